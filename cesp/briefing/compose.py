"""A measure's protected evidence -> an exhibit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cesp.briefing.charting import describe, of_mix, of_places, of_quarters
from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.sentences import beside, finding, headline, source_line
from cesp.catalogue import Measure, Partnership
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown
from cesp.store.records import UploadRecord

FAMILIES = {
    "training": "training returns",
    "audits": "audit returns",
    "progress": "progress returns",
    "assurance": "assurance returns",
    "national": "published national figures",
}


@dataclass(frozen=True)
class Material:
    """What an exhibit is made of, all of one edition: the headline comparison, the quarters behind it, and where the
    measure has them other places. `family` is the kind of return."""

    measure: Measure
    shown: Shown
    quarters: tuple[Shown, ...]
    places: tuple[Shown, ...]
    family: str


def compose(material: Material, partnership: Partnership, receipts: Mapping[int, UploadRecord]) -> Exhibit:
    """The exhibit of one measure for one selection."""
    measure, shown = material.measure, material.shown
    sentence = headline(measure, shown)
    chart, table = _picture(material, partnership.place)
    indicator = partnership.get_indicator(shown.definition.indicator) if shown.definition.indicator else None
    definition = " ".join(filter(None, (indicator.definition if indicator else measure.definition, measure.caution)))
    source = indicator.supplier if indicator and indicator.source == "national" else FAMILIES[material.family]
    return Exhibit(
        id=exhibit_id(shown),
        title=shown.definition.title,
        headline=sentence,
        finding=finding(measure, shown),
        lane=measure.lane,
        shown=shown,
        lines=beside(shown, target_words(shown, partnership)),
        chart=chart,
        table=table,
        alt=describe(chart, sentence),
        notes=(*shown.figure.notes, *(shown.reasons if shown.figure.status == "ok" else ())),
        definition=f"{definition} Counted: {_counted(shown)}.",
        source=source_line(shown, source, receipts, shown.figure.figures_to),
        figures_to=shown.figure.figures_to,
    )


def exhibit_id(shown: Shown) -> str:
    """Where an exhibit stands on its page: "good_or_better", "indicator_rate-rereferrals"."""
    return "-".join(filter(None, (shown.definition.measure, shown.definition.indicator)))


def target_words(shown: Shown, partnership: Partnership) -> str:
    """The target in force, as approved or as the return words it; a row's own beats the configured one."""
    if shown.figure.target or not shown.definition.indicator or shown.definition.measure != "indicator":
        return shown.figure.target
    for target in partnership.get_indicator(shown.definition.indicator).targets:
        if target.period in (shown.figure.period.label, shown.figure.period.label.split(" ")[0]):
            return target.target
    return ""


def _picture(material: Material, own: str) -> tuple[Chart | None, Table]:
    if material.places:
        return of_places(material.places, own)
    if material.measure.chart == "mix":
        return of_mix(material.shown)
    return of_quarters(material.quarters, "line" if material.measure.chart == "line" else "bars")


def _counted(shown: Shown) -> str:
    words = shown.definition
    return (
        f"{words.numerator_words}, of {words.denominator_words}" if words.denominator_words else words.numerator_words
    )
