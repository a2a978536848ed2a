"""The tables of what is given to a committee: publications and their ledger, stories, and questions with their answers.
A line is added, never changed. Stores made before them are given them when they are opened."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Date, ForeignKey, Integer, LargeBinary, Table, Text

from cesp.store.tables import FIXED, Instant

# A paper as it was given to a committee: `content` is the whole of it, `scope` and `story` what it was composed of,
# `footing` what its figures rested on, `version` the store's.
PUBLICATION = Table(
    "publication",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("committee", Text, nullable=False),
    Column("meeting", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("late", Text, nullable=False),
    Column("exempt", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("compare", Text, nullable=False),
    Column("version", BigInteger, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("story", LargeBinary),
    Column("footing", JSON, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

# What each publication made of each count it could have shown: `fate` is "shown", "hidden" or "withheld", and only what
# was shown has its `value` here. `digest` names the pattern of its block.
LEDGER = Table(
    "ledger",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("publication", ForeignKey(PUBLICATION.c.id), nullable=False, index=True),
    Column("edition", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("cell", Text, nullable=False),
    Column("fate", Text, nullable=False),
    Column("value", BigInteger),
    Column("digest", Text, nullable=False),
)

# Every saving of a story is a line of its own under the story's number; the latest is the story as it stands.
STORY = Table(
    "story",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("story", Integer, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

# What a committee asked, of which publication (none of a page shown live), on which slide and view of which edition;
# and every answer.
QUESTION = Table(
    "question",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("publication", ForeignKey(PUBLICATION.c.id), index=True),
    Column("slide", Text, nullable=False),
    Column("view", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("asker", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
QUESTION_ANSWER = Table(
    "question_answer",
    FIXED,
    Column("id", Integer, primary_key=True),
    Column("question", ForeignKey(QUESTION.c.id), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", Instant, nullable=False),
)
