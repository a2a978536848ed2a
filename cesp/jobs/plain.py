"""Readings and uploads as plain data, ready for JSON and for lines on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from cesp.intake.incident import incident_note
from cesp.intake.results import Reading
from cesp.store.records import UploadRecord

#: The option of the command line that answers what a finding asks.
_OPTIONS: Mapping[str, str] = {
    "column": '--map "Heading=column"',
    "sender": "--sender",
    "period": '--period "2022/23 Q1"',
    "cut": "--cut",
}


def reading_data(reading: Reading) -> dict[str, Any]:
    """A reading: whether accepted, how each sheet was understood, and every finding."""
    return {
        "file": reading.file,
        "accepted": reading.accepted,
        "sender": reading.sender,
        "period": reading.period.label if reading.period else None,
        "sheets": [{**asdict(sheet), "columns": dict(sheet.columns)} for sheet in reading.sheets],
        "findings": [asdict(finding) for finding in reading.findings],
        "suggestions": [asdict(suggestion) for suggestion in reading.suggestions],
        "personal": [asdict(one) for one in reading.personal],
        "incident": incident_note(reading),
    }


def upload_data(record: UploadRecord) -> dict[str, Any]:
    """An upload, instants as ISO text in UTC."""
    undone = record.undone.isoformat() if record.undone else None
    return {**asdict(record), "at": record.at.isoformat(), "undone": undone}


def reading_lines(data: dict[str, Any]) -> Iterator[str]:
    """A reading as a person reads it."""
    yield f"{data['file']}: {'accepted' if data['accepted'] else 'REFUSED'}"
    for sheet in data["sheets"]:
        if sheet["dataset"]:
            yield (
                f"  {sheet['sheet']}: {sheet['dataset']}, {sheet['rows_accepted']} of {sheet['rows_read']} rows taken, "
                f"{sheet['rows_left_out']} left out"
            )
    for finding in data["findings"]:
        place = " ".join(filter(None, (finding["sheet"], finding["cell"])))
        yield f"  {finding['level']}: {place + ': ' if place else ''}{finding['message']} {_mend(finding)}".rstrip()
    for one in data.get("suggestions", ()):
        if one["offers"]:
            best, place = one["offers"][0], f"{one['sheet']} {one['cell']}"
            yield f"  not known: {place}: '{one['written']}' may be {best['title']}: {best['reason']}"
    if incident := data.get("incident"):
        yield "  note to copy into a report of the incident:"
        yield from (f"    {line}" for line in incident.splitlines())
    if upload := data.get("upload"):
        yield f"  kept as upload {upload['id']}, checksum {upload['checksum'][:12]}"


def _mend(finding: dict[str, Any]) -> str:
    """What to do, and the option that answers instead."""
    option = _OPTIONS.get(finding["asks"])
    return f"{finding['fix']} (Option: {option}.)".lstrip() if option else str(finding["fix"])


def upload_lines(data: dict[str, Any]) -> Iterator[str]:
    """An upload on one line."""
    state = "undone" if data["undone"] else "stands"
    what = f"{', '.join(data['datasets'])}; {', '.join(data['periods'])}"
    yield f"{data['id']:>5}  {data['at'][:16]}  {state}  {data['sender']}  {data['file']}  {data['rows']} rows  {what}"


def figure_lines(data: dict[str, Any]) -> Iterator[str]:
    """A figure with its base and comparison on one line."""
    name = " ".join(filter(None, (data["measure"], data["indicator"], data["priority"], *data["by"].values())))
    base = f" ({data['base']})" if data["base"] else ""
    was = f", was {data['previous']['display']}" if data["previous"] else ""
    verdict = (data["verdict"] or "not shown").replace("_", " ")
    rag = f" ({data['rag']})" if data["rag"] else ""
    target = f"; target {data['target']}: {data['target_words']}{rag}" if data["target"] else ""
    yield f"{name}, {data['period']}: {data['display']}{base}{was}: {verdict}{target}"
