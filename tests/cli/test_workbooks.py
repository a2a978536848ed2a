"""`cesp template`, `cesp check --marked`, and e-mails on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from tests.cli.conftest import Ask, Call
from tests.cli.workbooks import course_table
from tests.intake.letters import eml

QUARTER = ("--period", "2016/17 Q1")


def test_a_template_is_written_and_checks_clean(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    status, printed, _ = call("template", "audits", "--out", path, "--period", "2023/24 Q2", "--sender", "police")
    assert (status, printed) == (0, f"Written: {path}\n")
    assert openpyxl.load_workbook(path)["Audits"]["B4"].value == "2023/24 Q2"
    status, printed, _ = call("check", path, "--json")
    [answer] = json.loads(printed)
    assert (status, answer["findings"], answer["sender"], answer["period"]) == (0, [], "police", "2023/24 Q2")
    assert call("template", "audits", "--out", path)[0] == 2


def test_what_has_no_template_is_said_in_words(call: Call, tmp_path: Path) -> None:
    for words, said in (
        (("finance",), "No return of the family 'finance' is defined yet"),
        (("training", "--sender", "nobody"), "'nobody' is not an agency of the partnership"),
    ):
        status, _, errors = call("template", *words, "--out", tmp_path / "x.xlsx")
        assert status == 2
        assert errors.startswith(said)
    assert not (tmp_path / "x.xlsx").exists()


def test_a_marked_copy_is_written_beside_the_answer(call: Call, tmp_path: Path) -> None:
    (tmp_path / "courses.csv").write_text("Course,Date,Attended\nNeglect,sometime,99\n", encoding="utf-8")
    status, printed, _ = call("check", tmp_path / "courses.csv", *QUARTER, "--marked", tmp_path / "back", "--json")
    assert status == 1
    assert [answer["file"] for answer in json.loads(printed)] == ["courses.csv"]
    book = openpyxl.load_workbook(tmp_path / "back" / "courses - to mend.xlsx")
    assert book["courses"]["B2"].comment is not None
    _, _, errors = call("check", tmp_path / "courses.csv", *QUARTER, "--marked", tmp_path / "back")
    assert "There is a file of that name already" in errors


def test_an_e_mail_answers_for_each_of_its_files(call: Call, ask: Ask, tmp_path: Path) -> None:
    table = course_table(tmp_path).read_bytes()
    letter = tmp_path / "return.eml"
    letter.write_bytes(eml("Police <p@x.example>", "Return", [("courses.xlsx", table), ("bad.xlsx", b"PK\x03\x04")]))
    status, printed, _ = call("load", letter, *QUARTER, "--json")
    answers = {answer["file"]: answer for answer in json.loads(printed)}
    assert (status, {name: answer["accepted"] for name, answer in answers.items()}) == (
        1, {"courses.xlsx": True, "bad.xlsx": False},
    )  # fmt: skip
    assert answers["courses.xlsx"]["upload"]["sender"] == "police"
    assert ask("--measure", "attendances", *QUARTER)[0]["value"] == 304


def test_an_empty_e_mail_is_said_in_words(call: Call, tmp_path: Path) -> None:
    (tmp_path / "thanks.eml").write_bytes(eml("a@x.example", "Thanks", []))
    status, printed, _ = call("check", tmp_path / "thanks.eml")
    assert status == 1
    assert "There is no file in it and no table." in printed
