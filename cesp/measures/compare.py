"""Two figures -> a verdict with its reasons. Association only; a verdict never says why something changed."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.measures.display import spell_scales
from cesp.measures.evaluate import PER_CHILDREN
from cesp.measures.intervals import Limits, proportion_difference_limits, rate_difference_limits
from cesp.measures.values import Comparison, Definition, Figure, MissingReturn, Verdict
from cesp.periods import year_label


def compare(
    definition: Definition,
    figure: Figure,
    previous: Figure | None,
    *,
    about_the_same: float,
    unlike: Sequence[str] = (),
    chosen: bool = False,
) -> Comparison:
    """`figure` beside `previous`. `unlike` are reasons known beforehand why the two are not like for like; `chosen`
    says that cases were picked on purpose, so that chance is not judged; `about_the_same` is a share of the earlier
    count (DATA, decisions 10 and 11; TRUST, verdicts)."""
    if previous is None or previous.status != "ok" or previous.value is None:
        reason = "There is no figure for the earlier period." + _first_note(previous)
        return Comparison(definition, figure, previous, None, None, None, "no_previous", (reason,))
    if figure.status != "ok" or figure.value is None:
        reason = "There is no figure for this period." + _first_note(figure)
        missing = missing_returns(figure, previous)
        return Comparison(definition, figure, previous, None, None, None, "not_like_for_like", (reason,), missing)
    change = figure.value - previous.value
    limits = _limits(definition, figure, previous)
    reasons = (*unlike, *_part_period(figure, previous), *_other_scale(definition, figure, previous))
    missing = () if _part_period(figure, previous) else missing_returns(figure, previous)
    if reasons or missing:
        verdict: Verdict = "not_like_for_like"
    else:
        verdict, reason = _judge(definition, figure, previous, limits, about_the_same, chosen)
        reasons = (reason,)
    low, high = limits or (None, None)
    return Comparison(definition, figure, previous, change, low, high, verdict, reasons, missing)


def missing_returns(figure: Figure, previous: Figure) -> tuple[MissingReturn, ...]:
    """Where the returns behind the two sides differ, which are missing on which side (DATA, decision 10). A single
    quarter beside another quarter is matched whatever the quarters' numbers."""
    senders = figure.senders | previous.senders
    shift = figure.period.first - previous.period.first
    now = {entry for entry in figure.held if entry[0] in senders}
    before = {(sender, quarter and quarter + shift) for sender, quarter in previous.held if sender in senders}
    here = [MissingReturn(sender, quarter, year_label(figure.period.year)) for sender, quarter in sorted(before - now)]
    there = [
        MissingReturn(sender, quarter and quarter - shift, year_label(previous.period.year))
        for sender, quarter in sorted(now - before)
    ]
    return (*here, *there)


def _part_period(figure: Figure, previous: Figure) -> tuple[str, ...]:
    same = len(figure.period.quarters) == len(previous.period.quarters)
    lengths = f"{figure.period.label} and {previous.period.label}"
    return () if same else (f"The periods are of different lengths: {lengths}.",)


def _other_scale(definition: Definition, figure: Figure, previous: Figure) -> tuple[str, ...]:
    """Scores on another scale, where both are known."""
    if definition.kind != "mean" or not figure.parts or not previous.parts or set(figure.parts) == set(previous.parts):
        return ()
    return (f"Scores were {spell_scales(figure.parts)}, before {spell_scales(previous.parts)}.",)


def _limits(definition: Definition, figure: Figure, previous: Figure) -> Limits | None:
    """95 % limits of the difference, None where there are no counts to say."""
    sides = (figure.numerator, figure.denominator, previous.numerator, previous.denominator)
    a, n, b, m = (side if side is not None else -1.0 for side in sides)
    if min(a, b) < 0 or min(n, m) <= 0:
        return None
    if definition.kind == "proportion" and a <= n and b <= m:
        return proportion_difference_limits(a, n, b, m)
    if definition.kind == "rate":
        return rate_difference_limits(a, n, b, m, PER_CHILDREN)
    return None


def _judge(
    definition: Definition, figure: Figure, previous: Figure, limits: Limits | None, about_the_same: float, chosen: bool
) -> tuple[Verdict, str]:
    if definition.kind in ("count", "reach"):
        return _judge_activity(figure, previous, about_the_same)
    small = _smallest(figure, previous)
    if definition.kind in ("proportion", "mean") and small is not None and small < definition.minimum:
        return "too_few", f"Fewer than {definition.minimum} on one side ({small:,.0f}): too few to say."
    if chosen:
        return "no_clear_change", "The cases were chosen on purpose, so chance is not judged."
    if limits is None:
        return "no_clear_change", "Supplied without what is needed to judge chance."
    if limits.low <= 0 <= limits.high:
        return "no_clear_change", "The difference could be chance: its 95% interval includes no change."
    reason = "The difference is larger than chance would explain: its 95% interval excludes no change."
    return _DIRECTIONS[definition.direction, limits.low > 0], reason


def _judge_activity(figure: Figure, previous: Figure, about_the_same: float) -> tuple[Verdict, str]:
    now, before = figure.value or 0.0, previous.value or 0.0
    if abs(now - before) <= about_the_same * before:
        return "about_the_same", f"A count that differs by no more than {about_the_same:.0%}."
    return ("more" if now > before else "fewer"), "A count: more or fewer is neither better nor worse."


def _smallest(figure: Figure, previous: Figure) -> float | None:
    bases = [side.denominator for side in (figure, previous) if side.denominator is not None]
    return min(bases, default=None)


def _first_note(figure: Figure | None) -> str:
    return f" {figure.notes[0]}" if figure is not None and figure.notes else ""


_DIRECTIONS: dict[tuple[str, bool], Verdict] = {
    ("high", True): "improved",
    ("high", False): "worsened",
    ("low", True): "worsened",
    ("low", False): "improved",
    ("neither", True): "more",
    ("neither", False): "fewer",
}
