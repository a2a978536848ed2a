"""What was published, saved and asked is kept as it was, with name and day; nothing is written over."""

from __future__ import annotations

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from cesp.errors import StoreError
from cesp.store.publications import Chosen, Manuscript, Notice
from cesp.store.questions import Put
from cesp.store.store import Store
from tests.store.submissions import open_in, sessions, submission

NOTICE = Notice("Impact, Q3", "Children's Committee", date(2024, 6, 13), date(2024, 6, 5), "Amy Hall")
PAPER = Manuscript(b'{"a":"\xc3\xa9"}', Chosen("public", "2023/24 to Q3", "same-period"), 0, {"uploads": [1, 2]})
PUT = Put("Why so few?", "Cllr Smith", date(2024, 6, 13), None, "2-exhibit", "committee?slide=2", "public")


def test_a_publication_comes_back_byte_for_byte(store: Store, now: Iterator[datetime]) -> None:
    at = next(now)
    kept = store.papers.publish(NOTICE, PAPER, "amy", at)
    assert (kept.id, kept.notice, kept.chosen, kept.version) == (1, NOTICE, PAPER.chosen, 0)
    assert (kept.by, kept.at) == ("amy", at)
    assert kept.sha256 == hashlib.sha256(PAPER.content).hexdigest()
    assert store.papers.publication(1) == kept
    assert store.papers.manuscript(1) == PAPER
    told = replace(PAPER, story=b"{}", chosen=replace(PAPER.chosen, edition="restricted"))
    notice = replace(NOTICE, late="Figures came late.", exempt="Paragraph 2.")
    later = store.papers.publish(notice, told, "ben", next(now))
    assert store.papers.publications() == [later, kept]
    assert later.notice == notice
    assert store.papers.manuscript(2).story == b"{}"


def test_papers_of_what_is_no_longer_held_are_not_published(store: Store, now: Iterator[datetime]) -> None:
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    with pytest.raises(StoreError, match="has changed since this paper was put together"):
        store.papers.publish(NOTICE, PAPER, "amy", next(now))
    assert store.papers.publications() == []
    assert store.papers.publish(NOTICE, replace(PAPER, version=store.version()), "amy", next(now)).version == 1


def test_publishing_moves_no_figure_and_is_on_the_audit_trail(store: Store, now: Iterator[datetime]) -> None:
    version, state = store.version(), store.state()
    store.papers.publish(replace(NOTICE, late="Late."), PAPER, "amy", next(now))
    [event] = store.events()
    assert (event.what, event.by, event.upload) == ("publish", "amy", None)
    assert event.detail == (
        "no. 1, Impact, Q3, for Children's Committee on 2024-06-13 by Amy Hall; edition public, 2023/24 to Q3; "
        "after the papers were due: Late."
    )
    assert store.version() == version
    assert store.state() == state


def test_a_publication_that_was_altered_is_not_opened(store: Store, now: Iterator[datetime], tmp_path: Path) -> None:
    store.papers.publish(NOTICE, PAPER, "amy", next(now))
    store.close()
    with sqlite3.connect(tmp_path / "store.sqlite") as file:
        file.execute("UPDATE publication SET content = ?", (b'{"a":"e"}',))
    file.close()
    again = open_in(tmp_path)
    with pytest.raises(StoreError, match="altered or damaged") as caught:
        again.papers.manuscript(1)
    assert caught.value.where == "no. 1, Impact, Q3"
    assert again.papers.publication(1).notice == NOTICE
    again.close()


def test_a_store_made_before_publications_is_given_them(tmp_path: Path, now: Iterator[datetime]) -> None:
    store = open_in(tmp_path)
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    store.close()
    with sqlite3.connect(tmp_path / "store.sqlite") as file:
        for name in ("question_answer", "question", "story", "publication"):
            file.execute(f"DROP TABLE {name}")
    file.close()
    again = open_in(tmp_path)
    assert len(again.uploads()) == 1
    assert not any((again.papers.publications(), again.papers.stories(), again.papers.questions()))
    assert again.papers.publish(NOTICE, replace(PAPER, version=1), "amy", next(now)).id == 1
    again.close()


def test_what_does_not_exist_is_said(store: Store, now: Iterator[datetime]) -> None:
    for what, look in (
        ("publication", store.papers.publication),
        ("publication", store.papers.manuscript),
        ("story", store.papers.story),
        ("story", store.papers.savings),
        ("question", store.papers.question),
    ):
        with pytest.raises(StoreError, match=f"There is no {what} 7"):
            look(7)
    with pytest.raises(StoreError, match="There is no publication 7"):
        store.papers.ask(replace(PUT, publication=7), "amy", next(now))
    with pytest.raises(StoreError, match="There is no question 7"):
        store.papers.answer(7, 0, "x", "Amy", "amy", next(now))
    with pytest.raises(StoreError, match="There is no story 7"):
        store.papers.save_story(7, 1, "x", b"", "amy", next(now))
    assert store.events() == []


def test_every_saving_of_a_story_is_kept(store: Store, now: Iterator[datetime]) -> None:
    first = store.papers.save_story(None, 0, "Ten minutes", b"1", "amy", next(now))
    other = store.papers.save_story(None, 0, "Another", b"2", "ben", next(now))
    again = store.papers.save_story(first.number, first.saving, "Nine minutes", b"3", "ben", next(now))
    assert [(one.number, one.saving) for one in (first, other, again)] == [(1, 1), (2, 2), (1, 3)]
    assert store.papers.stories() == [again, other]
    assert store.papers.story(1) == again
    assert store.papers.savings(1) == [first, again]
    assert [event.detail for event in store.events()] == ["no. 1, Nine minutes", "no. 2, Another", "no. 1, Ten minutes"]


def test_a_story_saved_meanwhile_is_not_written_over(store: Store, now: Iterator[datetime]) -> None:
    first = store.papers.save_story(None, 0, "Ten minutes", b"1", "amy", next(now))
    store.papers.save_story(1, first.saving, "Ben's", b"2", "ben", next(now))
    with pytest.raises(StoreError, match="ben has saved this story meanwhile"):
        store.papers.save_story(1, first.saving, "Amy's", b"3", "amy", next(now))
    assert [one.title for one in store.papers.savings(1)] == ["Ten minutes", "Ben's"]


def test_a_question_keeps_every_answer_and_the_trail_none_of_the_words(store: Store, now: Iterator[datetime]) -> None:
    kept = store.papers.publish(NOTICE, PAPER, "amy", next(now))
    live = store.papers.ask(PUT, "amy", next(now))
    asked = store.papers.ask(replace(PUT, text="And why?", publication=kept.id, slide=""), "amy", next(now))
    assert (live.put, live.answer, live.last, live.answers) == (PUT, None, 0, ())
    first = store.papers.answer(asked.id, 0, "Two venues closed.", "Jo Bell", "jo", next(now))
    second = store.papers.answer(asked.id, first.last, "Three did.", "Amy Hall", "amy", next(now))
    assert [(one.text, one.name, one.by) for one in second.answers] == [
        ("Two venues closed.", "Jo Bell", "jo"),
        ("Three did.", "Amy Hall", "amy"),
    ]
    assert second.answer == second.answers[1]
    assert second.answers[:1] == first.answers
    assert store.papers.questions() == [live, second]
    assert store.papers.question(asked.id) == second
    assert [(event.what, event.detail) for event in reversed(store.events())][1:] == [
        ("question", "no. 1 on a page shown live, slide 2-exhibit: asked by Cllr Smith"),
        ("question", "no. 2 on publication 1: asked by Cllr Smith"),
        ("answer", "question no. 2: answered by Jo Bell"),
        ("answer", "question no. 2: answered by Amy Hall"),
    ]


def test_of_two_people_who_answer_at_once_one_is_told(store: Store, now: Iterator[datetime]) -> None:
    asked, at = store.papers.ask(PUT, "amy", next(now)), next(now)
    start, told = threading.Barrier(6), []

    def answer(name: str) -> None:
        start.wait()
        try:
            store.papers.answer(asked.id, 0, name, name, name, at)
        except StoreError as error:
            told.append(error.what)

    people = [threading.Thread(target=answer, args=(f"Person {number}",)) for number in range(6)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    after = store.papers.question(asked.id)
    assert len(after.answers) == 1
    assert len(told) == 5
    assert all(f"{after.answers[0].name} has answered" in words for words in told)
    store.papers.answer(asked.id, after.last, "More.", "Amy", "amy", next(now))
    with pytest.raises(StoreError, match="Amy has answered this question meanwhile"):
        store.papers.answer(asked.id, after.last, "Less.", "Ben", "ben", next(now))


def test_none_of_them_changes_what_pages_are_made_of(store: Store, now: Iterator[datetime]) -> None:
    state = store.state()
    for change in (
        lambda: store.papers.publish(NOTICE, PAPER, "amy", next(now)),
        lambda: store.papers.save_story(None, 0, "x", b"", "amy", next(now)),
        lambda: store.papers.ask(PUT, "amy", next(now)),
        lambda: store.papers.answer(1, 0, "x", "Amy", "amy", next(now)),
    ):
        change()
        assert store.state() == state
