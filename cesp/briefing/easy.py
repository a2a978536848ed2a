"""A paper -> its easy-read draft: one idea a line, each with a picture, hard words explained. What it says of a figure
is the verdict of its exhibit; its numbers are those that the paper's edition shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cesp.briefing import easy_rows as said
from cesp.briefing.easy_rows import EasyChapter, EasyPart, EasyRead, EasyRow, Group, Picture
from cesp.briefing.easy_words import Amount, same_tenths, split_lines, tell_amount
from cesp.briefing.exhibit import Exhibit
from cesp.briefing.paper import Asked, Chapter, Paper, Part
from cesp.catalogue.easy import LINE, EasyWords, HardWord


def compose_easy_read(paper: Paper, words: EasyWords, voice: frozenset[str]) -> EasyRead:
    """The draft of a paper in plain words. `voice` are titles of the measures of what children and families said."""
    known = (*words.word, *(HardWord(hard=short, plain=long) for short, long in paper.glossary))
    told: list[HardWord] = []
    chapters = tuple(
        EasyChapter(one.title, tuple(_explain(part, known, told) for part in _parts(one, words, voice)))
        for one in paper.chapters
    )
    asked = _explain(EasyPart(said.ASKED, tuple(_asked(paper.questions))), known, told)
    listed = sorted(told, key=lambda one: one.hard.lower())
    meanings = EasyPart(said.WORDS, tuple(row for one in listed for row in _meaning(one)))
    hidden = any(row.picture == "hidden" for one in chapters for part in one.parts for row in part.rows)
    return EasyRead(paper.title, _about(paper, hidden), chapters, asked, meanings)


def group_of(exhibit: Exhibit) -> Group:
    """Under which heading a figure of practice or of children is told."""
    verdict = exhibit.shown.verdict if exhibit.shown.figure.status == "ok" else None
    return said.GROUP_OF[verdict]


def _about(paper: Paper, hidden: bool) -> EasyPart:
    lines = (*said.PURPOSE, *split_lines(f"It is about {paper.frame.period}."))
    rows = (
        _row("draft", said.UNCHECKED),
        *(_row("about", line) for line in lines),
        _row("people", said.TENTHS, said.TENTHS_DRAWN),
        _row("better", said.SURE),
        *([_row("hidden", said.SMALL)] if hidden else []),
    )
    return EasyPart(said.ABOUT, rows)


def _parts(chapter: Chapter, words: EasyWords, voice: frozenset[str]) -> Iterator[EasyPart]:
    """The parts of a priority; those that have nothing to say are left out, but for what got better and worse."""
    aim = tuple(_row("about", line) for line in split_lines(chapter.aim))
    if aim:
        yield EasyPart(said.AIM, aim)
    if not chapter.parts:
        told = (": ".join(filter(None, (one.mark, one.text))) for one in chapter.opening)
        lines = [line for text in told for line in split_lines(text)]
        yield EasyPart(said.CLOSED, tuple(_row("done", line) for line in lines))
        return
    exhibits = [item.exhibit for part in chapter.parts for item in part.items]
    rest = [one for one in exhibits if one.title not in voice]
    did = [row for one in rest if one.lane == "did" for row in _exhibit(one, words)]
    yield EasyPart(said.DID, tuple(did) or (_row("unknown", said.NOTHING),))
    changed = [one for one in rest if one.lane != "did"]
    for group, title in said.GROUPS.items():
        rows = [row for one in changed if group_of(one) == group for row in _exhibit(one, words)]
        if not rows and group in said.NONE:
            rows = [_row("unknown", said.NONE[group])]
        if rows:
            yield EasyPart(title, tuple(rows))
    heard = [one for one in exhibits if one.title in voice]
    yield EasyPart(said.VOICE, tuple(_voice(heard, chapter.parts, words, voice)))


def _exhibit(exhibit: Exhibit, words: EasyWords) -> Iterator[EasyRow]:
    """What a figure is, its number, the one before unless it cannot be set beside it, and the verdict."""
    shown = exhibit.shown
    for line in split_lines(f"{_subject(exhibit, words)}."):
        yield EasyRow("about", line, said.ALT["about"], subject=True)
    if shown.figure.status != "ok":
        picture: Picture = "hidden" if shown.figure.status == "suppressed" else "unknown"
        yield _row(picture, said.NOT_SHOWN[shown.figure.status])
        return
    now = tell_amount(shown.definition, shown.figure, words.people)
    before: Amount | None = None
    yield _amount(said.NOW, now)
    if shown.previous is not None and shown.previous.status == "suppressed":
        yield _row("hidden", said.SMALL)
    elif shown.previous is not None and shown.previous.status == "ok" and shown.verdict != "not_like_for_like":
        before = tell_amount(shown.definition, shown.previous, words.people)
        yield _amount(said.BEFORE, before)
    yield _row(*said.VERDICTS[shown.verdict])
    if before is not None and shown.verdict in said.CLEAR and same_tenths(now, before):
        yield _row("same", said.SLIGHT)


def _subject(exhibit: Exhibit, words: EasyWords) -> str:
    definition = exhibit.shown.definition
    return exhibit.title if definition.indicator else words.measures.get(definition.measure, exhibit.title)


def _amount(label: str, amount: Amount) -> EasyRow:
    return _row("number" if amount.tenths is None else "people", f"{label}: {amount.words}.", amount.tenths)


def _voice(
    heard: Sequence[Exhibit], parts: Sequence[Part], words: EasyWords, voice: frozenset[str]
) -> Iterator[EasyRow]:
    """What is held of what children and families said; headlines of figures that are not printed whole among it."""
    told = [row for one in heard for row in _exhibit(one, words)]
    also = [headline for part in parts for title, headline in part.also if title in voice]
    told += [_row("speech", line) for headline in also for line in split_lines(headline)]
    yield from told or [_row("unknown", said.UNHEARD)]


def _asked(questions: Sequence[Asked]) -> Iterator[EasyRow]:
    """Each question, and its answer."""
    for one in questions:
        for line in split_lines(one.text):
            yield EasyRow("unknown", line, said.ALT["unknown"], subject=True)
        for line in split_lines(one.answer or said.UNANSWERED):
            yield _row("speech", line)


def _row(picture: Picture, line: str, filled: int | None = None) -> EasyRow:
    """A row; the people of a picture are counted in its words."""
    alt = said.ALT[picture]
    return EasyRow(picture, line, alt if filled is None else f"{alt}, {filled} of them dark", filled)


def _explain(part: EasyPart, known: Sequence[HardWord], told: list[HardWord]) -> EasyPart:
    """The part with each hard word explained after the sentence that has it first; `told` grows by those."""
    rows: list[EasyRow] = []
    meanings: list[EasyRow] = []
    for row in part.rows:
        rows.append(row)
        for one in _found(row.text, known):
            if one not in told:
                told.append(one)
                meanings += _meaning(one)
        if row.text.endswith(_ENDS):
            rows += meanings
            meanings = []
    return EasyPart(part.title, (*rows, *meanings))


def _meaning(word: HardWord) -> Iterator[EasyRow]:
    begun, meant = f"{word.hard[0].upper()}{word.hard[1:]} means:", f"{word.plain.rstrip('.')}."
    whole = f"{begun} {meant}"
    for line in (whole,) if len(whole.split()) <= LINE else (begun, *split_lines(meant)):
        yield _row("word", line)


def _found(text: str, known: Sequence[HardWord]) -> list[HardWord]:
    """The hard words of a line, in their order; one that stands inside a longer one is not meant by itself."""
    left = text
    found: dict[int, HardWord] = {}
    forms = sorted(((form, one) for one in known for form in one.forms), key=lambda pair: -len(pair[0]))
    for form, one in forms:
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        if match := pattern.search(left):
            found[match.start()] = one
            left = pattern.sub(lambda met: "|" * len(met[0]), left)
    return [found[at] for at in sorted(found)]


_ENDS = (".", "!", "?")
