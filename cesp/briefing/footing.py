"""What the figures of papers rest on, in short: which uploads stood, how each measure was defined, by which rules. Kept
with papers that are published, it tells later what has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter

from cesp.catalogue import Catalogue, Partnership
from cesp.catalogue.models import Entry
from cesp.store.records import UploadRecord

#: What of a measure, an indicator or the rules does not say how a figure is made.
_BESIDES = frozenset(
    {"title", "headline", "chart", "lane", "sentence", "sentence_of_one", "aliases", "targets", "priorities",
     "supplier", "closed_after_days"}
)  # fmt: skip


@dataclass(frozen=True)
class Defined:
    """A measure or an indicator as it was defined: in words, and a checksum of all that settles its figures."""

    title: str
    words: str
    sha256: str


@dataclass(frozen=True)
class Footing:
    """What the figures of a paper rest on: the numbers of the uploads that stood, every definition by "measure:id" or
    "indicator:id", and a checksum of the rules of protecting and judging."""

    uploads: tuple[int, ...]
    definitions: Mapping[str, Defined]
    rules: str


def find_footing(catalogue: Catalogue, partnership: Partnership, uploads: Iterable[UploadRecord]) -> Footing:
    """What a paper that is composed now rests on; `uploads` are all, those taken back too."""
    definitions = {
        f"measure:{one.id}": Defined(
            one.title, _words(one.definition, one.caution, one.numerator_words, one.denominator_words), _checksum(one)
        )
        for one in catalogue.measures
    }
    for entry in partnership.indicator:
        words = _words(entry.definition, "", entry.numerator_words, entry.denominator_words)
        definitions[f"indicator:{entry.id}"] = Defined(entry.title, words, _checksum(entry))
    standing = sorted(record.id for record in uploads if record.undone is None)
    return Footing(tuple(standing), definitions, _checksum(partnership.rules))


def write_footing(footing: Footing) -> dict[str, object]:
    """As plain data, ready for JSON."""
    made: dict[str, object] = _FOOTINGS.dump_python(footing, mode="json")
    return made


def read_footing(data: Mapping[str, object]) -> Footing:
    """What `write_footing` wrote; pydantic's ValidationError, a ValueError, where it is something else."""
    return _FOOTINGS.validate_python(data)


def _words(definition: str, caution: str, numerator: str, denominator: str) -> str:
    counted = f"Counted: {numerator}, of {denominator}." if denominator else f"Counted: {numerator}."
    return " ".join(filter(None, (definition, caution, counted)))


def _checksum(entry: Entry) -> str:
    """Of what settles figures; what is left at its default is left out, so that a setting added later changes none."""
    settled = entry.model_dump_json(exclude=set(_BESIDES & type(entry).model_fields.keys()), exclude_defaults=True)
    return hashlib.sha256(settled.encode()).hexdigest()


_FOOTINGS: TypeAdapter[Footing] = TypeAdapter(Footing)
