"""The cells of a sheet with each value held once: so they are converted, sent by the child process and read."""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import chain, islice
from typing import Any

BLANK = 0


class Grid:
    """`values` are what cells hold, `rows` the place in it of each cell; a blank one has the place `BLANK`."""

    def __init__(self, cells: Iterable[Iterable[object]], plain: Callable[[object], object]) -> None:
        """`plain` makes a cell JSON-ready; it is asked once a value, and None of it is a blank."""
        self.values: list[object] = [None]
        places: dict[type, _Places] = defaultdict(lambda: _Places(self.values, plain))
        self.rows = [[places[type(cell)][cell] for cell in row] for row in cells]

    def count_letters(self) -> int:
        """The letters of all texts, each counted wherever it stands."""
        lengths = [len(value) if isinstance(value, str) else 0 for value in self.values]
        return sum(map(lengths.__getitem__, chain.from_iterable(self.rows)))

    def pack(self) -> dict[str, Any]:
        """The grid as JSON-ready values, for `unpack` on the same machine."""
        places = array("I", chain.from_iterable(self.rows))
        return {
            "values": self.values, "widths": list(map(len, self.rows)), "places": b64encode(places.tobytes()).decode(),
        }  # fmt: skip


class _Places(dict[object, int]):
    """The place of each value of one type: across types 1, 1.0 and true would pass for the same."""

    def __init__(self, held: list[object], plain: Callable[[object], object]) -> None:
        self.held, self.plain = held, plain

    def __missing__(self, cell: object) -> int:
        value = self.plain(cell)
        self[cell] = place = BLANK if value is None else len(self.held)
        if place:
            self.held.append(value)
        return place


def unpack(packed: dict[str, Any]) -> list[list[Any]]:
    """The cells of a packed grid, row by row; equal ones are the same object."""
    places = array("I")
    places.frombytes(b64decode(packed["places"]))
    cells = map(packed["values"].__getitem__, places)
    return [list(islice(cells, width)) for width in packed["widths"]]
