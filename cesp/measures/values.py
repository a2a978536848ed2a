"""What a measure yields: figures, and comparisons of two of them, as counted: nothing hidden, nothing rounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from cesp.catalogue import Direction
from cesp.catalogue.targets import SetTarget
from cesp.periods import Period, Quarter

FigureStatus = Literal["ok", "suppressed", "not_supplied", "not_applicable"]
Verdict = Literal[
    "improved", "worsened", "no_clear_change", "more", "fewer", "about_the_same", "too_few", "not_like_for_like",
    "no_previous",
]  # fmt: skip
Signal = Literal[
    "beyond_high", "beyond_low", "trend_up", "trend_down", "close_high", "close_low", "row_high", "row_low",
]  # fmt: skip
Assurance = Literal["hit", "miss", "hit_and_miss"]

Side = Literal["at_least", "above", "at_most", "below"]
Rag = Literal["green", "amber", "red"]


@dataclass(frozen=True)
class Definition:
    """What is needed to count, judge and word one figure: a measure, or a measure made particular by an indicator."""

    measure: str
    indicator: str | None
    title: str
    kind: str
    unit: str
    decimals: int
    direction: Direction
    minimum: int
    numerator_words: str
    denominator_words: str
    dataset: str
    less_title: str = ""


@dataclass(frozen=True)
class Ask:
    """What is asked: a measure, of one priority or the whole, of an indicator where the measure needs one, by what."""

    measure: str
    priority: str | None = None
    indicator: str | None = None
    by: str | None = None


@dataclass(frozen=True)
class Figure:
    """One number for one period. Ratios are 0 to 1; `low` and `high` bound it at 95 % where that can be said.

    `held` names the returns held of its datasets, as (sender, quarter number; 0 for a year's figure), `senders` those
    whose rows are behind it. `notes` say what was left out or assumed. `uploads` are where its rows came from. `parts`
    are the statuses of a mix, `target` is a target as the return words it, `lead_rag` its lead's own rating.
    """

    ask: Ask
    period: Period
    by: Mapping[str, str]
    status: FigureStatus
    numerator: float | None = None
    denominator: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    notes: tuple[str, ...] = ()
    held: frozenset[tuple[str, int]] = frozenset()
    uploads: frozenset[int] = frozenset()
    senders: frozenset[str] = frozenset()
    parts: Mapping[str, float] = field(default_factory=dict)
    target: str = ""
    lead_rag: str = ""

    @property
    def figures_to(self) -> date | None:
        """The last day the returns behind it reach to; None where none is held."""
        numbers = {quarter for _, quarter in self.held}
        if not numbers:
            return None
        return self.period.last_day if 0 in numbers else Quarter(self.period.year, max(numbers)).last_day


class Group(NamedTuple):
    """A row of the answer to `question.counts`; its docstring says what each column is."""

    year: int
    quarter: int
    sender: str
    upload: int
    cut: str
    part: str
    numerator: float
    less: float
    denominator: float
    complete: int
    left_out: int
    less_unknown: int
    suppressed: int
    not_applicable: int
    not_supplied: int
    value: float | None
    valued: int
    target: str | None
    rag: str | None = None


class Held(NamedTuple):
    """A row of the answer to `question.held`: a return that is held, nil returns among them; quarter 0 for a year."""

    sender: str
    year: int
    quarter: int


@dataclass(frozen=True, order=True)
class MissingReturn:
    """A return held on one side of a comparison only: absent from the other, in `year` ("2023/24"). `quarter` 0 is a
    whole year."""

    sender: str
    quarter: int
    year: str


@dataclass(frozen=True)
class Score:
    """A figure beside its target. `text` is the target as written, `limit` what it comes to and `distance` the figure
    less the limit, both in the figure's own unit. `met`, `rag` and `distance` are None where it is not scored. `words`
    say so in the unit people speak of ("missed, 1 point short"), `rule` why the colour is what it is. `set_as` is how
    the partnership set it; None where the return alone states it. `level` says that a part of the period may be set
    against it too. `last_year` is the figure a year before where the colour rests on it."""

    text: str
    side: Side | None
    limit: float | None
    met: bool | None
    rag: Rag | None
    distance: float | None
    words: str
    rule: str
    set_as: SetTarget | None
    beaten: str
    level: bool
    last_year: Figure | None = None


@dataclass(frozen=True)
class Comparison:
    """A figure beside an earlier one. `change` is in the figure's own unit; `low` and `high` bound it at 95 %. Returns
    that are missing are kept apart from the reasons, because not every reader may see who sent nothing."""

    definition: Definition
    figure: Figure
    previous: Figure | None
    change: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    reasons: tuple[str, ...]
    missing: tuple[MissingReturn, ...] = ()
    score: Score | None = None
