"""An exhibit is one measure's whole evidence for one selection; a briefing is exhibits in order. No renderer adds a
number or a sentence to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cesp.catalogue import Edition
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown

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
class Exhibit:
    """`headline` is a sentence with the numbers in it, `finding` its first half, without the comparison; `lines` stand
    beside the chart, largest first; `notes` say what was left out or assumed; `source` tells return, receipt and
    figures-to date.
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


@dataclass(frozen=True)
class Section:
    """Exhibits of one lane, or the sentence that says why there are none."""

    lane: Lane
    title: str
    exhibits: tuple[Exhibit, ...]
    empty: str


@dataclass(frozen=True)
class Frame:
    """What every page says at its top: which period against which, which edition, as at when, and any banner."""

    period: str
    compared: str
    edition: Edition
    edition_name: str
    figures_to: date | None
    banners: tuple[str, ...]


@dataclass(frozen=True)
class Briefing:
    """One priority's page. `opening` is at most two sentences: the strongest evidence, then the biggest doubt."""

    priority: str
    title: str
    stage: str
    aim: str
    frame: Frame
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    unknown: tuple[str, ...]
    glossary: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Cell:
    """One figure of the overview: `display`, its `base`, last year's, the verdict in words, and a bar pair (0 to 1).
    `about` says which indicator of which year it is, where the column does not."""

    exhibit: str
    display: str
    base: str
    was: str
    verdict: str
    now: float | None
    before: float | None
    about: str = ""


@dataclass(frozen=True)
class OverviewRow:
    """A priority (or the partnership as a whole, `priority` None) with a cell under each column, None where empty."""

    priority: str | None
    title: str
    stage: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Overview:
    """The first page: opening sentences, four short lists, and priorities by measures."""

    title: str
    frame: Frame
    opening: tuple[str, ...]
    working: tuple[str, ...]
    worried: tuple[str, ...]
    following: tuple[str, ...]
    unknown: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[OverviewRow, ...]
    glossary: tuple[tuple[str, str], ...]
