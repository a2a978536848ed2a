"""The same paper in every format. What is in it was composed for an edition; the audit trail names each file that
leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from cesp.briefing.paper import Paper, write_paper
from cesp.export.tables import MIME, file_name
from cesp.jobs.desk import Desk
from cesp.jobs.downloads import log_export, require_taker

Format = Literal["pptx", "docx", "pdf", "xlsx", "html", "easy-read", "guide", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
#: A council's own report, in the partnership's folder: a document on its paper and in its styles.
TEMPLATE = "report.docx"
_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """What a format is called on a page, the end of its file's name, its media type, and how it is made."""

    title: str
    suffix: str
    mime: str
    make: Callable[[Desk, Paper], bytes]


def pack(
    desk: Desk, paper: Paper, wanted: Iterable[Format], report: Callable[[str], None] = lambda line: None
) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each format, as soon as it is made; `report` is told what is being made. NotAllowed
    where the person may not take the paper's edition away."""
    for name in wanted:
        kind = KINDS[name]
        report(f"Making {kind.title}")
        yield pack_name(paper, name), pack_one(desk, paper, name)


def pack_one(desk: Desk, paper: Paper, wanted: Format) -> bytes:
    """One format. NotAllowed likewise."""
    require_taker(desk, paper.frame.edition)
    made = KINDS[wanted].make(desk, paper)
    log_export(desk, f"{paper.title}; edition {paper.frame.edition_name}; {wanted}")
    return made


def pack_name(paper: Paper, wanted: Format) -> str:
    """What the file is called: what it is where its ending does not tell, edition, and as much of the title as fits."""
    kind = KINDS[wanted]
    own = () if wanted == kind.suffix else (wanted,)
    return file_name((*own, paper.frame.edition, paper.title), kind.suffix)


# Report libraries are heavy: each is loaded when its format is asked for.
def _slides(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.slides.make import make_pptx

    return make_pptx(paper)


def _document(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.document.make import make_docx

    template = desk.folder / TEMPLATE if desk.folder else None
    return make_docx(paper, template.read_bytes() if template and template.is_file() else None)


def _printed(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.printed.make import make_pdf

    return make_pdf(paper)


def _book(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.workbook.make import make_xlsx

    return make_xlsx(paper)


def _offline(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.offline.make import make_html

    return make_html(paper)


def _easy_read(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.easy.make import make_easy_read

    return make_easy_read(paper, desk.partnership.priority)


def _guide(desk: Desk, paper: Paper) -> bytes:
    from cesp.export.printed.guide import make_guide

    return make_guide(desk.partnership)


def _data(desk: Desk, paper: Paper) -> bytes:
    return write_paper(paper)


KINDS: Mapping[Format, Kind] = {
    "pptx": Kind("slides (PowerPoint)", "pptx", f"{_OFFICE}.presentationml.presentation", _slides),
    "docx": Kind("a report (Word)", "docx", f"{_OFFICE}.wordprocessingml.document", _document),
    "pdf": Kind("a report (PDF)", "pdf", "application/pdf", _printed),
    "xlsx": Kind("a workbook (Excel)", "xlsx", MIME["xlsx"], _book),
    "html": Kind("slides for any browser, without a network", "html", "text/html", _offline),
    "easy-read": Kind("an easy-read draft (Word)", "docx", f"{_OFFICE}.wordprocessingml.document", _easy_read),
    "guide": Kind("a quick guide to the dashboard (PDF)", "pdf", "application/pdf", _guide),
    "json": Kind("the paper as data", "json", "application/json", _data),
}
