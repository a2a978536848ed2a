"""What every page says at its top: edition, period against period, as at when, and any banner."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.exhibit import Frame
from cesp.jobs.desk import Desk
from cesp.jobs.samples import samples_stand
from cesp.ui.markup import Markup, join, tag
from cesp.ui.notices import show_empty
from cesp.ui.selection import Selection


def show_frame(frame: Frame) -> None:
    """One quiet line with the edition as a word in a box, then a line for each banner."""
    cleared = (tag("p", frame.cleared, css="cesp-quiet"),) if frame.cleared else ()
    st.html(join((_line(frame), *cleared, *(tag("p", banner, css="cesp-banner") for banner in frame.banners))))


def show_label(desk: Desk) -> None:
    """That samples are among what is held, on a page that has no frame of its own."""
    if samples_stand(desk) and desk.partnership.synthetic:
        st.html(tag("p", desk.partnership.synthetic, css="cesp-banner"))


def is_withheld(chosen: Selection) -> bool:
    """Labels a page of who sent what; True, and told so, where the edition is not the officers'."""
    show_label(chosen.desk)
    if chosen.scope is None or chosen.scope.edition == "officer":
        return False
    name = chosen.desk.partnership.editions["officer"]
    show_empty("Who sent what is for officers only.", f"Choose the edition “{name}” above to see it.")
    return True


def _line(frame: Frame) -> Markup:
    badge = tag("span", frame.edition_name, css=f"cesp-badge cesp-{frame.edition}")
    pieces = [frame.period, frame.compared]
    if frame.figures_to:
        pieces.append(f"Figures to {frame.figures_to.day} {frame.figures_to:%B %Y}")
    return tag("p", badge, " ", tag("span", " · ".join(filter(None, pieces))), css="cesp-frame")
