"""Writes the synthetic returns and their manifest; `--check` compares with what is there and writes nothing.

Same seed, same bytes. A later openpyxl or odfpy may order its XML anew, so files that differ in bytes are compared
cell by cell before they are said to differ.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import layouts
import layouts_assurance
import story_assurance
from formats import WRITERS
from mess import Sheet
from python_calamine import CalamineWorkbook
from story_training import QUARTERS

from cesp.periods import Quarter, year_label

HERE = Path(__file__).parent
MISSED = Quarter(2023, 2)
CORRECTED = Quarter(2022, 3)
RESTATES = {
    ("police_training", Quarter(2023, 1)): Quarter(2022, 4).label,
    ("assurance", story_assurance.RESTATED_IN): story_assurance.RESTATED.label,
}


@dataclass(frozen=True)
class Series:
    """What one sender sends every quarter from `first` to `last`, and how many days after the quarter's end.

    `only` names the quarters of a return that comes once a year.
    """

    sender: str
    name: str
    suffix: str
    days: int
    build: Callable[[Quarter], list[Sheet]]
    first: Quarter = QUARTERS[0]
    last: Quarter = QUARTERS[-1]
    only: Container[Quarter] = QUARTERS


@dataclass(frozen=True)
class Return:
    """One file and its line in the manifest."""

    file: str
    sender: str
    period: str
    received: date
    content: bytes
    complete: bool = False
    restates: str = ""


def list_returns() -> list[Return]:
    """Every return, in the order they came in."""
    returns = [one for series in SERIES for quarter in QUARTERS for one in _send(series, quarter)]
    return sorted(returns, key=lambda one: (one.received, one.file))


def _send(series: Series, quarter: Quarter) -> Iterator[Return]:
    missed = series.sender == "wirral-community" and quarter == MISSED
    if missed or quarter not in series.only or not series.first <= quarter <= series.last:
        return
    twice = series.sender == "training-team" and quarter == CORRECTED
    sheets = layouts.training_return(quarter, first=True) if twice else series.build(quarter)
    yield _pack(series, quarter, sheets, restates=RESTATES.get((series.name, quarter), ""))
    if twice:
        yield _pack(series, quarter, series.build(quarter), again="_corrected", later=35)


def _pack(
    series: Series, quarter: Quarter, sheets: list[Sheet], *, restates: str = "", again: str = "", later: int = 0
) -> Return:
    year = year_label(quarter.year).replace("/", "-")
    return Return(
        file=f"returns/{year}/{year}_Q{quarter.number}_{series.name}{again}.{series.suffix}",
        sender=series.sender,
        period=quarter.label,
        received=quarter.last_day + timedelta(days=series.days + later + quarter.index % 4),
        content=WRITERS[series.suffix](sheets),
        complete=bool(again),
        restates=restates,
    )


def write_manifest(returns: list[Return]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("file", "sender", "period", "received", "complete", "restates"))
    for one in returns:
        writer.writerow((one.file, one.sender, one.period, one.received, "yes" if one.complete else "", one.restates))
    return text.getvalue().encode()


def same(new: bytes, old: bytes, suffix: str) -> bool:
    """The same bytes, or for a workbook the same cells."""
    return new == old or (suffix in ("xlsx", "xls", "ods") and _cells(new) == _cells(old))


def _cells(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: list(map(list, book.get_sheet_by_name(name).to_python())) for name in book.sheet_names}


def main(arguments: list[str]) -> int:
    returns = list_returns()
    files = {one.file: one.content for one in returns} | {"manifest.csv": write_manifest(returns)}
    held = {path.relative_to(HERE).as_posix(): path for path in (HERE / "returns").rglob("*.*")}
    stray = sorted(held.keys() - files.keys())
    if arguments == ["--check"]:
        changed = [name for name, content in files.items() if not _unchanged(HERE / name, content)]
        for name in (*changed, *stray):
            print(f"differs: {name}")
        return 1 if changed or stray else 0
    for name in stray:
        held[name].unlink()
    for name, content in files.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_bytes(content)
    print(f"{len(returns)} returns, {sum(map(len, files.values())) // 1024} KB")
    return 0


def _unchanged(path: Path, content: bytes) -> bool:
    return path.exists() and same(content, path.read_bytes(), path.suffix.lstrip("."))


SERIES = (
    Series("training-team", "training_team", "xlsx", 14, layouts.training_return),
    Series("police", "police_training", "xls", 10, layouts.police_return, first=Quarter(2021, 1)),
    Series("wirral-community", "wirral_community_training", "csv", 21, layouts.health_return, first=Quarter(2021, 1)),
    Series("business-unit", "audits", "xlsx", 17, layouts.audit_return),
    Series("business-unit", "progress", "xlsx", 12, layouts.progress_return),
    Series("cwp", "cwp_indicators", "ods", 18, layouts.mental_health_return, Quarter(2021, 1), Quarter(2022, 4)),
    Series("voluntary-sector", "voice", "xlsx", 16, layouts_assurance.voice_return, story_assurance.FIRST),
    Series("business-unit", "assurance", "xlsx", 19, layouts_assurance.assurance_return, story_assurance.FIRST),
    Series("education", "section_175", "xls", 24, layouts_assurance.schools_return, only=story_assurance.SECTION_175),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
