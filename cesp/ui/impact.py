"""The impact line on the screen: three lanes over one time axis, what each of them tells, and what the letters mark."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.exhibit import ImpactLine
from cesp.charts.draw import draw
from cesp.ui.exhibit import STILL, page_mode
from cesp.ui.markup import fold, join, listed, table, tag

NAME = "Impact line"
TITLE = f"{NAME}: what we did, what changed, what it means for children"


def show_impact(impact: ImpactLine, anchor: str) -> None:
    """The chart, two thirds, beside its sentences and its key; the table one click away."""
    with st.container(key="exhibit-impact-line", gap="xsmall"):
        st.html(join((tag("h2", TITLE, attributes={"id": anchor}), tag("p", impact.caution, css="cesp-quiet"))))
        left, right = st.columns([2, 1], gap="medium", vertical_alignment="center")
        left.plotly_chart(
            draw(impact.chart, page_mode()),
            theme=None,
            config=STILL,
            key="chart-impact-line",
            alt=impact.alt,
            width="stretch",
        )
        key = tag("dl", *(tag("div", tag("dt", letter), tag("dd", words)) for letter, words in impact.key))
        right.html(join((listed(impact.sentences, "cesp-lanes"), tag("div", key, css="cesp-key"))))
        twin = fold("Table", table(impact.table.columns, impact.table.rows, f"Table: {TITLE}"))
        notes = tag("p", " ".join(impact.notes), css="cesp-source")
        st.html(join((notes, tag("div", twin, css="cesp-closer"))))
