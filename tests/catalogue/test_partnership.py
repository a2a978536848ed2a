"""A partnership's entries: lives, aliases, spellings."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from cesp.catalogue import Partnership, plain
from cesp.catalogue.partnership import Agency
from cesp.catalogue.rules import Rules

HELD = Partnership.model_validate(
    {
        "name": "Anyshire Safeguarding Children Partnership",
        "place": "Anyshire",
        "sender": "scp",
        "editions": {"officer": "Officer working", "restricted": "Part 2", "public": "Part 1"},
        "priority": [
            {
                "id": "online",
                "title": "Online safety",
                "aliases": ["Cyber-safety", "Children's e-safety"],
                "life": [
                    {"state": "closing", "on": "2022-10-01"},
                    {"state": "opened", "on": "2020-04-01"},
                    {"state": "closed", "on": "2023-03-31"},
                ],
            },
            {"id": "voice", "title": "Voice of the child", "theme": True},
        ],
        "agency": [
            {"id": "scp", "title": "The partnership"},
            {"id": "nhct", "title": "Anyshire Healthcare Trust", "aliases": ["NHCT", "Community health"]},
        ],
        "course": [
            {"id": "phishing", "title": "Phishing", "priorities": ["online"]},
            {"id": "both", "title": "Voice online", "priorities": ["online", "voice"]},
            {"id": "none", "title": "Minute taking"},
        ],
        "indicator": [{"id": "heard", "title": "Children heard", "numerator_words": "children"}],
    }
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2020, 3, 31), None),
        (date(2020, 4, 1), "opened"),
        (date(2022, 9, 30), "opened"),
        (date(2022, 10, 1), "closing"),
        (date(2023, 3, 30), "closing"),
        (date(2030, 1, 1), "closed"),
    ],
)
def test_the_stage_of_a_priority_is_the_last_that_began(day: date, state: str | None) -> None:
    stage = HELD.get_priority("online").stage(day)
    assert (stage.state if stage else None) == state
    assert HELD.get_priority("voice").stage(day) is None


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("online", "online"),
        ("ONLINE  safety", "online"),
        ("Cyber\xa0Safety", "online"),
        ("Childrens e-safety.", "online"),
        ("Children’s E–Safety", "online"),
        ("safety", None),
        ("", None),
    ],
)
def test_a_priority_is_found_as_people_write_it(words: str, found: str | None) -> None:
    assert HELD.find("priority", words) == found


def test_each_kind_is_looked_up_apart() -> None:
    assert HELD.find("agency", "N.H.C.T") is None  # full stops part letters: that spelling would need an alias
    assert HELD.find("agency", "nhct") == "nhct"
    assert HELD.find("course", "nhct") is None
    assert HELD.find("indicator", "Children Heard") == "heard"
    assert HELD.get_indicator("heard").source == "return"
    assert HELD.get_agency("nhct").title == "Anyshire Healthcare Trust"
    with pytest.raises(KeyError):
        HELD.get_agency("fire")


def test_a_course_counts_in_each_of_its_priorities() -> None:
    assert HELD.courses_of("online") == ("phishing", "both")
    assert HELD.courses_of("voice") == ("both",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Total 'No Shows", "total no shows"),
        ("Health & Social\nCare", "health and social care"),
        ("  Café – crèche ", "cafe creche"),
        ("No.-of_cases*", "no of cases"),
        ("’", ""),
    ],
)
def test_plain_keeps_letters_and_digits(written: str, expected: str) -> None:
    assert plain(written) == expected


@pytest.mark.parametrize("suppress", [[5, 1], [0, 5], [-1, 3]])
def test_a_range_of_small_numbers_runs_upwards_from_1(suppress: list[int]) -> None:
    with pytest.raises(ValidationError, match="suppress is a range"):
        Rules.model_validate({"suppress": suppress})
    assert Rules.model_validate({"suppress": [1, 7]}).suppress == (1, 7)


@pytest.mark.parametrize("stated", [{"2022": 40}, {"2022/23": 0}])
def test_a_workforce_is_a_number_of_staff_for_each_year(stated: dict[str, int]) -> None:
    with pytest.raises(ValidationError, match="workforce is a number of staff for each year: 2022"):
        Agency(id="fire", title="Fire", workforce=stated)
    assert Agency(id="fire", title="Fire", workforce={"2022/23": 40}).workforce == {"2022/23": 40}
