"""A highlight report before anybody filled it in: how a priority stood, how its actions stand, and what its key figures
say. The report itself is its lead's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cesp.briefing.exhibit import Briefing, Section
from cesp.measures.rounding import format_number
from cesp.periods import Period

NOT_HELD = "not held"
#: Key figures of each lane that a page has room for.
MOST = 2


@dataclass(frozen=True)
class Highlight:
    """One priority's report of a quarter. `before` is the rating that was reported of the quarter before, `why` says
    where the rating that stands in the report comes from; `values` are what stands in it, by column; `figures` are
    headlines, and `standing` the edition and what it warns of."""

    priority: str
    period: Period
    before: str
    why: str
    values: Mapping[str, str]
    figures: tuple[str, ...]
    standing: tuple[str, ...]


def compose_highlight(
    page: Briefing,
    period: Period,
    ratings: Mapping[str, float],
    held: Mapping[str, str | None],
    before: Mapping[str, str | None],
) -> Highlight:
    """A report from a priority's page, its actions by rating, and what is held of this quarter and the one before, both
    empty where nothing is."""
    rag = propose(ratings)
    proposed = {"rag": rate(rag)} if rag else {}
    told = {name: rate(value) if name == "rag" else value for name, value in held.items() if value}
    return Highlight(
        priority=page.title,
        period=period,
        before=rate(before.get("rag") or "") or NOT_HELD,
        why=AS_HELD if told else _why(ratings, rag),
        values={"priority": page.title, "period": period.label, **(told or proposed)},
        figures=tuple(headline for section in page.sections for headline in _leading(section)),
        standing=(page.frame.edition_name, *page.frame.banners),
    )


def propose(ratings: Mapping[str, float]) -> str:
    """The worst rating that any action has; "" where none has one."""
    return next((rating for rating in WORST_FIRST if ratings.get(rating)), "")


def rate(rating: str) -> str:
    """A rating as people write it: "Not started"."""
    return rating.replace("_", " ").capitalize()


def _why(ratings: Mapping[str, float], rag: str) -> str:
    if not rag:
        return NONE_RATED
    counts = ", ".join(f"{format_number(ratings[one])} {rate(one).lower()}" for one in WORST_FIRST if ratings.get(one))
    return f"{rate(rag)} is proposed: the worst rating that one of its actions has ({counts}). {CHANGE}"


def _leading(section: Section) -> list[str]:
    """Headlines of the first exhibits that stand at full size."""
    return [one.headline for one in section.exhibits if one.id in section.leading][:MOST]


WORST_FIRST = ("red", "amber", "green", "not_started", "blue")
CHANGE = "Change it where you judge otherwise."
AS_HELD = "This is what was reported of this quarter before."
NONE_RATED = "No rating is proposed: none of its actions is rated this quarter."
