"""What has changed since papers were published: returns, definitions, rules, and what reads differently now. The papers
themselves stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cesp.briefing.compose import FAMILIES
from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.footing import Footing
from cesp.briefing.paper import Chapter, Paper
from cesp.briefing.sentences import spoken_day
from cesp.briefing.shelves import in_short
from cesp.catalogue import Catalogue
from cesp.store.records import UploadRecord

RULES = "The rules by which figures are protected and judged have changed."
#: Periods of a return that are named one by one.
FEW = 4
MATRIX, IMPACT = "Priorities by measures", "Impact line"


@dataclass(frozen=True)
class Edited:
    """A paper with what it rests on."""

    paper: Paper
    footing: Footing


def tell_since(
    published: date, then: Edited, now: Edited, uploads: Sequence[UploadRecord], catalogue: Catalogue
) -> tuple[str, ...]:
    """Sentences for a banner, the first of which sums up; none where nothing has changed. `uploads` are all there are
    now. Senders and files are not named: whoever may read the papers may read this."""
    came = [one for one in uploads if one.undone is None and one.id not in then.footing.uploads]
    gone = [one for one in uploads if one.undone is not None and one.id in then.footing.uploads]
    defined = tuple(_tell_definitions(then, now))
    was, here = _stated(then.paper), _stated(now.paper)
    read = tuple(sentence for name, one in was.items() for sentence in _tell_reading(name, one, here.get(name)))
    later = [name for name in here if name not in was]
    rules = (RULES,) if then.footing.rules != now.footing.rules else ()
    told = (
        *_tell_returns("Came, were corrected or were put back since", came, catalogue),
        *_tell_returns("Taken back since", gone, catalogue),
        *defined,
        *rules,
        *read,
        *([f"Not in these papers, because it came later: {'; '.join(later)}."] if later else []),
    )
    counted = (
        _count(len(came), "return came or was corrected", "returns came or were corrected"),
        _count(len(gone), "return was taken back", "returns were taken back"),
        _count(len(defined), "definition changed", "definitions changed"),
        "the rules changed" if rules else "",
        _count(len(read), "piece of evidence reads differently", "pieces of evidence read differently"),
        _count(len(later), "piece of evidence is new", "pieces of evidence are new"),
    )
    summed = "; ".join(filter(None, counted))
    first = f"These papers stand as they were published on {spoken_day(published)}. Since then: {summed}."
    return (first, *told) if told else ()


def _tell_returns(opening: str, uploads: Sequence[UploadRecord], catalogue: Catalogue) -> Iterator[str]:
    """ "Taken back since: training returns for 2023/24 Q3; audit returns for 2023/24 Q2." """
    if uploads:
        yield f"{opening}: {'; '.join(dict.fromkeys(_what(one, catalogue) for one in uploads))}."


def _what(upload: UploadRecord, catalogue: Catalogue) -> str:
    family = {dataset.name: FAMILIES[dataset.family] for dataset in catalogue.datasets}
    named = dict.fromkeys(family.get(dataset, dataset.replace("_", " ")) for dataset in upload.datasets)
    many = len(upload.periods)
    periods = _listed(upload.periods)
    if many > FEW:
        periods = f"{many} periods from {upload.periods[0]} to {upload.periods[-1]}"
    return f"{_listed(tuple(named)) or 'what was held and is gone'}{f' for {periods}' if periods else ''}"


def _tell_definitions(then: Edited, now: Edited) -> Iterator[str]:
    """A sentence for each definition the papers use that is not what it was."""
    used = _used(then.paper)
    for name, was in then.footing.definitions.items():
        here = now.footing.definitions.get(name)
        if was == here or not used & {name, was.title}:
            continue
        if here is None:
            yield f"“{was.title}” is not defined any more."
        elif was.words != here.words:
            yield f"The definition of “{was.title}” was “{was.words}” and is “{here.words}”."
        elif was.sha256 != here.sha256:
            yield f"How “{was.title}” is counted has changed; the words of its definition have not."
        else:
            yield f"“{was.title}” is now called “{here.title}”."


def _used(paper: Paper) -> set[str]:
    """Keys of a footing, and titles, of whatever stands in a paper."""
    used = {title for chapter in paper.chapters for part in chapter.parts for title, _ in part.also}
    used |= set(paper.matrix.columns)
    for exhibit in _exhibits(paper):
        figure = exhibit.shown.figure
        used |= {exhibit.title, f"measure:{figure.measure}", f"indicator:{figure.indicator}"}
    return used


def _exhibits(paper: Paper) -> Iterator[Exhibit]:
    """Every exhibit, those of slides and their cuts too."""
    yield from paper.exhibits
    for slide in paper.slides:
        yield from ([slide.exhibit] if slide.exhibit else [])
        yield from slide.cuts


@dataclass(frozen=True)
class _Stated:
    """What stands in a paper under one name: `short` in a row; `whole` and `table` where it is printed whole."""

    short: str
    whole: str = ""
    table: Table | None = None


def _tell_reading(name: str, was: _Stated, here: _Stated | None) -> Iterator[str]:
    """A sentence where what stands under a name does not read as it did."""
    if here is None:
        yield f"{name}: there is no such evidence now; the papers say “{was.whole or was.short}”"
        return
    both_whole = bool(was.whole and here.whole)
    before, after = (was.whole, here.whole) if both_whole else (was.short, here.short)
    if before != after:
        yield f"{name} was published as “{before}” It now reads “{after}”"
    elif was.table and here.table and was.table != here.table:
        still = "; its sentence has not" if was.whole else ""
        yield f"{name}: figures in its table have changed{still}."


def _stated(paper: Paper) -> dict[str, _Stated]:
    """Name -> what stands there, in reading order."""
    found = {MATRIX: _Stated("", "", paper.matrix)}
    titles = {chapter.priority: chapter.title for chapter in paper.chapters}
    for chapter in paper.chapters:
        found |= _stated_of(chapter, paper.frame.period)
    for exhibit in _exhibits(paper):
        whose = titles.get(exhibit.shown.figure.priority or "", paper.partnership)
        found.setdefault(f"{whose}, {exhibit.title}", _printed(exhibit, paper.frame.period))
    return found


def _stated_of(chapter: Chapter, period: str) -> dict[str, _Stated]:
    found = {}
    if chapter.impact is not None:
        words = " ".join(chapter.impact.sentences)
        found[f"{chapter.title}, {IMPACT}"] = _Stated(words, words, chapter.impact.table)
    for part in chapter.parts:
        for item in part.items:
            found[f"{chapter.title}, {item.exhibit.title}"] = _printed(item.exhibit, period)
        for title, short in part.also:
            found[f"{chapter.title}, {title}"] = _Stated(short)
    return found


def _printed(exhibit: Exhibit, period: str) -> _Stated:
    return _Stated(in_short(exhibit, period), exhibit.headline, exhibit.table)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""


def _listed(names: Sequence[str]) -> str:
    *before, last = names or ("",)
    return f"{', '.join(before)} and {last}" if before else last
