"""Brings a paper together: what the whole partnership says, each priority's chapter, and the slides of a story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from cesp.briefing.about import about_page, matrix_table
from cesp.briefing.exhibit import Briefing, Exhibit, Section
from cesp.briefing.lists import NONE, Line, Lists
from cesp.briefing.paper import Asked, Chapter, Comment, Item, Paper, Part, Said, SaidList
from cesp.briefing.sentences import spoken_day
from cesp.briefing.shelves import in_short
from cesp.briefing.stories import Evidence, Story, default_story, tell_story
from cesp.briefing.summary import PARTS
from cesp.briefing.words import Remark
from cesp.catalogue import Edition
from cesp.jobs.comparing import compare
from cesp.jobs.desk import Desk
from cesp.jobs.overview import overview
from cesp.jobs.present import Scope, brief, exhibit_of, in_order
from cesp.jobs.remarks import read_words, remarks
from cesp.jobs.summary import read_summary
from cesp.measures.values import Ask

TITLE = "Title"
#: What a paper's cover calls the version of what is held.
VERSION = "Data version"
#: Cuts that no slide leads to: the exhibit's own chart has the quarters and the places.
_NOT_CUT = ("quarter", "place", "priority")


def compose_paper(desk: Desk, scope: Scope, story: Story | None = None, questions: Sequence[Asked] = ()) -> Paper:
    """The paper of a scope, with the slides of a story or of the default one. NotAllowed where the person may not read
    the edition."""
    made = _made(desk)  # before anything is gathered: an upload meanwhile must not give it a later version
    page = overview(desk, scope)
    lists = read_summary(desk, page.summary, scope, None)
    period = scope.period
    pages = [brief(desk, one.id, scope) for one in in_order(desk, period) if one.stage(period.last_day)]
    chapters = tuple(_chapter(desk, scope, one) for one in pages)
    exhibits = [item.exhibit for chapter in chapters for part in chapter.parts for item in part.items]
    title = f"{desk.partnership.name}: impact, {page.frame.period}"
    paper = Paper(
        title=title,
        partnership=desk.partnership.name,
        frame=page.frame,
        about=(*about_page("", page.frame, desk.partnership), *made),
        warnings=page.frame.banners,
        opening=tuple(_said(lists.opening, scope.edition)),
        lists=_lists(lists, scope.edition),
        matrix=matrix_table(page.columns, page.rows),
        chapters=chapters,
        slides=(),
        questions=(),
        glossary=tuple(sorted({*page.glossary, *(pair for one in pages for pair in one.glossary)})),
        definitions=tuple({exhibit.title: exhibit.definition for exhibit in exhibits}.items()),
        sources=tuple(dict.fromkeys(exhibit.source for exhibit in exhibits)),
    )
    return retell(desk, paper, scope, story or default_story(title, chapters), questions)


def retell(desk: Desk, paper: Paper, scope: Scope, story: Story, questions: Sequence[Asked] = ()) -> Paper:
    """A paper of the scope with the title and slides of another story, and the questions that were asked."""
    rest = tuple(pair for pair in paper.about if pair[0] != TITLE)
    return replace(
        paper,
        title=story.title,
        about=((TITLE, story.title), *rest),
        slides=tell_story(story, evidence_of(desk, paper, partial(_cuts, desk, scope))),
        questions=tuple(questions),
    )


def evidence_of(
    desk: Desk, paper: Paper, cuts: Callable[[Exhibit], Iterable[Exhibit]] = lambda exhibit: ()
) -> Evidence:
    """What a paper's stories are told with; without `cuts`, slides lead nowhere else."""
    chapters = {chapter.priority: chapter for chapter in paper.chapters}
    return Evidence(chapters, paper.lists, desk.partnership, paper.frame.period, cuts)


def _made(desk: Desk) -> tuple[tuple[str, str], ...]:
    return (VERSION, str(desk.version())), ("Made", spoken_day(desk.clock().date()))


def _chapter(desk: Desk, scope: Scope, page: Briefing) -> Chapter:
    made = Chapter(page.priority, page.title, page.stage, page.aim, tuple(Said(text) for text in page.opening))
    if page.opening:
        return made
    lists = read_summary(desk, page.summary, scope, page.priority)
    return replace(
        made,
        opening=tuple(_said(lists.opening, scope.edition)),
        lists=_lists(lists, scope.edition),
        impact=page.impact,
        parts=tuple(_part(desk, scope, section, page.frame.period) for section in page.sections),
    )


def _part(desk: Desk, scope: Scope, section: Section, spoken: str) -> Part:
    leading = [exhibit for exhibit in section.exhibits if exhibit.id in section.leading]
    others = [exhibit for exhibit in section.exhibits if exhibit.id not in section.leading]
    return Part(
        title=section.title,
        items=tuple(Item(exhibit, tuple(_comments(desk, scope, exhibit))) for exhibit in leading),
        also=tuple((exhibit.title, in_short(exhibit, spoken)) for exhibit in others),
        empty="" if section.exhibits else section.empty,
    )


def _comments(desk: Desk, scope: Scope, exhibit: Exhibit) -> Iterator[Comment]:
    """What people wrote beside an exhibit, each answer after what it answers."""
    figure = exhibit.shown.figure
    ask = Ask(figure.measure, figure.priority, figure.indicator)
    kept = read_words(desk, figure.priority, scope)
    found = remarks(desk, exhibit, scope, kept, lambda: exhibit_of(desk, ask, replace(scope, edition="public")))
    for one in found.standing:
        yield from (_comment(each) for each in (one, *one.answers))


def _comment(one: Remark) -> Comment:
    return Comment(one.text, one.said, one.action, one.mark)


def _lists(lists: Lists, edition: Edition) -> tuple[SaidList, ...]:
    """The four lists, and what was done where there is any."""
    made = []
    for part, title in PARTS.items():
        short = tuple(_said(lists.short(part), edition))
        if short or part in NONE:
            made.append(SaidList(title, short, len(lists.rest(part)), NONE.get(part, "")))
    return tuple(made)


def _said(lines: Iterable[Line], edition: Edition) -> Iterator[Said]:
    """Lines as sentences; what nobody approved is marked so for everybody but officers, who see who is to decide."""
    for line in lines:
        yield Said(line.text, line.told.mark if edition != "officer" else "", line.whose, line.told.sentence.exhibit)


def _cuts(desk: Desk, scope: Scope, exhibit: Exhibit) -> Iterator[Exhibit]:
    """The same figure by whatever else it can be cut by, of one edition."""
    figure = exhibit.shown.figure
    measure = desk.catalogue.measure(figure.measure)
    for by in measure.by if figure.indicator is None else ():
        if by not in _NOT_CUT:
            made = compare(desk, Ask(figure.measure, figure.priority, by=by), scope).exhibit
            if made.shown.figure.status == "ok" and made.chart is not None:
                yield made
