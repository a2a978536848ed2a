"""The board of returns as a table, and one return in words: a word and a shape for each state, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from cesp.briefing.returns import Board, Line, Return
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Catalogue
from cesp.periods import Period
from cesp.ui.markup import Markup, scrolling, tag

_SPARE = {"aria-hidden": "true"}
ADDRESS = "returns"


def board_table(board: Board, query: Mapping[str, str], catalogue: Catalogue) -> Markup:
    """Senders down, quarters across, and the year where one is expected for it. Each cell leads to a closer look."""
    periods = sorted({entry.awaited.period for line in board.lines for entry in line.returns}, key=_place)
    head = [tag("th", words, attributes={"scope": "col"}) for words in ("Sender", *map(_heading, periods))]
    body = (_row(line, periods, query, catalogue) for line in board.lines)
    inside = tag("table", tag("thead", tag("tr", *head)), tag("tbody", *body), css="cesp-matrix")
    return scrolling(inside, "Returns by sender and quarter")


def name_of(entry: Return) -> str:
    """What a return is called in the list to choose from and in its address."""
    awaited = entry.awaited
    return f"{awaited.sender_title}, {awaited.title.lower()}, {awaited.period.label}"


def facts(entry: Return, catalogue: Catalogue) -> tuple[str, ...]:
    """What is known of a return, a sentence each."""
    awaited = entry.awaited
    said = [f"{_word(entry)}. It was due on {spoken_day(awaited.due)}."]
    if entry.state == "not_due":
        said = [f"{_word(entry)}. It is due on {spoken_day(awaited.due)}."]
    if entry.received is not None:
        late = f", {_days(entry.days)} after it was due" if entry.days else ", in time"
        said.append(f"It came on {spoken_day(entry.received)} as upload {entry.upload}{late}.")
    said += [f"Upload {one.upload} of {spoken_day(one.on)} replaced parts of it." for one in entry.corrections]
    if entry.lacking:
        said.append(f"Not in it, and expected: {_titles(entry.lacking, catalogue)}.")
    if entry.state == "nil":
        said.append(f"Nothing to report: a zero. If that is wrong, undo upload {entry.upload}.")
    if entry.state == "missing":
        said.append(f"It is {_days(entry.days)} late.")
    if entry.declared is not None:
        when = spoken_day(entry.declared.at.date())
        said.append(f"Said on {when} by {entry.declared.by}. Reason: {entry.declared.reason}")
    return tuple(said)


def _row(line: Line, periods: list[Period], query: Mapping[str, str], catalogue: Catalogue) -> Markup:
    returns = {entry.awaited.period: entry for entry in line.returns}
    title = tag("span", line.sender_title)
    head = tag("th", title, tag("span", line.title, css="cesp-quiet"), attributes={"scope": "row"})
    return tag("tr", head, *(_cell(returns.get(period), query, catalogue) for period in periods))


def _cell(entry: Return | None, query: Mapping[str, str], catalogue: Catalogue) -> Markup:
    if entry is None:
        return tag("td", tag("span", "–", attributes=_SPARE), tag("span", "Not expected", css="cesp-unseen"))
    shape = tag("span", _SHAPES[_kind(entry)], attributes=_SPARE)
    lines = (tag("span", words, css="cesp-line cesp-quiet") for words in _details(entry, catalogue))
    inside = tag("span", tag("strong", shape, " ", _word(entry)), *lines, css="cesp-cell")
    address = f"{ADDRESS}?{urlencode({**query, 'return': name_of(entry)})}"
    link = tag("a", inside, attributes={"href": address, "target": "_self"})
    return tag("td", link, css="cesp-gap" if entry.gaps else "")


def _details(entry: Return, catalogue: Catalogue) -> list[str]:
    due = f"due {spoken_day(entry.awaited.due)}"
    if entry.state == "missing":
        return [f"{_days(entry.days)} late", due]
    if entry.state == "not_due":
        return [due]
    if entry.declared is not None:
        return [entry.declared.reason]
    lines = [spoken_day(entry.received), f"upload {entry.upload}"] if entry.received else []
    if entry.late and not entry.lacking:
        lines.append(f"{_days(entry.days)} after due")
    if entry.lacking:
        lines.append(f"without {_titles(entry.lacking, catalogue)}")
    lines += [f"↻ corrected {spoken_day(one.on)}, upload {one.upload}" for one in entry.corrections]
    return lines


def _kind(entry: Return) -> str:
    """The state, told apart further for returns that came."""
    if entry.state == "received" and entry.lacking:
        return "part"
    return "late" if entry.state == "received" and entry.late else entry.state


def _word(entry: Return) -> str:
    return _WORDS[_kind(entry)]


def _days(days: int) -> str:
    return f"{days:,} day{'' if days == 1 else 's'}"


def _titles(datasets: tuple[str, ...], catalogue: Catalogue) -> str:
    return ", ".join(catalogue.dataset(name).title for name in datasets)


def _heading(period: Period) -> str:
    return "Whole year" if period.kind == "year" else f"Q{period.first}, {period.spoken}"


def _place(period: Period) -> tuple[bool, Period]:
    return period.kind == "year", period


_WORDS: Mapping[str, str] = {
    "received": "Received",
    "late": "Received late",
    "part": "Received in part",
    "nil": "Nil return",
    "missing": "Missing",
    "not_due": "Not yet due",
    "declared": "Will not be supplied",
}
_SHAPES: Mapping[str, str] = {
    "received": "✓",
    "late": "◷",
    "part": "◐",
    "nil": "∅",
    "missing": "✗",
    "not_due": "○",
    "declared": "⊘",
}
