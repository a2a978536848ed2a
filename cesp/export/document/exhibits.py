"""An exhibit and an impact line in a document: headline, picture, figures, target, comments and where it came from."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.briefing.exhibit import Exhibit, ImpactLine, Table, TargetLine
from cesp.briefing.paper import Chapter, Comment, Item
from cesp.charts.palette import colour, text_on
from cesp.export.document import words
from cesp.export.document.sheet import WIDEST, Piece, Sheet, Words
from cesp.export.pictures import NO_PICTURE
from cesp.export.standing import APART

MARK = "#E3E6EA"


class Twins:
    """Pictures by their place, and the tables that stand apart, at the end, as their twins."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures
        self._apart: dict[str, list[tuple[str, str, Table]]] = {}

    def show(self, sheet: Sheet, chapter: Chapter, place: str, title: str, alt: str, *, drawn: bool) -> bool:
        """The picture of a place, or what stands for it; True where there is one."""
        picture = self._pictures.get(place)
        if picture:
            sheet.picture(picture, alt, title)
        elif drawn:
            sheet.plain(NO_PICTURE)
        return picture is not None

    def put(self, sheet: Sheet, chapter: Chapter, title: str, table: Table, *, pictured: bool) -> None:
        """A table, here where it is all there is to see and the page is wide enough; else a link to it."""
        if not table.rows:
            return
        if not pictured and len(table.columns) <= WIDEST:
            sheet.table(table, title)
            return
        place = f"table{sum(len(held) for held in self._apart.values()) + 1}"
        self._apart.setdefault(chapter.title, []).append((place, title, table))
        sheet.link(words.TABLE, title, place)

    def write_apart(self, sheet: Sheet) -> None:
        """The tables that were put off, on pages that lie, by chapter."""
        if not self._apart:
            return
        sheet.turn(lying=True)
        sheet.chapter(words.TABLES, apart=False)
        for chapter, held in self._apart.items():
            sheet.heading(2, chapter)
            for place, title, table in held:
                sheet.heading(3, title, place)
                sheet.table(table, title)


def write_exhibit(sheet: Sheet, chapter: Chapter, item: Item, twins: Twins) -> None:
    """All that is said of one measure."""
    exhibit = item.exhibit
    sheet.heading(3, exhibit.headline)
    sheet.caption(exhibit.title)
    place = f"{chapter.priority}/{exhibit.id}"
    pictured = twins.show(sheet, chapter, place, exhibit.title, exhibit.alt, drawn=exhibit.chart is not None)
    _write_figures(sheet, exhibit)
    if exhibit.target:
        _write_target(sheet, exhibit.target)
    rest = [line for line in exhibit.chance if line not in exhibit.lines]
    _write_labelled(sheet, words.CHANCE, rest)
    for comment in item.comments:
        _write_comment(sheet, comment)
    twins.put(sheet, chapter, exhibit.title, exhibit.table, pictured=pictured)
    _write_labelled(sheet, words.NOTES, exhibit.notes)
    sheet.plain(Piece(exhibit.source, quiet=True))


def write_impact(sheet: Sheet, chapter: Chapter, impact: ImpactLine, twins: Twins) -> None:
    """Three lanes over one time axis, what they say, and how they are read."""
    sheet.heading(2, words.IMPACT)
    for sentence in impact.sentences:
        sheet.numbered(sentence)
    sheet.numbered(Piece(impact.caution, bold=True))
    pictured = twins.show(sheet, chapter, chapter.priority, words.IMPACT, impact.alt, drawn=True)
    sheet.bullets([(Piece(letter, bold=True), " ", meaning) for letter, meaning in impact.key])
    twins.put(sheet, chapter, words.IMPACT, impact.table, pictured=pictured)
    _write_labelled(sheet, words.NOTES, impact.notes)


def _write_figures(sheet: Sheet, exhibit: Exhibit) -> None:
    if exhibit.lines:
        first, *others = exhibit.lines
        pieces: list[Words] = [Piece(first, bold=True)]
        for line in others:
            pieces += [APART, line]
        sheet.numbered(*pieces)
    for icon in exhibit.icons:
        letter: list[Words] = [Piece(icon.letter, bold=True), " "] if icon.letter else []
        sheet.plain(*letter, icon.words)


def _write_target(sheet: Sheet, target: TargetLine) -> None:
    rating: list[Words] = []
    if target.rag:
        told = f"{target.shape} {target.letter} {target.word}"
        paint, ink = colour(target.rag, "light"), text_on(target.rag, "light")
        rating = [Piece(told, bold=True, paper=paint, ink=ink), " "]
    sheet.numbered(Piece(words.TARGET, bold=True), " ", *rating, target.sentence)
    _write_labelled(sheet, words.SCORED, target.working)


def _write_comment(sheet: Sheet, comment: Comment) -> None:
    mark: list[Words] = [Piece(comment.mark, paper=MARK), " "] if comment.mark else []
    sheet.numbered(Piece(words.COMMENT, bold=True), " ", *mark, comment.text)
    sheet.quote(Piece(comment.said, quiet=True))
    if comment.action:
        sheet.quote(Piece(words.ACTION, bold=True), " ", comment.action)


def _write_labelled(sheet: Sheet, label: str, lines: tuple[str, ...] | list[str]) -> None:
    if lines:
        sheet.plain(Piece(label, bold=True), *(words for line in lines for words in (" ", line)))
