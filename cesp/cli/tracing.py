"""The commands that look before and back: what loading would change, what was loaded, and which rows are behind a
figure."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from cesp.cli.commands import check_file, refused
from cesp.cli.options import (
    Cut,
    Files,
    Folder,
    Json,
    Mapping,
    PeriodOption,
    Restates,
    Sender,
    Store,
    print_all,
    read_day,
    read_options,
    read_period,
    seated,
)  # fmt: skip
from cesp.errors import Mendable
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.effects import foretell
from cesp.jobs.foretold import foretold_data, foretold_lines
from cesp.jobs.plain import upload_data, upload_lines
from cesp.jobs.provenance import row_lines, rows_behind, rows_data
from cesp.jobs.trail import Wanted, find_uploads, receipt
from cesp.measures.values import Ask

Day = Annotated[str | None, typer.Option(help="From this day on, such as 2023-07-31.")]


def preview_files(
    context: typer.Context,
    files: Files,
    sender: Sender = None,
    period: PeriodOption = None,
    mapping: Mapping = None,
    restates: Restates = None,
    cut: Cut = None,
    complete: Annotated[bool, typer.Option(help="What the file does not hold of its periods is gone.")] = False,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Say what loading files would change: rows, figures and verdicts. Nothing is kept."""
    with seated(context, store, partnership) as desk:
        options = read_options(sender, period, mapping, restates, cut)
        checked = (one for path in files for one in check_file(desk, path, options))
        results = [_preview_one(desk, *one, complete) for one in checked]
    print_all(results, as_json, foretold_lines)
    raise typer.Exit(0 if all(result["accepted"] for result in results) else 1)


def show_history(
    context: typer.Context,
    sender: Annotated[str, typer.Option(help="From this agency (its id).")] = "",
    dataset: Annotated[str, typer.Option(help="With rows of this dataset.")] = "",
    period: PeriodOption = None,
    since: Day = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Every upload that fits, newest first."""
    label = read_period(period).label if period else ""
    wanted = Wanted(sender=sender, dataset=dataset, period=label, since=_day(since))
    with seated(context, store, partnership) as desk:
        records = [upload_data(record) for record in find_uploads(desk, wanted)]
    print_all(records, as_json, upload_lines)


def print_receipt(context: typer.Context, upload: int, store: Store = None, partnership: Folder = None) -> None:
    """An upload's receipt: what, from whom, counts, rows left out, checksums."""
    with seated(context, store, partnership) as desk:
        typer.echo(receipt(desk, upload), nl=False)


def show_rows(
    context: typer.Context,
    measure: Annotated[str, typer.Option(help="A measure's id.")],
    period: Annotated[str, typer.Option(help='"2022/23 Q1", "2022/23" or "2022/23 to Q3".')],
    priority: Annotated[str | None, typer.Option(help="A priority's id; without it, the whole.")] = None,
    indicator: Annotated[str | None, typer.Option(help="An indicator's id.")] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """The rows a figure is made from: upload, file, sheet and row number, and the columns that counted."""
    with seated(context, store, partnership) as desk:
        rows = rows_behind(desk, Ask(measure, priority, indicator), read_period(period))
    print_all(rows_data(rows), as_json, row_lines)


def _preview_one(desk: Desk, reading: Reading | None, answer: dict[str, Any], complete: bool) -> dict[str, Any]:
    if reading is None or not reading.accepted:
        return answer
    try:
        return {**answer, **foretold_data(desk, foretell(desk, reading, complete))}
    except Mendable as error:
        return refused(answer, error)


def _day(text: str | None) -> date | None:
    return read_day(text, "--since") if text else None
