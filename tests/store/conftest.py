"""A store in a folder of its own, and a clock for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from cesp.store.store import Store
from tests.store.submissions import clock, open_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def now() -> Iterator[datetime]:
    """`next(now)` is a minute after the last."""
    return clock()
