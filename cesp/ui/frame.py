"""What every page says at its top: edition, period against period, as at when, and any banner."""

from __future__ import annotations

import streamlit as st

from cesp.briefing.exhibit import Frame
from cesp.ui.markup import Markup, join, tag


def show_frame(frame: Frame) -> None:
    """One quiet line with the edition as a word in a box, then a line for each banner."""
    st.html(join((_line(frame), *(tag("p", banner, css="cesp-banner") for banner in frame.banners))))


def _line(frame: Frame) -> Markup:
    badge = tag("span", frame.edition_name, css=f"cesp-badge cesp-{frame.edition}")
    pieces = [frame.period, frame.compared]
    if frame.figures_to:
        pieces.append(f"Figures to {frame.figures_to.day} {frame.figures_to:%B %Y}")
    return tag("p", badge, " ", tag("span", " · ".join(filter(None, pieces))), css="cesp-frame")
