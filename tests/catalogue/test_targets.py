"""Targets of measures and indicators, and the rule of red, amber and green, as a partnership's folder states them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from cesp.catalogue import load_partnership
from cesp.catalogue.targets import RagRule
from cesp.errors import ConfigurationError
from cesp.periods import Period
from tests.catalogue.test_load import AGENCIES, INDICATOR, PARTNERSHIP, PRIORITIES, TARGET

SET = 'approved_by = "Board"\napproved_on = 2022-04-01\n'
OWN = f'[[target]]\nmeasure = "attendances"\nperiod = "2022/23"\ntarget = "400"\n{SET}'


def folder_of(folder: Path, targets: str, indicators: str = INDICATOR) -> Path:
    texts = {"a": PARTNERSHIP, "b": PRIORITIES, "c": AGENCIES, "d": indicators, "targets": targets}
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_targets_stand_with_their_indicator_or_in_a_list_of_their_own(tmp_path: Path) -> None:
    of_indicator = f'[[target]]\nindicator = "i"\nperiod = "2023/24"\ntarget = "10"\n{SET}'
    of_priority = OWN.replace("[[target]]", '[[target]]\npriority = "online"').replace("400", "40")
    held = load_partnership(folder_of(tmp_path, of_indicator + OWN + of_priority, INDICATOR + TARGET))
    assert [(one.target, one.stands_for()) for one in held.targets_of("indicator", "i")] == [
        ("9", Period(2022, 1, 1)),
        ("10", Period.full_year(2023)),
    ]
    assert [(one.target, one.priority) for one in held.targets_of("attendances", "")] == [("400", ""), ("40", "online")]
    assert held.targets_of("indicator_rate", "i") == ()


@pytest.mark.parametrize(
    ("targets", "where", "what"),
    [
        (OWN.replace("attendances", "applause"), "key measure", "there is no measure applause"),
        (OWN.replace("attendances", "indicator"), "key indicator", "indicator needs an indicator"),
        (OWN + 'indicator = "i"\n', "key indicator", "attendances is of no indicator"),
        (OWN + 'indicator = "j"\n', "key indicator", "there is no indicator j"),
        (OWN + 'priority = "offline"\n', "key priority", "there is no priority offline"),
        (OWN.replace("2022/23", "some year"), "key period", "not a period: some year"),
    ],
)
def test_a_target_of_what_does_not_exist_is_named(tmp_path: Path, targets: str, where: str, what: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_partnership(folder_of(tmp_path, targets))
    assert (caught.value.where, caught.value.what) == (f"targets.toml, target '1', {where}", what)


def test_a_target_is_set_once(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_partnership(folder_of(tmp_path, OWN + OWN.replace("2022/23", "FY23")))
    assert (caught.value.where, caught.value.what) == (
        "targets.toml, target '2'",
        "its target for 2022/23 is set a second time",
    )
    again = f'[[target]]\nindicator = "i"\nperiod = "2022/23 Q1"\ntarget = "10"\n{SET}'
    with pytest.raises(ConfigurationError, match="its target for 2022/23 Q1 is set a second time"):
        load_partnership(folder_of(tmp_path, again, INDICATOR + TARGET))


def test_amber_reaches_as_far_as_green() -> None:
    assert RagRule(green_within=0.1, amber_within=0.1).amber_within == 0.1
    with pytest.raises(ValidationError, match="amber reaches at least as far as green"):
        RagRule(green_within=0.2)
