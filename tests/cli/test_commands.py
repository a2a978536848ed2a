"""Exit statuses, the shape of JSON, and what stays when something is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Ask, Call
from tests.cli.workbooks import course_table, headline_table

QUARTER = ("--period", "2016/17 Q1")


def test_check_answers_for_each_file_and_keeps_nothing(call: Call, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 cut short")
    status, printed, _ = call("check", broken, course_table(tmp_path), tmp_path / "absent.xlsx", *QUARTER, "--json")
    answers = json.loads(printed)
    assert status == 1
    assert [answer["accepted"] for answer in answers] == [False, True, False]
    [sheet] = answers[1]["sheets"]
    assert set(sheet) == {
        "sheet", "dataset", "header_row", "columns", "rows_read", "rows_accepted", "rows_left_out",
    }  # fmt: skip
    assert (sheet["dataset"], sheet["header_row"], sheet["rows_accepted"]) == ("training_sessions", 4, 6)
    assert sheet["columns"]["capacity"] == "Original course capacity"
    finding = answers[0]["findings"][0]
    assert set(finding) == {"level", "sheet", "cell", "column", "value", "message", "fix", "asks"}
    assert json.loads(call("history", "--json")[1]) == []


def test_load_undo_redo_and_history(call: Call, ask: Ask, tmp_path: Path) -> None:
    def attended() -> object:
        return ask("--measure", "attendances", *QUARTER)[0]["value"]

    call("load", course_table(tmp_path), *QUARTER)
    assert attended() == 304
    assert call("undo", 1)[0] == 0
    assert attended() is None
    assert call("redo", 1)[0] == 0
    assert attended() == 304
    [record] = json.loads(call("history", "--json")[1])
    assert (record["id"], record["rows"], record["left_out"], record["undone"]) == (1, 6, 1, None)


def test_the_same_file_again_changes_nothing(call: Call, ask: Ask, tmp_path: Path) -> None:
    path = course_table(tmp_path)
    call("load", path, *QUARTER)
    status, printed, _ = call("load", path, *QUARTER, "--json")
    [answer] = json.loads(printed)
    assert (status, answer["accepted"], answer["upload"]) == (1, False, None)
    assert answer["findings"][-1]["message"].startswith("This file was loaded before, as upload 1")
    assert len(json.loads(call("history", "--json")[1])) == 1


def test_a_refused_file_leaves_what_was_stored(call: Call, ask: Ask, tmp_path: Path) -> None:
    call("load", course_table(tmp_path), *QUARTER)
    (tmp_path / "courses.csv").write_text("Course,Date,Attended\nIntroduction to CSE,sometime,99\n", encoding="utf-8")
    status, printed, _ = call("load", tmp_path / "courses.csv", *QUARTER)
    assert (status, "REFUSED" in printed) == (1, True)
    assert ask("--measure", "attendances", *QUARTER)[0]["value"] == 304


def test_a_heading_can_be_told_its_column(call: Call, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("Course,Date,Bums on seats\nNeglect,1 May 2016,9\n", encoding="utf-8")
    assert call("check", tmp_path / "odd.csv", *QUARTER)[0] == 1
    assert call("check", tmp_path / "odd.csv", *QUARTER, "--map", "Bums on seats=attended")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures", "--measure", "nothing"), "There is no measure nothing. Choose one of:"),
        (("figures", "--measure", "indicator"), "indicator needs an indicator. Choose one of:"),
        (("figures", "--priority", "nothing"), "There is no priority nothing. Choose one of:"),
        (("figures", "--measure", "attendances", "--by", "place"), "Attendances is not held by place."),
        (("figures", "--period", "2022"), "'2022' is no period (--period)."),
        (("figures", "--compare", "then"), "'then' is no period to compare with."),
        (("figures", "--as-at", "yesterday"), "'yesterday' is no date (--as-at)."),
        (("check", "x.xlsx", "--map", "Heading"), "'Heading' is no mapping (--map)."),
        (("undo", "7"), "There is no upload 7"),
    ],
)
def test_wrong_usage_is_said_in_words(call: Call, words: tuple[str, ...], said: str) -> None:
    status, _, errors = call(*words)
    assert status == 2
    assert errors.startswith(said)
    assert "Traceback" not in errors


def test_an_unknown_option_is_wrong_usage(call: Call) -> None:
    assert call("figures", "--nonsense")[0] == 2


def test_a_store_that_cannot_be_opened_is_said_in_words(call: Call, tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("not a database, but long enough to be looked at as one " * 9, encoding="utf-8")
    status, _, errors = call("history", "--store", f"sqlite:///{tmp_path / 'note.txt'}")
    assert status == 2
    assert "Traceback" not in errors


def test_figures_as_text_say_base_and_comparison(call: Call, tmp_path: Path) -> None:
    call("load", headline_table(tmp_path), *QUARTER)
    _, printed, _ = call("figures", "--measure", "attended_of_registered", *QUARTER)
    assert printed == "attended_of_registered, 2016/17 Q1: 85% (269 of 318): no previous\n"


def test_an_indicator_answers_only_for_its_own_priorities(call: Call) -> None:
    status, _, errors = call("figures", "--indicator", "neglect", "--priority", "sexual-abuse")
    assert (status, errors) == (2, "neglect does not speak to sexual-abuse. Its priorities: neglect.\n")


def test_a_closed_quarter_restated_without_a_reason_is_kept_and_said_so(call: Call, ask: Ask, tmp_path: Path) -> None:
    def send(name: str, *rows: str) -> dict[str, object]:
        (tmp_path / name).write_text("\n".join(("Course,Date,Attended", *rows)), encoding="utf-8")
        return json.loads(call("load", tmp_path / name, "--json")[1])[0]  # type: ignore[no-any-return]

    send("first.csv", "Neglect awareness,1 May 2022,9", "Neglect awareness,1 August 2022,7")
    answer = send("second.csv", "Neglect awareness,1 May 2022,12")
    told = [finding for finding in answer["findings"] if finding["level"] == "warning"]  # type: ignore[attr-defined]
    assert answer["accepted"] is True
    assert told[-1]["message"].startswith("It changed what was closed, and no reason was given: Training sessions")
    assert json.loads(call("history", "--json")[1])[0]["reason"] == "No reason was given (command line)."
    assert ask("--measure", "attendances", "--period", "2022/23 Q1")[0]["value"] == 12
