"""How long joint protection takes: of the samples, and of a large partnership's ten years, attack and proofs included.

Prints seconds of each part and its share. The large one is drawn by a fixed seed: 6 priorities by 15 agencies, 40
quarters, a block a year, most numbers small. Run it on a quiet machine: python -m benchmarks.disclosure
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from cesp.disclosure.blocks import Counted, lay_block
from cesp.disclosure.clearing import Cleared, clear_block
from cesp.disclosure.joint.attack import attack, opened, short
from cesp.disclosure.joint.block import Rules
from cesp.disclosure.places import Place
from cesp.jobs.clearing import clear_all, lay_all
from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL
from cesp.periods import Period

YEARS, PRIORITIES, AGENCIES = 10, 6, 15
#: How likely an agency is to have a case of each priority and grade in a quarter, so that many numbers are small.
SHARES = (0.1, 0.2, 0.3, 0.4, 0.6, 0.9)


def main() -> None:
    """Both, one after the other."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(f"sqlite:///{Path(folder) / 'store.db'}", partnership_folder(), LOCAL)
        fill_with_samples(desk, report=lambda line: None)
        start = perf_counter()
        lay_all(desk)
        laid = perf_counter() - start
        start = perf_counter()
        cleared = clear_all(desk)
        protected = perf_counter() - start
        desk.store.close()
    print(f"samples: counted {laid:.2f} s, protected and attacked {protected:.2f} s; {told(cleared)}")
    draw, cleared, start = random.Random(1), [], perf_counter()
    for year in range(YEARS):
        cleared.append(clear_block(lay_block(f"year {year}", of_year(draw, 2013 + year)), Rules()))
    print(f"{4 * YEARS} quarters: {perf_counter() - start:.2f} s, attack included; {told(cleared)}")


def of_year(draw: random.Random, year: int) -> Iterator[Counted]:
    """A year's judgements: by priority and quarter with the years to date, and by agency at its close."""
    rows = {
        (priority, quarter, agency): (draw.random() < SHARES[priority], draw.random() < SHARES[priority])
        for priority in range(PRIORITIES)
        for quarter in range(1, 5)
        for agency in range(AGENCIES)
    }
    periods = [
        *(Period(year, quarter, quarter) for quarter in range(1, 5)),
        *(Period(year, 1, last) for last in (2, 3, 4)),
    ]
    for period in periods:
        within = {key: row for key, row in rows.items() if period.first <= key[1] <= period.last}
        for priority in ("", *map(str, range(PRIORITIES))):
            held = [row for key, row in within.items() if priority in ("", str(key[0]))]
            yield counted(Place("good", "", priority, period), held)
    for agency in range(AGENCIES):
        held = [row for key, row in rows.items() if key[2] == agency]
        yield counted(Place("good", "", "", Period.full_year(year), "agency", str(agency)), held)


def counted(place: Place, held: list[tuple[bool, bool]]) -> Counted:
    """Rows added up at a place."""
    yes, no = sum(row[0] for row in held), sum(row[1] for row in held)
    return Counted(place, {"n": yes, "rest": no, "base": yes + no})


def told(cleared: list[Cleared]) -> str:
    """How many places there are, how many are hidden, and what the attack finds."""
    places, hidden = sum(len(one.laid.cells) for one in cleared), sum(len(one.hidden) for one in cleared)
    start = perf_counter()
    bounds = [attack(one.view) for one in cleared]
    seconds = perf_counter() - start
    known = sum(len(opened(one.view, ends)) for one, ends in zip(cleared, bounds, strict=True))
    weak = sum(len(short(one.view, ends)) for one, ends in zip(cleared, bounds, strict=True))
    return f"{places} places, {hidden} hidden, {known} known, {weak} short; the attack alone {seconds:.2f} s"


if __name__ == "__main__":
    main()
