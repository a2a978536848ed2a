"""Sheets of one file that hold the same: an old copy beside the return, or a summary beside its rows. Counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from cesp.intake.account import Account, counted
from cesp.intake.results import Value
from cesp.intake.rows import Candidate
from cesp.intake.wide import ALL_COURSES

Rows = Sequence[Candidate]


def settle_copies(candidates: Rows, accounts: Mapping[str, Account]) -> list[Candidate]:
    """The candidates without those of a sheet whose judgements an earlier sheet lists already, and without summaries
    of all courses where other sheets have the courses of that quarter.

    Equal rows within one list of judgements are different judgements, so lists are compared as wholes.
    """
    return _without_summaries(_without_copies(candidates, accounts), accounts)


def _without_copies(candidates: Rows, accounts: Mapping[str, Account]) -> list[Candidate]:
    sheets: dict[tuple[str, str], list[Candidate]] = {}
    for one in candidates:
        if one.listing:
            sheets.setdefault((one.dataset.name, one.sheet), []).append(one)
    first: dict[tuple[str, frozenset[tuple[object, int]]], str] = {}
    copies: dict[tuple[str, str], str] = {}
    for (dataset, sheet), rows in sheets.items():
        held = frozenset(Counter(_content(one) for one in rows).items())
        original = first.setdefault((dataset, held), sheet)
        if original != sheet:
            copies[dataset, sheet] = original
            message = f"The sheet holds the same {counted(len(rows), 'judgement')} as '{original}': counted once."
            accounts[sheet].add("warning", message, "Remove the sheet that is a copy.")
            for one in rows:
                accounts[sheet].leave_out(one.row, f"the same as in '{original}'")
    return [one for one in candidates if not one.listing or (one.dataset.name, one.sheet) not in copies]


def _without_summaries(candidates: Rows, accounts: Mapping[str, Account]) -> list[Candidate]:
    single = [one for one in candidates if not _is_summary(one)]
    if len(single) == len(candidates):
        return single
    quarters = {_quarter(one) for one in single}
    for one in candidates:
        if _is_summary(one) and _quarter(one) in quarters:
            same = [other for other in single if other.dataset == one.dataset and _quarter(other) == _quarter(one)]
            _tell_summary(one, same, accounts[one.sheet])
    return [one for one in candidates if not (_is_summary(one) and _quarter(one) in quarters)]


def _tell_summary(summary: Candidate, rows: Rows, account: Account) -> None:
    """Says that a summary was held against the rows it sums up, and where the two differ."""
    account.leave_out(summary.row, "a summary of courses that the file also has one by one")
    names = [column for column in summary.dataset.columns if column.kind == "count"]
    for column in names:
        parts = [one.values.get(column.name) for one in rows]
        said, come_to = _whole(summary.values.get(column.name)), sum(_whole(part) or 0 for part in parts)
        if said is not None and any(part is not None for part in parts) and said != come_to:
            message = f"{column.title}: the summary says {said}, but the rows of the file come to {come_to}."
            fix = "The rows were used and the summary was not. Check with the sender which is right."
            account.add("warning", message, fix, f"row {summary.number}", column.title)


def _is_summary(one: Candidate) -> bool:
    return one.values.get("course") == ALL_COURSES


def _quarter(one: Candidate) -> tuple[frozenset[str], int, int | None]:
    """The quarter, and what is counted in it: sessions and attendance by agency count the same people."""
    needed = frozenset(column.name for column in one.dataset.columns if column.numeric and column.required)
    return needed, one.when.year, one.when.quarter


def _whole(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _content(one: Candidate) -> tuple[object, ...]:
    return one.when, tuple(sorted((name, str(value)) for name, value in one.values.items()))
