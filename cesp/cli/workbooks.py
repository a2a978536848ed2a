"""Commands that write workbooks: templates to fill in, and returns with what to mend marked in them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cesp.cli.options import Folder, Store, read_period, seated
from cesp.errors import Mendable
from cesp.intake.results import Reading
from cesp.jobs.desk import Desk
from cesp.jobs.templates import marked_copy, marked_name, quarter_due, save, template, template_name

Marked = Annotated[Path | None, typer.Option(help="Also write a copy of each file here, its findings marked.")]


def write_template(
    context: typer.Context,
    family: Annotated[str, typer.Argument(help="training, audits, progress or assurance.")],
    out: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    period: Annotated[str | None, typer.Option(help="The quarter it is for; otherwise the last that ended.")] = None,
    sender: Annotated[str, typer.Option(help="The agency it is for.")] = "",
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Write an empty return to fill in, with lists, notes and an example."""
    with seated(context, store, partnership) as desk:
        quarter = read_period(period) if period else quarter_due(desk)
        path = out or Path(template_name(family, quarter, sender))
        save(path, template(desk, family, quarter, sender))
    typer.echo(f"Written: {path}")


def write_marked(desk: Desk, folder: Path, name: str, content: bytes, reading: Reading) -> None:
    """Writes the marked copy of one file; where it cannot, says so and leaves the others to go on."""
    path = folder / marked_name(name)
    try:
        save(path, marked_copy(desk, name, content, reading))
    except Mendable as error:
        typer.echo(str(error), err=True)
    else:
        typer.echo(f"Marked: {path}", err=True)
