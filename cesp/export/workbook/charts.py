"""Charts of a workbook that read the cells of the table beside them. None is drawn where a cell has no number: a
spreadsheet program would draw a word as zero."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series as Drawn
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.worksheet.worksheet import Worksheet

from cesp.briefing.exhibit import Table
from cesp.charts.palette import colour
from cesp.charts.series import Chart, ChartKind, Role
from cesp.export.tables import read_number

_ROWS, _WIDTH, _HEIGHT = 20, 24, 9  # rows of a sheet; centimetres
Made = BarChart | LineChart


def add_chart(sheet: Worksheet, chart: Chart, table: Table, top: int, row: int) -> int:
    """Sets the chart of a table, whose headings stand in row `top`, at a row, where one can be drawn. Gives the first
    row after it."""
    draw = _KINDS.get(chart.kind)
    made = draw(sheet, chart, table, top) if draw else None
    if made is None:
        return row
    made.width, made.height = _WIDTH, _HEIGHT
    made.y_axis.title, made.x_axis.delete, made.y_axis.delete = chart.y_title, False, False
    made.y_axis.scaling.min = 0
    made.y_axis.majorGridlines = None
    sheet.add_chart(made, f"A{row}")
    return row + _ROWS


def find_column(labels: tuple[str, ...], table: Table) -> int | None:
    """The column, counted from 1, that holds these labels row by row. None where none does, or one is no number."""
    if any(read_number(label) is None for label in labels):
        return None
    columns = range(1, len(table.columns))
    return next((at + 1 for at in columns if tuple(row[at] for row in table.rows) == labels), None)


def _draw_bars(sheet: Worksheet, chart: Chart, table: Table, top: int) -> Made | None:
    return _add_series(BarChart(), sheet, chart, table, top)


def _draw_line(sheet: Worksheet, chart: Chart, table: Table, top: int) -> Made | None:
    return _add_series(LineChart(), sheet, chart, table, top)


def _draw_places(sheet: Worksheet, chart: Chart, table: Table, top: int) -> Made | None:
    """One bar a place in the order of the table, the one in focus dark."""
    printed = {point.x: (point.label, series.role) for series in chart.series for point in series.points}
    places = [str(row[0]) for row in table.rows]
    at = find_column(tuple(printed.get(place, ("", ""))[0] for place in places), table)
    if at is None:
        return None
    made = BarChart()
    made.type, made.legend, made.x_axis.scaling.orientation = "bar", None, "maxMin"
    drawn = _read_cells(sheet, at, len(table.rows), top, "others")
    for number, place in enumerate(places):
        if printed[place][1] == "focus":
            point = DataPoint(idx=number)
            point.graphicalProperties.solidFill = colour("focus", "light").removeprefix("#")
            drawn.dPt.append(point)
    made.series.append(drawn)
    made.set_categories(_names(sheet, len(table.rows), top))
    return made


def _add_series(made: Made, sheet: Worksheet, chart: Chart, table: Table, top: int) -> Made | None:
    """All series of a chart, the earlier first; None where one of them is not in the table as it is."""
    for series in chart.series:
        at = find_column(tuple(point.label for point in series.points), table)
        if at is None:
            return None
        drawn = _read_cells(sheet, at, len(table.rows), top, series.role, series.name)
        made.series.append(drawn)
    made.set_categories(_names(sheet, len(table.rows), top))
    made.legend = made.legend if len(chart.series) > 1 else None
    return made


def _read_cells(sheet: Worksheet, at: int, rows: int, top: int, role: Role, name: str = "") -> Drawn:
    cells = Reference(sheet, min_col=at, min_row=top + 1, max_row=top + rows)
    drawn: Drawn = SeriesFactory(cells, title=name or None)
    tint = colour(role, "light").removeprefix("#")
    drawn.graphicalProperties.solidFill = tint
    drawn.graphicalProperties.line.solidFill = tint
    return drawn


def _names(sheet: Worksheet, rows: int, top: int) -> Reference:
    return Reference(sheet, min_col=1, min_row=top + 1, max_row=top + rows)


_KINDS: Mapping[ChartKind, Callable[[Worksheet, Chart, Table, int], Made | None]] = {
    "bars": _draw_bars,
    "line": _draw_line,
    "process": _draw_line,
    "places": _draw_places,
}
