"""Step 2: how a file was understood, what the person may correct, and every finding with its cell and its mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from cesp.intake.results import Envelope, Finding, Level, Reading, ReadOptions, SheetReport
from cesp.jobs.desk import Desk
from cesp.jobs.matching import match_stamp
from cesp.jobs.present import years_held
from cesp.jobs.uploads import check
from cesp.periods import Period, Quarter, parse_period
from cesp.ui.markup import join, table, tag
from cesp.ui.upload_matching import show_matching
from cesp.ui.upload_mending import kept_mends, show_mending
from cesp.ui.upload_people import ask_cut, show_incident
from cesp.ui.upload_templates import offer_marked

LEVELS: tuple[tuple[Level, str], ...] = (
    ("error", "Mend these first: the file cannot be loaded until they are put right"),
    ("warning", "Look at these: rows left out or changed in reading"),
    ("note", "For your information"),
)
_YEARS_ROUND = 2  # years offered before and after those held or read, for a late return or an early one


def show_check(desk: Desk, name: str, content: bytes, key: str, envelope: Envelope | None = None) -> Reading:
    """One file's box. Returns its reading with what the person corrected; Mendable where it cannot be read at all."""
    stamp, mended = match_stamp(desk), kept_mends(content)
    sent = ReadOptions(envelope=envelope, mended=mended)
    read = _read(desk.partnership.name, name, content, sent, stamp, desk)
    with st.container(border=True, key=key):
        st.html(tag("h3", name))
        options = _correct(desk, read, key)
        options = replace(options, envelope=envelope, cut=ask_cut(read, key), mended=mended)
        reading = _read(desk.partnership.name, name, content, options, stamp, desk)
        show_incident(reading)
        _show_outcome(reading)
        offer_marked(desk, name, content, reading, key, options.cut)
        if reading.sheets:
            st.html(_sheets(desk, reading.sheets))
        show_matching(desk, reading, key)
        for level, title in LEVELS:
            _show_findings(title, [finding for finding in reading.findings if finding.level == level])
            if level == "warning":  # cells of both levels may be mended, so the editor stands below both
                show_mending(desk, reading, key)
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
    st.html(tag("p", _read_from(reading), css="cesp-quiet"))
    period = parse_period(label) if label else None
    if label and period is None:
        st.html(
            tag("p", f"“{label}” is not a quarter or a year. Write it as 2023/24 Q1.", attributes={"role": "alert"})
        )
    return ReadOptions(
        sender=sender if sender and sender != reading.sender else None,
        period=period if period != reading.period else None,
    )


def _read_from(reading: Reading) -> str:
    sender = f"Sender read from {reading.sender_from}." if reading.sender_from else "No sender was found in the file."
    period = f"Period read from {reading.period_from}." if reading.period_from else "No period was found in the file."
    return f"{sender} {period}"


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
        words, css = f"Ready: {rows:,} rows can be loaded; {len(reading.left_out):,} left out.", "cesp-ready"
    else:
        words, css = "Not ready: something below must be mended first.", "cesp-fault"
    st.html(tag("p", tag("strong", words), css=css))


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


def _show_findings(title: str, findings: list[Finding]) -> None:
    if not findings:
        return
    columns = ("Sheet", "Cell", "Value", "What was found", "What to do")
    rows = ((one.sheet, one.cell, one.value, one.message, one.fix) for one in findings)
    st.html(join((tag("h4", f"{title} ({len(findings)})"), table(columns, rows, name=title))))
