"""Step 3: what loading would do to what is held, file by file, and the button that does it."""

from __future__ import annotations

import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.uploads import load, preview
from cesp.periods import Quarter, year_label
from cesp.store.records import Changes, Slice
from cesp.ui.markup import table, tag
from cesp.ui.notices import show_fault
from cesp.ui.upload_history import Receipts, receipt_key

Ready = list[tuple[Reading, bool, str]]


def show_changes(desk: Desk, readings: list[Reading], receipts: Receipts) -> None:
    """A box for each file that is ready, then one button for all of them; loaded files join `receipts`."""
    if not readings:
        st.html(
            tag("p", "What is new, replaced, kept and gone is listed here before anything is kept.", css="cesp-quiet")
        )
        return
    ready: Ready = []
    for index, reading in enumerate(readings):
        try:
            ready.append(_show_file(desk, reading, f"change-{index}"))
        except Mendable as fault:
            show_fault(fault)
    files = "this file" if len(ready) == 1 else f"these {len(ready)} files"
    if ready and st.button(f"Load {files}", type="primary", key="load"):
        _load(desk, ready, receipts)


def _show_file(desk: Desk, reading: Reading, key: str) -> tuple[Reading, bool, str]:
    with st.container(border=True, key=key):
        st.html(tag("h3", reading.file))
        complete = st.checkbox(
            "This file is complete: what it does not hold of its periods is gone",
            key=f"{key}-complete",
            help="Leave it unticked where the file only adds or corrects some rows.",
        )
        changes = preview(desk, reading, complete=complete)
        st.html(tag("p", summary(changes)))
        if changes.same_file_as is not None:
            st.html(tag("p", f"This very file was loaded before, as upload {changes.same_file_as}."))
        with st.expander("Part by part"):
            st.html(table(("What happens", "Return", "Period", "Part"), _rows(desk, changes)))
        reason = st.text_input("Reason, where it corrects an earlier return (optional)", key=f"{key}-reason")
    return reading, complete, reason


def summary(changes: Changes) -> str:
    """How many parts are new, replaced, kept and gone, in a sentence."""
    counts = ((len(changes.new), "new"), (len(changes.replaced), "replaced"), (len(changes.kept), "kept as held"))
    words = ", ".join(f"{count:,} {word}" for count, word in (*counts, (len(changes.gone), "gone")))
    return f"Parts of returns: {words}."


def _rows(desk: Desk, changes: Changes) -> list[tuple[str, str, str, str]]:
    groups = (
        ("New", changes.new),
        ("Replaced", changes.replaced),
        ("Kept as held", changes.kept),
        ("Gone", changes.gone),
    )
    return [_row(desk, words, part) for words, parts in groups for part in parts]


def _row(desk: Desk, words: str, part: Slice) -> tuple[str, str, str, str]:
    period = Quarter(part.year, part.quarter).label if part.quarter else year_label(part.year)
    return words, desk.catalogue.dataset(part.dataset).title, period, part.key


def _load(desk: Desk, ready: Ready, receipts: Receipts) -> None:
    """Loads each in turn; one that fails is told of and leaves the others to go on."""
    faults = []
    for reading, complete, reason in ready:
        try:
            receipts[receipt_key(reading)] = load(desk, reading, complete=complete, reason=reason).id
        except Mendable as fault:
            faults.append(fault)
    if not faults:
        st.rerun()
    for told in faults:
        show_fault(told)
    st.html(tag("p", f"{len(ready) - len(faults)} of {len(ready)} files were loaded."))
