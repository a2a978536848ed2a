"""Pages set by typst: tagged PDF/UA-1 in fonts that travel with the package, from words that stay words.

What is given reaches the template as JSON and is never part of its source, so markup in it is printed as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from cesp.charts.palette import INK, QUIET, colour, text_on
from cesp.measures.values import Rag

if TYPE_CHECKING:
    from typst import Fonts

Given = str | int | float | bool | None | list["Given"] | dict[str, "Given"]

#: What stands for a character that no font of ours has, and PDF/UA-1 wants every one of them seen.
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), 0x0A)))
_ONE = b'#set document(title: "-")\n#set text(font: "Liberation Sans")\n#sys.inputs.words *#sys.inputs.words*'
_RATINGS: tuple[Rag, ...] = get_args(Rag)


def set_pages(template: str, given: Mapping[str, Given]) -> bytes:
    """The PDF of a template beside this file; the same words give the same bytes."""
    import typst

    words = {"colours": _colours(), **given}
    ready = json.dumps(printable(words), ensure_ascii=False)
    made: bytes = typst.compile(
        _HERE / template,
        root=_HERE,
        font_paths=_fonts(),
        sys_inputs={"given": ready},
        pdf_standards="ua-1",
        format="pdf",
    )
    return made


def printable(given: Given | Mapping[str, Given]) -> Given:
    """The same with every line end as one, and `UNKNOWN` for each character that cannot be printed."""
    unseen = str.maketrans(dict.fromkeys(_unseen({char for text in _texts(given) for char in text}), UNKNOWN))
    return _each(given, unseen)


def _texts(given: Given | Mapping[str, Given]) -> Iterable[str]:
    if isinstance(given, str):
        yield _ENDS.sub("\n", given)
    elif isinstance(given, Mapping):
        for value in given.values():
            yield from _texts(value)
    elif isinstance(given, list):
        for value in given:
            yield from _texts(value)


def _each(given: Given | Mapping[str, Given], unseen: dict[int, str]) -> Given:
    if isinstance(given, str):
        return _ENDS.sub("\n", given).translate(unseen)
    if isinstance(given, Mapping):
        return {key: _each(value, unseen) for key, value in given.items()}
    return [_each(value, unseen) for value in given] if isinstance(given, list) else given


def _unseen(chars: set[str]) -> set[str]:
    """Those that cannot be printed. Most papers are told by one question."""
    rare = sorted(chars - _PLAIN)
    return set() if _is_seen("".join(rare)) else {char for char in rare if not _is_seen(char)}


@lru_cache(maxsize=4096)
def _is_seen(words: str) -> bool:
    """Whether some font has all of it, upright and bold."""
    import typst

    try:
        typst.compile(_ONE, font_paths=_fonts(), sys_inputs={"words": words}, pdf_standards="ua-1", format="pdf")
    except (typst.TypstError, UnicodeEncodeError):
        return False
    return True


@lru_cache(maxsize=1)
def _fonts() -> Fonts:
    """Ours, and those that typst carries for signs that ours lack; none of the machine's."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_FONTS])


def _colours() -> dict[str, Given]:
    ratings: dict[str, Given] = {name: [colour(name, "light"), text_on(name, "light")] for name in _RATINGS}
    return {"ink": INK["light"], "quiet": QUIET["light"], "focus": colour("focus", "light"), "ratings": ratings}
