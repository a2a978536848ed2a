"""The same row twice: counted once where both agree, left out and listed where they do not. Cases become 1..n.

Rows are the same where a dataset's natural key is. Rows that list single judgements (no case number and no column
that counts them) are exempt: two equal ones are two judgements.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cesp.intake.account import Account, listing
from cesp.intake.results import Value
from cesp.intake.rows import Candidate


def settle_duplicates(candidates: Sequence[Candidate], accounts: Mapping[str, Account]) -> list[Candidate]:
    """The candidates that count, in their order; the others are told to their sheets' accounts."""
    firsts: dict[tuple[object, ...], Candidate] = {}
    repeats: dict[tuple[object, ...], list[Candidate]] = {}
    shared = _Shared()
    for at, candidate in enumerate(candidates):
        key = (at,) if candidate.listing else _key(candidate, shared)
        if firsts.setdefault(key, candidate) is not candidate:
            repeats.setdefault(key, []).append(candidate)
    kept: list[Candidate] = []
    again: list[Candidate] = []
    against: list[Candidate] = []
    for key, first in firsts.items():
        others = repeats.get(key)
        if others is None:
            kept.append(first)
        elif any(_content(other) != _content(first) for other in others):
            against += (first, *others)
            _leave_out((first, *others), accounts, "another row of the same says otherwise")
        else:
            kept.append(first)
            again += others
            _leave_out(others, accounts, f"the same as row {first.number} of '{first.sheet}'")
    _warn(again, accounts, "The same row stands more than once: {rows} left out, so that each counts once.",
          "Remove the repeats.")  # fmt: skip
    _warn(against, accounts, "Rows with the same {key} say different things: {rows} left out, all of them.",
          "Keep the right one of each and remove the others.")  # fmt: skip
    return kept


def number_cases(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Case numbers as written are replaced by 1..n in each audit, in order of appearance, and so forgotten."""
    seen: dict[tuple[str, str], dict[str, str]] = {}
    numbered: list[Candidate] = []
    for candidate in candidates:
        written = candidate.values.get("case_number")
        if written is None:
            numbered.append(candidate)
            continue
        audit = (candidate.dataset.name, _same(candidate.values.get(candidate.dataset.key)))
        cases = seen.setdefault(audit, {})
        number = cases.setdefault(_same(written), str(len(cases) + 1))
        numbered.append(candidate._replace(values={**candidate.values, "case_number": number}))
    return numbered


class _Shared(dict[str, str]):
    """`_same` of texts, each worked out once: they repeat down a column."""

    def __missing__(self, text: str) -> str:
        self[text] = shared = _same(text)
        return shared


def _key(candidate: Candidate, shared: _Shared) -> tuple[object, ...]:
    when, values = candidate.when, candidate.values
    key: list[object] = [candidate.dataset.name]
    for name in candidate.dataset.natural_key:
        if name in ("period", "date"):
            key += (when.year, when.quarter, when.day, when.part)
        else:
            value = values.get(name)
            key.append(shared[value] if isinstance(value, str) else _same(value))
    return tuple(key)


def _content(candidate: Candidate) -> tuple[object, ...]:
    when = candidate.when
    values = {name: _same(value) for name, value in candidate.values.items()}
    return when.year, when.quarter, when.day, values, candidate.statuses


def _same(value: Value) -> str:
    """What two spellings of a value share: letters without case, single spaces."""
    return "" if value is None else " ".join(str(value).casefold().split())


def _leave_out(group: Sequence[Candidate], accounts: Mapping[str, Account], reason: str) -> None:
    for candidate in group:
        for row in (candidate.row, *candidate.also):
            accounts[candidate.sheet].leave_out(row, reason)


def _warn(group: Sequence[Candidate], accounts: Mapping[str, Account], message: str, fix: str) -> None:
    """One warning for each sheet and dataset, naming its rows and the columns of the key."""
    by_sheet: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in group:
        by_sheet.setdefault((candidate.sheet, candidate.dataset.name), []).append(candidate)
    for (sheet, _), those in by_sheet.items():
        dataset = those[0].dataset
        key = ", ".join(dataset.column(name).title.lower() for name in dataset.natural_key)
        rows = f"row{'' if len(those) == 1 else 's'} {listing(list(dict.fromkeys(str(one.number) for one in those)))}"
        accounts[sheet].add("warning", message.format(rows=rows, key=key), fix, f"row {those[0].number}")
