"""Returns drawn by chance that have nothing wrong with them: what is written in each cell, and what it must come to."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from cesp.catalogue import Catalogue, Dataset
from cesp.intake.results import Row, Status
from cesp.periods import Period, Quarter

YEAR = Period.full_year(2022)
FRAMES = ("training_sessions", "training_attendance", "indicators", "actions")
MARKS: Mapping[str, Status] = {
    "c": "suppressed", "<5": "suppressed", ":": "not_supplied", "-": "not_supplied", "z": "not_applicable",
    "n/a": "not_applicable", "x": "not_collected",
}  # fmt: skip
KNOWN = {
    "course": {"cse": "Introduction to CSE"},
    "priority": {"neglect": "Child neglect", "emotional-health": "Health and wellbeing"},
    "agency": {"police": "WPOL", "health": "nhs"},
    "indicator": {"second-plans": "Second plans", "score": "average  score"},
}
SIGNS = " ,;\"'&/()-£éüø–%"


@dataclass(frozen=True)
class Drawn:
    """One cell: as written, as it must be stored, and the status it must have."""

    written: Any
    value: Any
    status: Status | None = None


@dataclass(frozen=True)
class Frame:
    """One table. `rows` hold a cell for each of `columns`, by name; `when` is the (year, quarter, day) of each."""

    dataset: Dataset = field(repr=False)  # long, and the columns say which it is
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Drawn], ...]

    def table(self) -> list[list[Any]]:
        head = [self.dataset.column(name).title for name in self.columns]
        return [head, *([row[name].written for name in self.columns] for row in self.rows)]

    def expected(self) -> list[tuple[Any, ...]]:
        period = next(column.name for column in self.dataset.columns if column.kind == "period")
        return [
            (
                row[period].value,
                {name: row[name].value for name in self.columns if name != period},
                {name: cell.status for name, cell in row.items() if cell.status},
            )
            for row in self.rows
        ]

    def found(self, rows: tuple[Row, ...]) -> list[tuple[Any, ...]]:
        """What was read of this table, in the same form."""
        return [
            (
                (row.year, row.quarter, row.day),
                {name: row.values[name] for name in self.columns if name in row.values},
                dict(row.statuses),
            )
            for row in rows
            if row.dataset == self.dataset.name
        ]


def csv_of(frame: Frame, separator: str, encoding: str) -> bytes:
    """The table as a text file; days day first, as a British Excel writes them."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=separator)
    for row in frame.table():
        writer.writerow([f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row])
    return stream.getvalue().encode(encoding)


BLANK = Drawn(None, None)
TEXTS = st.builds(
    lambda first, rest, last: f"{first} {' '.join(rest.split())} {last}".replace("  ", " "),
    st.sampled_from(["Working", "Safer", "Élan", "Hearing"]),
    st.text("abcdefgxyzABCXYZ" + SIGNS, max_size=12),
    st.sampled_from(["together", "ways", "Part B"]),
).map(lambda text: Drawn(text, text))
COUNTS = st.one_of(
    st.integers(0, 10**6).map(lambda number: Drawn(number, number)),
    st.integers(0, 10**6).map(lambda number: Drawn(f" {number:,} ", number)),
    st.sampled_from(sorted(MARKS)).map(lambda mark: Drawn(mark, None, MARKS[mark])),
    st.just(Drawn("nil", 0)),
    st.just(BLANK),
)
NUMBERS = st.one_of(
    st.integers(-(10**5), 10**5).map(lambda number: Drawn(number / 100, number / 100)),
    st.sampled_from(sorted(MARKS)).map(lambda mark: Drawn(mark, None, MARKS[mark])),
)
RATIOS = st.integers(0, 1000).map(lambda number: Drawn(f"{number / 10}%", number / 10 / 100))
DAYS = st.dates(YEAR.first_day, YEAR.last_day)
DUE = st.one_of(st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(lambda day: Drawn(day, day)), st.just(BLANK))


def _named(kind: str, blank: bool) -> st.SearchStrategy[Drawn]:
    known = [Drawn(written, meaning) for meaning, written in KNOWN[kind].items()]
    return st.one_of(st.sampled_from(known), TEXTS, *([st.just(BLANK)] if blank else []))


def _whens() -> st.SearchStrategy[Drawn]:
    quarters = st.integers(1, 4).map(lambda number: Drawn(f"Q{number} 2022-23", (2022, number, None)))
    days = DAYS.map(lambda day: Drawn(day, (2022, Quarter.of(day).number, day)))
    return st.one_of(quarters, days)


def _cells(dataset: Dataset, name: str) -> st.SearchStrategy[Drawn]:
    column = dataset.column(name)
    if column.kind in KNOWN:
        return _named(column.kind, not column.required)
    if column.kind == "choice":
        pairs = [Drawn(word, meaning) for meaning, words in column.choices.items() for word in (meaning, *words)]
        return st.sampled_from(pairs)
    if column.kind == "text" and not column.required:
        return st.one_of(TEXTS, st.just(BLANK))
    strategies = {"count": COUNTS, "number": NUMBERS, "percent": RATIOS, "date": DUE, "text": TEXTS}
    return _whens() if column.kind == "period" else strategies[column.kind]


@st.composite
def frames(draw: st.DrawFn, catalogue: Catalogue, name: str) -> Frame:
    """A table of one to five rows: every required column, some of the others, in any order; no row twice."""
    dataset = catalogue.dataset(name)
    names = [column.name for column in dataset.columns if column.required or column.kind == "period"]
    others = [column.name for column in dataset.columns if column.name not in names]
    columns = draw(st.permutations([*names, *draw(st.lists(st.sampled_from(others), unique=True))]))
    cells = {column: _cells(dataset, column) for column in columns}
    rows = draw(
        st.lists(st.fixed_dictionaries(cells), min_size=1, max_size=5, unique_by=lambda row: _key(dataset, row))
    )
    return Frame(dataset, tuple(columns), tuple(_in_per_cent(row, draw(RATIOS)) for row in rows))


def _key(dataset: Dataset, row: Mapping[str, Drawn]) -> str:
    key = [row[name].value for name in dataset.natural_key if name in row]
    return " ".join(str(key).casefold().split())


def _in_per_cent(row: dict[str, Drawn], ratio: Drawn) -> dict[str, Drawn]:
    """The row as it is, or, where its indicator is measured in per cent, with a ratio for its value."""
    of_ratios = "value" in row and row["indicator"].value == "second-plans"
    return {**row, "value": ratio} if of_ratios else row
