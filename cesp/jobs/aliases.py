"""What was confirmed, as TOML for the partnership's folder, so that every sender's returns are read that way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from cesp.catalogue import Partnership, plain
from cesp.intake.matching import NAMED
from cesp.jobs.desk import Desk
from cesp.jobs.matching import list_matches, title_of
from cesp.store.matches import Match

_HEAD = """\
# Confirmed spellings, for data/partnership. Put each list of aliases in place of that entry's own, in the file it
# stands in; what is remembered may then be forgotten here. Lines that start with # change nothing."""
_APART = "# Not made an alias, because the spelling would have two meanings:"
_KEPT = "# Remembered sender by sender only; these belong to returns, not to the partnership:"
Kind = Literal["agency", "course", "priority", "indicator"]


def export_aliases(desk: Desk) -> str:
    """TOML entries with the aliases they have and those confirmed; what cannot be an alias stands in remarks."""
    matches = [record.match for record in list_matches(desk)]
    lines, apart = [_HEAD], []
    for kind in NAMED:
        words = [match for match in matches if match.kind == kind and match.meaning]
        clear = [match for match in words if _is_clear(desk.partnership, kind, match, words)]
        apart += [match for match in words if match not in clear]
        lines += _entries(desk.partnership, kind, clear)
    kept = [match for match in matches if match.kind not in NAMED or not match.meaning]
    for title, listed in ((_APART, apart), (_KEPT, kept)):
        if listed:
            lines += ["", title, *(_remark(desk, match) for match in listed)]
    return "\n".join(lines) + "\n"


def _is_clear(partnership: Partnership, kind: Kind, match: Match, words: Sequence[Match]) -> bool:
    """True where nobody, and no other entry, gives the spelling another meaning; a spelling all of signs is none."""
    meanings = {other.meaning for other in words if other.key == match.key}
    known = partnership.find(kind, match.written)
    return bool(plain(match.written)) and meanings == {match.meaning} and known in (None, match.meaning)


def _entries(partnership: Partnership, kind: Kind, clear: Sequence[Match]) -> Iterator[str]:
    for entry in getattr(partnership, kind):
        known = {plain(spelling) for spelling in (entry.id, entry.title, *entry.aliases)}
        new = {match.key: match.written for match in clear if match.meaning == entry.id and match.key not in known}
        if new:
            spellings = ", ".join(_quoted(spelling) for spelling in (*entry.aliases, *new.values()))
            yield from ("", f"[[{kind}]]", f"id = {_quoted(entry.id)}", f"aliases = [{spellings}]")


def _remark(desk: Desk, match: Match) -> str:
    return f"#   {match.sender}, {match.dataset or match.kind}: {_quoted(match.written)} is {title_of(desk, match)}"


def _quoted(text: str) -> str:
    """A TOML string on one line; its rules for these are those of JSON."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
