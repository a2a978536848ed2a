"""Each measure is protected as what it counts (TRUST)."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask
from tests.disclosure.figures import compared, show
from tests.measures.world import CATALOGUE, PARTNERSHIP

SMALL = (3.0, 40.0), (4.0, 40.0)
BY_AGENCY = [measure.id for measure in CATALOGUE.measures if "agency" in measure.by and measure.kind != "indicator"]


@pytest.mark.parametrize("measure", BY_AGENCY)
def test_results_named_by_agency_are_for_officers_unless_it_agrees(measure: str) -> None:
    for agency, status in (("health", "suppressed"), ("A school", "suppressed")):
        figure = show(compared(Ask(measure, by="agency"), *SMALL, by=agency), "public").figure
        assert (figure.status, figure.value, figure.base) == (status, None, "")
    assert show(compared(Ask(measure, by="agency"), *SMALL, by="health"), "officer").figure.status == "ok"
    agrees = show(compared(Ask(measure, by="agency"), (30.0, 60.0), (30.0, 60.0), by="police"), "public")
    assert agrees.figure.status == "ok"


def test_few_children_are_hidden_and_few_answers_are_not() -> None:
    heard = show(compared(Ask("children_heard"), (3.0, None), (30.0, None)), "public")
    answered = show(compared(Ask("feedback_answered"), *SMALL), "public")
    assert (heard.figure.status, heard.figure.value) == ("suppressed", None)
    assert (answered.figure.status, answered.figure.numerator) == ("ok", 3)


def test_few_judgements_at_re_audit_show_as_a_whole_and_hide_by_priority() -> None:
    whole = show(compared(Ask("good_at_re_audit"), *SMALL), "public")
    finer = show(compared(Ask("good_at_re_audit", "neglect"), *SMALL), "public")
    assert (whole.figure.status, finer.figure.status) == ("ok", "suppressed")


def test_few_reviews_show_as_a_count_by_local_decision() -> None:
    assert show(compared(Ask("rapid_reviews"), (3.0, None), (1.0, None)), "public").figure.value == 3
    protecting = PARTNERSHIP.model_copy(
        update={"rules": PARTNERSHIP.rules.model_copy(update={"counts": {"reviews": "children"}})}
    )
    assert show(compared(Ask("rapid_reviews"), (3.0, None), (1.0, None)), "public", protecting).figure.value is None
