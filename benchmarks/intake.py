"""How long a large return takes to read, against what pandas alone needs to load the same cells, and what memory stays.

Prints seconds and their ratio, then how far the process grows over many files. Run it on a quiet machine:
python -m benchmarks.intake
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from openpyxl import Workbook

from cesp.catalogue import Catalogue, Partnership, load_catalogue, load_partnership
from cesp.intake.reading import read_return
from cesp.jobs.places import partnership_folder

_ROWS, _ROWS_OF_MANY = 100_000, 5_000
_TIMES, _FILES = 3, 20
_HEADINGS = (
    "Course title", "Date", "Organisation", "Registered", "Attended", "Cancelled", "No shows", "Notes",
)  # fmt: skip
_NOTES = (None, None, None, "moved online", "venue changed, two were late", "see e-mail of the trainer")
_PANDAS = """
import sys, time, pandas
start = time.perf_counter()
pandas.read_excel(sys.argv[1], engine="calamine")
print(time.perf_counter() - start)
"""


def main() -> None:
    """Reads a small return many times, then a large one a few times both ways; its peak would hide theirs."""
    catalogue, partnership = load_catalogue(), load_partnership(partnership_folder())
    with tempfile.TemporaryDirectory() as place:
        large, small = Path(place) / "large.xlsx", Path(place) / "small.xlsx"
        write_return(small, _ROWS_OF_MANY, partnership)
        watch_memory(small, catalogue, partnership)
        write_return(large, _ROWS, partnership)
        compare(large, catalogue, partnership)


def write_return(path: Path, rows: int, partnership: Partnership) -> None:
    """A training return as agencies send them: dates of three kinds, numbers kept as text, marks, notes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Attendance")
    sheet.append(_HEADINGS)
    for row in _rows(rows, partnership):
        sheet.append(row)
    book.save(path)


def _rows(rows: int, partnership: Partnership) -> Iterator[list[object]]:
    """Rows that differ in course, day or agency; the same on every run."""
    chance = random.Random(1)
    agencies = [agency.title for agency in partnership.agency]
    courses = [course.title for course in partnership.course]
    for number in range(rows):
        rest, agency = divmod(number, len(agencies))
        days, course = divmod(rest, len(courses))
        attended, cancelled, absent = chance.randrange(40), chance.randrange(4), chance.randrange(4)
        counts: list[object] = [attended + cancelled + absent, attended, cancelled, absent]
        if number % 9 == 0:
            counts = [str(count) for count in counts]
        if number % 50 == 0:
            counts[3] = "n/a"
        written = _written(date(2021, 4, 1) + timedelta(days=days), number)
        yield [courses[course], written, agencies[agency], *counts, chance.choice(_NOTES)]


def _written(day: date, number: int) -> object:
    """A day as one of the hands writes it that share a return."""
    if number % 4 == 0:
        return f"{day:%d/%m/%Y}"
    if number % 7 == 0:
        return f"{day.day} {day:%B %Y}"
    return datetime(day.year, day.month, day.day)


def compare(path: Path, catalogue: Catalogue, partnership: Partnership) -> None:
    """Prints the median seconds of pandas in a process of its own, of `read_return`, and their ratio."""
    content = path.read_bytes()
    alone, ours = [], []
    for _ in range(_TIMES):
        alone.append(float(subprocess.check_output([sys.executable, "-c", _PANDAS, str(path)])))
        start = perf_counter()
        reading = read_return(path.name, content, catalogue, partnership)
        ours.append(perf_counter() - start)
    print(f"{len(reading.rows):,} rows read, {len(reading.left_out):,} left out, {len(reading.findings)} findings")
    print(f"pandas alone {median(alone):.2f} s, read and checked {median(ours):.2f} s")
    print(f"ratio {median(ours) / median(alone):.2f}")


def watch_memory(path: Path, catalogue: Catalogue, partnership: Partnership) -> None:
    """Prints the memory held after the first file and after the last, in MB."""
    content = path.read_bytes()
    held = []
    for _ in range(_FILES):
        read_return(path.name, content, catalogue, partnership)
        held.append(_peak())
    print(f"peak memory after 1 file {held[0]:.0f} MB, after {_FILES} files {held[-1]:.0f} MB")


def _peak() -> float:
    """The most memory this process ever held, in MB."""
    import resource

    unit = 1024**2 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    main()
