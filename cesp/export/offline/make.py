"""A paper as one HTML file: it presents and is read in any browser, and asks no network for anything.

What may run in it is named by its hash in the file's own policy. Words are escaped by the templates; figures are data.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from plotly.graph_objects import Figure

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.paper import NOT_PUBLISHED, Paper, Slide
from cesp.briefing.sentences import spoken_day
from cesp.charts.draw import draw
from cesp.charts.palette import Mode
from cesp.charts.series import Chart, ChartKind
from cesp.export.standing import print_cell, stand

_HERE = Path(__file__).parent
_STYLE, _SCRIPT = "page.css", "page.js"
_MODES: tuple[Mode, ...] = ("light", "dark")
_TITLE = 28  # pixels of the title of a figure
_TALL: frozenset[ChartKind] = frozenset({"places", "mix", "lanes"})


@dataclass(frozen=True)
class Scene:
    """What stands on the screen at once: a slide, or the `cut`th of the other ways to look at its exhibit. `number` is
    the slide's; `id` names it in an address."""

    number: int
    slide: Slide
    cut: int
    headline: str
    lines: tuple[str, ...]
    exhibit: Exhibit | None

    @property
    def id(self) -> str:
        return f"slide-{self.number}-{self.cut}" if self.cut else f"slide-{self.number}"


@dataclass
class Figures:
    """The figures that the file holds, each once: by name their texts, and the units that stand above them in words."""

    kept: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    _names: dict[Chart, str] = field(default_factory=dict)

    def name(self, chart: Chart) -> str:
        """The name of a chart's figure."""
        if chart not in self._names:
            self._names[chart] = name = f"figure-{len(self._names) + 1}"
            self.units[name] = unescape(draw(chart).layout.title.text or "")
            self.kept[name] = _data(chart)
        return self._names[chart]


def make_html(paper: Paper) -> bytes:
    """The file, in UTF-8. The same paper gives the same bytes."""
    scripts, style, figures = (_plotly(), _text(_SCRIPT)), _text(_STYLE), Figures()
    body = _templates().get_template("body.html")
    words = body.render(
        paper=paper, standing=stand(paper), scenes=tuple(_scenes(paper)), figures=figures, outside=NOT_PUBLISHED
    )
    page = _templates().get_template("page.html")
    made = page.render(
        title=paper.title,
        policy=_policy(scripts),
        style=style,
        scripts=scripts,
        body=words,
        figures=figures.kept,
    )
    return made.encode("utf-8", "replace")


def _scenes(paper: Paper) -> Iterator[Scene]:
    """Each slide, and after it the other cuts of its exhibit."""
    for number, slide in enumerate(paper.slides, start=1):
        lines = tuple(line for line in slide.lines if line != slide.headline)
        yield Scene(number, slide, 0, slide.headline, lines, slide.exhibit)
        for cut, exhibit in enumerate(slide.cuts, start=1):
            yield Scene(number, slide, cut, exhibit.headline, exhibit.lines, exhibit)


def _data(chart: Chart) -> str:
    """A figure for light and for dark as JSON that cannot end the element it stands in; `tall` where its height follows
    from what it lists."""
    drawn: dict[str, object] = {mode: _untitled(draw(chart, mode)) for mode in _MODES}
    text = json.dumps({**drawn, "tall": chart.kind in _TALL}, separators=(",", ":"))
    return text.replace("<", r"\u003c").replace(">", r"\u003e").replace("&", r"\u0026")


def _untitled(figure: Figure) -> dict[str, Any]:
    """A figure without its title, which stands above it in words that break where they have to."""
    made: dict[str, Any] = json.loads(figure.to_json())
    if made["layout"].pop("title", None):
        made["layout"]["height"] -= _TITLE
        made["layout"]["margin"]["t"] -= _TITLE
    return made


def _policy(scripts: tuple[str, ...]) -> str:
    """Nothing is asked of a network, and no script runs but these. The drawing library writes styles of its own."""
    named = " ".join(f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in scripts)
    sources = f"script-src {named}; style-src 'unsafe-inline'; img-src data:"
    return f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"


@cache
def _plotly() -> str:
    from plotly.offline import get_plotlyjs

    # A browser reads every end of line as \n before it takes the hash.
    script: str = get_plotlyjs().replace("\r\n", "\n").replace("\r", "\n")
    return script


@cache
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"printed": print_cell, "day": spoken_day}
    return made
