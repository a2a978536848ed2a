"""A nil return of indicators: a zero where things are counted, held where returns are compared (DATA, decision 10)."""

from __future__ import annotations

import pytest

from cesp.measures.values import Ask, Comparison
from tests.measures.world import Line, ask_all, table

NIL = (("health", "indicators", 2022, 1),)


def returned(indicator: str, *lines: str) -> list[Line]:
    """Lines of one indicator: when | sender | numerator | denominator."""
    rows = "\n".join(f"{line} | neglect | {indicator}" for line in lines)
    return table("indicators", f"when | sender | numerator | denominator | priority | indicator\n{rows}")


def compared(indicator: str, lines: list[Line], nil: tuple[tuple[str, str, int, int], ...] = NIL) -> Comparison:
    (only,) = ask_all(Ask("indicator", None, indicator), "2022/23 Q1", lines, nil=nil)
    return only


def test_a_count_is_a_true_zero_and_like_for_like() -> None:
    lines = returned("numbered", "2021 Q1 | health | 40 | -")
    assert compared("numbered", lines, nil=()).figure.status == "not_supplied"
    entry = compared("numbered", lines)
    assert (entry.figure.status, entry.figure.value, entry.verdict, entry.missing) == ("ok", 0, "fewer", ())


def test_a_percentage_of_nothing_is_not_applicable() -> None:
    entry = compared("flowing", returned("flowing", "2021 Q1 | health | 40 | 80"))
    assert entry.figure.status == "not_applicable"


def test_beside_another_sender_it_closes_the_gap() -> None:
    lines = returned(
        "flowing", "2021 Q1 | health | 40 | 80", "2021 Q1 | council | 40 | 80", "2022 Q1 | council | 70 | 80"
    )
    assert compared("flowing", lines, nil=()).verdict == "not_like_for_like"
    entry = compared("flowing", lines)
    assert (entry.verdict, entry.missing, entry.figure.value) == ("improved", (), pytest.approx(70 / 80))


def test_of_who_never_sent_the_indicator_it_says_nothing() -> None:
    lines = returned("numbered", "2021 Q1 | council | 40 | -")
    assert compared("numbered", lines).figure.status == "not_supplied"


def test_a_cut_that_was_not_told_is_no_zero() -> None:
    lines = returned("numbered", "2021 Q1 | council | 40 | -", "2022 Q1 | council | 30 | -")
    for line, agency in zip(lines, ("police", "health"), strict=True):
        line["agency"] = agency
    by_agency = {
        entry.figure.by["agency"]: entry.figure.status
        for entry in ask_all(Ask("indicator", None, "numbered", "agency"), "2022/23 Q1", lines)
    }
    assert by_agency == {"health": "ok", "police": "not_supplied"}
