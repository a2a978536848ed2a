"""Words that people wrote, as they stand under an exhibit or in a summary, for one edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.sentences import spoken_day
from cesp.briefing.summary import Sentence
from cesp.catalogue import Edition
from cesp.disclosure.words import MOVED, NOT_RELEASED, RELEASED, following, spoken_state, tells_hidden
from cesp.measures.values import Figure
from cesp.store.words import Kind, State, Statement, Step

DRAFT = "Draft"


@dataclass(frozen=True)
class Remark:
    """A statement as it is read. `said` tells kind, author and day; `mark` is "Draft" until it is approved; `action`
    is the action with its officer and day; `warnings` are why it is out of date or held back, and `steps` its history,
    both for officers; `ahead` are the states it may be brought to, the next first. `answers` are of a challenge."""

    statement: Statement
    said: str
    text: str
    action: str
    mark: str
    state: str
    warnings: tuple[str, ...]
    steps: tuple[str, ...]
    ahead: tuple[State, ...]
    answers: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Told:
    """A generated sentence as its lead left it: its text, and for officers what was decided; `mark` is "Draft" until
    that is approved. `left_out` is for editions to pass over and for officers to see."""

    sentence: Sentence
    text: str
    mark: str
    decided: str
    left_out: bool
    statement: Statement | None


def remark(statement: Statement, edition: Edition, warnings: Sequence[str], answers: Sequence[Remark] = ()) -> Remark:
    """A statement in one edition. Outside the officers' its history and warnings are not told."""
    ours = edition == "officer"
    author = statement.steps[0].move.name
    return Remark(
        statement=statement,
        said=f"{KIND_WORDS[statement.subject.kind]} by {author}, {spoken_day(statement.at.date())}",
        text=f"{CHOICE_WORDS[statement.choice]}: {statement.text}" if statement.choice else statement.text,
        action=_action(statement),
        mark="" if statement.state in RELEASED else DRAFT,
        state=spoken_state(statement.subject.kind, statement.state),
        warnings=tuple(warnings) if ours else (),
        steps=tuple(spell_step(statement.subject.kind, step) for step in statement.steps) if ours else (),
        ahead=following(statement.subject.kind, statement.state) if ours else (),
        answers=tuple(answers),
    )


def spell_step(kind: Kind, step: Step) -> str:
    """ "Agreed by the lead: Jane Smith, 3 May 2023 (recorded by Amy). No agency supplies it." """
    words = spoken_state(kind, step.move.state)
    recorded = f" (recorded by {step.by})" if step.by != step.move.name else ""
    note = f" {step.move.note}" if step.move.note else ""
    return f"{words[0].upper()}{words[1:]}: {step.move.name}, {spoken_day(step.at.date())}{recorded}.{note}"


def numbers_of(figure: Figure, previous: Figure | None) -> tuple[str, ...]:
    """A figure and its year before, whole: words beside them are out of date when these are no more the same."""
    return tuple(_number(side) for side in (figure, previous) if side is not None)


def moved(statement: Statement, numbers: Sequence[str]) -> str:
    """What officers read where the figures are not what they were when words were written, or ""."""
    if tuple(numbers) == statement.numbers:
        return ""
    return f"Out of date: the figures have moved since this was written, on “{statement.about}”."


def withheld(statement: Statement, exhibit: Exhibit, *, stale: bool) -> str:
    """Why words are not shown beside an exhibit of a protected edition, or ""."""
    if statement.state not in RELEASED:
        return NOT_RELEASED
    if stale:
        return MOVED
    return tells_hidden(f"{statement.text} {statement.action}", _texts(exhibit), hides=_hides(exhibit))


def settle(sentences: Sequence[Sentence], decided: Mapping[str, Statement], edition: Edition) -> tuple[Told, ...]:
    """Generated sentences as their leads left them, by sentence id.

    A decision holds for the very sentence it was made on: where the figures or the edition make it read otherwise, it
    is a draft again. Leaving out holds at once; a rewording leaves the officers once it is approved.
    """
    told = (_settle(sentence, decided.get(sentence.id), edition) for sentence in sentences)
    return tuple(one for one in told if edition == "officer" or not one.left_out)


def _settle(sentence: Sentence, statement: Statement | None, edition: Edition) -> Told:
    draft = Told(sentence, sentence.text, DRAFT, "", False, None)
    if statement is None or statement.state == "closed":
        return draft
    if statement.about != sentence.text:
        again = f"Decided before, on “{statement.about}”. The sentence reads otherwise now: decide again."
        return Told(sentence, sentence.text, DRAFT, again, False, statement) if edition == "officer" else draft
    decided = f"{CHOICE_WORDS[statement.choice]}. {spell_step('sentence', statement.steps[-1])}"
    released = statement.state in RELEASED
    text = statement.text if statement.choice == "reword" else sentence.text
    ours = edition == "officer"
    if not ours and (not released or tells_hidden(text, [sentence.text], hides=True)):
        return Told(sentence, sentence.text, DRAFT, "", statement.choice == "leave_out", None)
    mark = "" if released else DRAFT
    return Told(sentence, text, mark, decided if ours else "", statement.choice == "leave_out", statement)


def _action(statement: Statement) -> str:
    due = f"by {spoken_day(statement.due)}" if statement.due else ""
    who = ", ".join(filter(None, (statement.officer, due)))
    return f"{statement.action} ({who})" if statement.action and who else statement.action


def _number(figure: Figure) -> str:
    values = (figure.numerator, figure.denominator, figure.value)
    return " ".join((figure.period.label, figure.status, *("-" if value is None else repr(value) for value in values)))


def _hides(exhibit: Exhibit) -> bool:
    """Whether an edition hides anything of an exhibit: its figure, its earlier figure, or a mark of its chart."""
    sides = (exhibit.shown.figure, exhibit.shown.previous)
    points = (point for series in (exhibit.chart.series if exhibit.chart else ()) for point in series.points)
    statuses = (*(side.status for side in sides if side is not None), *(point.status for point in points))
    return "suppressed" in statuses


def _texts(exhibit: Exhibit) -> Iterator[str]:
    """Where an exhibit says its figures. Definitions and notes are left aside: their "two quarters" is no figure."""
    yield from (exhibit.headline, *exhibit.lines, *exhibit.chance)
    if exhibit.target is not None:
        yield exhibit.target.sentence
    yield from (cell if isinstance(cell, str) else repr(cell) for row in exhibit.table.rows for cell in row if cell)


KIND_WORDS: Mapping[Kind, str] = {
    "commentary": "Commentary",
    "sentence": "Decision on a sentence",
    "no_progress": "Decision on little or no progress",
    "opinion": "Scrutineer's opinion",
    "challenge": "Scrutineer's challenge",
    "answer": "Answer",
}
CHOICE_WORDS: Mapping[str, str] = {
    "accept": "Accepted",
    "reword": "Reworded",
    "leave_out": "Left out",
    "agreed": "Agreed",
    "not_agreed": "Not agreed",
}
