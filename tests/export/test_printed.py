"""A paper as a PDF: read as a screen reader reads it, it says the paper's words in order, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pdfplumber
import pikepdf
import pytest
from pdfua import validate

from cesp.briefing.exhibit import Table
from cesp.briefing.paper import Paper
from cesp.charts.series import Chart
from cesp.export.pictures import NO_PICTURE
from cesp.export.printed import make as printed
from cesp.export.printed.make import make_pdf
from cesp.export.printed.setting import UNKNOWN, printable
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, latest_period
from tests.export.printed_words import IMPACT, WARNINGS, leading, of_table, paper, told
from tests.export.tagged import Element, bare, head_and_foot, read

HOSTILE = (
    '=HYPERLINK("x")', "+1-1", "@SUM(A1)", '#panic("x")', "$x^2$ *bold* _slant_ `raw` <b>b</b>", "= No heading",
    "- no list --- ... 'quoted' \"twice\" // kept /* kept */", "\\u{41} ~ [x] {{y}} %z @label <label>",
    "office flat ſ é ŵ",
)  # fmt: skip
#: What stands in the document besides: fixed labels, bullets, and where a wide table is.
FIXED = (
    "Contents", "Whole partnership", "Priorities by measures", "As it is presented", "Stage:", "Aim:", "Impact line",
    "Also measured", "Action:", "Notes:", "Target:", "How it is scored:", "What chance explains:", "Questions asked",
    "Asked by", "Asked on", "View", "Answered", "Answer", "Not answered yet", "Definitions", "Glossary", "Sources",
    "Wide tables", "Table:", ":", "•",
)  # fmt: skip


def between(text: str, words: Sequence[str]) -> set[str]:
    """What stands between words that follow each other, each looked for after the one before it."""
    found, at = set(), 0
    for word in filter(None, map(bare, words)):
        place = text.find(word, at)
        assert place >= 0, f"{word} does not follow {text[max(0, at - 60) : at]}"
        found.add(text[at:place])
        at = place + len(word)
    return {*found, text[at:]}


def without(whole: Element, kind: str) -> str:
    """The text of all but parts of a kind."""
    if whole.kind == "Figure":
        return whole.text
    return "".join(
        one if isinstance(one, str) else without(one, kind) for one in whole.inside if getattr(one, "kind", "") != kind
    )


def drawn(monkeypatch: pytest.MonkeyPatch, label: str = "84%") -> None:
    """Pictures without a browser."""
    words = f'<text x="9" y="40" font-family="Arial">{label}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="560" height="90">{words}</svg>'

    def take(charts: Sequence[Chart], *_: Any) -> list[bytes | None]:
        return [svg.encode()] * len(charts)

    monkeypatch.setattr(printed, "take_pictures", take)


def test_it_says_the_paper_in_order_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch)
    whole = paper()
    assert strange_words(whole) == []


def test_the_samples_are_printed_so_too(monkeypatch: pytest.MonkeyPatch, sample_desk: Desk) -> None:
    drawn(monkeypatch)
    whole = compose_paper(sample_desk, Scope(latest_period(sample_desk), "same-period", "public"))
    assert len(whole.exhibits) > 20
    assert strange_words(whole) == []


def strange_words(whole: Paper) -> list[str]:
    """What stands in a paper's PDF between its words that is no label either."""
    text = without(read(make_pdf(whole)), "TOC")
    fixed = "|".join((*(re.escape(bare(label)) for label in FIXED), r",page\d+", r"More,leftouthere:\d+"))
    return [gap for gap in between(text, list(told(whole))) if not re.fullmatch(f"(?:{fixed})*", gap)]


@pytest.mark.parametrize("words", HOSTILE)
def test_markup_and_formulas_stay_words(monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    drawn(monkeypatch, "a &lt;b&gt; #c $d$")
    one = leading(words)
    item = replace(
        one, exhibit=replace(one.exhibit, headline=words, alt=words, table=Table((words,), ((words,),)), source=words)
    )
    whole = replace(paper(words, items=(item,)), title=words, about=((words, words),), warnings=(words,))
    made = make_pdf(whole)
    between(without(read(made), "TOC"), list(told(whole)))
    assert all(bare(words) in page for page in head_and_foot(made))


def test_every_page_carries_warnings_edition_dates_and_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch)
    pages = head_and_foot(make_pdf(paper()))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        for words in (*WARNINGS, "Part 1 (public)", "April to June 2022", "Figures to 30 June 2022"):
            assert bare(words) in page
        assert bare(f"Page {number} of {len(pages)}") in page


def test_it_passes_what_can_be_checked_of_pdf_ua(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch)
    made = make_pdf(paper())
    assert not validate(io.BytesIO(made)).findings
    with pikepdf.open(io.BytesIO(made)) as pdf:
        root: Any = pdf.Root
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.Lang) == "en-GB"
        with pdf.open_metadata() as told_of:
            assert told_of["pdfuaid:part"] == "1"
            assert told_of["dc:title"] == "Impact, April to June 2022"
        fonts: list[Any] = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert len(fonts) >= 2
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)


def test_it_has_headings_pictures_and_headed_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch)
    whole = paper()
    made = read(make_pdf(whole))
    levels = [int(one.kind[1]) for one in made.every("H1", "H2", "H3", "H4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    titles = [one.text for one in made.every("H1")]
    assert [title for title in titles if title in ("Exploitation", "Emotionalhealth")] == [
        "Exploitation",
        "Emotionalhealth",
    ]
    assert [one.alt for one in made.every("Figure")] == [IMPACT.alt, whole.exhibits[0].alt]
    for table in made.every("Table"):
        assert next(table.every("TR")).kind == "TR"
        assert list(next(table.every("TR")).every("TH"))
    assert list(made.every("Link"))


def test_the_same_paper_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch)
    assert make_pdf(paper()) == make_pdf(paper())
    assert make_pdf(paper()) != make_pdf(paper("Otherwise."))


def test_without_a_browser_the_table_stands_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printed, "take_pictures", lambda charts, *_: [None] * len(charts))
    whole = paper()
    made = read(make_pdf(whole))
    assert not list(made.every("Figure"))
    assert made.text.count(bare(NO_PICTURE)) == 2
    between(made.text, [whole.exhibits[0].headline, NO_PICTURE, *of_table(whole.exhibits[0].table)])


def test_a_picture_is_taken_of_each_chart(chromium: str) -> None:
    assert chromium
    whole = paper()
    made = read(make_pdf(whole))
    assert [one.alt for one in made.every("Figure")] == [IMPACT.alt, whole.exhibits[0].alt]
    assert bare(NO_PICTURE) not in made.text


def test_a_bare_paper_is_printed_too() -> None:
    whole = replace(
        paper(),
        warnings=(),
        chapters=(),
        slides=(),
        questions=(),
        glossary=(),
        definitions=(),
        sources=(),
        lists=(),
        opening=(),
    )
    assert validate(io.BytesIO(make_pdf(whole))).exit_code == 0


@pytest.mark.parametrize("columns", [1, 6, 7, 12])
def test_nothing_is_cut_however_long_a_cell_is(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    drawn(monkeypatch)
    words = [" ".join(f"w{column}x{number}" for number in range(90)) for column in range(columns)]
    table = Table(tuple(f"Column {column}" for column in range(columns)), (tuple(words),) * 5)
    one = leading(words[0])
    item = replace(one, exhibit=replace(one.exhibit, table=table))
    made = make_pdf(replace(paper(words[0], items=(item,)), matrix=table))
    assert read(made).text.count(bare(words[-1])) >= 10
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            assert max(char["bottom"] for char in page.chars) < page.height - 20
            assert min(char["x0"] for char in page.chars) > 30
            assert max(char["x1"] for char in page.chars) < page.width - 30


def test_what_no_font_has_is_marked_so(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn(monkeypatch, "漢")
    text = read(make_pdf(paper("Well done \N{THUMBS UP SIGN} 漢\x00字\x07."))).text
    assert f"Welldone{UNKNOWN}{UNKNOWN}{UNKNOWN}{UNKNOWN}{UNKNOWN}." in text


@pytest.mark.parametrize(
    ("words", "printed_as"),
    [
        ("84%, c, −5 to +12 – “so” ▲●◆", "84%, c, −5 to +12 – “so” ▲●◆"),
        ("Ελληνικά, Жук, Łódź", "Ελληνικά, Жук, Łódź"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("\ud800x\ufffe\N{THUMBS UP SIGN}", f"{UNKNOWN}x{UNKNOWN}{UNKNOWN}"),
    ],
)
def test_words_are_printed_as_they_are(words: str, printed_as: str) -> None:
    assert printable({"a": [words, 3, None]}) == {"a": [printed_as, 3, None]}
