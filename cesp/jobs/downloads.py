"""Tables of a page as files. What is in them was composed for an edition; who may take that, and that somebody did, is
settled here: the audit trail names every file that leaves."""

from __future__ import annotations

from cesp.briefing.about import about_exhibit, about_page, about_register, overview_table
from cesp.briefing.exhibit import Exhibit, Frame, Overview, Table
from cesp.briefing.registers import Register
from cesp.catalogue import Edition
from cesp.export.tables import FileKind, Leaf, file_name, make_file
from cesp.jobs.desk import Desk
from cesp.jobs.samples import samples_stand
from cesp.people import Act, allowed

EXPORT = "export"
_OVERVIEW = "Priorities by measures"


def may_take(desk: Desk, edition: Edition) -> bool:
    """Whether the person may take a file of an edition away."""
    return allowed(desk.person, _act(edition))


def require_taker(desk: Desk, edition: Edition) -> None:
    """NotAllowed where the person may not take a file of an edition away."""
    desk.require(_act(edition))


def download_exhibit(desk: Desk, exhibit: Exhibit, kind: FileKind) -> bytes:
    """An exhibit's table. NotAllowed where the person may not take its edition away."""
    edition, figure = exhibit.shown.edition, exhibit.shown.figure
    require_taker(desk, edition)
    label = desk.partnership.synthetic if samples_stand(desk) else ""
    made = make_file(Leaf(about_exhibit(exhibit, desk.partnership, label), exhibit.table), kind)
    priority = desk.partnership.get_priority(figure.priority).title if figure.priority else ""
    _log(desk, (exhibit.title, priority, *figure.by.values(), figure.period.label), edition, kind)
    return made


def exhibit_file(exhibit: Exhibit, kind: FileKind) -> str:
    """What an exhibit's file is called: its title, priority, period and edition."""
    figure = exhibit.shown.figure
    words = (exhibit.title, figure.priority or "", *figure.by.values(), figure.period.label, exhibit.shown.edition)
    return file_name(words, kind)


def download_overview(desk: Desk, overview: Overview, kind: FileKind) -> bytes:
    """Priorities by measures. NotAllowed likewise."""
    frame = overview.frame
    require_taker(desk, frame.edition)
    about = about_page(_OVERVIEW, frame, desk.partnership)
    made = make_file(Leaf(about, overview_table(overview.columns, overview.rows)), kind)
    _log(desk, (_OVERVIEW, frame.period), frame.edition, kind)
    return made


def overview_file(overview: Overview, kind: FileKind) -> str:
    """What the overview's file is called."""
    return file_name((_OVERVIEW, overview.frame.period, overview.frame.edition), kind)


def download_register(desk: Desk, register: Register, priority: str, frame: Frame, kind: FileKind) -> bytes:
    """A register's rows in the order they are listed, as the page of this frame shows them; `priority` is the title of
    the one whose rows they are, "" for all. NotAllowed likewise."""
    require_taker(desk, frame.edition)
    about = about_register(register, priority, frame, desk.partnership)
    made = make_file(Leaf(about, Table(register.columns, register.rows)), kind)
    _log(desk, (register.title, priority, frame.period), frame.edition, kind)
    return made


def register_file(register: Register, priority: str, frame: Frame, kind: FileKind) -> str:
    """What a register's file is called."""
    return file_name((register.title, priority, frame.period, frame.edition), kind)


def _act(edition: Edition) -> Act:
    """What is made for the public anybody may take who may read it; the rest leaves the house by officers' hands."""
    return "read" if edition == "public" else "export"


def _log(desk: Desk, words: tuple[str, ...], edition: Edition, kind: FileKind) -> None:
    told = ", ".join(filter(None, words))
    log_export(desk, f"{told}; edition {desk.partnership.editions[edition]}; {kind}")


def log_export(desk: Desk, detail: str) -> None:
    """The line of the audit trail for a file that is about to leave. StoreError where it cannot be written: then the
    file does not leave."""
    desk.store.record(desk.person.name, EXPORT, detail, desk.clock())
