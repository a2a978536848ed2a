"""Blocks of a topic -> a page across all priorities: its opening by rule, chapters of exhibits and registers, gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cesp.briefing import pages
from cesp.briefing.abbreviations import spell_out, spell_out_exhibits
from cesp.briefing.compose import Material, compose
from cesp.briefing.cuts import Cut, compose_cut
from cesp.briefing.exhibit import Exhibit, Frame
from cesp.briefing.registers import Register
from cesp.briefing.rules import tell
from cesp.briefing.rules.page import Page
from cesp.briefing.sentences import glossary_of
from cesp.briefing.summary import Sentence, arrange, open_page
from cesp.briefing.targets import count_met, target_line
from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.catalogue.topics import Block, Part, RegisterKind, Topic
from cesp.disclosure.shown import Shown
from cesp.store.records import UploadRecord


@dataclass(frozen=True)
class Piece:
    """What one question of a block came to in an edition: the whole, the quarters behind it, other places, and each
    value it is cut by. `family` is the kind of return."""

    block: Block
    measure: Measure
    whole: Shown
    quarters: tuple[Shown, ...]
    places: tuple[Shown, ...]
    cuts: tuple[Shown, ...]
    family: str


@dataclass(frozen=True)
class Chapter:
    """Exhibits and registers under one heading, or the sentence that says why there are none."""

    title: str
    items: tuple[Exhibit | Register, ...]
    empty: str


@dataclass(frozen=True)
class TopicPage:
    """A page across all priorities. `opening` is the strongest evidence of change, then the biggest doubt; or what
    fills the page, where nothing is held."""

    title: str
    question: str
    frame: Frame
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    unknown: tuple[str, ...]
    glossary: tuple[tuple[str, str], ...]


def compose_topic(
    topic: Topic,
    scope: pages.Scope,
    pieces: Sequence[Piece],
    registers: Mapping[RegisterKind, Register],
    catalogue: Catalogue,
    partnership: Partnership,
    receipts: Mapping[int, UploadRecord],
) -> TopicPage:
    """A topic's page from the answers to its questions, in the order of its blocks."""
    wholes = {
        _subject(piece.whole): _named(compose(_material(piece, brief=True), partnership, receipts), partnership)
        for piece in pieces
    }
    fresh = pages.recent(list(wholes.values()), scope.period.last_day)
    # The rules speak of a page's own figures by their titles where it has an owner, and here that is the topic.
    page = Page(
        period=scope.period,
        edition=scope.edition,
        catalogue=catalogue,
        partnership=partnership,
        priority=topic.id,
        exhibits=tuple(fresh),
    )
    sentences = arrange(tell(page))
    made = {id(piece): _exhibit(piece, partnership, receipts) for piece in pieces if piece.block.show == "chart"}
    absent = tuple(made[id(piece)].headline for piece in pieces if id(piece) in made and _is_bare(piece))
    chapters = tuple(_chapter(topic, part, scope, pieces, made, registers) for part in topic.part)
    opening = _open(topic, sentences, registers)
    unknown = (*(entry.text for entry in sentences if entry.part == "unknown"), *absent)
    held = any(exhibit.shown.figure.status == "ok" for exhibit in wholes.values())
    told = (text for chapter in chapters for item in chapter.items for text in _texts(item))
    return TopicPage(
        title=topic.title,
        question=topic.question,
        frame=pages.frame(scope, list(wholes.values()), partnership),
        opening=spell_out(opening, partnership) if held else (_nothing(topic.title, topic, scope),),
        chapters=_spell_out(chapters, partnership),
        unknown=spell_out(unknown, partnership) if held else (),
        glossary=glossary_of(
            (topic.title, topic.question, *told), [(term.short, term.long) for term in partnership.term]
        ),
    )


def _open(topic: Topic, sentences: Sequence[Sentence], registers: Mapping[RegisterKind, Register]) -> tuple[str, ...]:
    """The strongest evidence and the biggest doubt. A page that begins with a register opens with what it lists, which
    says more than that something was done."""
    first = topic.part[0].block[0]
    if not first.rows:
        return tuple(entry.text for entry in open_page(sentences))
    listed = registers[first.rows]
    return listed.opening or listed.sentence, *(entry.text for entry in open_page(sentences) if entry.part != "did")


def _spell_out(chapters: Sequence[Chapter], partnership: Partnership) -> tuple[Chapter, ...]:
    """The chapters with abbreviations spelled out where an exhibit, and where a register, has them first."""
    exhibits = [item for chapter in chapters for item in chapter.items if isinstance(item, Exhibit)]
    spelled = iter(spell_out_exhibits(exhibits, partnership))
    return tuple(
        replace(
            chapter,
            items=tuple(
                next(spelled) if isinstance(item, Exhibit) else _spell_rows(item, partnership) for item in chapter.items
            ),
        )
        for chapter in chapters
    )


def _spell_rows(register: Register, partnership: Partnership) -> Register:
    cells = iter(spell_out((cell for row in register.rows for cell in row), partnership))
    return replace(register, rows=tuple(tuple(next(cells) for _ in row) for row in register.rows))


def _subject(shown: Shown) -> tuple[str, str | None, str | None]:
    return shown.figure.measure, shown.figure.priority, shown.figure.indicator


def _material(piece: Piece, brief: bool = False) -> Material:
    quarters, places = ((), ()) if brief else (piece.quarters, piece.places)
    return Material(piece.measure, piece.whole, quarters, places, piece.family)


def _exhibit(piece: Piece, partnership: Partnership, receipts: Mapping[int, UploadRecord]) -> Exhibit:
    if not piece.block.by:
        return _named(compose(_material(piece), partnership, receipts), partnership)
    return compose_cut(Cut(piece.measure, piece.block.by, piece.whole, piece.cuts, piece.family), partnership, receipts)


def _named(exhibit: Exhibit, partnership: Partnership) -> Exhibit:
    """The same, with whose it is said first where it is of one priority or theme: the page itself is of all."""
    owner = exhibit.shown.figure.priority
    if owner is None or exhibit.shown.definition.indicator:
        return exhibit
    title = partnership.get_priority(owner).title
    return replace(
        exhibit,
        id=f"{exhibit.id}-{owner}",
        title=f"{title}: {exhibit.title}",
        headline=f"{title}: {exhibit.headline}",
        finding=f"{title}: {exhibit.finding}",
        alt=f"{title}. {exhibit.alt}",
    )


def _is_bare(piece: Piece) -> bool:
    """True for a cut of which nothing is told, and nothing withheld, though the whole is known."""
    return bool(piece.block.by) and _has_figure(piece.whole) and not piece.cuts


def _chapter(
    topic: Topic,
    part: Part,
    scope: pages.Scope,
    pieces: Sequence[Piece],
    made: Mapping[int, Exhibit],
    registers: Mapping[RegisterKind, Register],
) -> Chapter:
    items: list[Exhibit | Register] = []
    for block in part.block:
        ours = [piece for piece in pieces if piece.block is block]
        if block.rows:
            items.append(registers[block.rows])
        elif block.show == "table":
            items += [tabulate(ours)] if any(_has_figure(piece.whole) for piece in ours) else []
        else:
            items += [made[id(piece)] for piece in ours if _has_figure(piece.whole) and not _is_bare(piece)]
    return Chapter(part.title, tuple(items), "" if items else _nothing(part.title, topic, scope))


def _has_figure(shown: Shown) -> bool:
    return shown.figure.status == "ok"


def tabulate(pieces: Sequence[Piece]) -> Register:
    """Several indicators of one measure in a table, each with its own period, target and verdict."""
    shown = [piece.whole for piece in pieces if _has_figure(piece.whole) or piece.whole.figure.status == "suppressed"]
    rows = tuple(_line(entry) for entry in shown)
    changed = [
        f"{verdict}: {'; '.join(found)}"
        for verdict in ("improved", "worsened")
        if (found := [entry.definition.title for entry in shown if entry.verdict == verdict])
    ]
    told = ". ".join(words[0].upper() + words[1:] for words in changed) or "None of them shows a clear change"
    return Register(
        id=pieces[0].measure.id,
        title=f"{SIDE_BY_SIDE[pieces[0].measure.kind]} side by side",
        sentence=" ".join(filter(None, (f"{told}.", count_met(shown)))),
        columns=("Measure", "Period", "Figure", "From", "Earlier", "Verdict", "Target"),
        rows=rows,
    )


def _line(shown: Shown) -> tuple[str, ...]:
    figure, was = shown.figure, shown.previous
    target = target_line(shown, figure.figures_to)
    return (
        shown.definition.title,
        figure.period.label,
        figure.display,
        figure.base or "–",
        was.display if was else "–",
        shown.verdict_words,
        f"{target.shape} {target.word} {target.sentence}".strip() if target else "none set",
    )


SIDE_BY_SIDE: Mapping[str, str] = {"indicator": "Measures for children", "rate": "Rates per 10,000 children"}


def _nothing(title: str, topic: Topic, scope: pages.Scope) -> str:
    return f"{title}: nothing is held for {scope.period.spoken}. {topic.empty}, or choose another period."


def _texts(item: Exhibit | Register) -> tuple[str, ...]:
    if isinstance(item, Register):
        return item.title, item.sentence, *item.columns, *(cell for row in item.rows for cell in row)
    return item.headline, item.definition, item.source, *item.notes
