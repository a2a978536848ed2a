"""Words that this program writes into workbooks and knows again: what stands behind them is no evidence."""

from __future__ import annotations

from cesp.intake.workbook import Cell, Sheet

EXAMPLE = "EXAMPLE:"  # opens the example row of a template
DEFINITIONS = "Definitions and lists for this return"  # cell A1 of the sheet that explains a template
TO_MEND = "What to mend in this return"  # cell A1 of the list in a marked workbook


def is_example(cell: Cell) -> bool:
    """True for the first cell of a row that a template shows as an example."""
    return isinstance(cell, str) and cell.startswith(EXAMPLE)


def is_ours(sheet: Sheet) -> bool:
    """True for a sheet that this program wrote to explain the others."""
    return sheet.cell(0, 0) in (DEFINITIONS, TO_MEND)
