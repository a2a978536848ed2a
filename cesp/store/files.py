"""Writes a file that a person asked for, beside the store."""

from __future__ import annotations

from pathlib import Path

from cesp.errors import StoreError


def save_file(path: Path, content: bytes) -> None:
    """Writes a new file, its folder made where there is none. StoreError where it cannot, or one of that name is there.

    Nothing is written over: what lies there may be somebody's work.
    """
    if path.exists():
        raise StoreError(
            "There is a file of that name already", where=str(path), mend="Name another place, or move that file."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as stream:
            stream.write(content)
    except OSError as error:
        raise StoreError(
            f"The file cannot be written: {error.strerror or error}", where=str(path), mend="Name another place."
        ) from error
