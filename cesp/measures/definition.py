"""A measure made particular: what it is called, counted over, judged by, once the indicator is known."""

from __future__ import annotations

from cesp.catalogue import Catalogue, Indicator, Measure, Partnership
from cesp.errors import Mendable
from cesp.measures.values import Ask, Definition

_KINDS = {"%": "proportion", "number": "count", "score": "mean", "per 10,000": "rate"}


def define(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> Definition:
    """The definition behind a question; a Mendable where measure, indicator, priority or cut do not exist."""
    measure = _measure(ask, catalogue)
    if ask.priority is not None and ask.priority not in {priority.id for priority in partnership.priority}:
        names = ", ".join(priority.id for priority in partnership.priority)
        raise Mendable(f"There is no priority {ask.priority}", mend=f"Choose one of: {names}.")
    if ask.by is not None and ask.by not in measure.by:
        raise Mendable(f"{measure.title} is not held by {ask.by}", mend=f"Choose one of: {', '.join(measure.by)}.")
    if measure.kind in ("indicator", "rate"):
        return _of_indicator(measure, _indicator(ask, partnership))
    return Definition(
        measure=measure.id,
        indicator=None,
        title=measure.title,
        kind="proportion" if measure.kind == "status_mix" else measure.kind,
        unit=measure.unit,
        decimals=measure.decimals,
        direction=measure.direction,
        minimum=measure.minimum,
        numerator_words=measure.numerator_words,
        denominator_words=measure.denominator_words,
        dataset=measure.dataset,
        less_title=", ".join(catalogue.dataset(measure.dataset).column(name).title for name in measure.less),
    )


def source_dataset(indicator: Indicator) -> str:
    """Where an indicator's rows are held."""
    return "comparators" if indicator.source == "national" else "indicators"


def _of_indicator(measure: Measure, indicator: Indicator) -> Definition:
    rate = measure.kind == "rate"
    return Definition(
        measure=measure.id,
        indicator=indicator.id,
        title=f"{indicator.title}, rate per 10,000 children" if rate else indicator.title,
        kind="rate" if rate else _KINDS[indicator.unit],
        unit=measure.unit if rate else indicator.unit,
        decimals=measure.decimals if rate else indicator.decimals,
        direction=indicator.direction,
        minimum=measure.minimum,
        numerator_words=indicator.numerator_words,
        denominator_words=measure.denominator_words if rate else indicator.denominator_words,
        dataset=source_dataset(indicator),
    )


def _measure(ask: Ask, catalogue: Catalogue) -> Measure:
    try:
        return catalogue.measure(ask.measure)
    except KeyError:
        names = ", ".join(measure.id for measure in catalogue.measures)
        raise Mendable(f"There is no measure {ask.measure}", mend=f"Choose one of: {names}.") from None


def _indicator(ask: Ask, partnership: Partnership) -> Indicator:
    try:
        indicator = partnership.get_indicator(ask.indicator or "")
    except KeyError:
        names = ", ".join(indicator.id for indicator in partnership.indicator)
        what = f"There is no indicator {ask.indicator}" if ask.indicator else f"{ask.measure} needs an indicator"
        raise Mendable(what, mend=f"Choose one of: {names}.") from None
    if ask.priority is not None and ask.priority not in indicator.priorities:
        named = ", ".join(indicator.priorities) or "none"
        raise Mendable(f"{indicator.id} does not speak to {ask.priority}", mend=f"Its priorities: {named}.")
    return indicator
