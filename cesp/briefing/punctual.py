"""Returns that came in time of those due, beside an earlier period; and for officers a row a kind of return. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cesp.briefing.returns import Return
from cesp.disclosure.protect import VERDICT_WORDS
from cesp.measures.compare import compare
from cesp.measures.display import spell
from cesp.measures.values import Ask, Definition, Figure
from cesp.periods import Period

#: Which returns were expected of a period, and what became of each.
Due = tuple[Period, Sequence[Return]]

IN_TIME = Definition(
    measure="returns_in_time",
    indicator=None,
    title="Returns received in time",
    kind="proportion",
    unit="%",
    decimals=0,
    direction="high",
    minimum=10,
    numerator_words="returns received on or before the day they were due",
    denominator_words="returns due",
    dataset="",
)
_OTHERS = "The partnership did not expect the same returns of the same agencies in both periods."
_WAITING = "Not every return of both periods is due yet."


def tell_in_time(now: Due, before: Due) -> str:
    """ "In time: 12 of 15 due, 80%; in 2022/23 to Q3 9 of 13, 69%: no clear change." and why; "" where none is due."""
    figure, previous = _figure(now), _figure(before)
    if figure.value is None:
        return ""
    told = f"In time: {_base(figure)} due, {_spelt(figure)}"
    if previous.value is None:
        return f"{told}; none was due in {before[0].label}."
    made = compare(IN_TIME, figure, previous, about_the_same=0.0, unlike=_unlike(now[1], before[1]))
    words = f"{VERDICT_WORDS[made.verdict]}. {made.reasons[0]}"
    return f"{told}; in {before[0].label} {_base(previous)}, {_spelt(previous)}: {words}"


def tabulate(now: Due, before: Due) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Titles and rows: each kind of return of the period, then all of them."""
    then = before[0].label
    columns = (
        "Return",
        "Expected",
        "Received",
        "In time",
        f"Expected, {then}",
        f"Received, {then}",
        f"In time, {then}",
    )
    titles = list(dict.fromkeys(entry.awaited.title for entry in now[1]))
    rows = [_row(title, [[one for one in side if one.awaited.title == title] for _, side in (now, before)])
            for title in titles]  # fmt: skip
    return columns, (*rows, _row("All", [now[1], before[1]]))


def _row(title: str, sides: Sequence[Sequence[Return]]) -> tuple[str, ...]:
    return (title, *(str(sum(map(counted, side))) for side in sides for counted in _COUNTED))


def _unlike(now: Sequence[Return], before: Sequence[Return]) -> tuple[str, ...]:
    """Why the returns of two periods are not like for like; nothing where they are."""
    here, there = ({(one.awaited.sender, one.awaited.family) for one in side} for side in (now, before))
    waiting = any(entry.state == "not_due" for entry in (*now, *before))
    return (*((_OTHERS,) if here != there else ()), *((_WAITING,) if waiting else ()))


def _figure(due: Due) -> Figure:
    """In time of those due by now, or come already; without a value where there is none."""
    period, returns = due
    asked = [entry for entry in returns if entry.state != "not_due"]
    figure = Figure(Ask(IN_TIME.measure), period, {}, "not_applicable")
    if not asked:
        return figure
    timely = sum(map(_in_time, asked))
    share = timely / len(asked)
    return Figure(figure.ask, period, {}, "ok", numerator=timely, denominator=len(asked), value=share)


def _in_time(entry: Return) -> bool:
    return entry.received is not None and not entry.late


def _base(figure: Figure) -> str:
    return f"{figure.numerator:.0f} of {figure.denominator:.0f}"


def _spelt(figure: Figure) -> str:
    return spell(figure.value or 0.0, IN_TIME, figure.numerator, figure.denominator)


_COUNTED: tuple[Callable[[Return], bool], ...] = (
    lambda entry: True,
    lambda entry: entry.received is not None,
    _in_time,
)
