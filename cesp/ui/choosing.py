"""The row on top of every page: year, period, compared with, edition. Bound to the address: a link shows the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

import streamlit as st

from cesp.catalogue import EDITIONS
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope, latest_of, quarters_held, years_held
from cesp.periods import Period, Quarter, year_label
from cesp.ui.cache import ask

_BOUND: Final = "query-params"
COMPARED: Mapping[str, str] = {
    "same-period": "Same period last year",
    "previous-quarter": "Previous quarter",
    "full-year": "Full year before",
}
_BASELINE: Final = "Baseline "


def choose(desk: Desk) -> Scope | None:
    """Draws the row and returns what it says; None, and no row, where nothing is held yet."""
    years = ask(desk, years_held)
    if not years:
        return None
    quarters = ask(desk, quarters_held)
    latest = latest_of(desk, quarters)
    with st.container(key="cesp-choosing"):
        boxes = st.columns([2, 3, 3, 2], vertical_alignment="bottom")
    with boxes[0]:
        year = st.selectbox(
            "Year", years, index=_place(years, latest.year), format_func=year_label, key="year", bind=_BOUND
        )
    with boxes[1]:
        spans = tuple(SPANS)
        span = st.selectbox(
            "Period", spans, index=_place(spans, span_of(latest)), format_func=SPANS.__getitem__, key="period",
            bind=_BOUND,
        )  # fmt: skip
    period = span_period(year, span)
    with boxes[2]:
        compare = st.selectbox(
            "Compared with", compared_choices(period, years, quarters), format_func=compared_words,
            key="compare", bind=_BOUND,
        )  # fmt: skip
    with boxes[3]:
        edition = st.selectbox(
            "Edition", EDITIONS, format_func=lambda edition: desk.partnership.editions.get(edition, edition),
            key="edition", bind=_BOUND,
        )  # fmt: skip
    return Scope(period=period, compare=compare, edition=edition)


def query_of(desk: Desk, scope: Scope | None) -> dict[str, str]:
    """The address of a scope: the words its four boxes show."""
    if scope is None:
        return {}
    return {
        "year": year_label(scope.period.year),
        "period": SPANS[span_of(scope.period)],
        "compare": compared_words(scope.compare),
        "edition": desk.partnership.editions.get(scope.edition, scope.edition),
    }


def compared_choices(period: Period, years: Sequence[int], quarters: Collection[Quarter]) -> tuple[str, ...]:
    """What a period may be compared with, as words of `earlier_period`: first the usual, each once, then as a baseline
    any year of `years` and any part of one with a quarter held, if it ended before the period begins; newest first."""
    usual = {"same-period": period.years_back()}
    if period.kind == "quarter":
        usual |= {"previous-quarter": period.previous(), "full-year": Period.full_year(period.year - 1)}
    elif period.kind != "year":
        usual |= {"full-year": Period.full_year(period.year - 1)}
    spans = (span_period(year, span) for year in years for span in SPANS)
    held = (other for other in spans if other.kind == "year" or set(other.quarters) & set(quarters))
    return (
        *usual,
        *(other.label for other in held if other.last_day < period.first_day and other not in usual.values()),
    )


def compared_words(compared: str) -> str:
    """ "Same period last year", "Baseline 2021/22 to Q3"."""
    return COMPARED.get(compared) or f"{_BASELINE}{compared}"


def narrow_to(period: Period) -> None:
    """Sets the boxes, and with them the address, to a period; before they are drawn, as from a click."""
    st.session_state["year"], st.session_state["period"] = period.year, span_of(period)


def span_period(year: int, span: str) -> Period:
    """`2023`, "to-3" -> April to December 2023."""
    first, last = _ENDS[span]
    return Period(year, first, last)


def span_of(period: Period) -> str:
    """April to December 2023 -> "to-3"."""
    return next(span for span, ends in _ENDS.items() if ends == (period.first, period.last))


def _place(options: tuple[object, ...], wanted: object) -> int:
    return options.index(wanted) if wanted in options else 0


SPANS: Mapping[str, str] = {
    "year": "Full year",
    "to-3": "Year to date, to Q3",
    "to-2": "Year to date, to Q2",
    "q4": "Q4, January to March",
    "q3": "Q3, October to December",
    "q2": "Q2, July to September",
    "q1": "Q1, April to June",
}
_ENDS: Mapping[str, tuple[int, int]] = {
    "year": (1, 4),
    "to-3": (1, 3),
    "to-2": (1, 2),
    "q4": (4, 4),
    "q3": (3, 3),
    "q2": (2, 2),
    "q1": (1, 1),
}
