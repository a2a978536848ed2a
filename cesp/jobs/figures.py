"""Figures with their comparison, for one edition: what the command line prints and other programs read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cesp.catalogue import Edition
from cesp.disclosure.protect import NOT_CLEARED, Policy, protect
from cesp.disclosure.shown import Shown, ShownFigure, ShownTarget
from cesp.errors import Mendable
from cesp.jobs.clearing import clearance
from cesp.jobs.desk import Desk
from cesp.jobs.parts import compare_cut
from cesp.measures.evidence import earlier_period
from cesp.measures.values import Ask
from cesp.periods import Period


@dataclass(frozen=True)
class Request:
    """What is wanted: one measure or all that need no indicator, of a priority or the whole, for a period."""

    period: Period
    measure: str | None = None
    indicator: str | None = None
    priority: str | None = None
    compare: str = "same-period"
    by: str | None = None
    edition: Edition = "officer"
    as_at: datetime | None = None


def figures(desk: Desk, request: Request) -> tuple[Shown, ...]:
    """The figures asked for, each beside its earlier one, as the edition may show them. Mendable where measure,
    indicator, priority, cut or period do not exist."""
    desk.require("read_officer" if request.edition == "officer" else "read")
    if request.as_at is not None and request.edition != "officer":
        mend = "Leave the day out, or ask for the officers' edition."
        raise Mendable("Figures as they were held on a past day are for officers: what was restated shows", mend=mend)
    earlier = earlier_period(request.period, request.compare)
    asks = list_asks(desk, request)
    comparisons = [
        comparison for ask in asks for comparison in compare_cut(desk, ask, request.period, earlier, request.as_at)
    ]
    return protect(comparisons, policy(desk, request.edition))


def policy(desk: Desk, edition: Edition) -> Policy:
    """By which rules an edition is protected here, and what joint protection lets it show."""
    if edition == "officer":
        return Policy(edition, desk.partnership, desk.catalogue)
    return Policy(edition, desk.partnership, desk.catalogue, clearance(desk), desk.clock().date())


def as_data(shown: Shown) -> dict[str, Any]:
    """A comparison in one edition as plain data, ready for JSON."""
    was = shown.previous
    previous = _figure_data(was) if was is not None and was.status != "not_supplied" else None
    return {
        **_figure_data(shown.figure),
        "previous": previous,
        "change": shown.change,
        "low": shown.low,
        "high": shown.high,
        "verdict": shown.verdict,
        "reasons": list(shown.reasons),
        **_target_data(shown.target),
        "edition": shown.edition,
        "caution": "" if shown.cleared else NOT_CLEARED,
    }


def _target_data(target: ShownTarget | None) -> dict[str, Any]:
    """The target as written and what became of it; all None where there is no target. `distance` is in the figure's own
    unit, as `value` and `change` are."""
    approved = target.set_as if target else None
    return {
        "target": target.text if target else None,
        "limit": _number(target.limit) if target else None,
        "met": target.met if target else None,
        "rag": target.rag if target else None,
        "distance": _number(target.distance) if target else None,
        "target_words": target.words if target else None,
        "rag_rule": target.rule if target else None,
        "approved_by": approved.approved_by if approved else None,
        "approved_on": approved.approved_on.isoformat() if approved else None,
    }


def _figure_data(figure: ShownFigure) -> dict[str, Any]:
    return {
        "measure": figure.measure,
        "indicator": figure.indicator,
        "priority": figure.priority,
        "period": figure.period.label,
        "by": dict(figure.by),
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "value": _number(figure.value),
        "unit": figure.unit,
        "display": figure.display,
        "base": figure.base,
        "status": figure.status,
        "lead_rag": figure.lead_rag or None,
        "notes": list(figure.notes),
    }


def _number(value: float | None) -> float | int | None:
    """Whole numbers print as such."""
    return int(value) if value is not None and value == int(value) else value


def list_asks(desk: Desk, request: Request) -> list[Ask]:
    """A question for each measure that is wanted: the one named, or every one that can be cut so."""
    by = request.by
    if request.measure:
        return [Ask(request.measure, request.priority, request.indicator, by)]
    if request.indicator:
        return [Ask("indicator", request.priority, request.indicator, by)]
    fitting = [measure for measure in desk.catalogue.measures if by is None or by in measure.by]
    asks = [Ask(measure.id, request.priority, None, by) for measure in fitting if not _needs_indicator(measure.kind)]
    for measure in fitting:
        if _needs_indicator(measure.kind):
            asks += [
                Ask(measure.id, request.priority, indicator.id, by)
                for indicator in desk.partnership.indicator
                if (indicator.rate or measure.kind == "indicator")
                and (request.priority is None or request.priority in indicator.priorities)
            ]
    return asks


def _needs_indicator(kind: str) -> bool:
    return kind in ("indicator", "rate")
