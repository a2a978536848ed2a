"""The slides of a story, in order: choose one to begin with, move, change, take out and add slides, and save it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from cesp.briefing.paper import Paper, Slide, SlideKind
from cesp.briefing.stories import SlidePlan, Story, moved, put, tell_story, without
from cesp.jobs.desk import Desk
from cesp.jobs.papers import evidence_of
from cesp.jobs.telling import Telling, list_tellings, save_telling
from cesp.people import allowed
from cesp.ui.markup import join, tag
from cesp.ui.notices import run, show_empty

#: Where a story that is being changed is kept until it is saved, and which one it was.
_DRAFT, _OF = "story-draft", "story-of"
#: The story that was just saved, to go on with.
_NEXT = "story-next"
_KINDS: dict[SlideKind, str] = {
    "exhibit": "A figure with its chart",
    "impact": "An impact line",
    "summary": "What works, what worries, what comes next, what is not known",
    "gaps": "What we do not know, and what comes next",
    "text": "Words of your own",
}
_WHOLE = "The whole partnership"


def choose_telling(desk: Desk, paper: Paper) -> Telling:
    """The story to work on: one of those there are, with what was changed in this window."""
    tellings = list_tellings(desk, paper)
    names = [_name(telling) for telling in tellings]
    if _NEXT in st.session_state:  # a box is set before it is drawn
        st.session_state["story-choice"] = st.session_state.pop(_NEXT)
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    name = left.selectbox("Begin with", names, key="story-choice")
    telling = tellings[names.index(name)]
    mark = (paper.frame, name, telling.saving)
    if st.session_state.get(_OF) != mark:
        st.session_state[_OF], st.session_state[_DRAFT] = mark, telling
    told: Telling = st.session_state[_DRAFT]
    if allowed(desk.person, "publish"):
        with right.popover("Save the story", key="story-save", icon=":material/save:"):
            _show_saving(desk, told)
    return told


def show_slides(desk: Desk, paper: Paper, told: Telling) -> None:
    """A line for each slide with what may be done to it, then the way to add one."""
    slides = tell_story(told.story, evidence_of(desk, paper))
    if not slides:
        show_empty("This story has no slide yet.", "Add the first one.")
    for place, slide in enumerate(slides):
        _show_slide(told.story, place, slide)
    with st.popover("Add a slide", key="story-add", icon=":material/add:", on_change="rerun") as adding:
        if adding.open:
            _show_adding(paper, told.story)


def _name(telling: Telling) -> str:
    return f"{telling.story.title} (no. {telling.number}, {telling.by})" if telling.number else telling.story.title


def _show_slide(story: Story, place: int, slide: Slide) -> None:
    words, doing = st.columns([7, 4], vertical_alignment="center")
    words.html(join((tag("p", f"{place + 1}. {slide.whose}", css="cesp-kicker"), tag("p", slide.headline))))
    with doing.container(horizontal=True, horizontal_alignment="right", gap="small"):
        about, last = f"slide {place + 1}", place == len(story.slides) - 1
        _button("Up", f"Move {about} up", f"up-{place}", partial(moved, story, place, -1), at_end=place == 0)
        _button("Down", f"Move {about} down", f"down-{place}", partial(moved, story, place, 1), at_end=last)
        if st.button("Change", key=f"change-{place}", type="tertiary", help=f"Change the words of {about}"):
            st.dialog(f"Slide {place + 1}", width="medium")(_show_change)(story, place, slide)
        _button("Take out", f"Take {about} out", f"out-{place}", partial(without, story, place))


def _button(label: str, spoken: str, key: str, change: Callable[[], Story], at_end: bool = False) -> None:
    if st.button(label, key=key, type="tertiary", help=spoken, disabled=at_end):
        _keep(change())


def _keep(story: Story) -> None:
    """What was changed stands in this window until it is saved, or another story is chosen."""
    st.session_state[_DRAFT] = replace(st.session_state[_DRAFT], story=story)
    st.rerun()


def _show_change(story: Story, place: int, slide: Slide) -> None:
    """The words of a slide. What is left blank says what the evidence says."""
    plan = story.slides[place]
    st.html(tag("p", slide.headline))
    with st.form(f"words-{place}", border=False):
        headline = st.text_input("Headline of your own", plan.headline)
        lines = st.text_area("Lines of your own, one to a line", "\n".join(plan.lines))
        notes = st.text_area("Notes for who speaks", plan.notes)
        expected = st.text_area("Questions to be ready for, one to a line", "\n".join(plan.expected))
        if st.form_submit_button("Keep", type="primary"):
            words = replace(
                plan, headline=headline.strip(), lines=_lines(lines), notes=notes.strip(), expected=_lines(expected)
            )
            _keep(put(story, place, words))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _show_adding(paper: Paper, story: Story) -> None:
    kind = st.selectbox("What", tuple(_KINDS), format_func=_KINDS.__getitem__, key="add-kind")
    chapters = {chapter.title: chapter for chapter in paper.chapters if chapter.parts}
    whole = () if kind in ("exhibit", "impact") else (_WHOLE,)
    whose = st.selectbox("Of", (*whole, *chapters), key=f"add-whose-{bool(whole)}")
    chapter = chapters.get(whose or "")
    exhibits = {item.exhibit.id: item.exhibit for part in chapter.parts for item in part.items} if chapter else {}
    exhibit = ""
    if kind == "exhibit":
        exhibit = st.selectbox(
            "Figure", tuple(exhibits), format_func=lambda one: exhibits[one].title, key=f"add-of-{whose}"
        ) or ""  # fmt: skip
    headline = st.text_input("Headline", key="add-headline") if kind == "text" else ""
    if st.button("Add it at the end", key="add-slide", type="primary"):
        plan = SlidePlan(kind, chapter.priority if chapter else None, exhibit, headline.strip())
        _keep(put(story, len(story.slides), plan))


def _show_saving(desk: Desk, told: Telling) -> None:
    title = st.text_input("Title", told.story.title, key=f"story-title-{told.number}")
    named = replace(told, story=replace(told.story, title=title))
    if told.number and st.button("Save", key="story-again", type="primary"):
        run(partial(_save, desk, named))
    if st.button("Save as a new one", key="story-new", type="secondary" if told.number else "primary"):
        run(partial(_save, desk, replace(named, number=0, saving=0)))


def _save(desk: Desk, told: Telling) -> None:
    """Saves it and goes on with what was saved."""
    st.session_state[_NEXT] = _name(save_telling(desk, told))
