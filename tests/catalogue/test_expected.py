"""What is expected: its quarters, and what cannot be said."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cesp.catalogue.expected import Expected

QUARTERLY = {"sender": "police", "family": "training", "due_days": 21, "since": "2021/22 Q3"}


@pytest.mark.parametrize(
    ("until", "year", "labels"),
    [
        ("", 2020, []),
        ("", 2021, ["2021/22 Q3", "2021/22 Q4"]),
        ("", 2030, ["2030/31 Q1", "2030/31 Q2", "2030/31 Q3", "2030/31 Q4"]),
        ("2022/23 Q2", 2022, ["2022/23 Q1", "2022/23 Q2"]),
        ("2022/23 Q2", 2023, []),
    ],
)
def test_the_quarters_of_a_year_run_from_the_first_to_the_last(until: str, year: int, labels: list[str]) -> None:
    entry = Expected.model_validate({**QUARTERLY, "until": until})
    assert [period.label for period in entry.periods(year)] == labels


def test_a_yearly_return_is_expected_once_for_the_year() -> None:
    entry = Expected.model_validate({**QUARTERLY, "every": "year", "since": "2021/22", "until": "2022/23"})
    assert [[period.label for period in entry.periods(year)] for year in (2020, 2021, 2022, 2023)] == [
        [], ["2021/22"], ["2022/23"], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"since": "2021"}, "not a period: 2021"),
        ({"since": ""}, "at least 1 character"),
        ({"since": "2021/22"}, "since and until name the first and the last quarter"),
        ({"every": "year"}, "since and until name the first and the last year"),
        ({"until": "2021/22 Q2"}, "since and until name the first and the last quarter"),
        ({"due_days": -1}, "greater than or equal to 0"),
        ({"family": "gossip"}, "Input should be"),
    ],
)
def test_what_makes_no_sense_is_an_error(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Expected.model_validate({**QUARTERLY, **change})
