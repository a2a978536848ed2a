"""The rules by which a summary writes itself. A sentence that no rule here makes stands in no summary."""

from __future__ import annotations

from collections.abc import Mapping

from cesp.briefing.rules import aims, change, gaps, places, plans
from cesp.briefing.rules.page import ExhibitRule, Page, PageRule
from cesp.briefing.summary import Sentence


def tell(page: Page) -> tuple[Sentence, ...]:
    """Every sentence that the rules make of a page: of each exhibit, then of all together."""
    of_one = (rule(exhibit, page) for exhibit in page.exhibits for rule in EXHIBIT_RULES.values())
    of_all = (sentence for rule in PAGE_RULES.values() for sentence in rule(page))
    return (*(sentence for sentence in of_one if sentence is not None), *of_all)


EXHIBIT_RULES: Mapping[str, ExhibitRule] = {
    **change.RULES,
    **places.RULES,
    **aims.RULES,
    **plans.RULES,
}
PAGE_RULES: Mapping[str, PageRule] = {**change.PAGE_RULES, **plans.PAGE_RULES, **gaps.PAGE_RULES}
