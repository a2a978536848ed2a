"""What is to be known of a measure or an indicator, as labels with words: what is counted over what, and how it is
judged. The page and the documents print the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cesp.briefing.exhibit import LANES
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Catalogue, Direction, Indicator, Measure, Partnership
from cesp.catalogue.models import Basis, Protects
from cesp.catalogue.targets import AS_IT_STANDS, SetTarget
from cesp.disclosure.protect import PROPOSED, whose_numbers
from cesp.measures.course import ENOUGH_FOR_LIMITS, ENOUGH_FOR_MEDIAN
from cesp.measures.definition import define
from cesp.measures.evidence import plan
from cesp.measures.rounding import format_number
from cesp.measures.values import Ask, Definition

Fact = tuple[str, str]


@dataclass(frozen=True)
class Entry:
    """A measure or an indicator. `anchor` is where it stands on its page, `counted` says in a line what is counted over
    what, `aliases` are the other ways people write it."""

    anchor: str
    title: str
    counted: str
    definition: str
    facts: tuple[Fact, ...]
    aliases: tuple[str, ...] = ()


def of_measure(measure: Measure, catalogue: Catalogue, partnership: Partnership) -> Entry:
    """A measure of the catalogue; not one that an indicator makes particular."""
    definition = define(Ask(measure.id), catalogue, partnership)
    datasets = tuple(filter(None, (measure.dataset, measure.instead_by_agency)))
    off = f"less: {definition.less_title}" if definition.less_title else ""
    facts = (
        ("Tells", LANES[measure.lane]),
        ("Counts", ", ".join(filter(None, (measure.numerator_words, off)))),
        ("Out of", measure.denominator_words),
        ("Good is", _GOOD[measure.direction]),
        ("Targets", _targets(partnership.targets_of(measure.id, ""), partnership)),
        ("Judged", _judged(definition, partnership)),
        ("A year is", _year_of(measure, catalogue, partnership)),
        ("Drawn as", _drawn(measure)),
        ("Can be cut by", ", ".join(measure.by)),
        ("Small numbers", _small(definition, catalogue, partnership)),
        ("Supplied by", _senders(datasets, catalogue, partnership)),
        ("Comes in", ", ".join(catalogue.dataset(name).title for name in datasets)),
        ("Since", f"{measure.since}; figures before are not like for like"),
        ("Beware", " ".join(filter(None, (measure.caution, PROPOSED if measure.proposal else "")))),
    )
    return Entry(anchor_of(definition), measure.title, _counted(definition), measure.definition, _told(facts))


def of_indicator(indicator: Indicator, catalogue: Catalogue, partnership: Partnership) -> Entry:
    """An indicator of the partnership's own, or one that is published nationally."""
    definition = define(Ask(AS_IT_STANDS, indicator=indicator.id), catalogue, partnership)
    titles = {priority.id: priority.title for priority in partnership.priority}
    rate = define(Ask(_RATE, indicator=indicator.id), catalogue, partnership) if indicator.rate else None
    national = indicator.source == "national"
    targets = [*partnership.targets_of(AS_IT_STANDS, indicator.id), *partnership.targets_of(_RATE, indicator.id)]
    facts = (
        ("Tells", LANES["children"]),
        ("Speaks to", ", ".join(titles[name] for name in indicator.priorities)),
        ("Counts", indicator.numerator_words),
        ("Out of", indicator.denominator_words),
        ("Also as a rate", f"for every 10,000 {rate.denominator_words}" if rate else ""),
        ("Good is", _GOOD[indicator.direction]),
        ("Targets", _targets(targets, partnership)),
        ("Judged", _judged(definition, partnership)),
        ("A year is", _YEARLY if national else _YEAR[indicator.basis]),
        ("Small numbers", _PUBLISHED if national else _small(definition, catalogue, partnership)),
        ("Supplied by", indicator.supplier),
        ("Changes", " ".join(f"From {change.year}: {change.what}" for change in indicator.changes)),
    )
    told, aliases = _told(facts), indicator.aliases
    return Entry(anchor_of(definition), indicator.title, _counted(definition), indicator.definition, told, aliases)


def anchor_of(definition: Definition) -> str:
    """Where a figure's entry stands: under its indicator, where it is of one, as a rate or as it is."""
    return f"indicator-{definition.indicator}" if definition.indicator else definition.measure


def _told(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those that say something, each beginning with a capital."""
    return tuple((label, words[0].upper() + words[1:]) for label, words in facts if words)


def _counted(definition: Definition) -> str:
    return ", of ".join(filter(None, (definition.numerator_words, definition.denominator_words)))


def _targets(targets: Iterable[SetTarget], partnership: Partnership) -> str:
    """Each as it was approved, or that there is none."""
    titles = {priority.id: priority.title for priority in partnership.priority}
    told = []
    for target in targets:
        whose = f" for {titles[target.priority]}" if target.priority else ""
        approved = f"approved by {target.approved_by}, {spoken_day(target.approved_on)}"
        told.append(f"“{target.target}”{whose} in {target.stands_for().label} ({approved})")
    return "; ".join(told) or "none set"


def _judged(definition: Definition, partnership: Partnership) -> str:
    words = _JUDGED[definition.kind]
    if definition.kind in _WITH_MINIMUM:
        words += f"; with fewer than {definition.minimum} on one side: too few to say"
    return words.format(same=f"{format_number(100 * partnership.rules.about_the_same)}%")


def _year_of(measure: Measure, catalogue: Catalogue, partnership: Partnership) -> str:
    made = plan(Ask(measure.id), catalogue, partnership)
    if made.snapshot:
        return "as it stood at its end: the last return of each sender"
    return _ADDED.get(measure.kind, _YEAR["flow"])


def _drawn(measure: Measure) -> str:
    if measure.chart == "line" and measure.kind != "count":
        return _FOLLOWED
    return _CHARTS[measure.chart]


def _small(definition: Definition, catalogue: Catalogue, partnership: Partnership) -> str:
    low, high = partnership.rules.suppress
    return _SMALL[whose_numbers(definition, catalogue, partnership)].format(range=f"{low} to {high}")


def _senders(datasets: Iterable[str], catalogue: Catalogue, partnership: Partnership) -> str:
    """Who is to send it, by the partnership's list of expected returns."""
    wanted = {name: catalogue.dataset(name).family for name in datasets}
    titles = {agency.id: agency.title for agency in partnership.agency}
    found = [
        titles[entry.sender]
        for entry in partnership.expected
        for name, family in wanted.items()
        if entry.family == family and (name in entry.datasets or not entry.datasets)
    ]
    return ", ".join(dict.fromkeys(found)) or "nobody is down to send it; it counts when it comes"


_RATE = "indicator_rate"
_WITH_MINIMUM = ("proportion", "mean")
_GOOD: Mapping[Direction, str] = {
    "high": "high",
    "low": "low",
    "neither": "neither: more or fewer is not better or worse",
}
_JUDGED: Mapping[str, str] = {
    "proportion": "improved or worsened only where chance is an unlikely explanation",
    "rate": "improved or worsened only where chance is an unlikely explanation",
    "mean": "the change is shown, and no more: averages alone do not say what chance explains",
    "count": "more, fewer, or about the same (within {same}); never better or worse by itself",
    "reach": "more, fewer, or about the same (within {same}); never better or worse by itself",
}
_ADDED: Mapping[str, str] = {
    "proportion": "what is counted and what it is out of, each added over its quarters; percentages are never averaged",
    "mean": "the mean of its quarters, weighted by how many answered",
    "reach": "attendances added over its quarters; staff are counted once",
}
_YEAR: Mapping[Basis | None, str] = {
    "flow": "its quarters, added",
    "stock": "the latest quarter: what stood at its end",
    "cumulative": "the latest quarter, which runs on through the year; a quarter is the difference to the one before",
    "average": "the average of its quarters, weighted by what each is of",
    None: "not made: nobody has said how quarters add up",
}
_PUBLISHED = "published already, and shown as published"
_YEARLY = "one published figure for the whole year"
_CHARTS: Mapping[str, str] = {
    "bars": "bars, this period's quarters beside the earlier ones",
    "line": "a line, quarter by quarter",
    "mix": "shares of a whole",
    "none": "figures only",
}
_FOLLOWED = (
    f"a line, quarter by quarter, against what chance explains (a run chart from {ENOUGH_FOR_MEDIAN} quarters, limits "
    f"from {ENOUGH_FOR_LIMITS})"
)
_SMALL: Mapping[Protects, str] = {
    "children": "children: {range} and what would give them away are hidden outside the officers' edition",
    "sample": "cases looked at: overall results are shown; finer ones are hidden where they are {range}",
    "reviews": "reviews: shown",
    "workforce": "staff: shown",
    "none": "not of people: shown",
}
