"""A booking list, one row a delegate with a status, counted into attendance by course, period and agency.

`attended` holds everybody who came, those who left early and walk-ins among them; `registered` all but the waiting,
the declined and walk-ins (decision 6 of the design).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from cesp.catalogue import Dataset, plain
from cesp.intake.account import counted, listing
from cesp.intake.headings import Headings, Match, heading_key
from cesp.intake.recognise import heading_row
from cesp.intake.results import Value
from cesp.intake.rows import Candidate
from cesp.intake.sheets import SheetReading
from cesp.intake.workbook import Sheet, brief, words

Outcome = Literal["attended", "left early", "walk-in", "no show", "cancelled", "booked", "waiting", "declined"]

_DATASET = "training_attendance"
_ROWS_SEARCHED = 40
_LEAST_KNOWN = 0.5


def find_bookings(sheet: Sheet, headings: Headings) -> Match | None:
    """How a sheet is a booking list: course, agency and a column of statuses in place of counts. None for others."""
    for row in range(min(_ROWS_SEARCHED, len(sheet.cells))):
        shown = heading_row(sheet, row)
        dataset, columns = _columns(headings, shown)
        if dataset is None or not {"course", "agency"} <= columns.keys():
            continue
        status = columns.pop("attended", None)
        free = [at for at, text in shown.items() if heading_key(text) in _HEADINGS and at not in columns.values()]
        for at in (*free, *(() if status is None else (status,))):
            if _is_statuses(sheet, row, at):
                left = {name: place for name, place in columns.items() if not dataset.column(name).numeric}
                return Match(dataset, row, left, (), {"attended": at})
    return None


def _columns(headings: Headings, shown: Mapping[int, str]) -> tuple[Dataset | None, dict[str, int]]:
    """The dataset of attendance, and where a row of headings has its columns; the first of each counts."""
    found: dict[str, int] = {}
    dataset: Dataset | None = None
    for at, text in shown.items():
        for meant, column in headings.meanings(text):
            if meant.name == _DATASET:
                dataset = meant
                found.setdefault(column.name, at)
    return dataset, found


def count_bookings(reading: SheetReading, people: Sequence[int]) -> SheetReading:
    """A booking list read row by row, counted: each row that comes out stands where its first delegate does.

    `people` are columns that tell one delegate from another: the same booking twice counts once.
    """
    counting = Counting(reading, people)
    return replace(
        reading,
        match=replace(reading.match, columns={**reading.match.columns, **reading.match.counted}),
        candidates=counting.candidates(),
    )


class Counting:
    """One booking list while its delegates are counted."""

    def __init__(self, reading: SheetReading, people: Sequence[int]) -> None:
        self.reading, self.people = reading, people
        self.sheet, self.account = reading.sheet, reading.account
        [self.at] = reading.match.counted.values()

    def candidates(self) -> tuple[Candidate, ...]:
        groups: dict[tuple[object, ...], list[tuple[Candidate, Outcome]]] = {}
        for candidate, outcome in self._settled(self._with_outcomes()):
            groups.setdefault(_key(candidate), []).append((candidate, outcome))
        return tuple(_counted(group) for group in groups.values())

    def _with_outcomes(self) -> list[tuple[Candidate, Outcome]]:
        """Each delegate with an outcome; those whose status is blank or unknown are left out, listed and told."""
        found: list[tuple[Candidate, Outcome]] = []
        unknown: dict[str, list[str]] = {}
        blank: list[str] = []
        for candidate in self.reading.candidates:
            text = words(self.sheet.cell(candidate.row, self.at))
            outcome = _OUTCOMES.get(plain(text))
            if outcome is not None:
                found.append((candidate, outcome))
                continue
            self.account.leave_out(candidate.row, "a status we do not know" if text else "no status")
            cell = self.sheet.address(candidate.row, self.at)
            (unknown.setdefault(brief(text), []) if text else blank).append(cell)
        if unknown:
            told = ", ".join(f"'{text}' ({listing(cells)})" for text, cells in unknown.items())
            count = sum(map(len, unknown.values()))
            self._warn(f"{counted(count, 'booking')} left out, with a status we do not know: {told}.", count, unknown)
        if blank:
            message = f"{counted(len(blank), 'booking')} left out, because the status is blank: {listing(blank)}."
            self.account.add("warning", message, "Fill in what became of the booking.", blank[0], _TITLE)
        return found

    def _warn(self, message: str, count: int, unknown: Mapping[str, list[str]]) -> None:
        first = next(iter(unknown.values()))[0]
        self.account.add("warning", message, f"Write one of: {', '.join(_SHOWN)}.", first, _TITLE)

    def _settled(self, found: list[tuple[Candidate, Outcome]]) -> list[tuple[Candidate, Outcome]]:
        """Each delegate of a course once: the same booking again is not counted, contrary ones are all left out."""
        by_person: dict[tuple[object, ...], list[tuple[Candidate, Outcome]]] = {}
        for at, (candidate, outcome) in enumerate(found):
            person = tuple(self.sheet.cell(candidate.row, column) for column in self.people)
            key = (*_key(candidate), *person) if any(person) else (at,)
            by_person.setdefault(key, []).append((candidate, outcome))
        again: list[Candidate] = []
        against: list[Candidate] = []
        kept: list[tuple[Candidate, Outcome]] = []
        for bookings in by_person.values():
            if len({outcome for _, outcome in bookings}) > 1:
                against += [candidate for candidate, _ in bookings]
            else:
                kept.append(bookings[0])
                again += [candidate for candidate, _ in bookings[1:]]
        self._leave_out(again, "the same booking again", "The same booking stands more than once; each counts once")
        self._leave_out(
            against, "another row says otherwise of the same booking", "Bookings of one delegate say different things"
        )
        return kept

    def _leave_out(self, candidates: Sequence[Candidate], reason: str, message: str) -> None:
        for candidate in candidates:
            self.account.leave_out(candidate.row, reason)
        if candidates:
            rows = listing([str(candidate.number) for candidate in candidates])
            self.account.add("warning", f"{message}: {counted(len(candidates), 'row')} left out (rows {rows}).",
                             "Keep the right one of each.", f"row {candidates[0].number}")  # fmt: skip


def _counted(group: list[tuple[Candidate, Outcome]]) -> Candidate:
    """One row of attendance from its delegates, at the place of the first."""
    first = group[0][0]
    count = Counter(outcome for _, outcome in group)
    came = count["attended"] + count["left early"]
    values: dict[str, Value] = {
        **first.values,
        "registered": came + count["no show"] + count["cancelled"] + count["booked"],
        "attended": came + count["walk-in"],
        "cancelled": count["cancelled"],
        "no_show": count["no show"],
        "walk_in": count["walk-in"],
    }
    return first._replace(values=values, also=tuple(candidate.row for candidate, _ in group[1:]))


def _key(candidate: Candidate) -> tuple[object, ...]:
    when = candidate.when
    course, agency = (plain(str(candidate.values[name])) for name in ("course", "agency"))
    return course, agency, when.year, when.quarter, when.day


def _is_statuses(sheet: Sheet, header: int, at: int) -> bool:
    """True where at least half of what a column holds are words for what became of a booking."""
    cells = (line[at] for line in sheet.cells[header + 1 :] if at < len(line))
    filled = Counter(words(cell) if isinstance(cell, bool) else cell for cell in cells if cell is not None)
    known = sum(times for cell, times in filled.items() if plain(words(cell)) in _OUTCOMES)
    return known > 0 and known >= _LEAST_KNOWN * filled.total()


_TITLE = "Status"
_HEADINGS = frozenset(
    (
        *("status", "booking status", "attendance status", "delegate status", "registration status", "place status"),
        *("outcome", "attendance outcome", "booking outcome", "result", "attendance", "attended", "did they attend"),
    )
)
_WORDS: Mapping[Outcome, str] = {
    "attended": "attended, attend, present, yes, y, complete, completed, fully attended, attended in full",
    "left early": "left early, attended left early, partial, partially attended, part attended, arrived late",
    "walk-in": "walk in, walkin, attended walk in, unbooked, not booked, turned up on the day",
    "no show": "no show, noshow, dna, did not attend, not attended, failed to attend, non attendance, absent, no, n",
    "cancelled": "cancelled, canceled, cancellation, late cancellation, cancelled by delegate, withdrawn, withdrew",
    "booked": "booked, registered, confirmed, enrolled",
    "waiting": "waiting, waiting list, on waiting list, wait list, waitlist, waitlisted, reserve, reserve list",
    "declined": "declined, rejected, refused, not approved, unsuccessful",
}
_OUTCOMES: Mapping[str, Outcome] = {text: outcome for outcome, texts in _WORDS.items() for text in texts.split(", ")}
_SHOWN = tuple(_WORDS)
