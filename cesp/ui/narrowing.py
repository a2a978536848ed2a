"""A click on a mark narrows the page to what the mark stands for, by changing the address: a quarter everywhere, one
part of a cut on the page that compares. The boxes on top do the same for those who use no pointer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Literal

import streamlit as st

from cesp.charts.canvas import clean
from cesp.charts.series import Chart
from cesp.periods import Period, parse_period, year_label
from cesp.ui.choosing import narrow_to
from cesp.ui.selection import Selection, current

COMPARE = "compare"
ONLY = "only"


def on_click(chart: Chart, key: str) -> Callable[[], None] | Literal["ignore"]:
    """What a click on a chart's mark does; nothing where its marks are no part of the page."""
    looking = current()
    if looking is None or looking.scope is None:
        return "ignore"
    names = {clean(point.x): point.x for line in chart.series for point in line.points}
    if not any(_period_of(name, looking.scope.period) for name in names.values()) and looking.page != COMPARE:
        return "ignore"
    return partial(_narrow, key, names, looking)


def _narrow(key: str, names: Mapping[str, str], looking: Selection) -> None:
    """Takes what was clicked from the chart's state, which holds names as the chart writes them; a click beside the
    marks takes nothing."""
    points: list[dict[str, Any]] = st.session_state[key]["selection"]["points"]
    name = next((names[point["customdata"]] for point in points if point.get("customdata") in names), None)
    if name is None or looking.scope is None:
        return
    if period := _period_of(name, looking.scope.period):
        narrow_to(period)
    elif looking.page == COMPARE:
        st.session_state[ONLY] = name


def _period_of(name: str, period: Period) -> Period | None:
    """The quarter a mark is named after: "2022/23 Q3", or "Q3" of the year looked at."""
    found = parse_period(name) or parse_period(f"{year_label(period.year)} {name}")
    return found if found is not None and found.kind == "quarter" else None
