"""Rows of another period than the declared one: left out, listed and told, never stored in silence."""

from __future__ import annotations

from cesp.intake.account import Account, counted, listing
from cesp.intake.declared import Declared
from cesp.intake.headings import Match
from cesp.intake.results import ReadOptions
from cesp.intake.rows import Candidate
from cesp.intake.when import When
from cesp.periods import Period, Quarter


def of_period(
    match: Match, parts: dict[int, Candidate], declared: Declared, options: ReadOptions, account: Account
) -> list[Candidate]:
    """The candidates of the declared period or of one that is restated; the others are left out and told.

    Yearly datasets hold many years by nature: only a period that a person gives holds them to it.
    """
    asked = tuple(filter(None, (declared.period, *options.restates))) if declared.period else ()
    if not asked or (match.dataset.every == "year" and options.period is None):
        return list(parts.values())
    stray = {row: one for row, one in parts.items() if not any(_within(one.when, period) for period in asked)}
    for row, one in stray.items():
        label = _label(one.when)
        account.leave_out(row, f"its period, {label}, is outside the declared one, {asked[0].label}")
    if stray:
        _tell_stray_rows(match, parts, stray, declared, options, account)
    return [one for row, one in parts.items() if row not in stray]


def _tell_stray_rows(
    match: Match, parts: dict[int, Candidate], stray: dict[int, Candidate], declared: Declared, options: ReadOptions,
    account: Account,
) -> None:  # fmt: skip
    at = next((at for name, at in match.columns.items() if match.dataset.column(name).kind == "period"), None)
    cells = list(dict.fromkeys(account.row_or_cell(row, at) for row in stray))
    periods = ", ".join(dict.fromkeys(_label(one.when) for one in stray.values()))
    label = declared.period.label if declared.period else ""
    if len(stray) == len(parts) and options.period is None:
        message = (
            f"The {declared.source} says {label}, but every row is of another period ({periods}), so none was taken."
        )
        account.add(
            "error",
            message,
            "Name the right period, or correct the title.",
            cells[0],
            "period",
            "period",
        )
    else:
        message = f"{counted(len(stray), 'row')} of another period than {label} left out ({periods}; {listing(cells)})."
        fix = "Correct the dates, or say that the file also restates that period."
        account.add("warning", message, fix, cells[0], "period")


def _within(when: When, period: Period) -> bool:
    """True where a row's quarter lies in a period; a whole year lies in any period of that year."""
    return when.year == period.year if when.quarter is None else Quarter(when.year, when.quarter) in period


def _label(when: When) -> str:
    return (
        Period.full_year(when.year) if when.quarter is None else Period(when.year, when.quarter, when.quarter)
    ).label
