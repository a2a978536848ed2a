"""What is remembered of senders' headings and words: who confirmed it and when; each can be changed or forgotten."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cesp.jobs.aliases import export_aliases
from cesp.jobs.desk import Desk
from cesp.jobs.matching import Answer, forget, leaving, list_matches, meanings, remember
from cesp.store.matches import MatchRecord
from cesp.ui.markup import join, tag
from cesp.ui.notices import run

_ALL = "All senders"


def show_remembered(desk: Desk) -> None:
    """A line for each, by sender; nothing at all where nothing is remembered."""
    records = list_matches(desk)
    if not records:
        return
    titles = {agency.id: agency.title for agency in desk.partnership.agency}
    with st.expander(f"Remembered headings and words ({len(records)})", key="remembered"):
        chosen = st.selectbox(
            "Sender",
            [_ALL, *dict.fromkeys(record.match.sender for record in records)],
            format_func=lambda sender: titles.get(sender, sender),
            key="remembered-sender",
        )
        for record in records:
            if chosen in (_ALL, record.match.sender):
                _show(desk, record, titles)
        st.download_button(
            "Download as entries for data/partnership", export_aliases(desk), "aliases.toml", key="export-matches"
        )


def _show(desk: Desk, record: MatchRecord, titles: Mapping[str, str]) -> None:
    match = record.match
    words, means, end = st.columns([4, 4, 2], vertical_alignment="center")
    sender, what = titles.get(match.sender, match.sender), _what(desk, record)
    said = f"{sender}, {what}, confirmed by {record.by} on {record.at.day} {record.at:%B %Y}"
    words.html(join((tag("strong", match.written), tag("p", said, css="cesp-quiet"))))
    options = {"": leaving(match.kind), **dict(meanings(desk, match.kind, match.dataset))}
    meaning = means.selectbox(
        f"What no. {record.id} means",
        list(options),
        index=list(options).index(match.meaning) if match.meaning in options else None,
        format_func=options.__getitem__,
        placeholder=f"{match.meaning} (which there is no more)",
        label_visibility="collapsed",
        key=f"meaning-{record.id}",
    )
    if meaning is not None and meaning != match.meaning:
        answer = Answer(match.kind, match.dataset, match.written, meaning)
        run(lambda: remember(desk, match.sender, [answer]))
    if end.button(f"Forget no. {record.id}", key=f"forget-{record.id}", type="tertiary"):
        run(lambda: forget(desk, record.id))


def _what(desk: Desk, record: MatchRecord) -> str:
    """Whose heading, or which kind of word."""
    match = record.match
    if match.dataset:
        titles = {dataset.name: dataset.title.lower() for dataset in desk.catalogue.datasets}
        return f"heading of {titles.get(match.dataset, match.dataset)}"
    return match.kind.rpartition(".")[2].replace("_", " ")
