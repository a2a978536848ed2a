"""How cells travel from the child process: each value once, and nothing is lost or taken for another."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from cesp.intake.grid import Grid, unpack

CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 2), st.sampled_from([-1.0, 0.0, 0.5, 1.0]), st.text(max_size=3)
)


def sent(rows: list[list[object]]) -> list[list[object]]:
    return unpack(json.loads(json.dumps(Grid(rows, lambda cell: cell).pack())))


@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_cells_arrive_as_they_were_whatever_the_length_of_their_rows(rows: list[list[object]]) -> None:
    arrived = sent(rows)
    assert arrived == rows
    assert [[type(cell) for cell in row] for row in arrived] == [[type(cell) for cell in row] for row in rows]


def test_a_value_is_converted_and_sent_once_and_what_becomes_nothing_is_blank() -> None:
    asked: list[object] = []

    def plain(cell: object) -> object:
        asked.append(cell)
        return str(cell).strip() or None

    grid = Grid([["Neglect", " "], ["Neglect ", 1], [1, "Neglect"]], plain)
    assert asked == ["Neglect", " ", "Neglect ", 1]
    assert grid.rows == [[1, 0], [2, 3], [3, 1]]
    assert grid.values == [None, "Neglect", "Neglect", "1"]
    assert unpack(grid.pack()) == [["Neglect", None], ["Neglect", "1"], ["1", "Neglect"]]


def test_letters_are_counted_wherever_they_stand() -> None:
    assert Grid([["abc", 12.0], ["abc", "de"]], lambda cell: cell).count_letters() == 8
