"""Row by row: what a submission holds beside what is held, told apart by each dataset's natural key. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from cesp.catalogue import Catalogue
from cesp.intake.results import Value
from cesp.store.records import RowChange, RowCount, Slice

_OF_PERIOD = ("period", "date")  # words of a natural key that stand for year, quarter and day
_MARK = "_status"
_ORDER = {"changed": 0, "gone": 1, "new": 2}  # as they are listed: what touches a row that is held comes first


@dataclass(frozen=True)
class Line:
    """One row as it is kept: its slice, where it stood, and its columns, `day` among them, without the blank ones."""

    slice: Slice
    sheet: str
    number: int
    values: Mapping[str, Value]


Key = tuple[str, int, int, tuple[str, ...]]  # dataset, year, quarter, plain words of the natural key
What = Literal["new", "changed", "gone"]


def tell_apart(
    held: Iterable[Line], brought: Iterable[Line], catalogue: Catalogue
) -> tuple[tuple[RowCount, ...], tuple[RowChange, ...]]:
    """How many rows are new, changed, gone and the same, by dataset, period and agency; and each that is not the same.

    Where several rows share a natural key (single judgements do), equal ones are paired first, the others in order.
    """
    keys = {dataset.name: dataset.natural_key for dataset in catalogue.datasets}
    before, after = _by_key(held, keys), _by_key(brought, keys)
    counts: dict[tuple[str, int, int, str], Counter[str]] = defaultdict(Counter)
    listed: list[RowChange] = []
    for key in sorted({*before, *after}):
        for was, becomes in _pair(before.get(key, []), after.get(key, [])):
            line = becomes or was
            assert line is not None  # a pair has one side at least
            what = _what(was, becomes)
            counts[(*key[:3], _agency(line))][what or "same"] += 1
            if what is not None:
                listed.append(_change(what, line, keys[key[0]], was, becomes))
    listed.sort(key=lambda change: _ORDER[change.what])
    told = (
        RowCount(*place, count["new"], count["changed"], count["gone"], count["same"])
        for place, count in sorted(counts.items())
    )
    return tuple(told), tuple(listed)


def _by_key(lines: Iterable[Line], keys: Mapping[str, tuple[str, ...]]) -> dict[Key, list[Line]]:
    keyed: dict[Key, list[Line]] = defaultdict(list)
    for line in lines:
        part = line.slice
        words = tuple(" ".join(word.casefold().split()) for word in _words(line, keys[part.dataset]))
        keyed[part.dataset, part.year, part.quarter, words].append(line)
    return keyed


def _words(line: Line, natural_key: Iterable[str]) -> Iterator[str]:
    """The natural key as written, blanks as ""."""
    for name in natural_key:
        value = line.values.get("day" if name in _OF_PERIOD else name)
        yield "" if value is None else f"{value:.10g}" if isinstance(value, float) else str(value)


def _agency(line: Line) -> str:
    return str(line.values.get("agency") or "")


def _pair(before: list[Line], after: list[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Lines of one natural key, equal ones together, then the rest in order; None where one side has no more."""
    twins: dict[frozenset[tuple[str, Value]], list[Line]] = defaultdict(list)
    for line in before:
        twins[frozenset(line.values.items())].append(line)
    rest = []
    for line in after:
        if same := twins[frozenset(line.values.items())]:
            yield same.pop(0), line
        else:
            rest.append(line)
    left = [line for lines in twins.values() for line in lines]
    yield from zip_longest(left, rest)


def _what(was: Line | None, becomes: Line | None) -> What | None:
    """None where both sides are the same."""
    if was is None or becomes is None:
        return "new" if was is None else "gone"
    return None if was.values == becomes.values else "changed"


def _change(what: What, line: Line, natural_key: tuple[str, ...], was: Line | None, becomes: Line | None) -> RowChange:
    part = line.slice
    return RowChange(
        what=what,
        dataset=part.dataset,
        year=part.year,
        quarter=part.quarter,
        agency=_agency(line),
        key=tuple(filter(None, _words(line, natural_key))),
        sheet=line.sheet,
        number=line.number,
        columns=tuple(_columns(was, becomes)) if was and becomes else (),
    )


def _columns(was: Line, becomes: Line) -> Iterator[tuple[str, Value, Value]]:
    """Columns that differ; a mark, such as suppressed, stands in its column where there is no number."""
    for name in dict.fromkeys(name.removesuffix(_MARK) for name in (*was.values, *becomes.values)):
        before, after = (line.values.get(name, line.values.get(f"{name}{_MARK}")) for line in (was, becomes))
        if before != after:
            yield name, before, after
