"""Comparisons -> what an edition may show of them. Nothing reaches a person except through here.

A small number is hidden with the percentage, interval, change, verdict and complement that would give it away, and so
is what would give it away by subtraction: which that is, a clearance says. Without one, small numbers are hidden one by
one, and the edition carries the mark NOT_CLEARED.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cesp.catalogue import Catalogue, Edition, Partnership
from cesp.catalogue.models import Protects
from cesp.disclosure.clearance import Clearance, Why
from cesp.disclosure.places import NOT_OFFERED, NOT_YET, Place, place_of, why_not
from cesp.disclosure.shown import Shown, ShownFigure, ShownTarget
from cesp.measures.display import spell, spell_base, spell_change
from cesp.measures.prepare import PAIRED
from cesp.measures.values import Comparison, Definition, Figure, FigureStatus, MissingReturn, Score, Verdict

NOT_CLEARED = "Not cleared for publication: small numbers are hidden one by one, not yet against subtraction."
SMALL = "Hidden, because the number or its complement is small."
NAMED = "Results named by agency are for officers, unless that agency agrees."
PROPOSED = "A proposal, for officers until its lead agrees it."
BESIDE = "Hidden, because a small number could be worked out from it."
WITHHELD = "Left out, because nothing that is hidden beside it could protect it."
RESTATED = (
    "Left out: returns of this year were corrected after figures of it were published. What was published stands."
)
UNCOUNTED = "Hidden, because it came without the counts that show how small they are."


@dataclass(frozen=True)
class Policy:
    """Who will read, and by which rules: edition, the partnership's settings, what each dataset counts, and what joint
    protection lets an edition for committees show on a day. Without `clearance` numbers are hidden one by one."""

    edition: Edition
    partnership: Partnership
    catalogue: Catalogue
    clearance: Clearance | None = None
    day: date = date.max

    @property
    def protected(self) -> bool:
        """True for editions that leave the officers."""
        return self.edition != "officer"

    @property
    def cleared(self) -> bool:
        """True where nothing that is shown gives a small number away, or where nothing needs to be hidden."""
        return not self.protected or (self.clearance is not None and not self.clearance.weak)


def whose_numbers(definition: Definition, catalogue: Catalogue, partnership: Partnership) -> Protects:
    """What a measure's numbers are of: as it says itself, else as the partnership has set, else as its dataset says."""
    own = catalogue.measure(definition.measure).counts or partnership.rules.counts.get(definition.dataset)
    return own or catalogue.dataset(definition.dataset).counts


def protect(family: Sequence[Comparison], policy: Policy) -> tuple[Shown, ...]:
    """All comparisons that an edition shows of the same thing, in their order, each with what may be seen of it."""
    return tuple(_protect_one(comparison, policy) for comparison in family)


def _protect_one(comparison: Comparison, policy: Policy) -> Shown:
    definition = comparison.definition
    figure = _show(comparison.figure, definition, policy)
    withheld = _hidden_because(comparison.figure, definition, policy) in (PROPOSED, NAMED)
    earlier = None if withheld else comparison.previous
    paired = policy.catalogue.measure(definition.measure).prepare in PAIRED
    previous = _show(earlier, definition, policy, earlier=paired) if earlier else None
    hidden = bool(
        _hidden_because(comparison.figure, definition, policy)
        or (earlier and _hidden_because(earlier, definition, policy, earlier=paired))
    )
    change, low, high = comparison.change, comparison.low, comparison.high
    if hidden:
        change = low = high = None
    verdict = None if hidden else comparison.verdict
    score = comparison.score
    target = _target(score, comparison.figure, definition, policy) if score else None
    if policy.protected and score is not None and score.rag and target is not None and target.rag != figure.lead_rag:
        figure = replace(figure, lead_rag="")  # where the lead and the rule disagree, that is for officers
    return Shown(
        edition=policy.edition,
        definition=definition,
        figure=figure,
        previous=previous,
        change=change,
        low=low,
        high=high,
        change_display="" if change is None else spell_change(definition, change, low, high),
        verdict=verdict,
        verdict_words=VERDICT_WORDS[verdict],
        reasons=(HIDDEN_REASON,) if hidden else _reasons(comparison, policy),
        target=target,
        cleared=policy.cleared,
    )


def _target(score: Score, figure: Figure, definition: Definition, policy: Policy) -> ShownTarget:
    """The target, and what became of it where that does not narrow a hidden figure: its own, or a year before's."""
    shown = ShownTarget(
        score.text, score.limit, score.met, score.rag, score.distance, score.words, score.rule, score.set_as,
        score.beaten, score.level,
    )  # fmt: skip
    if _hidden_because(figure, definition, policy):
        return replace(shown, met=None, rag=None, distance=None, words=HIDDEN_SCORE, rule="")
    if score.last_year is not None and _hidden_because(score.last_year, definition, policy):
        return replace(shown, rag=None, rule=f"{score.rule} {HIDDEN_COLOUR}")
    return shown


def _show(figure: Figure, definition: Definition, policy: Policy, *, earlier: bool = False) -> ShownFigure:
    shown = ShownFigure(
        measure=definition.measure,
        priority=figure.ask.priority,
        indicator=definition.indicator,
        period=figure.period,
        by=figure.by,
        status=figure.status,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=definition.unit,
        display="",
        base=spell_base(definition, figure.numerator, figure.denominator),
        notes=figure.notes,
        uploads=() if policy.protected else tuple(sorted(figure.uploads)),
        parts=figure.parts,
        target=figure.target,
        figures_to=figure.figures_to,
        lead_rag=figure.lead_rag,
    )
    if why := _hidden_because(figure, definition, policy, earlier=earlier):
        return replace(_without_numbers(shown, "suppressed", (why,)), lead_rag="")
    if figure.status != "ok" or figure.value is None:
        return _without_numbers(shown, figure.status, figure.notes)
    return replace(shown, display=spell(figure.value, definition, figure.numerator, figure.denominator))


def _without_numbers(shown: ShownFigure, status: FigureStatus, notes: tuple[str, ...]) -> ShownFigure:
    """Only the status is left: no number, no base, no note that could hold one."""
    return replace(
        shown, status=status, numerator=None, denominator=None, value=None, low=None, high=None, base="",
        display=STATUS_WORDS[status], notes=notes, parts={},
    )  # fmt: skip


def _hidden_because(figure: Figure, definition: Definition, policy: Policy, *, earlier: bool = False) -> str:
    """Why an edition may not show a figure, or ""."""
    if not policy.protected:
        return ""
    if policy.catalogue.measure(definition.measure).proposal:
        return PROPOSED
    if agency := figure.by.get("agency"):
        known = {entry.id: entry.agrees_to_be_named for entry in policy.partnership.agency}
        if not known.get(agency, False):
            return NAMED
    if not _is_protected(figure, definition, policy) or figure.status != "ok":
        return ""
    if figure.numerator is None:
        return "" if _safe_without_counts(definition, policy.partnership) else UNCOUNTED
    if policy.clearance is not None:
        return _withheld_because(place_of(figure, definition, earlier=earlier), definition, policy, policy.clearance)
    return SMALL if any(_is_small(number, policy) for number in _giveaways(figure, definition)) else ""


def _withheld_because(place: Place, definition: Definition, policy: Policy, clearance: Clearance) -> str:
    """Why joint protection hides a figure, or ""."""
    if why := why_not(place, policy.catalogue.dataset(definition.dataset), policy.day):
        return why
    if place not in clearance.places:
        return NOT_YET if place.by else NOT_OFFERED
    return WHY[clearance.hidden[place]] if place in clearance.hidden else ""


def _is_protected(figure: Figure, definition: Definition, policy: Policy) -> bool:
    """Whether small numbers of what a measure or its dataset counts, at this fineness, are to be hidden (TRUST)."""
    counts = whose_numbers(definition, policy.catalogue, policy.partnership)
    finer = figure.ask.priority is not None or figure.ask.by not in (None, "quarter")
    return counts == "children" or (counts == "sample" and finer)


def _giveaways(figure: Figure, definition: Definition) -> tuple[float, ...]:
    """Numbers of people that a figure tells: its numerator and, of a proportion, its base and the rest of it."""
    numerator = figure.numerator or 0.0
    if definition.kind == "proportion" and figure.denominator is not None:
        return numerator, figure.denominator, figure.denominator - numerator
    if definition.kind == "mean" and figure.denominator is not None:
        return (figure.denominator,)
    return (numerator,)


def _is_small(number: float, policy: Policy) -> bool:
    rules = policy.partnership.rules
    low, high = rules.suppress
    return low <= number <= high or (number == 0 and not rules.show_zero)


def _safe_without_counts(definition: Definition, partnership: Partnership) -> bool:
    return definition.indicator is not None and partnership.get_indicator(definition.indicator).safe_without_counts


def _reasons(comparison: Comparison, policy: Policy) -> tuple[str, ...]:
    missing = tuple(dict.fromkeys(_missing(entry, policy) for entry in comparison.missing))
    return (*comparison.reasons, *missing)


def _missing(entry: MissingReturn, policy: Policy) -> str:
    """Who sent nothing is for officers, unless the agency agrees to be named."""
    known = {agency.id: agency for agency in policy.partnership.agency}
    agency = known.get(entry.sender)
    named = not policy.protected or (agency is not None and agency.agrees_to_be_named)
    which = f"Q{entry.quarter} return" if entry.quarter else "return"
    who = f"The {which} of {agency.title if agency else entry.sender}" if named else f"A {which}"
    return f"{who} is missing in {entry.year}."


WHY: dict[Why, str] = {"small": SMALL, "beside": BESIDE, "withheld": WITHHELD, "restated": RESTATED}
HIDDEN_SCORE = "not scored here, because the figure is not shown"
HIDDEN_COLOUR = "The colour is not shown, because it rests on a figure that is hidden."
HIDDEN_REASON = "One side is hidden, so nothing is said of the change."
STATUS_WORDS: dict[FigureStatus, str] = {
    "suppressed": "c",
    "not_supplied": "not supplied",
    "not_applicable": "not applicable",
}
VERDICT_WORDS: dict[Verdict | None, str] = {
    "improved": "improved",
    "worsened": "worsened",
    "no_clear_change": "no clear change",
    "more": "more",
    "fewer": "fewer",
    "about_the_same": "about the same",
    "too_few": "too few to say",
    "not_like_for_like": "not like for like",
    "no_previous": "no earlier figure",
    None: "not shown",
}
