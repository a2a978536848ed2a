"""Which box on the page is whose: a number for each file, kept while the session lasts.

What is chosen or typed in a box is found again by its number. Were files counted by their place in the list, taking one
away would hand its sender, quarter or reason to the next.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from cesp.ui.upload_sources import WRITTEN_HERE, Chosen

Identity = tuple[str, str, int]


def number_boxes(files: Sequence[Chosen], numbers: dict[Identity, int]) -> list[int]:
    """A number for each file, none of them twice; `numbers` learns those of files it has not met."""
    met: Counter[tuple[str, str]] = Counter()
    found = []
    for file in files:
        # A table that is typed or pasted stays the same one while its cells change.
        mark = "" if file.name in WRITTEN_HERE else sha256(file.content).hexdigest()
        met[file.name, mark] += 1
        identity = (file.name, mark, met[file.name, mark])
        found.append(numbers.setdefault(identity, len(numbers)))
    return found
