"""A small partnership, rows drawn as text, and a store that holds them: what the tests of measures stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import ibis

from cesp.catalogue import Partnership, load_catalogue
from cesp.intake.results import Row
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.measures.display import spell
from cesp.measures.evidence import Evidence, earlier_period
from cesp.measures.values import Ask, Comparison, Figure
from cesp.people import LOCAL
from cesp.periods import Period, parse_period
from cesp.store.opening import open_database
from cesp.store.records import Submission
from cesp.store.store import Store
from cesp.store.tables import build_row_tables

CATALOGUE = load_catalogue()
MARKS = {"c": "suppressed", ":": "not_supplied", "z": "not_applicable", "x": "not_collected"}
START = datetime(2024, 1, 8, 9, 0, tzinfo=UTC)

# What follows from these two alone and is the same on every desk: making it is most of what a small store costs.
TABLES = build_row_tables(CATALOGUE)
QUESTIONS: dict[Ask, tuple[ibis.Table | None, ...]] = {}

Line = dict[str, Any]  # dataset, sender, year, quarter (0 a year), columns; a column's mark is "<column>_status"


def _indicator(name: str, basis: str | None, unit: str = "%", rest: Mapping[str, Any] | None = None) -> dict[str, Any]:
    words = {"numerator_words": f"{name} found", "denominator_words": f"{name} looked at"}
    return {"id": name, "title": name.title(), "basis": basis, "unit": unit, "priorities": ["neglect"], **words} | dict(
        rest or {}
    )


PARTNERSHIP = Partnership.model_validate(
    {
        "name": "Test Partnership",
        "place": "Ourtown",
        "sender": "council",
        "synthetic": "Invented figures.",
        "editions": {"officer": "Officer working", "restricted": "Part 2", "public": "Part 1"},
        "priority": [
            {"id": "neglect", "title": "Neglect", "aim": "Fewer children neglected"},
            {"id": "exploitation", "title": "Exploitation"},
            {"id": "online-harm", "title": "Online harm"},
        ],
        "agency": [
            {"id": "council", "title": "The council"},
            {
                "id": "police",
                "title": "Police",
                "agrees_to_be_named": True,
                "workforce": {"2021/22": 40, "2022/23": 50},
            },
            {"id": "health", "title": "Health trust", "workforce": {"2022/23": 200}},
        ],
        "course": [
            {"id": "gcp", "title": "Graded Care", "priorities": ["neglect"]},
            {"id": "both", "title": "Neglect and exploitation", "priorities": ["neglect", "exploitation"]},
            {"id": "basics", "title": "Basics"},
        ],
        "indicator": [
            _indicator("flowing", "flow", rest={"direction": "high"}),
            _indicator("standing", "stock", rest={"direction": "low"}),
            _indicator("running", "cumulative"),
            _indicator("averaged", "average", rest={"decimals": 1}),
            _indicator("unsettled", None),
            _indicator("numbered", "flow", "number", {"direction": "low", "rate": True}),
            _indicator("scored", "average", "score", {"decimals": 1, "direction": "high"}),
            _indicator("runcount", "cumulative", "number", {"rate": True}),
            _indicator("published", "flow", "%", {"source": "national", "rate": True, "decimals": 1}),
            _indicator(
                "redefined", "flow", rest={"changes": [{"year": "2022/23", "what": "Police cases are counted too."}]}
            ),
            _indicator("safe", "flow", rest={"safe_without_counts": True, "priorities": ["exploitation"]}),
        ],
        "term": [{"short": "GCP", "long": "Graded Care Profile"}],
    }
)


def table(dataset: str, text: str) -> list[Line]:
    """Rows from a table drawn as text: columns between bars, `when` such as "2022 Q1" or "2022"; "-" is a blank."""
    lines = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.strip().splitlines()]
    heading, *rest = lines
    return [_line(dataset, dict(zip(heading, cells, strict=True))) for cells in rest]


def _line(dataset: str, cells: dict[str, str]) -> Line:
    year, _, quarter = cells.pop("when").partition(" Q")
    line: Line = {"dataset": dataset, "sender": cells.pop("sender", "council"), "year": int(year)}
    line["quarter"] = int(quarter or 0)
    for column in CATALOGUE.dataset(dataset).stored:
        written = cells.pop(column.name, None)
        if written is None:
            line[column.name] = column.default if column.numeric else None
        elif column.numeric and written in MARKS:
            line[column.name], line[f"{column.name}_status"] = None, MARKS[written]
        else:
            line[column.name] = _value(written, column.kind, column.numeric)
    assert not cells, f"{dataset} has no column {', '.join(cells)}"
    return line


def _value(written: str, kind: str, numeric: bool) -> str | float | date | None:
    if written in ("-", ""):
        return None
    if numeric:
        return float(written)
    return date.fromisoformat(written) if kind == "date" else written


def as_row(line: Line, number: int) -> Row:
    """A line as intake would hand it over."""
    columns = [column.name for column in CATALOGUE.dataset(line["dataset"]).stored]
    return Row(
        dataset=line["dataset"],
        sheet="Sheet",
        number=number,
        year=line["year"],
        quarter=line["quarter"] or None,
        day=None,
        values={name: line.get(name) for name in columns},
        statuses={name: line[f"{name}_status"] for name in columns if line.get(f"{name}_status")},
    )


def keep(store: Store, lines: Iterable[Line], nil: tuple[tuple[str, str, int, int], ...] = ()) -> None:
    """Commits the lines as one file a sender; `nil` are (sender, dataset, year, quarter)."""
    lines = list(lines)
    at = START + timedelta(minutes=len(store.uploads()))
    for sender in sorted({line["sender"] for line in lines} | {entry[0] for entry in nil}):
        rows = tuple(as_row(line, number) for number, line in enumerate(lines, 2) if line["sender"] == sender)
        nothing = tuple((dataset, year, quarter) for who, dataset, year, quarter in nil if who == sender)
        name = f"{sender}-{len(store.uploads())}"
        at += timedelta(seconds=1)
        store.commit(Submission(name, name, sender, "Amy", rows, (), nothing), at)


@contextmanager
def desk(*batches: Iterable[Line], nil: tuple[tuple[str, str, int, int], ...] = ()) -> Iterator[Desk]:
    """A desk on a store of its own; each batch is a file of every sender in it, one after the other."""
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{Path(folder) / 'store.sqlite'}")
        store = Store(database, CATALOGUE, database.prepare(TABLES))
        for batch in batches:
            keep(store, batch)
        if nil:
            keep(store, (), nil)
        yield Desk(store, CATALOGUE, PARTNERSHIP, LOCAL, questions=QUESTIONS)
        store.close()


def evidence(ask: Ask, *batches: Iterable[Line], nil: tuple[tuple[str, str, int, int], ...] = ()) -> Evidence:
    """All that is held on a question once the lines are."""
    with desk(*batches, nil=nil) as sitting:
        return gather(sitting, ask)


def ask_all(
    ask: Ask,
    when: str,
    lines: Iterable[Line],
    compared: str = "same-period",
    nil: tuple[tuple[str, str, int, int], ...] = (),
) -> tuple[Comparison, ...]:
    """Every figure of a question for a period in words, each beside its earlier one."""
    period = in_words(when)
    return evidence(ask, lines, nil=nil).compare(period, earlier_period(period, compared))


def ask_one(ask: Ask, when: str, lines: Iterable[Line], compared: str = "same-period") -> Comparison:
    """The one figure of a question that is not cut."""
    (only,) = ask_all(ask, when, lines, compared)
    return only


def in_words(when: str) -> Period:
    period = parse_period(when)
    assert period is not None, when
    return period


def display(comparison: Comparison) -> str:
    """A figure as printed."""
    figure = comparison.figure
    assert figure.value is not None
    return spell(figure.value, comparison.definition, figure.numerator, figure.denominator)


def parts(figure: Figure) -> tuple[float | None, float | None]:
    """Numerator and denominator."""
    return figure.numerator, figure.denominator


def value(measure: str, when: str, lines: list[Line], indicator: str | None = None) -> float | None:
    return ask_one(Ask(measure, None, indicator), when, lines).figure.value
