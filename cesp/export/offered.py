"""What a template says of a column: the words it offers, what belongs in it, and an example."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cesp.catalogue import Column, Partnership, plain
from cesp.catalogue.models import ColumnKind
from cesp.intake.workbook import Cell
from cesp.periods import Period


def offered(column: Column, partnership: Partnership) -> tuple[str, ...]:
    """The words a drop-down offers, each read back as what it stands for; empty where anything may be written."""
    if column.choices:
        return tuple(choice_words(name, spellings) for name, spellings in column.choices.items())
    titles = _TITLES.get(column.kind)
    return titles(partnership) if titles else ()


def choice_words(name: str, spellings: tuple[str, ...]) -> str:
    """A canonical word as people write it: "re_audit" is "Re-audit"."""
    words = next((spelling for spelling in spellings if plain(spelling) == plain(name)), name.replace("_", " "))
    return words[:1].upper() + words[1:]


def explain(column: Column) -> str:
    """What belongs in a column and whether it must be there, in a few sentences."""
    needed = "Required." if column.required else "Fill it in where you have it."
    left_out = f"Without this column, {column.default:g} is taken." if column.default is not None else ""
    return " ".join(filter(None, (needed, column.note, _WHAT[column.kind], left_out)))


def example(column: Column, partnership: Partnership, period: Period) -> Cell:
    """A value that might stand in a column."""
    words = offered(column, partnership)
    return words[0] if words else _EXAMPLES.get(column.kind, period.first_day)


_TITLES: Mapping[str, Callable[[Partnership], tuple[str, ...]]] = {
    "agency": lambda partnership: tuple(agency.title for agency in partnership.agency),
    "course": lambda partnership: tuple(course.title for course in partnership.course),
    "priority": lambda partnership: tuple(priority.title for priority in partnership.priority),
    "indicator": lambda partnership: tuple(one.title for one in partnership.indicator if one.source == "return"),
}
_WHAT: Mapping[ColumnKind, str] = {
    "text": "Words, as short as they can be. No names of children or families.",
    "date": "A date, such as 13/11/2023.",
    "period": "A date such as 13/11/2023, or a quarter such as 2023/24 Q3. Left blank, it is the quarter above.",
    "count": "A whole number. Write 0 for none, and leave it blank where it is not known.",
    "number": "A number, such as 12.5. Leave it blank where it is not known.",
    "percent": "A percentage, such as 62.5%.",
    "choice": "Choose from the list.",
    "course": "Choose from the list. A course that is not in it may be written in; it counts in the total.",
    "agency": "Choose from the list. An agency that is not in it may be written in; it counts in the total.",
    "priority": "Choose from the list.",
    "indicator": "Choose from the list.",
    "place": "The name of the place.",
}
_EXAMPLES: Mapping[ColumnKind, Cell] = {
    "text": "in a few words", "count": 12, "number": 3.5, "percent": 0.625, "place": "a place",
}  # fmt: skip
