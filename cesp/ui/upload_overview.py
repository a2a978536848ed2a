"""Several returns at once: one line for each, and what about them should make a person look twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.store.records import Slice
from cesp.store.schema import period_label
from cesp.store.slices import slice_of
from cesp.ui.markup import Markup, join, listed, table, tag

_COLUMNS = ("File", "State", "From", "For", "Taken for", "Rows")


@dataclass(frozen=True)
class Checked:
    """A file that was looked at: its reading, None where it cannot be read at all, and its upload once it is loaded.

    `key` is the place of its box on the page.
    """

    name: str
    key: str
    reading: Reading | None
    upload: int | None = None


def count_states(checked: list[Checked]) -> str:
    """What became of the files, in a sentence to stand beside the place where they were chosen."""
    states = [_group(one) for one in checked]
    counts = ((states.count(words), words) for words in ("ready", "to be mended first", "loaded"))
    files = "1 file" if len(checked) == 1 else f"{len(checked)} files"
    return f"{files} looked at: {', '.join(f'{count} {words}' for count, words in counts if count)}."


def overview(desk: Desk, checked: list[Checked]) -> Markup:
    """The files in the order of their boxes, and under them what may be amiss between them."""
    titles = {agency.id: agency.title for agency in desk.partnership.agency}
    rows = tag(
        "div", table(_COLUMNS, (_line(desk, one, titles) for one in checked), "Files looked at"), css="cesp-whole"
    )
    doubts = list(_doubts(desk, [one.reading for one in checked if one.reading and one.upload is None]))
    if not doubts:
        return rows
    return join((rows, tag("div", tag("strong", "Look twice"), listed(doubts), css="cesp-empty")))


def _line(desk: Desk, one: Checked, titles: Mapping[str, str]) -> tuple[str | float | None, ...]:
    reading = one.reading
    name = tag("a", one.name, attributes={"href": f"#{one.key}"})
    if reading is None:
        return name, _state(one), None, None, None, None
    kinds = dict.fromkeys(desk.catalogue.dataset(sheet.dataset).title for sheet in reading.sheets if sheet.dataset)
    period = reading.period.label if reading.period else None
    sender = titles.get(reading.sender, reading.sender) or None
    return name, _state(one), sender, period, "; ".join(kinds) or None, len(reading.rows)


def _group(one: Checked) -> str:
    if one.upload is not None:
        return "loaded"
    return "ready" if one.reading and one.reading.accepted else "to be mended first"


def _state(one: Checked) -> str:
    if one.upload is not None:
        return f"Loaded as upload {one.upload}"
    if one.reading is None:
        return "Cannot be read"
    if not one.reading.accepted:
        return "Not ready"
    return "Ready, but read in part" if any(word.kind == "heading" for word in one.reading.suggestions) else "Ready"


def _doubts(desk: Desk, readings: list[Reading]) -> Iterator[str]:
    """The same file twice, the same return twice, a return of an earlier year than the others."""
    for first, second in combinations(readings, 2):
        if first.sha256 == second.sha256:
            yield f"{second.file} is the same file as {first.file}: one of them is enough."
        elif shared := _parts(desk, first) & _parts(desk, second):
            yield (
                f"{first.file} and {second.file} both hold {_named(desk, shared)}, from the same sender. They are "
                f"loaded in this order, so what {second.file} says of it will stand. If it should not, untick it below."
            )
    years = {reading.period.year for reading in readings if reading.period}
    for reading in readings:
        if reading.period and reading.period.year < max(years):
            yield f"{reading.file} is for {reading.period.label}, and others here for a later year. Is it an old file?"


def _parts(desk: Desk, reading: Reading) -> set[Slice]:
    """What of its sender's returns a file would replace."""
    keys = {name: desk.catalogue.dataset(name).key for name in {row.dataset for row in reading.rows}}
    return {slice_of(row, reading.sender, keys[row.dataset]) for row in reading.rows}


def _named(desk: Desk, parts: set[Slice]) -> str:
    """ "training sessions of 2023/24 Q4": datasets and periods, each once."""
    named = {(desk.catalogue.dataset(part.dataset).title.lower(), period_label(part.year, part.quarter))
             for part in parts}  # fmt: skip
    return ", ".join(f"{title} of {period}" for title, period in sorted(named))
