"""What a slide's notes page holds for who speaks: notes, questions to expect, and its evidence in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cesp.briefing.exhibit import Table
from cesp.briefing.paper import Slide
from cesp.export.standing import print_number

EXPECTED, EVIDENCE, TABLE, KEY = "Questions to expect", "Evidence", "Table", "Letters in the chart"


def notes_of(slide: Slide) -> str:
    """All of it, in paragraphs. A line that the notes hold already is not said twice."""
    said = slide.notes.split("\n")
    groups = [("", [slide.notes]), (EXPECTED, slide.expected)]
    exhibit, impact = slide.exhibit, slide.impact
    if exhibit is not None:
        target = exhibit.target
        scored = (target.sentence, *target.working) if target else ()
        evidence = (exhibit.headline, *exhibit.lines, *scored, *exhibit.chance, *exhibit.notes, exhibit.source)
        groups.append((EVIDENCE, [line for line in dict.fromkeys(evidence) if line not in said]))
        groups.append((TABLE, list(tell_table(exhibit.table))))
    if impact is not None:
        groups.append((EVIDENCE, [line for line in (*impact.sentences, impact.caution) if line not in said]))
        groups.append((KEY, [*(f"{letter}: {words}" for letter, words in impact.key), *impact.notes]))
        groups.append((TABLE, list(tell_table(impact.table))))
    return "\n\n".join(filter(None, (_group(title, lines) for title, lines in groups)))


def _group(title: str, lines: Sequence[str]) -> str:
    told = [line for line in lines if line]
    return "\n".join((*([title] if title else []), *told)) if told else ""


def tell_table(table: Table) -> Iterator[str]:
    """Each row in a line: what each column says, where it says anything."""
    for row in table.rows:
        cells = ((name, spell_cell(cell)) for name, cell in zip(table.columns, row, strict=True))
        yield "; ".join(f"{name}: {cell}" for name, cell in cells if cell)


def spell_cell(cell: str | float | None) -> str:
    """A cell as a page prints it."""
    return (cell or "") if cell is None or isinstance(cell, str) else print_number(cell)
