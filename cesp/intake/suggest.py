"""Ranked suggestions for headings and words that nobody knows, each with its reason. They are never applied."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from cesp.catalogue import Catalogue, Column, Dataset, Partnership
from cesp.intake.account import Account
from cesp.intake.cells import word_key
from cesp.intake.contents import Spellings, fit, spell_choices, spell_out
from cesp.intake.headings import Headings, Match, heading_key, mapped_key
from cesp.intake.likeness import Likeness, find_likest
from cesp.intake.matching import HEADING, NAMED, meaning_title, word_kind
from cesp.intake.personwords import child_heading, is_bare_name, staff_heading
from cesp.intake.recognise import heading_row, is_clearly
from cesp.intake.results import Offer, Suggestion
from cesp.intake.typed import Typed
from cesp.intake.workbook import Cell, Sheet, brief

_MOST_OFFERS = 5
_MOST_OF_A_KIND = 50
_CELLS_LOOKED_AT = 50
_SHEETS_GUESSED, _ROWS_GUESSED, _HEADINGS_GUESSED = 10, 15, 40
_ALIKE, _MUCH_ALIKE = 60, 85
_LEAST_LIKE, _LEAST_SCORE = 55, 12
_BEHIND = 15  # a meaning that is much less like than one that is much alike is none to offer
_OF_NAME, _OF_CELLS, _OF_NEED = 0.6, 30, 10
_UNKNOWN = ("word", *NAMED)  # the remarks on words that nobody knows


class Suggester:
    """Suggests for one file. `headings` says which of them are settled and need no suggestion."""

    def __init__(self, catalogue: Catalogue, partnership: Partnership, headings: Headings) -> None:
        self.catalogue, self.partnership, self.headings = catalogue, partnership, headings
        self.spellings: Spellings = spell_out(partnership)
        self.asked: dict[str, set[tuple[str, str]]] = {}

    def for_headings(self, sheet: Sheet, match: Match, people: Collection[int]) -> Iterator[Suggestion]:
        """One suggestion for each heading of a sheet that is none of its dataset's.

        `people` are the true columns of people's names and details, of which nothing is asked.
        """
        settled = {*self.headings.confirmed[match.dataset.name], *self.headings.mapped}
        used = {*match.columns.values(), *(at for at, _ in match.doubles), *match.counted.values()}
        free = [(match.dataset, column) for column in match.dataset.columns if column.name not in match.columns]
        free += self._of_kin(match)
        for at, text in heading_row(sheet, match.header).items():
            key = mapped_key(text)
            if child_heading(text) or (staff_heading(text) and (match.counted or not is_bare_name(text))):
                continue  # people are no part of any return
            if at not in used and key not in settled and self._is_to_ask(HEADING, match.dataset.name, key):
                cells = [cell for row in _below(sheet, match) if (cell := sheet.cell(row, at)) is not None]
                place = sheet.address(match.header, at)
                offers = self._columns(heading_key(text), cells, free)
                yield Suggestion(HEADING, match.dataset.name, text, sheet.name, place, "", len(cells), offers)

    def for_words(
        self, match: Match, looked_up: Mapping[tuple[str, str], Typed], account: Account
    ) -> Iterator[Suggestion]:
        """One suggestion for each unknown word of a sheet's named things and choices, the commonest first."""
        unknown: dict[str, list[str]] = {}
        for (name, word), typed in looked_up.items():
            if typed.remark in _UNKNOWN:
                unknown.setdefault(name, []).append(word)
        for name, written in unknown.items():
            column = match.dataset.column(name)
            kind = word_kind(match.dataset, column)
            places = account.places(column.title, "word" if column.kind == "choice" else column.kind)
            cells = {word: places.get(brief(word), []) for word in written}
            for word in sorted(written, key=lambda word: -len(cells[word])):
                if self._is_to_ask(kind, "", word_key(word)):
                    at = cells[word][0] if cells[word] else "sheet"
                    offers, count = self._words(column, word_key(word)), len(cells[word])
                    yield Suggestion(kind, match.dataset.name, word, account.sheet, at, column.title, count, offers)

    def likely(self, fits: Iterable[tuple[Sheet, Match | None]], *, alone: bool) -> list[tuple[Sheet, Match]]:
        """The sheets that are plainly meant as a dataset, though they lack columns of it.

        `alone` says that no sheet of the file was recognised, so that what is only likely is taken too.
        """
        found = []
        for sheet, match in list(fits)[:_SHEETS_GUESSED]:
            if match is None or not match.missing:
                meant = self.guess(sheet) if match is None and alone else None
            else:
                meant = match if alone or is_clearly(match, alone=False) else None
            if meant is not None:
                found.append((sheet, meant))
        return found

    def guess(self, sheet: Sheet) -> Match | None:
        """The dataset that the headings of a sheet are likest, where too few of them are known; None where none is."""
        best, most = None, 2.0 * _ALIKE
        for row in range(min(_ROWS_GUESSED, len(sheet.cells))):
            headings = islice(heading_row(sheet, row).items(), _HEADINGS_GUESSED)
            shown = {at: heading_key(text) for at, text in headings}
            if len(shown) > 1:
                for dataset in self.catalogue.datasets:
                    columns, score = _guess_columns(dataset, shown)
                    if score > most:
                        best, most = Match(dataset, row, columns, ()), score
        return best

    def _is_to_ask(self, kind: str, dataset: str, key: str) -> bool:
        """True the first time something is met in a file, as long as not too much of its kind is asked."""
        asked = self.asked.setdefault(kind, set())
        if (dataset, key) in asked or len(asked) >= _MOST_OF_A_KIND:
            return False
        asked.add((dataset, key))
        return True

    def _of_kin(self, match: Match) -> Iterator[tuple[Dataset, Column]]:
        """Columns that alone keep the sheet from being another dataset of its family: an agency makes attendance."""
        own = {column.name for column in match.dataset.columns}
        for dataset in self.catalogue.datasets:
            if dataset.family == match.dataset.family and dataset != match.dataset:
                needed = [column for column in dataset.columns if column.required and column.name not in own]
                if len(needed) == 1:
                    yield dataset, needed[0]

    def _columns(self, key: str, cells: Sequence[Cell], free: Sequence[tuple[Dataset, Column]]) -> tuple[Offer, ...]:
        offers = []
        for dataset, column in free:
            if (told := fit(column, cells, self.spellings)) is None:
                continue
            like = find_likest(key, _spelled(column))
            reasons = [reason for reason in (_likeness(like), told.reason) if reason]
            name = like.score if like.score >= _LEAST_LIKE else 0.0
            score = round(_OF_NAME * name + _OF_CELLS * told.strength + _OF_NEED * column.required)
            if reasons and score >= _LEAST_SCORE:
                if column.required:
                    reasons.append(f"{dataset.title.lower()} must have it")
                offers.append(Offer(dataset.name, column.name, column.title, "; ".join(reasons), score))
        return _ranked(offers)

    def _words(self, column: Column, key: str) -> tuple[Offer, ...]:
        known = spell_choices(column) if column.kind == "choice" else self.spellings[column.kind]
        spelled: dict[str, list[tuple[str, str]]] = {}
        for other, (meaning, spelling) in known.items():
            spelled.setdefault(meaning, []).append((other, spelling))
        likest = [(meaning, find_likest(key, pairs)) for meaning, pairs in spelled.items()]
        best = max((like.score for _, like in likest), default=0.0)
        least = best - _BEHIND if best >= _MUCH_ALIKE else _LEAST_LIKE
        return _ranked(
            Offer("", meaning, meaning_title(column, meaning, self.partnership), _likeness(like), round(like.score))
            for meaning, like in likest
            if like.score >= least
        )


def _ranked(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    return tuple(sorted(offers, key=lambda offer: -offer.score)[:_MOST_OFFERS])


def _likeness(like: Likeness) -> str:
    if like.letters:
        return f"the first letters are those of '{like.spelling}'"
    if like.score < _ALIKE:
        return f"a little like '{like.spelling}'" if like.score >= _LEAST_LIKE else ""
    return f"written {'much ' if like.score >= _MUCH_ALIKE else ''}like '{like.spelling}'"


def _below(sheet: Sheet, match: Match) -> range:
    return range(match.header + 1, min(match.header + 1 + _CELLS_LOOKED_AT, len(sheet.cells)))


def _spelled(column: Column) -> tuple[tuple[str, str], ...]:
    """(key, spelling) of a column's title and aliases; its name is for programs."""
    return tuple((heading_key(spelling), spelling) for spelling in (column.title, *column.aliases))


def _guess_columns(dataset: Dataset, shown: Mapping[int, str]) -> tuple[dict[str, int], float]:
    """Columns that are headed as known, and how like the dataset the whole row of headings is. `shown`: their keys."""
    columns: dict[str, int] = {}
    score = 0.0
    for column in dataset.columns:
        spelled = _spelled(column)
        likest = max((find_likest(key, spelled).score, -at) for at, key in shown.items())
        if likest[0] == 100 and -likest[1] not in columns.values():
            columns[column.name] = int(-likest[1])
        score += likest[0] if likest[0] >= _ALIKE else -_ALIKE * column.required
    return columns, score
