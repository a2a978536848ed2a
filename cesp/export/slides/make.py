"""A paper -> slides that are told, edited and read aloud: native charts, titles, notes, and words for every picture."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.briefing.paper import Asked, Paper
from cesp.briefing.sentences import spoken_day
from cesp.export.slides.deck import COVER, close_deck, foot_of, open_deck
from cesp.export.slides.pages import Leaf, write_lines
from cesp.export.slides.story import tell_slide
from cesp.export.slides.type import BODY, SMALL, Line, Piece, fill, place, plain
from cesp.export.standing import APART

ABOUT, GLOSSARY, DEFINITIONS, SOURCES = "About these slides", "Words used", "How figures are counted", "Sources"
QUESTIONS, OPEN = "Questions asked", "Not answered yet"


def make_pptx(paper: Paper) -> bytes:
    """The .pptx: a cover, the story in its order, then the cover's particulars, questions, words, measures and sources.
    The same paper gives the same bytes."""
    deck = open_deck(paper)
    foot = foot_of(paper, paper.partnership)
    leaf = Leaf(deck, paper.title, foot)
    _write_cover(leaf, paper)
    for slide in paper.slides:
        tell_slide(deck, paper, slide)
    for title, lines in (
        (QUESTIONS, [line for asked in paper.questions for line in _asked(asked)]),
        (ABOUT, _paired(paper.about)),
        (GLOSSARY, _paired(paper.glossary)),
        (DEFINITIONS, _paired(paper.definitions)),
        (SOURCES, [plain(source) for source in paper.sources]),
    ):
        if lines:
            write_lines(leaf._replace(headline=title), lines, BODY if title == QUESTIONS else SMALL)
    return close_deck(deck)


def _write_cover(leaf: Leaf, paper: Paper) -> None:
    frame = paper.frame
    dated = f"Figures to {spoken_day(frame.figures_to)}" if frame.figures_to else ""
    page = leaf.open(COVER)
    (subtitle,) = (one for one in page.placeholders if one.placeholder_format.idx == 1)
    place(subtitle, leaf.room)
    told = (paper.partnership, ", ".join((frame.period, frame.compared)), frame.edition_name, dated)
    fill(subtitle.text_frame, [plain(words) for words in told if words], BODY)
    leaf.close(page)


def _paired(pairs: Sequence[tuple[str, str]]) -> list[Line]:
    return [(Piece(f"{name}: ", bold=True), Piece(words)) for name, words in pairs]


def _asked(asked: Asked) -> list[Line]:
    """A question, who asked it when and of what, and its answer."""
    where = APART.join(filter(None, (asked.by, spoken_day(asked.on), asked.view)))
    answer = APART.join(filter(None, (asked.answer, asked.answered))) if asked.answer else OPEN
    return [(Piece(asked.text, bold=True),), (Piece(where, quiet=True),), plain(answer)]
