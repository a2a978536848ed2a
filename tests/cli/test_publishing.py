"""`cesp publish`, `cesp publications` and `cesp questions`: on lines and as JSON, on an empty store."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cesp.briefing.stories import SlidePlan, Story
from cesp.jobs.desk import open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.publishing import open_publication
from cesp.jobs.telling import Telling, save_telling
from cesp.people import LOCAL
from tests.cli.conftest import Call
from tests.measures.world import keep, table

MEETING = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
PAPERS = ("publish", "--title", "Impact", "--committee", "Scrutiny", "--meeting", MEETING, "--period", "2023/24 Q2")


@pytest.fixture
def publish(call: Call) -> Call:
    """Runs `cesp publish` for a meeting in sixty days, in Amy Hall's name."""
    return lambda *words: call(*PAPERS, "--name", "Amy Hall", *words)


def store_of(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


def test_papers_are_published_listed_and_told_apart_from_today(call: Call, publish: Call, tmp_path: Path) -> None:
    assert call("publications") == (0, "Nothing has been published yet.\n", "")
    assert json.loads(call("publications", "--json")[1]) == []
    status, printed, _ = publish("--json")
    [kept] = json.loads(printed)
    assert status == 0
    assert (kept["id"], kept["title"], kept["committee"], kept["meeting"]) == (1, "Impact", "Scrutiny", MEETING)
    assert (kept["edition"], kept["period"], kept["name"]) == ("public", "2023/24 Q2", "Amy Hall")
    assert json.loads(call("publications", "--json")[1]) == [kept]
    assert json.loads(call("publications", "1", "--json")[1]) == [{**kept, "changes": []}]
    line = f"    1  Impact, Scrutiny, meeting on {MEETING} (papers due {kept['due']}): edition public, 2023/24 Q2, by "
    assert call("publications")[1] == f"{line}Amy Hall, {kept['at'][:10]}\n"
    assert call("publications", "1")[1].splitlines()[1:] == ["       Nothing has changed since."]

    desk = open_desk(store_of(tmp_path), partnership_folder(), LOCAL)
    keep(desk.store, table("training_sessions", "when | course | sessions | attended\n2023 Q2 | x | 2 | 30"))
    desk.store.close()
    first, second, *_ = call("publications", "1")[1].splitlines()[1:]
    assert first.startswith("       These papers stand as they were published on ")
    assert second == "       Came, were corrected or were put back since: training returns for 2023/24 Q2."


def test_what_cannot_be_published_is_said(call: Call, publish: Call) -> None:
    assert "is no date" in call(*PAPERS[:6], "soon")[2]
    assert "A name is needed" in call(*PAPERS)[2]
    assert "is for officers alone" in publish("--edition", "officer")[2]
    status, _, told = publish("--meeting", "2024-06-13")
    assert (status, "were due on 5 June 2024, 5 clear days before" in told) == (2, True)
    assert publish("--meeting", "2024-06-13", "--late", "Found late.")[0] == 0
    assert "There is no publication 7" in call("publications", "7")[2]
    assert "There is no story 3" in publish("--story", "3")[2]


def test_a_saved_story_is_told_and_what_was_asked_is_listed(call: Call, publish: Call, tmp_path: Path) -> None:
    desk = open_desk(store_of(tmp_path), partnership_folder(), LOCAL)
    story = Story("Ten minutes", (SlidePlan("text", headline="Good evening"),))
    save_telling(desk, Telling(story))
    assert publish("--story", "1")[0] == 0
    asked = call("questions", "ask", "Why?", "--by", "Cllr Smith", "--publication", "1", "--slide", "1-text", "--json")
    [question] = json.loads(asked[1])
    assert (question["id"], question["asked_by"], question["edition"]) == (1, "Cllr Smith", "public")
    assert publish()[0] == 0
    first, second = open_publication(desk, 1), open_publication(desk, 2)
    assert (first.story, first.paper.questions, second.story) == (story, (), None)
    [listed] = second.paper.questions
    assert (listed.text, listed.by, listed.view, listed.answer) == ("Why?", "Cllr Smith", "Good evening", "")
    desk.store.close()


def test_questions_are_asked_answered_and_listed(call: Call) -> None:
    assert call("questions", "list") == (0, "Nobody has asked anything yet.\n", "")
    status, printed, _ = call("questions", "ask", "Why?", "--by", "Cllr Smith", "--edition", "public")
    assert (status, printed[:5], printed.endswith("Cllr Smith: Why?  (open)\n")) == (0, "    1", True)
    assert call("questions", "list", "--open")[1] == printed
    assert "A name is needed" in call("questions", "answer", "1", "Because.")[2]
    [answered] = json.loads(call("questions", "answer", "1", "Because.", "--name", "Jo Bell", "--json")[1])
    assert [(one["text"], one["name"]) for one in answered["answers"]] == [("Because.", "Jo Bell")]
    assert call("questions", "list", "--open") == (0, "No question is open.\n", "")
    assert call("questions", "list")[1].endswith("Cllr Smith: Why?  Jo Bell: Because.\n")
    again = ("questions", "answer", "1", "Two things.", "--name", "Amy Hall")
    assert "Jo Bell has answered this question meanwhile" in call(*again)[2]
    assert call(*again, "--instead", answered["answers"][0]["id"])[0] == 0
    [kept] = json.loads(call("questions", "list", "--json")[1])
    assert [one["text"] for one in kept["answers"]] == ["Because.", "Two things."]
