"""Words become markup here and nowhere else. Text is data: every piece of it is escaped, whatever it holds.

Streamlit's own text commands read Markdown, in which a cell such as "*<5*" or "$4" means something; so what comes
from returns or configuration is shown through `tag`, a dataframe, or not at all.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from string import punctuation

#: A cell of so many letters, such as a date, is not broken over lines.
_SHORT = 17


class Markup(str):
    """A string that is already markup. Made by `tag` and `join` only."""

    __slots__ = ()


def tag(name: str, *content: str, css: str = "", attributes: Mapping[str, str] | None = None) -> Markup:
    """An element. Plain strings in `content` and all attribute values are escaped."""
    pairs = {**({"class": css} if css else {}), **(attributes or {})}
    inside = "".join(f' {key}="{html.escape(value)}"' for key, value in pairs.items())
    return Markup(f"<{name}{inside}>{join(content)}</{name}>")


def join(content: Iterable[str]) -> Markup:
    """Pieces one after the other, escaped unless they are markup already."""
    return Markup("".join(piece if isinstance(piece, Markup) else html.escape(piece) for piece in content))


def unmarked(text: str) -> str:
    """Text for a label, which reads Markdown: every sign that could mean something there is told not to."""
    return "".join(f"\\{letter}" if letter in punctuation else letter for letter in text)


def listed(items: Iterable[str], css: str = "") -> Markup:
    """An unordered list."""
    return tag("ul", *(tag("li", item) for item in items), css=css)


def fold(title: str, *content: str) -> Markup:
    """Content that its title folds away until it is opened; the browser does so by itself, without a run."""
    return tag("details", tag("summary", title), *content)


def table(columns: Iterable[str], rows: Iterable[Iterable[str | float | None]], name: str = "Table") -> Markup:
    """A table with its headings, in a frame that scrolls by itself; numbers to the right, None as a dash."""
    head = tag("thead", tag("tr", *(tag("th", column, attributes={"scope": "col"}) for column in columns)))
    body = tag("tbody", *(tag("tr", *map(_cell, row)) for row in rows))
    return scrolling(tag("table", head, body), name)


def scrolling(inside: Markup, name: str) -> Markup:
    """A frame for what is wider or longer than the page; the keyboard reaches it, and it has a name."""
    attributes = {"tabindex": "0", "role": "region", "aria-label": name}
    return tag("div", inside, css="cesp-scroll", attributes=attributes)


def _cell(value: str | float | None) -> Markup:
    if value is None:
        return tag("td", "–")
    if isinstance(value, str):
        return tag("td", value, css="cesp-short" if len(value) <= _SHORT else "")
    return tag("td", f"{value:,.10g}", css="cesp-number")
