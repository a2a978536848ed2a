"""Which colour a role has, on a light and on a dark page.

Source: Government Analysis Function, "Data visualisation: colours in charts": focus #12436D on #BFBFBF; on dark pages
the light end of its sequential blue. RAG colours carry a letter as well, so that colour never speaks alone. What
chance does not explain is blue for the better, orange for the worse (Making Data Count), each with a shape of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from cesp.charts.series import Mark, Role

Mode = Literal["light", "dark"]
INK: Mapping[Mode, str] = {"light": "#1F2328", "dark": "#E8EAED"}
QUIET: Mapping[Mode, str] = {"light": "#595F69", "dark": "#A9B1BC"}
LETTERS: Mapping[Role, str] = {"red": "R", "amber": "A", "green": "G", "blue": "B"}


def colour(role: Role, mode: Mode) -> str:
    """The colour of a mark."""
    return _COLOURS[role][0 if mode == "light" else 1]


def mark_colour(mark: Mark, mode: Mode) -> str:
    """The colour of a point that chance does, or does not, explain."""
    return _MARKS[mark][0 if mode == "light" else 1]


def text_on(role: Role, mode: Mode) -> str:
    """The colour of writing inside a mark: at least 4.5 to 1 against it."""
    return "#FFFFFF" if (role, mode) in _WHITE_TEXT else "#0B0C0C"


_COLOURS: Mapping[Role, tuple[str, str]] = {
    "now": ("#12436D", "#6BACE6"),
    "focus": ("#12436D", "#6BACE6"),
    "before": ("#BFBFBF", "#808996"),
    "earlier": ("#BFBFBF", "#808996"),
    "others": ("#BFBFBF", "#808996"),
    "red": ("#A6192E", "#A6192E"),
    "amber": ("#F2B134", "#F2B134"),
    "green": ("#1D7A55", "#1D7A55"),
    "blue": ("#12436D", "#2073BC"),
    "grey": ("#BFBFBF", "#A9B1BC"),
}
_MARKS: dict[Mark, tuple[str, str]] = {
    "": (QUIET["light"], QUIET["dark"]),
    "better": ("#12436D", "#6BACE6"),
    "worse": ("#F46A25", "#F46A25"),
    "higher": ("#801650", "#A285D1"),
    "lower": ("#801650", "#A285D1"),
}
_WHITE_TEXT: frozenset[tuple[Role, Mode]] = frozenset(
    {
        ("now", "light"),
        ("focus", "light"),
        ("red", "light"),
        ("red", "dark"),
        ("green", "light"),
        ("green", "dark"),
        ("blue", "light"),
        ("blue", "dark"),
    }
)
