"""Rules on what is not known: what is missing, not alike, too little, hidden, or without an earlier figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.returns import Return
from cesp.briefing.rules.page import (
    Page,
    PageRule,
    count_returns,
    gaps_of,
    grow,
    list_figures,
    list_periods,
)
from cesp.briefing.summary import Sentence, write
from cesp.catalogue import plain
from cesp.disclosure.protect import PROPOSED

# In the words for one, and for several; a return that came can still lack a sheet.
_STATES = {
    "missing": ("has not come", "have not come"),
    "declared": ("will not be supplied", "will not be supplied"),
    "received": ("came without all it should bring", "came without all they should bring"),
    "nil": ("came without all it should bring", "came without all they should bring"),
}
_IT = ("it", "them")


def not_like_for_like(page: Page) -> Iterable[Sentence]:
    """Why two periods are not alike, the same reasons once, with the figures of which no change is told."""
    groups: dict[tuple[str, ...], list[Exhibit]] = {}
    for exhibit in page.exhibits:
        if exhibit.shown.verdict == "not_like_for_like" and exhibit.shown.figure.status == "ok":
            groups.setdefault(exhibit.shown.reasons, []).append(exhibit)
    for reasons, exhibits in groups.items():
        text = f"{' '.join(reasons)} Figures not like for like: {list_figures(exhibits, page)}."
        # Reasons may name a sender, which no id may carry into another edition: each figure stands in one group only.
        first = exhibits[0]
        yield _grouped("not_like_for_like", text, f"{first.id} {first.shown.figure.priority or ''}", exhibits, page)


def return_missing(page: Page) -> Iterable[Sentence]:
    """Returns of the period that have not come, or not whole, with the figures that want them."""
    groups: dict[tuple[str, str], list[Return]] = {}
    for entry in page.returns:
        groups.setdefault((entry.awaited.family, entry.state), []).append(entry)
    for key, entries in groups.items():
        wanting = [exhibit for exhibit in page.exhibits if exhibit.shown.definition.dataset in gaps_of(entries)]
        if wanting:
            text = f"{_say(entries, page)} Figures that need {_IT[len(entries) > 1]}: {list_figures(wanting, page)}."
            yield _grouped("return_missing", text, " ".join(key), wanting, page)


def nothing_held(page: Page) -> Iterable[Sentence]:
    """Kinds of return of which nothing is held for the period, or that leave nothing to measure, with the figures that
    are not there: no audit of a priority, for one. Where a return is awaited, that is told instead."""
    awaited = gaps_of(page.returns)
    groups: dict[tuple[str, str], list[Exhibit]] = {}
    for exhibit in page.exhibits:
        status, dataset = exhibit.shown.figure.status, exhibit.shown.definition.dataset
        if status in _EMPTY and dataset not in awaited:
            groups.setdefault((status, dataset), []).append(exhibit)
    for (why, dataset), exhibits in groups.items():
        title = page.catalogue.dataset(dataset).title
        text = f"{title}: {_EMPTY[why]} for {page.period.spoken}. No figure: {list_figures(exhibits, page)}."
        yield _grouped("nothing_held", text, f"{why} {dataset}", exhibits, page)


def hidden(page: Page) -> Iterable[Sentence]:
    """What an edition does not show, and by whose rule; what is only proposed is not even named."""
    groups: dict[str, list[Exhibit]] = {}
    for exhibit in page.exhibits:
        figure = exhibit.shown.figure
        if figure.status == "suppressed" and figure.notes[:1] != (PROPOSED,):
            groups.setdefault(figure.notes[0], []).append(exhibit)
    for why, exhibits in groups.items():
        text = f"Figures not shown: {list_figures(exhibits, page)}. {why}"
        yield _grouped("hidden", text, why, exhibits, page)


def no_earlier_figure(page: Page) -> Iterable[Sentence]:
    """Figures that have nothing to be compared with."""
    alone = [
        exhibit
        for exhibit in page.exhibits
        if exhibit.shown.verdict == "no_previous" and exhibit.shown.figure.status == "ok"
    ]
    if alone:
        text = f"No earlier figure to compare with: {list_figures(alone, page)}."
        yield _grouped("no_earlier_figure", text, "page", alone, page)


def too_few(page: Page) -> Iterable[Sentence]:
    """Rates of so few that nobody can say whether they changed."""
    few = [
        exhibit
        for exhibit in page.exhibits
        if exhibit.shown.verdict == "too_few" and exhibit.shown.figure.status == "ok"
    ]
    if few:
        text = f"Figures that rest on too few to say whether they changed: {list_figures(few, page, with_base=True)}."
        yield _grouped("too_few", text, "page", few, page)


def _say(entries: Sequence[Return], page: Page) -> str:
    """What became of returns of one family; whose they were to send is for officers."""
    number = count_returns(entries[0].awaited.family, len(entries))
    state = _STATES[entries[0].state][0 if len(entries) == 1 else 1]
    when: dict[str, list[str]] = {}
    for entry in entries:
        when.setdefault(entry.awaited.sender_title if page.officer else "", []).append(entry.awaited.period.label)
    named = (f"{sender}{' for ' if sender else ''}{list_periods(labels)}" for sender, labels in when.items())
    return f"{number} {state}: {'; '.join(named)}."


def _grouped(rule: str, text: str, subject: str, exhibits: list[Exhibit], page: Page) -> Sentence:
    """A sentence on several figures; those that touch more stand first. It leads to the first of them on its page."""
    lead = exhibits[0].id if page.priority is not None else ""
    named = plain(subject).replace(" ", "-")
    share = grow(len(exhibits))
    return write(rule, "unknown", text, priority=page.priority, subject=named, share=share, exhibit=lead)


_EMPTY = {"not_supplied": "nothing is held", "not_applicable": "there is nothing to measure"}
PAGE_RULES: Mapping[str, PageRule] = {
    "not_like_for_like": not_like_for_like,
    "return_missing": return_missing,
    "nothing_held": nothing_held,
    "too_few": too_few,
    "hidden": hidden,
    "no_earlier_figure": no_earlier_figure,
}
