"""The commands on returns: what is expected beside what came, nil returns, and those that will not be supplied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cesp.briefing.returns import Board, Return
from cesp.cli.options import Folder, Json, Store, print_all, read_period, seated
from cesp.errors import Mendable
from cesp.jobs.returns import declare, record_nil, show_board, take_back
from cesp.periods import parse_year

Who = Annotated[str, typer.Argument(help="The agency that sends it.")]
Kind = Annotated[str, typer.Argument(help="training, audits, progress or assurance.")]
When = Annotated[str, typer.Argument(help='The quarter or year, such as "2023/24 Q2".')]


def show_returns(
    context: typer.Context,
    year: Annotated[str | None, typer.Option(help='A financial year, such as "2023/24".')] = None,
    as_json: Json = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Returns expected in a year, beside what came; figures that gaps make incomplete; messages to senders."""
    with seated(context, store, partnership) as desk:
        board = show_board(desk, _start_year(year))
    print_all([_board_data(board)], as_json, _board_lines)


def keep_nil(
    context: typer.Context, sender: Who, family: Kind, period: When, store: Store = None, partnership: Folder = None
) -> None:
    """Keep that a sender had nothing to report: a zero, not a gap."""
    with seated(context, store, partnership) as desk:
        record = record_nil(desk, sender, family, read_period(period))
    typer.echo(f"{record.file}: kept as upload {record.id}.")


def keep_declaration(
    context: typer.Context,
    sender: Who,
    family: Kind,
    period: When,
    reason: Annotated[str, typer.Option(help="Why it will not be supplied.")] = "",
    back: Annotated[bool, typer.Option("--take-back", help="It is expected again.")] = False,
    store: Store = None,
    partnership: Folder = None,
) -> None:
    """Keep that a return will not be supplied, and why."""
    with seated(context, store, partnership) as desk:
        if back:
            take_back(desk, sender, family, read_period(period))
        else:
            declare(desk, sender, family, read_period(period), reason)
    typer.echo("Taken back: it is expected again." if back else "Kept: it will not be supplied.")


def _start_year(year: str | None) -> int | None:
    if year is None:
        return None
    if (start := parse_year(year)) is None:
        raise Mendable(f"'{year}' is no financial year", where="--year", mend="Write it as 2023/24.")
    return start


def _board_data(board: Board) -> dict[str, Any]:
    """A board as plain data: days as ISO text."""
    return {
        "year": board.year,
        "summary": board.summary,
        "returns": [_return_data(entry) for line in board.lines for entry in line.returns],
        "chasers": [vars(chaser) for chaser in board.chasers],
    }


def _return_data(entry: Return) -> dict[str, Any]:
    awaited = entry.awaited
    said = entry.declared
    return {
        "sender": awaited.sender,
        "family": awaited.family,
        "period": awaited.period.label,
        "due": awaited.due.isoformat(),
        "state": entry.state,
        "received": entry.received.isoformat() if entry.received else None,
        "upload": entry.upload,
        "days_late": entry.days,
        "corrected": [{"upload": one.upload, "on": one.on.isoformat()} for one in entry.corrections],
        "lacking": list(entry.lacking),
        "reason": said.reason if said else None,
        "declared_by": said.by if said else None,
        "declared_on": said.at.date().isoformat() if said else None,
        "affects": list(entry.affects),
    }


def _board_lines(data: dict[str, Any]) -> Iterator[str]:
    """A board as a person reads it: the year's sentence, a line a return, then what gaps make incomplete."""
    yield data["summary"]
    for entry in data["returns"]:
        came = f"  {entry['received']} (upload {entry['upload']})" if entry["received"] else f"  due {entry['due']}"
        late = f", {entry['days_late']} days late" if entry["days_late"] else ""
        corrected = "".join(f", corrected {one['on']} (upload {one['upload']})" for one in entry["corrected"])
        said = f", {entry['declared_by']} on {entry['declared_on']}: {entry['reason']}" if entry["reason"] else ""
        state = entry["state"].replace("_", " ")
        yield f"  {entry['period']}  {entry['sender']}  {entry['family']}  {state}{came}{late}{corrected}{said}"
        yield from (f"      incomplete: {sentence}" for sentence in entry["affects"])
    for chaser in data["chasers"]:
        yield f"\nTo {chaser['sender_title']}: {chaser['subject']}\n\n{chaser['text']}"
