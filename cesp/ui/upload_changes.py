"""Step 3: what loading would do to what is held, to figures and to verdicts, and the button that does it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cesp.errors import Mendable
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.effects import Effect
from cesp.jobs.foretold import COUNTED, LISTED, told
from cesp.jobs.restating import Restated, closed_words
from cesp.jobs.uploads import load
from cesp.store.records import Changes, Difference, RowChange, Slice
from cesp.store.schema import period_label
from cesp.ui.cache import ask_foretold
from cesp.ui.markup import join, listed, table, tag
from cesp.ui.notices import show_fault
from cesp.ui.upload_history import Receipts, receipt_key

Ready = list[tuple[Reading, bool, str]]
TOLD = 8  # effects told in sentences, half as many where there are several files; the others stand in a table
NOTHING = 2
KEPT = "What is kept is held already and not in this file; tick that the file is complete where it should go."
UNLIKE = "Not like for like: the returns behind the two figures are not the same ones, so they are not compared."
EFFECTS = ("Figure", "Of", "Period", "Now", "After", "Verdict now", "Verdict after")
CHANGED = ("What happens", "Return", "Period", "Row", "Sheet", "Line", "Columns")
COUNTS = ("Return", "Period", "Agency", *(words.capitalize() for _, words in COUNTED))
PARTS = ("What happens", "Return", "Period", "Part")


def show_changes(desk: Desk, readings: Mapping[str, Reading], receipts: Receipts) -> None:
    """A box for each file that is ready, then one button for all of them; loaded files join `receipts`.

    `readings` go by the key of each one's box above, so that a reason given for one file is never another's.
    """
    if not readings:
        quiet = "Rows that are new, changed and gone, and the figures they move, are told here before anything is kept."
        st.html(tag("p", quiet, css="cesp-quiet"))
        return
    several = len(readings) > 1
    if several:
        st.html(tag("p", "Each file by itself, as if it alone were loaded.", css="cesp-quiet"))
    ready: Ready = []
    for box, reading in readings.items():
        try:
            ready += _show_file(desk, reading, box.replace("file", "change"), several)
        except Mendable as fault:
            show_fault(fault)
    if waiting := len(readings) - len(ready):
        words = "1 file above stays out" if waiting == 1 else f"{waiting} files above stay out"
        st.html(tag("p", f"{words}: unticked, waiting for a reason, or with nothing new in it.", css="cesp-quiet"))
    files = "this file" if len(ready) == 1 else f"these {len(ready)} files"
    if ready and st.button(f"Load {files}", type="primary", key="load"):
        _load(desk, ready, receipts)


def _show_file(desk: Desk, reading: Reading, key: str, several: bool) -> Ready:
    """One file's box; the file as it is to be loaded, or nothing while it cannot be, or is to stay out."""
    with st.container(border=True, key=key):
        st.html(tag("h3", reading.file))
        left, right = st.columns([1, 2]) if several else (None, st.container())
        if left and not left.checkbox("Load it with the others", True, key=f"{key}-wanted"):
            return []
        complete = right.checkbox(
            "This file is complete: what it does not hold of its periods is gone",
            key=f"{key}-complete",
            help="Leave it unticked where the file only adds or corrects some rows.",
        )
        foretold = ask_foretold(desk, reading, complete)
        changes = foretold.difference.changes
        if changes.same_file_as is not None:
            words = f"This very file was loaded before, as upload {changes.same_file_as}, and all of it still stands."
            st.html(tag("p", f"{words} There is nothing to do.", css="cesp-ready"))
            return []
        st.html(tag("p", count_words(foretold.difference)))
        if changes.replaced or changes.gone or changes.kept:
            st.html(tag("p", f"{summary(changes)} {KEPT if changes.kept else ''}", css="cesp-quiet"))
        _show_effects(foretold.effects, TOLD // 2 if several else TOLD)
        _show_rows(desk, foretold.difference)
        corrects = bool(changes.replaced or changes.gone)
        reason = _ask_reason(desk, foretold.restated, key) if corrects or foretold.restated else ""
    return [(reading, complete, reason)] if reason or not foretold.restated else []


def _show_effects(effects: tuple[Effect, ...], most: int) -> None:
    """The strongest effects as sentences: figures that change before those that first come, those that say nothing
    last; among these, those that make headlines and those whose verdict turns before the others."""
    if not effects:
        st.html(tag("p", "No figure and no verdict changes.", css="cesp-quiet"))
        return
    ranked = sorted(effects, key=lambda effect: (_weight(effect), not (effect.headline or turns(effect))))
    told_first = [effect for effect in ranked if _weight(effect) < NOTHING] or ranked
    sentences = [effect.sentence for effect in told_first[:most]]
    st.html(join((tag("h4", "What that does to figures"), listed(sentences))))
    if any("not like for like" in sentence for sentence in sentences):
        st.html(tag("p", UNLIKE, css="cesp-quiet"))
    if len(effects) > len(sentences):
        with st.expander(f"All {len(effects):,} figures that change"):
            st.html(table(EFFECTS, map(_effect, effects), "Figures that change"))


def _weight(effect: Effect) -> int:
    """0 where a figure becomes another or goes, 1 where one first comes, NOTHING where it comes without a number."""
    if effect.before.figure.status == "ok":
        return 0
    return 1 if effect.after.figure.status == "ok" and effect.after.figure.value else NOTHING


def turns(effect: Effect) -> bool:
    """Whether a verdict becomes another, where there was a figure before."""
    sides = (effect.before, effect.after)
    return all(side.figure.status == "ok" for side in sides) and sides[0].verdict != sides[1].verdict


def _effect(effect: Effect) -> tuple[str, ...]:
    before, after = effect.before, effect.after
    title = effect.title or "All"
    words = (before.figure.display, after.figure.display, before.verdict_words, after.verdict_words)
    return after.definition.title, title, effect.period.label, *words


def _show_rows(desk: Desk, difference: Difference) -> None:
    agencies = {agency.id: agency.title for agency in desk.partnership.agency}
    with st.expander("Row by row"):
        counts = (
            (
                desk.catalogue.dataset(line.dataset).title,
                period_label(line.year, line.quarter),
                agencies.get(line.agency, line.agency) or None,
                *(getattr(line, name) for name, _ in COUNTED),
            )
            for line in difference.counts
        )
        st.html(table(COUNTS, counts, "Rows by period and agency"))
        if difference.rows:
            st.html(table(CHANGED, (_change(desk, row) for row in difference.rows[:LISTED]), "Rows that change"))
        if (more := len(difference.rows) - LISTED) > 0:
            st.html(tag("p", f"{more:,} more rows are not listed here.", css="cesp-quiet"))
        parts = table(PARTS, _parts(desk, difference.changes), "Parts of returns")
        st.html(join((tag("h4", "Parts of returns: what a file replaces as a whole"), parts)))


def _change(desk: Desk, row: RowChange) -> tuple[str | float | None, ...]:
    dataset = desk.catalogue.dataset(row.dataset)
    titles = {column.name: column.title for column in dataset.columns}
    columns = "; ".join(
        f"{titles.get(name, name)}: {told(was)} becomes {told(becomes)}" for name, was, becomes in row.columns
    )
    place = (", ".join(row.key), row.sheet, str(row.number))
    return row.what.capitalize(), dataset.title, period_label(row.year, row.quarter), *place, columns or None


def _ask_reason(desk: Desk, restated: tuple[Restated, ...], key: str) -> str:
    """The reason somebody gives; where a closed quarter changes, one is asked for."""
    if not restated:
        return st.text_input("Reason, where it corrects an earlier return (optional)", key=f"{key}-reason").strip()
    closed = tag("p", "This changes what is closed, so a reason is asked for:")
    st.html(tag("div", closed, listed(closed_words(desk, restated)), css="cesp-empty"))
    reason = st.text_input("Reason for restating (needed)", key=f"{key}-reason").strip()
    if not reason:
        st.html(tag("p", "Give the reason, then press Enter: the file can be loaded after that.", css="cesp-quiet"))
    return reason


def count_words(difference: Difference) -> str:
    """How many rows are new, changed, gone and the same, in a sentence."""
    totals = {name: sum(getattr(line, name) for line in difference.counts) for name, _ in COUNTED}
    return f"Rows: {', '.join(f'{totals[name]:,} {words}' for name, words in COUNTED)}."


def summary(changes: Changes) -> str:
    """How many parts are new, replaced, kept and gone, in a sentence."""
    counts = ((len(changes.new), "new"), (len(changes.replaced), "replaced"), (len(changes.kept), "kept as held"))
    words = ", ".join(f"{count:,} {word}" for count, word in (*counts, (len(changes.gone), "gone")))
    return f"Parts of returns: {words}."


def _parts(desk: Desk, changes: Changes) -> list[tuple[str, str, str, str]]:
    groups = (
        ("New", changes.new),
        ("Replaced", changes.replaced),
        ("Kept as held", changes.kept),
        ("Gone", changes.gone),
    )
    return [_part(desk, words, part) for words, parts in groups for part in parts]


def _part(desk: Desk, words: str, part: Slice) -> tuple[str, str, str, str]:
    return words, desk.catalogue.dataset(part.dataset).title, period_label(part.year, part.quarter), part.key


def _load(desk: Desk, ready: Ready, receipts: Receipts) -> None:
    """Loads each in turn; one that fails is told of and leaves the others to go on."""
    faults = []
    for at, (reading, complete, reason) in enumerate(ready, 1):
        try:
            with st.spinner(f"Loading {at} of {len(ready)} ..."):
                receipts[receipt_key(reading)] = load(desk, reading, complete=complete, reason=reason).id
        except Mendable as fault:
            faults.append(fault)
    if not faults:
        st.rerun()
    for told_fault in faults:
        show_fault(told_fault)
    st.html(tag("p", f"{len(ready) - len(faults)} of {len(ready)} files were loaded."))
