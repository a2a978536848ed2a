"""The pages across all priorities: what stands on each is data, and all of a page is protected as one family."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cesp.briefing.registers import Register
from cesp.briefing.topics import Piece, TopicPage, compose_topic
from cesp.catalogue.load import load_topics
from cesp.catalogue.topics import EVERY, Block, RegisterKind, Topic
from cesp.disclosure.protect import protect
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.figures import policy
from cesp.jobs.parts import Parts, compare_cut, gather_parts
from cesp.jobs.present import Scope, page_scope, receipts_for, require_reader, suits
from cesp.jobs.registers import make_register
from cesp.measures.evidence import earlier_period
from cesp.measures.values import Ask, Comparison


@dataclass(frozen=True)
class _Question:
    """A question of a block, and what it came to before anything is hidden: its parts, and each value it is cut by."""

    block: Block
    ask: Ask
    parts: Parts
    cuts: tuple[Comparison, ...]


def show_topic(desk: Desk, name: str, scope: Scope) -> TopicPage:
    """A topic's page. Mendable where there is no such topic."""
    require_reader(desk, scope)
    topic = _find(name)
    questions = [question for part in topic.part for block in part.block for question in _put(desk, block, scope)]
    registers: dict[RegisterKind, Register] = {
        block.rows: make_register(desk, block.rows, scope) for part in topic.part for block in part.block if block.rows
    }
    pieces = _protect(desk, scope, questions)
    return compose_topic(
        topic, page_scope(desk, scope), pieces, registers, desk.catalogue, desk.partnership, receipts_for(desk, scope)
    )


def _find(name: str) -> Topic:
    topics = load_topics()
    try:
        return topics.get(name)
    except KeyError:
        names = ", ".join(topic.id for topic in topics.topic)
        raise Mendable(f"There is no page {name}", mend=f"Choose one of: {names}.") from None


def _put(desk: Desk, block: Block, scope: Scope) -> Iterator[_Question]:
    """The questions of a block, answered; none for a register."""
    for ask in _asks(desk, block):
        parts = gather_parts(desk, ask, scope.period, scope.compare, brief=bool(block.by) or block.show == "table")
        cuts: list[Comparison] = []
        if block.by:
            cut = Ask(ask.measure, ask.priority, ask.indicator, block.by)
            cuts = compare_cut(desk, cut, scope.period, earlier_period(scope.period, scope.compare))
        yield _Question(block, ask, parts, tuple(cuts))


def _asks(desk: Desk, block: Block) -> Iterator[Ask]:
    if not block.measure:
        return
    themes = [priority.id for priority in desk.partnership.priority if priority.theme]
    for priority in themes if block.of == "themes" else [None]:
        if block.indicator != EVERY:
            yield Ask(block.measure, priority, block.indicator or None)
            continue
        measure = desk.catalogue.measure(block.measure)
        for indicator in desk.partnership.indicator:
            if suits(measure, indicator) and (priority is None or priority in indicator.priorities):
                yield Ask(block.measure, priority, indicator.id)


def _protect(desk: Desk, scope: Scope, questions: list[_Question]) -> list[Piece]:
    """All that the page shows of the same thing is protected together."""
    parts = [(*question.parts, question.cuts) for question in questions]
    family = [comparison for four in parts for part in four for comparison in part]
    shown = iter(protect(family, policy(desk, scope.edition)))
    pieces = []
    for question, four in zip(questions, parts, strict=True):
        first, quarters, places, cuts = (tuple(next(shown) for _ in part) for part in four)
        measure = desk.catalogue.measure(question.ask.measure)
        dataset = desk.catalogue.dataset(first[0].definition.dataset)
        pieces.append(Piece(question.block, measure, first[0], quarters, places, cuts, dataset.family))
    return pieces
