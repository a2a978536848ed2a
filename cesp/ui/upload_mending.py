"""Step 2, where single cells are at fault: they may be typed over here, and the file is read again with that.

Cells stand in an editor, which shows text as it is and never as Markdown.
"""

from __future__ import annotations

from hashlib import sha256

import pandas as pd
import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Mend, Reading
from cesp.jobs.desk import Desk
from cesp.jobs.mending import Fault, list_faults, mend
from cesp.ui.markup import tag
from cesp.ui.notices import show_fault

_COLUMNS = ("Sheet", "Cell", "Problem", "Value")
_NEW = "New value"
_HEIGHT_ROW, _MOST_ROWS = 36, 12


def kept_mends(content: bytes) -> tuple[Mend, ...]:
    """What was typed in this session for the cells of a file, known by its content."""
    return _kept().get(sha256(content).hexdigest(), ())


def show_mending(desk: Desk, reading: Reading, key: str) -> None:
    """The cells at fault in an editor, and the button that reads the file again; nothing where no cell is at fault."""
    faults = list_faults(reading)
    if not faults:
        return
    with st.expander(_title(faults), expanded=not reading.accepted, key=f"{key}-mending"):
        st.html(tag("p", _HOW, css="cesp-quiet"))
        with st.form(f"{key}-mend", border=False):
            edited = _edit(faults, f"{key}-cells-{_stamp(reading, faults)}")
            sent = st.form_submit_button("Check again with these", key=f"{key}-mend-check")
        if sent:
            _keep(desk, reading, faults, edited)


def _edit(faults: tuple[Fault, ...], key: str) -> pd.DataFrame:
    rows = [(one.sheet, one.cell, one.problem, one.value, one.text) for one in faults]
    return st.data_editor(
        pd.DataFrame(rows, columns=[*_COLUMNS, _NEW], dtype="object"),
        hide_index=True,
        num_rows="fixed",
        disabled=_COLUMNS,
        height=_HEIGHT_ROW * (min(len(rows), _MOST_ROWS) + 1),
        column_config={
            "Sheet": st.column_config.TextColumn(width="small"),
            "Cell": st.column_config.TextColumn(width="small"),
            "Problem": st.column_config.TextColumn(width="large"),
            "Value": st.column_config.TextColumn(width="small"),
            _NEW: st.column_config.TextColumn(width="medium", help=_HOW),
        },
        key=key,
    )


def _keep(desk: Desk, reading: Reading, faults: tuple[Fault, ...], edited: pd.DataFrame) -> None:
    """Keeps what was typed otherwise than before, and reads the file again."""
    texts = ["" if pd.isna(text) else str(text).strip() for text in edited[_NEW]]
    typed = {(one.sheet, one.cell): text for one, text in zip(faults, texts, strict=True) if text != one.text}
    if not typed:
        st.html(tag("p", "Nothing was typed, so nothing is different.", attributes={"role": "alert"}))
        return
    try:
        _kept()[reading.sha256] = mend(desk, reading, typed)
    except Mendable as fault:
        show_fault(fault)
    else:
        st.rerun()


def _kept() -> dict[str, tuple[Mend, ...]]:
    kept: dict[str, tuple[Mend, ...]] = st.session_state.setdefault("mends", {})
    return kept


def _stamp(reading: Reading, faults: tuple[Fault, ...]) -> str:
    """Differs whenever the rows do, so that what is typed for one row never lands on another."""
    return sha256(repr((reading.sha256, faults)).encode()).hexdigest()[:12]


def _title(faults: tuple[Fault, ...]) -> str:
    mended = sum(bool(one.text) for one in faults)
    if mended == len(faults):
        return f"Cells mended here: {mended}"
    return f"Mend cells here: {len(faults)} named{f', {mended} of them mended' if mended else ''}"


_HOW = (
    "Double-click a cell under New value and type what it should be, then check again. Leave blank what is to stay as "
    "it was sent. The sender's file itself is not changed."
)
