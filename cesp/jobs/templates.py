"""Workbooks for those who send returns: an empty one to fill in, and their own with what to mend marked in it."""

from __future__ import annotations

from pathlib import Path

from cesp.errors import Mendable
from cesp.intake.address import position
from cesp.intake.child import Limits, open_file
from cesp.intake.headings import Headings
from cesp.intake.people import Screened, screen
from cesp.intake.refused import Refused
from cesp.intake.results import Reading
from cesp.intake.workbook import Sheet
from cesp.jobs.desk import Desk
from cesp.jobs.downloads import log_export
from cesp.periods import Period, Quarter
from cesp.store.files import save_file


def families(desk: Desk) -> tuple[str, ...]:
    """The families of returns that agencies send and that have a template."""
    return tuple(sorted({dataset.family for dataset in desk.catalogue.datasets} - {"national"}))


def quarter_due(desk: Desk) -> Period:
    """The last quarter that has ended: the one returns are being made for."""
    return Period.single(Quarter.at(Quarter.of(desk.clock().date()).index - 1))


def template(desk: Desk, family: str, period: Period | None = None, sender: str = "") -> bytes:
    """An empty return of a family as .xlsx, for the quarter due unless another is named.

    Mendable where the family has no dataset, or the sender is no agency of the partnership.
    """
    from cesp.export.template import make_template

    desk.require("read")
    agency = desk.partnership.find("agency", sender) if sender else ""
    if agency is None:
        known = ", ".join(agency.id for agency in desk.partnership.agency)
        raise Mendable(f"'{sender}' is not an agency of the partnership", mend=f"Choose one of: {known}.")
    return make_template(family, desk.catalogue, desk.partnership, period or quarter_due(desk), agency)


def marked_copy(desk: Desk, file: str, content: bytes, reading: Reading, cut: frozenset[str] = frozenset()) -> bytes:
    """The return as .xlsx, with each finding of its reading at its cell and a list of them in front.

    Columns of people's data are left out, and those that the person had cut. The audit trail names the copy.
    """
    from cesp.export.marked import mark

    desk.require("load")
    known = Headings(desk.catalogue, {}).known
    screened = [screen(sheet, known, cut) for sheet in _sheets(file, content)]
    marked = mark(reading, [one.sheet for one in screened], {one.sheet.name: _personal(one) for one in screened})
    log_export(desk, f"{marked_name(file)}; marked workbook")
    return marked


def marked_name(file: str) -> str:
    """What a marked copy is called: "return.csv" gives "return - to mend.xlsx"."""
    return f"{Path(file).stem} - to mend.xlsx"


def template_name(family: str, period: Period, sender: str = "") -> str:
    """What a template is called: "training return 2023-24 Q1.xlsx"."""
    words = (family, "return", sender, period.label.replace("/", "-"))
    return f"{' '.join(filter(None, words))}.xlsx"


def save(path: Path, content: bytes) -> None:
    """Writes such a workbook; StoreError where it cannot, or one is there."""
    save_file(path, content)


def _personal(screened: Screened) -> frozenset[int]:
    """The columns, from 0, that hold people's data: they do not travel again."""
    children = (position(f"{one.column}1") for one in screened.personal)
    return frozenset((*screened.people, *(at[1] for at in children if at)))


def _sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """The sheets as they were read; none where the file cannot be opened, which a finding then says."""
    try:
        return open_file(file, content, Limits()).sheets
    except Refused:
        return ()
