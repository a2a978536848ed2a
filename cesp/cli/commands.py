"""The commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from cesp.catalogue import Edition
from cesp.cli.options import (
    By,
    Files,
    Folder,
    Json,
    Mapping,
    PeriodOption,
    Restates,
    Sender,
    Store,
    chosen_settings,
    end_of_day,
    read_file,
    read_options,
    read_period,
    seated,
)  # fmt: skip
from cesp.cli.serving import serve
from cesp.errors import Mendable
from cesp.intake.results import Finding, Reading, ReadOptions
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, as_data, figures
from cesp.jobs.plain import figure_lines, reading_data, reading_lines, upload_data, upload_lines
from cesp.jobs.present import latest_period
from cesp.jobs.uploads import check, history, load, redo, undo

app = typer.Typer(
    add_completion=False, invoke_without_command=True, pretty_exceptions_enable=False,
    help="Partnership Impact: what a safeguarding children's partnership changes, from its own returns.",
)  # fmt: skip


@app.callback()
def start(context: typer.Context, store: Store = None, partnership: Folder = None) -> None:
    """Without a command: start the dashboard."""
    context.obj = (store, partnership)
    if context.invoked_subcommand is None:
        run(context)


@app.command()
def run(
    context: typer.Context,
    port: Annotated[int | None, typer.Option(help="The port to serve on.")] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser.")] = True,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Start the dashboard and open it in the browser."""
    with seated(context, store, partnership):
        chosen = chosen_settings(context, store, partnership)
    serve(port, browser, chosen.store, chosen.partnership)


@app.command("check")
def check_files(
    context: typer.Context,
    files: Files,
    sender: Sender = None,
    period: PeriodOption = None,
    mapping: Mapping = None,
    restates: Restates = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Say what files hold and what is wrong with them. Nothing is kept."""
    with seated(context, store, partnership) as desk:
        options = read_options(sender, period, mapping, restates)
        results = [_check_one(desk, path, options)[1] for path in files]
    _print(results, as_json, reading_lines)
    raise typer.Exit(0 if all(result["accepted"] for result in results) else 1)


@app.command("load")
def load_files(
    context: typer.Context,
    files: Files,
    sender: Sender = None,
    period: PeriodOption = None,
    mapping: Mapping = None,
    restates: Restates = None,
    complete: Annotated[bool, typer.Option(help="What the file does not hold of its periods is gone.")] = False,
    reason: Annotated[str, typer.Option(help="Why a quarter is restated.")] = "",
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Check files and keep those that are accepted."""
    with seated(context, store, partnership) as desk:
        options = read_options(sender, period, mapping, restates)
        results = [_load_one(desk, path, options, complete, reason) for path in files]
    _print(results, as_json, reading_lines)
    raise typer.Exit(0 if all(result["accepted"] for result in results) else 1)


@app.command("history")
def show_history(
    context: typer.Context, as_json: Json = False, store: Store = None, partnership: Folder = None
) -> None:
    """Every upload, newest first."""
    with seated(context, store, partnership) as desk:
        records = [upload_data(record) for record in history(desk)]
    _print(records, as_json, upload_lines)


@app.command("undo")
def undo_upload(context: typer.Context, upload: int, store: Store = None, partnership: Folder = None) -> None:
    """Take an upload back; what stood before it stands again."""
    with seated(context, store, partnership) as desk:
        record = undo(desk, upload)
    typer.echo(f"Upload {record.id} ({record.file}) is taken back.")


@app.command("redo")
def redo_upload(context: typer.Context, upload: int, store: Store = None, partnership: Folder = None) -> None:
    """Put back an upload that was taken back."""
    with seated(context, store, partnership) as desk:
        record = redo(desk, upload)
    typer.echo(f"Upload {record.id} ({record.file}) stands again.")


@app.command("figures")
def show_figures(
    context: typer.Context,
    period: Annotated[str | None, typer.Option(help='"2022/23 Q1", "2022/23" or "2022/23 to Q3".')] = None,
    priority: Annotated[str | None, typer.Option(help="A priority's id; without it, the whole.")] = None,
    measure: Annotated[str | None, typer.Option(help="A measure's id; without it, every measure.")] = None,
    indicator: Annotated[str | None, typer.Option(help="An indicator's id.")] = None,
    compare: Annotated[str, typer.Option(help="same-period, previous-quarter or a period.")] = "same-period",
    by: Annotated[By | None, typer.Option(help="Cut the figures by this.")] = None,
    edition: Annotated[Edition, typer.Option(help="For whose eyes.")] = "officer",
    as_at: Annotated[str | None, typer.Option(help="As held at the end of this day, such as 2023-07-31.")] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Figures with their comparison with an earlier period."""
    with seated(context, store, partnership) as desk:
        request = Request(
            period=read_period(period) if period else latest_period(desk),
            measure=measure,
            indicator=indicator,
            priority=priority,
            compare=compare,
            by=by,
            edition=edition,
            as_at=end_of_day(as_at),
        )
        results = [as_data(shown) for shown in figures(desk, request)]
    _print(results, as_json, figure_lines)


def _check_one(desk: Desk, path: Path, options: ReadOptions) -> tuple[Reading | None, dict[str, Any]]:
    """One file's answer; a file that cannot be read does not hold up the others."""
    try:
        reading = check(desk, path.name, read_file(path), options)
    except Mendable as error:
        return None, _refused({"file": path.name, "sheets": [], "findings": []}, error)
    return reading, reading_data(reading)


def _load_one(desk: Desk, path: Path, options: ReadOptions, complete: bool, reason: str) -> dict[str, Any]:
    reading, answer = _check_one(desk, path, options)
    if reading is None or not reading.accepted:
        return {**answer, "upload": None}
    try:
        return {**answer, "upload": upload_data(load(desk, reading, complete, reason))}
    except Mendable as error:
        return {**_refused(answer, error), "upload": None}


def _refused(answer: dict[str, Any], error: Mendable) -> dict[str, Any]:
    """An answer with one more finding, which stops the file."""
    finding = Finding("error", f"{error.what.rstrip('.')}.", error.mend, cell="file")
    return {**answer, "accepted": False, "findings": [*answer["findings"], asdict(finding)]}


def _print(results: list[dict[str, Any]], as_json: bool, lines: Callable[[dict[str, Any]], Iterator[str]]) -> None:
    if as_json:
        typer.echo(json.dumps(results, indent=2, default=str, ensure_ascii=False))
        return
    for result in results:
        for line in lines(result):
            typer.echo(line)
