"""A naive rival of the store: a list of uploads, played from the first to the last, each time anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.store.submissions import Cell

Key = tuple[str, int]  # course, quarter


@dataclass
class Told:
    """What one upload said: rows for its slices, and slices that are gone."""

    rows: dict[Key, list[float]]
    gone: set[Key]
    undone: bool = False


@dataclass
class Rival:
    """One sender's sessions. Nothing is kept but what each upload said."""

    uploads: list[Told] = field(default_factory=list)

    def held(self) -> dict[Key, list[float]]:
        current: dict[Key, list[float]] = {}
        for told in self.uploads:
            if not told.undone:
                current = {key: rows for key, rows in current.items() if key not in told.gone} | told.rows
        return current

    def load(self, cells: list[Cell], complete: bool) -> None:
        rows: dict[Key, list[float]] = {}
        for course, quarter, attended in cells:
            rows.setdefault((course, quarter), []).append(attended)
        quarters = {quarter for _, quarter in rows}
        absent = {key for key in self.held() if key[1] in quarters and key not in rows}
        self.uploads.append(Told(rows, absent if complete else set()))

    def shown(self) -> list[tuple[str, str, int, float]]:
        return sorted(
            ("police", course, quarter, attended)
            for (course, quarter), rows in self.held().items()
            for attended in rows
        )
