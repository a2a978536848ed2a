"""`cesp matches`: what was confirmed of headings and words, and how to take it away or to keep it for good."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from cesp.cli.options import Folder, Json, Sender, Store, seated
from cesp.jobs.aliases import export_aliases
from cesp.jobs.matching import forget, list_matches, match_data, match_line, title_of

matches = typer.Typer(
    invoke_without_command=True,
    help="Headings and words that were confirmed, sender by sender. Without a command: list them.",
)


@matches.callback()
def show_matches(
    context: typer.Context,
    sender: Sender = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """List what is remembered, of all senders or of one."""
    context.obj = (store or context.obj[0], partnership or context.obj[1])
    if context.invoked_subcommand is not None:
        return
    with seated(context, store, partnership) as desk:
        found = [match_data(desk, record) for record in list_matches(desk, sender)]
    if as_json:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
    elif found:
        typer.echo("\n".join(map(match_line, found)))
    else:
        typer.echo("Nothing is remembered yet.")


@matches.command("forget")
def forget_match(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number in the list.", metavar="ID")],
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Take one away; the next return is read without it."""
    with seated(context, store, partnership) as desk:
        match = forget(desk, number).match
        typer.echo(f"'{match.written}' of {match.sender} is no longer read as {title_of(desk, match)}.")


@matches.command("export")
def export_matches(context: typer.Context, store: Store = None, partnership: Folder = None) -> None:
    """Print what is remembered as TOML for the partnership's folder."""
    with seated(context, store, partnership) as desk:
        typer.echo(export_aliases(desk), nl=False)
