"""History: every upload, with filters, undo and receipts; and what was held on any past day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.sentences import spoken_day
from cesp.jobs.desk import Desk
from cesp.jobs.trail import State, Wanted, find_uploads, held_on
from cesp.jobs.uploads import history
from cesp.store.records import UploadRecord
from cesp.ui.frame import is_withheld
from cesp.ui.markup import join, table, tag
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection
from cesp.ui.upload_history import show_record, span_words

_BOUND: Final = "query-params"
_AT_ONCE = 20
STATES: Mapping[str, State | None] = {"All": None, "Standing": "standing", "Taken back": "undone"}
_THEN = ("Upload", "File", "From", "Loaded", "Parts held", "Returns", "Periods")


def show_history(chosen: Selection) -> None:
    """The page. Who sent what is for officers: other editions are told so, and shown nothing."""
    desk = chosen.desk
    words = "Nothing is ever deleted: what was taken back can be put again."
    st.html(join((tag("h1", "History"), tag("p", words, css="cesp-quiet"))))
    if is_withheld(chosen):
        return
    records = history(desk)
    if not records:
        show_empty("Nothing has been uploaded yet.", "Open Upload returns and choose the first spreadsheet.")
        return
    wanted = _choose(desk, records)
    _show_day(desk, chosen.query)
    found = find_uploads(desk, wanted)
    st.html(tag("h2", f"{len(found):,} of {len(records):,} uploads" if len(found) < len(records) else "All uploads"))
    _list(desk, found)


def _choose(desk: Desk, records: Sequence[UploadRecord]) -> Wanted:
    """The row of filters, each offering what the uploads hold; the address keeps what is chosen."""
    agencies = {agency.id: agency.title for agency in desk.partnership.agency}
    datasets = {dataset.name: dataset.title for dataset in desk.catalogue.datasets}
    sent, returned, told, state, who = st.columns(5)
    with sent:
        sender = _filter("From", "sender", {record.sender for record in records}, lambda key: agencies.get(key, key))
    with returned:
        names = {name for record in records for name in record.datasets}
        dataset = _filter("Return", "return", names, lambda key: datasets.get(key, key))
    with told:
        periods = {period for record in records for period in record.periods}
        period = _filter("Period", "of", periods, str, newest_first=True)
    with state:
        standing = st.selectbox("State", tuple(STATES), key="history-state", bind=_BOUND)
    with who:
        by = _filter("Loaded by", "by", {record.by for record in records}, str)
    return Wanted(sender=sender, dataset=dataset, period=period, by=by, state=STATES[standing])


def _filter(label: str, key: str, options: set[str], words: Callable[[str], str], newest_first: bool = False) -> str:
    """One filter; "" leaves it open."""
    ordered = ("", *sorted(options, key=words, reverse=newest_first))
    return st.selectbox(
        label, ordered, format_func=lambda option: words(option) if option else "All", key=f"history-{key}", bind=_BOUND
    )


def _list(desk: Desk, found: Sequence[UploadRecord]) -> None:
    """The newest first, some at a time."""
    if not found:
        show_empty("No upload fits.", "Set one of the filters back to All.")
    shown = st.session_state.get("history-shown", _AT_ONCE)
    for record in found[:shown]:
        show_record(desk, record, "history")
    if len(found) > shown and st.button(f"Show {min(_AT_ONCE, len(found) - shown)} more", key="history-more"):
        st.session_state["history-shown"] = shown + _AT_ONCE
        st.rerun()


def _show_day(desk: Desk, query: Mapping[str, str]) -> None:
    """As held on a day: the uploads that made what was held at its end."""
    today = desk.clock().date()
    day = st.date_input(
        "As held on (show what was held at the end of this day)",
        value=None,
        max_value=today,
        format="DD/MM/YYYY",
        key="history-day",
        bind=_BOUND,
        width=420,
    )
    if isinstance(day, date):
        _show_held(desk, day, query)


def _show_held(desk: Desk, day: date, query: Mapping[str, str]) -> None:
    held = held_on(desk, day)
    spoken = spoken_day(day)
    if not held:
        show_empty(f"Nothing was held on {spoken}.", "Choose a later day.")
        return
    agencies = {agency.id: agency.title for agency in desk.partnership.agency}
    rows = (
        (
            str(entry.upload.id),
            entry.upload.file,
            agencies.get(entry.upload.sender, entry.upload.sender),
            spoken_day(entry.upload.at),
            entry.parts,
            ", ".join(desk.catalogue.dataset(name).title for name in entry.datasets),
            span_words(entry.periods),
        )
        for entry in held
    )
    address = f"history?{urlencode({**query, 'history-day': day.isoformat()})}"
    words = f"{sum(entry.parts for entry in held):,} parts of returns, from {len(held):,} uploads. "
    link = tag("a", "A link to this list", attributes={"href": address, "target": "_self"})
    heading = tag("h2", f"As held on {spoken}")
    st.html(join((heading, tag("p", words, link), table(_THEN, rows, f"What was held on {spoken}"))))
