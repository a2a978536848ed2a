"""How long the store takes, beside what plain pandas takes for the same: `python -m benchmarks.store`.

Prints seconds (the middle of five) and the ratio to pandas. Nothing is asserted: machines differ.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median

import ibis
import pandas as pd

from cesp.catalogue import load_catalogue
from cesp.intake.results import Row
from cesp.store.records import Submission
from cesp.store.schema import dataset_schema
from cesp.store.store import Store, open_store

NOW = datetime(2023, 7, 3, tzinfo=UTC)
CATALOGUE = load_catalogue()
SESSIONS = CATALOGUE.dataset("training_sessions")
TABLE = ibis.table(dataset_schema(SESSIONS), name=SESSIONS.name)
QUESTION = TABLE.group_by("course", "qi").agg(attended=TABLE.attended.sum(), registered=TABLE.registered.sum())


def rows(number: int, start: int = 0) -> tuple[Row, ...]:
    return tuple(
        Row(
            SESSIONS.name,
            "Training",
            line,
            2015 + line % 8,
            1 + line % 4,
            None,
            {"course": f"Course {line % 60}", "sessions": 1.0, "capacity": 20.0, "registered": 18.0, "attended": 15.0,
             "cancelled": 1.0, "no_show": 2.0, "delivery": "taught", "priority": "neglect"},
        )
        for line in range(start, start + number)
    )  # fmt: skip


def load(store: Store, sender: str, name: str, kept: tuple[Row, ...]) -> None:
    store.commit(Submission("file.xlsx", name, sender, "bench", kept), NOW)


def timed(act: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return median(taken)


def compare(what: str, store_took: float, pandas_took: float) -> None:
    ratio = store_took / pandas_took
    print(f"{what:<44}{store_took * 1000:>10.1f} ms{pandas_took * 1000:>12.1f} ms{ratio:>8.1f} x")


def run(folder: Path) -> None:
    store = open_store(f"sqlite:///{folder / 'store.sqlite'}", CATALOGUE)
    numbers = count()
    print(f"{'':<44}{'store':>13}{'pandas':>15}{'ratio':>10}")

    some = rows(5_000)
    frame = pd.DataFrame([dict(row.values) for row in some])
    replace = timed(lambda: load(store, "police", f"small {next(numbers)}", (*some[1:], rows(1, next(numbers))[0])))
    compare("replace 5,000 rows (pandas: write a CSV)", replace, timed(lambda: frame.to_csv(folder / "small.csv")))

    for part in range(20):
        load(store, f"sender {part}", "large", rows(5_000, part * 5_000))
    large = store.answer(TABLE)
    large.to_csv(folder / "large.csv")

    def fill() -> None:
        store.record("bench", "mark", "", NOW)
        store.undo(1, "bench", NOW)
        store.redo(1, "bench", NOW)
        store.answer(TABLE.limit(1))

    compare(
        f"fill with {len(large):,} rows (pandas: read a CSV)",
        timed(fill),
        timed(lambda: pd.read_csv(folder / "large.csv")),
    )
    grouped = timed(large.groupby(["course", "qi"])[["attended", "registered"]].sum, 20)
    compare("a question of sums by course and quarter", timed(lambda: store.answer(QUESTION), 20), grouped)
    store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        run(Path(place))
