"""Numbers in words: one place where a value becomes text, rounded half away from zero."""

from __future__ import annotations

from collections.abc import Iterable

from cesp.measures.rounding import MINUS, format_number, round_half_up
from cesp.measures.values import Definition

# The unit of a value that is a difference itself, such as after a course less before it.
DIFFERENCE = "points"


def spell(
    value: float, definition: Definition, numerator: float | None = None, denominator: float | None = None
) -> str:
    """A value as printed: "84%", "412", "3.9", "65.4", "+0.8" where it is a difference itself. A percentage is made
    from its counts where they are given, so that 231 of 280 is 82.5 to the last bit and prints as 83."""
    if definition.unit == DIFFERENCE:
        return _signed(value, definition.decimals)
    if definition.kind != "proportion":
        return format_number(value, definition.decimals)
    exact = 100 * numerator / denominator if numerator is not None and denominator else 100 * value
    return f"{format_number(exact, definition.decimals)}%"


def spell_base(definition: Definition, numerator: float | None, denominator: float | None) -> str:
    """What a value rests on: "267 of 318", "543 for 83,041 children"; "" where a count stands for itself."""
    if numerator is None or denominator is None:
        return ""
    if definition.kind == "mean":
        return f"{format_number(denominator)} answers"
    if definition.kind == "rate":
        return f"{format_number(numerator)} for {format_number(denominator)} children"
    if definition.kind == "reach":
        return f"{format_number(numerator)} for {format_number(denominator)} staff"
    return f"{format_number(numerator)} of {format_number(denominator)}"


def spell_scales(scales: Iterable[str]) -> str:
    """The scales of scores, lowest first: "out of 5, out of 10"."""
    return ", ".join(f"out of {number:g}" for number in sorted(map(float, scales)))


def spell_change(definition: Definition, change: float, low: float | None, high: float | None) -> str:
    """A difference with its sign, unit and 95 % limits: "+5 points (−1 to +11)", "−12"."""
    change_words, low_words, high_words = spell_difference(definition, change, low, high)
    unit = f" {DIFFERENCE}" if definition.kind == "proportion" else ""
    return f"{change_words}{unit}{f' ({low_words} to {high_words})' if low_words else ''}"


def spell_difference(
    definition: Definition, change: float, low: float | None, high: float | None
) -> tuple[str, str, str]:
    """A difference and its 95 % limits with their signs, without a unit; limits "" where there are none."""
    scale = 100 if definition.kind == "proportion" else 1
    if low is None or high is None:
        return _signed(change * scale, definition.decimals), "", ""
    decimals = _decimals(definition.decimals, low * scale, high * scale)
    change_words, low_words, high_words = (_signed(number * scale, decimals) for number in (change, low, high))
    return change_words, low_words, high_words


def _decimals(decimals: int, low: float, high: float) -> int:
    """One more decimal where a limit would print as 0 and so seem to lie on the other side of it, or on none."""
    return decimals + any(bound and not round_half_up(bound, decimals) for bound in (low, high))


def _signed(value: float, decimals: int) -> str:
    text = format_number(value, decimals)
    return f"+{text}" if not text.startswith(MINUS) and any(digit in text for digit in "123456789") else text
