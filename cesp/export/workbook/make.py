"""A paper as a workbook: a cover, a sheet for the partnership and each priority, one for each exhibit, and what all of
them rest on. The same paper gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from textwrap import shorten
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from cesp.briefing.exhibit import Exhibit, ImpactLine, Table
from cesp.briefing.paper import Asked, Chapter, Comment, Item, Paper, Part
from cesp.briefing.sentences import spoken_day
from cesp.export.book import LONGEST_NAME, new_book, plain_text, sheet_name
from cesp.export.standing import NO_DAY, stand, steady
from cesp.export.workbook.charts import add_chart
from cesp.export.workbook.sheets import Page

COVER, WHOLE, MATRIX = "Cover", "Whole partnership", "Priorities by measures"
QUESTIONS, DEFINITIONS, GLOSSARY, SOURCES = "Questions", "Definitions", "Glossary", "Sources"


@dataclass
class _Book:
    """A workbook while it is written. `contents` are of each sheet what it is called, its name, and its headline, ""
    where that is what it is called."""

    paper: Paper
    book: Workbook = field(default_factory=new_book)
    contents: list[tuple[str, str, str]] = field(default_factory=list)

    def name_sheet(self, wanted: str) -> str:
        """Makes a sheet of that name, or of one near it in whole words, and gives the name."""
        name = sheet_name(shorten(wanted, LONGEST_NAME, placeholder=""), self.book.sheetnames)
        return str(self.book.create_sheet(name).title)

    def open(self, name: str, title: str, headline: str = "") -> Page:
        """The sheet of a name with its head, listed in the contents."""
        page = Page(self.book[name])
        page.head(headline or title, stand(self.paper), self.paper.warnings, COVER)
        self.contents.append((title, name, headline))
        return page

    def finish(self, page: Page, freeze: str = "A2") -> None:
        page.finish(stand(self.paper), self.paper.warnings, freeze)


def make_xlsx(paper: Paper) -> bytes:
    """The .xlsx."""
    made = _Book(paper)
    cover = made.name_sheet(COVER)
    _write_whole(made)
    for number, chapter in enumerate(paper.chapters, start=1):
        _write_chapter(made, number, chapter)
    _write_questions(made, paper.questions)
    _write_pairs(made, DEFINITIONS, paper.definitions)
    _write_pairs(made, GLOSSARY, paper.glossary)
    _write_pairs(made, SOURCES, [("", source) for source in paper.sources])
    _write_cover(made, cover)
    made.book.properties.title = plain_text(paper.title)
    made.book.properties.creator = plain_text(paper.partnership)
    made.book.properties.language = "en-GB"
    return _save(made.book, paper.frame.figures_to or NO_DAY)


def _save(book: Workbook, day: date) -> bytes:
    """As `bytes_of`, of a day instead of the hour at which it is made."""
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    stream = io.BytesIO()
    ExcelWriter(book, ZipFile(stream, "w", ZIP_DEFLATED)).save()
    return steady(stream.getvalue())


def _write_cover(made: _Book, name: str) -> None:
    page, paper = Page(made.book[name]), made.paper
    page.head(paper.title, stand(paper), paper.warnings)
    for title, words in paper.about:
        page.told(title, words)
    page.heading("Contents")
    for title, sheet, headline in made.contents:
        page.link(title, sheet, headline)
    made.finish(page)


def _write_whole(made: _Book) -> None:
    paper = made.paper
    page = made.open(made.name_sheet(WHOLE), WHOLE)
    for one in paper.opening:
        page.said(one)
    for listed in paper.lists:
        page.said_list(listed)
    made.finish(page)
    page = made.open(made.name_sheet(MATRIX), MATRIX)
    made.finish(page, freeze=f"B{page.table(paper.matrix) + 1}")


def _write_chapter(made: _Book, number: int, chapter: Chapter) -> None:
    """The priority's own sheet, then one for each of its exhibits."""
    own = made.name_sheet(f"{number} {chapter.title}")
    page = made.open(own, f"{number} {chapter.title}")
    page.told("Stage", chapter.stage)
    page.told("Aim", chapter.aim)
    for one in chapter.opening:
        page.said(one)
    for listed in chapter.lists:
        page.said_list(listed)
    items = [item for part in chapter.parts for item in part.items]
    titles = [f"{number}.{place} {item.exhibit.title}" for place, item in enumerate(items, start=1)]
    names = [made.name_sheet(title) for title in titles]
    _write_parts(page, chapter.parts, iter(names))
    if chapter.impact:
        _write_impact(page, chapter.impact)
    made.finish(page)
    for name, title, item in zip(names, titles, items, strict=True):
        page = made.open(name, title, item.exhibit.headline)
        page.told(chapter.title, item.exhibit.title)
        _write_exhibit(page, item)
        made.finish(page, freeze="B2")


def _write_parts(page: Page, parts: Sequence[Part], names: Iterator[str]) -> None:
    for part in parts:
        page.heading(part.title)
        page.told("", part.empty)
        for item in part.items:
            page.link(item.exhibit.title, next(names), item.exhibit.headline)
        if part.also:
            page.label("Also measured")
        for title, headline in part.also:
            page.told(title, headline)


def _write_impact(page: Page, impact: ImpactLine) -> None:
    page.heading("Impact line")
    page.told_all("", impact.sentences)
    page.told("", impact.caution)
    page.table(impact.table)
    for letter, words in impact.key:
        page.told(letter, words)
    page.told_all("Notes", impact.notes)


def _write_exhibit(page: Page, item: Item) -> None:
    exhibit = item.exhibit
    page.told_all("Figures", exhibit.lines)
    page.row += 1
    top = page.table(exhibit.table)
    page.row += 1
    for label, lines in _besides(exhibit):
        page.told_all(label, lines)
    for comment in item.comments:
        _write_comment(page, comment)
    if exhibit.chart:
        page.row = add_chart(page.sheet, exhibit.chart, exhibit.table, top, page.row + 1)


def _besides(exhibit: Exhibit) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands with a table, each under its name."""
    if target := exhibit.target:
        yield "Target", (target.sentence,)
        yield "Rating", (f"{target.shape} {target.letter} {target.word}",) if target.rag else ()
        yield "How it is scored", target.working
    yield "What chance explains", exhibit.chance
    yield "Signs", tuple(icon.words for icon in exhibit.icons)
    yield "Notes", exhibit.notes
    yield "Source", (exhibit.source,)
    yield "Figures to", (spoken_day(exhibit.figures_to),) if exhibit.figures_to else ()
    yield "Definition", (exhibit.definition,)


def _write_comment(page: Page, comment: Comment) -> None:
    page.told(comment.mark or "Comment", comment.text)
    page.told("", comment.said)
    page.told("Action", comment.action)


def _write_questions(made: _Book, questions: Sequence[Asked]) -> None:
    columns = ("Question", "Asked by", "Asked on", "View", "Answer", "Answered")
    rows = [(one.text, one.by, spoken_day(one.on), one.view, one.answer, one.answered) for one in questions]
    if rows:
        page = made.open(made.name_sheet(QUESTIONS), QUESTIONS)
        made.finish(page, freeze=f"A{page.table(Table(columns, tuple(rows))) + 1}")


def _write_pairs(made: _Book, title: str, pairs: Sequence[tuple[str, str]]) -> None:
    page = made.open(made.name_sheet(title), title)
    for name, words in pairs:
        page.told(name, words)
    made.finish(page)
