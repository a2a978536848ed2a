"""The same jobs without a browser."""

import typer

from cesp.cli.commands import app
from cesp.errors import Mendable


def main() -> None:
    """The command's entry point: what a person can mend is said in words, with exit status 2."""
    try:
        app()
    except Mendable as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None
