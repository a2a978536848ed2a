"""What was seen of each place over all pages, and what earlier publications told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cesp.disclosure.blocks import Laid
from cesp.disclosure.joint.block import View
from cesp.disclosure.places import Place
from cesp.jobs.attacking import Told
from cesp.jobs.desk import Desk
from cesp.jobs.sightings import Hidden, Look, Sighting


@dataclass
class Record:
    """Each way in which a place was told, with where that was first."""

    told: dict[tuple[tuple[str, int], ...], str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    hidden: str = ""
    why: Hidden = ""

    def note(self, one: Sighting) -> None:
        """Keeps what one sighting says."""
        if one.hidden:
            self.hidden = self.hidden or one.where
            self.why = one.hidden if self.why in ("", "hidden") else self.why  # words alone do not tell the reason
            return
        self.words.setdefault(one.words, one.where)
        if one.told:
            self.told.setdefault(tuple(sorted(one.told.items())), one.where)

    def sum_up(self) -> Told:
        """What an attacker makes of it: the first numbers that were told."""
        return Told({} if self.why == "restated" else dict(next(iter(self.told), ())), self.why)

    def differ(self) -> str:
        """The ways in which it was told, where they are more than one. What was published before it was restated stands
        beside it."""
        if self.why == "restated":
            return ""
        ways = [f"{dict(told)} ({where})" for told, where in self.told.items()]
        if len(ways) < 2:
            ways = [f"{words} ({where})" for words, where in self.words.items()]
        if self.hidden:
            ways.append(f"hidden ({self.hidden})")
        return "; ".join(ways) if len(ways) > 1 else ""


def collate(looks: Iterable[Look]) -> dict[Place, Record]:
    """What was seen, by place."""
    records: dict[Place, Record] = defaultdict(Record)
    for look in looks:
        for one in look.sightings:
            records[one.place].note(one)
    return records


def read_published(desk: Desk) -> dict[str, dict[str, int]]:
    """Counts that publications told, on paper and on the pages of that day, by block."""
    told: dict[str, dict[str, int]] = defaultdict(dict)
    for entry in desk.store.papers.ledger():
        if entry.value is not None:
            told[entry.block][entry.cell] = entry.value
    return told


def recall(
    view: View, laid: Laid, told: Mapping[Place, Told], published: Mapping[str, int]
) -> tuple[View, list[str], list[str]]:
    """A view with what was published of its block, the counts that are told otherwise now, and those that were
    published before returns were corrected, which do not go into it."""
    other = {cell: value for cell, value in published.items() if view.shown.get(cell) != value}
    if any(told[place].hidden == "restated" for place in laid.cells if place in told):
        return view, [], sorted(other)
    torn = [f"{cell}: {value} was published, now it is {view.shown[cell]}" for cell, value in other.items()
            if cell in view.shown]  # fmt: skip
    there = {cell.id for cell in view.block.cells}
    new = {cell: value for cell, value in other.items() if cell in there and cell not in view.shown}
    hidden = view.primary - new.keys(), view.secondary - new.keys()
    return View(view.block, {**view.shown, **new}, *hidden, view.rules), torn, []
