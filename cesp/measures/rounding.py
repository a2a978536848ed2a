"""Rounding for print: half away from zero, as the Department for Education rounds. Stored values are never rounded.

Source: dfeR `round_five_up`. Python's own `round` goes to the even neighbour: 2.5 to 2, where people expect 3.
"""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Context, Decimal

MINUS = "\u2212"  # a hyphen is shorter, lies lower, and lets a line break behind it
# A float has at most 309 digits before the point; room for them and for the decimals asked for.
_ROOM = Context(prec=400)


def round_half_up(value: float, decimals: int = 0) -> float:
    """`value` to so many decimals, halves away from zero; negative `decimals` round to tens, hundreds and so on.

    Works on the number as it prints, so 2.85 to one decimal is 2.9. ValueError for what is not a finite number.
    """
    return float(_rounded(value, decimals))


def format_number(value: float, decimals: int = 0) -> str:
    """`1234.5` -> "1,235": rounded half away from zero, with commas, a true minus sign and the decimals asked for."""
    return f"{_rounded(value, decimals):,.{max(decimals, 0)}f}".replace("-", MINUS)


def _rounded(value: float, decimals: int) -> Decimal:
    if not math.isfinite(value):
        raise ValueError(f"only a finite number can be rounded, not {value}")
    step = Decimal(1).scaleb(-decimals)
    # Adding 0 turns a negative zero into a plain one: -0.4 prints as "0", never "-0".
    return _ROOM.add(Decimal(repr(float(value))).quantize(step, ROUND_HALF_UP, _ROOM), 0)
