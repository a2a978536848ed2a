"""`cesp highlight`: reports of a quarter to fill in, a page for each priority."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cesp.cli.options import Folder, Store, read_period, seated
from cesp.jobs.highlights import highlight_reports, highlights_name
from cesp.jobs.templates import quarter_due, save


def write_highlights(
    context: typer.Context,
    priorities: Annotated[list[str] | None, typer.Argument(help="Priorities; without one, every open one.")] = None,
    period: Annotated[str | None, typer.Option(help="The quarter it is for; otherwise the last that ended.")] = None,
    output: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Write highlight reports to fill in, with what is held already."""
    with seated(context, store, partnership) as desk:
        quarter = read_period(period) if period else quarter_due(desk)
        path = output or Path(highlights_name(priorities or (), quarter))
        save(path, highlight_reports(desk, priorities or (), quarter))
    typer.echo(f"Written: {path}")
