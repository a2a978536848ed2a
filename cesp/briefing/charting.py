"""Shown figures -> a chart as data, its table twin, and its words for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.briefing.exhibit import Table
from cesp.charts.series import Chart, ChartKind, Point, Role, Series
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.periods import Period

RAG: dict[str, tuple[str, Role]] = {
    "red": ("Red", "red"),
    "amber": ("Amber", "amber"),
    "green": ("Green", "green"),
    "blue": ("Complete", "blue"),
    "not_started": ("Not started", "grey"),
}
_KIND_WORDS: dict[ChartKind, str] = {
    "bars": "Bar chart",
    "line": "Line chart",
    "mix": "Stacked bars",
    "places": "Ranked bars",
    "process": "Line chart against what chance explains",
    "lanes": "Lines in three lanes over one time axis",
}


def of_quarters(quarters: Sequence[Shown], kind: ChartKind) -> tuple[Chart | None, Table]:
    """This year's quarters beside the earlier year's, in their order; no chart where there is nothing to draw."""
    columns = ("Quarter", "Figure", "From", "Earlier", "From (earlier)", "Verdict")
    if not quarters:
        return None, Table(columns, ())
    series = _bars(quarters) if kind == "bars" else _line(quarters)
    rows = []
    for shown in quarters:
        was = shown.previous
        earlier = (was.display, was.base) if was else ("", "")
        rows.append((_label(shown.figure), shown.figure.display, shown.figure.base, *earlier, shown.verdict_words))
    return chart_of(kind, series, quarters, "Quarter"), Table(columns, tuple(rows))


def of_places(places: Sequence[Shown], own: str, year: Period) -> tuple[Chart | None, Table]:
    """Places of a year ranked by their figure, this one in focus; those without a figure come last. A figure of
    another year stands in the table only."""
    ranked = sorted(places, key=lambda shown: (shown.figure.value is None, -(shown.figure.value or 0)))
    drawn = [shown for shown in ranked if shown.figure.period == year]
    marked: list[tuple[str, Role, bool]] = [(own, "focus", True), ("Other places", "others", False)]
    series = tuple(
        Series(name, role, tuple(_point(_at(shown), shown.figure) for shown in drawn if (_at(shown) == own) == mine))
        for name, role, mine in marked
    )
    columns = ("Place", "Year", "Figure", "From", "Earlier year", "Earlier figure")
    rows = []
    for shown in ranked:
        was = shown.previous
        earlier = (was.period.label, was.display) if was else ("", "")
        rows.append((_at(shown), shown.figure.period.label, shown.figure.display, shown.figure.base, *earlier))
    return chart_of("places", series, drawn, "") if drawn else None, Table(columns, tuple(rows))


def _at(shown: Shown) -> str:
    return shown.figure.by.get("place", "")


def of_mix(shown: Shown) -> tuple[Chart | None, Table]:
    """How many in each status, this period and the earlier one."""
    sides = [side for side in (shown.figure, shown.previous) if side is not None and side.parts]
    series = tuple(
        Series(
            name,
            role,
            tuple(
                Point(side.period.label, side.parts.get(status, 0), f"{side.parts.get(status, 0):.0f}")
                for side in sides
            ),
        )
        for status, (name, role) in RAG.items()
        if any(side.parts.get(status) for side in sides)
    )
    rows = tuple((line.name, *(point.value for point in line.points)) for line in series)
    columns = ("Rating", *(side.period.label for side in sides))
    chart = Chart("mix", series, "", "Actions", False, 0) if series else None
    return chart, Table(columns, rows)


def describe(chart: Chart | None, headline: str) -> str:
    """The chart in words: its kind, what it finds, and every mark."""
    if chart is None:
        return headline
    marks = "; ".join(
        f"{series.name}: {', '.join(map(_told, series.points))}" for series in chart.series if series.points
    )
    guides = "".join(f"; {level.label}" for guide in chart.guides for level in (guide.centre, *guide.limits))
    aimed = f"; {chart.target.label}" if chart.target else ""
    return f"{_KIND_WORDS[chart.kind]}. {headline} {marks}{guides}{aimed}."


def _told(point: Point) -> str:
    return " ".join(filter(None, (point.x, point.label, point.mark and f"({point.mark})")))


def chart_of(kind: ChartKind, series: tuple[Series, ...], shown: Sequence[Shown], x_title: str) -> Chart | None:
    """A chart with the unit of the figures on its value axis; None where no mark is above zero."""
    if not any(point.value for line in series for point in line.points):
        return None
    definition = shown[0].definition
    percent = definition.kind == "proportion"
    y_title = definition.denominator_words if percent else definition.unit
    y_title = f"% of {y_title}" if percent else y_title
    return Chart(kind, series, x_title, y_title[0].upper() + y_title[1:], percent, definition.decimals)


def _bars(quarters: Sequence[Shown]) -> tuple[Series, ...]:
    now = tuple(_point(f"Q{shown.figure.period.last}", shown.figure) for shown in quarters)
    before = tuple(
        _point(f"Q{shown.figure.period.last}", shown.previous) for shown in quarters if shown.previous is not None
    )
    this = Series(_year(quarters[0].figure), "now", now)
    years = {_year(shown.previous) for shown in quarters if shown.previous is not None}
    earlier = years.pop() if len(years) == 1 and this.name not in years else "Earlier"
    return (Series(earlier, "before", before), this) if before else (this,)


def _line(quarters: Sequence[Shown]) -> tuple[Series, ...]:
    points = tuple(_point(_label(shown.figure), shown.figure) for shown in quarters)
    return (Series(quarters[0].definition.title, "now", points),)


def _point(x: str, figure: ShownFigure) -> Point:
    return Point(x, figure.value, figure.display, figure.status)


def _label(figure: ShownFigure) -> str:
    return figure.period.label


def _year(figure: ShownFigure) -> str:
    return Period.full_year(figure.period.year).label
