"""What leads decided about the sentences of a page, and the page's lists with it."""

from __future__ import annotations

from collections import Counter

from cesp.briefing.lists import Lists, lay_out
from cesp.briefing.rules.plans import no_progress_agreed
from cesp.briefing.summary import Summary
from cesp.briefing.words import settle
from cesp.disclosure.words import RELEASED
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope
from cesp.jobs.progress import progress_decisions
from cesp.jobs.remarks import decisions


def read_summary(desk: Desk, summary: Summary, scope: Scope, priority: str | None) -> Lists:
    """A summary as the leads left it, laid out for the page of a priority, or of all (None)."""
    kept = progress_decisions(desk, scope.period).values()
    agreed = Counter(
        one.subject.priority
        for one in kept
        if one.choice == "agreed" and (one.state in RELEASED or scope.edition == "officer")
    )
    ours = {whose: number for whose, number in agreed.items() if priority in (None, whose)}
    sentences = (*summary.sentences, *no_progress_agreed(ours))
    told = settle(sentences, decisions(desk, scope.period, scope), scope.edition)
    return lay_out(told, priority, desk.partnership)
