"""A target's text -> what it asks for, and which target a figure is set against.

Texts are read in the ways of published plans (DATA, words): `93%`, `375.5`, `Fewer than 85`. What does not read as a
number or a bound is a text, and a text is never scored: `Additional 800` does not say more than what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cesp.catalogue import Partnership
from cesp.catalogue.targets import AS_IT_STANDS, RagRule, SetTarget
from cesp.measures.basis import Plan
from cesp.measures.values import Definition, Figure, Side
from cesp.periods import Period

SCALED = ("proportion",)  # kinds whose figures are ratios and whose targets are written in percent
ADDED = ("count", "rate", "reach")  # kinds whose figure of a year is the sum of its parts
SCORED_CUTS = (None, "quarter", "priority")  # a target is the partnership's: no agency, course or place has it


@dataclass(frozen=True)
class Aim:
    """What a target's text asks for. `limit` is exact and in the figure's own unit (a ratio for percentages), `side`
    what it says of it; both None for a text, and for the neighbours' average `limit`. `why` says why it cannot be
    scored, whatever the figure."""

    kind: Literal["number", "bound", "neighbours", "text", "none"]
    side: Side | None = None
    limit: Fraction | None = None
    why: str = ""


@dataclass(frozen=True)
class Aims:
    """What a question's figures are set against. `judged` is how a target is read: as the figure's own definition, or,
    where a rate stands for a number, as that number. With `adds_up`, a part of a year is not set against the year's
    target."""

    judged: Definition
    rule: RagRule
    targets: tuple[SetTarget, ...]
    adds_up: bool


@dataclass(frozen=True)
class Standing:
    """The target in force for a figure: its text, the period it is for, and how it was set; None where only the
    return states it. `beaten` is the text of another that the return's own took the place of."""

    text: str
    period: Period
    set_as: SetTarget | None
    beaten: str = ""


def aims_of(definition: Definition, plan: Plan, partnership: Partnership) -> Aims | None:
    """What the figures of a definition are set against; None where its unit is not that of its targets."""
    judged, targets = definition, partnership.targets_of(definition.measure, definition.indicator or "")
    if definition.kind == "rate" and definition.indicator and not targets:
        if partnership.get_indicator(definition.indicator).unit != "number":
            return None
        judged = _of_number(definition)
        targets = partnership.targets_of(AS_IT_STANDS, definition.indicator)
    level = plan.snapshot or plan.basis in ("stock", "average")
    return Aims(judged, partnership.rules.rag, targets, adds_up=judged.kind in ADDED and not level)


def aims_at_neighbours(aims: Aims | None) -> bool:
    """Whether a configured target is the neighbours' average, so that theirs must be known."""
    return aims is not None and any(read_target(one.target, aims.judged).kind == "neighbours" for one in aims.targets)


def in_force(aims: Aims, figure: Figure) -> Standing | None:
    """The target a figure is set against: the return's own before a configured one (DATA, decision 13), the period's
    before the year's, the priority's before the whole's. The whole's target of a count is no priority's."""
    if figure.ask.by not in SCORED_CUTS:
        return None
    own, year = figure.ask.priority or "", Period.full_year(figure.period.year)
    shared = {own} if aims.judged.kind == "count" and not aims.judged.indicator else {own, ""}
    fitting = [one for one in aims.targets if one.priority in shared and one.stands_for() in (figure.period, year)]
    fitting.sort(key=lambda one: (one.stands_for() != figure.period, one.priority != own))
    best = fitting[0] if fitting else None
    configured = Standing(best.target, best.stands_for(), best) if best else None
    if not figure.target or (configured and _same(configured.text, figure.target, aims.judged)):
        return configured
    return Standing(figure.target, year, None, configured.text if configured else "")


def read_target(text: str, definition: Definition) -> Aim:
    """What a text asks of a figure of that definition."""
    words = _plain(text)
    if re.fullmatch(_NONE, words):
        return Aim("none", why="no target is set")
    if match := re.fullmatch(_NEIGHBOURS, words):
        return _of_neighbours(_side_before(match["before"]), definition)
    match = re.fullmatch(_NUMBER, words)
    sides = (_side_before(match["before"]), _SIDES_AFTER.get(match["after"])) if match else (None, None)
    if match is None or all(sides):
        return Aim("text", why="a target in words is not scored")
    if match["percent"] and definition.kind not in SCALED:
        return Aim("text", why="not scored, because the target is a percentage and the figure is not")
    limit = _limit(match["number"], bool(match["percent"]), definition)
    stated = sides[0] or sides[1]
    side = stated or _GOOD.get(definition.direction)
    why = "" if side else "not scored, because nobody has said whether high or low is good here"
    return Aim("bound" if stated else "number", side, limit, why)


def _limit(number: str, percent: bool, definition: Definition) -> Fraction:
    """In the figure's own unit: 93%, 93 and 0.93 are the same target of a percentage; "1" without a sign is all."""
    limit = Fraction(number.replace(",", ""))
    return limit / 100 if definition.kind in SCALED and (percent or limit > 1) else limit


def _of_neighbours(side: Side | None, definition: Definition) -> Aim:
    side = side or _GOOD.get(definition.direction)
    if side is None or definition.kind not in ("proportion", "rate"):
        return Aim("text", why="a target in words is not scored")
    return Aim("neighbours", side)


def _of_number(definition: Definition) -> Definition:
    """The number behind a rate."""
    return Definition(
        AS_IT_STANDS, definition.indicator, definition.title, "count", "number", 0, definition.direction,
        definition.minimum, definition.numerator_words, "", definition.dataset,
    )  # fmt: skip


def _same(one: str, other: str, definition: Definition) -> bool:
    """Whether two texts ask for the same: "90%" and "90.00%"."""
    read = [read_target(text, definition) for text in (one, other)]
    return _plain(one) == _plain(other) or (read[0].limit is not None and read[0] == read[1])


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").lower()).strip(" .")


def _side_before(words: str | None) -> Side | None:
    return next((side for pattern, side in _SIDES_BEFORE.items() if re.fullmatch(pattern, (words or "").strip())), None)


_SIDES_BEFORE: Mapping[str, Side] = {
    r"at least|(?:a )?minimum(?: of)?|no (?:less|fewer) than|not (?:less|fewer) than|>=|≥": "at_least",
    r"above|more than|over|greater than|higher than|exceeds?|>": "above",
    r"at most|up to|(?:a )?maximum(?: of)?|(?:no|not) (?:more|greater|higher) than|<=|≤": "at_most",
    r"below|fewer than|less than|under|lower than|<": "below",
}
_SIDES_AFTER: Mapping[str | None, Side] = {
    "+": "at_least", "or more": "at_least", "or above": "at_least", "or over": "at_least", "or higher": "at_least",
    "or fewer": "at_most", "or less": "at_most", "or below": "at_most", "or under": "at_most", "or lower": "at_most",
}  # fmt: skip
_GOOD: Mapping[str, Side] = {"high": "at_least", "low": "at_most"}
_BEFORE = rf"(?P<before>{'|'.join(_SIDES_BEFORE)})?"
_AFTER = "|".join(re.escape(words) for words in _SIDES_AFTER if words)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"{_BEFORE} ?(?P<number>{_DIGITS}) ?(?P<percent>%|per ?cent)? ?(?P<after>{_AFTER})?"
_NEIGHBOURS = (
    rf"(?:{_BEFORE}|better than) (?:the |our )?stat(?:istical)?\.? neighbou?r(?:s|'s|s')?(?: (?:average|mean|figure))?"
)
_NONE = r"no target(?: set)?|none(?: set)?|(?:measure )?for information(?: only)?|not applicable|n/?a|-|–"


def exactly(number: float) -> Fraction:
    """A number as it prints, so that 0.1 is a tenth."""
    return Fraction(repr(number))
