"""From a figure back to where it came from: uploads, sheets and row numbers. For officers only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import pandas as pd

from cesp.briefing.cuts import cut_name
from cesp.catalogue import Dataset
from cesp.catalogue.priorities import Named
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.figures import Request, figures
from cesp.measures import question
from cesp.measures.behind import quarters_behind
from cesp.measures.tables import question_table
from cesp.measures.values import Ask
from cesp.periods import Period
from cesp.store.records import UploadRecord
from cesp.store.schema import period_label


@dataclass(frozen=True)
class SourceRow:
    """One row behind a figure: where it stood, what it brings to numerator and denominator (None where it could not be
    judged), and `columns`, title and value as kept, that tell it apart or were counted."""

    upload: int
    file: str
    sender: str
    period: str
    sheet: str
    row: int
    numerator: float | None
    denominator: float | None
    columns: Mapping[str, str | float]


def rows_behind(desk: Desk, ask: Ask, period: Period, value: str = "") -> tuple[SourceRow, ...]:
    """The rows a figure of the officer's edition is made from, in the order of upload, sheet and row; of a question
    with a cut, those of one `value` of it.

    Their numerators and denominators add up to the figure's; where figures run on through the year, what was there
    before the period is among them and taken off. Mendable where the question makes no sense.
    """
    desk.require("read_officer")
    evidence = gather(desk, ask)
    used = quarters_behind(evidence.plan, period, evidence.groups, evidence.held)
    answer = desk.store.answer(question.rows_behind(ask, desk.catalogue, desk.partnership, value))
    files = {record.id: record for record in desk.store.uploads()}
    dataset = desk.catalogue.dataset(evidence.definition.dataset)
    found = []
    for line in answer.to_dict("records"):
        counted = not line["is_complete"] or evidence.definition.kind != "count" or line["use_numerator"]
        if line["year"] == period.year and (line["sender"], line["quarter"]) in used and counted:
            off = evidence.plan.basis == "cumulative" and 0 < line["quarter"] < period.first
            found.append(_source(desk, line, files, dataset, -1 if off else 1))
    if evidence.definition.kind == "rate":
        found += _children(desk, period, files, value or desk.partnership.place)
    return tuple(sorted(found, key=lambda row: (row.upload, row.sheet, row.row)))


def _children(desk: Desk, period: Period, files: Mapping[int, UploadRecord], place: str) -> Iterator[SourceRow]:
    """The rows that tell the children of a place: the denominator of a rate, whatever the number of its rows."""
    dataset = desk.catalogue.dataset("population")
    people = question_table(dataset)
    own = people.filter((people.year == period.year) & (people.place == place))
    for line in desk.store.answer(own.mutate(quarter=own.quarter.fill_null(0))).to_dict("records"):
        brings = {"use_numerator": 0.0, "use_less": 0.0, "use_denominator": line["children"], "is_complete": True}
        yield _source(desk, {**line, **brings}, files, dataset, 1)


def spell_figure(desk: Desk, ask: Ask, period: Period, value: str = "") -> str:
    """The figure itself in a line, for officers: "Attendances, Police, 2022/23 Q3: 419"."""
    request = Request(period, measure=ask.measure, indicator=ask.indicator, priority=ask.priority, by=ask.by)
    found = [shown for shown in figures(desk, request) if shown.figure.by.get(ask.by or "", "") == value]
    if not found:
        raise Mendable(f"Nothing is held of {value} for {period.label}", mend="Choose another part or period.")
    shown = found[0]
    title = desk.partnership.get_priority(ask.priority).title if ask.priority else ""
    part = cut_name(ask.by, value, desk.partnership) if ask.by else ""
    name = ", ".join(filter(None, (shown.definition.title, part, title, period.label)))
    base = f" ({shown.figure.base})" if shown.figure.base else ""
    return f"{name}: {shown.figure.display}{base}"


def rows_data(rows: tuple[SourceRow, ...]) -> list[dict[str, Any]]:
    """The rows as plain data, ready for JSON."""
    return [asdict(row) for row in rows]


def row_lines(data: dict[str, Any]) -> Iterator[str]:
    """A row on one line."""
    columns = ", ".join(f"{title} {value}" for title, value in data["columns"].items())
    yield f"upload {data['upload']}  {data['file']}  {data['sheet']} row {data['row']}  {data['period']}  {columns}"


def _source(
    desk: Desk, line: Mapping[Any, Any], files: Mapping[int, UploadRecord], dataset: Dataset, sign: int
) -> SourceRow:
    complete = bool(line["is_complete"])
    titles = {"children": _CHILDREN, **{column.name: column.title for column in dataset.columns}}
    named = titles_of(desk, dataset)
    told = {
        titles[name]: named.get(name, {}).get(value, _plain(value)) for name, value in line.items() if name in titles
    }
    return SourceRow(
        upload=int(line["upload"]),
        file=files[line["upload"]].file,
        sender=line["sender"],
        period=period_label(int(line["year"]), int(line["quarter"])),
        sheet=line["sheet"],
        row=int(line["row"]),
        numerator=sign * (line["use_numerator"] - line["use_less"]) if complete else None,
        denominator=sign * line["use_denominator"] if complete else None,
        columns={title: value for title, value in told.items() if value is not None},
    )


def titles_of(desk: Desk, dataset: Dataset) -> dict[str, dict[str, str]]:
    """Column -> what it holds -> how people write it: titles for ids of the partnership's lists, words for choices."""
    lists: dict[str, tuple[Named, ...]] = {
        "course": desk.partnership.course, "agency": desk.partnership.agency, "priority": desk.partnership.priority,
        "indicator": desk.partnership.indicator,
    }  # fmt: skip
    kinds = {column.name: column.kind for column in dataset.columns if column.kind in lists}
    titles = {name: {entry.id: entry.title for entry in lists[kind]} for name, kind in kinds.items()}
    chosen = {column.name: {word: word.replace("_", " ") for word in column.choices} for column in dataset.columns}
    return {**{name: words for name, words in chosen.items() if words}, **titles}


def _plain(value: Any) -> str | float | None:
    """A value of a frame as text or number, None for a blank."""
    if pd.isna(value):
        return None
    if isinstance(value, float | int):
        return int(value) if value == int(value) else float(value)
    return value.isoformat()[:10] if isinstance(value, date) else str(value)


_CHILDREN = "Children aged 0 to 17"  # joined to the rows of a rate from the population
