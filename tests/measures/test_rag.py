"""Which colour a missed target has: a council's published rule, margins worked by hand, and what holds of any rule."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cesp.catalogue.targets import RagRule
from cesp.measures.scoring import spell_rule
from cesp.measures.values import Definition
from tests.measures.aimed import NUMBER, SHARE, aims, of, scored, share


def havering(reference: Path) -> list[dict[str, Any]]:
    cases = json.loads((reference / "reference" / "rag_practice.json").read_text(encoding="utf-8"))["cases"]
    return next(list(case["examples"]) for case in cases if "Havering" in case["source"])


def test_the_published_rule_of_a_council_gives_its_published_colours(reference: Path) -> None:
    """Green on or within 10% of target; further off amber where improved or maintained on last year, else red."""
    rule = RagRule(of="target", green_within=0.1, amber_within=0.1, held_is_amber=True)
    for example in havering(reference):
        for definition, scale in ((SHARE, 100), (replace(NUMBER, direction="high"), 1)):
            now, before = (of(example[key] / scale) for key in ("value", "last_year"))
            made = scored(aims(definition, str(example["target"]), rule=rule), now, last_year=before)
            assert made.rag == example["rag"], example
            assert (made.last_year is not None) == (example["value"] < 72)


def test_without_a_year_before_nothing_is_held() -> None:
    rule = RagRule(amber_within=0, held_is_amber=True)
    assert scored(aims(SHARE, "80%", rule=rule), share(79, 100)).rag == "red"
    assert scored(aims(SHARE, "80%", rule=rule), share(79, 100), last_year=share(78, 100)).rag == "amber"
    low = aims(NUMBER, "80", rule=rule)
    assert scored(low, of(81), last_year=of(81)).rag == "amber"
    assert scored(low, of(81), last_year=of(80)).rag == "red"


@pytest.mark.parametrize(
    ("rule", "value", "rag"),
    [
        (RagRule(of="unit", amber_within=5), 80, "amber"),
        (RagRule(of="unit", amber_within=5, edges="excluded"), 80, "red"),
        (RagRule(of="unit", amber_within=5, edges="excluded"), 81, "amber"),
        (RagRule(of="unit", green_within=5, amber_within=5), 80, "green"),
        (RagRule(of="unit", green_within=2, amber_within=5), 82, "amber"),
        (RagRule(amber_within=0), 84, "red"),
    ],
)
def test_margins_are_in_points_or_shares_with_their_edges(rule: RagRule, value: float, rag: str) -> None:
    assert scored(aims(SHARE, "85%", rule=rule), share(value, 100)).rag == rag


@pytest.mark.parametrize(
    ("rule", "definition", "sentence"),
    [
        (RagRule(amber_within=0), SHARE, "The rule: green where the target is met; red where it is missed."),
        (
            RagRule(of="unit", green_within=1, amber_within=5, edges="excluded"),
            SHARE,
            "The rule: green where the target is met, or missed by less than 1 point; amber where it is missed by less "
            "than 5 points; red where it is missed by more.",
        ),
        (
            RagRule(of="unit", amber_within=2.5),
            NUMBER,
            "The rule: green where the target is met; amber where it is missed by no more than 2.5; red where it is "
            "missed by more.",
        ),
        (
            RagRule(green_within=0.1, amber_within=0.1, held_is_amber=True),
            SHARE,
            "The rule: green where the target is met, or missed by no more than 10% of it; amber where it is missed by "
            "more, but no worse than a year before; red where it is missed by more, and worse than a year before.",
        ),
    ],
)
def test_the_rule_is_one_sentence(rule: RagRule, definition: Definition, sentence: str) -> None:
    assert spell_rule(rule, definition) == sentence


RULES = st.builds(
    lambda of_, green, more, edges, held: RagRule(
        of=of_, green_within=green, amber_within=green + more, edges=edges, held_is_amber=held
    ),
    st.sampled_from(["target", "unit"]), st.sampled_from([0, 0.05, 0.1, 2]), st.sampled_from([0, 0.05, 3]),
    st.sampled_from(["included", "excluded"]), st.booleans(),
)  # fmt: skip
TEXTS = st.builds(
    "{}{}%".format, st.sampled_from(["", "at least ", "above ", "at most ", "below "]), st.integers(0, 100)
)
PARTS = st.integers(0, 200)
BEST_FIRST = ("green", "amber", "red")


@given(rule=RULES, text=TEXTS, part=PARTS, before=PARTS)
def test_a_met_target_is_never_red_and_only_a_met_one_is_surely_green(
    rule: RagRule, text: str, part: int, before: int
) -> None:
    made = scored(aims(SHARE, text, rule=rule), share(part, 200), last_year=share(before, 200))
    if made.met:
        assert made.rag == "green"
    elif not rule.green_within:
        assert made.rag != "green"


@given(rule=RULES, text=TEXTS, one=PARTS, other=PARTS, before=PARTS)
def test_a_better_value_never_gets_a_worse_colour(rule: RagRule, text: str, one: int, other: int, before: int) -> None:
    made = aims(SHARE, text, rule=rule)
    low, high = (scored(made, share(part, 200), last_year=share(before, 200)) for part in sorted((one, other)))
    worse, better = (high, low) if low.side in ("at_most", "below") else (low, high)
    assert worse.rag is not None
    assert better.rag is not None
    assert BEST_FIRST.index(better.rag) <= BEST_FIRST.index(worse.rag)
    assert not (worse.met and not better.met)


@given(text=TEXTS, part=st.integers(0, 500), whole=st.integers(1, 500))
def test_met_agrees_with_exact_arithmetic(text: str, part: int, whole: int) -> None:
    """A naive rival: cross-multiplied whole numbers, without a division."""
    part = min(part, whole)
    made = scored(aims(SHARE, text), share(part, whole))
    limit = int(text.rstrip("%").split()[-1]) * whole
    rivals = {"at_least": 100 * part >= limit, "above": 100 * part > limit, "at_most": 100 * part <= limit,
              "below": 100 * part < limit}  # fmt: skip
    assert made.side is not None
    # High is good where no bound is stated.
    assert made.met == rivals[made.side]
