"""A tagged PDF as a screen reader has it: its parts in the order of its structure, never of the page."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber
import pikepdf


@dataclass(frozen=True)
class Element:
    """A part: its kind (P, H1, TH), its alternative words, and its inside, texts and parts by turns as they stand."""

    kind: str
    alt: str
    inside: tuple[str | Element, ...]

    @cached_property
    def text(self) -> str:
        """All of it without spaces, since lines end where the page ends; of a picture, its alternative words."""
        if self.kind == "Figure":
            return bare(self.alt)
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def every(self, *kinds: str) -> Iterator[Element]:
        """Parts of these kinds, in reading order."""
        for one in self.inside:
            if isinstance(one, Element):
                if one.kind in kinds:
                    yield one
                yield from one.every(*kinds)


def bare(words: str) -> str:
    """Without spaces and line ends."""
    return "".join(words.split())


def read(content: bytes) -> Element:
    """The whole of a document."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return _element(pdf.Root.StructTreeRoot.K, numbers, _texts(content), None)


def head_and_foot(content: bytes) -> list[str]:
    """Of each page what stands outside the structure: what every page repeats."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [bare("".join(char["text"] for char in page.chars if char.get("mcid") is None)) for page in pdf.pages]


def _texts(content: bytes) -> dict[tuple[int, int], str]:
    """Text by page and mark."""
    found: defaultdict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages):
            for char in page.chars:
                if char.get("mcid") is not None:
                    found[number, char["mcid"]] += bare(char["text"])
    return found


def _element(node: Any, numbers: dict[Any, int], texts: dict[tuple[int, int], str], page: int | None) -> Element:
    if isinstance(node, pikepdf.Array):
        return Element("Root", "", tuple(_element(one, numbers, texts, page) for one in node))
    if "/Pg" in node:
        page = numbers[node.Pg.objgen]
    kids = node.get("/K", [])
    inside: list[str | Element] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            inside.append(texts.get((page, kid), ""))
        elif kid.get("/Type") == "/MCR":
            inside.append(texts.get((numbers[kid.Pg.objgen] if "/Pg" in kid else page or 0, int(kid.MCID)), ""))
        elif kid.get("/Type") != "/OBJR":
            inside.append(_element(kid, numbers, texts, page))
    return Element(str(node.S).removeprefix("/"), str(node.get("/Alt", "")), tuple(inside))
