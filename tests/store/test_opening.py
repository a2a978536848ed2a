"""A store file that lost its end is refused at once; one that another program is writing into is not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cesp.errors import StoreError
from tests.store.submissions import open_in, sessions, submission

PAGE = 4096


@pytest.mark.parametrize("lost", [1, PAGE, 2 * PAGE, 7 * PAGE])
def test_a_lost_end_is_noticed_even_where_nothing_is_kept_in_it(
    tmp_path: Path, now: Iterator[datetime], lost: int
) -> None:
    store = open_in(tmp_path)
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    store.close()
    file = tmp_path / "store.sqlite"
    file.write_bytes(file.read_bytes()[:-lost])
    with pytest.raises(StoreError, match="damaged or cut short") as caught:
        open_in(tmp_path)
    assert str(file) in str(caught.value)


def test_a_file_whose_latest_pages_are_still_in_the_log_is_whole(tmp_path: Path, now: Iterator[datetime]) -> None:
    """Copied while it is open: SQLite puts what stands in the log back where it belongs."""
    store = open_in(tmp_path)
    store.commit(submission(sessions(("neglect", 1, 10))), next(now))
    copy = tmp_path / "copy"
    copy.mkdir()
    for part in tmp_path.glob("store.sqlite*"):
        shutil.copy(part, copy)
    store.close()
    assert (copy / "store.sqlite-wal").stat().st_size
    copied = open_in(copy)
    assert len(copied.uploads()) == 1
    copied.close()
