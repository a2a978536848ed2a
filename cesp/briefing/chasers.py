"""The message to a sender whose returns are missing: polite, in plain English, to copy into an e-mail. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from cesp.briefing.returns import Chaser, Return
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Partnership

FOLLOW_UP_DAYS = 14  # from then on a first message must have gone out, and the wording says so


def write_chaser(missing: Sequence[Return], last: Sequence[Return], partnership: Partnership) -> Chaser:
    """One message for all the missing returns of a sender, at least one; `last` are the latest it sent, one a family.
    Where one is more than FOLLOW_UP_DAYS late, it is worded as a reminder and says what waits for it."""
    sender, title = missing[0].awaited.sender, missing[0].awaited.sender_title
    again = any(entry.days > FOLLOW_UP_DAYS for entry in missing)
    them = "it" if len(missing) == 1 else "them"
    parts = [
        "Dear colleagues,",
        _opening(title, again),
        "\n".join(_item(entry, again) for entry in missing),
        *(_last(entry) for entry in last),
        *([_waiting(missing, them)] if again and any(entry.affects for entry in missing) else []),
        f"Please send {them} in reply to this message. A blank template is attached; a workbook laid out like your "
        "last one will do as well.",
        "If there was nothing to report, a reply with the words “nil return” is all we need. If you cannot supply "
        f"{them}, please tell us why, so that we can say so beside the figures. If you have already sent {them}, "
        "please tell us when and to whom, and accept our apologies.",
        f"With many thanks,\n{_signature(partnership)}",
    ]
    return Chaser(sender, title, _subject(missing, again), "\n\n".join(parts), _before(missing))


def _opening(title: str, again: bool) -> str:
    if again:
        return f"We wrote to you before, and are still waiting for this from {title}:"
    return f"We do not seem to have had this from {title} yet:"


def _item(entry: Return, again: bool) -> str:
    late = f", now {entry.days} day{'' if entry.days == 1 else 's'} late" if again else ""
    return f"- {entry.awaited.title} for {entry.awaited.when}, due on {spoken_day(entry.awaited.due)}{late}"


def _last(entry: Return) -> str:
    when = f", which came on {spoken_day(entry.received)}" if entry.received else ""
    return f"The last {entry.awaited.title.lower()} we had from you was for {entry.awaited.when}{when}."


def _waiting(missing: Sequence[Return], them: str) -> str:
    figures = dict.fromkeys(sentence for entry in missing for sentence in entry.affects)
    return "\n".join([f"Until we have {them}, these figures of the partnership are incomplete:",
                      *(f"- {sentence}" for sentence in figures)])  # fmt: skip


def _subject(missing: Sequence[Return], again: bool) -> str:
    first = missing[0].awaited
    more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
    return f"{'Reminder: ' if again else ''}{first.title} for {first.when}{more}"


def _signature(partnership: Partnership) -> str:
    return f"{partnership.get_agency(partnership.sender).title}\n{partnership.name}"


def _before(missing: Sequence[Return]) -> str:
    """Where the template is that the message promises."""
    families = dict.fromkeys(entry.awaited.family for entry in missing)
    names = " and ".join(families)
    return f"Attach the blank template ({names}) before you send this: it is under Upload returns."
