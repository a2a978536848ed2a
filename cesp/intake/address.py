"""Cell addresses as a spreadsheet shows them: "C14" is the third column of row 14."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """0 -> "A", 25 -> "Z", 26 -> "AA"."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def address(row: int, column: int) -> str:
    """The address of a cell counted from 0, so (13, 2) -> "C14"."""
    return f"{letters(column)}{row + 1}"


def position(cell: str) -> tuple[int, int] | None:
    """The inverse of `address`: "C14" -> (13, 2); None where it is no address."""
    column = 0
    for at, letter in enumerate(cell):
        if "A" <= letter <= "Z":
            column = column * 26 + ord(letter) - 64
        elif at and cell[at:].isdigit():
            return int(cell[at:]) - 1, column - 1
        else:
            return None
    return None
