"""Files a person asked for: written whole, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from cesp.errors import StoreError
from cesp.store.files import save_file


def test_a_file_is_written_and_never_over_another(tmp_path: Path) -> None:
    path = tmp_path / "new" / "return.xlsx"
    save_file(path, b"one")
    with pytest.raises(StoreError, match="There is a file of that name already") as fault:
        save_file(path, b"two")
    assert (path.read_bytes(), fault.value.where) == (b"one", str(path))


def test_a_place_that_takes_no_file_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError, match="cannot be written"):
        save_file(tmp_path / "file" / "return.xlsx", b"one")
