"""Little or no evidence of progress: what a rule proposes, and what leads decided about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cesp.briefing.abbreviations import spell_out
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Edition, Partnership
from cesp.disclosure.words import RELEASED, following
from cesp.measures.progress import Proposal
from cesp.store.words import State, Statement

NONE_PROPOSED = "No action stood still for two quarters, and none is overdue and not started."
NONE_AGREED = "No lead has agreed that an action showed little or no evidence of progress."
UNDECIDED = "Proposed: its lead has not decided yet."
#: Outside the officers' edition an action is told by where it belongs: its words are the agency's.
UNNAMED = "An action of this priority's plan"


@dataclass(frozen=True)
class ProgressRow:
    """An action without evidence of progress. `key` and `priority` say which; `action` and `lead` are as the return has
    them, for officers; `because` is the lead's own reason, once it may be read; `statement` is the decision and `ahead`
    the states it may be brought to, both for officers."""

    priority: str
    key: str
    title: str
    action: str
    lead: str
    due: str
    since: str
    why: str
    decided: str
    because: str
    statement: Statement | None
    ahead: tuple[State, ...] = ()


@dataclass(frozen=True)
class Progress:
    """The section: its sentence, and its rows, undecided ones first."""

    told: str
    rows: tuple[ProgressRow, ...]


def tell_progress(
    proposals: Sequence[Proposal],
    decided: Mapping[tuple[str, str], Statement],
    edition: Edition,
    partnership: Partnership,
) -> Progress:
    """The section in one edition. `decided` are decisions that stand, by priority and reference; one on "" is of all of
    a priority's actions. Outside the officers' edition only what a lead agreed is told, without words of the return."""
    titles = {priority.id: priority.title for priority in partnership.priority}
    pairs = [(one, decided.get((one.priority, one.reference)) or decided.get((one.priority, ""))) for one in proposals]
    if edition == "officer":
        rows = tuple(_for_officers(one, statement, titles) for one, statement in pairs)
        ranked = sorted(rows, key=lambda row: row.statement is not None)
        return Progress(_told(pairs), tuple(_spell_out(ranked, partnership)))
    agreed = [(one, statement) for one, statement in pairs if statement is not None and statement.choice == "agreed"]
    if not agreed:
        return Progress(NONE_AGREED, ())
    told = f"{_actions(len(agreed))} agreed to show little or no evidence of progress."
    return Progress(told, tuple(_for_everyone(one, statement, titles) for one, statement in agreed))


def why(proposal: Proposal) -> str:
    """The rule that proposed an action, in words."""
    reasons = []
    if proposal.still_since is not None:
        quarters = proposal.quarters - 1
        reasons.append(f"Rating and percentage have not changed for {quarters} quarters")
    if proposal.late:
        reasons.append("Overdue and not started")
    return "; ".join(reasons)


def _for_officers(proposal: Proposal, statement: Statement | None, titles: Mapping[str, str]) -> ProgressRow:
    return ProgressRow(
        priority=proposal.priority,
        key=proposal.reference,
        title=titles.get(proposal.priority, proposal.priority),
        action=f"{proposal.reference}: {proposal.action}" if proposal.action else proposal.reference,
        lead=proposal.lead or "not supplied",
        due=spoken_day(proposal.due) if proposal.due else "not supplied",
        since=_since(proposal),
        why=why(proposal),
        decided=_decision(statement) if statement else UNDECIDED,
        because=statement.text if statement else "",
        statement=statement,
        ahead=following("no_progress", statement.state) if statement else (),
    )


def _spell_out(rows: Sequence[ProgressRow], partnership: Partnership) -> Iterator[ProgressRow]:
    """The rows with abbreviations spelled out where an action or a lead has them first."""
    words = iter(spell_out((text for row in rows for text in (row.action, row.lead)), partnership))
    return (replace(row, action=next(words), lead=next(words)) for row in rows)


def _for_everyone(proposal: Proposal, statement: Statement, titles: Mapping[str, str]) -> ProgressRow:
    released = statement.state in RELEASED
    return ProgressRow(
        priority=proposal.priority,
        key="",
        title=titles.get(proposal.priority, proposal.priority),
        action=UNNAMED,
        lead="",
        due="",
        since=_since(proposal),
        why=why(proposal),
        decided=f"Agreed by the priority's lead, {spoken_day(statement.steps[-1].at.date())}.",
        because=statement.text if released else "",
        statement=None,
    )


def _since(proposal: Proposal) -> str:
    if proposal.still_since is not None:
        return spoken_day(proposal.still_since)
    return spoken_day(proposal.due) if proposal.due else "not supplied"


def _decision(statement: Statement) -> str:
    step = statement.steps[-1]
    word = "Agreed" if statement.choice == "agreed" else "Not agreed"
    return f"{word}: {step.move.name}, {spoken_day(step.at.date())}."


def _told(pairs: Sequence[tuple[Proposal, Statement | None]]) -> str:
    """ "5 actions are proposed: 2 agreed, 1 not agreed, 2 not decided yet." """
    if not pairs:
        return NONE_PROPOSED
    choices = [statement.choice if statement else "" for _, statement in pairs]
    words = {"agreed": "agreed", "not_agreed": "not agreed", "": "not decided yet"}
    parts = [f"{choices.count(choice)} {word}" for choice, word in words.items() if choice in choices]
    return f"{_actions(len(pairs))} proposed as showing little or no evidence of progress: {', '.join(parts)}."


def _actions(number: int) -> str:
    return f"{number} action is" if number == 1 else f"{number} actions are"
