"""Pages for the rules of a summary, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.returns import Awaited, Return, State
from cesp.briefing.rules import tell
from cesp.briefing.rules.page import Due, Page
from cesp.briefing.summary import Sentence
from cesp.catalogue import Edition, Partnership
from cesp.catalogue.models import Family
from cesp.periods import Period
from tests.disclosure.figures import NOW
from tests.measures.world import CATALOGUE, PARTNERSHIP

DUE_BY = date(2022, 9, 30)


def page(
    *exhibits: Exhibit,
    edition: Edition = "officer",
    priority: str | None = "neglect",
    due: Sequence[Due] = (),
    returns: Sequence[Return] = (),
    partnership: Partnership = PARTNERSHIP,
) -> Page:
    return Page(NOW, edition, CATALOGUE, partnership, priority, exhibits, tuple(due), DUE_BY, tuple(returns))


def said(rule: str, of: Page) -> list[Sentence]:
    """What a rule says of a page, through the same door as all rules."""
    return [sentence for sentence in tell(of) if sentence.rule == rule]


def texts(rule: str, of: Page) -> list[str]:
    return [sentence.text for sentence in said(rule, of)]


def awaited(sender: str, family: Family, datasets: tuple[str, ...], state: State, quarter: int = 1) -> Return:
    """A return of a quarter of 2022/23 that left a gap."""
    period = Period(2022, quarter, quarter)
    lacking = datasets if state in ("received", "nil") else ()
    entry = Awaited(sender, PARTNERSHIP.get_agency(sender).title, family, datasets, datasets, period, date(2022, 7, 21))
    return Return(entry, state, lacking=lacking)
