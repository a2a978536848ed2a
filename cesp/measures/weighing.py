"""The rows that are looked at, each with what it brings to a figure: Ibis expressions, divided by nobody.

Columns added to a row: `cut` is the value it is cut by ("" for none); `part` the status of a mix, the agency whose
staff are counted over, the scale of a score, or the earlier side; `use_numerator` is before `use_less` is taken off.
"""

from __future__ import annotations

from functools import reduce

import ibis
from ibis import _

from cesp.catalogue import Measure, Partnership
from cesp.catalogue.partnership import WHOLE_COURSE
from cesp.measures.prepare import STEPS
from cesp.measures.steps import Setting
from cesp.measures.values import Ask

# Cuts that a column of the rows makes; quarters and priorities are settled by what is asked, and when.
COLUMN_CUTS = frozenset({"agency", "course", "standard", "place", "theme", "meeting", "kind", "source_type"})
MARKS = {"suppressed": ("suppressed",), "not_applicable": ("not_applicable", "not_collected"),
         "not_supplied": ("not_supplied",)}  # fmt: skip


def weigh(rows: ibis.Table, ask: Ask, measure: Measure, setting: Setting) -> ibis.Table:
    """A dataset's rows, settled by the measure's step, of the priority that is asked for, each with what it brings."""
    rows = STEPS[measure.prepare](rows, setting)
    if ask.priority is not None:
        rows = rows.filter(_serves(rows, ask.priority, setting.partnership))
    for column, words in measure.only.items():
        rows = rows.filter(rows[column].isin(words))
    return _added(rows, ask, measure)


def _serves(rows: ibis.Table, priority: str, partnership: Partnership) -> ibis.ir.BooleanValue:
    """A row's own priority beats its course's; a course of several priorities serves each (DATA, decision 8)."""
    own = (rows.priority == priority).fill_null(False) if "priority" in rows.columns else ibis.literal(False)
    served = [(course.id, f"|{'|'.join(course.priorities)}|") for course in partnership.course if course.priorities]
    if "course" not in rows.columns or not served:
        return own
    unsaid = rows.priority.isnull() if "priority" in rows.columns else ibis.literal(True)
    asked = ibis.literal("|") + ibis.literal(priority) + ibis.literal("|")
    return own | (unsaid & rows.course.cases(*served, else_="").contains(asked))


def _added(rows: ibis.Table, ask: Ask, measure: Measure) -> ibis.Table:
    parts = [name for name in (*measure.numerator, *measure.denominator) if name != "rows"]
    both = _all([rows[name].notnull() for name in parts])
    measured = _all([rows[name].isin(words) for name, words in measure.measured.items()]).fill_null(False)
    complete = both & measured
    counted = complete & rows.counted & _all([rows[name].isin(words) for name, words in measure.where.items()])
    numerator = _sum_of(rows, measure.numerator)
    if measure.kind == "mean":
        numerator = numerator * _sum_of(rows, measure.denominator)
    less_known = _all([rows[name].notnull() for name in measure.less])
    status = next(iter(measure.measured)) if measure.kind == "status_mix" else None
    part = "part" if "part" in rows.columns else status
    rows = rows.mutate(
        quarter=rows.quarter.fill_null(0),
        cut=text(rows, cut_column(ask, rows)),
        part=text(rows, part),
        use_numerator=ibis.ifelse(counted.fill_null(False), numerator, 0.0),
        use_less=ibis.ifelse((counted & less_known).fill_null(False), _sum_of(rows, measure.less), 0.0),
        use_denominator=ibis.ifelse(complete, _sum_of(rows, measure.denominator), 0.0),
        is_complete=complete,
        is_unknown=counted.fill_null(False) & ~less_known,
        **marks(rows, parts),
    )
    if "course" in rows.columns:
        rows = _parts_before_whole(rows)
    if ask.by in COLUMN_CUTS:
        rows = rows.filter(_.cut != "")
    return rows.mutate(the_value=ibis.null("float64"), the_target=ibis.null("string"), the_rag=ibis.null("string"))


def _parts_before_whole(rows: ibis.Table) -> ibis.Table:
    """A row for all courses together is never added to the courses it sums up: it speaks only where none of a sender's
    courses of that quarter has what the measure needs."""
    rows = rows.mutate(is_whole=rows.course.lower().re_search(WHOLE_COURSE).fill_null(False))
    part = rows.is_complete & ~rows.is_whole
    told = part.any().over(group_by=[rows.sender, rows.year, rows.quarter])
    return rows.mutate(told_by_courses=told).filter(~_.is_whole | ~_.told_by_courses)


def cut_column(ask: Ask, rows: ibis.Table) -> str | None:
    """The column the answer is cut by, where the rows have it."""
    return ask.by if ask.by in COLUMN_CUTS and ask.by in rows.columns else None


def marks(rows: ibis.Table, columns: list[str]) -> dict[str, ibis.ir.BooleanValue]:
    """Whether a row bears each kind of mark in one of the columns that are added."""
    marked = [f"{name}_status" for name in columns if f"{name}_status" in rows.columns]
    none = ibis.literal(False)
    return {
        f"mark_{mark}": reduce(lambda a, b: a | b, [rows[name].isin(words).fill_null(False) for name in marked], none)
        for mark, words in MARKS.items()
    }


def text(rows: ibis.Table, column: str | None) -> ibis.ir.StringValue:
    """The words of a column, "" for a blank or for no column."""
    return rows[column].fill_null("") if column else ibis.literal("")


def _all(conditions: list[ibis.ir.BooleanValue]) -> ibis.ir.BooleanValue:
    return reduce(lambda a, b: a & b, conditions, ibis.literal(True))


def _sum_of(rows: ibis.Table, columns: tuple[str, ...]) -> ibis.ir.FloatingValue:
    return reduce(lambda a, b: a + b, [ibis.literal(1.0) if c == "rows" else rows[c] for c in columns], 0.0)
