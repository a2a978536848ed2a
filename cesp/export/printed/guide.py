"""The quick guide: one page on the three things that people do here, with the names and keys that the screen has."""

from __future__ import annotations

from dataclasses import dataclass

from cesp.briefing import reading
from cesp.catalogue import Partnership
from cesp.disclosure.protect import VERDICT_WORDS
from cesp.export.printed.setting import Given, set_pages

TEMPLATE = "guide.typ"
TITLE = "Partnership Impact: quick guide"

#: Plain words and names on the screen by turns, plain words first.
Step = tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """One of the three, in steps."""

    title: str
    steps: tuple[Step, ...]


def make_guide(partnership: Partnership) -> bytes:
    """A PDF of one page, A4. What `c` and other marks mean, and what editions are called, is the partnership's."""
    works: list[Given] = [
        {"title": work.title, "steps": [list(step) for step in work.steps]} for work in (EXPLORE, PRESENT, UPLOAD)
    ]
    given: dict[str, Given] = {
        "title": TITLE,
        "partnership": partnership.name,
        "works": works,
        "keys": [list(pair) for pair in KEYS],
        "marks": [list(fact) for fact in reading.statuses(partnership)],
        "verdicts": [list(fact) for fact in reading.verdicts(partnership) if fact[0] in _CAREFUL],
        "editions": [list(fact) for fact in reading.editions(partnership)],
    }
    return set_pages(TEMPLATE, given)


#: Of all verdicts, those that are taken for more than they say.
_CAREFUL = tuple(VERDICT_WORDS[verdict] for verdict in ("no_clear_change", "too_few"))
EXPLORE = Work(
    "Explore: what has changed?",
    (
        ("Open ", "Overview", ". Choose ", "Year", ", ", "Period", ", ", "Compared with", " and ", "Edition",
         " at the top. Every page keeps them."),
        ("Read the sentences first. Each leads to the figure it rests on.",),
        ("Open a priority at the left: what we did, what changed in practice, what it means for children.",),
        ("Under a figure, open ", "Table", ", ", "Definition", " or ", "Where from", "."),
        ("For any measure, any two periods and any part of it, open ", "Compare", "."),
    ),
)  # fmt: skip
PRESENT = Work(
    "Present: live, to a committee",
    (
        ("In ", "Papers and reports", " order the story, take it away, and publish it."),
        ("In the room press ", "Present it now", ". Use a clicker, or the keys below."),
        ("Your own screen: ", "Notes in a second window", " has notes, next slide and clock."),
        ("Asked about something else? ", "All slides", " jumps. ", "Look closer", " shows the figure another way."),
        ("Not answered yet? ", "Ask a question", " keeps it for the next report."),
    ),
)
UPLOAD = Work(
    "Upload: the quarter’s spreadsheets",
    (
        ("Open ", "Upload returns", ". ", "Choose", ": drop files, or the e-mails they came in."),
        ("", "Check", ": see what each was taken for, and mend it there."),
        ("", "What will change", ": read which figures move. Then load."),
        ("", "Done", ": keep the receipt. ", "Undo", " takes an upload back; nothing is lost."),
        ("Who has not sent theirs? Open ", "Returns", ", and copy the reminder."),
    ),
)
#: Keys while presenting, and what each does.
KEYS: tuple[tuple[str, str], ...] = (
    ("Right, PageDown", "Next"),
    ("Left, PageUp", "Back"),
    ("Home, End", "First, last"),
    ("O", "All slides"),
    ("D", "Look closer"),
    ("B", "Black screen"),
    ("Q", "Ask a question"),
    ("Escape", "Back to the slide"),
)
