"""A paper as a PDF to print and to publish: tagged (PDF/UA-1), 12-point, every word as the paper has it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cesp.briefing.exhibit import Table
from cesp.briefing.paper import Asked, Paper, write_paper
from cesp.briefing.sentences import spoken_day
from cesp.charts.series import Chart
from cesp.export.pictures import NO_PICTURE, take_pictures
from cesp.export.printed.setting import Given, set_pages
from cesp.export.standing import print_cell, stand

TEMPLATE = "paper.typ"
#: Pixels across. Set to the width of a page, their 14 are 12 points.
_WIDTH = 560


def make_pdf(paper: Paper) -> bytes:
    """The PDF. The same paper gives the same bytes."""
    told: dict[str, Given] = json.loads(write_paper(paper))
    given: dict[str, Given] = {
        "paper": told | {"matrix": _table(paper.matrix), "questions": [_question(one) for one in paper.questions]},
        "standing": stand(paper),
        "tables": {place: _table(table) for place, table in _tables(paper)},
        "pictures": _pictures(paper),
        "no_picture": NO_PICTURE,
    }
    return set_pages(TEMPLATE, given)


def _tables(paper: Paper) -> Iterator[tuple[str, Table]]:
    """Each by its place: a priority's impact line by the priority, an exhibit by both."""
    for chapter in paper.chapters:
        if chapter.impact:
            yield chapter.priority, chapter.impact.table
        for part in chapter.parts:
            for item in part.items:
                yield f"{chapter.priority}/{item.exhibit.id}", item.exhibit.table


def _charts(paper: Paper) -> Iterator[tuple[str, Chart]]:
    for chapter in paper.chapters:
        if chapter.impact:
            yield chapter.priority, chapter.impact.chart
        for part in chapter.parts:
            for item in part.items:
                if item.exhibit.chart:
                    yield f"{chapter.priority}/{item.exhibit.id}", item.exhibit.chart


def _pictures(paper: Paper) -> dict[str, Given]:
    charts = dict(_charts(paper))
    pictures = take_pictures(tuple(charts.values()), "svg", _WIDTH)
    return {place: picture.decode() for place, picture in zip(charts, pictures, strict=True) if picture}


def _table(table: Table) -> dict[str, Given]:
    return {"columns": list(table.columns), "rows": [[print_cell(value) for value in row] for row in table.rows]}


def _question(asked: Asked) -> dict[str, Given]:
    return {
        "text": asked.text,
        "by": asked.by,
        "on": spoken_day(asked.on),
        "view": asked.view,
        "answer": asked.answer,
        "answered": asked.answered,
    }
