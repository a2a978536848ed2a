"""`cesp audit-disclosure`: whether anything small can be worked out of all that an edition shows."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cesp.catalogue import Edition
from cesp.cli.options import Folder, Json, Store, seated


def audit_disclosure(
    context: typer.Context,
    edition: Annotated[Edition, typer.Option(help="For whose eyes.")] = "public",
    insider: Annotated[str, typer.Option(help="Also attack as this agency (its id), which knows its returns.")] = "",
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Attack all that an edition shows, over all its pages. Exit status 1 where something is open."""
    from cesp.jobs.auditing import audit, audit_data, audit_lines  # heavy: it loads the solver

    with seated(context, store, partnership) as desk:
        found = audit(desk, edition, insider, lambda line: typer.echo(f"{line} ...", err=True))
    data = audit_data(found)
    typer.echo(json.dumps(data, indent=2, ensure_ascii=False) if as_json else "\n".join(audit_lines(data)))
    raise typer.Exit(0 if found.safe else 1)
