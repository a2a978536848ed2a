"""Papers made by hand for slides, one chart of each kind, and what is read back from a deck."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from openpyxl import load_workbook
from pptx import Presentation

from cesp.briefing.exhibit import Exhibit, Frame, ImpactLine, Table
from cesp.briefing.paper import Asked, Paper, Said, SaidList, Slide
from cesp.charts.series import Chart, Guide, Level, Occasion, Point, Series, Target, Timeline, Track
from cesp.export.slides.make import make_pptx
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared

WARNING = "Not cleared for publication: small numbers are hidden one by one."
EVIL = '=HYPERLINK("http://evil.example","<b>x</b>")'
SPELLS = (EVIL, "+1+1", "-2+3", "@SUM(A1)", "<b>bold</b> & {{x}} ${y}", "a\x00b\x1b\ufffe")
HIDDEN = Point("Q2", None, "c", "suppressed")
BARS = Chart(
    "bars",
    (
        Series("2022/23", "before", (Point("Q1", 0.5, "50%"), HIDDEN, Point("Q3", 0.75, "75%"))),
        Series("2023/24", "now", (Point("Q1", 0.625, "63%"), HIDDEN, Point("Q3", None, "late", "not_supplied"))),
    ),
    "Quarter", "% of people", True, 0, Target(0.7, "Target 70%"),
)  # fmt: skip
_COURSE = (
    Point("2022/23 Q1", 12.0, "12"), Point("2022/23 Q2", None, "c", "suppressed"), Point("2022/23 Q3", 14.0, "14"),
    Point("2022/23 Q4", 19.0, "19", mark="higher"),
)  # fmt: skip
LINE = Chart("line", (Series("Number", "now", _COURSE),), "Quarter", "Number", False, 0)
PROCESS = Chart(
    "process", (Series("Number", "now", _COURSE),), "Quarter", "Number", False, 0,
    guides=(Guide(0, 3, Level(13.0, "13 average"), (Level(8.0, "8 lower limit"), Level(18.0, "18 upper limit"))),),
)  # fmt: skip
MIX = Chart(
    "mix",
    (
        Series("Red", "red", (Point("2023/24", 1.0, "1"), Point("2022/23", 2.0, "2"))),
        Series("Green", "green", (Point("2023/24", 3.0, "3"), Point("2022/23", 4.0, "4"))),
    ),
    "", "Actions", False, 0,
)  # fmt: skip
PLACES = Chart(
    "places",
    (
        Series("Here", "focus", (Point("Here", 15.9, "15.9"),)),
        Series("Others", "others", (Point("There", 20.5, "20.5"), Point("Nowhere", None, "c", "suppressed"))),
    ),
    "", "Per 10,000", False, 1, Target(18.0, "Target 18"),
)  # fmt: skip
QUARTERS = tuple(f"{year} Q{quarter}" for year in ("2021/22", "2022/23") for quarter in (1, 2, 3, 4))
LANES = Chart(
    "lanes",
    (
        Series("Attendances", "focus", tuple(Point(name, 10.0 + at, f"{10 + at}") for at, name in enumerate(QUARTERS))),
        Series("Good", "focus", (Point("2021/22", 0.4, "40%"), Point("2022/23", 0.5, "50%"))),
        Series("Found", "focus", ()),
    ),
    "Quarter", "", False, 0,
    timeline=Timeline(
        QUARTERS,
        (
            Track("What we did", "Attendances", tuple(range(8)), ""),
            Track("What changed in practice", "Good, %", (3, 7), ""),
            Track("What it means for children", "", (), "Nothing is held here yet."),
        ),
        (Occasion(3.5, "A"), Occasion(3.8, "B"), Occasion(6.0, "C")), ((-0.5, 3.5),),
    ),
)  # fmt: skip
IMPACT = ImpactLine(
    ("Attendances went up.", "Good stayed the same."), "They only stand side by side.", LANES,
    Table(("Quarter", "Attendances"), (("2022/23 Q4", "17"),)), "Lines in three lanes.", (("A", "It began"),),
    ("Shaded: not a priority then.",),
)  # fmt: skip
KINDS = (BARS, LINE, MIX, PLACES, PROCESS)


def evidence(chart: Chart | None = BARS, headline: str = "63% came, 50% a year ago: improved.") -> Exhibit:
    made = exhibit(compared(Ask("attended_of_registered", "exploitation"), (267, 318), (237, 301)))
    lines = ("63%", "20 of 32", "was 50%")
    told = replace(made, chart=chart, headline=headline, lines=lines, alt=f"Chart. {headline}", notes=("Walk-ins: 5.",))
    return replace(told, table=Table(("Quarter", "Figure", "From"), (("Q1", "63%", None), ("Q2", "c", 1234.0))))


def told(chart: Chart | None = BARS, **changes: Any) -> Slide:
    """A slide with an exhibit."""
    one = evidence(chart)
    return replace(Slide("1", "exhibit", "Exploitation", one.headline, one.lines, exhibit=one), **changes)


def said(title: str, *texts: str, more: int = 0) -> SaidList:
    return SaidList(title, tuple(Said(text, "Draft", "Neglect") for text in texts), more, "Nothing stands out.")


def story(*slides: Slide) -> Paper:
    """A paper with these slides."""
    return Paper(
        title="Impact, April to June 2023", partnership="Test Partnership",
        frame=Frame("April to June 2023", "against 2022", "public", "Part 1 (public)", date(2023, 6, 30), (WARNING,)),
        about=(("Title", "Impact"), ("Data version", "93")), warnings=(WARNING,), opening=(), lists=(),
        matrix=Table((), ()), chapters=(), slides=slides,
        questions=(
            Asked("The same children?", "Councillor A", date(2023, 7, 1), "Overview"),
            Asked("What is NRM?", "Councillor B", date(2023, 7, 1), "Neglect", "A mechanism.", "2 July 2023"),
        ),
        glossary=(("NRM", "national referral mechanism"),), definitions=(("Attended", "Of those registered."),),
        sources=("Source: training returns.",),
    )  # fmt: skip


def everything() -> Paper:
    """Slides of every kind."""
    lists = tuple(said(title, f"A sentence on {title}.", more=2) for title in ("well", "worry", "next"))
    return story(
        Slide("1", "summary", "Test Partnership", "How are we doing?", lists=(*lists, said("unknown"))),
        *(told(chart, headline=f"What {chart.kind} shows.", notes="Breathe.", expected=("Why?",)) for chart in KINDS),
        Slide("7", "impact", "Exploitation", "It went up.", (*IMPACT.sentences, IMPACT.caution), impact=IMPACT),
        told(None, headline="There is a table."),
        Slide("9", "text", "Exploitation", "Our words.", ("One line.",), outside=True),
    )


@cache
def whole() -> bytes:
    """The deck of everything."""
    return make_pptx(everything())


def pages() -> list[Any]:
    """Its pages."""
    return list(Presentation(io.BytesIO(whole())).slides)


def opened(paper: Paper) -> Any:
    """Its deck, as python-pptx reads it."""
    return Presentation(io.BytesIO(make_pptx(paper)))


def charts_of(deck: Any) -> Iterator[Any]:
    for page in deck.slides:
        yield from (shape.chart for shape in page.shapes if shape.has_chart)


def drawn(chart: Chart) -> Any:
    """The chart as it stands in a deck."""
    (made,) = charts_of(opened(story(told(chart))))
    return made


def labels_of(made: Any) -> list[str]:
    """The words that stand at points, in their order."""
    return ["".join(words.xpath(".//a:t/text()")) for words in made._chartSpace.xpath(".//c:dLbl/c:tx")]


def cells_of(chart: Any) -> list[tuple[Any, ...]]:
    """The rows of the workbook inside a chart."""
    sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    return list(sheet.iter_rows(values_only=True))


def held(rows: Sequence[tuple[Any, ...]]) -> dict[tuple[str, str], float]:
    """Series and place -> number, of those that have one."""
    head = rows[0]
    return {(head[at], row[0]): row[at] for row in rows[1:] for at in range(1, len(head)) if row[at] is not None}


def words_of(page: Any) -> list[str]:
    """What stands in the text boxes of a page, in reading order."""
    return [
        paragraph.text for shape in page.shapes if shape.has_text_frame for paragraph in shape.text_frame.paragraphs
    ]
