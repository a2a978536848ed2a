"""Step 2, where single cells are at fault: they may be typed over here, and the file is read again with that.

Each cell has a box of its own: a grid takes no clicks where another one stands on the page. Words of a return stand
beside a box, never in its label, which reads Markdown.
"""

from __future__ import annotations

from hashlib import sha256

import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Mend, Reading
from cesp.jobs.desk import Desk
from cesp.jobs.mending import Fault, list_faults, mend
from cesp.ui.markup import join, tag
from cesp.ui.notices import show_fault

_MOST_SHOWN = 12


def kept_mends(content: bytes) -> tuple[Mend, ...]:
    """What was typed in this session for the cells of a file, known by its content."""
    return _kept().get(sha256(content).hexdigest(), ())


def show_mending(desk: Desk, reading: Reading, key: str) -> None:
    """A box for each cell at fault, and the button that reads the file again; nothing where no cell is at fault."""
    faults = list_faults(reading)
    if not faults:
        return
    asked = sorted(faults, key=lambda one: one.text is not None)[:_MOST_SHOWN]  # what is mended already comes last
    with st.expander(_title(faults), expanded=not reading.accepted, key=f"{key}-mending"):
        st.html(tag("p", _HOW, css="cesp-quiet"))
        stamp = _stamp(reading, faults)
        with st.form(f"{key}-mend", border=False):
            texts = [_ask(one, f"{key}-cell-{at}-{stamp}") for at, one in enumerate(asked)]
            sent = st.form_submit_button("Check again with these", key=f"{key}-mend-check")
        if more := len(faults) - len(asked):
            st.html(tag("p", f"{more:,} more are offered once these are mended. Where there are many, send the marked "
                             "workbook back instead.", css="cesp-quiet"))  # fmt: skip
        if sent:
            _keep(desk, reading, asked, texts)


def _ask(one: Fault, key: str) -> str | None:
    """The cell and what is wrong with it, a box for what it should be, a tick to make it blank; None for neither."""
    left, middle, right = st.columns([4, 2, 1], vertical_alignment="center", gap="medium")
    stood = f"{one.sheet} {one.cell}: {one.value}" if one.value else f"{one.sheet} {one.cell}"
    left.html(join((tag("strong", stood), tag("p", one.problem, css="cesp-quiet"))))
    text = middle.text_input(
        f"New value of {one.cell}", one.text or "", key=key, placeholder="New value", label_visibility="collapsed"
    )
    blank = right.checkbox("Blank", one.text == "", key=f"{key}-blank", help=f"{one.cell} is read as an empty cell.")
    return "" if blank else text.strip() or None


def _keep(desk: Desk, reading: Reading, asked: list[Fault], texts: list[str | None]) -> None:
    """Keeps what was typed otherwise than before, and reads the file again."""
    typed = {(one.sheet, one.cell): text for one, text in zip(asked, texts, strict=True) if text != one.text}
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
    """Differs whenever the cells do, so that what is typed for one cell never lands on another."""
    return sha256(repr((reading.sha256, faults)).encode()).hexdigest()[:12]


def _title(faults: tuple[Fault, ...]) -> str:
    mended = sum(one.text is not None for one in faults)
    if mended == len(faults):
        return f"Cells mended here: {mended}"
    return f"Mend cells here: {len(faults)} named{f', {mended} of them mended' if mended else ''}"


_HOW = (
    "Type what the cell should be, or tick Blank where it should hold nothing, then check again. What is neither typed "
    "nor ticked stays as it was sent. The sender's file itself is not changed."
)
