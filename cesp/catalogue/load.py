"""Reads the catalogue and a partnership's folder from TOML, once, naming file, table and key in every error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from cesp.catalogue.checklist import Checklists, strangers
from cesp.catalogue.easy import EasyWords, unmeasured
from cesp.catalogue.models import Catalogue, Family
from cesp.catalogue.partnership import Partnership
from cesp.catalogue.priorities import Impact
from cesp.catalogue.scrutiny import unanswerable
from cesp.catalogue.topics import Topics, misfits
from cesp.errors import ConfigurationError

_HERE = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


@cache
def load_catalogue() -> Catalogue:
    """The datasets and measures that ship with the package."""
    return read_catalogue(_HERE / "datasets", _HERE / "measures")


def read_catalogue(datasets: Path, measures: Path) -> Catalogue:
    """A catalogue from two folders: one TOML a dataset, and TOMLs of `[[measure]]` blocks.

    Datasets stand in the order of their families, training first: where headings fit two of them equally well, as those
    of who attended courses and who attended meetings do, the first is meant.
    """
    gathered = _Gathered()
    for path, content in sorted(((path, _read(path)) for path in _files(datasets)), key=lambda one: _order(one[1])):
        gathered.add(path.name, {"datasets": [content]})
    for path in _files(measures):
        content = _read(path)
        gathered.add(path.name, {"measures" if key == "measure" else key: value for key, value in content.items()})
    return _validate(Catalogue, gathered, str(datasets.parent))


@cache
def load_topics() -> Topics:
    """The topic pages that ship with the package."""
    return read_topics(_HERE / "topics.toml")


def read_topics(path: Path) -> Topics:
    """Topic pages from a TOML of `[[topic]]`; every measure, cut and indicator they name is in the catalogue."""
    gathered = _Gathered()
    gathered.add(path.name, _read(path))
    topics = _validate(Topics, gathered, path.name)
    for loc, what in misfits(topics, load_catalogue()):
        raise ConfigurationError(what, where=_place(loc, gathered, path.name), mend="Correct that entry.")
    return topics


@cache
def load_easy_words() -> EasyWords:
    """The plain words that ship with the package."""
    return read_easy_words(_HERE / "easy.toml")


def read_easy_words(path: Path) -> EasyWords:
    """Plain words from a TOML; the measures they are of are in the catalogue."""
    gathered = _Gathered()
    gathered.add(path.name, _read(path))
    words = _validate(EasyWords, gathered, path.name)
    for loc, what in unmeasured(words, load_catalogue()):
        raise ConfigurationError(what, where=_place(loc, gathered, path.name), mend="Correct that entry.")
    return words


@cache
def load_checklists() -> Checklists:
    """What yearly reports must contain, by every version of the guidance that ships with the package."""
    return read_checklists(_HERE / "statutory", load_catalogue())


def read_checklists(folder: Path, catalogue: Catalogue) -> Checklists:
    """The checklists of a folder, one TOML for each version; the measures they name are in the catalogue."""
    gathered = _Gathered()
    for path in _files(folder):
        gathered.add(path.name, {"guidance": [_read(path)]})
    checklists = _validate(Checklists, gathered, str(folder))
    for loc, what in strangers(checklists, catalogue):
        raise ConfigurationError(what, where=_place(loc, gathered, str(folder)), mend="Correct that entry.")
    return checklists


@cache
def load_partnership(folder: Path) -> Partnership:
    """The partnership described by the TOMLs of `folder`; their tables are joined, each entry once."""
    if not folder.is_dir():
        raise ConfigurationError(
            "There is no partnership here", where=str(folder), mend="Name a folder such as data/partnership."
        )
    gathered = _Gathered()
    for path in _files(folder):
        gathered.add(path.name, _read(path))
    partnership = _validate(Partnership, gathered, str(folder))
    _check_measures(partnership, gathered, str(folder))
    _check_lanes(partnership, gathered, str(folder))
    _check_scrutiny(partnership, gathered, str(folder))
    return partnership


def _check_measures(partnership: Partnership, gathered: _Gathered, folder: str) -> None:
    """Targets name measures that there are, and an indicator where the measure is of one, and only there."""
    kinds = {measure.id: measure.kind for measure in load_catalogue().measures}
    for index, target in enumerate(partnership.target):
        what, key = "", "measure"
        if target.measure not in kinds:
            what = f"there is no measure {target.measure}"
        elif (kinds[target.measure] in ("indicator", "rate")) != bool(target.indicator):
            what = f"{target.measure} {'is of no' if target.indicator else 'needs an'} indicator"
            key = "indicator"
        if what:
            where = _place(("target", index, key), gathered, folder)
            raise ConfigurationError(what, where=where, mend="Correct that entry.")


def _check_scrutiny(partnership: Partnership, gathered: _Gathered, folder: str) -> None:
    """A scrutineer's questions name what can answer them."""
    priorities, indicators = ([entry.id for entry in table] for table in (partnership.priority, partnership.indicator))
    for loc, what in unanswerable(partnership.scrutiny, load_catalogue(), priorities, indicators):
        raise ConfigurationError(what, where=_place(loc, gathered, folder), mend="Correct that entry.")


def _check_lanes(partnership: Partnership, gathered: _Gathered, folder: str) -> None:
    """What a priority names for a lane of its impact line is a measure of that lane, or an indicator of its own."""
    lanes: dict[str, set[str]] = {lane: set() for lane in Impact.model_fields}
    for measure in load_catalogue().measures:
        if "priority" in measure.by:
            lanes[measure.lane].add(measure.id)
    for index, priority in enumerate(partnership.priority):
        own = {indicator.id for indicator in partnership.indicator if priority.id in indicator.priorities}
        for lane, name in priority.impact.model_dump().items():
            if name and name not in lanes[lane] | (own if lane == "children" else set()):
                where = _place(("priority", index, "impact", lane), gathered, folder)
                what = f"nothing called {name} is measured of this priority in that lane"
                raise ConfigurationError(what, where=where, mend="Correct that entry.")


@dataclass(frozen=True)
class _Gathered:
    """Tables joined over files. `origin` says which file brought an entry: (table, place in it), 0 for a single one."""

    content: dict[str, Any] = field(default_factory=dict)
    origin: dict[tuple[str, int], str] = field(default_factory=dict)

    def add(self, file: str, tables: dict[str, Any]) -> None:
        for table, value in tables.items():
            listed = isinstance(value, list)
            held = self.content.setdefault(table, [] if listed else value)
            if isinstance(held, list) != listed or (not listed and (table, 0) in self.origin):
                raise ConfigurationError(
                    "This is set a second time",
                    where=f"{file}, key {table}",
                    mend=f"{self.origin.get((table, 0), 'Another file')} sets it too: keep one.",
                )
            for entry in value if listed else [value]:
                self.origin[table, len(held) if listed else 0] = file
                if listed:
                    held.append(entry)


def _order(dataset: dict[str, Any]) -> int:
    """The place of a dataset's family among families; last for one that does not exist, which is told later."""
    families = get_args(Family)
    return families.index(dataset.get("family")) if dataset.get("family") in families else len(families)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"Not valid TOML: {error}", where=path.name, mend="Correct that line.") from error


def _validate(model: type[Model], gathered: _Gathered, folder: str) -> Model:
    try:
        return model.model_validate(gathered.content)
    except ValidationError as error:
        fault = error.errors()[0]
        loc = (*fault["loc"], *fault.get("ctx", {}).get("loc", ()))
        raise ConfigurationError(
            fault["msg"].removeprefix("Value error, "),
            where=_place(loc, gathered, folder),
            mend="Correct that entry.",
        ) from error


def _place(loc: tuple[int | str, ...], gathered: _Gathered, folder: str) -> str:
    """ "courses.toml, course 'cyber-safety', key priorities" from a path into what was gathered.

    What no file set is missing from the folder.
    """
    table, first = str(loc[0]), loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0
    words = [gathered.origin.get((table, first), folder)]
    keys: list[str] = []
    held: Any = gathered.content
    for step in loc:
        held = held[step] if _holds(held, step) else None
        if isinstance(step, int):
            words.append(f"{'.'.join(keys)} {_name(held, step)!r}")
            keys = []
        else:
            keys.append(step)
    return ", ".join([*words, f"key {'.'.join(keys)}"] if keys else words)


def _holds(held: object, step: int | str) -> bool:
    return step in held if isinstance(held, dict) else isinstance(held, list) and isinstance(step, int)


def _name(entry: object, index: int) -> str:
    """What an entry calls itself, or which one it is, counted from 1."""
    if not isinstance(entry, dict):
        return str(index + 1)
    return str(next((entry[key] for key in ("id", "name", "short", "title") if key in entry), index + 1))
