"""What an easy-read draft is made of, and the sentences that it has ready."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cesp.measures.values import FigureStatus, Verdict

Picture = Literal[
    "people", "number", "better", "worse", "same", "more", "fewer", "unknown", "hidden", "speech", "done", "about",
    "word", "draft",
]  # fmt: skip
Group = Literal["better", "worse", "same", "different", "unknown"]
DRAFT = "Easy-read draft"
UNCHECKED = "This is a draft. People with lived experience have not checked it yet."


@dataclass(frozen=True)
class EasyRow:
    """One idea. `alt` says what its picture shows, of which `filled` people out of ten stand out, None for a picture
    of something else. `subject` is true of a line that says what the next ones are about."""

    picture: Picture
    text: str
    alt: str
    filled: int | None = None
    subject: bool = False


@dataclass(frozen=True)
class EasyPart:
    """Rows under a heading."""

    title: str
    rows: tuple[EasyRow, ...]


@dataclass(frozen=True)
class EasyChapter:
    """A priority."""

    title: str
    parts: tuple[EasyPart, ...]


@dataclass(frozen=True)
class EasyRead:
    """The draft. `about` opens it, `asked` are the questions of the committee, without rows where there are none;
    `words` are the hard ones, each with what it means."""

    title: str
    about: EasyPart
    chapters: tuple[EasyChapter, ...]
    asked: EasyPart
    words: EasyPart


ABOUT = "About this paper"
AIM = "What we want"
CLOSED = "This work has ended"
DID = "What we did"
VOICE = "What children and families told us"
ASKED = "What people asked us"
WORDS = "Hard words"
PURPOSE = ("This paper is about keeping children safe.", "It says what we did, and what changed.")
NOW, BEFORE = "Now", "Before"
TENTHS_DRAWN = 8
TENTHS = "8 in 10 people means: 8 people out of every 10 people."
SURE = "We say better or worse only when the numbers are clear."
SMALL = "We do not show small numbers."
NOTHING = "We have no numbers about this yet."
SLIGHT = "The change is less than 1 in 10."
UNANSWERED = "We have not answered this yet."
UNHEARD = "We do not have what children told us about this yet."
GROUPS: Mapping[Group, str] = {
    "better": "What got better",
    "worse": "What got worse",
    "same": "What stayed about the same",
    "different": "What is different, not better or worse",
    "unknown": "What we do not know yet",
}
#: What stands under a heading that is never left out.
NONE: Mapping[Group, str] = {
    "better": "We are not sure that anything here got better.",
    "worse": "We are not sure that anything here got worse.",
}
CLEAR: frozenset[Verdict | None] = frozenset({"improved", "worsened"})
GROUP_OF: Mapping[Verdict | None, Group] = {
    "improved": "better",
    "worsened": "worse",
    "about_the_same": "same",
    "more": "different",
    "fewer": "different",
    "no_clear_change": "unknown",
    "too_few": "unknown",
    "not_like_for_like": "unknown",
    "no_previous": "unknown",
    None: "unknown",
}
VERDICTS: Mapping[Verdict | None, tuple[Picture, str]] = {
    "improved": ("better", "This got better."),
    "worsened": ("worse", "This got worse."),
    "about_the_same": ("same", "This is about the same as before."),
    "more": ("more", "This is more than before."),
    "fewer": ("fewer", "This is less than before."),
    "no_clear_change": ("unknown", "We cannot tell yet if this changed."),
    "too_few": ("unknown", "There are too few to tell if this changed."),
    "not_like_for_like": ("unknown", "We cannot compare this with the time before."),
    "no_previous": ("unknown", "We have no number from before."),
    None: ("unknown", "We cannot tell if this changed."),
}
NOT_SHOWN: Mapping[FigureStatus, str] = {
    "suppressed": SMALL,
    "not_supplied": "We were not sent these numbers.",
    "not_applicable": "There was nothing to count.",
}
ALT: Mapping[Picture, str] = {
    "people": "Ten people",
    "number": "Counting marks",
    "better": "A green arrow that points up",
    "worse": "An orange arrow that points down",
    "same": "An equals sign",
    "more": "A plus sign",
    "fewer": "A minus sign",
    "unknown": "A question mark",
    "hidden": "A number that is covered",
    "speech": "A speech bubble",
    "done": "A tick",
    "about": "A page with lines",
    "word": "An open book",
    "draft": "A pencil",
}
