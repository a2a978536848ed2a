"""What loading would do, as plain data and as lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from cesp.disclosure.shown import Shown
from cesp.intake.results import Value
from cesp.jobs.desk import Desk
from cesp.jobs.effects import Effect, Foretold
from cesp.jobs.plain import reading_lines
from cesp.jobs.restating import closed_words
from cesp.store.records import RowChange, RowCount
from cesp.store.schema import period_label

LISTED = 200  # rows listed one by one; all of them are counted


def foretold_data(desk: Desk, foretold: Foretold) -> dict[str, Any]:
    """Slices, rows, effects on figures and closed quarters, ready for JSON. At most LISTED rows are listed."""
    difference = foretold.difference
    changes = difference.changes
    return {
        "same_file_as": changes.same_file_as,
        "slices": {name: len(getattr(changes, name)) for name in ("new", "replaced", "kept", "gone")},
        "rows": [_count_data(line) for line in difference.counts],
        "listed": [_change_data(row) for row in difference.rows[:LISTED]],
        "not_listed": max(0, len(difference.rows) - LISTED),
        "effects": [_effect_data(effect) for effect in foretold.effects],
        "closed": closed_words(desk, foretold.restated),
    }


def foretold_lines(data: dict[str, Any]) -> Iterator[str]:
    """A file's reading, and what loading it would do, as a person reads it."""
    yield from reading_lines(data)
    if "effects" not in data:
        return
    if data["same_file_as"] is not None:
        yield f"  This very file was loaded before, as upload {data['same_file_as']}: loading it again changes nothing."
        return
    for line in data["rows"]:
        counts = ", ".join(f"{line[name]:,} {words}" for name, words in COUNTED)
        agency = f", {line['agency']}" if line["agency"] else ""
        yield f"  {line['dataset']}, {line['period']}{agency}: {counts}"
    yield from (f"  {effect['sentence']}" for effect in data["effects"])
    yield from (f"  closed: {words}; a reason is asked for" for words in data["closed"])


def told(value: Value) -> str:
    """A value as a person reads it; a blank is a dash."""
    if value is None:
        return "–"
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _count_data(line: RowCount) -> dict[str, Any]:
    return {"period": period_label(line.year, line.quarter), **asdict(line)}


def _change_data(row: RowChange) -> dict[str, Any]:
    columns = {name: [told(was), told(becomes)] for name, was, becomes in row.columns}
    return {**asdict(row), "period": period_label(row.year, row.quarter), "columns": columns}


def _effect_data(effect: Effect) -> dict[str, Any]:
    return {
        "measure": effect.ask.measure,
        "indicator": effect.ask.indicator,
        "priority": effect.ask.priority,
        "period": effect.period.label,
        "before": _side(effect.before),
        "after": _side(effect.after),
        "headline": effect.headline,
        "sentence": effect.sentence,
    }


def _side(shown: Shown) -> dict[str, Any]:
    figure = shown.figure
    return {"display": figure.display, "value": figure.value, "status": figure.status, "verdict": shown.verdict}


#: How rows are counted: a field of `RowCount`, and its words.
COUNTED = (("new", "new"), ("changed", "changed"), ("gone", "gone"), ("same", "the same"))
