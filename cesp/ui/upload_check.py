"""Step 2: how a file was understood, what the person may correct, and every finding with its cell and its mend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace

import streamlit as st

from cesp.intake.results import Finding, Level, Reading, ReadOptions, SheetReport
from cesp.jobs.desk import Desk
from cesp.jobs.matching import match_stamp
from cesp.jobs.present import years_held
from cesp.jobs.uploads import check
from cesp.periods import Period, Quarter, parse_period
from cesp.ui.markup import Markup, join, table, tag
from cesp.ui.upload_matching import show_matching
from cesp.ui.upload_mending import kept_mends, show_mending
from cesp.ui.upload_people import ask_cut, show_incident
from cesp.ui.upload_sources import Chosen
from cesp.ui.upload_templates import offer_marked

LEVELS: tuple[tuple[Level, str], ...] = (
    ("error", "Mend these first: the file cannot be loaded until they are put right"),
    ("warning", "Look at these: rows left out or changed in reading"),
    ("note", "For your information"),
)
_ANSWERS: Mapping[str, str] = {
    "column": "Its box, if it has one, stands above under what is not known.",
    "word": "Its box stands above under what is not known.",
    "sender": "Choose it under Sender above.",
    "period": "Choose it under Quarter or year above.",
    "cut": "Tick the box above to have it cut.",
}  # what the page has for each thing that a finding asks
HOW = "How it was read"
_YEARS_ROUND = 2  # years offered before and after those held or read, for a late return or an early one


def show_check(desk: Desk, file: Chosen, key: str, folded: bool = False) -> Reading:
    """One file's box. Returns its reading with what the person corrected; Mendable where it cannot be read at all.

    `folded` leaves what needs no answer to be opened.
    """
    name, content, envelope = file
    stamp, mended = match_stamp(desk), kept_mends(content)
    sent = ReadOptions(envelope=envelope, mended=mended)
    read = _read(desk.partnership.name, name, content, sent, stamp, desk)
    with st.container(border=True, key=key):
        st.html(tag("h3", name))
        options = _correct(desk, read, key)
        options = replace(options, envelope=envelope, cut=ask_cut(read, key), mended=mended)
        reading = _read(desk.partnership.name, name, content, options, stamp, desk)
        _show_outcome(reading)
        show_incident(reading)
        show_matching(desk, reading, key)
        for level in LEVELS[:2]:
            _show_findings(reading, *level)
        show_mending(desk, reading, key)  # cells of both levels may be mended, so it stands below both
        with st.expander(HOW, key=f"{key}-how") if folded else nullcontext():
            if reading.sheets:
                heading = tag("h4", HOW) if not folded else ""
                st.html(join((heading, _sheets(desk, reading.sheets))))
            _show_findings(reading, *LEVELS[2])
        offer_marked(desk, name, content, reading, key, options.cut)
    return reading


# For this person's session only: what somebody is still looking at is nobody else's business.
@st.cache_data(show_spinner="Reading the file ...", max_entries=40, scope="session")
def _read(
    partnership: str, name: str, content: bytes, options: ReadOptions, stamp: tuple[int, ...], _desk: Desk
) -> Reading:
    return check(_desk, name, content, options)


def _correct(desk: Desk, reading: Reading, key: str) -> ReadOptions:
    """Sender and quarter as read, each changeable; None where it was left as read."""
    left, right = st.columns(2, gap="medium")
    titles = {agency.id: agency.title for agency in desk.partnership.agency}
    senders = ("", *titles)
    sender = left.selectbox(
        "Sender",
        senders,
        index=senders.index(reading.sender) if reading.sender in titles else 0,
        format_func=lambda agency: titles.get(agency, "Choose who sent it"),
        key=f"{key}-sender",
        help="Who sent the return, as read from the file. Choose another where that is wrong.",
    )
    labels = _periods(desk, reading.period)
    if reading.period and st.session_state.get(f"{key}-period", "") is None:  # found only after something was mended
        st.session_state[f"{key}-period"] = reading.period.label
    label = right.selectbox(
        "Quarter or year",
        labels,
        index=labels.index(reading.period.label) if reading.period else None,
        placeholder="Choose or type, such as 2023/24 Q1",
        accept_new_options=True,
        key=f"{key}-period",
        help="The period the return is for, as read from the file. Choose or type another where that is wrong.",
    )
    st.html(_read_from(reading, titles))
    period = parse_period(label) if label else None
    if label and period is None:
        st.html(
            tag("p", f"“{label}” is not a quarter or a year. Write it as 2023/24 Q1.", attributes={"role": "alert"})
        )
    return ReadOptions(
        sender=sender if sender and sender != reading.sender else None,
        period=period if period != reading.period else None,
    )


def _read_from(reading: Reading, titles: Mapping[str, str]) -> Markup:
    """Where sender and period were read; a sender that was only supposed is asked about."""
    period = f"Period read from {reading.period_from}." if reading.period_from else "No period was found in the file."
    if reading.sender_supposed:
        asked = f"The file does not say who sent it. Was it {titles[reading.sender]}? If not, choose who it was."
        return join((tag("p", tag("strong", asked), css="cesp-empty"), tag("p", period, css="cesp-quiet")))
    sender = f"Sender read from {reading.sender_from}." if reading.sender_from else "No sender was found in the file."
    return tag("p", f"{sender} {period}", css="cesp-quiet")


def _periods(desk: Desk, period: Period | None) -> list[str]:
    """Quarters to choose from, newest first, each year's end followed by the year as a whole."""
    years = [*years_held(desk), *((period.year,) if period else ())]
    if not years:
        return []
    labels = [period.label] if period else []
    for year in range(max(years) + _YEARS_ROUND, min(years) - _YEARS_ROUND, -1):
        labels += [Period.full_year(year).label]
        labels += [Period.single(Quarter(year, number)).label for number in (4, 3, 2, 1)]
    return list(dict.fromkeys(labels))


def _show_outcome(reading: Reading) -> None:
    rows = len(reading.rows)
    if reading.accepted:
        noun = "row" if rows == 1 else "rows"
        words, css = f"Ready: {rows:,} {noun} can be loaded; {len(reading.left_out):,} left out.", "cesp-ready"
    else:
        words, css = "Not ready: something below must be mended first.", "cesp-fault"
    st.html(tag("div", tag("p", tag("strong", words)), *(tag("p", one) for one in unknown_words(reading)), css=css))


def unknown_words(reading: Reading) -> list[str]:
    """What is lost while headings and words stay unknown, in sentences."""
    kinds = ["heading" if one.kind == "heading" else "word" for one in reading.suggestions]
    headings, words = kinds.count("heading"), kinds.count("word")
    told = []
    if headings:
        told.append(
            f"{headings} heading{'' if headings == 1 else 's'} we do not know: what stands under "
            f"{'it' if headings == 1 else 'them'} was not read."
        )
    if words:
        told.append(
            f"{words} word{'' if words == 1 else 's'} we do not know: such rows count in the total, but for no "
            "priority or agency until you say what is meant."
        )
    return told


def _sheets(desk: Desk, sheets: Iterable[SheetReport]) -> str:
    columns = ("Sheet", "Taken for", "Headings in row", "Columns found", "Rows read", "Accepted", "Left out")
    return table(columns, (_sheet(desk, sheet) for sheet in sheets))


def _sheet(desk: Desk, sheet: SheetReport) -> tuple[str | float | None, ...]:
    dataset = desk.catalogue.dataset(sheet.dataset).title if sheet.dataset else "not one we know"
    found = "; ".join(dict.fromkeys(sheet.columns.values()))
    return (
        sheet.sheet,
        dataset,
        sheet.header_row,
        found or None,
        sheet.rows_read,
        sheet.rows_accepted,
        sheet.rows_left_out,
    )


def _show_findings(reading: Reading, level: Level, title: str) -> None:
    findings = [finding for finding in reading.findings if finding.level == level]
    if not findings:
        return
    columns = ("Sheet", "Cell", "Value", "What was found", "What to do")
    rows = ((one.sheet, one.cell, one.value, one.message, _mend(one)) for one in findings)
    st.html(join((tag("h4", f"{title} ({len(findings)})"), table(columns, rows, name=title))))


def _mend(finding: Finding) -> str:
    """What to do, and where on the page it can be answered instead."""
    return f"{finding.fix} {_ANSWERS.get(finding.asks, '')}".strip()
