"""Any measure of any two periods, whole or by what it is cut by: the answer in a sentence, then each part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cesp.briefing.charting import describe, of_quarters
from cesp.briefing.compose import Material, compose
from cesp.briefing.cuts import Cut, compose_cut, cut_name, is_withheld, many_judged
from cesp.briefing.exhibit import Exhibit, Frame, Table
from cesp.briefing.pages import Scope, frame
from cesp.catalogue import Measure, Partnership
from cesp.charts.series import Chart
from cesp.disclosure.shown import Shown
from cesp.measures.display import DIFFERENCE, spell_difference
from cesp.measures.values import Verdict
from cesp.store.records import UploadRecord

#: Small charts that can be taken in at once; the table holds them all.
MOST = 12
#: Reasons that are listed one by one.
REASONS = 4
#: Cuts that any exhibit of the measure draws already.
DRAWN_AS_WHOLE = ("quarter", "place")
NOT_ALIKE = "What is not like for like, and why"


@dataclass(frozen=True)
class Multiple:
    """One part over time, small: which value of the cut, its name, its figure in words, and its chart as data."""

    value: str
    name: str
    words: str
    chart: Chart
    alt: str


@dataclass(frozen=True)
class Comparing:
    """The page: an exhibit of all parts or of one, the parts that may be named (value and name, in the order of the
    table's rows), small charts of the first of them, and how many more there are."""

    frame: Frame
    exhibit: Exhibit
    values: tuple[tuple[str, str], ...]
    multiples: tuple[Multiple, ...]
    more: int


@dataclass(frozen=True)
class Parts:
    """What a cut's page is made of, all of one edition: the whole, each value of the cut with its comparison, and each
    value's figures over time."""

    measure: Measure
    by: str
    whole: Shown
    shown: tuple[Shown, ...]
    series: Mapping[str, tuple[Shown, ...]]
    family: str


def compose_parts(
    parts: Parts, scope: Scope, partnership: Partnership, receipts: Mapping[int, UploadRecord]
) -> Comparing:
    """The page of a measure by a cut."""
    made = _exhibit(parts, partnership, receipts)
    named = _ranked(parts, partnership)
    shown = [entry for _, entry in named]
    headline = answer(shown, parts.by) or made.headline
    exhibit = replace(
        made,
        headline=headline,
        finding=headline,
        alt=describe(made.chart, headline),
        table=_table(parts.by, named, parts.whole),
        notes=(*((made.headline,) if named else ()), *made.notes, *_unlike(shown, made.notes)),
    )
    drawn = [multiple for name, shown in named if (multiple := _multiple(parts, name, shown))]
    return Comparing(
        frame=frame(scope, [exhibit], partnership),
        exhibit=exhibit,
        values=tuple((_value(shown, parts.by), name) for name, shown in named),
        multiples=tuple(drawn[:MOST]),
        more=max(0, len(drawn) - MOST),
    )


def of_exhibit(exhibit: Exhibit, scope: Scope, partnership: Partnership) -> Comparing:
    """The page of one exhibit, cut by nothing."""
    return Comparing(frame(scope, [exhibit], partnership), exhibit, (), (), 0)


def compose_one(
    material: Material,
    by: str,
    partnership: Partnership,
    receipts: Mapping[int, UploadRecord],
) -> Exhibit:
    """The exhibit of one value of a cut, as any exhibit, with the value's name before its sentences."""
    made = compose(material, partnership, receipts)
    value = _value(material.shown, by)
    name = cut_name(by, value, partnership)
    return replace(
        made,
        id=f"{made.id}-of-{by}",
        title=f"{made.title}: {name}",
        headline=f"{name}: {made.headline}",
        finding=f"{name}: {made.finding}",
        alt=f"{name}. {made.alt}",
    )


def answer(shown: Sequence[Shown], by: str) -> str:
    """ "Of 9 agencies, 4 had more, 2 had fewer and 3 are about the same."; "" where there is nothing to count."""
    if not shown:
        return ""
    counted: dict[Verdict | None, int] = dict.fromkeys(VERBS, 0)
    for entry in shown:
        counted[entry.verdict] += 1
    one, several = NOUNS[by]
    if len(shown) == 1:
        return f"The one {one} {VERBS[shown[0].verdict][0]}."
    told = [f"{number} {VERBS[verdict][number > 1]}" for verdict, number in counted.items() if number]
    *others, last = told
    rest = f"{', '.join(others)} and {last}" if others else f"all {last}"
    return f"Of {len(shown)} {several}, {rest}."


def _exhibit(parts: Parts, partnership: Partnership, receipts: Mapping[int, UploadRecord]) -> Exhibit:
    """The parts in one picture: quarters in their order, places with ours in focus, others ranked."""
    if parts.by not in DRAWN_AS_WHOLE:
        return compose_cut(Cut(parts.measure, parts.by, parts.whole, parts.shown, parts.family), partnership, receipts)
    quarters, places = (parts.shown, ()) if parts.by == "quarter" else ((), parts.shown)
    made = compose(Material(parts.measure, parts.whole, quarters, places, parts.family), partnership, receipts)
    return replace(
        made,
        id=f"{made.id}-by-{parts.by}",
        title=f"{made.title}, by {NOUNS[parts.by][0]}",
        notes=tuple(filter(None, (*made.notes, many_judged(parts.shown)))),
    )


def _unlike(shown: Sequence[Shown], told: Sequence[str]) -> tuple[str, ...]:
    """Why parts are not like for like, each reason once that is not told yet; beyond a few, how many more there are."""
    unlike = (entry.reasons for entry in shown if entry.verdict == "not_like_for_like")
    reasons = tuple(dict.fromkeys(reason for entry in unlike for reason in entry if reason not in told))
    if not reasons:
        return ()
    more = len(reasons) - REASONS
    return (f"{NOT_ALIKE}:", *reasons[:REASONS], *((f"There are {more} more reasons.",) if more > 0 else ()))


def _ranked(parts: Parts, partnership: Partnership) -> list[tuple[str, Shown]]:
    """Every part that may be named and has a figure on either side: greatest first, those without a figure last."""
    named = [
        (cut_name(parts.by, _value(shown, parts.by), partnership), shown)
        for shown in parts.shown
        if not is_withheld(shown) and _tells(shown)
    ]
    if parts.by == "quarter":
        return named
    return sorted(named, key=lambda one: (one[1].figure.value is None, -(one[1].figure.value or 0.0), one[0]))


def _tells(shown: Shown) -> bool:
    sides = [shown.figure, *([shown.previous] if shown.previous else [])]
    return any(side.status == "suppressed" or (side.status == "ok" and (side.value or side.base)) for side in sides)


def _table(by: str, named: Sequence[tuple[str, Shown]], whole: Shown) -> Table:
    """A row for each part: both figures with their bases, the difference with its 95 % limits as numbers, the verdict
    in words."""
    unit = f" ({DIFFERENCE})" if whole.definition.kind == "proportion" else ""
    columns = (
        NOUNS[by][0].capitalize(), "Figure", "From", "Earlier", "From (earlier)",
        f"Difference{unit}", "At least", "At most", "Verdict",
    )  # fmt: skip
    rows = []
    for name, shown in named:
        was = shown.previous
        earlier = (was.display, was.base) if was else ("", "")
        apart = ("", "", "")
        if shown.change is not None:
            apart = spell_difference(shown.definition, shown.change, shown.low, shown.high)
        rows.append((name, shown.figure.display, shown.figure.base, *earlier, *apart, shown.verdict_words))
    return Table(columns, tuple(rows))


def _multiple(parts: Parts, name: str, shown: Shown) -> Multiple | None:
    """A part over time; None where it has fewer than two figures to draw."""
    value = _value(shown, parts.by)
    series = parts.series.get(value, ())
    if sum(entry.figure.value is not None for entry in series) < 2:
        return None
    chart, _ = of_quarters(series, "line")
    if chart is None:
        return None
    was = f", was {shown.previous.display}" if shown.previous is not None and shown.previous.status == "ok" else ""
    words = f"{shown.figure.display}{was}: {shown.verdict_words}"
    return Multiple(value, name, words, chart, describe(chart, f"{name}: {words}."))


def _value(shown: Shown, by: str) -> str:
    return shown.figure.by.get(by, "")


#: What is said of one part, and of several, with each verdict.
VERBS: Mapping[Verdict | None, tuple[str, str]] = {
    "improved": ("improved", "improved"),
    "worsened": ("worsened", "worsened"),
    "no_clear_change": ("shows no clear change", "show no clear change"),
    "more": ("had more", "had more"),
    "fewer": ("had fewer", "had fewer"),
    "about_the_same": ("is about the same", "are about the same"),
    "too_few": ("has too few to say", "have too few to say"),
    "not_like_for_like": ("is not like for like", "are not like for like"),
    "no_previous": ("has no earlier figure", "have no earlier figure"),
    None: ("is not shown", "are not shown"),
}
#: What one, and several, of a cut are called.
NOUNS: Mapping[str, tuple[str, str]] = {
    "agency": ("agency", "agencies"),
    "course": ("course", "courses"),
    "kind": ("kind", "kinds"),
    "meeting": ("meeting", "meetings"),
    "place": ("place", "places"),
    "priority": ("priority", "priorities"),
    "quarter": ("quarter", "quarters"),
    "source_type": ("source", "sources"),
    "standard": ("standard", "standards"),
    "theme": ("theme", "themes"),
}
