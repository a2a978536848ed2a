"""Pictures of the easy-read draft: simple signs and people out of ten, drawn by ourselves, as PNG."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from cesp.briefing.easy_rows import EasyRow
from cesp.charts.palette import INK, colour, mark_colour

_DRAWINGS = Path(__file__).with_name("pictures.typ")
_DOTS = 144.0  # to the inch, of a picture an inch and a half wide


def picture_of(row: EasyRow) -> str:
    """The name of a row's picture: "better", "people 8"."""
    return row.picture if row.filled is None else f"{row.picture} {row.filled}"


def draw_pictures(names: Iterable[str]) -> dict[str, bytes]:
    """Each picture by its name."""
    wanted = tuple(sorted(set(names)))
    return dict(zip(wanted, _draw(wanted), strict=True))


@cache
def _draw(names: tuple[str, ...]) -> tuple[bytes, ...]:
    import typst

    if not names:
        return ()
    inputs = {
        "pictures": ",".join(names),
        "ink": INK["light"],
        "dark": colour("focus", "light"),
        "pale": colour("others", "light"),
        "good": colour("green", "light"),
        "bad": mark_colour("worse", "light"),
    }
    made: object = typst.compile(_DRAWINGS.read_bytes(), format="png", ppi=_DOTS, sys_inputs=inputs)
    pages = made if isinstance(made, list) else [made]  # typst's stubs know of one page only
    return tuple(pages)
