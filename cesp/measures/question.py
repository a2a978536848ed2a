"""Definition + selection -> questions: Ibis expressions over what is held, one row an answer's group.

An answer to `counts` has the columns of `values.Group`: quarter 0 stands for a whole year, `cut` is the value it is
cut by ("" for none), `part` the status of a mix, `numerator` is before `less` is taken off, and then come counts of
rows that were complete, left out for want of a part, without the column that is taken off, and marked suppressed, not
applicable or not supplied.
"""

from __future__ import annotations

import ibis
from ibis import _

from cesp.catalogue import Catalogue, Measure, Partnership
from cesp.measures.definition import source_dataset
from cesp.measures.indicators import weigh_indicator
from cesp.measures.steps import Setting
from cesp.measures.steps.audits import EARLIER
from cesp.measures.tables import held_table, question_table
from cesp.measures.values import Ask
from cesp.measures.weighing import weigh

GROUP = ("year", "quarter", "sender", "upload", "cut", "part")
# Where a row stands, and what it brings to the figure: columns of an answer to `rows_behind`.
PLACE = ("year", "quarter", "sender", "upload", "sheet", "row")
WEIGHTS = ("use_numerator", "use_less", "use_denominator", "is_complete")


def counts(ask: Ask, catalogue: Catalogue, partnership: Partnership) -> ibis.Table:
    """The question whose answer holds every quarter and year of a measure, a row a group."""
    return _grouped(_weighed(ask, catalogue, partnership))


def rows_behind(ask: Ask, catalogue: Catalogue, partnership: Partnership, value: str = "") -> ibis.Table:
    """The question for the rows themselves that `counts` adds up, of one `value` of its cut: year, quarter (0 for a
    year), sender, upload, sheet, row; what each brings (`use_numerator` before `use_less` is taken off,
    `use_denominator`, `is_complete`); and the columns of its return that tell it apart or settle what it counts."""
    measure = catalogue.measure(ask.measure)
    rows = _weighed(ask, catalogue, partnership)
    rows = rows.filter((rows.part != EARLIER) & (rows.cut == value))
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
        return weigh_indicator(ask, measure, catalogue, partnership)
    dataset = catalogue.dataset(measure.instead_by_agency if _stands_alone(measure, ask) else measure.dataset)
    setting = Setting(catalogue, partnership, ask.priority, ask.by, measure.instead_by_agency)
    return weigh(question_table(dataset), ask, measure, setting)


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
        rag=ibis.ifelse(_.the_rag.nunique() == 1, _.the_rag.max(), ibis.null("string")),
    )
    return grouped.order_by(list(GROUP))
