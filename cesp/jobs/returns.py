"""Returns: what is expected beside what came, nil returns, and returns that will not be supplied."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from cesp.briefing.chasers import write_chaser
from cesp.briefing.returns import RETURNS, Awaited, Board, Chaser, Line, Return, summarise
from cesp.errors import Mendable
from cesp.jobs.awaited import judge_all, list_awaited, today, with_figures, years_expected
from cesp.jobs.desk import Desk
from cesp.periods import Period
from cesp.store.deliveries import Declaration
from cesp.store.records import Submission, UploadRecord


def show_board(desk: Desk, year: int | None = None) -> Board:
    """The returns of a financial year (its start year); without one, of the last in which any is expected by now."""
    desk.require("read_officer")
    years = years_expected(desk)
    chosen = year if year is not None else max(years, default=today(desk).year)
    returns = with_figures(desk, judge_all(desk, list_awaited(desk, years)))
    ours = [entry for entry in returns if entry.awaited.period.year == chosen]
    return Board(
        year=chosen,
        years=years,
        summary=summarise(Period.full_year(chosen), ours),
        lines=_line_up(ours),
        chasers=_chase(desk, returns),
    )


def record_nil(desk: Desk, sender: str, family: str, period: Period) -> UploadRecord:
    """Keeps that a sender returned nothing: a zero, not a gap. It can be undone as any upload. Mendable where no such
    return is expected, its period has not ended, or rows are held."""
    desk.require("load")
    entry = _find(desk, sender, family, period)
    if entry.awaited.period.last_day >= today(desk):
        raise Mendable(
            f"{period.label} has not ended yet, so nobody can say that there was nothing", where=_name(entry)
        )
    if entry.received is not None and not entry.lacking:
        mend = f"Undo upload {entry.upload} first, if that is wrong." if entry.state == "received" else ""
        what = "A return with rows is held" if entry.state == "received" else "It is a nil return already"
        raise Mendable(f"{what}, so nothing was changed", where=_name(entry), mend=mend)
    missing = entry.lacking or entry.awaited.datasets
    words = f"Nil return: {_name(entry)}"
    return desk.store.commit(
        Submission(
            file=words,
            sha256=sha256(" ".join((words, *missing)).encode()).hexdigest(),
            sender=entry.awaited.sender,
            by=desk.person.name,
            rows=(),
            nil=tuple((dataset, period.year, entry.awaited.quarter) for dataset in missing),
        ),
        desk.clock(),
    )


def declare(desk: Desk, sender: str, family: str, period: Period, reason: str) -> None:
    """Keeps that a return will not be supplied, and why. Mendable where none is expected, it has come, or no reason is
    given."""
    desk.require("load")
    entry = _find(desk, sender, family, period)
    if not reason.strip():
        raise Mendable("A reason is needed", where=_name(entry), mend="Say why it will not be supplied.")
    if entry.received is not None:
        raise Mendable(f"It has come, as upload {entry.upload}, so nothing was changed", where=_name(entry))
    _declare(desk, entry.awaited, reason.strip(), f"{_name(entry)} will not be supplied: {reason.strip()}")


def take_back(desk: Desk, sender: str, family: str, period: Period) -> None:
    """Takes back that a return will not be supplied. Mendable where nobody said so."""
    desk.require("load")
    entry = _find(desk, sender, family, period)
    if entry.state != "declared":
        raise Mendable("Nobody has said that it will not be supplied, so nothing was changed", where=_name(entry))
    _declare(desk, entry.awaited, "", f"{_name(entry)} is expected again")


def _declare(desk: Desk, awaited: Awaited, reason: str, detail: str) -> None:
    year, quarter = awaited.period.year, awaited.quarter
    said = Declaration(awaited.sender, awaited.family, year, quarter, reason, desk.person.name, desk.clock())
    desk.store.declare(said, detail)


def _find(desk: Desk, sender: str, family: str, period: Period) -> Return:
    """The return that is meant, as it stands. Mendable, naming what is expected, where there is none."""
    agency = desk.partnership.find("agency", sender)
    if agency is None:
        raise Mendable(
            f"There is no agency {sender}", mend="Write its id or name as in data/partnership/agencies.toml."
        )
    ours = [entry for entry in list_awaited(desk, (period.year,)) if entry.sender == agency]
    meant = [entry for entry in ours if entry.family == family and entry.period == period]
    if not meant:
        title = desk.partnership.get_agency(agency).title
        listed = "; ".join(f"{entry.family} {entry.period.label}" for entry in ours) or "nothing in that year"
        what = f"No {RETURNS.get(family, family)} of {title} is expected for {period.label}"
        raise Mendable(what, mend=f"Expected: {listed}. More can be said in data/partnership/returns.toml.")
    return judge_all(desk, meant)[0]


def _name(entry: Return) -> str:
    awaited = entry.awaited
    return f"{awaited.sender_title}, {RETURNS[awaited.family]}, {awaited.period.label}"


def _line_up(returns: Sequence[Return]) -> tuple[Line, ...]:
    lines: dict[tuple[str, str, str], list[Return]] = {}
    for entry in returns:
        awaited = entry.awaited
        lines.setdefault((awaited.sender, awaited.sender_title, awaited.title), []).append(entry)
    return tuple(Line(*key, tuple(entries)) for key, entries in lines.items())


def _chase(desk: Desk, returns: Sequence[Return]) -> tuple[Chaser, ...]:
    """A message for each sender of whom anything is missing."""
    senders = dict.fromkeys(entry.awaited.sender for entry in returns if entry.state == "missing")
    return tuple(_chaser(desk, [entry for entry in returns if entry.awaited.sender == sender]) for sender in senders)


def _chaser(desk: Desk, returns: Sequence[Return]) -> Chaser:
    missing = [entry for entry in returns if entry.state == "missing"]
    families = {entry.awaited.family for entry in missing}
    last: dict[str, Return] = {}
    for entry in sorted(returns, key=lambda entry: entry.awaited.period.last_day):
        if entry.received is not None and entry.awaited.family in families:
            last[entry.awaited.family] = entry
    return write_chaser(missing, list(last.values()), desk.partnership)
