"""What the loader says of a partnership's configuration that is wrong: file, table and key, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.catalogue import load_partnership
from cesp.errors import ConfigurationError

PARTNERSHIP = """
name = "Anyshire Safeguarding Children Partnership"
place = "Anyshire"
sender = "scp"
editions = { officer = "Officer working", restricted = "Part 2", public = "Part 1" }
"""
PRIORITIES = '[[priority]]\nid = "online"\ntitle = "Online safety"\naliases = ["cyber"]\n'
AGENCIES = '[[agency]]\nid = "scp"\ntitle = "The partnership"\n\n[[agency]]\nid = "fire"\ntitle = "Fire service"\n'
INDICATOR = '[[indicator]]\nid = "i"\ntitle = "I"\nnumerator_words = "c"\n'
TARGET = """
[[indicator.targets]]
period = "2022/23 Q1"
target = "9"
approved_by = "Board"
approved_on = 2022-04-01
"""


def partnership(folder: Path, **files: str) -> ConfigurationError:
    """The error that a partnership of these files, with the plain ones beside them, is refused with."""
    for name, text in {"partnership": PARTNERSHIP, "priorities": PRIORITIES, "agencies": AGENCIES, **files}.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        load_partnership(folder)
    return caught.value


def test_files_of_a_partnership_are_joined(tmp_path: Path) -> None:
    other = '[[priority]]\nid = "other"\ntitle = "Other"\n'
    for name, text in {"a": PARTNERSHIP, "b": PRIORITIES, "c": AGENCIES, "d": other}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    held = load_partnership(tmp_path)
    assert [priority.id for priority in held.priority] == ["online", "other"]
    assert held.rules.suppress == (1, 5)


def test_years_and_periods_are_read_back(tmp_path: Path) -> None:
    indicator = INDICATOR + 'changes = [{ year = "2015/16", what = "w" }]\n' + TARGET
    for name, text in {"a": PARTNERSHIP, "b": PRIORITIES, "c": AGENCIES, "d": indicator}.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    held = load_partnership(tmp_path).get_indicator("i")
    assert (held.changes[0].year, held.targets[0].period) == ("2015/16", "2022/23 Q1")


def test_no_folder() -> None:
    with pytest.raises(ConfigurationError, match="no partnership here") as caught:
        load_partnership(Path("nowhere"))
    assert caught.value.where == "nowhere"


@pytest.mark.parametrize(
    ("file", "text", "where", "what"),
    [
        ("courses", "[[course]\n", "courses.toml", "Not valid TOML"),
        (
            "courses",
            '[[course]]\nid = "phishing"\ntitle = "Phishing"\npriorities = ["onlin"]\n',
            "courses.toml, course 'phishing', key priorities",
            "there is no priority onlin",
        ),
        (
            "events",
            '[[event]]\non = 2022-07-01\ntitle = "Inspection"\npriorities = ["b", "a"]\n',
            "events.toml, event 'Inspection', key priorities",
            "there is no priority a, b",
        ),
        (
            "courses",
            '[[course]]\nid = "Not An Id"\ntitle = "Phishing"\n',
            "courses.toml, course 'Not An Id', key id",
            "String should match pattern",
        ),
        (
            "courses",
            '[[course]]\nid = "a"\ntitle = "A"\n[[course]]\nid = "b"\ntitle = "A."\n',
            "courses.toml, course 'b'",
            "b and a are both written 'a'",
        ),
        (
            "courses",
            '[[course]]\nid = "a"\ntitle = "A"\n[[course]]\nid = "a"\ntitle = "A again"\n',
            "courses.toml, course 'a', key id",
            "there are two called a",
        ),
        ("courses", 'course = ["a"]\n', "courses.toml, course '1'", "valid dictionary or instance of Course"),
        (
            "priorities",
            PRIORITIES + '[[priority.life]]\nstate = "opened"\non = 2020-04-01\n[[priority.life]]\nstate = "shut"\n'
            "on = 2023-04-01\n",
            "priorities.toml, priority 'online', life '2', key state",
            "Input should be 'opened'",
        ),
        (
            "agencies",
            AGENCIES + 'group = "blue-lights"\n',
            "agencies.toml, agency 'fire', key group",
            "there is no agency blue-lights",
        ),
        ("rules", "[rules]\nsuppress = [5, 1]\n", "rules.toml, key rules.suppress", "suppress is a range"),
        ("rules", "[rules]\nsupress = [1, 5]\n", "rules.toml, key rules.supress", "Extra inputs are not permitted"),
        ("colours", 'colour = "red"\n', "colours.toml, key colour", "Extra inputs are not permitted"),
        ("again", 'name = "Another"\n', "partnership.toml, key name", "set a second time"),
        ("others", 'agency = "fire"\n', "others.toml, key agency", "set a second time"),
        ("a", 'agency = "fire"\n', "agencies.toml, key agency", "set a second time"),
        (
            "indicators",
            INDICATOR + 'changes = [{ year = "2015-15", what = "w" }]\n',
            "indicators.toml, indicator 'i', changes '1', key year",
            "not a year: 2015-15",
        ),
        (
            "indicators",
            INDICATOR + TARGET.replace("2022/23 Q1", "next year"),
            "indicators.toml, indicator 'i', targets '1', key period",
            "not a period: next year",
        ),
    ],
)
def test_errors_name_file_table_and_key(tmp_path: Path, file: str, text: str, where: str, what: str) -> None:
    error = partnership(tmp_path, **{file: text})
    assert error.where == where
    assert what in error.what
    assert error.mend


def test_a_missing_table_names_the_folder_and_the_key(tmp_path: Path) -> None:
    error = partnership(tmp_path, priorities="")
    assert (error.where, error.what) == (f"{tmp_path}, key priority", "Field required")


def test_an_unknown_sender_names_its_file(tmp_path: Path) -> None:
    error = partnership(tmp_path, partnership=PARTNERSHIP.replace('"scp"', '"nobody"'))
    assert (error.where, error.what) == ("partnership.toml, key sender", "there is no agency nobody")
