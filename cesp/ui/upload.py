"""From a spreadsheet to what is held: choose, check, see what will change, done. All four steps always in sight."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.ui.frame import show_label
from cesp.ui.markup import join, tag
from cesp.ui.notices import show_fault
from cesp.ui.remembered import show_remembered
from cesp.ui.selection import Selection
from cesp.ui.upload_boxes import number_boxes
from cesp.ui.upload_changes import show_changes
from cesp.ui.upload_check import show_check
from cesp.ui.upload_history import Receipts, receipt_key, show_done, show_history, show_start
from cesp.ui.upload_overview import Checked, count_states, overview
from cesp.ui.upload_sources import Chosen, choose_files
from cesp.ui.upload_templates import show_templates

STEPS = ("Choose", "Check", "What will change", "Done")


def show_upload(chosen: Selection) -> None:
    """The page. A file that cannot be read is told of in its place and does not hold up the others."""
    desk = chosen.desk
    receipts: Receipts = st.session_state.setdefault("receipts", {})
    st.html(
        join((tag("h1", "Upload returns"), tag("p", "Nothing that is held changes until you load.", css="cesp-quiet")))
    )
    show_label(desk)
    st.html(tag("ol", *(tag("li", step) for step in STEPS), css="cesp-steps"))
    _step(1)
    files, beside = choose_files(desk)
    show_templates(desk)
    checked = _check(desk, files, receipts, beside)
    _step(3)
    ready = {one.key: one.reading for one in checked if one.reading and one.reading.accepted and one.upload is None}
    show_changes(desk, ready, receipts)
    _step(4)
    show_done(desk, receipts, chosen.query)
    show_history(desk, receipts, chosen.query)
    show_remembered(desk)
    show_start(desk)


def _check(desk: Desk, files: list[Chosen], receipts: Receipts, beside: DeltaGenerator) -> list[Checked]:
    """Every file in its box. Where there are several, they are listed in front, and each box shows the less.

    What became of them is told `beside` the place where they were chosen too: their boxes are further down.
    """
    _step(2)
    if not files:
        st.html(tag("p", "Each file is read here: what it was taken for, and what to mend in it.", css="cesp-quiet"))
        return []
    front, several = st.container(), len(files) > 1
    checked = []
    numbers = number_boxes(files, st.session_state.setdefault("boxes", {}))
    for index, (file, number) in enumerate(zip(files, numbers, strict=True)):
        beside.html(tag("p", f"Looking at {file.name}, {index + 1} of {len(files)} ...", attributes={"role": "status"}))
        checked.append(_look(desk, file, f"file-{number}", receipts, several))
    words = f"{count_states(checked)} Read on below, from 2. {STEPS[1]}."
    beside.html(tag("p", tag("strong", words), css="cesp-empty", attributes={"role": "status"}))
    if several:
        front.html(overview(desk, checked))
    return checked


def _look(desk: Desk, file: Chosen, key: str, receipts: Receipts, several: bool) -> Checked:
    st.html(tag("div", attributes={"id": key}))
    try:
        reading = show_check(desk, file, key, folded=several)
    except Mendable as fault:
        show_fault(fault)
        return Checked(file.name, key, None)
    loaded = receipts.get(receipt_key(reading))
    if loaded is not None:
        st.html(tag("p", f"Loaded as upload {loaded}: see the receipt below.", css="cesp-ready"))
    return Checked(file.name, key, reading, loaded)


def _step(number: int) -> None:
    st.html(tag("h2", f"{number}. {STEPS[number - 1]}"))
