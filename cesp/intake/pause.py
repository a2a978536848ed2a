"""A pause of the search for cycles, while hundreds of thousands of cells become rows and none of them is a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collection() -> Iterator[None]:
    """Within it only what is used no more is freed, at once, as always; the search goes over all cells in vain.

    Where several threads read, the first that is done starts it again for all, so that it is never left off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
