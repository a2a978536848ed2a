"""Reads the catalogue and a partnership's folder from TOML, once, naming file, table and key in every error."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
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
    content: dict[str, Any] = {"datasets": [], "measures": []}
    origin: dict[tuple[str, int], str] = {}
    for path in _files(datasets):
        origin["datasets", len(content["datasets"])] = path.name
        content["datasets"].append(_read(path))
    for path in _files(measures):
        for entry in _read(path).get("measure", []):
            origin["measures", len(content["measures"])] = path.name
            content["measures"].append(entry)
    return _validate(Catalogue, content, origin, str(datasets.parent))


@cache
def load_partnership(folder: Path) -> Partnership:
    """The partnership described by the TOMLs of `folder`; their tables are joined, each entry once."""
    content: dict[str, Any] = {}
    origin: dict[tuple[str, int], str] = {}
    if not folder.is_dir():
        raise ConfigurationError(
            "There is no partnership here", where=str(folder), mend="Name a folder such as data/partnership."
        )
    for path in _files(folder):
        for key, value in _read(path).items():
            if not isinstance(value, list):
                content[key] = value
                origin[key, 0] = path.name
                continue
            held = content.setdefault(key, [])
            for entry in value:
                origin[key, len(held)] = path.name
                held.append(entry)
    return _validate(Partnership, content, origin, str(folder))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"Not valid TOML: {error}", where=path.name, mend="Correct that line.") from error


def _validate(model: type[Model], content: dict[str, Any], origin: dict[tuple[str, int], str], folder: str) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        fault = error.errors()[0]
        where = _place(fault["loc"], content, origin) or folder
        raise ConfigurationError(
            fault["msg"].removeprefix("Value error, "), where=where, mend="Correct that entry."
        ) from error


def _place(loc: tuple[int | str, ...], content: dict[str, Any], origin: dict[tuple[str, int], str]) -> str:
    """"courses.toml, course 'neglect-101', key priorities" from pydantic's location."""
    if not loc:
        return ""
    table, index = str(loc[0]), loc[1] if len(loc) > 1 and isinstance(loc[1], int) else 0
    file = origin.get((table, index), "")
    entry = content.get(table)
    name = ""
    if isinstance(entry, list) and index < len(entry) and isinstance(entry[index], dict):
        name = str(entry[index].get("id") or entry[index].get("name") or index + 1)
    keys = ".".join(str(part) for part in loc[(2 if name else 1) :])
    return ", ".join(filter(None, (file, f"{table} {name!r}" if name else table, f"key {keys}" if keys else "")))
