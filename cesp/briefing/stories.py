"""A story is an order of slides: which evidence stands where, with whose words. With evidence it becomes slides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.lists import NONE
from cesp.briefing.paper import Chapter, SaidList, Slide, SlideKind
from cesp.briefing.summary import PARTS, Part
from cesp.catalogue import Partnership

SUMMARY = "How are we doing?"
GAPS = "What we do not know, and what comes next"
#: Slides of a priority in a default story, so that a partnership's fits ten minutes.
A_PRIORITY = 2
#: Sentences of a list on the last slide, so that they can be read from the back of a room.
LAST = 2
_AT_THE_END: tuple[Part, ...] = ("unknown", "next")


@dataclass(frozen=True)
class SlidePlan:
    """What a slide is to show. `priority` is None for the whole partnership; `exhibit` is an exhibit's id on that
    priority's page. `headline` and `lines` are a person's own words: a headline takes the place of the generated one,
    lines stand before what is generated."""

    kind: SlideKind
    priority: str | None = None
    exhibit: str = ""
    headline: str = ""
    lines: tuple[str, ...] = ()
    notes: str = ""
    expected: tuple[str, ...] = ()


@dataclass(frozen=True)
class Story:
    """Slides in order, under a title."""

    title: str
    slides: tuple[SlidePlan, ...]


@dataclass(frozen=True)
class Evidence:
    """What a story is told with. `lists` are the whole partnership's, `cuts` gives the other ways an exhibit of a
    priority can be looked at; `spoken` is the period in words."""

    chapters: Mapping[str, Chapter]
    lists: tuple[SaidList, ...]
    partnership: Partnership
    spoken: str
    cuts: Callable[[Exhibit], Iterable[Exhibit]]


def default_story(title: str, chapters: Sequence[Chapter]) -> Story:
    """One slide that sums up, two for each priority with evidence, one on gaps."""
    told = (SlidePlan("exhibit", chapter.priority, one) for chapter in chapters for one in choose(chapter))
    return Story(title, (SlidePlan("summary"), *told, SlidePlan("gaps")))


def priority_story(title: str, chapter: Chapter) -> Story:
    """A priority's own: its four lists, its impact line, the evidence they rest on, and its gaps."""
    impact = (SlidePlan("impact", chapter.priority),) if chapter.impact else ()
    evidence = (SlidePlan("exhibit", chapter.priority, one) for one in _in_order(chapter))
    whose = chapter.priority
    return Story(title, (SlidePlan("summary", whose), *impact, *evidence, SlidePlan("gaps", whose)))


def choose(chapter: Chapter) -> tuple[str, ...]:
    """The exhibits that a priority's story rests on, at most two: those its first sentences stand on, then what leads
    in lanes not yet shown."""
    lanes = {item.exhibit.id: item.exhibit.lane for part in chapter.parts for item in part.items}
    ranked = _in_order(chapter)
    chosen = list(ranked[:1])
    chosen += [one for one in ranked[1:] if lanes[one] not in {lanes[other] for other in chosen}]
    return tuple(dict.fromkeys((*chosen[:A_PRIORITY], *ranked)))[:A_PRIORITY]


def moved(story: Story, place: int, by: int) -> Story:
    """The story with the slide at a place (0 first) moved on by so many, as far as there is room."""
    slides = list(story.slides)
    slide = slides.pop(place)
    slides.insert(max(0, min(place + by, len(slides))), slide)
    return replace(story, slides=tuple(slides))


def without(story: Story, place: int) -> Story:
    """The story without the slide at a place."""
    return replace(story, slides=(*story.slides[:place], *story.slides[place + 1 :]))


def put(story: Story, place: int, plan: SlidePlan) -> Story:
    """The story with the slide at a place replaced; with one more at its end, where the place is behind its last."""
    return replace(story, slides=(*story.slides[:place], plan, *story.slides[place + 1 :]))


def tell_story(story: Story, evidence: Evidence) -> tuple[Slide, ...]:
    """The slides. One whose exhibit is not held says so; numbers of slides tell slides of one kind apart."""
    return tuple(_tell(plan, number, evidence) for number, plan in enumerate(story.slides, 1))


def short_lists(lists: Sequence[SaidList], wanted: Sequence[Part], most: int) -> tuple[SaidList, ...]:
    """The first `most` sentences of each of the lists that are wanted, in that order."""
    titles = [PARTS[part] for part in wanted]
    found = {one.title: one for one in lists}
    return tuple(_shorten(found[title], most) for title in titles if title in found)


def _tell(plan: SlidePlan, number: int, evidence: Evidence) -> Slide:
    chapter = evidence.chapters.get(plan.priority or "")
    whose = chapter.title if chapter else evidence.partnership.name
    lists = chapter.lists if chapter else evidence.lists
    made = Slide(f"{number}-{plan.kind}", plan.kind, whose, plan.headline, plan.lines, notes=plan.notes)
    made = replace(made, expected=plan.expected)
    if plan.kind == "summary":
        return replace(made, headline=plan.headline or SUMMARY, lists=short_lists(lists, tuple(NONE), 1))
    if plan.kind == "gaps":
        return replace(made, headline=plan.headline or GAPS, lists=short_lists(lists, _AT_THE_END, LAST))
    if plan.kind == "text":
        return made
    if plan.kind == "impact":
        return _impact(made, chapter, evidence)
    return _exhibit(made, plan, chapter, evidence)


def _impact(made: Slide, chapter: Chapter | None, evidence: Evidence) -> Slide:
    impact = chapter.impact if chapter else None
    if impact is None:
        return _absent(made, "No impact line", evidence)
    lines = (*made.lines, *impact.sentences, impact.caution)
    return replace(made, headline=made.headline or impact.sentences[0], lines=lines, impact=impact)


def _exhibit(made: Slide, plan: SlidePlan, chapter: Chapter | None, evidence: Evidence) -> Slide:
    found = {item.exhibit.id: item.exhibit for part in chapter.parts for item in part.items} if chapter else {}
    exhibit = found.get(plan.exhibit)
    if exhibit is None:
        return _absent(made, f"No figure “{plan.exhibit}”", evidence)
    notes = plan.notes or "\n".join((*exhibit.lines, *exhibit.notes, exhibit.source))
    return replace(
        made,
        headline=made.headline or exhibit.headline,
        lines=(*made.lines, *(line for line in exhibit.lines if line not in exhibit.chance)),
        exhibit=exhibit,
        cuts=tuple(evidence.cuts(exhibit)),
        notes=notes,
        expected=plan.expected or tuple(_expected(exhibit, evidence.partnership)),
    )


def _absent(made: Slide, what: str, evidence: Evidence) -> Slide:
    """A slide that outlived its evidence, which happens when a period or a return is changed after it was planned."""
    return replace(made, headline=made.headline or f"{what} is held for {evidence.spoken}.")


def _expected(exhibit: Exhibit, partnership: Partnership) -> Iterator[str]:
    """Questions that scrutineers have asked already of the same figures."""
    figure = exhibit.shown.figure
    for query in partnership.scrutiny:
        about = figure.indicator in query.indicators if figure.indicator else figure.measure in query.measures
        if about and query.priority in ("", figure.priority):
            yield query.question


def _in_order(chapter: Chapter) -> tuple[str, ...]:
    """Ids of the leading exhibits: first those that sentences rest on, strongest first, the page's doubt last, then as
    the page has them."""
    leading = [item.exhibit.id for part in chapter.parts for item in part.items]
    listed = (one for each in chapter.lists for one in each.said)
    said = (*chapter.opening[:1], *listed, *chapter.opening[1:])
    return tuple(dict.fromkeys((*(one.exhibit for one in said if one.exhibit in leading), *leading)))


def _shorten(each: SaidList, most: int) -> SaidList:
    left = len(each.said) - most
    return SaidList(each.title, each.said[:most], each.more + max(left, 0), each.empty)


_STORIES: TypeAdapter[Story] = TypeAdapter(Story)


def write_story(story: Story) -> bytes:
    """As JSON in UTF-8."""
    return _STORIES.dump_json(story)


def read_story(content: bytes) -> Story:
    """What `write_story` wrote; pydantic's ValidationError, a ValueError, where it is something else."""
    return _STORIES.validate_json(content)
