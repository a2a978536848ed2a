"""Definition + selection -> questions: Ibis expressions over what is held, one row an answer's group.

An answer to `counts` has the columns of `values.Group`: quarter 0 stands for a whole year, `cut` is the value it is
cut by ("" for none), `part` the status of a mix, `numerator` is before `less` is taken off, and then come counts of
rows that were complete, left out for want of a part, without the column that is taken off, and marked suppressed, not
applicable or not supplied.
"""

from __future__ import annotations

from functools import reduce

import ibis
from ibis import _

from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.catalogue.partnership import WHOLE_COURSE
from cesp.measures.definition import source_dataset
from cesp.measures.prepare import STEPS, Setting
from cesp.measures.tables import held_table, question_table
from cesp.measures.values import Ask

GROUP = ("year", "quarter", "sender", "upload", "cut", "part")
# Where a row stands, and what it brings to the figure: columns of an answer to `rows_behind`.
PLACE = ("year", "quarter", "sender", "upload", "sheet", "row")
WEIGHTS = ("use_numerator", "use_less", "use_denominator", "is_complete")
# Cuts that a column of the rows makes; quarters and priorities are settled by what is asked, and when.
COLUMN_CUTS = frozenset({"agency", "course", "standard", "place"})
MARKS = {"suppressed": ("suppressed",), "not_applicable": ("not_applicable", "not_collected"),
         "not_supplied": ("not_supplied",)}  # fmt: skip


def counts(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question whose answer holds every quarter and year of a measure, a row a group."""
    return _grouped(_weighed(ask, catalogue, partnership))


def rows_behind(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question for the rows themselves that `counts` adds up: year, quarter (0 for a year), sender, upload, sheet,
    row; what each brings (`use_numerator` before `use_less` is taken off, `use_denominator`, `is_complete`); and the
    columns of its return that tell it apart or settle what it counts."""
    measure = catalogue.measure(ask.measure)
    rows = _weighed(ask, catalogue, partnership)
    counted = ("numerator", "denominator", "value", "children") if ask.indicator else ()
    own = catalogue.dataset(_datasets(ask, measure, partnership)[0]).natural_key
    told = (*own, "agency", *measure.numerator, *measure.less, *measure.denominator, *counted, *measure.only,
            *measure.where, *measure.measured)  # fmt: skip
    columns = [name for name in dict.fromkeys(told) if name in rows.columns]
    return rows.select(*PLACE, *WEIGHTS, *columns).order_by(list(PLACE))


def _weighed(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The rows that are looked at, each with what it brings to the figure."""
    measure = catalogue.measure(ask.measure)
    if measure.kind in ("indicator", "rate"):
        return _indicator_counts(ask, measure, catalogue, partnership)
    dataset = catalogue.dataset(measure.instead_by_agency if _stands_alone(measure, ask) else measure.dataset)
    rows = STEPS[measure.prepare](question_table(dataset), Setting(catalogue, ask.by, measure.instead_by_agency))
    if ask.priority is not None:
        rows = rows.filter(_serves(rows, ask.priority, partnership))
    for column, words in measure.only.items():
        rows = rows.filter(rows[column].isin(words))
    return _added(rows, ask, measure)


def held(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question which returns are held of a measure's datasets: sender, year, quarter (0 for a year), nil too.

    Of indicators only nil returns: which senders hold an indicator follows from its own rows."""
    measure = catalogue.measure(ask.measure)
    table = held_table()
    names = _datasets(ask, measure, partnership)
    entries = table.filter(table.dataset.isin(names))
    entries = entries.select("sender", "year", quarter=table.quarter.fill_null(0)).distinct()
    if measure.kind in ("indicator", "rate"):
        rows = question_table(catalogue.dataset(names[0]))
        rows = rows.select("sender", "year", quarter=rows.quarter.fill_null(0)).distinct()
        entries = entries.anti_join(rows, ["sender", "year", "quarter"])
    return entries.order_by("sender", "year", "quarter")


def circumstances(ask: Ask, catalogue: Catalogue) -> ibis.Table | None:
    """The question what audits' theme, tool and sample were, for measures of audits; None for the others."""
    if catalogue.dataset(catalogue.measure(ask.measure).dataset).name != "audit_grades":
        return None
    audits = question_table(catalogue.dataset("audits"))
    if ask.priority is not None:
        audits = audits.filter(audits.priority == ask.priority)
    return audits.select("year", audits.quarter.fill_null(0).name("quarter"), "audit", "theme", "tool", "sample")


def totals(ask: Ask, catalogue: Catalogue) -> ibis.Table | None:
    """The question where sessions and the attendance by agency of one course, quarter and sender disagree: columns
    year, quarter, course, by_sessions, by_agency. None for measures that have no such pair (DATA, decision 5)."""
    measure = catalogue.measure(ask.measure)
    if not measure.instead_by_agency or ask.measure != "attendances":
        return None
    keys = ["sender", "course", "year", "quarter"]
    sessions = question_table(catalogue.dataset(measure.dataset)).group_by(keys).aggregate(by_sessions=_.attended.sum())
    agencies = question_table(catalogue.dataset(measure.instead_by_agency))
    agencies = agencies.group_by(keys).aggregate(by_agency=_.attended.sum())
    both = sessions.inner_join(agencies, keys)
    return both.filter(both.by_sessions != both.by_agency).order_by(keys)


def _datasets(ask: Ask, measure: Measure, partnership: Partnership) -> list[str]:
    if measure.kind in ("indicator", "rate"):
        return [source_dataset(partnership.get_indicator(ask.indicator or ""))]
    if _stands_alone(measure, ask):
        return [measure.instead_by_agency]
    return [name for name in (measure.dataset, measure.instead_by_agency) if name]


def _stands_alone(measure: Measure, ask: Ask) -> bool:
    return ask.by == "agency" and bool(measure.instead_by_agency)


def _serves(rows: ibis.Table, priority: str, partnership: Partnership) -> ibis.ir.BooleanValue:
    """A row's own priority beats its course's; a course of several priorities serves each (DATA, decision 8)."""
    own = (rows.priority == priority).fill_null(False) if "priority" in rows.columns else ibis.literal(False)
    if "course" not in rows.columns:
        return own
    unsaid = rows.priority.isnull() if "priority" in rows.columns else ibis.literal(True)
    courses = partnership.courses_of(priority)
    return own | (unsaid & rows.course.isin(courses)) if courses else own


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
    rows = rows.mutate(
        quarter=rows.quarter.fill_null(0),
        cut=_text(rows, _cut_column(ask, rows)),
        part=_text(rows, status),
        use_numerator=ibis.ifelse(counted.fill_null(False), numerator, 0.0),
        use_less=ibis.ifelse((counted & less_known).fill_null(False), _sum_of(rows, measure.less), 0.0),
        use_denominator=ibis.ifelse(complete, _sum_of(rows, measure.denominator), 0.0),
        is_complete=complete,
        is_unknown=counted.fill_null(False) & ~less_known,
        **_marks(rows, parts),
    )
    if "course" in rows.columns:
        rows = _parts_before_whole(rows)
    if ask.by in COLUMN_CUTS:
        rows = rows.filter(_.cut != "")
    return rows.mutate(the_value=ibis.null("float64"), the_target=ibis.null("string"))


def _parts_before_whole(rows: ibis.Table) -> ibis.Table:
    """A row for all courses together is never added to the courses it sums up: it speaks only where none of a sender's
    courses of that quarter has what the measure needs."""
    rows = rows.mutate(is_whole=rows.course.lower().re_search(WHOLE_COURSE).fill_null(False))
    part = rows.is_complete & ~rows.is_whole
    told = part.any().over(group_by=[rows.sender, rows.year, rows.quarter])
    return rows.mutate(told_by_courses=told).filter(~_.is_whole | ~_.told_by_courses)


def _cut_column(ask: Ask, rows: ibis.Table) -> str | None:
    return ask.by if ask.by in COLUMN_CUTS and ask.by in rows.columns else None


def _indicator_counts(ask: Ask, measure: Measure, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    indicator = partnership.get_indicator(ask.indicator or "")
    dataset = catalogue.dataset(source_dataset(indicator))
    rows = question_table(dataset)
    rows = STEPS["indicator"](rows.filter(rows.indicator == indicator.id), Setting(catalogue, ask.by, ""))
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
        cut=_text(rows, _cut_column(ask, rows)),
        part=ibis.literal(""),
        use_numerator=ibis.ifelse(both, rows.numerator, 0.0),
        use_less=ibis.literal(0.0),
        use_denominator=ibis.ifelse(both & base.notnull(), base, 0.0),
        is_complete=both,
        is_unknown=ibis.literal(False),
        the_value=ibis.null("float64") if rate else rows.value,
        the_target=rows.target if "target" in rows.columns else ibis.null("string"),
        **_marks(rows, ["numerator"] if rate else ["numerator", "denominator", "value"]),
    )


def _with_population(rows: ibis.Table, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """Rows with `children`, the number aged 0 to 17 of the same place and year; null where that is not held."""
    people = question_table(catalogue.dataset("population"))
    people = people.group_by(["place", "year"]).aggregate(children=_.children.max())
    place = rows.place if "place" in rows.columns else ibis.literal(partnership.place)
    rows = rows.mutate(of_place=place)
    joined = rows.left_join(people, [rows.of_place == people.place, rows.year == people.year])
    return joined.select(*(rows[name] for name in rows.columns), people.children)


def _grouped(rows: ibis.Table) -> ibis.Table:
    grouped = rows.group_by(list(GROUP)).aggregate(
        numerator=_.use_numerator.sum(),
        less=_.use_less.sum(),
        denominator=_.use_denominator.sum(),
        complete=_.is_complete.sum(),
        left_out=(~_.is_complete).sum(),
        less_unknown=_.is_unknown.sum(),
        suppressed=_.mark_suppressed.sum(),
        not_applicable=_.mark_not_applicable.sum(),
        not_supplied=_.mark_not_supplied.sum(),
        value=_.the_value.max(),
        valued=_.the_value.count(),
        target=_.the_target.max(),
    )
    return grouped.order_by(list(GROUP))


def _marks(rows: ibis.Table, columns: list[str]) -> dict[str, ibis.ir.BooleanValue]:
    """Whether a row bears each kind of mark in one of the columns that are added."""
    marked = [f"{name}_status" for name in columns if f"{name}_status" in rows.columns]
    none = ibis.literal(False)
    return {
        f"mark_{mark}": reduce(lambda a, b: a | b, [rows[name].isin(words).fill_null(False) for name in marked], none)
        for mark, words in MARKS.items()
    }


def _text(rows: ibis.Table, column: str | None) -> ibis.ir.StringValue:
    return rows[column].fill_null("") if column else ibis.literal("")


def _all(conditions: list[ibis.ir.BooleanValue]) -> ibis.ir.BooleanValue:
    return reduce(lambda a, b: a & b, conditions, ibis.literal(True))


def _sum_of(rows: ibis.Table, columns: tuple[str, ...]) -> ibis.ir.FloatingValue:
    return reduce(lambda a, b: a + b, [ibis.literal(1.0) if c == "rows" else rows[c] for c in columns], 0.0)
