"""A summary's order and opening, the numbers that rewording may not change, and that no sentence lacks rule or test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cesp.briefing.rules import EXHIBIT_RULES, PAGE_RULES
from cesp.briefing.rules.plans import DECIDED_RULES
from cesp.briefing.summary import PARTS, RANKS, Part, Sentence, arrange, numbers_in, open_page, write
from tests.briefing.made import exhibit
from tests.briefing.paging import page, said
from tests.briefing.test_rules_change import BETTER, MORE, STILL
from tests.briefing.test_rules_gaps import FEW

RULES = {**EXHIBIT_RULES, **PAGE_RULES, **DECIDED_RULES}


def line(rule: str, part: Part, share: float = 0.5, subject: str = "it") -> Sentence:
    return write(rule, part, f"{subject} 5%.", priority="neglect", subject=subject, share=share)


def test_every_rule_has_a_rank_a_sentence_of_what_it_does_and_a_test_of_its_own() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_rules_*.py"))
    named = re.findall(r"def test_(\w+)\(", tests)
    for name, rule in RULES.items():
        assert rule.__name__ == name
        assert rule.__doc__
        assert name in RANKS
        assert any(test.startswith(name) or f"_and_{name}" in test for test in named), f"no test of {name}"
    assert set(RANKS) == set(RULES)


def test_every_sentence_that_rules_make_names_one_of_them() -> None:
    from cesp.briefing.rules import tell

    made = tell(page(*map(exhibit, (BETTER, MORE, STILL, FEW))))
    assert made
    assert {sentence.rule for sentence in made} <= set(RULES)
    assert len({sentence.id for sentence in made}) == len(made)
    assert all(sentence.numbers == numbers_in(sentence.text) for sentence in made)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("84% of 318 registered attended, 79% of 301 in the same quarter of 2022/23.", "84% 318 79% 301 2022/23"),
        ("2022/23 Q1: 1,234.5 (-1 to +11).", "2022/23 Q1 1,234.5 -1 +11"),
        ("Due 30 June 2023, section 47; s11 is a word.", "30 2023 47"),
        ("Nothing.", ""),
    ],
)
def test_numbers_are_kept_as_they_stand(text: str, numbers: str) -> None:
    assert numbers_in(text) == tuple(numbers.split())


def test_a_rule_of_higher_rank_stands_first_whatever_the_share() -> None:
    low, high = line("target_met", "working", 7.0), line("improved", "working", -1.0, "other")
    assert (low.strength, high.strength) == (RANKS["target_met"] + 0.999, RANKS["improved"])
    doubt = line("too_few", "unknown")
    assert arrange([doubt, low, high]) == (high, low, doubt)


def test_equal_strength_is_settled_by_id_so_that_every_run_reads_the_same() -> None:
    one, two = (line("improved", "working", 0.5, subject) for subject in ("a", "b"))
    assert arrange([two, one]) == arrange([one, two]) == (one, two)


def test_a_page_opens_with_the_strongest_for_good_or_ill_and_the_biggest_doubt() -> None:
    good, bad = line("improved", "working", 0.2), line("worsened", "worried", 0.4)
    doubts = [line("too_few", "unknown"), line("return_missing", "unknown")]
    assert open_page([good, bad, *doubts]) == (bad, doubts[1])
    assert open_page([good]) == (good,)


def test_without_evidence_a_page_opens_with_what_was_done_or_that_nothing_is_clear() -> None:
    done, unclear, doubt = (
        line("more_or_fewer", "did"), line("no_clear_change", "unknown"), line("too_few", "unknown"),
    )  # fmt: skip
    assert open_page([done, unclear, doubt]) == (done, doubt)
    assert open_page([unclear, doubt]) == (unclear, doubt)
    assert open_page([]) == ()


def test_what_was_done_is_never_among_what_works_well() -> None:
    assert list(PARTS) == ["working", "worried", "next", "unknown", "did"]
    assert {one.part for one in said("more_or_fewer", page(exhibit(MORE)))} == {"did"}
