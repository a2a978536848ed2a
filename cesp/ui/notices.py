"""Short words to the person: faults they can mend, and what to do where there is nothing yet."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cesp.errors import Mendable
from cesp.ui.markup import tag


def show_fault(fault: Mendable) -> None:
    """What is wrong, where, and how to mend it."""
    where = [tag("p", f"Where: {fault.where}")] if fault.where else []
    mend = [tag("p", f"What to do: {fault.mend}")] if fault.mend else []
    st.html(
        tag("div", tag("p", tag("strong", fault.what)), *where, *mend, css="cesp-fault", attributes={"role": "alert"})
    )


def show_empty(what: str, then: str) -> None:
    """An empty place that teaches: what is missing, then what fills it."""
    st.html(tag("div", tag("p", tag("strong", what)), tag("p", then), css="cesp-empty"))


def run(change: Callable[[], object]) -> None:
    """Does it and shows the page anew, or says what is wrong."""
    try:
        change()
    except Mendable as fault:
        show_fault(fault)
    else:
        st.rerun()
