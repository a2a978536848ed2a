"""What a person may see. Value, status and display text stay apart: a hidden number is a status, never a zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cesp.catalogue import Edition
from cesp.catalogue.targets import SetTarget
from cesp.measures.values import Definition, FigureStatus, Rag, Verdict
from cesp.periods import Period


@dataclass(frozen=True)
class ShownFigure:
    """A figure in one edition. All numbers are None unless `status` is "ok".

    `lead_rag` is the lead's own rating. `display` is the value in words ("84%", "412", "c"), `base` what it rests on
    ("267 of 318 registered"), "" where there is nothing to add.
    """

    measure: str
    priority: str | None
    indicator: str | None
    period: Period
    by: Mapping[str, str]
    status: FigureStatus
    numerator: float | None
    denominator: float | None
    value: float | None
    low: float | None
    high: float | None
    unit: str
    display: str
    base: str
    notes: tuple[str, ...] = ()
    uploads: tuple[int, ...] = ()
    parts: Mapping[str, float] = field(default_factory=dict)
    target: str = ""
    lead_rag: str = ""
    figures_to: date | None = None


@dataclass(frozen=True)
class ShownTarget:
    """A figure's target in one edition. `text` is the target as written, `limit` what it comes to, in the figure's own
    unit, None for a text. `met`, `rag` and `distance` (figure less limit) are None where the target is not scored or
    the figure is hidden, since they would narrow it. `words` say the outcome ("missed, 1 point short"), `rule` the
    partnership's rule in a sentence. `set_as` is how the partnership set it, None where the return alone states it in
    the place of `beaten`. `level` says that quarters may be set against it too."""

    text: str
    limit: float | None
    met: bool | None
    rag: Rag | None
    distance: float | None
    words: str
    rule: str
    set_as: SetTarget | None
    beaten: str
    level: bool


@dataclass(frozen=True)
class Shown:
    """A comparison in one edition. `change` and its bounds are None, and the verdict says nothing, where either side
    is hidden. `change_display` is in words ("+5 points (−1 to +11)"). `cleared` is True of officers' figures, and of
    others where all that their edition shows stands against subtraction."""

    edition: Edition
    definition: Definition
    figure: ShownFigure
    previous: ShownFigure | None
    change: float | None
    low: float | None
    high: float | None
    change_display: str
    verdict: Verdict | None
    verdict_words: str
    reasons: tuple[str, ...]
    target: ShownTarget | None = None
    cleared: bool = False
