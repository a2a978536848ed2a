"""Audits: held and planned, judgements and cases, re-audits, and what they found."""

from __future__ import annotations

from dataclasses import replace

import ibis
from ibis import _

from cesp.measures.steps import PLACE_IN_TIME, Setting, all_counted, first_of, is_any, told, whole_before_parts
from cesp.measures.tables import question_table

#: The part of the rows that stands for the earlier side of a comparison.
EARLIER = "earlier"


def audits_held(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each audit once, where first reported as held, whatever the number of its priorities."""
    held = _of_priority(rows.filter(rows.held.notnull()), setting)
    return all_counted(first_of(held, ("sender", "audit", "held"), ("period_end", "priority")))


def audits_kept(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each planned audit once, where first reported, and whether it was held by the end of that period. An audit that
    nobody planned is not among them; one with neither date does not tell."""
    rows = _of_priority(rows.filter(rows.planned.notnull() | rows.held.isnull()), setting)
    rows = rows.filter(rows.planned.isnull() | (rows.planned <= rows.period_end))
    rows = first_of(rows, ("sender", "audit", "planned"), ("period_end", "priority"))
    kept = (rows.held <= rows.period_end).fill_null(False)
    return told(rows, ibis.ifelse(rows.planned.notnull(), kept, ibis.null("boolean")))


def judgements(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Each case judged once: overall judgements before those by standard, the whole before its agencies, a moderated
    grade before a self grade (DATA, decisions 3 and 11). By standard or agency, only rows that name one; a standard
    judged as a whole says nothing of another that only agencies judged."""
    if setting.by == "agency":
        rows = rows.filter(rows.agency.notnull())
    of_audit = ("sender", "year", "quarter", "audit", "priority", "round")
    audit = [rows[name] for name in of_audit]
    overall = rows.standard.isnull() | (rows.grade_kind == "overall").fill_null(False)
    rows = rows.mutate(overall=overall).mutate(any_overall=overall.any().over(group_by=audit))
    rows = rows.filter(~_.overall) if setting.by == "standard" else rows.filter(_.overall | ~_.any_overall)
    rows = rows.mutate(about=ibis.ifelse(_.overall, ibis.null("string"), _.standard))
    rows = whole_before_parts(rows, (*of_audit, "about"), setting.by)
    judged = (*of_audit, "standard", "agency", "case_number")
    moderated = (rows.grade_kind == "moderated").fill_null(False)
    rows = rows.mutate(any_moderated=moderated.any().over(group_by=[rows[name] for name in judged]))
    rows = rows.filter(~(_.any_moderated & (_.grade_kind == "self").fill_null(False)))
    return all_counted(rows)


def re_audits(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Judgements of re-audits and, as their `part` EARLIER in the same period, those of the last audit before of the
    same sender, name and priority. A re-audit without one is left out: its count is blank."""
    rows = judgements(rows, setting).mutate(again=is_any(_["round"], "re_audit"))
    again, first = rows.filter(_.again), rows.filter(~_.again)
    same = ("sender", "audit", "priority")
    when = again.select(*same, **{f"then_{name}": again[name] for name in ("year", "quarter", "qi", "period_end")})
    when = when.distinct()
    pairs = first.join(when, [*(first[name] == when[name] for name in same), first.period_end <= when.then_period_end])
    pairs = pairs.select(*(first[name] for name in first.columns), *(when[name] for name in when.columns[len(same) :]))
    last = pairs.period_end.max().over(group_by=[*(pairs[name] for name in same), pairs.then_period_end])
    pairs = pairs.mutate(last=last).filter(_.period_end == _.last)
    moved = {name: pairs[f"then_{name}"] for name in ("year", "quarter", "qi", "period_end")}
    earlier = pairs.mutate(**moved).select(*rows.columns).mutate(part=ibis.literal(EARLIER))
    audited = earlier.select(*(earlier[name].name(f"of_{name}") for name in (*same, "period_end"))).distinct()
    keys = [again[name] == audited[f"of_{name}"] for name in (*same, "period_end")]
    again = again.left_join(audited, keys)
    again = again.mutate(count=ibis.ifelse(again.of_audit.notnull(), again["count"], ibis.null("float64")))
    return ibis.union(again.select(*rows.columns).mutate(part=ibis.literal("")), earlier)


def cases(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """A row for each case that has a number, and rows of the overall standard for those that were only counted
    (DATA, decision 12). The number of cases stands in `count`; judgements by standard alone do not tell it."""
    numbered = rows.filter(rows.case_number.notnull())
    keys = [*PLACE_IN_TIME, "audit", "priority", "case_number"]
    first = {"sheet": _.sheet.argmin(_.row), "row": _.row.min()}  # where a case is first told of
    numbered = numbered.group_by(keys).aggregate(**first)
    numbered = numbered.mutate(count=ibis.literal(1.0), count_status=ibis.null("string"))
    unnumbered = judgements(rows.filter(rows.case_number.isnull()), replace(setting, by=None))
    unnumbered = unnumbered.mutate(count=ibis.ifelse(_.overall, _["count"], ibis.null("float64")))
    unnumbered = unnumbered.select(*keys, *first, "count", "count_status")
    return all_counted(ibis.union(numbered, unnumbered))


def findings(rows: ibis.Table, setting: Setting) -> ibis.Table:
    """Strengths and areas for development with the `theme` of their audit. One that names no priority serves those of
    its audit."""
    same = ("sender", "year", "quarter", "audit")
    audits = question_table(setting.catalogue.dataset("audits"))
    if setting.priority is not None:
        serving = audits.filter(audits.priority == setting.priority)
        unsaid = rows.filter(rows.priority.isnull())
        unsaid = unsaid.semi_join(serving, [unsaid[name].identical_to(serving[name]) for name in same])
        rows = ibis.union(rows.filter(rows.priority == setting.priority), unsaid)
        rows = rows.mutate(priority=ibis.literal(setting.priority))
    themes = audits.group_by([audits[name].name(f"of_{name}") for name in same]).aggregate(theme=_.theme.min())
    joined = rows.left_join(themes, [rows[name].identical_to(themes[f"of_{name}"]) for name in same])
    return all_counted(joined.select(*(rows[name] for name in rows.columns), themes.theme))


def _of_priority(rows: ibis.Table, setting: Setting) -> ibis.Table:
    return rows if setting.priority is None else rows.filter(rows.priority == setting.priority)
