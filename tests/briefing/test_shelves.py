"""Which exhibits stand at full size, and how the others read in one row."""

from __future__ import annotations

from dataclasses import replace

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.shelves import choose_leading, in_short, is_clear
from cesp.briefing.targets import target_line
from cesp.disclosure.shown import ShownTarget
from cesp.measures.values import Ask, Rag
from tests.briefing.made import alone, exhibit
from tests.briefing.passages import HELD, LOW, composed
from tests.disclosure.figures import compared

BETTER = exhibit(compared(Ask("attended_of_places"), (95, 100), (80, 100)))
UNCLEAR = exhibit(compared(Ask("attended_of_registered"), (81, 100), (80, 100)))
FEW = exhibit(compared(Ask("no_show_rate"), (2, 8), (3, 9)))
HEADLINES = frozenset({"attended_of_registered", "no_show_rate", "indicator_rate"})


def rated(made: Exhibit, rag: Rag | None) -> Exhibit:
    """The same with a target that came out so."""
    target = ShownTarget("85%", 0.85, False, rag, -0.04, "missed", "", None, "", True)
    return replace(made, target=target_line(replace(made.shown, target=target), None))


def test_what_is_clear_and_headlines_lead_and_the_rest_is_quiet() -> None:
    more = exhibit(compared(Ask("sessions_held"), (9, None), (14, None)))
    assert choose_leading([BETTER, UNCLEAR, FEW, more], HEADLINES) == {"attended_of_places", "attended_of_registered"}
    assert choose_leading([UNCLEAR], frozenset()) == frozenset()


def test_a_headline_leads_once_however_many_indicators_it_has() -> None:
    rates = [
        exhibit(compared(Ask("indicator_rate", None, name), (50, 10_000), (50, 10_000)))
        for name in ("published", "numbered")
    ]
    assert choose_leading(rates, HEADLINES) == {"indicator_rate-published"}


def test_what_is_hidden_never_leads() -> None:
    hidden = exhibit(compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40)), "public")
    assert choose_leading([hidden], frozenset({"indicator"})) == frozenset()


def test_red_leads_and_amber_does_not() -> None:
    assert choose_leading([rated(UNCLEAR, "red")], frozenset()) == {"attended_of_registered"}
    assert choose_leading([rated(UNCLEAR, "amber")], frozenset()) == frozenset()


def test_a_last_quarter_beyond_chance_is_clear_and_one_within_is_not() -> None:
    beyond = composed(LOW, *HELD, 62, 95)
    assert beyond.course is not None
    assert beyond.course.meaning_at(11) == "worse"
    assert is_clear(replace(beyond, shown=replace(beyond.shown, verdict="no_clear_change")))
    within = composed(LOW, *HELD, 62, 61)
    assert not is_clear(replace(within, shown=replace(within.shown, verdict="no_clear_change")))


def test_a_row_says_its_figure_what_it_was_and_the_verdict() -> None:
    assert in_short(UNCLEAR, "April to June 2022") == "81% of 100 registered attended, was 80%: no clear change."
    assert in_short(UNCLEAR, "another time") == (
        "81% of 100 registered attended in 2022/23 Q1, was 80%: no clear change."
    )
    only = exhibit(alone(compared(Ask("attended_of_places"), (95, 100), (80, 100))))
    assert in_short(only, "April to June 2022") == "95% of 100 places were taken: no earlier figure."
    hidden = exhibit(compared(Ask("indicator", "neglect", "flowing"), (3, 40), (20, 40)), "public")
    assert in_short(hidden, "") == "Flowing, April to June 2022: not shown."
