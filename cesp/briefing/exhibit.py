"""An exhibit is one measure's whole evidence for one selection; a briefing is exhibits in order. No renderer adds a
number or a sentence to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cesp.briefing.summary import Summary
from cesp.catalogue import Edition
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown
from cesp.measures.course import Course, Meaning
from cesp.measures.values import Assurance, Rag
from cesp.periods import Period

Lane = Literal["did", "practice", "children"]
LANES: dict[Lane, str] = {
    "did": "What we did",
    "practice": "What changed in practice",
    "children": "What it means for children",
}


@dataclass(frozen=True)
class Table:
    """The chart's twin. `rows` hold display text, numbers where a number may be shown, or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | float | None, ...], ...]


@dataclass(frozen=True)
class TargetLine:
    """How a figure stands to its target. `word`, `letter` and `shape` say the colour of `rag`, so that it never speaks
    alone; all are "" where the target is not scored. `working` are the rule, the direction, who set it, and the date.
    """

    sentence: str
    rag: Rag | None
    word: str
    letter: str
    shape: str
    working: tuple[str, ...]


@dataclass(frozen=True)
class Icon:
    """A sign of Making Data Count: the letter in it, and what it says. `meaning` is None where chance explains all."""

    kind: Literal["variation", "assurance"]
    letter: str
    meaning: Meaning | Assurance | None
    words: str


@dataclass(frozen=True)
class Exhibit:
    """`headline` is a sentence with the numbers in it, `finding` its first half, without the comparison; `lines` stand
    beside the chart, largest first; `notes` say what was left out or assumed; `source` tells return, receipt and
    figures-to date. `course` is what chance explains of its quarters, `chance` that in sentences, the finding first,
    or why it cannot be told; both empty where it is not asked. `places` is the same of each place it is held for.
    """

    id: str
    title: str
    headline: str
    finding: str
    lane: Lane
    shown: Shown
    lines: tuple[str, ...]
    chart: Chart | None
    table: Table
    alt: str
    notes: tuple[str, ...]
    definition: str
    source: str
    figures_to: date | None
    target: TargetLine | None = None
    course: Course | None = None
    chance: tuple[str, ...] = ()
    icons: tuple[Icon, ...] = ()
    places: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Section:
    """Exhibits of one lane, or the sentence that says why there are none. `leading` are the ids of those at full size;
    the others are one row each until opened."""

    lane: Lane
    title: str
    exhibits: tuple[Exhibit, ...]
    empty: str
    leading: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Frame:
    """What every page says at its top: which period against which, which edition, as at when, and any banner. `cleared`
    says by which check an edition for committees stands."""

    period: str
    compared: str
    edition: Edition
    edition_name: str
    figures_to: date | None
    banners: tuple[str, ...]
    cleared: str = ""


@dataclass(frozen=True)
class ImpactLine:
    """Three lanes over one time axis. `sentences` tell each lane by its own verdict, `caution` that they only stand
    side by side; `key` is what each letter in the chart marks, `notes` how it is read."""

    sentences: tuple[str, ...]
    caution: str
    chart: Chart
    table: Table
    alt: str
    key: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Turn:
    """A period that shows a priority better: why, and the words of the link to it."""

    said: str
    offer: str
    period: Period


@dataclass(frozen=True)
class Briefing:
    """One priority's page. `summary` opens it; where the priority closed before the period began, `opening` does, which
    says why and where its last picture is, and is empty otherwise."""

    priority: str
    title: str
    stage: str
    aim: str
    frame: Frame
    opening: tuple[str, ...]
    summary: Summary
    sections: tuple[Section, ...]
    glossary: tuple[tuple[str, str], ...]
    impact: ImpactLine | None = None
    turn: Turn | None = None


@dataclass(frozen=True)
class Cell:
    """One figure of the overview: `display`, its `base`, last year's, the verdict in words, and a bar pair (0 to 1).
    `about` says which indicator of which year it is, where the column does not; `value` is what a column is ordered by,
    None where no number is shown."""

    exhibit: str
    display: str
    base: str
    was: str
    verdict: str
    now: float | None
    before: float | None
    about: str = ""
    value: float | None = None


@dataclass(frozen=True)
class OverviewRow:
    """A priority (or the partnership as a whole, `priority` None) with a cell under each column, None where empty."""

    priority: str | None
    title: str
    stage: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Overview:
    """The first page: what its sentences say of all priorities, and priorities by measures."""

    title: str
    frame: Frame
    summary: Summary
    columns: tuple[str, ...]
    rows: tuple[OverviewRow, ...]
    glossary: tuple[tuple[str, str], ...]
