"""A page of the dashboard as words, and whether an answer is among them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from cesp.periods import Period

#: What the pages are of: the latest of the samples.
NINE_MONTHS = Period.to_date(2023, 3)
#: Words written beside one figure before the pages are read.
COMMENT = "Two experienced auditors joined in the summer."
Read = Callable[..., str]


def show_page(script: str, address: str, edition: str) -> None:
    """One page of the dashboard, for AppTest."""
    import runpy

    from cesp.jobs.places import root
    from cesp.jobs.present import Scope, latest_period
    from cesp.ui.cache import take_desk
    from cesp.ui.selection import Selection, select

    desk = take_desk()
    scope = Scope(latest_period(desk), "same-period", edition)  # type: ignore[arg-type]
    select(Selection(desk, address, scope, {}))
    runpy.run_path(str(root() / "pages" / f"{script}.py"))


def words_of(app: AppTest) -> str:
    """All a page says, charts' texts with it, on one line."""
    assert not app.exception
    texts = [piece.proto.body for piece in app.get("html")] + [chart.proto.alt for chart in app.get("plotly_chart")]
    plain = html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(texts)))
    return re.sub(r" ([,.;:])", r"\1", " ".join(plain.split()))


def has(page: str, *answers: str) -> None:
    missing = [answer for answer in answers if answer not in page]
    assert not missing, missing


def priority(read: Read, name: str = "contextual-safeguarding", edition: str = "officer") -> str:
    return read("priority", name, edition)
