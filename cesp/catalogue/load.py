"""Reads the catalogue and a partnership's folder from TOML, once, naming file, table and key in every error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from cesp.catalogue.models import Catalogue
from cesp.catalogue.partnership import Partnership
from cesp.errors import ConfigurationError

_HERE = Path(__file__).parent
Model = TypeVar("Model", bound=BaseModel)


@cache
def load_catalogue() -> Catalogue:
    """The datasets and measures that ship with the package."""
    return read_catalogue(_HERE / "datasets", _HERE / "measures")


def read_catalogue(datasets: Path, measures: Path) -> Catalogue:
    """A catalogue from two folders: one TOML a dataset, and TOMLs of `[[measure]]` blocks."""
    gathered = _Gathered()
    for path in _files(datasets):
        gathered.add(path.name, {"datasets": [_read(path)]})
    for path in _files(measures):
        content = _read(path)
        gathered.add(path.name, {"measures" if key == "measure" else key: value for key, value in content.items()})
    return _validate(Catalogue, gathered, str(datasets.parent))


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
    return _validate(Partnership, gathered, str(folder))


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
