"""Where a person sits down to work: a store, a partnership, a clock, and who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import ibis

from cesp.catalogue import Catalogue, Partnership, load_catalogue, load_partnership
from cesp.disclosure.clearance import Clearance
from cesp.errors import NotAllowed
from cesp.measures.evidence import Evidence
from cesp.measures.values import Ask
from cesp.people import Act, Person, allowed
from cesp.store.store import Store, open_store


def utc_now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Desk:
    """What every job works with; `folder` is the partnership's, None where it came from none. `evidence` remembers what
    was gathered from the store version it names, `questions` how each question is put, whatever the version."""

    store: Store
    catalogue: Catalogue
    partnership: Partnership
    person: Person
    clock: Callable[[], datetime] = utc_now
    folder: Path | None = None
    evidence: dict[tuple[int, datetime | None, Ask], Evidence] = field(default_factory=dict, compare=False)
    questions: dict[Ask, tuple[ibis.Table | None, ...]] = field(default_factory=dict, compare=False)
    cleared: dict[tuple[int, int, date], Clearance] = field(default_factory=dict, compare=False)

    def version(self) -> int:
        """A number that rises whenever what is held changes."""
        return self.store.version()

    def require(self, act: Act) -> None:
        """NotAllowed where the person has no role for an act."""
        if not allowed(self.person, act):
            raise NotAllowed(
                f"{self.person.name} may not {act.replace('_', ' ')}", mend="Ask an administrator for the role."
            )


def open_desk(store_url: str, partnership: Path, person: Person) -> Desk:
    """A desk on the store at an SQLAlchemy URL, for the partnership in a folder. Raises Mendable where either fails."""
    catalogue = load_catalogue()
    return Desk(open_store(store_url, catalogue), catalogue, load_partnership(partnership), person, folder=partnership)
