"""Abbreviations are spelled out where a page uses them first, and only there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cesp.briefing.abbreviations import is_abbreviation, spell_out, spell_out_exhibits
from cesp.catalogue.partnership import Term
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP

TERMS = (
    Term(short="NRM", long="National Referral Mechanism"),
    Term(short="CP", long="child protection"),
    Term(short="CPP", long="child protection plan"),
    Term(short="rapid review", long="rapid review"),
)
AREA = PARTNERSHIP.model_copy(
    update={
        "term": TERMS,
        "agency": (
            *PARTNERSHIP.agency,
            PARTNERSHIP.agency[0].model_copy(update={"id": "x", "title": "West NRM Trust"}),
        ),
    }
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["12 NRM referrals.", "NRM again."], ["12 National Referral Mechanism (NRM) referrals.", "NRM again."]),
        (["NRM: 3. CP: 4."], ["National Referral Mechanism (NRM): 3. Child protection (CP): 4."]),
        (["On a CPP, not a CP plan."], ["On a child protection plan (CPP), not a child protection (CP) plan."]),
        (
            ["The National Referral Mechanism (NRM) and the NRM."],
            ["The National Referral Mechanism (NRM) and the NRM."],
        ),
        (["West NRM Trust sent NRM."], ["West NRM Trust sent National Referral Mechanism (NRM)."]),
        (["N1 (NRM, due); (a) NRM."], ["N1 (National Referral Mechanism, NRM, due); (a) NRM."]),
        (["CP1 and XNRM, NRM-based; a rapid review."], ["CP1 and XNRM, NRM-based; a rapid review."]),
        ([], []),
    ],
)
def test_the_first_use_of_a_page_is_spelled_out(before: Sequence[str], after: Sequence[str]) -> None:
    assert spell_out(before, AREA) == tuple(after)


def test_a_word_that_is_only_explained_is_no_abbreviation() -> None:
    assert [is_abbreviation(term) for term in TERMS] == [True, True, True, False]
    assert is_abbreviation(Term(short="RAG", long="red, amber, green"))


def test_headlines_lines_and_notes_of_exhibits_are_spelled_out_in_the_order_they_are_read() -> None:
    renamed = AREA.model_copy(
        update={"indicator": tuple(entry.model_copy(update={"title": "CP plans"}) for entry in AREA.indicator)}
    )
    made = exhibit(compared(Ask("indicator", None, "flowing"), (9, 10), (5, 10)), partnership=renamed)
    from dataclasses import replace

    made = replace(made, title="CP plans", headline="CP plans: 9.", notes=("A CPP note.",))
    first, second = spell_out_exhibits([made, made], AREA)
    assert (first.title, first.headline) == ("Child protection (CP) plans", "CP plans: 9.")
    assert first.notes == ("A child protection plan (CPP) note.",)
    assert (second.title, second.notes) == ("CP plans", ("A CPP note.",))
    assert (first.chart, first.shown) == (made.chart, made.shown)
