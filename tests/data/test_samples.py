"""The samples: remade from their seed, labelled synthetic, listed in order, and read strictly without one error."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cesp.catalogue import Partnership, load_catalogue
from cesp.intake.reading import read_return
from cesp.intake.results import Reading
from cesp.periods import Period, Quarter, parse_period

DATA = Path(__file__).parents[2] / "data"
SAMPLES = DATA / "samples"
Line = dict[str, str]
Sent = tuple[Line, Period, Reading]
LABEL = "SYNTHETIC sample return, no real figures"
SHEETS = {
    "training_team": {"training_sessions", "training_attendance"},
    "police_training": {"training_attendance"},
    "wirral_community_training": {"training_attendance"},
    "audits": {"audits", "audit_grades", "recommendations"},
    "voice": {"voice"},
    "assurance": {"meetings", "reviews"},
    "section_175": {"self_assessments"},
    "progress": {"actions", "indicators"},
    "cwp_indicators": {"indicators"},
}
SINCE_2022 = {"training_team": ["training_evaluation"], "audits": ["audit_findings"]}
STALE_TITLE = "2022-23_Q1_training_team.xlsx"
LEFT_OUT = {
    "2020-21_Q1_training_team.xlsx": 1,  # a total
    "2020-21_Q3_training_team.xlsx": 2,  # footnotes
    "2021-22_Q2_training_team.xlsx": 1,  # a total that does not add up
    "2021-22_Q2_progress.xlsx": 2,  # footnotes
    "2021-22_Q3_training_team.xlsx": 1,  # a total
    "2021-22_Q3_wirral_community_training.csv": 2,  # footnotes
    "2021-22_Q4_police_training.xls": 1,  # a row sent twice
    "2022-23_Q1_training_team.xlsx": 1,  # a total
    "2022-23_Q2_training_team.xlsx": 2,  # footnotes
    "2022-23_Q2_progress.xlsx": 3,  # last year's rows
    "2022-23_Q3_police_training.xls": 1,  # a total
    "2022-23_Q4_training_team.xlsx": 2,  # footnotes
    "2022-23_Q4_assurance.xlsx": 1,  # a row sent twice
    "2023-24_Q1_progress.xlsx": 2,  # footnotes
    "2023-24_Q1_voice.xlsx": 2,  # footnotes
    "2023-24_Q2_audits.xlsx": 2,  # footnotes
    "2023-24_Q2_assurance.xlsx": 2,  # footnotes
    "2023-24_Q3_assurance.xlsx": 2,  # footnotes
}


def name_of(line: Line) -> str:
    return Path(line["file"]).name


def test_the_script_makes_what_is_here() -> None:
    script = [sys.executable, str(SAMPLES / "make_samples.py"), "--check"]
    made = subprocess.run(script, capture_output=True, text=True, check=False)
    assert (made.returncode, made.stdout) == (0, ""), made.stderr


def test_every_sheet_says_it_is_synthetic(manifest: list[Line]) -> None:
    for line in manifest:
        content = (SAMPLES / line["file"]).read_bytes()
        if line["file"].endswith("csv"):
            assert content.decode("cp1252").startswith(f'"{LABEL}"')
            continue
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for sheet in book.sheet_names:
            assert book.get_sheet_by_name(sheet).to_python()[0][0] == LABEL, (line["file"], sheet)


def test_the_manifest_is_in_order_and_lists_every_file(manifest: list[Line], partnership: Partnership) -> None:
    there = {path.relative_to(SAMPLES).as_posix() for path in (SAMPLES / "returns").rglob("*.*")}
    assert {line["file"] for line in manifest} == there
    assert len(manifest) == len(there) == 91
    received = [date.fromisoformat(line["received"]) for line in manifest]
    assert received == sorted(received)
    for line, day in zip(manifest, received, strict=True):
        period = parse_period(line["period"])
        assert period is not None
        assert day > period.last_day
        assert partnership.get_agency(line["sender"])


def test_one_return_is_missing_one_came_twice_and_two_restate(manifest: list[Line]) -> None:
    quarters = [Quarter.at(Quarter(2021, 1).index + n).label for n in range(11)]
    health = [line["period"] for line in manifest if line["sender"] == "wirral-community"]
    assert sorted(set(quarters) - set(health)) == ["2023/24 Q2"]
    training = [line for line in manifest if line["sender"] == "training-team" and line["period"] == "2022/23 Q3"]
    assert [line["complete"] for line in training] == ["", "yes"]
    restated = [(line["sender"], line["restates"]) for line in manifest if line["restates"]]
    assert restated == [("police", "2022/23 Q4"), ("business-unit", "2022/23 Q3")]


def test_every_file_is_accepted_as_what_it_is(sent: list[Sent]) -> None:
    for line, period, reading in sent:
        errors = [finding for finding in reading.findings if finding.level == "error"]
        assert not errors, (line["file"], errors)
        kind = Path(line["file"]).stem.split("_", 2)[2].removesuffix("_corrected")
        held = SHEETS[kind] | set(SINCE_2022.get(kind, ()) if period.year >= 2022 else ())
        held |= {"self_assessments"} if kind == "assurance" and period.first == 3 else set()
        assert {sheet.dataset for sheet in reading.sheets if sheet.dataset} == held, line["file"]
        assert (reading.sender, reading.period) == (line["sender"], period)


def test_every_row_is_accounted_for(sent: list[Sent]) -> None:
    for line, _, reading in sent:
        for sheet in reading.sheets:
            assert sheet.rows_read == sheet.rows_accepted + sheet.rows_left_out, (line["file"], sheet)
    assert sum(len(reading.rows) for _, _, reading in sent) > 4000


def test_only_the_known_mess_leaves_rows_out(sent: list[Sent]) -> None:
    """Totals, footnotes, the row sent twice, and last year's rows above this year's; nothing else is lost."""
    left = {name_of(line): len(reading.left_out) for line, _, reading in sent if reading.left_out}
    assert left == LEFT_OUT
    warned = {name_of(line) for line, _, reading in sent if any(f.level == "warning" for f in reading.findings)}
    assert warned == {
        "2021-22_Q2_training_team.xlsx", "2021-22_Q4_police_training.xls", "2022-23_Q2_progress.xlsx",
        "2022-23_Q4_assurance.xlsx",
    }  # fmt: skip


def test_sender_and_quarter_can_be_read_off_all_but_the_stale_title(unaided: list[Sent]) -> None:
    for line, period, reading in unaided:
        assert reading.sender == line["sender"], (line["file"], reading.sender_from)
        assert (reading.period == period) == (name_of(line) != STALE_TITLE), (line["file"], reading.period_from)


@pytest.mark.parametrize(("dataset", "rows"), [("comparators", 1417), ("population", 169)])
def test_published_figures_are_accepted(partnership: Partnership, dataset: str, rows: int) -> None:
    content = (DATA / "published" / f"{dataset}.csv").read_bytes()
    reading = read_return(f"{dataset}.csv", content, load_catalogue(), partnership)
    assert reading.accepted, reading.findings
    assert [sheet.dataset for sheet in reading.sheets] == [dataset]
    assert (len(reading.rows), len(reading.left_out)) == (rows, 0)
    assert {row.quarter for row in reading.rows} == {None}
