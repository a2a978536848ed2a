"""Recommendations by where they came from, with what resulted: in counts, which every edition may read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cesp.briefing.exhibit import Table
from cesp.disclosure.shown import Shown
from cesp.measures.rounding import format_number

#: The column of recommendations that says where they came from.
BY = "source_type"
#: Measures that stand side by side, with their headings.
COLUMNS: Mapping[str, str] = {
    "recommendations_open": "Open",
    "recommendations_overdue": "Overdue",
    "recommendations_in_time": "Closed in time",
    "recommendations_with_impact": "Closed with impact recorded",
}
#: Where recommendations come from, in the order they are listed; other words stand after these, as written.
SOURCES: Mapping[str, str] = {
    "practice_review": "Practice reviews",
    "rapid_review": "Rapid reviews",
    "inspection": "Inspections",
    "scrutiny": "Independent scrutiny",
    "audit": "Multi-agency audits",
    "section_11_175": "Section 11 and section 175",
}


def tabulate_sources(shown: Mapping[str, Sequence[Shown]]) -> Table:
    """A row for each source that has a figure, a column for each measure; `shown` holds each measure by source."""
    cells = {name: {one.figure.by[BY]: one for one in listed} for name, listed in shown.items()}
    found = {source for row in cells.values() for source, one in row.items() if one.figure.status != "not_supplied"}
    order = [*SOURCES, *sorted(found - set(SOURCES))]
    rows = tuple(
        (SOURCES.get(source, source), *(_cell(cells.get(name, {}).get(source)) for name in COLUMNS))
        for source in order
        if source in found
    )
    return Table(("Came from", *COLUMNS.values()), rows)


def _cell(shown: Shown | None) -> str | None:
    """ "3", or "2 of 5 (40%)"; None where there is nothing of it."""
    if shown is None or shown.figure.status in ("not_applicable", "not_supplied"):
        return None
    figure = shown.figure
    if figure.numerator is None or figure.denominator is None:
        return figure.display
    return f"{format_number(figure.numerator)} of {format_number(figure.denominator)} ({figure.display})"
