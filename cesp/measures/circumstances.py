"""How audits were made, and where that makes two periods, or two rounds of one audit, unlike (DATA, decision 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from cesp.periods import Period


class Dated(Protocol):
    """Something that a return of a quarter, or of a year (quarter 0), told."""

    @property
    def year(self) -> int: ...
    @property
    def quarter(self) -> int: ...


class Audit(NamedTuple):
    """A row of the answer to `question.circumstances`; None where the return does not say."""

    year: int
    quarter: int
    audit: str
    theme: str | None
    tool: str | None
    sample: str | None


@dataclass(frozen=True)
class Circumstance:
    """How an audit was made, as its return says; "" where it does not."""

    theme: str
    tool: str
    sample: str


def made_in(audits: Iterable[Audit], period: Period) -> set[Circumstance]:
    """How the audits of a period were made."""
    return {_circumstance(entry) for entry in audits if is_during(entry, period)}


def repeated(audits: Sequence[Audit], period: Period) -> tuple[set[Circumstance], set[Circumstance]]:
    """How the audits of a period were made that bear an earlier one's name, and how those were, the last of each."""
    now, before = set(), set()
    for entry in (entry for entry in audits if is_during(entry, period)):
        place = (entry.year, entry.quarter)
        past = [one for one in audits if one.audit == entry.audit and (one.year, one.quarter) < place]
        if past:
            now.add(_circumstance(entry))
            before.add(_circumstance(max(past, key=lambda one: (one.year, one.quarter))))
    return now, before


def unlike_circumstances(now: set[Circumstance], before: set[Circumstance]) -> tuple[str, ...]:
    """Reasons why audits of two periods are not like for like: another theme, tool or sample, where both are known."""
    reasons = []
    for what, words in (("theme", "themes"), ("tool", "audit tools"), ("sample", "ways of choosing cases")):
        here = {getattr(entry, what) for entry in now} - {""}
        there = {getattr(entry, what) for entry in before} - {""}
        if here and there and here != there:
            reasons.append(f"The audits had different {words}: {_listed(here)}; before: {_listed(there)}.")
    return tuple(reasons)


def is_during(entry: Dated, period: Period) -> bool:
    """Whether a row lies in a period; quarter 0 is a whole year."""
    return entry.year == period.year and (period.first <= entry.quarter <= period.last or entry.quarter == 0)


def _circumstance(entry: Audit) -> Circumstance:
    return Circumstance(entry.theme or "", entry.tool or "", entry.sample or "")


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
