"""Step 2, where a file holds identifiers of children: what may be done, and the words to report it with."""

from __future__ import annotations

import streamlit as st

from cesp.intake.incident import incident_note
from cesp.intake.results import Reading
from cesp.ui.markup import tag


def ask_cut(reading: Reading, key: str) -> frozenset[str]:
    """The columns that the person has cut in memory, so that the rest may be loaded; none where there is no need."""
    if not reading.personal:
        return frozenset()
    columns = ", ".join(f"{one.column} of '{one.sheet}'" for one in reading.personal)
    agreed = st.checkbox(
        f"Cut what names children (column {columns}) in memory, and read the rest",
        key=f"{key}-cut",
        help="Nothing of these columns is kept, shown or logged. The e-mail they came in still has to be dealt with.",
    )
    return frozenset(f"{one.sheet}!{one.column}" for one in reading.personal) if agreed else frozenset()


def show_incident(reading: Reading) -> None:
    """The note to copy for whoever looks after information governance."""
    if reading.personal:
        st.html(tag("h4", "Note to copy for information governance"))
        st.code(incident_note(reading), language=None, wrap_lines=True)
