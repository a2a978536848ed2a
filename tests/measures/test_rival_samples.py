"""Every measure against its naive rival, on the samples as they are held."""

from __future__ import annotations

import pytest

from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.measures.prepare import PAIRED
from cesp.measures.tables import question_table
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures.rival import answer
from tests.measures.rival_lines import Line, World
from tests.measures.test_rival import agree_on
from tests.measures.world import CATALOGUE

PERIODS = (Period(2023, 2, 2), Period.to_date(2023, 3), Period.full_year(2022))
COUNTED = [measure.id for measure in CATALOGUE.measures if measure.kind not in ("indicator", "rate")]


@pytest.fixture(scope="module")
def world(sample_desk: Desk) -> World:
    """The samples' rows as plain lines; blanks are None."""
    lines: list[Line] = []
    for dataset in CATALOGUE.datasets:
        rows = sample_desk.store.answer(question_table(dataset))
        for column in ("due", "completed", "planned", "held", "done", "received", "day"):
            if column in rows.columns and str(rows[column].dtype).startswith("datetime"):
                rows[column] = rows[column].dt.date
        rows = rows.astype(object).where(rows.notna(), None)
        rows["quarter"] = rows["quarter"].map(lambda quarter: quarter or 0)
        lines += [{"dataset": dataset.name, **line} for line in rows.to_dict("records")]
    return World(sample_desk.catalogue, sample_desk.partnership, lines)


@pytest.mark.parametrize("measure", COUNTED)
def test_measure_agrees_with_its_rival_on_the_samples(measure: str, world: World, sample_desk: Desk) -> None:
    cuts = [None, *(by for by in CATALOGUE.measure(measure).by if by not in ("priority", "quarter"))]
    for ask in (Ask(measure, by=by) for by in cuts):
        held = gather(sample_desk, ask)
        for period in PERIODS:
            compared = held.compare(period, period.years_back())
            agree_on(answer(world, ask, period), [entry.figure for entry in compared])
            if CATALOGUE.measure(measure).prepare in PAIRED:
                before = [entry.previous for entry in compared if entry.previous is not None]
                agree_on(answer(world, ask, period, earlier=True), before)
