"""Words that people add: written, changed, brought from state to state, and taken back; each by whom it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cesp.briefing.words import numbers_of
from cesp.disclosure.words import DECISIONS, passed_over, spoken_state
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.parts import gather_parts
from cesp.measures.values import Ask
from cesp.people import LOCAL, Act
from cesp.periods import Period, parse_period
from cesp.store.words import Kind, Move, State, Statement, Subject, Wording

#: Who may write each kind of words, change them and take them back.
WRITES: Mapping[Kind, Act] = {
    "commentary": "comment",
    "sentence": "agree",
    "no_progress": "agree",
    "opinion": "challenge",
    "challenge": "challenge",
    "answer": "comment",
}
#: Who may bring words to a state; a scrutineer's own are released by the scrutineer.
MOVES: Mapping[State, Act] = {"checked": "agree", "agreed": "agree", "approved": "release"}
CHANGED = "The words were changed."
LOOKED_AT = "The words were looked at again and kept."


@dataclass(frozen=True)
class Place:
    """Where words stand: beside a measure (and its indicator) of a priority, or None for the whole, in a period.
    Without a measure, beside the priority itself."""

    priority: str | None
    measure: str
    indicator: str | None
    period: Period


@dataclass(frozen=True)
class Note:
    """What a person types: the words, an action with its named officer and due day, and the author's name, where the
    person at the desk is not known by one."""

    text: str
    action: str = ""
    officer: str = ""
    due: date | None = None
    name: str = ""


def write(desk: Desk, kind: Kind, place: Place, note: Note, about: str = "", key: str = "") -> Statement:
    """Keeps a new draft: commentary, an opinion, or a challenge. `about` is the finding it was written on."""
    desk.require(WRITES[kind])
    if kind in DECISIONS:
        raise ValueError(f"{kind} is decided, not written")
    subject = subject_of(desk, kind, place, key)
    numbers = figures_now(desk, place)
    return desk.store.say(
        subject,
        _wording(note, about, numbers),
        Move("draft", name_of(desk, note.name)),
        desk.person.name,
        desk.clock(),
    )


def answer(desk: Desk, challenge: int, note: Note) -> Statement:
    """Keeps a draft of an answer to a scrutineer's challenge."""
    asked = desk.store.statement(challenge)
    if asked.subject.kind != "challenge" or asked.state == "closed":
        raise Mendable(f"No. {challenge} is no challenge that stands, so there is nothing to answer")
    return write(desk, "answer", place_of(asked.subject), note, asked.text, str(challenge))


def carry(desk: Desk, number: int, period: Period, about: str, name: str = "") -> Statement:
    """Keeps commentary of an earlier period as a draft of this one, on this one's finding (`about`) and figures.
    Mendable where that was done before."""
    old = desk.store.statement(number)
    place = replace(place_of(old.subject), period=period)
    if old.subject.kind != "commentary" or place.period.last_day <= place_of(old.subject).period.last_day:
        raise Mendable(f"No. {number} is no commentary of a period before {period.label}")
    if desk.store.statements(vars(subject_of(desk, "commentary", place, str(number)))):
        raise Mendable("This commentary was carried forward already, so nothing was changed", where=f"no. {number}")
    note = Note(old.text, old.action, old.officer, old.due, name)
    return write(desk, "commentary", place, note, about, str(number))


def rewrite(desk: Desk, number: int, seen: int, note: Note, about: str = "") -> Statement:
    """Changes words, or leaves them after another look: they are a draft again, on the figures and the finding
    (`about`) of today. `seen` is the step the person looked at."""
    old = _own(desk, number)
    if old.subject.kind in DECISIONS:
        raise Mendable("A decision is changed by deciding again", where=f"no. {number}")
    wording = _wording(note, about or old.about, figures_now(desk, place_of(old.subject)))
    move = Move("draft", name_of(desk, note.name), CHANGED if old.text != wording.text else LOOKED_AT)
    return desk.store.move(number, seen, wording, move, desk.person.name, desk.clock())


def advance(desk: Desk, number: int, seen: int, state: State, name: str = "", reason: str = "") -> Statement:
    """Brings words to a later state, as whoever is named did. A reason is needed where states between are left out."""
    old = desk.store.statement(number)
    kind = old.subject.kind
    desk.require("challenge" if WRITES[kind] == "challenge" else MOVES.get(state, "administer"))
    between = passed_over(kind, old.state, state)
    if between and not reason.strip():
        words = " and ".join(spoken_state(kind, one) for one in between)
        raise Mendable(
            f"These words would pass over “{words}”", where=f"no. {number}", mend="Say why that step is left out."
        )
    passed = f"Left out: {', '.join(spoken_state(kind, one) for one in between)}. " if between else ""
    if state == "approved" and _has_moved(desk, old):
        raise Mendable(
            "The figures have moved since these words were written",
            where=f"no. {number}",
            mend="Look at the words and the figures again, change them or keep them as they are, and go on from there.",
        )
    move = Move(state, name_of(desk, name), f"{passed}{reason.strip()}".strip())
    return desk.store.move(number, seen, old.wording, move, desk.person.name, desk.clock())


def withdraw(desk: Desk, number: int, seen: int, reason: str, name: str = "") -> Statement:
    """Takes words back. They stay in the store, closed. Mendable without a reason."""
    old = _own(desk, number)
    if not reason.strip():
        raise Mendable("A reason is needed", where=f"no. {number}", mend="Say why these words are taken back.")
    move = Move("closed", name_of(desk, name), reason.strip())
    return desk.store.move(number, seen, old.wording, move, desk.person.name, desk.clock())


def figures_now(desk: Desk, place: Place) -> tuple[str, ...]:
    """The figures that words beside a measure rest on, as they are now; none beside a priority itself."""
    if not place.measure:
        return ()
    ask = Ask(place.measure, place.priority, place.indicator)
    [first, *_], *_ = gather_parts(desk, ask, place.period, "same-period", True)
    return numbers_of(first.figure, first.previous)


def name_of(desk: Desk, name: str) -> str:
    """Whose step it is: the name given, or that of the person at the desk. Mendable where there is neither."""
    given = name.strip()
    if not given and desk.person == LOCAL:
        raise Mendable("A name is needed", mend="Write who says so: on this computer nobody is signed in.")
    return given or desk.person.name


def place_of(subject: Subject) -> Place:
    """Where the words on a subject stand."""
    period = parse_period(subject.period)
    if period is None:  # it was written with a label, which is read back
        raise ValueError(f"no period: {subject.period}")
    return Place(subject.priority, subject.measure, subject.indicator, period)


def _has_moved(desk: Desk, old: Statement) -> bool:
    place = place_of(old.subject)
    return bool(place.measure) and figures_now(desk, place) != old.numbers


def _own(desk: Desk, number: int) -> Statement:
    """A statement that the person may change and that is not closed."""
    old = desk.store.statement(number)
    desk.require(WRITES[old.subject.kind])
    if old.state == "closed":
        raise Mendable("These words were taken back, so nothing was changed", where=f"no. {number}")
    return old


def subject_of(desk: Desk, kind: Kind, place: Place, key: str) -> Subject:
    """The subject of words; Mendable where the priority, measure or indicator does not exist."""
    if place.priority is not None:
        desk.partnership.get_priority(place.priority)
    if place.measure:
        desk.catalogue.measure(place.measure)
    if place.indicator is not None:
        desk.partnership.get_indicator(place.indicator)
    return Subject(kind, place.priority, place.measure, place.indicator, place.period.label, key)


def _wording(note: Note, about: str, numbers: tuple[str, ...]) -> Wording:
    require_text(note.text)
    if (note.officer.strip() or note.due) and not note.action.strip():
        raise Mendable("An officer and a day belong to an action", mend="Write what is to be done, or clear both.")
    if note.action.strip() and not note.officer.strip():
        raise Mendable("An action needs a named officer", mend="Write who will do it.")
    return Wording(
        note.text.strip(),
        action=note.action.strip(),
        officer=note.officer.strip(),
        due=note.due,
        about=about,
        numbers=numbers,
    )


def require_text(text: str) -> None:
    """Mendable where nothing was written."""
    if not text.strip():
        raise Mendable("There are no words to keep", mend="Write them first.")
