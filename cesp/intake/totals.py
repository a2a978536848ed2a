"""Total rows held against the sums of the rows they total. A total is never stored; a wrong one is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cesp.intake.account import Account
from cesp.intake.figures import read_count
from cesp.intake.headings import Match
from cesp.intake.rows import Candidate
from cesp.intake.typed import Unreadable
from cesp.intake.workbook import Sheet, brief


def compare_totals(
    sheet: Sheet, match: Match, totals: Sequence[int], parts: Mapping[int, Candidate], account: Account
) -> None:
    """A warning for each count of a total row that no run of rows adds up to."""
    if not totals:
        return
    for name, at in match.columns.items():
        column = match.dataset.column(name)
        if column.kind != "count" or any(name in part.statuses for part in parts.values()):
            continue
        counts = {row: _number(part.values[name]) for row, part in parts.items()}
        if parts and all(part.values[name] is None for part in parts.values()):
            _tell_only_in_total(sheet, column.title, [(row, at) for row in totals], account)
            continue
        if not counts:
            continue
        for place, row in enumerate(totals):
            shown = read_whole(sheet, row, at)
            sums = _sums(counts, totals, place)
            if shown is not None and shown not in sums:
                account.add(
                    "warning",
                    f"{column.title}: the total row says {brief(sheet.cell(row, at))}, but its rows come to {sums[0]}.",
                    "The rows were used and the total was not. Check with the sender which is right.",
                    sheet.address(row, at),
                    column.title,
                )


def _tell_only_in_total(sheet: Sheet, title: str, cells: Sequence[tuple[int, int]], account: Account) -> None:
    """A warning for each count that a total row gives and none of its rows does: it is not loaded."""
    for row, at in cells:
        if (shown := read_whole(sheet, row, at)) is not None:
            account.add(
                "warning",
                f"{title}: only the total row has a figure ({shown:,}); totals are not loaded.",
                "Ask the sender for it row by row, or put it in a table of its own with 'All courses' as the course.",
                sheet.address(row, at),
                title,
            )


def is_bare_total(sheet: Sheet, match: Match, row: int, parts: Mapping[int, Candidate]) -> bool:
    """True where a row without any words adds up the rows above it in every column it fills."""
    counts = [(name, at) for name, at in match.columns.items() if sheet.cell(row, at) is not None]
    return bool(counts) and all(
        read_whole(sheet, row, at) == sum(_number(part.values[name]) for above, part in parts.items() if above < row)
        for name, at in counts
    )


def _sums(counts: Mapping[int, int], totals: Sequence[int], place: int) -> list[int]:
    """What a total may rightly be, the likeliest first: the rows since the total before, all above, below, or all."""
    row = totals[place]
    before = totals[place - 1] if place else -1
    after = totals[place + 1] if place + 1 < len(totals) else max(counts) + 1
    above = [count for at, count in counts.items() if at < row]
    block = [count for at, count in counts.items() if before < at < row]
    below = [count for at, count in counts.items() if row < at < after]
    return [sum(block or above or below), sum(above), sum(below), sum(counts.values())]


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def read_whole(sheet: Sheet, row: int, at: int) -> int | None:
    """The count in a cell, such as one of a total row; None where there is none to compare."""
    try:
        value = read_count(sheet.cell(row, at)).value
    except Unreadable:
        return None
    return value if isinstance(value, int) else None
