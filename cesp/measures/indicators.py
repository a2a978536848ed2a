"""Indicators and their rates per 10,000 children: the rows that are looked at, each with what it brings."""

from __future__ import annotations

import ibis
from ibis import _

from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.measures.definition import source_dataset
from cesp.measures.prepare import STEPS
from cesp.measures.steps import Setting
from cesp.measures.tables import question_table
from cesp.measures.values import Ask
from cesp.measures.weighing import cut_column, marks, text


def weigh_indicator(ask: Ask, measure: Measure, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The rows of an indicator, whatever their priority: it is one indicator under each of them."""
    indicator = partnership.get_indicator(ask.indicator or "")
    dataset = catalogue.dataset(source_dataset(indicator))
    rows = question_table(dataset)
    rows = STEPS["indicator"](rows.filter(rows.indicator == indicator.id), Setting(catalogue, partnership, by=ask.by))
    if dataset.name == "comparators" and ask.by != "place":
        rows = rows.filter(rows.place == partnership.place)
    rate = measure.kind == "rate"
    if rate:
        rows = _with_population(rows, catalogue, partnership)
    if indicator.unit == "number":
        rows = rows.mutate(numerator=rows.numerator.fill_null(rows.value))
    base = rows.children if rate else rows.denominator
    needed = rate or indicator.unit != "number"
    both = rows.numerator.notnull() & (base.notnull() if needed else True)
    return rows.mutate(
        quarter=rows.quarter.fill_null(0),
        cut=text(rows, cut_column(ask, rows)),
        part=ibis.literal(""),
        use_numerator=ibis.ifelse(both, rows.numerator, 0.0),
        use_less=ibis.literal(0.0),
        use_denominator=ibis.ifelse(both & base.notnull(), base, 0.0),
        is_complete=both,
        is_unknown=ibis.literal(False),
        the_value=ibis.null("float64") if rate else rows.value,
        the_target=rows.target if "target" in rows.columns else ibis.null("string"),
        the_rag=rows.rag if "rag" in rows.columns else ibis.null("string"),
        **marks(rows, ["numerator"] if rate else ["numerator", "denominator", "value"]),
    )


def _with_population(rows: ibis.Table, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """Rows with `children`, the number aged 0 to 17 of the same place and year; null where that is not held."""
    people = question_table(catalogue.dataset("population"))
    people = people.group_by(["place", "year"]).aggregate(children=_.children.max())
    place = rows.place if "place" in rows.columns else ibis.literal(partnership.place)
    rows = rows.mutate(of_place=place)
    joined = rows.left_join(people, [rows.of_place == people.place, rows.year == people.year])
    return joined.select(*(rows[name] for name in rows.columns), people.children)
