"""`cesp pack`: the paper of a period, or one that was published, as files."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl

from cesp.briefing.paper import read_paper
from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.people import LOCAL
from tests.cli.conftest import Call

MEETING = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
Q2 = ("--period", "2023/24 Q2")


def test_the_public_paper_of_a_period_is_written_and_each_file_named(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    status, printed, told = call("pack", folder, "--format", "xlsx", "--format", "json", *Q2)
    assert status == 0, told
    book, data = [Path(line) for line in printed.splitlines()]
    assert {book, data} == set(folder.iterdir())
    paper = read_paper(data.read_bytes())
    assert (paper.frame.edition, paper.frame.period) == ("public", "July to September 2023")
    assert paper.warnings == paper.frame.banners
    assert openpyxl.load_workbook(book).sheetnames[0] == "Cover"
    assert told.splitlines() == [
        "Putting the paper together ...", "Making a workbook (Excel) ...", "Making the paper as data ...",
    ]  # fmt: skip


def test_a_publication_is_written_as_it_was_published(call: Call, tmp_path: Path) -> None:
    words = ("publish", "--title", "Impact", "--committee", "Scrutiny", "--meeting", MEETING, "--name", "Amy Hall")
    assert call(*words, *Q2)[0] == 0
    status, printed, _ = call("pack", tmp_path / "papers", "--format", "json", "--publication", 1)
    assert status == 0
    desk = open_desk(f"sqlite:///{tmp_path / 'store.db'}", partnership_folder(), LOCAL)
    assert Path(printed.strip()).read_bytes() == desk.store.papers.manuscript(1).content
    desk.store.close()


def test_what_cannot_be_written_is_said_and_nothing_is_written(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    for words, said in (
        (("--format", "ppt"), "'ppt' is no format"),
        (("--period", "soon"), "'soon' is no period"),
        (("--publication", "9"), "no publication"),
    ):
        status, printed, told = call("pack", folder, *words)
        assert (status, printed) == (2, "")
        assert said in told
    assert not folder.exists()
    assert call("pack", folder, "--format", "json", *Q2)[0] == 0
    assert call("pack", folder, "--format", "json", *Q2)[0] == 2  # it is there already
