"""A figure beside its target: met or not, how far off, and red, amber or green by the partnership's rule.

Values are compared exactly and unrounded: 84.6% does not meet 85%, though it prints as 85%. A met target is green.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import isclose
from operator import ge, gt, le, lt

from cesp.catalogue.targets import RagRule
from cesp.measures.evaluate import PER_CHILDREN
from cesp.measures.rounding import format_number, round_half_up
from cesp.measures.targets import SCALED, Aim, Aims, exactly, in_force, read_target
from cesp.measures.values import Definition, Figure, Rag, Score, Side
from cesp.periods import Period

HIGH_SIDES: tuple[Side, ...] = ("at_least", "above")
FINEST = 4  # decimals a distance is told with at most, beyond those of its figure


@dataclass(frozen=True)
class _Bound:
    """What a figure is held against, as a figure of `judged`."""

    judged: Definition
    side: Side
    limit: Fraction


def score(
    aims: Aims, figure: Figure, last_year: Figure | None = None, neighbours: tuple[Fraction, int] | None = None
) -> Score | None:
    """`figure` beside the target in force; None where there is none. `last_year` is the same figure a year before,
    `neighbours` their average in the figure's own unit and how many of them it is made of."""
    standing = in_force(aims, figure)
    if standing is None:
        return None
    aim = read_target(standing.text, aims.judged)
    if aim.kind == "neighbours":
        aim = _with_neighbours(aim, neighbours)
    part = aims.adds_up and not _is_whole(figure, standing.period)
    value = exact_value(figure, aims.judged)
    unscored = Score(
        text=standing.text, side=aim.side, limit=None if aim.limit is None else float(aim.limit), met=None, rag=None,
        distance=None, words=aim.why, rule="", set_as=standing.set_as, beaten=standing.beaten,
        level=not aims.adds_up and aims.judged.kind == _kind(figure, aims),
    )  # fmt: skip
    if aim.why or aim.side is None or aim.limit is None:
        return unscored
    if value is None:
        return replace(unscored, words="not scored, because there is no figure to set against it")
    bound = _Bound(aims.judged, aim.side, aim.limit)
    met = _MEETS[aim.side](value, aim.limit)
    if part and met != (aim.side in HIGH_SIDES):
        return replace(unscored, words=f"not scored yet, because it is for the whole of {standing.period.label}")
    before = exact_value(last_year, aims.judged) if last_year is not None else None
    rag, rested = _colour(bound, aims.rule, value, met, before)
    return replace(
        unscored,
        met=met,
        rag=rag,
        distance=float(value - aim.limit),
        words=_outcome(bound, value, met, neighbours if aim.kind == "neighbours" else None),
        rule=spell_rule(aims.rule, aims.judged),
        last_year=last_year if rested else None,
    )


def exact_value(figure: Figure, judged: Definition) -> Fraction | None:
    """A figure's value without any rounding, made from its counts where they make it; None where it has no figure."""
    if figure.status != "ok" or figure.value is None:
        return None
    above, below = figure.numerator, figure.denominator
    if judged.kind == "count":
        return exactly(figure.value if above is None else above)
    if above is None or not below:
        return exactly(figure.value)
    made = exactly(above) / exactly(below) * (PER_CHILDREN if judged.kind == "rate" else 1)
    return made if isclose(made, figure.value, rel_tol=1e-9) else exactly(figure.value)


def average(figures: Iterable[Figure], definition: Definition) -> tuple[Fraction, int] | None:
    """The average of several places, each counted once as "statistical neighbour average" means it, and how many had a
    figure; None where none had. It is a bound to be above or below, never a figure of ours."""
    values = [value for figure in figures if (value := exact_value(figure, definition)) is not None]
    return (sum(values, Fraction(0)) / len(values), len(values)) if values else None


def spell_rule(rule: RagRule, judged: Definition) -> str:
    """The whole rule in one sentence."""
    green, amber = (_margin_words(rule, judged, within) for within in (rule.green_within, rule.amber_within))
    parts = [f"green where the target is met{f', or missed by {green}' if rule.green_within else ''}"]
    ambers = [f"missed by {amber}"] if rule.amber_within > rule.green_within else []
    if rule.held_is_amber:
        ambers.append("missed by more, but no worse than a year before")
    if ambers:
        parts.append(f"amber where it is {', or '.join(ambers)}")
    further = "missed by more" if rule.green_within or rule.amber_within else "missed"
    parts.append(f"red where it is {further}{', and worse than a year before' if rule.held_is_amber else ''}")
    return f"The rule: {'; '.join(parts)}."


def spell_amount(amount: Fraction, judged: Definition, decimals: int) -> str:
    """An amount in the measure's own unit, without a sign: "1 point", "12"."""
    scaled = float(abs(amount) * _scale(judged))
    number = format_number(scaled, decimals)
    if judged.kind not in SCALED:
        return number
    return f"{number} point{'' if number == '1' else 's'}"


def _colour(bound: _Bound, rule: RagRule, value: Fraction, met: bool, before: Fraction | None) -> tuple[Rag, bool]:
    """Red, amber or green, and whether it rests on the figure a year before."""
    if met or _is_within(bound, rule, value, rule.green_within):
        return "green", False
    if _is_within(bound, rule, value, rule.amber_within):
        return "amber", False
    if not rule.held_is_amber:
        return "red", False
    held = before is not None and (value >= before if bound.side in HIGH_SIDES else value <= before)
    return ("amber" if held else "red"), True


def _is_within(bound: _Bound, rule: RagRule, value: Fraction, within: float) -> bool:
    """Whether a miss is no further off than a margin; a margin of 0 excuses none."""
    off = abs(value - bound.limit)
    margin = exactly(within) * abs(bound.limit) if rule.of == "target" else exactly(within) / _scale(bound.judged)
    return margin > 0 and (off <= margin if rule.edges == "included" else off < margin)


def _with_neighbours(aim: Aim, neighbours: tuple[Fraction, int] | None) -> Aim:
    if neighbours is None:
        return replace(aim, why="not scored, because the neighbours' average is not held")
    return replace(aim, limit=neighbours[0])


def _is_whole(figure: Figure, period: Period) -> bool:
    """Whether the figure is for the target's own period, with every quarter of it held from everybody behind it."""
    senders = figure.senders or {sender for sender, _ in figure.held}
    wanted = set(range(period.first, period.last + 1))
    held = [{quarter for sender, quarter in figure.held if sender == one} for one in senders]
    return figure.period == period and bool(held) and all(0 in quarters or quarters >= wanted for quarters in held)


def _kind(figure: Figure, aims: Aims) -> str:
    """The kind of the figure itself, which is a rate where a number is judged in its place."""
    return "rate" if figure.ask.measure != aims.judged.measure else aims.judged.kind


def _outcome(bound: _Bound, value: Fraction, met: bool, neighbours: tuple[Fraction, int] | None) -> str:
    """ "missed, 1 point short", with the figure before rounding where the two print alike."""
    judged, off = bound.judged, value - bound.limit
    decimals = _decimals(judged, value, bound.limit)
    told = f"{spell_amount(off, judged, decimals)} {_way(judged, bound.side, off > 0)}" if off else _EXACTLY[bound.side]
    words = f"{'met' if met else 'missed'}, {told}"
    if off and _print(value, judged, judged.decimals) == _print(bound.limit, judged, judged.decimals):
        exact, limit = (_print(number, judged, decimals) for number in (value, bound.limit))
        words += f" ({exact} against {limit} before rounding)"
    if neighbours is not None:
        places = f"{neighbours[1]} neighbour{'' if neighbours[1] == 1 else 's'}"
        words += f"; the average of {places} is {_print(bound.limit, judged, judged.decimals)}"
    return words


def _decimals(judged: Definition, value: Fraction, limit: Fraction) -> int:
    """As few decimals as make the distance differ from 0 and agree with the two numbers as printed."""
    scale = _scale(judged)
    for decimals in range(judged.decimals, judged.decimals + FINEST):
        off, one, other = (round_half_up(float(n * scale), decimals) for n in (value - limit, value, limit))
        if (off or value == limit) and round_half_up(one - other, decimals) == off:
            return decimals
    return judged.decimals + FINEST


def _print(number: Fraction, judged: Definition, decimals: int) -> str:
    return f"{format_number(float(number * _scale(judged)), decimals)}{'%' if judged.kind in SCALED else ''}"


def _scale(judged: Definition) -> int:
    """How many of the unit people speak of make one of the figure's own."""
    return 100 if judged.kind in SCALED else 1


def _way(judged: Definition, side: Side, over: bool) -> str:
    if side in HIGH_SIDES:
        return "above the target" if over else "short"
    counted = judged.kind == "count"
    return ("more than the limit" if counted else "over") if over else ("fewer than the limit" if counted else "under")


def _margin_words(rule: RagRule, judged: Definition, within: float) -> str:
    """ "no more than 10% of it", "less than 5 points"."""
    bound = "no more than" if rule.edges == "included" else "less than"
    number = exactly(within) * (100 if rule.of == "target" else 1)
    plain = f"{float(number):g}"
    if rule.of == "target":
        return f"{bound} {plain}% of it"
    return f"{bound} {plain}{' point' + ('' if plain == '1' else 's') if judged.kind in SCALED else ''}"


_MEETS: Mapping[Side, Callable[[Fraction, Fraction], bool]] = {"at_least": ge, "above": gt, "at_most": le, "below": lt}
_EXACTLY: Mapping[Side, str] = {
    "at_least": "exactly on it",
    "above": "exactly on it, and it asks for more",
    "at_most": "exactly on it",
    "below": "exactly on it, and it asks for less",
}
