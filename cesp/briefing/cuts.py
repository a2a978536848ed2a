"""A measure by what it is cut by: one exhibit for all courses, agencies, standards, themes, meetings or priorities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cesp.briefing.charting import chart_of, describe
from cesp.briefing.compose import FAMILIES, exhibit_id, explain
from cesp.briefing.exhibit import Exhibit, Table
from cesp.briefing.sentences import STATUS_SENTENCES, beside, source_line
from cesp.briefing.targets import aim_chart, target_line
from cesp.catalogue import Measure, Partnership
from cesp.catalogue.priorities import Named
from cesp.charts.series import Chart, Point, Series
from cesp.disclosure.places import NOT_OFFERED, NOT_YET
from cesp.disclosure.protect import NAMED, PROPOSED
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.measures.rounding import format_number
from cesp.measures.values import Verdict
from cesp.store.records import UploadRecord

#: Names in a sentence, before the rest are only counted.
FEW_NAMES = 3
#: Rows of a chart that can be read at a glance; all of them stand in the table.
MOST = 12
#: From so many comparisons on, one in twenty that looks clear is worth a word of warning.
MANY = 5
APART = "Priorities do not add up to the whole: what serves several counts in each of them."
_NEVER = frozenset({NAMED, PROPOSED, NOT_OFFERED, NOT_YET})
TWO_WAYS = "All together counts the sessions; by agency, the returns by agency are counted, and the two may differ."


@dataclass(frozen=True)
class Cut:
    """What an exhibit of a cut is made of, all of one edition: the whole, and each value it is cut `by`. `family` is
    the kind of return."""

    measure: Measure
    by: str
    whole: Shown
    shown: tuple[Shown, ...]
    family: str


Row = tuple[str, Shown]


def compose_cut(cut: Cut, partnership: Partnership, receipts: Mapping[int, UploadRecord]) -> Exhibit:
    """The exhibit of a measure by one of its cuts: ranked bars, each with its base and last year's beside it."""
    hidden = [shown for shown in cut.shown if is_withheld(shown)]
    named = _name([shown for shown in cut.shown if not is_withheld(shown)], cut.by, partnership)
    headline = _headline(cut, named, hidden)
    drawn = _chart(named)
    # A target for a count is one for all together: no single bar has to reach it or stay below it.
    chart = drawn if cut.whole.definition.kind == "count" else aim_chart(drawn, cut.whole)
    value, *rest = beside(cut.whole)
    return Exhibit(
        id=f"{exhibit_id(cut.whole)}-by-{cut.by}",
        title=title_of(cut),
        headline=f"{headline}.",
        finding=headline,
        lane=cut.measure.lane,
        shown=cut.whole,
        lines=(value, *(("all together", *rest) if cut.whole.figure.status == "ok" else rest)),
        chart=chart,
        table=_table(cut, named),
        alt=describe(chart, f"{headline}."),
        notes=(*cut.whole.figure.notes, *_notes(cut, named, hidden)),
        definition=explain(cut.measure, cut.whole, partnership),
        source=source_line(cut.whole, FAMILIES[cut.family], receipts, cut.whole.figure.figures_to),
        figures_to=cut.whole.figure.figures_to,
        target=target_line(cut.whole, cut.whole.figure.figures_to),
    )


def title_of(cut: Cut) -> str:
    """ "Attended of registered, by course"."""
    return f"{cut.whole.definition.title}, by {cut.by}"


def is_withheld(shown: Shown) -> bool:
    """True where an edition shows nothing of a figure, however large: because of whose it is, or how it is cut."""
    return shown.figure.status == "suppressed" and not _NEVER.isdisjoint(shown.figure.notes)


def cut_name(by: str, value: str, partnership: Partnership) -> str:
    """What a value of a cut is called: the title of a course, agency or priority; a choice's word; else as written."""
    lists: dict[str, tuple[Named, ...]] = {
        "priority": partnership.priority, "course": partnership.course, "agency": partnership.agency,
    }  # fmt: skip
    titles = {entry.id: entry.title for entry in lists.get(by, ())}
    return titles.get(value, value.replace("_", " ").capitalize() if by == "kind" else value)


def _name(shown: Sequence[Shown], by: str, partnership: Partnership) -> list[Row]:
    """Each value of the cut with its name, greatest first; those of which there is nothing on either side left out."""
    named = [(cut_name(by, entry.figure.by.get(by, ""), partnership), entry) for entry in shown if _tells(entry)]
    return sorted(named, key=lambda one: (one[1].figure.value is None, -(one[1].figure.value or 0.0), one[0]))


def _tells(shown: Shown) -> bool:
    sides = [shown.figure, *([shown.previous] if shown.previous else [])]
    if shown.definition.kind == "count":
        return any(side.value or side.status == "suppressed" for side in sides)
    return any(side.status in ("ok", "suppressed") for side in sides)


def _headline(cut: Cut, named: Sequence[Row], hidden: Sequence[Shown]) -> str:
    """From the least to the greatest of those large enough to judge, then what clearly changed; no end mark."""
    title = title_of(cut)
    if not named:
        if hidden:
            return f"{title}: {hidden[0].figure.notes[0][0].lower()}{hidden[0].figure.notes[0][1:].rstrip('.')}"
        return f"{title}, {cut.whole.figure.period.spoken}: nothing to tell apart is held"
    told = [one for one in named if one[1].figure.status == "ok"]
    if not told:
        return f"{title}: {STATUS_SENTENCES[named[0][1].figure.status]}"
    if cut.whole.definition.kind == "count":
        return f"{title}: {_greatest(told)}"
    judged = [one for one in told if not is_few(one[1].figure, one[1])]
    if not judged:
        spread = _spread([(name, shown.figure.base) for name, shown in told])
        return f"{title}: {spread}; {'each' if len(told) > 1 else 'that'} is too few to say by itself"
    unit = f" {cut.whole.definition.unit}" if cut.whole.definition.kind in ("reach", "rate") else ""
    spread = _spread([(name, f"{shown.figure.display}{unit}") for name, shown in judged])
    return "; ".join((f"{title}: {spread}", *_changed(judged, "improved"), *_changed(judged, "worsened")))


def _spread(ranked: Sequence[tuple[str, str]]) -> str:
    """ "from 77% (First aid) to 91% (Basics)"; the one alone where there is but one."""
    (most, high), (least, low) = ranked[0], ranked[-1]
    return f"from {low} ({least}) to {high} ({most})" if len(ranked) > 1 else f"{high} ({most})"


def _greatest(told: Sequence[Row]) -> str:
    """Of counts the greatest, and those that came to nothing: "most 189 (First aid), then 174 (Basics); none now:
    Bullying"."""
    some = [f"{shown.figure.display} ({name})" for name, shown in told if shown.figure.value]
    none = [name for name, shown in told if not shown.figure.value]
    counted = [f"{'most ' if len(some) > 1 else ''}{', then '.join(some[:FEW_NAMES])}"] if some else []
    return "; ".join((*counted, *([f"none now: {_listed(none)}"] if none else [])))


def _listed(names: Sequence[str]) -> str:
    more = len(names) - FEW_NAMES
    return f"{', '.join(names[:FEW_NAMES])}{f' and {more} more' if more > 0 else ''}"


def _changed(named: Sequence[Row], verdict: Verdict) -> tuple[str, ...]:
    """ "improved: First aid (88%, was 77%)", or nothing."""
    found = [(name, shown) for name, shown in named if shown.verdict == verdict]
    told = [f"{name} ({shown.figure.display}, was {shown.previous.display})" for name, shown in found if shown.previous]
    return (f"{verdict}: {_listed(told)}",) if found else ()


def is_few(figure: ShownFigure, shown: Shown) -> bool:
    """True where a share or a mean rests on fewer than its measure asks for."""
    judged = shown.definition.kind in ("proportion", "mean")
    return judged and figure.denominator is not None and figure.denominator < shown.definition.minimum


def _chart(named: Sequence[Row]) -> Chart | None:
    if not named:
        return None
    top = named[:MOST]
    now = tuple(_point(name, shown.figure, shown) for name, shown in top)
    before = tuple(_point(name, shown.previous, shown) for name, shown in top if shown.previous is not None)
    then = next((shown.previous.period for _, shown in top if shown.previous is not None), None)
    period = top[0][1].figure.period
    own, earlier = RE_AUDIT if then == period else (period.label, then.label if then else "")
    series: tuple[Series, ...] = (Series(own, "now", now),)
    if any(point.value is not None for point in before):
        series = (Series(earlier, "before", before), *series)
    return chart_of("places", series, [shown for _, shown in top], "")


def _point(name: str, figure: ShownFigure, shown: Shown) -> Point:
    return Point(name, figure.value, figure.display, figure.status, base=_base(shown.figure, shown))


def _base(figure: ShownFigure, shown: Shown) -> str:
    return ", ".join(filter(None, (figure.base, FEW if is_few(figure, shown) else "")))


def _table(cut: Cut, named: Sequence[Row]) -> Table:
    """Every row, those beyond the chart too."""
    rows = []
    for name, shown in named:
        was = shown.previous
        earlier = (was.display, was.base) if was else ("", "")
        rows.append((name, shown.figure.display, _base(shown.figure, shown), *earlier, shown.verdict_words))
    title = cut.by.capitalize()
    return Table((title, "Figure", "From", "Earlier", "From (earlier)", "Verdict"), tuple(rows))


def _notes(cut: Cut, named: Sequence[Row], hidden: Sequence[Shown]) -> tuple[str, ...]:
    unlike = cut.whole.reasons if cut.whole.verdict == "not_like_for_like" else ()
    notes = (
        *unlike,
        f"{len(hidden)} more: {hidden[0].figure.notes[0]}" if hidden and named else "",
        f"The chart has the first {MOST} of {len(named)}; the table has them all." if len(named) > MOST else "",
        many_judged([shown for _, shown in named]),
        APART if cut.by == "priority" else "",
        TWO_WAYS if cut.by == "agency" and cut.measure.instead_by_agency and named else "",
        _untold(cut),
    )
    return tuple(filter(None, notes))


def many_judged(shown: Sequence[Shown]) -> str:
    """A caution where so many are judged that one may look clear by chance; "" where they are few."""
    judged = [entry for entry in shown if entry.low is not None and entry.verdict not in ("too_few", None)]
    if len(judged) < MANY:
        return ""
    return f"Each of {len(judged)} is judged by itself: of twenty, one would look clear by chance alone."


def _untold(cut: Cut) -> str:
    """How much of a count names no value of the cut: it is the whole's, and added to none of them."""
    figures = [cut.whole.figure, *(shown.figure for shown in cut.shown)]
    if cut.whole.definition.kind != "count" or cut.by == "priority" or cut.measure.instead_by_agency:
        return ""
    if not cut.shown or any(figure.value is None for figure in figures):
        return ""
    rest = (figures[0].value or 0.0) - sum(figure.value or 0.0 for figure in figures[1:])
    return f"{format_number(rest)} of {figures[0].display} name no {cut.by} and are added to none." if rest > 0 else ""


FEW = "too few to say"
RE_AUDIT = ("At re-audit", "At the audit before")
