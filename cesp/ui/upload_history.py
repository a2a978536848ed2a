"""Step 4 and after: receipts, and the uploads before them, each of which can be taken back and put again."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from cesp.briefing.sentences import spoken_day
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.samples import clear_samples, samples_stand
from cesp.jobs.trail import receipt
from cesp.jobs.uploads import history, redo, undo
from cesp.store.records import UploadRecord
from cesp.ui.markup import Markup, join, tag

Receipts = dict[str, int]
RECENT = 3
MANY = 3


def receipt_key(reading: Reading) -> str:
    """What was loaded: the file's bytes, with the cells that were mended, as one sender's return of one period."""
    return f"{reading.sha256} {reading.sender} {reading.period} {reading.mended}"


def show_done(desk: Desk, receipts: Receipts, query: Mapping[str, str]) -> None:
    """A receipt for each file loaded in this session, and where to go from here."""
    if not receipts:
        st.html(
            tag(
                "p",
                "A receipt with its number and checksum is given here, and a way to take it back.",
                css="cesp-quiet",
            )
        )
        return
    records = {record.id: record for record in history(desk)}
    loaded = [records[upload] for upload in dict.fromkeys(receipts.values())]
    files = "1 file was loaded" if len(loaded) == 1 else f"{len(loaded)} files were loaded"
    board = _link("Who is still missing, with a message to send", "returns", query)
    st.html(tag("p", f"{files} in this visit. ", board))
    for record in loaded:
        show_record(desk, record, "receipt", css="cesp-ready")


def show_history(desk: Desk, receipts: Receipts, query: Mapping[str, str]) -> None:
    """The latest uploads of everyone, newest first, but those with a receipt above, and the way to the others."""
    st.html(tag("h2", "Recent uploads"))
    records = sorted(history(desk), key=lambda record: record.id, reverse=True)
    if not records:
        st.html(tag("p", "None yet.", css="cesp-quiet"))
    for record in [record for record in records if record.id not in receipts.values()][:RECENT]:
        show_record(desk, record, "recent", css="")
    if len(records) > RECENT:
        every = f"See all {len(records):,} uploads, and what was held on any day"
        st.html(tag("p", _link(every, "history", query)))


def _link(words: str, page: str, query: Mapping[str, str]) -> Markup:
    address = f"{page}?{urlencode(query)}" if query else page
    return tag("a", words, attributes={"href": address, "target": "_self"})


def show_start(desk: Desk) -> None:
    """One click from the samples to an empty store; nothing where no sample stands."""
    if not samples_stand(desk):
        return
    away = "The samples are taken out of every page. They stay in the history, and each can be put back."
    st.html(join((tag("h2", "Start with your own returns"), tag("p", away))))
    if st.button("Take the samples away", key="clear-samples"):
        with st.spinner("Taking the samples away ..."):
            clear_samples(desk)
        st.rerun()


def show_record(desk: Desk, record: UploadRecord, key: str, css: str = "") -> None:
    """One upload in words, with the ways to take it back or put it again, and to keep its receipt."""
    left, right = st.columns([5, 1], vertical_alignment="center")
    left.html(_words(desk, record, css))
    verb, act = ("Undo", undo) if record.undone is None else ("Redo", redo)
    if right.button(f"{verb} upload {record.id}", key=f"{key}-{verb}-{record.id}", type="tertiary"):
        act(desk, record.id)
        st.rerun()
    right.download_button(
        f"Receipt {record.id}",
        data=lambda: receipt(desk, record.id),
        file_name=f"receipt-{record.id}.txt",
        mime="text/plain",
        key=f"{key}-text-{record.id}",
        on_click="ignore",
        type="tertiary",
    )


def _words(desk: Desk, record: UploadRecord, css: str) -> Markup:
    titles = {agency.id: agency.title for agency in desk.partnership.agency}
    sender = titles.get(record.sender, record.sender)
    rows = f"{record.rows:,} rows kept, {record.left_out:,} left out"
    state = f"taken back {spoken_day(record.undone)}" if record.undone else "stands"
    came = f"From {sender}, by {record.by}, {spoken_day(record.at)}, {record.at:%H:%M} UTC"
    return tag(
        "div",
        tag("p", tag("strong", f"Upload {record.id}: {record.file}"), f" · {span_words(record.periods)} · {state}"),
        tag("p", f"{came} · {rows} · checksum ", tag("code", record.checksum[:16]), css="cesp-quiet"),
        *([tag("p", f"Reason: {record.reason}", css="cesp-quiet")] if record.reason else []),
        css=f"cesp-record {css}".strip(),
    )


def span_words(periods: tuple[str, ...]) -> str:
    """Periods one by one, or from first to last where they are many."""
    return ", ".join(periods) if len(periods) <= MANY else f"{periods[0]} to {periods[-1]} ({len(periods)} periods)"
