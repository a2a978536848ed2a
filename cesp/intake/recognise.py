"""Which dataset a sheet holds and where its headings stand, or what keeps it from being one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from cesp.catalogue import Catalogue
from cesp.intake.address import letters
from cesp.intake.headings import Headings, Match
from cesp.intake.results import Finding
from cesp.intake.workbook import Sheet, brief, words

ROWS_SEARCHED = 40
_COLUMNS_SEARCHED = 400
_MOST_SHOWN = 12


def recognise(sheet: Sheet, headings: Headings) -> Match | None:
    """The best fit of any of the first rows of the sheet; None where no row has two headings we know."""
    matches = [
        match
        for row in range(min(ROWS_SEARCHED, len(sheet.cells)))
        if (match := headings.best(row, heading_row(sheet, row))) is not None
    ]
    return max(matches, key=lambda match: match.rank, default=None)


def heading_row(sheet: Sheet, row: int) -> dict[int, str]:
    """The words of a row by place, counted from 0."""
    line = sheet.cells[row][:_COLUMNS_SEARCHED]
    return {at: words(cell) for at, cell in enumerate(line) if isinstance(cell, str) and cell.strip()}


def dated_row(sheet: Sheet, row: int) -> dict[int, str]:
    """The words of a row by place, days among them: a wide table may have a column for each."""
    line = sheet.cells[row][:_COLUMNS_SEARCHED]
    return {at: text for at, cell in enumerate(line) if isinstance(cell, (str, date)) and (text := words(cell))}


def is_clearly(match: Match, *, alone: bool) -> bool:
    """True where a sheet that lacks a required column is still plainly meant as that dataset.

    `alone` says that no other sheet of the file was recognised, so that fewer signs are enough.
    """
    return len(match.missing) == 1 and match.rank[1] >= 2 and (alone or len(match.columns) > 2)


def missing_column(sheet: Sheet, match: Match) -> Finding:
    """The error for a sheet that lacks one required column."""
    seen = ", ".join(f"'{brief(text)}'" for text in list(heading_row(sheet, match.header).values())[:_MOST_SHOWN])
    title = match.missing[0]
    return Finding(
        "error",
        f"This looks like {match.dataset.title.lower()}, but no column is headed '{title}'. Headings seen: {seen}.",
        f"Head the column '{title}', or say which heading it is.",
        sheet.name,
        f"row {match.header + 1}",
        title,
        asks="column",
    )


def describe_columns(sheet: Sheet, match: Match, people: Collection[int]) -> list[Finding]:
    """A warning for each heading that doubles another, and one note of those that match nothing.

    `people` are the true columns of names, which are told of elsewhere.
    """
    shown = heading_row(sheet, match.header)
    found = [
        Finding(
            "warning",
            f"The headings '{brief(shown[match.columns[name]])}' and '{brief(shown[at])}' both mean "
            f"{match.dataset.column(name).title}; the first was taken.",
            "Remove or rename the one that is not meant.",
            sheet.name,
            f"column {letters(sheet.place(match.header, at)[1])}",
            match.dataset.column(name).title,
        )
        for at, name in match.doubles
    ]
    used = {*match.columns.values(), *(at for at, _ in match.doubles)}
    used |= {at for at in shown if sheet.place(match.header, at)[1] in people}
    if unused := [
        f"'{brief(text)}' ({letters(sheet.place(match.header, at)[1])})" for at, text in shown.items() if at not in used
    ]:
        more = f" and {len(unused) - _MOST_SHOWN} more" if len(unused) > _MOST_SHOWN else ""
        found.append(
            Finding(
                "note",
                f"Columns that are not part of the return were not read: {', '.join(unused[:_MOST_SHOWN])}{more}.",
                "If one of them belongs to it, say which column it is.",
                sheet.name,
                f"row {match.header + 1}",
                asks="column",
            )
        )
    return found


def unknown_sheets(sheets: tuple[Sheet, ...], catalogue: Catalogue) -> Finding:
    """The error for a file of which no sheet is a return we know."""
    names = ", ".join(f"'{sheet.name}'" for sheet in sheets[:_MOST_SHOWN]) or "none that can be seen"
    looked_for = "; ".join(
        f"{dataset.title.lower()} ({', '.join(column.title for column in dataset.columns if column.required)})"
        for dataset in catalogue.datasets
    )
    return Finding(
        "error",
        f"No sheet of the file is a return we know. Sheets: {names}. Looked for: {looked_for}.",
        "Head the table with those column names in one row, or say which heading is which.",
        cell="file",
        asks="column",
    )


def unknown_mappings(catalogue: Catalogue, mapping: Mapping[str, str]) -> Iterator[Finding]:
    """An error for each heading that was said to be a column that no dataset has."""
    names = {known.name for dataset in catalogue.datasets for known in dataset.columns}
    mend = f"The columns are: {', '.join(sorted(names))}."
    for heading, column in mapping.items():
        if column not in names:
            message = f"'{heading}' was said to be the column '{column}', which no return has."
            yield Finding("error", message, mend, cell="file", column=column)
