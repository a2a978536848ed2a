"""The commands on papers: publish them, list them, see what has changed since, and keep what a committee asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cesp.catalogue import Edition
from cesp.cli.options import Folder, Json, Store, print_all, read_day, read_period, seated
from cesp.jobs.papers import compose_paper
from cesp.jobs.present import Scope, latest_period
from cesp.jobs.publishing import (
    Occasion,
    changes_since,
    draw_up,
    list_publications,
    publication_data,
    publish,
    published_before,
)
from cesp.jobs.questions import (
    answer_question,
    ask_question,
    list_questions,
    question_data,
    question_line,
    questions_since,
)
from cesp.jobs.telling import open_telling

Name = Annotated[str, typer.Option(help="Who says so.")]

questions = typer.Typer(no_args_is_help=True, help="What committees asked, and the answers.")


def publish_paper(
    context: typer.Context,
    title: Annotated[str, typer.Option(help="The title of the papers.")],
    committee: Annotated[str, typer.Option(help="The committee they are for.")],
    meeting: Annotated[str, typer.Option(help="The day of the meeting, such as 2024-03-14.")],
    name: Name = "",
    period: Annotated[str | None, typer.Option(help='"2022/23 Q1", "2022/23" or "2022/23 to Q3".')] = None,
    compare: Annotated[str, typer.Option(help="same-period, previous-quarter, full-year or a period.")] = "same-period",
    edition: Annotated[Edition, typer.Option(help="For whose eyes.")] = "public",
    story: Annotated[int | None, typer.Option(help="The number of a saved story; without it, the default one.")] = None,
    late: Annotated[str, typer.Option(help="Why the papers come after the day they are due.")] = "",
    exempt: Annotated[str, typer.Option(help="Why the public may not see the restricted edition.")] = "",
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Compose the papers of what is held now, and keep them for good."""
    occasion = Occasion(title, committee, read_day(meeting, "--meeting"), name, late, exempt)
    with seated(context, store, partnership) as desk:
        scope = Scope(read_period(period) if period else latest_period(desk), compare, edition)
        draw_up(desk, scope, occasion)  # composing takes seconds: what is amiss is said before
        told = open_telling(desk, story).story if story is not None else None
        before = published_before(list_publications(desk), committee)
        asked = questions_since(desk, edition, before.at.date() if before else None)
        kept = publish(desk, compose_paper(desk, scope, told, asked), scope, occasion, told)
    print_all([publication_data(kept)], as_json, _publication_lines)


def show_publications(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(help="One, and what has changed since.", metavar="ID")] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """List what was published; of one, tell what has changed since."""
    with seated(context, store, partnership) as desk:
        found = [publication_data(one) for one in list_publications(desk) if number in (None, one.id)]
        if number is not None:
            changes = changes_since(desk, number)
            found = [{**one, "changes": list(changes)} for one in found]
    if not found and not as_json:
        typer.echo("Nothing has been published yet.")
    else:
        print_all(found, as_json, _publication_lines)


@questions.command("list")
def show_questions(
    context: typer.Context,
    unanswered: Annotated[bool, typer.Option("--open", help="Only those without an answer.")] = False,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """List what was asked, with its latest answer."""
    with seated(context, store, partnership) as desk:
        found = [question_data(one) for one in list_questions(desk) if not (unanswered and one.answers)]
    if not found and not as_json:
        typer.echo("No question is open." if unanswered else "Nobody has asked anything yet.")
    else:
        print_all(found, as_json, _question_lines)


@questions.command("ask")
def keep_question(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="The question.")],
    by: Annotated[str, typer.Option(help='Who asked, such as "Cllr Smith".')],
    publication: Annotated[int | None, typer.Option(help="The publication it was asked of.")] = None,
    slide: Annotated[str, typer.Option(help="The slide it was asked of.")] = "",
    view: Annotated[str, typer.Option(help="The address of the page it was asked of.")] = "",
    edition: Annotated[Edition | None, typer.Option(help="The edition shown, where it was no publication.")] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Keep a question that was asked today."""
    with seated(context, store, partnership) as desk:
        kept = question_data(ask_question(desk, publication, slide, view, text, by, edition))
    print_all([kept], as_json, _question_lines)


@questions.command("answer")
def keep_answer(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number in the list.", metavar="ID")],
    text: Annotated[str, typer.Argument(help="The answer.")],
    name: Name = "",
    instead: Annotated[int, typer.Option(help="The number of the answer it takes the place of.", metavar="ID")] = 0,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Answer a question; earlier answers stay on the log."""
    with seated(context, store, partnership) as desk:
        kept = question_data(answer_question(desk, number, text, name, instead))
    print_all([kept], as_json, _question_lines)


def _publication_lines(data: dict[str, Any]) -> Iterator[str]:
    about = f"{data['title']}, {data['committee']}, meeting on {data['meeting']} (papers due {data['due']})"
    yield f"{data['id']:>5}  {about}: edition {data['edition']}, {data['period']}, by {data['name']}, {data['at'][:10]}"
    if "changes" in data:
        yield from (f"       {sentence}" for sentence in data["changes"] or ("Nothing has changed since.",))


def _question_lines(data: dict[str, Any]) -> Iterator[str]:
    yield question_line(data)
