"""Which paper is presented: the publication or the story that the address names, else the whole partnership as it
stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cesp.briefing.paper import Paper
from cesp.briefing.stories import Story
from cesp.catalogue import EDITIONS
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.papers import compose_paper, retell
from cesp.jobs.present import Scope, latest_of, quarters_held, years_held
from cesp.jobs.publishing import open_publication
from cesp.jobs.telling import open_telling
from cesp.periods import year_label
from cesp.ui.cache import ask
from cesp.ui.choosing import SPANS, compared_choices, compared_words, span_of, span_period
from cesp.ui.clearing import await_clearance

PAPER, STORY = "paper", "story"


@dataclass(frozen=True)
class Presented:
    """A paper, and the number of its publication, None where it is told of what is held now."""

    paper: Paper
    publication: int | None = None


def find_paper(desk: Desk, query: Mapping[str, str]) -> Presented | None:
    """What an address names; None where nothing is held yet. Raises Mendable where there is no such publication or
    story, or it cannot be opened."""
    if PAPER in query:
        number = _number(query[PAPER], "publication")
        return Presented(ask(desk, open_publication, number).paper, number)
    scope = read_scope(desk, query)
    if scope is None:
        return None
    await_clearance(desk, scope.edition)
    if STORY in query:
        story = open_telling(desk, _number(query[STORY], "story")).story
        return Presented(ask(desk, _told, scope, story))
    return Presented(ask(desk, compose_paper, scope))


def _told(desk: Desk, scope: Scope, story: Story) -> Paper:
    return retell(desk, ask(desk, compose_paper, scope), scope, story)


def _number(text: str, what: str) -> int:
    if not text.isdecimal():
        raise Mendable(f"There is no {what} “{text}”", mend="Open it from the page “Papers and reports”.")
    return int(text)


def read_scope(desk: Desk, query: Mapping[str, str]) -> Scope | None:
    """The scope in an address, in the words of the four boxes; what it leaves out is the latest, as the public may see
    it, for a room is public."""
    years = ask(desk, years_held)
    if not years:
        return None
    quarters = ask(desk, quarters_held)
    latest = latest_of(desk, quarters)
    year = {year_label(year): year for year in years}.get(query.get("year", ""), latest.year)
    span = {words: span for span, words in SPANS.items()}.get(query.get("period", ""), span_of(latest))
    period = span_period(year, span)
    choices = compared_choices(period, years, quarters)
    compare = {compared_words(one): one for one in choices}.get(query.get("compare", ""), choices[0])
    names = {desk.partnership.editions.get(edition, edition): edition for edition in EDITIONS}
    return Scope(period, compare, names.get(query.get("edition", ""), "public"))
