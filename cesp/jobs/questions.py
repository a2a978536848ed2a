"""The question log: what a committee asks in the room is kept with the view it was asked of, answered later, and listed
in the next report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cesp.briefing.paper import Asked
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import EDITIONS, Edition
from cesp.errors import Mendable
from cesp.jobs.desk import Desk
from cesp.jobs.publishing import open_publication
from cesp.jobs.words import name_of, require_text
from cesp.store.questions import Put, Question


def ask_question(
    desk: Desk,
    publication: int | None,
    slide: str,
    view: str,
    text: str,
    by: str,
    edition: Edition | None = None,
) -> Question:
    """Keeps what somebody (`by`, such as "Cllr Smith") asked today of a slide and the view at an address. `edition` is
    that of a page shown live, the officers' where it is not said; a publication has its own. Mendable where there are
    no words, or nobody asked them."""
    desk.require("comment")
    require_text(text)
    if not by.strip():
        raise Mendable("It is not said who asked", mend="Write the name, such as Cllr Smith, or “a member”.")
    known = desk.store.papers.publication(publication).chosen.edition if publication is not None else edition
    today = desk.clock().date()
    put = Put(text.strip(), by.strip(), today, publication, slide, view, known or "officer")
    return desk.store.papers.ask(put, desk.person.name, desk.clock())


def answer_question(desk: Desk, number: int, text: str, name: str = "", seen: int = 0) -> Question:
    """Keeps an answer, whose `name` is given where the person at the desk is not known by one. `seen` is the answer it
    takes the place of, 0 for none; that one stays on the log."""
    desk.require("comment")
    require_text(text)
    return desk.store.papers.answer(number, seen, text.strip(), name_of(desk, name), desk.person.name, desk.clock())


def list_questions(desk: Desk) -> list[Question]:
    """Every question, in the order they were asked: for officers and scrutineers."""
    desk.require("read_officer")
    return desk.store.papers.questions()


def questions_since(desk: Desk, edition: Edition, since: date | None = None) -> tuple[Asked, ...]:
    """What a report of an edition lists, in the order asked: what was asked or answered on a day or after it, and what
    is still open; all there is without a day. What was asked of an edition for fewer eyes stays out."""
    found = [one for one in list_questions(desk) if _may_see(one, edition) and _is_due(one, since)]
    headlines = _headlines(desk, {one.put.publication for one in found if one.put.publication is not None})
    return tuple(_asked(one, headlines) for one in found)


def question_data(one: Question) -> dict[str, Any]:
    """A question as plain data, ready for JSON, with every answer."""
    put = one.put
    return {
        "id": one.id,
        "text": put.text,
        "asked_by": put.asker,
        "on": put.day.isoformat(),
        "publication": put.publication,
        "slide": put.slide,
        "view": put.view,
        "edition": put.edition,
        "by": one.by,
        "at": one.at.isoformat(),
        "answers": [
            {"id": each.id, "text": each.text, "name": each.name, "by": each.by, "at": each.at.isoformat()}
            for each in one.answers
        ],
    }


def question_line(data: Mapping[str, Any]) -> str:
    """A question on one line, with its latest answer."""
    asked = f"{data['id']:>5}  {data['on']}  {data['asked_by']}: {data['text']}"
    latest = data["answers"][-1] if data["answers"] else None
    return f"{asked}  {latest['name']}: {latest['text']}" if latest else f"{asked}  (open)"


def _may_see(one: Question, edition: Edition) -> bool:
    """Editions are listed from the one for the fewest eyes on; each may list what was asked of itself and after it."""
    names: tuple[str, ...] = EDITIONS
    return names.index(one.put.edition) >= names.index(edition)


def _is_due(one: Question, since: date | None) -> bool:
    if since is None or one.answer is None:
        return True
    return max(one.put.day, one.answer.at.date()) >= since


def _headlines(desk: Desk, publications: set[int]) -> dict[tuple[int | None, str], str]:
    """(publication, slide) -> what stood at the slide's head when it was shown."""
    return {
        (number, slide.id): slide.headline
        for number in publications
        for slide in open_publication(desk, number).paper.slides
    }


def _asked(one: Question, headlines: Mapping[tuple[int | None, str], str]) -> Asked:
    """As a report prints it, pinned to the headline of its slide, or to the address where it was of none."""
    put, answer = one.put, one.answer
    view = headlines.get((put.publication, put.slide)) or put.view
    if answer is None:
        return Asked(put.text, put.asker, put.day, view)
    return Asked(put.text, put.asker, put.day, view, answer.text, f"{answer.name}, {spoken_day(answer.at.date())}")
