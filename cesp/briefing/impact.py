"""The impact line: what we did, what changed in practice and what it means for children, over one time axis.

The lanes stand side by side. No sentence here says that one led to another, and none can: each is made from the
verdict of one lane alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cesp.briefing.charting import describe
from cesp.briefing.exhibit import LANES, ImpactLine, Lane, Table
from cesp.briefing.occasions import Happening, key_words, list_happenings, place_of, shade
from cesp.briefing.sentences import STATUS_SENTENCES, spoken_day
from cesp.catalogue import Partnership, Priority
from cesp.charts.series import Chart, Occasion, Point, Series, Timeline, Track
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.measures.display import DIFFERENCE
from cesp.measures.values import Verdict
from cesp.periods import Period, Quarter

#: As far back as the axis reaches: six years. Where returns reach less far, at least so many yearly figures are shown.
QUARTERS = 24
YEARS = 3
ASSOCIATION = "These figures stand side by side; they do not show that one led to the other."
EMPTY = "Nothing is held here yet."
DOTTED = "Dots join figures with none due between them: those of a year stand at its end."


@dataclass(frozen=True)
class Strand:
    """What stands for a lane, in one edition: the figure of the page's period beside the earlier one, and its figures
    over time, oldest first: quarters, or whole years where it comes `yearly`."""

    lane: Lane
    shown: Shown
    course: tuple[Shown, ...]
    yearly: bool

    def place(self, shown: Shown) -> int:
        """The quarter of a figure, counted from year 0: for a year its last."""
        return shown.figure.period.quarters[-1].index


def draw_together(
    priority: Priority, period: Period, strands: Sequence[Strand], partnership: Partnership
) -> ImpactLine | None:
    """The impact line of a priority to the end of a period; None where no lane has a figure."""
    last = period.quarters[-1].index
    first = _first(strands, last)
    if first is None:
        return None
    by_lane = {strand.lane: strand for strand in strands}
    happenings = list_happenings(priority, partnership.event, Quarter.at(first).first_day, period.last_day)
    shaded = shade(priority, Quarter.at(first), period.quarters[-1])
    chart = _chart(by_lane, happenings, shaded, first, last)
    sentences = tuple(spell_strand(strand) for strand in strands)
    words = key_words(happenings)
    marks = "; ".join(f"{letter}: {what}" for letter, what in words)
    return ImpactLine(
        sentences=sentences,
        caution=ASSOCIATION,
        chart=chart,
        table=_table(by_lane, happenings, first, last),
        alt=" ".join(filter(None, (describe(chart, " ".join(sentences)), marks))),
        key=words,
        notes=_notes(strands, first, bool(shaded)),
    )


def spell_strand(strand: Strand) -> str:
    """A lane in a sentence whose verb is its verdict's: "Attendances went up, from 309 to 599."."""
    shown, title = strand.shown, strand.shown.definition.title
    now = _amount(shown.figure, strand.yearly)
    if shown.figure.status != "ok":
        return f"{title}: {STATUS_SENTENCES[shown.figure.status]}."
    if shown.previous is None or shown.previous.status != "ok" or shown.verdict is None:
        return f"{title}: {now}, without an earlier figure to set beside it."
    return _VERBS[shown.verdict].format(title=title, now=now, was=_amount(shown.previous, strand.yearly))


def _amount(figure: ShownFigure, yearly: bool) -> str:
    """ "84% (267 of 318)", and of which year where figures lag."""
    base = f" ({figure.base})" if figure.base else ""
    return f"{figure.display}{base}{f' in {figure.period.label}' if yearly else ''}"


def _first(strands: Sequence[Strand], last: int) -> int | None:
    """Where the axis begins: with the first figure of a return, or so early that YEARS yearly ones are on it."""
    starts = []
    for strand in strands:
        held = [strand.place(shown) for shown in strand.course if shown.figure.status != "not_supplied"]
        starts += held[-YEARS:][:1] if strand.yearly else held[:1]
    return max(min(starts), last - QUARTERS + 1) if starts else None


def _on_axis(strand: Strand, first: int, last: int) -> list[tuple[int, Shown]]:
    """The figures between two quarters, each with its place counted from the first."""
    places = [(strand.place(shown), shown) for shown in strand.course]
    return [(place - first, shown) for place, shown in places if first <= place <= last]


def _chart(
    by_lane: Mapping[Lane, Strand],
    happenings: Sequence[Happening],
    shaded: tuple[tuple[float, float], ...],
    first: int,
    last: int,
) -> Chart:
    tracks, series = [], []
    for lane, title in LANES.items():
        strand = by_lane.get(lane)
        held = _on_axis(strand, first, last) if strand else []
        measured = _measured(strand) if strand else ""
        places = tuple(place for place, _ in held)
        tracks.append(Track(title, measured, places, "" if held else EMPTY))
        series.append(Series(measured or title, "focus", tuple(_point(shown.figure) for _, shown in held)))
    quarters = tuple(Quarter.at(index).label for index in range(first, last + 1))
    occasions = tuple(Occasion(place_of(entry.on, Quarter.at(first)), entry.letter) for entry in happenings)
    timeline = Timeline(quarters, tuple(tracks), occasions, shaded)
    return Chart("lanes", tuple(series), "Quarter", "", False, 0, timeline=timeline)


def _measured(strand: Strand) -> str:
    """What a lane's figures are, with their unit where the title does not say it."""
    definition = strand.shown.definition
    unit = definition.unit
    if definition.kind == "count" or unit.lower() in definition.title.lower():
        return definition.title
    return f"{definition.title}, {'difference in score' if unit == DIFFERENCE else unit}"


def _point(figure: ShownFigure) -> Point:
    return Point(figure.period.label, figure.value, figure.display, figure.status, base=figure.base)


def _table(by_lane: Mapping[Lane, Strand], happenings: Sequence[Happening], first: int, last: int) -> Table:
    """A row a quarter: each lane's figure and its base, and what happened. A yearly figure names its year."""
    columns, cells = ["Quarter"], []
    for lane in LANES:
        if lane in by_lane:
            strand = by_lane[lane]
            columns += [strand.shown.definition.title, "From"]
            cells.append({place: _cells(shown, strand.yearly) for place, shown in _on_axis(strand, first, last)})
    days: dict[int, list[str]] = {}
    for entry in happenings:
        days.setdefault(Quarter.of(entry.on).index - first, []).append(f"{entry.letter}: {entry.words}")
    rows = tuple(
        (
            Quarter.at(first + place).label,
            *(cell for lane in cells for cell in lane.get(place, (None, None))),
            "; ".join(days.get(place, ())),
        )
        for place in range(last - first + 1)
    )
    return Table((*columns, "What happened"), rows)


def _cells(shown: Shown, yearly: bool) -> tuple[str, str]:
    figure = shown.figure
    return f"{figure.display}, {figure.period.label}" if yearly else figure.display, figure.base


def _notes(strands: Sequence[Strand], first: int, shaded: bool) -> tuple[str, ...]:
    """What the eye needs told: dots, letters for what is hidden, shading, and to when each lane is known."""
    figures = [shown.figure for strand in strands for shown in strand.course if strand.place(shown) >= first]
    hidden = next((figure.notes[0] for figure in figures if figure.status == "suppressed" and figure.notes), "")
    dotted = any(strand.yearly for strand in strands) or any(figure.status == "not_applicable" for figure in figures)
    days = [strand.shown.figure.figures_to for strand in strands if strand.shown.figure.figures_to]
    return tuple(
        filter(
            None,
            (
                DOTTED if dotted else "",
                f"c: {hidden[0].lower()}{hidden[1:]}" if hidden else "",
                "Shaded: it was not a priority then." if shaded else "",
                f"Figures to {spoken_day(max(days))}." if days else "",
            ),
        )
    )


_VERBS: Mapping[Verdict, str] = {
    "improved": "{title} improved, from {was} to {now}.",
    "worsened": "{title} worsened, from {was} to {now}.",
    "more": "{title} went up, from {was} to {now}.",
    "fewer": "{title} went down, from {was} to {now}.",
    "about_the_same": "{title} stayed about the same: {now}, was {was}.",
    "no_clear_change": "{title}: {now}, was {was}; no clear change.",
    "too_few": "{title}: {now}, was {was}; too few to say.",
    "not_like_for_like": "{title}: {now}, was {was}; not like for like.",
    "no_previous": "{title}: {now}, without an earlier figure to set beside it.",
}
