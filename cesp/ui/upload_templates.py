"""Workbooks to take away: an empty return for an agency, and a checked one with its cells marked."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.templates import families, marked_copy, marked_name, quarter_due, template, template_name
from cesp.periods import Period, parse_period
from cesp.ui.markup import tag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_templates(desk: Desk) -> None:
    """Empty returns to send to agencies, made for one quarter and, where wanted, one sender."""
    with st.expander("Templates to send to agencies"):
        st.html(tag("p", "With lists to choose from, a note at each heading and an example. Filled in, they are read "
                         "without a question.", css="cesp-quiet"))  # fmt: skip
        left, right = st.columns(2, gap="medium")
        due = quarter_due(desk)
        written = left.text_input("For the quarter", due.label, key="template-period")
        titles = {"": "Any agency", **{agency.id: agency.title for agency in desk.partnership.agency}}
        sender = right.selectbox("For", tuple(titles), format_func=titles.__getitem__, key="template-sender")
        period = parse_period(written)
        if period is None:
            st.html(tag("p", f"“{written}” is not a quarter. Write it as {due.label}.", attributes={"role": "alert"}))
            return
        for column, family in zip(st.columns(len(families(desk))), families(desk), strict=True):
            column.download_button(
                family.capitalize(),
                data=partial(template, desk, family, period, sender),
                file_name=template_name(family, period, sender),
                mime=XLSX,
                key=f"template-{family}",
                on_click="ignore",
                width="stretch",
            )


def offer_template(desk: Desk, family: str, period: Period, sender: str, key: str) -> None:
    """The empty return that one sender is asked for."""
    st.download_button(
        f"Blank template: {family}, {period.label}",
        data=partial(template, desk, family, period, sender),
        file_name=template_name(family, period, sender),
        mime=XLSX,
        key=f"{key}-{family}-{period.label}",
        on_click="ignore",
    )


def offer_marked(desk: Desk, name: str, content: bytes, reading: Reading, key: str, cut: frozenset[str]) -> None:
    """The return with its findings at their cells, to send back."""
    if reading.findings:
        st.download_button(
            "Take the marked workbook",
            data=partial(marked_copy, desk, name, content, reading, cut),
            file_name=marked_name(name),
            mime=XLSX,
            key=f"{key}-marked",
            on_click="ignore",
            help="The same cells with a note at each place to mend, and a list in front. Columns of people's data "
                 "are left out.",
        )  # fmt: skip
