"""The easy-read draft as a Word document: a picture on the left, words on the right, one idea a row."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from cesp.briefing.easy import compose_easy_read
from cesp.briefing.easy_rows import DRAFT, UNCHECKED, EasyPart, EasyRead, EasyRow
from cesp.briefing.paper import Paper
from cesp.catalogue import load_catalogue
from cesp.catalogue.easy import EasyWords, HardWord
from cesp.catalogue.load import load_easy_words
from cesp.catalogue.priorities import Priority
from cesp.export.easy.pictures import draw_pictures, picture_of
from cesp.export.standing import stand

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

#: Points. Nothing is smaller than the first.
LEAST, BODY = 14, 16
_SIZES: Mapping[str, int] = {
    "Normal": BODY, "Title": 28, "Heading 1": 24, "Heading 2": 20, "Header": LEAST, "Footer": LEAST,
}  # fmt: skip
HELPERS = "For people who help others to read this"
_VOICE = "voice"
_PEOPLE, _SIGN, _PICTURE_CELL, _WORDS_CELL = 2.6, 1.7, 4.0, 13.0  # centimetres
_ROOM = 6  # points above and below a row's words
_SPACING = 1.3


def make_easy_read(paper: Paper, priorities: Sequence[Priority] = ()) -> bytes:
    """The .docx; the same paper gives the same bytes. Every page says that it is a draft, its edition and warnings.
    Titles of `priorities` are explained where these say what they mean."""
    from cesp.export.document.form import close_form, open_form

    voice = frozenset(measure.title for measure in load_catalogue().measures if measure.dataset == _VOICE)
    draft = compose_easy_read(paper, _words(priorities), voice)
    document = open_form(None)
    _enlarge(document)
    _write(document, draft, paper)
    _stand_on_pages(document, paper)
    return close_form(document, paper)


def _words(priorities: Sequence[Priority]) -> EasyWords:
    words = load_easy_words()
    own = (HardWord(hard=one.title, plain=one.plain) for one in priorities if one.plain)
    return words.model_copy(update={"word": (*words.word, *own)})


def _write(document: Document, draft: EasyRead, paper: Paper) -> None:
    pictures = draw_pictures(picture_of(row) for part in _parts(draft) for row in part.rows)
    _add(document, "Title", DRAFT)
    _add(document, "Normal", draft.title).runs[0].bold = True
    _write_part(document, draft.about, 1, pictures)
    for chapter in draft.chapters:
        _add(document, "Heading 1", chapter.title).paragraph_format.page_break_before = True
        for part in chapter.parts:
            _write_part(document, part, 2, pictures)
    for part in (draft.asked, draft.words):
        _write_part(document, part, 1, pictures)
    _add(document, "Heading 1", HELPERS)
    for name, words in paper.about:
        _add(document, "Normal", f"{name}: ", words).runs[0].bold = True
    for source in paper.sources:
        _add(document, "Normal", source)


def _parts(draft: EasyRead) -> Iterable[EasyPart]:
    return draft.about, *(part for chapter in draft.chapters for part in chapter.parts), draft.asked, draft.words


def _write_part(document: Document, part: EasyPart, level: int, pictures: Mapping[str, bytes]) -> None:
    """A heading and its rows; nothing where it has none."""
    from docx.shared import Cm

    from cesp.export.document.marks import describe

    if not part.rows:
        return
    _add(document, f"Heading {level}", part.title)
    table = document.add_table(len(part.rows), 2)
    table.autofit = False
    for column, width in zip(table.columns, (_PICTURE_CELL, _WORDS_CELL), strict=True):
        column.width = Cm(width)
    for held, row, together in zip(table.rows, part.rows, _together(part.rows), strict=True):
        left, right = held.cells
        _write_row(left, right, row, pictures[picture_of(row)], together)
    describe(table, part.title)
    _keep_whole(table.rows)


def _together(rows: Sequence[EasyRow]) -> list[bool]:
    """Whether each row stays with the next: those about one subject do."""
    starts = [row.subject for row in rows]
    first = starts.index(True) if any(starts) else len(rows)
    new = [starts[at + 1] and not starts[at] if at + 1 < len(rows) else True for at in range(len(rows))]
    return [at >= first and not new[at] for at in range(len(rows))]


def _write_row(left: _Cell, right: _Cell, row: EasyRow, picture: bytes, together: bool) -> None:
    """The picture, and beside it the words."""
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Cm, Pt

    from cesp.export.standing import printable

    left.width, right.width = Cm(_PICTURE_CELL), Cm(_WORDS_CELL)
    drawn, words = left.paragraphs[0], right.paragraphs[0]
    shape = drawn.add_run().add_picture(io.BytesIO(picture), width=Cm(_SIGN if row.filled is None else _PEOPLE))
    shape._inline.docPr.set("descr", row.alt)
    words.add_run(printable(row.text)).bold = row.subject
    right.vertical_alignment = left.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for paragraph in (drawn, words):
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(_ROOM)
        paragraph.paragraph_format.keep_with_next = together


def _keep_whole(rows: Iterable[object]) -> None:
    """No row is broken between pages."""
    from docx.oxml import OxmlElement

    for row in rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]


def _enlarge(document: Document) -> None:
    from docx.shared import Pt

    for name, size in _SIZES.items():
        style = document.styles[name]
        style.font.size = Pt(size)
    document.styles["Normal"].paragraph_format.line_spacing = _SPACING


def _stand_on_pages(document: Document, paper: Paper) -> None:
    """That it is a draft at the top; warnings, edition and page number at the foot."""
    from docx.shared import Pt

    from cesp.export.document.marks import add_field
    from cesp.export.document.words import PAGE
    from cesp.export.standing import printable

    section = document.sections[0]
    head = section.header.paragraphs[0]
    head.add_run(f"{DRAFT}. {UNCHECKED}").bold = True
    head.paragraph_format.space_after = Pt(_ROOM * 2)
    foot = section.footer
    for words in (*paper.warnings, stand(paper)):
        foot.add_paragraph(printable(words), style="Footer")
    pages = foot.add_paragraph(f"{PAGE} ", style="Footer")
    add_field(pages, "PAGE", "1")
    first = foot.paragraphs[0]._p
    first.getparent().remove(first)


def _add(document: Document, style: str, *words: str) -> Paragraph:
    from cesp.export.standing import printable

    paragraph = document.add_paragraph(style=style)
    for piece in words:
        paragraph.add_run(printable(piece))
    return paragraph
