"""What the yearly report must contain, requirement by requirement, against the evidence held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cesp.briefing.exhibit import Exhibit
from cesp.catalogue.checklist import EvidencePage, Guidance, Need, Requirement
from cesp.catalogue.topics import Topics
from cesp.periods import Period, year_label

State = Literal["held", "partly", "not_held"]
#: A word and a shape for each state, so that no colour is needed.
STATES: dict[State, tuple[str, str]] = {
    "held": ("●", "Held"),
    "partly": ("◐", "Partly held"),
    "not_held": ("○", "Not held"),
}
#: How many indicators stand under one need.
MOST = 4
#: How many years a national figure may lie behind the year reported on.
LAG = 1
WRITTEN = "The scrutineer wrote opinions or challenges for this year."
HIDDEN = "held, and not shown in this edition"
UNCHECKED = "* Not yet compared with the wording of the guidance: look there before you rely on it."
#: The page on which themes stand, which have none of their own.
THEMES: EvidencePage = "voice"


@dataclass(frozen=True)
class Evidence:
    """A sentence, and where its exhibit stands: the page, and the exhibit that is to be shown first there; each ""
    where there is none."""

    sentence: str
    page: str
    exhibit: str


@dataclass(frozen=True)
class Places:
    """Where exhibits stand: those of the whole by measure, each as page and exhibit ("" for none of its own there); a
    priority's on its own page, but for the `themes`."""

    whole: Mapping[str, tuple[str, str]]
    themes: frozenset[str]

    def place_of(self, exhibit: Exhibit) -> tuple[str, str]:
        """The page and the exhibit on it; ("", "") where it stands on none."""
        priority = exhibit.shown.figure.priority
        if priority is None:
            return self.whole.get(exhibit.shown.definition.measure, ("", ""))
        return THEMES if priority in self.themes else priority, exhibit.id


@dataclass(frozen=True)
class NeedShown:
    """A piece of evidence that is asked for: what there is, or what would fill it. `more` is how many other figures
    there are besides."""

    what: str
    held: bool
    evidence: tuple[Evidence, ...]
    more: int
    fill: str


@dataclass(frozen=True)
class RequirementShown:
    """A requirement with its evidence. `checked` says whether its wording was compared with the guidance."""

    id: str
    title: str
    text: str
    reference: str
    state: State
    checked: bool
    needs: tuple[NeedShown, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is asked for and not held."""
        return tuple(need.what for need in self.needs if not need.held)

    @property
    def word(self) -> str:
        return STATES[self.state][1]

    @property
    def shape(self) -> str:
        return STATES[self.state][0]


@dataclass(frozen=True)
class Checklist:
    """A version of the guidance against what is held. `told` is the whole in a sentence, `why` why this version, and
    `doubt` admits where its wording was not checked, "" where all was."""

    told: str
    why: str
    doubt: str
    requirements: tuple[RequirementShown, ...]


def check(guidance: Guidance, exhibits: Sequence[Exhibit], places: Places, period: Period, written: bool) -> Checklist:
    """The checklist of a year. `exhibits` are those of the measures and indicators it names, of one edition; `written`
    says whether the scrutineer wrote anything that this edition shows."""
    requirements = tuple(_requirement(entry, exhibits, places, period, written) for entry in guidance.requirement)
    why = f"For the report on {year_label(period.year)}: {guidance.title}, issued {guidance.issued:%B %Y}."
    doubt = "" if all(entry.checked for entry in requirements) else UNCHECKED
    return Checklist(complete(requirements), why, doubt, requirements)


def nothing_for(year: int, first_year: int) -> Checklist:
    """A year before the first version of the guidance."""
    told = f"No checklist is kept for the report on {year_label(year)}."
    return Checklist(
        told, f"Yearly reports are asked for from {year_label(first_year)} on: choose a later year.", "", ()
    )


def complete(requirements: Sequence[RequirementShown]) -> str:
    """ "Of 9 requirements, 6 are held, 2 partly, 1 not held: costs." """
    states = [entry.state for entry in requirements]
    held, partly, missing = (states.count(state) for state in STATES)
    parts = [f"{held} {'is' if held == 1 else 'are'} held"]
    parts += [f"{partly} partly"] if partly else []
    parts += [f"{missing} not held: {'; '.join(_titles(requirements, 'not_held'))}"] if missing else []
    return f"Of {len(states)} requirements, {', '.join(parts)}."


def measures_of(guidance: Guidance) -> tuple[str, ...]:
    """The measures a checklist names, each once."""
    named = (measure for entry in guidance.requirement for need in entry.need for measure in need.measures)
    return tuple(dict.fromkeys(named))


def asks_indicators(guidance: Guidance) -> bool:
    """Whether any need is met by indicators."""
    return any(need.indicators for entry in guidance.requirement for need in entry.need)


def whereabouts(guidance: Guidance | None, topics: Topics) -> dict[str, tuple[str, str]]:
    """Measure -> page and exhibit of the whole: the first on a topic page, uncut before cut; else the need's page."""
    needs = [need for entry in guidance.requirement for need in entry.need] if guidance else []
    bare = {name: (need.page, "") for need in needs for name in need.measures}
    found: dict[str, tuple[str, str]] = {}
    blocks = [(topic.id, block) for topic in topics.topic for part in topic.part for block in part.block]
    for page, block in sorted(blocks, key=lambda one: bool(one[1].by)):
        if block.measure and not block.indicator and block.of == "all":
            exhibit = f"{block.measure}-by-{block.by}" if block.by else block.measure
            found.setdefault(block.measure, (page, exhibit))
    return {**bare, **found}


def evidence_of(exhibit: Exhibit, places: Places) -> Evidence:
    """An exhibit's headline, and where it stands; of a figure that an edition hides, that it is held."""
    hidden = exhibit.shown.figure.status == "suppressed"
    return Evidence(f"{exhibit.title}: {HIDDEN}." if hidden else exhibit.headline, *places.place_of(exhibit))


def is_held(exhibit: Exhibit) -> bool:
    """Whether there is a figure, shown or hidden."""
    return exhibit.shown.figure.status in ("ok", "suppressed")


def _titles(requirements: Sequence[RequirementShown], state: State) -> list[str]:
    return [entry.title for entry in requirements if entry.state == state]


def _requirement(
    entry: Requirement, exhibits: Sequence[Exhibit], places: Places, period: Period, written: bool
) -> RequirementShown:
    needs = tuple(_need(need, exhibits, places, period, written) for need in entry.need)
    held = sum(need.held for need in needs)
    state: State = "held" if held == len(needs) else "partly" if held else "not_held"
    return RequirementShown(entry.id, entry.title, entry.text, entry.reference, state, bool(entry.checked), needs)


def _need(need: Need, exhibits: Sequence[Exhibit], places: Places, period: Period, written: bool) -> NeedShown:
    found = [evidence_of(one, places) for name in need.measures for one in exhibits if _is_of(one, name)]
    if need.scrutiny and written:
        found.append(Evidence(WRITTEN, "", ""))
    others: list[Evidence] = []
    if need.indicators:
        others = [evidence_of(one, places) for one in _indicators(exhibits, period)]
    evidence = (*found, *others[:MOST])
    return NeedShown(need.what, bool(evidence), evidence, len(others[MOST:]), need.fill)


def _is_of(exhibit: Exhibit, measure: str) -> bool:
    return exhibit.shown.definition.measure == measure and is_held(exhibit)


def _indicators(exhibits: Sequence[Exhibit], period: Period) -> list[Exhibit]:
    """Indicators with a good direction and a figure that is not too old, those with a clear change first."""
    held = [
        one
        for one in exhibits
        if one.shown.definition.indicator and one.shown.definition.direction != "neither" and is_held(one)
        and one.shown.figure.period.year >= period.year - LAG
    ]  # fmt: skip
    return sorted(held, key=lambda one: one.shown.verdict not in ("improved", "worsened"))
