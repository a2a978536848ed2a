"""The page that says what every figure means: measures, indicators, words, and how to read what stands there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cesp.briefing import reading
from cesp.briefing.compose import FAMILIES
from cesp.briefing.facts import Entry, Fact, of_indicator, of_measure
from cesp.catalogue import Catalogue, Partnership, plain
from cesp.charts.series import Chart

LOCAL, NATIONAL = "Indicators that agencies return", "Indicators that are published nationally"


@dataclass(frozen=True)
class Group:
    """Measures of one kind of return, or indicators from one source."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Guide:
    """How to read a figure, the same whatever is looked for. `rule` is the rule of colours first, `chance` a paragraph
    each, `picture` its example with `picture_words`."""

    rule: tuple[str, ...]
    chance: tuple[str, ...]
    picture: Chart
    picture_words: str
    verdicts: tuple[Fact, ...]
    statuses: tuple[Fact, ...]
    editions: tuple[Fact, ...]


@dataclass(frozen=True)
class Definitions:
    """The whole page. `terms` are abbreviations with what they are short for and mean. `looked_for` are the words of a
    search, "" for none, which has left the groups and terms it found."""

    groups: tuple[Group, ...]
    terms: tuple[Fact, ...]
    guide: Guide
    looked_for: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All measures and indicators, in their order."""
        return tuple(entry for group in self.groups for entry in group.entries)


def define_all(catalogue: Catalogue, partnership: Partnership) -> Definitions:
    """Every measure of the catalogue by kind of return, every indicator by source, every term."""
    measures = [measure for measure in catalogue.measures if measure.kind not in ("indicator", "rate")]
    groups = [
        Group(
            f"Measures from {name}",
            tuple(
                of_measure(measure, catalogue, partnership)
                for measure in measures
                if catalogue.dataset(measure.dataset).family == family
            ),
        )
        for family, name in FAMILIES.items()
    ]
    for title, source in ((LOCAL, "return"), (NATIONAL, "national")):
        entries = (entry for entry in partnership.indicator if entry.source == source)
        groups.append(Group(title, tuple(of_indicator(entry, catalogue, partnership) for entry in entries)))
    return Definitions(
        groups=tuple(group for group in groups if group.entries),
        terms=tuple((term.short, _spelt(term.short, term.long, term.meaning)) for term in partnership.term),
        guide=Guide(
            rule=reading.colours(catalogue, partnership),
            chance=reading.chance(),
            picture=reading.picture(),
            picture_words=reading.EXAMPLE_WORDS,
            verdicts=reading.verdicts(partnership),
            statuses=reading.statuses(partnership),
            editions=reading.editions(partnership),
        ),
    )


def search(page: Definitions, words: str) -> Definitions:
    """What of the page has every one of the words in it, whatever their case; an entry of exactly that title or anchor
    stands first. Without words, all of it."""
    wanted = plain(words)
    if not wanted:
        return page
    groups = (Group(group.title, _found(group.entries, wanted)) for group in page.groups)
    terms = tuple(term for term in page.terms if _has(wanted, term))
    found = sorted(
        (group for group in groups if group.entries), key=lambda group: not is_named(group.entries[0], words)
    )
    return replace(page, groups=tuple(found), terms=terms, looked_for=words.strip())


def is_named(entry: Entry, words: str) -> bool:
    """Whether somebody asked for exactly this entry."""
    return plain(words) in (plain(entry.title), plain(entry.anchor))


def _found(entries: Iterable[Entry], wanted: str) -> tuple[Entry, ...]:
    found = (entry for entry in entries if _has(wanted, _words_of(entry)))
    return tuple(sorted(found, key=lambda entry: not is_named(entry, wanted)))


def _words_of(entry: Entry) -> Iterable[str]:
    yield from (entry.title, entry.anchor, entry.counted, entry.definition, *entry.aliases)
    yield from (words for _, words in entry.facts)


def _has(wanted: str, texts: Iterable[str]) -> bool:
    held = plain(" ".join(texts))
    return all(word in held for word in wanted.split())


def _spelt(short: str, long: str, meaning: str) -> str:
    """What a term is short for, where it is, and what it means."""
    named = "" if plain(long) == plain(short) else f"{long[0].upper()}{long[1:]}."
    return " ".join(filter(None, (named, meaning)))
