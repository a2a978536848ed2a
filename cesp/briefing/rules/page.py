"""What the rules of a summary look at: the exhibits of a page, and what besides them is due or awaited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.returns import RETURNS, Return
from cesp.briefing.summary import Part, Sentence, write
from cesp.catalogue import Catalogue, Edition, Partnership
from cesp.measures.values import Definition
from cesp.periods import Period


@dataclass(frozen=True)
class Due:
    """An action or a recommendation, as its dataset is called, that is neither complete nor closed. `reference` and
    `owner` are words of a return, for officers only; `late` where it was overdue at the end of the period."""

    dataset: str
    priority: str | None
    reference: str
    owner: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class Page:
    """What a page's sentences are drawn from, all of one edition. `priority` is None on the page of all of them.
    `due` holds what is overdue or falls due by `due_by`, `returns` those of the period that leave a gap."""

    period: Period
    edition: Edition
    catalogue: Catalogue
    partnership: Partnership
    priority: str | None
    exhibits: tuple[Exhibit, ...]
    due: tuple[Due, ...] = ()
    due_by: date | None = None
    returns: tuple[Return, ...] = ()

    @property
    def officer(self) -> bool:
        """Whether words of returns and names of senders may stand here."""
        return self.edition == "officer"


#: How many figures a sentence names before it counts the rest.
_NAMED = 4

#: A rule on one exhibit, and a rule on a whole page.
ExhibitRule = Callable[[Exhibit, Page], Sentence | None]
PageRule = Callable[[Page], Iterable[Sentence]]


def of_exhibit(rule: str, part: Part, text: str, exhibit: Exhibit, share: float) -> Sentence:
    """A rule's sentence on an exhibit, which it leads to."""
    priority = exhibit.shown.figure.priority
    return write(rule, part, text, priority=priority, subject=exhibit.id, share=share, exhibit=exhibit.id)


def told(exhibit: Exhibit, page: Page) -> str:
    """An exhibit's headline without its end mark, with its own period where that is not the page's."""
    return f"{exhibit.headline.removesuffix('.')}{_own_period(exhibit, page)}"


def found(exhibit: Exhibit, page: Page) -> str:
    """An exhibit's finding alone, likewise."""
    return f"{exhibit.finding}{_own_period(exhibit, page)}"


def is_activity(definition: Definition) -> bool:
    """A count of what was done, as opposed to a rate, a score or an indicator (DATA, decision 11)."""
    return definition.kind in ("count", "reach") and definition.indicator is None


def list_figures(exhibits: Sequence[Exhibit], page: Page, with_base: bool = False) -> str:
    """The figures a sentence is about: by title where there are few of one page, with what each rests on if asked; else
    how many for each priority."""
    if page.priority is not None:
        names = [f"{exhibit.title} ({_base(exhibit)})" if with_base else exhibit.title for exhibit in exhibits]
        more = f"; and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        return f"{'; '.join(names[:_NAMED])}{more}"
    titles: dict[str | None, str] = {entry.id: entry.title for entry in page.partnership.priority}
    whose = [titles.get(exhibit.shown.figure.priority, "the partnership as a whole") for exhibit in exhibits]
    if len(exhibits) == 1:
        return f"{exhibits[0].title}, for {whose[0]}"
    return ", ".join(f"{number} for {title}" for title, number in Counter(whose).items())


def list_periods(labels: Iterable[str]) -> str:
    """Periods, each once, a year not said again: "2022/23 Q1, Q2, 2023/24 Q1"."""
    told: list[str] = []
    last = ""
    for label in dict.fromkeys(labels):
        year, _, rest = label.partition(" ")
        told.append(rest if rest and year == last else label)
        last = year
    return ", ".join(told)


def count_returns(family: str, number: int) -> str:
    """Returns of a family by number: "1 audit return", "2 files of national figures"."""
    what = RETURNS[family]
    many = what.replace(" of ", "s of ") if " of " in what else f"{what}s"
    return f"{number} {what if number == 1 else many}"


def gaps_of(returns: Iterable[Return]) -> set[str]:
    """Datasets that returns should have brought and did not."""
    return {dataset for entry in returns for dataset in entry.gaps}


def grow(number: float) -> float:
    """A count as a share below 1 that grows with it."""
    return number / (number + 1)


def _base(exhibit: Exhibit) -> str:
    return exhibit.shown.figure.base or exhibit.shown.figure.display


def _own_period(exhibit: Exhibit, page: Page) -> str:
    period = exhibit.shown.figure.period
    return "" if period == page.period else f" (figures for {period.label})"
