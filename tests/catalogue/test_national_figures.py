"""National figures and expected returns: what a configuration may not say of them."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cesp.catalogue import Partnership
from cesp.catalogue.national import Figure


def test_the_years_a_figure_is_taken_for_are_years() -> None:
    assert Figure(indicator="neglect", until="2019/20").covers(2019)
    with pytest.raises(ValidationError, match="not a year: 2019"):
        Figure(indicator="neglect", until="2019")


def test_a_return_is_expected_of_an_agency_that_exists() -> None:
    entries = {
        "name": "The partnership",
        "place": "Ourtown",
        "sender": "scp",
        "editions": {"officer": "Officer", "restricted": "Part 2", "public": "Part 1"},
        "priority": [{"id": "neglect", "title": "Neglect", "life": [{"state": "opened", "on": date(2022, 4, 1)}]}],
        "agency": [{"id": "scp", "title": "The partnership"}],
        "expected": [{"sender": "nobody", "family": "training", "due_days": 21, "since": "2022/23 Q1"}],
    }
    with pytest.raises(ValidationError, match="there is no agency nobody"):
        Partnership.model_validate(entries)
