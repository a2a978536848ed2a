"""A paper with all that a report can hold, and every text that a report prints of it, worked out from it alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.paper import Paper
from cesp.briefing.sentences import spoken_day
from tests.export.printed_words import leading, paper

#: How the values of these tables are printed that are no words.
NUMBERS: dict[str | float | None, str] = {None: "–", 1234.0: "1,234", 3.0: "3"}


def full() -> Paper:
    """A paper with all that a report can hold."""
    one = leading()
    table = Table(("Quarter", "Figure"), (("2022/23 Q1", "84%"), ("2022/23 Q2", 1234.0), ("2022/23 Q3", None)))
    return paper(items=(replace(one, exhibit=replace(one.exhibit, table=table)),))


def strings(held: object) -> Iterator[str]:
    """Every text that is somewhere in a paper."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, tuple):
        for one in held:
            yield from strings(one)
    elif is_dataclass(held):
        for field in fields(held):
            yield from strings(getattr(held, field.name))


def printed(whole: Paper) -> Iterator[str]:
    """Every text of a paper that a report prints, and none that it does not."""
    yield from (whole.title, *whole.warnings)
    yield from strings((whole.about, whole.opening, whole.lists, whole.matrix.columns, whole.sources))
    for name, words in (*whole.glossary, *whole.definitions):
        yield from (f"{name}:", words)
    for slide in whole.slides:
        if not slide.outside:
            yield from (slide.whose, slide.headline, *slide.lines)
    for chapter in whole.chapters:
        yield from strings((chapter.title, chapter.stage, chapter.aim, chapter.lists))
        yield from (text for said in chapter.opening for text in (said.text, said.mark))
        if chapter.impact:
            one = chapter.impact
            yield from strings((one.sentences, one.caution, one.key, one.notes, one.table.columns))
        for part in chapter.parts:
            yield from (text for name, words in part.also for text in (f"{name}:", words))
            yield from strings((part.title, part.empty, tuple(item.comments for item in part.items)))
    for shown in whole.exhibits:
        yield from of_exhibit(shown)
    for table in tables(whole):
        yield from (NUMBERS.get(value, str(value)) for row in table.rows for value in row)
    for asked in whole.questions:
        yield from (asked.text, asked.by, spoken_day(asked.on), asked.view, asked.answer, asked.answered)


def of_exhibit(shown: Exhibit) -> Iterator[str]:
    yield from (shown.title, shown.headline, shown.source, *shown.lines, *shown.notes, *shown.chance)
    yield from (text for icon in shown.icons for text in (icon.letter, icon.words))
    yield from shown.table.columns
    if shown.target:
        line = shown.target
        yield from (f"{line.shape} {line.letter} {line.word}", line.sentence, *line.working)


def tables(whole: Paper) -> list[Table]:
    impacts = [chapter.impact.table for chapter in whole.chapters if chapter.impact]
    return [whole.matrix, *impacts, *(shown.table for shown in whole.exhibits)]


def unread(whole: Paper) -> set[str]:
    """What a paper holds without its being read: ids of exhibits, what would stand in an empty list, and nothing."""
    said = [*whole.opening, *(one for listed in whole.lists for one in listed.said)]
    said += [one for chapter in whole.chapters for listed in chapter.lists for one in listed.said]
    return {"", *(one.exhibit for one in said), *(listed.empty for listed in whole.lists if listed.said)}
