"""What joint protection lets an edition for committees show, as its pages and the ledger are told it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from cesp.disclosure.places import Place

#: Why a figure is hidden: it is small; beside a small one; no pattern could protect it; or its year was corrected after
#: it was published.
Why = Literal["small", "beside", "withheld", "restated"]
#: What an edition makes of a cell. One that is withheld was never mentioned.
Fate = Literal["shown", "hidden", "withheld"]
#: Each cell of a block with its fate, and its value where it is shown.
Fates = tuple[tuple[str, Fate, int | None], ...]


@dataclass(frozen=True)
class Clearance:
    """What all blocks together let an edition show: why places are hidden, which places there are at all, and the
    digests of the patterns by block. `weak` are cells that what was published before gives away. `fates` are what a
    publication tells the ledger, by block."""

    hidden: Mapping[Place, Why]
    places: frozenset[Place]
    digests: Mapping[str, str]
    weak: tuple[str, ...] = ()
    fates: Mapping[str, Fates] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """One name for all patterns."""
        return sha256(
            "\n".join(f"{name} {digest}" for name, digest in sorted(self.digests.items())).encode()
        ).hexdigest()
