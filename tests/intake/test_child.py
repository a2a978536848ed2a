"""The process that opens files: what it may cost, and that it dies alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cesp.catalogue import Catalogue, Partnership
from cesp.intake import Limits, read_return
from cesp.intake.child import watch
from cesp.intake.results import Reading, ReadOptions
from tests.intake.books import XLSX, messages


def reads_within(limits: Limits, catalogue: Catalogue, partnership: Partnership, content: bytes = XLSX) -> Reading:
    return read_return("return.xlsx", content, catalogue, partnership, ReadOptions(), limits)


def test_a_child_out_of_time_is_given_up(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(seconds=0.001), catalogue, partnership)
    assert messages(reading, "error") == ["The file took longer than 0.001 seconds to open, so it was given up."]


@pytest.mark.skipif(sys.platform == "win32", reason="the parent watches the memory there")
def test_a_child_out_of_memory_dies_alone(catalogue: Catalogue, partnership: Partnership) -> None:
    large = b"Introduction to CSE,14/04/2022,20,15\n" * 400_000
    reading = reads_within(Limits(memory=64 * 1024**2), catalogue, partnership, large)
    (error,) = messages(reading, "error")
    assert "more memory than is allowed" in error


def test_a_child_that_cannot_limit_itself_is_watched_and_killed() -> None:
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    watch(child, memory=100, resident=lambda process: 101 if process == child.pid else 0, every=0.01)
    assert child.wait(5) != 0


def test_a_sheet_of_too_many_rows_is_an_error(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(rows=1), catalogue, partnership)
    assert messages(reading, "error") == ["The sheet has 2 rows; 1 is the most that is read."]


def test_a_sheet_of_too_many_cells_is_an_error(catalogue: Catalogue, partnership: Partnership) -> None:
    reading = reads_within(Limits(cells=5), catalogue, partnership)
    assert messages(reading, "error") == ["The sheet holds more than 5 cells, which is more than is read."]


def test_the_child_starts_without_the_catalogue_or_any_heavy_library() -> None:
    heavy = ("pandas", "pydantic", "openpyxl", "xlrd", "cesp.catalogue", "cesp.intake.reading", "dataclasses")
    script = f"import sys, cesp.intake.__main__, cesp.intake.opening; print([m for m in {heavy!r} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout == "[]\n"
