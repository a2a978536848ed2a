"""The department's model of statistical neighbours, recognised and explained: it is a list of places, not a return.

Layout: Department for Education, children's services statistical neighbour benchmarking tool: an authority a row, its
neighbours' numbers from the closest in SN_1 to SN_10.
"""

from __future__ import annotations

import re

from cesp.catalogue import Partnership, plain
from cesp.intake.recognise import heading_row
from cesp.intake.results import Finding
from cesp.intake.workbook import Sheet, words

_CODE, _NAME, _NEIGHBOUR = "old_la_code", "la_name", re.compile(r"sn_\d+")
_ROWS_SEARCHED = 40


def tell_neighbours(sheet: Sheet, partnership: Partnership) -> Finding | None:
    """What the model says of the partnership's own neighbours; None where the sheet is not the model."""
    for header in range(min(_ROWS_SEARCHED, len(sheet.cells))):
        columns = {text.lower(): at for at, text in heading_row(sheet, header).items()}
        ranked = [at for text, at in columns.items() if _NEIGHBOUR.fullmatch(text)]
        if _CODE in columns and _NAME in columns and ranked:
            return _compare(sheet, header, columns, ranked, partnership)
    return None


def _compare(
    sheet: Sheet, header: int, columns: dict[str, int], ranked: list[int], partnership: Partnership
) -> Finding:
    rows = range(header + 1, len(sheet.cells))
    names = {words(sheet.cell(row, columns[_CODE])): words(sheet.cell(row, columns[_NAME])) for row in rows}
    own = next((row for row in rows if plain(words(sheet.cell(row, columns[_NAME]))) == plain(partnership.place)), None)
    what = (
        "This is the model of statistical neighbours, a list of places and not a return, so there are no rows to load."
    )
    if own is None:
        return Finding("warning", f"{what} {partnership.place} is not in it.", "", sheet.name, f"row {header + 1}")
    codes = [words(sheet.cell(own, at)) for at in ranked]
    model = [names.get(code, code) for code in codes]
    cell = f"row {sheet.number(own)}"
    if {plain(name) for name in model} == {plain(name) for name in partnership.national.neighbours}:
        return Finding("note", f"{what} The neighbours of {partnership.place} are those in use.", "", sheet.name, cell)
    fix = f"To use them, write them into national.toml: {', '.join(model)}."
    return Finding(
        "warning", f"{what} The neighbours of {partnership.place} are not those in use.", fix, sheet.name, cell
    )
