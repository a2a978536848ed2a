"""The same jobs without a browser."""

import typer

from cesp.cli.auditing import audit_disclosure
from cesp.cli.commands import app
from cesp.cli.highlights import write_highlights
from cesp.cli.matching import matches
from cesp.cli.packing import pack_files
from cesp.cli.publishing import publish_paper, questions, show_publications
from cesp.cli.tracing import preview_files, print_receipt, show_history, show_rows
from cesp.cli.words import show_words
from cesp.errors import Mendable

app.add_typer(matches, name="matches")
app.add_typer(questions, name="questions")
app.command("preview")(preview_files)
app.command("history")(show_history)
app.command("receipt")(print_receipt)
app.command("rows")(show_rows)
app.command("words")(show_words)
app.command("pack")(pack_files)
app.command("highlight")(write_highlights)
app.command("publish")(publish_paper)
app.command("publications")(show_publications)
app.command("audit-disclosure")(audit_disclosure)


def main() -> None:
    """The command's entry point: what a person can mend is said in words, with exit status 2."""
    try:
        app()
    except Mendable as error:
        typer.echo(str(error), err=True)
        raise SystemExit(2) from None
