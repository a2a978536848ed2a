"""The commands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from cesp.catalogue import Edition
from cesp.cli.options import (
    Browser,
    By,
    Cut,
    Files,
    Folder,
    Json,
    Mapping,
    PeriodOption,
    Port,
    Restates,
    Sender,
    Store,
    chosen_settings,
    end_of_day,
    print_all,
    read_file,
    read_options,
    read_period,
    seated,
)  # fmt: skip
from cesp.cli.returns import keep_declaration, keep_nil, show_returns
from cesp.cli.serving import serve
from cesp.cli.workbooks import Marked, write_marked, write_template
from cesp.errors import Mendable
from cesp.intake.results import Finding, Reading, ReadOptions
from cesp.jobs.desk import Desk
from cesp.jobs.figures import Request, as_data, figures
from cesp.jobs.plain import figure_lines, reading_data, reading_lines, upload_data
from cesp.jobs.present import latest_period
from cesp.jobs.uploads import check, list_restated, load, redo, take_apart, undo

app = typer.Typer(
    add_completion=False, invoke_without_command=True, pretty_exceptions_enable=False,
    help="Partnership Impact: what a safeguarding children's partnership changes, from its own returns.",
)  # fmt: skip

UNEXPLAINED = "No reason was given (command line)."


@app.callback()
def start(
    context: typer.Context,
    port: Port = None,
    browser: Browser = True,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Without a command: start the dashboard."""
    context.obj = (store, partnership)
    if context.invoked_subcommand is None:
        run(context, port, browser)


@app.command()
def run(
    context: typer.Context,
    port: Port = None,
    browser: Browser = True,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Start the dashboard and open it in the browser."""
    with seated(context, store, partnership):
        chosen = chosen_settings(context, store, partnership)
    raise typer.Exit(serve(port, browser, chosen.store, chosen.partnership))


@app.command("check")
def check_files(
    context: typer.Context,
    files: Files,
    sender: Sender = None,
    period: PeriodOption = None,
    mapping: Mapping = None,
    restates: Restates = None,
    cut: Cut = None,
    marked: Marked = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Say what files hold and what is wrong with them. Nothing is kept."""
    with seated(context, store, partnership) as desk:
        options = read_options(sender, period, mapping, restates, cut)
        results = [answer for path in files for _, answer in check_file(desk, path, options, marked)]
    print_all(results, as_json, reading_lines)
    raise typer.Exit(0 if all(result["accepted"] for result in results) else 1)


@app.command("load")
def load_files(
    context: typer.Context,
    files: Files,
    sender: Sender = None,
    period: PeriodOption = None,
    mapping: Mapping = None,
    restates: Restates = None,
    cut: Cut = None,
    complete: Annotated[bool, typer.Option(help="What the file does not hold of its periods is gone.")] = False,
    reason: Annotated[str, typer.Option(help="Why a quarter is restated.")] = "",
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Check files and keep those that are accepted."""
    with seated(context, store, partnership) as desk:
        options = read_options(sender, period, mapping, restates, cut)
        checked = (one for path in files for one in check_file(desk, path, options))
        results = [_load_one(desk, *one, complete, reason) for one in checked]
    print_all(results, as_json, reading_lines)
    raise typer.Exit(0 if all(result["accepted"] for result in results) else 1)


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
    compare: Annotated[str, typer.Option(help="same-period, previous-quarter, full-year or a period.")] = "same-period",
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
    print_all(results, as_json, figure_lines)


def check_file(
    desk: Desk, path: Path, options: ReadOptions, marked: Path | None = None
) -> Iterator[tuple[Reading | None, dict[str, Any]]]:
    """The answer for a file, or for each one in an e-mail; one that cannot be read does not hold up the others."""
    try:
        parts = take_apart(desk, path.name, read_file(path))
    except Mendable as error:
        yield None, refused({"file": path.name, "sheets": [], "findings": []}, error)
        return
    for part in parts:
        reading = check(desk, part.name, part.content, replace(options, envelope=part.envelope))
        if marked is not None:
            write_marked(desk, marked, part.name, part.content, reading)
        yield reading, reading_data(reading)


def _load_one(
    desk: Desk, reading: Reading | None, answer: dict[str, Any], complete: bool, reason: str
) -> dict[str, Any]:
    if reading is None or not reading.accepted:
        return {**answer, "upload": None}
    try:
        closed = [] if reason else list_restated(desk, reading, complete)
        record = load(desk, reading, complete, reason or (UNEXPLAINED if closed else ""))
    except Mendable as error:
        return {**refused(answer, error), "upload": None}
    asked = [_ask_reason(closed)] if closed else []
    return {**answer, "findings": [*answer["findings"], *asked], "upload": upload_data(record)}


def _ask_reason(closed: list[str]) -> dict[str, Any]:
    """A script cannot be asked: what it restates is kept, and answer and history both say that no reason was given."""
    message = f"It changed what was closed, and no reason was given: {'; '.join(closed)}."
    return asdict(Finding("warning", message, 'Say why with --reason "...".', cell="file"))


def refused(answer: dict[str, Any], error: Mendable) -> dict[str, Any]:
    """An answer with one more finding, which stops the file."""
    finding = Finding("error", f"{error.what.rstrip('.')}.", error.mend, cell="file")
    return {**answer, "accepted": False, "findings": [*answer["findings"], asdict(finding)]}


app.command("returns")(show_returns)
app.command("nil")(keep_nil)
app.command("declare")(keep_declaration)
app.command("template")(write_template)
