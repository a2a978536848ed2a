"""Registers: rows one by one, those that need something first. Free text in them is for officers until a named person
releases it, and so are results that name an agency; other editions are told how many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from cesp.briefing.punctual import Due, tabulate, tell_in_time
from cesp.briefing.returns import summarise
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Edition
from cesp.catalogue.topics import RegisterKind
from cesp.periods import Period

#: A row by field: words, a number, a day, a flag, or nothing.
Entry = Mapping[str, str | float | date | bool | None]
NOT_SUPPLIED = "not supplied"
#: Rows that are seen at once need no other order.
FEW = 4


@dataclass(frozen=True)
class Register:
    """A list on a page. `sentence` says what is listed, or why nothing is; `orders` are other ways to sort it: a
    column's title, and the places of the rows in that order. `address` is the page that holds more, "" for none.
    `opening` is how much of the sentence a page opens with that begins with this list, "" for the whole."""

    id: str
    title: str
    sentence: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    orders: tuple[tuple[str, tuple[int, ...]], ...] = ()
    address: str = ""
    opening: str = ""


@dataclass(frozen=True)
class Recipe:
    """How a register is written. `one` and `many` name its rows, `none` says there is none; `columns` are titles with
    their fields; rows with the first of the fields `urgent` come first, which `first` says in words. `blanks` stand
    where a field is empty. `withheld` says why other editions have no rows, "" where they may have them. `snapshot`
    lists what stood at the period's end."""

    title: str
    one: str
    many: str
    none: str
    columns: tuple[tuple[str, str], ...]
    urgent: tuple[str, ...] = ()
    first: str = ""
    withheld: str = ""
    blanks: Mapping[str, str] = field(default_factory=dict)
    snapshot: bool = False


def compose_register(kind: RegisterKind, entries: Sequence[Entry], period: Period, edition: Edition) -> Register:
    """A register of what an edition may see of its rows; an entry that is `open_to_all` is seen by everybody."""
    recipe = RECIPES[kind]
    shown = list(entries)
    if edition != "officer" and recipe.withheld:
        shown = [entry for entry in entries if entry.get("open_to_all")]
    hidden = len(entries) - len(shown)
    ranked = sorted(shown, key=lambda entry: tuple(not entry.get(name) for name in recipe.urgent))
    return Register(
        id=kind,
        title=recipe.title,
        sentence=_sentence(recipe, len(entries), hidden, period),
        columns=tuple(title for title, _ in recipe.columns) if ranked else (),
        rows=tuple(tuple(_cell(entry, name, recipe) for _, name in recipe.columns) for entry in ranked),
        orders=tuple((title, _order(ranked, name)) for title, name in recipe.columns) if len(ranked) > FEW else (),
    )


def leave_out(register: Register, kind: RegisterKind, name: str) -> Register:
    """The register without a field, which says the same in all of its rows."""
    title = next(title for title, own in RECIPES[kind].columns if own == name)
    places = [place for place, column in enumerate(register.columns) if column != title]
    return replace(
        register,
        columns=tuple(register.columns[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in register.rows),
        orders=tuple(order for order in register.orders if order[0] != title),
    )


def sum_up_returns(now: Due, before: Due, edition: Edition) -> Register:
    """How many of the returns expected came, which are missing, and how many came in time, beside an earlier period;
    who sent what is for officers."""
    period, returns = now
    came = sum(entry.received is not None for entry in returns)
    told = f"{came} of {len(returns)} returns expected for {period.spoken} were received. {SENDERS}"
    if edition == "officer" or not returns:
        told = summarise(period, returns)
    columns, rows = tabulate(now, before) if edition == "officer" and returns else ((), ())
    sentence = " ".join(filter(None, (told, tell_in_time(now, before))))
    address = "returns" if edition == "officer" else ""
    return Register("returns", "Returns received of expected", sentence, columns, rows, address=address, opening=told)


def _sentence(recipe: Recipe, number: int, hidden: int, period: Period) -> str:
    words = recipe.one if number == 1 else recipe.many
    when = f"at the end of {period.last_day:%B %Y}" if recipe.snapshot else period.spoken
    told = f"{number} {words}, {when}." if number else f"{recipe.none}, {when}."
    if hidden:
        return f"{told} {recipe.withheld}"
    return f"{told} {recipe.first}" if number > 1 and recipe.first else told


def _order(entries: Sequence[Entry], name: str) -> tuple[int, ...]:
    """Places of the rows sorted by a field; empty ones last."""

    def key(place: int) -> tuple[bool, str]:
        value = entries[place].get(name)
        return value is None, value.isoformat() if isinstance(value, date) else str(value).lower()

    return tuple(sorted(range(len(entries)), key=key))


def _cell(entry: Entry, name: str, recipe: Recipe) -> str:
    value = entry.get(name)
    if value is None or value == "":
        return recipe.blanks.get(name, NOT_SUPPLIED)
    if isinstance(value, date):
        return spoken_day(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


SENDERS = "Which are missing is for officers."
_RELEASE = "is free text: for officers until a named person releases it."
RECIPES: Mapping[RegisterKind, Recipe] = {
    "recommendations": Recipe(
        "Every recommendation, and what resulted",
        "recommendation is listed",
        "recommendations are listed",
        "No recommendation is listed",
        (("Recommendation", "recommendation"), ("From", "source"), ("Priority", "priority"), ("Owner", "owner"),
         ("Due", "due"), ("Status", "status"), ("What resulted", "impact")),
        ("overdue", "is_open"),
        "Those overdue stand first, then the others that are open.",
        f"What was recommended, and what resulted, {_RELEASE}",
        {"impact": "nothing recorded yet", "priority": "none named"},
        snapshot=True,
    ),
    "actions": Recipe(
        "Every action",
        "action is listed",
        "actions are listed",
        "No action is listed",
        (("Action", "action"), ("Priority", "priority"), ("Lead", "lead"), ("Due", "due"), ("Rated by its lead", "rag"),
         ("Needs a look", "needs"), ("Commentary", "commentary")),
        ("stalled", "late", "is_off"),
        "Those with little or no evidence of progress stand first, then the overdue, then red and amber.",
        f"What the actions are, and what is said of them, {_RELEASE}",
        {"needs": "–"},
        snapshot=True,
    ),
    "voice": Recipe(
        "What children and families said, and what was done",
        "thing was said",
        "things were said",
        "Nothing is recorded that children and families said",
        (("You said", "you_said"), ("We did", "we_did"), ("About", "theme"), ("Heard at", "source"),
         ("Priority", "priority"), ("Quarter", "period")),
        ("unanswered",),
        "Those without an answer stand first.",
        f"What they said, and what was done, {_RELEASE}",
        {"we_did": "no answer yet"},
    ),
    "meetings": Recipe(
        "Planned meetings that were not held",
        "planned meeting was not held",
        "planned meetings were not held",
        "No planned meeting is recorded as not held",
        (("Meeting", "meeting"), ("Planned for", "when")),
    ),
    "assessments": Recipe(
        "Self-assessments that have not come",
        "agency or school has not sent its self-assessment",
        "agencies and schools have not sent their self-assessments",
        "No self-assessment is recorded as not sent",
        (("Agency or school", "agency"), ("Kind", "kind"), ("Cycle", "cycle")),
        withheld="Which they are is for officers, unless they agree to be named.",
    ),
    "highlights": Recipe(
        "Highlight reports",
        "highlight report is listed",
        "highlight reports are listed",
        "No highlight report is held",
        (("Priority", "priority"), ("Quarter", "period"), ("RAG", "rag"), ("Done", "done"), ("Next", "next"),
         ("Risks", "risks"), ("Decisions sought", "decisions")),
        ("is_off",),
        "Those rated red or amber stand first.",
        f"What they say {_RELEASE}",
        {"next": "–", "risks": "–", "decisions": "–"},
    ),
}  # fmt: skip
