"""Returns expected, beside what came: one judgement a return, a row a sender, and a sentence for the year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cesp.catalogue.models import Family
from cesp.periods import Period
from cesp.store.deliveries import Declaration, Delivery

State = Literal["received", "nil", "declared", "missing", "not_due"]
#: How many returns of a kind a sentence names before it counts the rest; the table beneath it has them all.
FEW_NAMED = 2
WITHHELD = "will not be supplied"
#: One return of a family, as it is called in a sentence.
RETURNS: Mapping[str, str] = {
    "training": "training return",
    "audits": "audit return",
    "progress": "progress return",
    "assurance": "assurance return",
    "highlights": "highlight report",
    "national": "file of national figures",
}


@dataclass(frozen=True)
class Awaited:
    """One return that is expected: of a quarter, or of a year. `datasets` are those it may bring, `needed` those it
    must."""

    sender: str
    sender_title: str
    family: Family
    datasets: tuple[str, ...]
    needed: tuple[str, ...]
    period: Period
    due: date

    @property
    def title(self) -> str:
        """ "Training return"."""
        words = RETURNS[self.family]
        return words[0].upper() + words[1:]

    @property
    def quarter(self) -> int:
        """1 to 4; 0 for a whole year."""
        return 0 if self.period.kind == "year" else self.period.first

    @property
    def when(self) -> str:
        """ "July to September 2023 (2023/24 Q2)"."""
        return f"{self.period.spoken} ({self.period.label})"


@dataclass(frozen=True)
class Correction:
    """A later upload that replaced something of a return, and the day it came."""

    upload: int
    on: date


@dataclass(frozen=True)
class Return:
    """What became of one return. `days` is how late it came, or is. `lacking` are datasets it did not bring though it
    must. `affects` are sentences on the figures that its gap makes incomplete."""

    awaited: Awaited
    state: State
    received: date | None = None
    upload: int | None = None
    days: int = 0
    corrections: tuple[Correction, ...] = ()
    lacking: tuple[str, ...] = ()
    declared: Declaration | None = None
    affects: tuple[str, ...] = ()

    @property
    def gaps(self) -> tuple[str, ...]:
        """Datasets that are not held and should be by now."""
        return self.awaited.datasets if self.state in ("missing", "declared") else self.lacking

    @property
    def late(self) -> bool:
        """True where it came, and after it was due."""
        return self.received is not None and self.days > 0


@dataclass(frozen=True)
class Line:
    """A sender's returns of one family in a year, in order."""

    sender: str
    sender_title: str
    title: str
    returns: tuple[Return, ...]


@dataclass(frozen=True)
class Chaser:
    """A message to a sender, to copy. `before` is what to do before it is sent, "" for nothing."""

    sender: str
    sender_title: str
    subject: str
    text: str
    before: str


@dataclass(frozen=True)
class Board:
    """The returns of one year. `years` are those in which any is expected; `chasers` cover every year."""

    year: int
    years: tuple[int, ...]
    summary: str
    lines: tuple[Line, ...]
    chasers: tuple[Chaser, ...]


def judge(awaited: Awaited, deliveries: Iterable[Delivery], declared: Declaration | None, today: date) -> Return:
    """What became of a return. `deliveries`, in the order of uploads, may hold others' too; days are UTC days."""
    ours = [entry for entry in deliveries if _belongs(entry, awaited)]
    held = [entry for entry in ours if entry.held]
    if held:
        return _received(awaited, ours, held)
    if declared is not None:
        return Return(awaited, "declared", declared=declared)
    if today > awaited.due:
        return Return(awaited, "missing", days=(today - awaited.due).days)
    return Return(awaited, "not_due")


def _belongs(entry: Delivery, awaited: Awaited) -> bool:
    place = (entry.sender, entry.year, entry.quarter)
    return place == (awaited.sender, awaited.period.year, awaited.quarter) and entry.dataset in awaited.datasets


def _received(awaited: Awaited, ours: Sequence[Delivery], held: Sequence[Delivery]) -> Return:
    first = ours[0]
    there = {entry.dataset for entry in held}
    corrected = {entry.upload: entry.at.date() for entry in ours if entry.corrects}
    return Return(
        awaited,
        "received" if any(entry.rows for entry in held) else "nil",
        received=first.at.date(),
        upload=first.upload,
        days=max(0, (first.at.date() - awaited.due).days),
        corrections=tuple(Correction(upload, on) for upload, on in corrected.items()),
        lacking=tuple(dataset for dataset in awaited.needed if dataset not in there),
    )


def summarise(period: Period, returns: Sequence[Return]) -> str:
    """A year in sentences: "14 of 15 returns were received, 1 late. 1 is missing: Police, training return, 2023/24 Q2."
    Of many missing only the first are named."""
    if not returns:
        return f"No returns are expected for {period.label}."
    came = [entry for entry in returns if entry.received is not None]
    were = "return was" if len(returns) == 1 else "returns were"
    words = f"{len(came)} of {len(returns)} {were} received"
    counted = (
        ([entry for entry in came if entry.state == "nil"], "nil"),
        ([entry for entry in came if entry.late], "late"),
        ([entry for entry in came if entry.corrections], "corrected since"),
    )
    words += "".join(f", {len(entries)} {said}" for entries, said in counted if entries)
    waiting = sum(entry.state == "not_due" for entry in returns)
    told = (
        f"{words}.",
        _named("came in part", "came in part", [entry for entry in came if entry.lacking]),
        _named("is missing", "are missing", [entry for entry in returns if entry.state == "missing"]),
        _named(WITHHELD, WITHHELD, [entry for entry in returns if entry.state == "declared"]),
        f"{waiting} {'is' if waiting == 1 else 'are'} not due yet." if waiting else "",
    )
    return " ".join(filter(None, told))


def _named(one: str, many: str, entries: Sequence[Return]) -> str:
    if not entries:
        return ""
    names = [
        f"{entry.awaited.sender_title}, {RETURNS[entry.awaited.family]}, {entry.awaited.period.label}"
        for entry in entries[:FEW_NAMED]
    ]
    more = [f"and {len(entries) - FEW_NAMED} more"] if len(entries) > FEW_NAMED else []
    return f"{len(entries)} {one if len(entries) == 1 else many}: {'; '.join((*names, *more))}."
