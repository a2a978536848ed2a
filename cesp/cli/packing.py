"""`cesp pack`: a paper as slides, report, workbook and web page, without a browser page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from cesp.catalogue import Edition
from cesp.cli.options import Folder, Store, read_period, seated
from cesp.errors import Mendable
from cesp.jobs.packing import FORMATS, Format, pack
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, latest_period
from cesp.jobs.publishing import open_publication
from cesp.jobs.templates import save


def pack_files(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where the files go.", file_okay=False)] = Path(),
    formats: Annotated[
        list[str] | None, typer.Option("--format", help=f"{', '.join(FORMATS)}; once for each. Without it, all.")
    ] = None,
    edition: Annotated[Edition, typer.Option(help="For whose eyes.")] = "public",
    period: Annotated[str | None, typer.Option(help='"2022/23 Q1", "2022/23" or "2022/23 to Q3".')] = None,
    compare: Annotated[str, typer.Option(help="same-period, previous-quarter, full-year or a period.")] = "same-period",
    publication: Annotated[int | None, typer.Option(help="A publication's number: as it was published.")] = None,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Write the paper of a period, or one that was published, in several formats."""
    wanted = read_formats(formats)
    with seated(context, store, partnership) as desk:
        if publication is not None:
            paper = open_publication(desk, publication).paper
        else:
            chosen = read_period(period) if period else latest_period(desk)
            typer.echo("Putting the paper together ...", err=True)
            paper = compose_paper(desk, Scope(chosen, compare, edition))
        for name, content in pack(desk, paper, wanted, lambda line: typer.echo(f"{line} ...", err=True)):
            save(folder / name, content)
            typer.echo(folder / name)


def read_formats(names: Sequence[str] | None) -> tuple[Format, ...]:
    """The formats of these names, in the order they are made; every one without a name."""
    unknown = sorted(set(names or ()) - set(FORMATS))
    if unknown:
        raise Mendable(f"'{unknown[0]}' is no format", where="--format", mend=f"Choose from: {', '.join(FORMATS)}.")
    return tuple(name for name in FORMATS if not names or name in names)
