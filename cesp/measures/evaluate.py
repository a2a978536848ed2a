"""An answer -> figures of one period: added, never averaged; what was left out is counted in the notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from cesp.measures.basis import Plan, settle
from cesp.measures.display import spell, spell_scales
from cesp.measures.intervals import Limits, rate_limits, wilson_limits
from cesp.measures.values import Ask, Definition, Figure, FigureStatus, Group, Held
from cesp.periods import Period

PER_CHILDREN = 10_000
PER_STAFF = 100


def evaluate(
    definition: Definition,
    plan: Plan,
    ask: Ask,
    period: Period,
    groups: Iterable[Group],
    held: Iterable[Held],
    cuts: Sequence[str] = ("",),
) -> tuple[Figure, ...]:
    """The figures of a period, one for each of `cuts`, in their order; "" is the figure that is not cut."""
    every = list(groups)
    groups = [group for group in every if group.year == period.year]
    inside = within(groups, period)
    returns = returns_held([*groups, *_nil_of(every, held)] if plan.by_indicator else held, period)
    if plan.snapshot:
        last = dict(sorted(returns))
        inside = [group for group in inside if group.quarter == last[group.sender]]
    figures = []
    for cut in cuts:
        chosen = [group for group in inside if group.cut == cut]
        by = {ask.by: cut} if cut and ask.by else {}
        before = [group for group in groups if group.cut == cut and 0 < group.quarter < period.first]
        figure = Figure(ask, period, by, "not_supplied", held=returns)
        figures.append(_figure(figure, definition, plan, chosen, before))
    return tuple(figures)


def within(groups: list[Group], period: Period) -> list[Group]:
    """Groups of the period's quarters; a sender's figure for the whole year only where it sent no quarter of it."""
    quarters = [group for group in groups if period.first <= group.quarter <= period.last]
    if period.kind != "year":
        return quarters
    quarterly = {group.sender for group in quarters}
    return quarters + [group for group in groups if group.quarter == 0 and group.sender not in quarterly]


def _nil_of(groups: Iterable[Group], held: Iterable[Held]) -> list[Held]:
    """Nil returns of the senders that at some time sent the indicator; others' say nothing of it."""
    senders = {group.sender for group in groups}
    return [entry for entry in held if entry.sender in senders]


def returns_held(held: Iterable[Group | Held], period: Period) -> frozenset[tuple[str, int]]:
    wanted = {0, *range(1, 5)} if period.kind == "year" else set(range(period.first, period.last + 1))
    return frozenset(
        (entry.sender, entry.quarter) for entry in held if entry.year == period.year and entry.quarter in wanted
    )


def _figure(figure: Figure, definition: Definition, plan: Plan, inside: list[Group], before: list[Group]) -> Figure:
    used, note = settle(inside, before, plan, figure.period, definition.kind == "rate")
    figure = replace(
        figure,
        senders=frozenset(group.sender for group in inside),
        uploads=frozenset(group.upload for group in used),
        notes=(note,) if note else (),
        target=next((group.target for group in reversed(used) if group.target), ""),
        lead_rag=next((group.rag for group in reversed(used) if group.rag), ""),
    )
    if note:
        return figure
    if not used:
        return _nothing(figure, definition, plan)
    if not sum(group.complete for group in used):
        return _without_counts(figure, definition, used)
    return _with_notes(KINDS[definition.kind](figure, used), definition, used)


def _nothing(figure: Figure, definition: Definition, plan: Plan) -> Figure:
    """No row: a true zero where returns are held and activity is counted, otherwise nothing that can be said. Of an
    indicator that is so where all returns are nil; a cut of it may just not be told, and a rate's base is not there."""
    if not figure.held or (plan.by_indicator and (figure.by or definition.kind == "rate")):
        return figure
    if definition.kind == "count":
        return replace(figure, status="ok", numerator=0.0, value=0.0)
    return replace(figure, status="not_applicable", notes=(f"None in this period: {definition.denominator_words}.",))


def _without_counts(figure: Figure, definition: Definition, used: list[Group]) -> Figure:
    """Rows, but none with both parts: a value given as such, or the mark that stands for it."""
    values = [group.value for group in used if group.value is not None]
    if len(values) == 1 and sum(group.valued for group in used) == 1:
        return replace(figure, status="ok", value=values[0], notes=("Supplied as a value, without its counts.",))
    if values:
        return replace(figure, notes=("Several values without their counts cannot be added or averaged.",))
    if definition.kind == "reach":
        return replace(figure, notes=("How many staff are in scope has not been stated for these agencies.",))
    marks: dict[FigureStatus, int] = {
        "suppressed": sum(group.suppressed for group in used),
        "not_applicable": sum(group.not_applicable for group in used),
    }
    status: FigureStatus = next((status for status, number in marks.items() if number), "not_supplied")
    return replace(figure, status=status, notes=(_MARK_WORDS[status],))


def _proportion(figure: Figure, used: list[Group]) -> Figure:
    numerator, denominator = _sums(used)
    if not denominator:
        return replace(figure, status="not_applicable", numerator=numerator, denominator=denominator)
    bounds = wilson_limits(numerator, denominator) if 0 <= numerator <= denominator else None
    parts: dict[str, float] = {}
    for group in used:
        if group.part:
            parts[group.part] = parts.get(group.part, 0) + group.denominator
    return replace(_valued(figure, numerator, denominator, numerator / denominator, bounds), parts=parts)


def _count(figure: Figure, used: list[Group]) -> Figure:
    numerator, _ = _sums(used)
    return replace(figure, status="ok", numerator=numerator, value=numerator)


def _mean(figure: Figure, used: list[Group]) -> Figure:
    """Scores weighted by who answered; on different scales they are not averaged. `parts` are the answers on each."""
    total, respondents = _sums(used)
    if not respondents:
        return replace(figure, status="not_applicable")
    scales: dict[str, float] = {}
    for group in used:
        if group.part and group.denominator:
            scales[group.part] = scales.get(group.part, 0) + group.denominator
    if len(scales) > 1:
        return replace(figure, notes=(f"Scores on different scales are not averaged: {spell_scales(scales)}.",))
    return replace(_valued(figure, total, respondents, total / respondents, None), parts=scales)


def _reach(figure: Figure, used: list[Group]) -> Figure:
    """Attendances of all quarters over the staff of each agency, who are the same staff each quarter."""
    numerator = _sums(used)[0]
    staff = sum({group.part: group.denominator / group.complete for group in used if group.complete}.values())
    return _valued(figure, numerator, staff, numerator / staff * PER_STAFF, None)


def _rate(figure: Figure, used: list[Group]) -> Figure:
    """Events of all quarters over the children of the place, who are the same children each quarter."""
    numerator = _sums(used)[0]
    children = max(group.denominator for group in used)
    if not children:
        return replace(figure, status="not_applicable")
    bounds = rate_limits(numerator, children, PER_CHILDREN) if numerator >= 0 else None
    return _valued(figure, numerator, children, numerator / children * PER_CHILDREN, bounds)


def _valued(figure: Figure, numerator: float, denominator: float, value: float, bounds: Limits | None) -> Figure:
    low, high = bounds or (None, None)
    return replace(figure, status="ok", numerator=numerator, denominator=denominator, value=value, low=low, high=high)


def _sums(used: list[Group]) -> tuple[float, float]:
    return sum(group.numerator - group.less for group in used), sum(group.denominator for group in used)


def _with_notes(figure: Figure, definition: Definition, used: list[Group]) -> Figure:
    """What was taken off, not known, or left out, each counted."""
    notes = list(figure.notes)
    less, unknown = sum(group.less for group in used), sum(group.less_unknown for group in used)
    left_out = sum(group.left_out for group in used)
    if less and figure.denominator:
        with_them = figure.denominator and (figure.numerator or 0) + less
        share = spell(with_them / figure.denominator, definition, with_them, figure.denominator)
        notes.append(
            f"{definition.less_title} ({less:,.0f}) are not counted; with them {with_them:,.0f} of "
            f"{figure.denominator:,.0f}, {share}."
        )
    if unknown:
        notes.append(f"{definition.less_title} are not known for {_rows(unknown)}, so everybody who came counts there.")
    if left_out:
        notes.append(f"{_rows(left_out).capitalize()} left out: a part was not supplied, or cannot be judged.")
    if figure.value is not None and definition.kind == "proportion" and figure.value > 1:
        notes.append("More than all: the figures were supplied so, and chance cannot be judged.")
    return replace(figure, notes=tuple(notes))


def _rows(number: int) -> str:
    return f"{number} row{'' if number == 1 else 's'}"


_MARK_WORDS: dict[FigureStatus, str] = {
    "suppressed": "Suppressed by whoever supplied it, because the number is small.",
    "not_applicable": "Not collected, or not applicable, in this period.",
    "not_supplied": "Not supplied.",
}
KINDS: dict[str, Callable[[Figure, list[Group]], Figure]] = {
    "proportion": _proportion,
    "count": _count,
    "mean": _mean,
    "rate": _rate,
    "reach": _reach,
}
