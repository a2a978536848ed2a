"""Bytes -> recognised sheets -> typed rows and findings. Works on bytes, knows no database and no clock.

`read_return` is loaded when first asked for: `python -m cesp.intake` passes here too and must start at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cesp.intake.reading import Limits, read_return

__all__ = ["Limits", "read_return"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cesp.intake import reading

    return getattr(reading, name)
