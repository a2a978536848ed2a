"""`cesp words`: what people wrote beside figures and decided about sentences, with every step."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cesp.cli.options import Folder, Json, Store, seated
from cesp.jobs.remarks import list_statements, statement_data, statement_line


def show_words(
    context: typer.Context,
    priority: Annotated[str | None, typer.Option(help="A priority's id; without it, all of them.")] = None,
    period: Annotated[str | None, typer.Option(help='A period as pages label it, such as "2023/24 to Q3".')] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """List the words that people wrote, those taken back too."""
    wanted = {"priority": priority, "period": period}
    with seated(context, store, partnership) as desk:
        found = list_statements(desk, {name: value for name, value in wanted.items() if value is not None})
        data = [statement_data(one) for one in found]
    if as_json:
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))
    elif data:
        typer.echo("\n".join(map(statement_line, data)))
    else:
        typer.echo("Nobody has written anything yet.")
