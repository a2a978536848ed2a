"""Where a protected figure stands, and whether an edition for committees may have it at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cesp.catalogue import Dataset
from cesp.measures.values import Definition, Figure
from cesp.periods import Period

#: Cuts that are a place of their own: a quarter is a period, a priority stands in every place.
_NO_CUT = ("quarter", "priority")
NOT_OFFERED = "Not shown in this edition: cut so finely, small numbers could not be protected."
NOT_YET = "Cut so, this edition shows whole years only, each once it has ended and its last quarter is in."


@dataclass(frozen=True)
class Place:
    """The place of a figure. An indicator's is the same under each of its priorities, so `priority` is "" there, as it
    is for the whole partnership; `by` and `value` are "" where nothing is cut. `earlier` is True of the side that rows
    bring along to be compared with."""

    measure: str
    indicator: str
    priority: str
    period: Period
    by: str = ""
    value: str = ""
    earlier: bool = False

    @property
    def id(self) -> str:
        """The place in one line, as the ledger keeps it."""
        cut = f"{self.by}={self.value}" if self.by else ""
        side = "earlier" if self.earlier else ""
        return "|".join((self.measure, self.indicator, self.priority, self.period.label, cut, side))


def place_of(figure: Figure, definition: Definition, *, earlier: bool = False) -> Place:
    """The place of a figure; a quarter of a course is the same as that quarter by itself."""
    cut = figure.ask.by if figure.ask.by and figure.ask.by not in _NO_CUT else ""
    priority = "" if definition.indicator else figure.ask.priority or ""
    value = figure.by.get(cut, "")
    return Place(definition.measure, definition.indicator or "", priority, figure.period, cut, value, earlier)


def why_not(place: Place, dataset: Dataset, day: date) -> str:
    """Why an edition for committees may never, or not yet on a day, show what stands there; "" where it may."""
    period = place.period
    if period.kind == "span":
        return NOT_OFFERED
    if place.priority and "priority" not in dataset.shows:
        return NOT_OFFERED
    if not place.by:
        return "" if period.kind == "year" or "quarter" in dataset.shows else NOT_OFFERED
    if place.by not in dataset.shows or place.priority:
        return NOT_OFFERED
    return "" if period.kind == "year" and period.last_day < day else NOT_YET


def parts_of(figure: Figure, kind: str) -> Mapping[str, int]:
    """The counts of people that a figure tells, by part: `n`, and of a proportion its `base` and the `rest` of it. A
    mean tells how many answered. Empty where it came without counts, or with less than none: figures that run on
    through the year and were corrected downwards."""
    n, base = figure.numerator, figure.denominator
    if figure.status != "ok" or n is None or min(n, base or 0) < 0:
        return {}
    if kind == "mean":
        return {} if base is None else {"base": round(base)}
    if kind != "proportion" or base is None:
        return {"n": round(n)}
    rest = {"rest": round(base - n)} if n <= base else {}
    return {"n": round(n), **rest, "base": round(base)}
