"""What a lead decides: about a generated sentence, and whether there is little or no evidence of progress."""

from __future__ import annotations

from typing import Literal

from cesp.briefing.summary import Sentence
from cesp.disclosure.words import lock_numbers
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.words import Place, figures_now, name_of, require_text, subject_of
from cesp.periods import Period
from cesp.store.words import Move, Statement, Subject, Wording

Choice = Literal["accept", "reword", "leave_out"]


def decide(
    desk: Desk, sentence: Sentence, period: Period, choice: Choice, text: str = "", name: str = "", seen: int = 0
) -> Statement:
    """A lead's decision on a generated sentence of the officers' edition. `seen` is the step of the decision it takes
    the place of, 0 for none. Mendable where a rewording changes a number."""
    desk.require("agree")
    words = text.strip() if choice == "reword" else sentence.text
    if choice == "reword":
        require_text(words)
        lock_numbers(sentence.text, words)
    subject = Subject("sentence", sentence.priority, "", None, period.label, sentence.id)
    return _decide(desk, subject, Wording(words, choice, about=sentence.text, numbers=sentence.numbers), name, seen)


def agree_progress(
    desk: Desk,
    place: Place,
    *,
    agreed: bool,
    reason: str,
    about: str = "",
    key: str = "",
    name: str = "",
    seen: int = 0,
) -> Statement:
    """A lead agrees, or not, that there is little or no evidence of progress, as a rule proposed. A reason is needed.
    `about` is the proposal in words, `key` the action's reference where it is of one, `seen` as in `decide`."""
    desk.require("agree")
    if not reason.strip():
        raise Mendable("A reason is needed", mend="Say what the evidence shows, and agree or not.")
    choice = "agreed" if agreed else "not_agreed"
    wording = Wording(reason.strip(), choice, about=about, numbers=figures_now(desk, place))
    return _decide(desk, subject_of(desk, "no_progress", place, key), wording, name, seen)


def _decide(desk: Desk, subject: Subject, wording: Wording, name: str, seen: int) -> Statement:
    """Adds to the decision that stands on a subject, or is the first; one that was not seen is not overwritten."""
    move, by, now = Move("agreed", name_of(desk, name)), desk.person.name, desk.clock()
    standing = [one for one in desk.store.statements(vars(subject)) if one.state != "closed"]
    if standing and seen:
        return desk.store.move(standing[0].id, seen, wording, move, by, now)
    return desk.store.say(subject, wording, move, by, now, alone=True)
