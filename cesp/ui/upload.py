"""From a spreadsheet to what is held: choose, check, see what will change, done. All four steps always in sight."""

from __future__ import annotations

import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.ui.frame import show_label
from cesp.ui.markup import join, tag
from cesp.ui.notices import show_fault
from cesp.ui.remembered import show_remembered
from cesp.ui.selection import Selection
from cesp.ui.upload_changes import show_changes
from cesp.ui.upload_check import show_check
from cesp.ui.upload_history import Receipts, receipt_key, show_done, show_history, show_start
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
    files = _choose(desk)
    readings = _check(desk, files, receipts)
    _step(3)
    show_changes(desk, [reading for reading in readings if receipt_key(reading) not in receipts], receipts)
    _step(4)
    show_done(desk, receipts)
    show_history(desk, chosen.query)
    show_remembered(desk)
    show_start(desk)


def _choose(desk: Desk) -> list[Chosen]:
    _step(1)
    files = choose_files(desk)
    show_templates(desk)
    return files


def _check(desk: Desk, files: list[Chosen], receipts: Receipts) -> list[Reading]:
    """Readings of the files that could be read and have nothing to mend."""
    _step(2)
    if not files:
        st.html(tag("p", "Each file is read here: what it was taken for, and what to mend in it.", css="cesp-quiet"))
    accepted = []
    for index, file in enumerate(files):
        try:
            reading = show_check(desk, file.name, file.content, f"file-{index}", file.envelope)
        except Mendable as fault:
            show_fault(fault)
            continue
        if loaded := receipts.get(receipt_key(reading)):
            st.html(tag("p", f"Loaded as upload {loaded}: see the receipt below.", css="cesp-ready"))
        if reading.accepted:
            accepted.append(reading)
    return accepted


def _step(number: int) -> None:
    st.html(tag("h2", f"{number}. {STEPS[number - 1]}"))
