"""What a file with a table in it says of itself: title, what was chosen, dates, source, edition. Nothing in it that
the page it was taken from does not show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cesp.briefing.exhibit import Cell, Exhibit, Frame, OverviewRow, Table
from cesp.briefing.registers import Register
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Partnership
from cesp.disclosure.protect import NOT_CLEARED, STATUS_WORDS
from cesp.disclosure.shown import Shown

About = tuple[tuple[str, str], ...]

MARKS = "; ".join(
    (
        f"{STATUS_WORDS['suppressed']} is a small number that is not shown, or one that would give it away",
        f"“{STATUS_WORDS['not_supplied']}” was not sent",
        f"“{STATUS_WORDS['not_applicable']}” had nothing to measure",
        "an empty cell has nothing to say",
    )
)
PRINTED = "Numbers are rounded as the page prints them."


def about_exhibit(exhibit: Exhibit, partnership: Partnership, label: str) -> About:
    """Of an exhibit's table. `label` is what stands on pages where samples are among the figures, "" without them."""
    shown = exhibit.shown
    figure = shown.figure
    priority = partnership.get_priority(figure.priority).title if figure.priority else "All, the whole partnership"
    return _told(
        ("Table", exhibit.title),
        ("Finding", exhibit.headline),
        ("Partnership", partnership.name),
        ("Priority", priority),
        *((name.capitalize(), value) for name, value in figure.by.items() if name != "quarter"),
        ("Period", f"{figure.period.label}, {figure.period.spoken}"),
        ("Compared with", _compared(shown)),
        ("Figures to", spoken_day(exhibit.figures_to) if exhibit.figures_to else ""),
        ("Edition", partnership.editions[shown.edition]),
        ("Source", exhibit.source.removeprefix("Source: ")),
        ("Definition", exhibit.definition),
        ("Notes", " ".join(exhibit.notes)),
        ("Target", exhibit.target.sentence if exhibit.target else ""),
        *_marks(),
        *_warned(label, "" if shown.cleared else NOT_CLEARED),
    )


def about_page(title: str, frame: Frame, partnership: Partnership) -> About:
    """Of a table of a whole page."""
    return _framed((("Table", title),), frame, partnership)


def about_register(register: Register, priority: str, frame: Frame, partnership: Partnership) -> About:
    """Of rows listed one by one on a page; of one priority's where its title is given, "" for all."""
    named = (("Table", register.title), ("Finding", register.sentence), ("Priority", priority))
    return _framed(named, frame, partnership)


def _framed(named: About, frame: Frame, partnership: Partnership) -> About:
    return _told(
        *named,
        ("Partnership", partnership.name),
        ("Period", frame.period),
        ("Compared", frame.compared),
        ("Figures to", spoken_day(frame.figures_to) if frame.figures_to else ""),
        ("Edition", frame.edition_name),
        ("Source", "Returns and published figures held by the partnership"),
        *_marks(),
        ("Protection", frame.cleared),
        *_warned(*frame.banners),
    )


def overview_table(columns: Sequence[str], rows: Sequence[OverviewRow]) -> Table:
    """Priorities by measures: for each measure a column with the figure, its base, what it was, and the verdict."""
    sides = ("", ", from", ", before", ", verdict")
    listed = []
    for row in rows:
        cells: list[str] = []
        for cell in row.cells:
            cells += _cells(cell) if cell else [""] * len(sides)
        listed.append((row.title, row.stage, *cells))
    return Table(("Priority", "Stage", *(f"{name}{side}" for name in columns for side in sides)), tuple(listed))


def matrix_table(columns: Sequence[str], rows: Sequence[OverviewRow]) -> Table:
    """The same for a page of paper: a column for each measure, a figure with all that belongs to it in each cell."""
    listed = ((row.title, row.stage, *(_whole_cell(cell) if cell else "" for cell in row.cells)) for row in rows)
    return Table(("Priority", "Stage", *columns), tuple(listed))


def _whole_cell(cell: Cell) -> str:
    return "; ".join(filter(None, (cell.display, cell.base, cell.about, cell.was, cell.verdict)))


def _cells(cell: Cell) -> list[str]:
    base = "; ".join(filter(None, (cell.base, cell.about)))
    return [cell.display, base, cell.was.removeprefix("was "), cell.verdict]


def _compared(shown: Shown) -> str:
    return shown.previous.period.label if shown.previous is not None else ""


def _marks() -> About:
    return ("Marks", MARKS), ("Numbers", PRINTED)


def _warned(*words: str) -> About:
    return tuple(("Mind", word) for word in words if word)


def _told(*pairs: tuple[str, str]) -> About:
    return tuple(pair for pair in _plain(pairs) if pair[1])


def _plain(pairs: Iterable[tuple[str, str]]) -> About:
    """Each on one line, so that a csv reads line by line."""
    return tuple((name, " ".join(words.split())) for name, words in pairs)
