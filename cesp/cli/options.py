"""What the commands have in common: their options, and the desk they work at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cesp.errors import Mendable
from cesp.intake.results import ReadOptions
from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import Settings, settings
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL
from cesp.periods import Period, parse_period

Store = Annotated[str | None, typer.Option(help="An SQLAlchemy URL, such as sqlite:///impact.db (or CESP_STORE).")]
Folder = Annotated[Path | None, typer.Option(help="The partnership's folder (or CESP_PARTNERSHIP).")]
Port = Annotated[int | None, typer.Option(help="The port to serve on.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")]
Files = Annotated[list[Path], typer.Argument(help="Returns, as they came.")]
Sender = Annotated[str | None, typer.Option(help="The agency that sent them.")]
PeriodOption = Annotated[str | None, typer.Option(help='The period they are for, such as "2022/23 Q1".')]
Mapping = Annotated[list[str] | None, typer.Option("--map", help='"Heading=column", once for each.')]
Restates = Annotated[list[str] | None, typer.Option(help='Also take rows of this period, such as "2022/23 Q2".')]
Cut = Annotated[
    list[str] | None, typer.Option(help='Cut this column in memory and read the rest: "C", "Sheet1!C" or its heading.')
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
By = Literal["agency", "course", "standard", "quarter", "priority", "place"]


def chosen_settings(context: typer.Context, store: str | None, partnership: Path | None) -> Settings:
    before = context.obj or (None, None)
    return settings(store or before[0], partnership or before[1])


@contextmanager
def seated(context: typer.Context, store: str | None, partnership: Path | None) -> Iterator[Desk]:
    """A desk on the chosen store; the default one is filled with the samples on first use."""
    chosen = chosen_settings(context, store, partnership)
    desk = open_desk(chosen.store, chosen.partnership, LOCAL)
    try:
        if chosen.samples:
            fill_with_samples(desk, report=lambda line: typer.echo(line, err=True))
        yield desk
    finally:
        desk.store.close()


def read_options(
    sender: str | None,
    period: str | None,
    mapping: list[str] | None,
    restates: list[str] | None,
    cut: list[str] | None = None,
) -> ReadOptions:
    pairs = dict(_pair(entry) for entry in mapping or ())
    taken = tuple(read_period(entry) for entry in restates or ())
    return ReadOptions(sender, read_period(period) if period else None, pairs, taken, cut=frozenset(cut or ()))


def _pair(entry: str) -> tuple[str, str]:
    heading, equals, column = entry.rpartition("=")
    if not equals:
        raise Mendable(f"'{entry}' is no mapping", where="--map", mend='Write "Heading=column".')
    return heading.strip(), column.strip()


def read_period(text: str) -> Period:
    if (period := parse_period(text)) is None:
        mend = 'Write "2022/23 Q1", "2022/23" or "2022/23 to Q3".'
        raise Mendable(f"'{text}' is no period", where="--period", mend=mend)
    return period


def end_of_day(day: str | None) -> datetime | None:
    return None if day is None else datetime.combine(read_day(day, "--as-at"), time.max, UTC)


def read_day(day: str, option: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise Mendable(f"'{day}' is no date", where=option, mend="Write it as 2023-07-31.") from None


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise Mendable(f"{path} cannot be read: {why}", mend="Check the name, and that you may read it.") from error


def print_all(results: list[dict[str, Any]], as_json: bool, lines: Callable[[dict[str, Any]], Iterator[str]]) -> None:
    """Results as JSON, or line by line as a person reads them."""
    if as_json:
        typer.echo(json.dumps(results, indent=2, default=str, ensure_ascii=False))
        return
    for result in results:
        for line in lines(result):
            typer.echo(line)
