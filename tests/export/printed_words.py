"""A paper with everything that one can hold, and its words in reading order, worked out from it alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from cesp.briefing.exhibit import Frame, Icon, ImpactLine, Table, TargetLine
from cesp.briefing.paper import Asked, Chapter, Comment, Item, Paper, Part, Said, SaidList, Slide
from cesp.charts.series import Chart, Point, Series
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared

WARNINGS = ("Invented figures.", "Not cleared for publication: small numbers are hidden one by one.")
CHART = Chart("bars", (Series("2022/23", "now", (Point("Q1", 0.84, "84%"),)),), "Quarter", "% of people", True, 0)
RATED = TargetLine(
    "Target 85%: missed, 1 point short.", "amber", "Amber", "A", "▲", ("Amber within 10%.", "High is good.")
)
WIDE = Table(tuple(f"Column {number}" for number in range(1, 9)), (("Q1", "12", 3.0, None, "", "c", "1,234", "more"),))
IMPACT = ImpactLine(
    ("Attendances went up.", "Nothing is known of practice."), "They only stand side by side.", CHART, WIDE,
    "Lines in lanes. Attendances went up.", (("A", "Became a priority"),), ("Shaded: not a priority then.",),
)  # fmt: skip


def leading(text: str = "Somebody’s view.") -> Item:
    """An exhibit with everything that one can have."""
    made = exhibit(compared(Ask("attended_of_registered", "exploitation"), (267, 318), (237, 301)))
    full = replace(
        made,
        chart=CHART,
        target=RATED,
        chance=("Chance explains it.",),
        icons=(Icon("variation", "H", "better", "Better."),),
    )
    return Item(full, (Comment(text, "Commentary by the lead, 3 May 2023", "Ask again: A. Officer, June", "Draft"),))


def paper(*words: str, items: Sequence[Item] = ()) -> Paper:
    """Two priorities, one of them closed; `words` stand among the sentences."""
    items = items or (leading(),)
    said = tuple(Said(word) for word in words)
    listed = SaidList(
        "What's working well", (Said("More came.", "Draft", "Exploitation", items[0].exhibit.id), *said), 7
    )
    parts = (
        Part("What we did", tuple(items), (("Sessions", "25 sessions were held."),)),
        Part("What it means for children", (), (), "Nothing is held."),
    )
    opening = (Said("84% came.", "Draft"), *said)
    slide = Slide("1", "text", "Exploitation", "Why this year", ("We were inspected.",), notes="Breathe.")
    return Paper(
        title="Impact, April to June 2022", partnership="Test Partnership",
        frame=Frame("April to June 2022", "against 2021", "public", "Part 1 (public)", date(2022, 6, 30), WARNINGS),
        about=(("Title", "Impact"), ("Marks", "c is a small number")), warnings=WARNINGS, opening=opening,
        lists=(listed, SaidList("What we do not know", (), empty="No gaps were found.")),
        matrix=Table(("Priority", "Attendances"), (("Exploitation", "599; was 309"), ("Neglect", None))),
        chapters=(
            Chapter("exploitation", "Exploitation", "Since 2022", "They are safe.", opening, (listed,), IMPACT, parts),
            Chapter("health", "Emotional health", "Closed in March", "", (Said("Its last picture is of 2021."),)),
        ),
        slides=(slide, replace(slide, id="2", headline="Kept back", outside=True)),
        questions=(
            Asked("The same children?", "Councillor A", date(2022, 7, 1), "Overview"),
            Asked("What is NRM?", "Councillor B", date(2022, 7, 1), "Neglect", "A mechanism.", "2 July 2022"),
        ),
        glossary=(("NRM", "national referral mechanism"),), definitions=(("Attended", "Of those registered."),),
        sources=("Source: training returns.",),
    )  # fmt: skip


def told(whole: Paper) -> Iterator[str]:
    """Its words in reading order, worked out from the paper alone."""
    yield from (whole.title, *whole.warnings)
    for pair in whole.about:
        yield from pair
    yield from of_said(whole.opening)
    for listed in whole.lists:
        yield from of_list(listed)
    yield from of_table(whole.matrix)
    for number, slide in enumerate((one for one in whole.slides if not one.outside), start=1):
        yield from (f"{number}.", slide.whose, slide.headline, *(slide.lines if slide.kind == "text" else ()))
    for chapter in whole.chapters:
        yield from of_chapter(chapter)
    for one in whole.questions:
        yield from (one.text, one.by, "1 July 2022", one.view, one.answer, one.answered)
    yield from (word for pair in (*whole.definitions, *whole.glossary) for word in pair)
    yield from whole.sources
    for chapter in whole.chapters:
        for name, table in tables_of(chapter):
            if is_wide(table):
                yield from (chapter.title, name, *of_table(table))


def of_chapter(chapter: Chapter) -> Iterator[str]:
    yield from (chapter.title, chapter.stage, chapter.aim, *of_said(chapter.opening))
    for listed in chapter.lists:
        yield from of_list(listed)
    if impact := chapter.impact:
        yield from (*impact.sentences, impact.caution, impact.alt)
        yield from (word for pair in impact.key for word in pair)
        yield from (*(() if is_wide(impact.table) else of_table(impact.table)), *impact.notes)
    for part in chapter.parts:
        yield from (part.title, part.empty)
        for item in part.items:
            yield from of_item(item)
        yield from (word for pair in part.also for word in pair)


def tables_of(chapter: Chapter) -> Iterator[tuple[str, Table]]:
    if chapter.impact:
        yield "Impact line", chapter.impact.table
    yield from ((item.exhibit.title, item.exhibit.table) for part in chapter.parts for item in part.items)


def of_said(every: Sequence[Said]) -> Iterator[str]:
    for one in every:
        yield from (one.mark, one.whose, one.text)


def of_list(listed: SaidList) -> Iterator[str]:
    yield listed.title
    yield from of_said(listed.said) if listed.said else (listed.empty,)


def of_table(table: Table) -> Iterator[str]:
    yield from table.columns
    for row in table.rows:
        yield from (
            "–" if cell is None else cell if isinstance(cell, str) else str(cell).removesuffix(".0") for cell in row
        )


def is_wide(table: Table) -> bool:
    """Whether it stands at the end, on a page that lies on its side."""
    return len(table.columns) > 6


def of_item(item: Item) -> Iterator[str]:
    one = item.exhibit
    yield from (one.headline, one.title, one.alt if one.chart else "", *one.lines)
    yield from (word for icon in one.icons for word in (icon.letter, icon.words))
    if one.target:
        line = one.target
        yield from (line.shape, line.letter, line.word, line.sentence, *line.working)
    yield from (line for line in one.chance if line not in one.lines)
    yield from (one.title, *(() if is_wide(one.table) else of_table(one.table)), *one.notes, one.source)
    for comment in item.comments:
        yield from (comment.mark, comment.text, comment.said, comment.action)
