"""A measure's protected evidence -> an exhibit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cesp.briefing.charting import describe, of_mix, of_quarters
from cesp.briefing.course import Passage, follow_quarters, goal_of, is_followed, of_course
from cesp.briefing.course_words import icons, tell_course
from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.places import beside_places, with_neighbours
from cesp.briefing.sentences import beside, finding, headline, source_line
from cesp.briefing.targets import aim_chart, lead_words, target_line
from cesp.catalogue import Measure, Partnership
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown
from cesp.periods import parse_year
from cesp.store.records import UploadRecord

FAMILIES = {
    "training": "training returns",
    "audits": "audit returns",
    "progress": "progress returns",
    "assurance": "assurance returns",
    "highlights": "highlight reports",
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
    passage = _passage(material, partnership)
    chart, table = of_course(passage) if passage else _picture(material, partnership)
    told = tell_course(passage) if passage and chart else ()
    chart = aim_chart(chart, shown)
    indicator = partnership.get_indicator(shown.definition.indicator) if shown.definition.indicator else None
    source = indicator.supplier if indicator and indicator.source == "national" else FAMILIES[material.family]
    return Exhibit(
        id=exhibit_id(shown),
        title=shown.definition.title,
        headline=sentence,
        finding=finding(measure, shown),
        lane=measure.lane,
        shown=shown,
        lines=(*beside(shown), *beside_places(shown, material.places, partnership), *told[:1], *lead_words(shown)),
        chart=chart,
        table=table,
        alt=describe(chart, sentence),
        notes=(*shown.figure.notes, *(shown.reasons if shown.figure.status == "ok" else ()), *told[1:]),
        definition=explain(measure, shown, partnership),
        source=source_line(shown, source, receipts, shown.figure.figures_to),
        figures_to=shown.figure.figures_to,
        target=target_line(shown, shown.figure.figures_to),
        course=passage.course if passage else None,
        chance=told,
        icons=icons(passage) if passage else (),
        places=material.places,
    )


def exhibit_id(shown: Shown) -> str:
    """Where an exhibit stands on its page: "good_or_better", "indicator_rate-rereferrals"."""
    return "-".join(filter(None, (shown.definition.measure, shown.definition.indicator)))


def explain(measure: Measure, shown: Shown, partnership: Partnership) -> str:
    """A figure's definition, what to beware of in it, and what is counted."""
    named = shown.definition.indicator
    definition = partnership.get_indicator(named).definition if named else measure.definition
    return " ".join(filter(None, (definition, measure.caution, f"Counted: {_counted(shown)}.")))


def _passage(material: Material, partnership: Partnership) -> Passage | None:
    """The quarters as a course, where the measure is followed as one."""
    if not material.quarters or not is_followed(material.measure):
        return None
    named = material.shown.definition.indicator
    changes = partnership.get_indicator(named).changes if named else ()
    years = [(parse_year(change.year) or 0, change.what) for change in changes]
    return follow_quarters(material.quarters, years, goal_of(material.shown))


def _picture(material: Material, partnership: Partnership) -> tuple[Chart | None, Table]:
    if material.places:
        return with_neighbours(material.shown, material.places, partnership)
    if material.measure.chart == "mix":
        return of_mix(material.shown)
    chart, table = of_quarters(material.quarters, "line" if material.measure.chart == "line" else "bars")
    return (None if material.measure.chart == "none" else chart), table


def _counted(shown: Shown) -> str:
    words = shown.definition
    return (
        f"{words.numerator_words}, of {words.denominator_words}" if words.denominator_words else words.numerator_words
    )
