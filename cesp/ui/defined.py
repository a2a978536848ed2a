"""The way from an exhibit to its definition."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.facts import anchor_of
from cesp.ui.markup import Markup, tag

ABOUT = "about"


def definition_link(exhibit: Exhibit, query: Mapping[str, str]) -> Markup:
    """A link to what the exhibit's figure means; `query` keeps what is chosen on the page."""
    asked = {**query, ABOUT: anchor_of(exhibit.shown.definition)}
    attributes = {"href": f"definitions?{urlencode(asked)}", "target": "_self"}
    return tag("p", tag("a", "Everything about this measure", attributes=attributes))
