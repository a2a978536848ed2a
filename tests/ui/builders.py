"""Hand-made values for the screen: one briefing, one overview, with every kind of chart and every kind of gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from cesp.briefing.exhibit import (
    Briefing,
    Cell,
    Exhibit,
    Frame,
    ImpactLine,
    Lane,
    Overview,
    OverviewRow,
    Section,
    Table,
    Turn,
)
from cesp.briefing.paper import Slide
from cesp.catalogue import Edition
from cesp.charts.series import Chart, Occasion, Point, Series, Target, Timeline, Track
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.measures.values import Definition
from cesp.periods import Period
from cesp.store.records import UploadRecord
from tests.ui.sayings import HOSTILE, summary

PERIOD = Period(2023, 1, 3)
NAMES: dict[Edition, str] = {"officer": "Officer working", "restricted": "Part 2 (exempt)", "public": "Part 1 (public)"}


def bars() -> Chart:
    return Chart(
        "bars",
        (
            Series("2022/23", "before", (Point("Q1", 0.79, "79%"), Point("Q2", None, "c", "suppressed"))),
            Series("2023/24", "now", (Point("Q1", 0.84, "84%"), Point("Q2", 0.9, "90%"))),
        ),
        "Quarter",
        "Attended of registered, %",
        True,
        0,
        Target(0.85, "Target 85%"),
    )


def line() -> Chart:
    quarters = [f"{year} Q{number}" for year in ("21/22", "22/23", "23/24") for number in (1, 2, 3, 4)][:11]
    values = (41, 38, 52, 49, 60, 88, None, 96, 120, 131, 160)
    points = tuple(
        Point(quarter, value, str(value) if value else "not supplied", "ok" if value else "not_supplied")
        for quarter, value in zip(quarters, values, strict=True)
    )
    return Chart("line", (Series("Attendances", "now", points),), "Quarter", "Attendances", False, 0)


def lines() -> Chart:
    years = ("2021", "2022", "2023", "2024", "2025")
    rows = {
        ("Here", "focus"): (28, 29, 31, 33, 31),
        ("Neighbours", "others"): (22, 23, 24, 23, 24),
        ("North West", "others"): (25, 26, 28, 29, 30.5),
        ("England", "others"): (26, 27, 27, 28, 29.5),
    }
    return Chart(
        "line",
        tuple(
            Series(
                name, role, tuple(Point(year, value, f"{value:g}") for year, value in zip(years, values, strict=True))
            )  # type: ignore[arg-type]
            for (name, role), values in rows.items()
        ),
        "Year ending March",
        "Assessments with neglect per 10,000 children",
        False,
        0,
    )


def mix() -> Chart:
    return Chart(
        "mix",
        (
            Series("Green", "green", (Point("Dec 2022", 0.6, "9"), Point("Dec 2023", 0.7, "14"))),
            Series("Amber", "amber", (Point("Dec 2022", 0.3, "5"), Point("Dec 2023", 0.2, "4"))),
            Series("Red", "red", (Point("Dec 2022", 0.1, "2"), Point("Dec 2023", 0.1, "2"))),
        ),
        "",
        "Actions by status, share of all",
        True,
        0,
    )


def places() -> Chart:
    others = [Point(f"Neighbour {n}", float(40 - 3 * n), f"{40 - 3 * n}") for n in range(9)]
    return Chart(
        "places",
        (
            Series("Here", "focus", (Point("Here", 31.0, "31"),)),
            Series(
                "Others",
                "others",
                (*others, Point("Neighbour 9", None, "c", "suppressed"), Point("England", 28.0, "28")),
            ),
        ),
        "",
        "Per 10,000 children, 2024/25",
        False,
        0,
    )


def shown(edition: Edition = "officer") -> Shown:
    figure = ShownFigure(
        "attended_of_registered", "neglect", None, PERIOD, {}, "ok", 267, 318, 0.84, None, None, "%", "84%",
        "267 of 318",
    )  # fmt: skip
    definition = Definition(
        "attended_of_registered", None, "Attended of registered", "proportion", "%", 0, "high", 10, "attended",
        "registered", "training_sessions",
    )  # fmt: skip
    return Shown(edition, definition, figure, None, None, None, None, "", "no_clear_change", "no clear change", ())


def exhibit(name: str, lane: Lane, chart: Chart | None, edition: Edition = "officer") -> Exhibit:
    return Exhibit(
        id=name,
        title="Attended of registered",
        headline="84% of 318 registered attended, 79% of 301 in the same period last year: no clear change.",
        finding="84% of 318 registered attended",
        lane=lane,
        shown=shown(edition),
        lines=("84%", "267 of 318 registered", "was 79%, 237 of 301", "+5 points (-1 to +11)", "no clear change"),
        chart=chart,
        table=Table(("Period", "Attended", "Registered"), (("2022/23", 237.0, 301.0), ("2023/24", None, HOSTILE))),
        alt="84% attended, 79% a year before",
        notes=("Walk-ins (35) are not counted; with them 95%.",),
        definition=f"Registered people who came, over all registered. {HOSTILE}",
        source="Source: training return Q3, upload 12, received 14 January 2024. Figures to 31 December 2023.",
        figures_to=date(2023, 12, 31),
    )


def frame(edition: Edition = "officer") -> Frame:
    protected = () if edition == "officer" else ("Not cleared for publication.",)
    return Frame(
        "April to December 2023",
        "against April to December 2022",
        edition,
        NAMES[edition],
        date(2023, 12, 31),
        ("The local returns shown here are synthetic samples; national figures are real.", *protected),
    )


def briefing(edition: Edition = "officer", priority: str = "neglect") -> Briefing:
    return Briefing(
        priority,
        "Neglect",
        "Closing since April 2023.",
        f"Children are kept safe from neglect, early. {HOSTILE}",
        frame(edition),
        ("It achieved what it was set up to do.",),
        summary(),
        (
            Section(
                "did",
                "What we did",
                (exhibit("a", "did", bars(), edition), exhibit("b", "did", line(), edition)),
                "",
                frozenset({"a"}),
            ),
            Section("practice", "What changed in practice", (exhibit("c", "practice", mix(), edition),), ""),
            Section("children", "What it means for children", (), "Nothing is held on it. Upload the return."),
        ),
        (("RAG", "red, amber, green"),),
        impact(),
        Turn("It came after.", "Show its last picture, 2022/23", Period.full_year(2022)),
    )


def impact() -> ImpactLine:
    """An impact line of one lane, with an event."""
    points = (Point("2023/24 Q2", 231.0, "231"), Point("2023/24 Q3", None, "c", "suppressed"))
    track = Track("What we did", "Attendances", (0, 1), "")
    timeline = Timeline(("2023/24 Q2", "2023/24 Q3"), (track,), (Occasion(0.0, "A"),), ())
    return ImpactLine(
        ("Attendances went up, from 190 to 231.",),
        "They stand side by side.",
        Chart("lanes", (Series("Attendances", "focus", points),), "", "", False, 0, timeline=timeline),
        Table(("Quarter", "Attendances"), (("2023/24 Q2", "231"), ("2023/24 Q3", HOSTILE))),
        "Three lanes in words",
        (("A", f"Inspection, July 2023 {HOSTILE}"),),
        ("Figures to 31 December 2023.",),
    )


def overview(edition: Edition = "officer") -> Overview:
    cell = Cell("a", "412", "attendances", "was 276", "more", 1.0, 0.67)
    share = Cell("b", "84%", "of 318 registered", "was 79% of 301", "no clear change", 0.84, 0.79)
    worse = Cell("c", "14 of 20", "actions", "was 17 of 20", "worsened", 0.7, 0.85)
    hidden = Cell("d", "c", "", "", "", None, None)
    return Overview(
        "How are we doing?",
        frame(edition),
        summary(),
        ("Attendances", "Attended of registered", "Good or better", "Actions on track"),
        (
            OverviewRow(None, "Whole partnership", "", (cell, share, share, worse)),
            OverviewRow(
                "contextual-safeguarding", "Contextual Safeguarding", "carried over", (cell, share, None, worse)
            ),
            OverviewRow("neglect", "Neglect", "closing", (cell, share, hidden, worse)),
        ),
        (("RAG", "red, amber, green"), ("JTAI", "Joint Targeted Area Inspection")),
    )


def record(upload: int = 12, *, undone: bool = False) -> UploadRecord:
    at = datetime(2024, 1, 14, 9, 30, tzinfo=UTC)
    return UploadRecord(
        upload, "training Q3.xlsx", "ab" * 32, "police", "this computer", at, 40, 2, "cd" * 32,
        at if undone else None, "", ("training_sessions",), ("2023/24 Q3",),
    )  # fmt: skip


@dataclass(frozen=True)
class ChosenQuery:
    """As much of a selection as the overview's renderer looks at."""

    query: dict[str, str]
    scope: None = None
    page: str = "neglect"


#: A cut that slides lead to, and three slides: the one in the middle leads to two cuts.
CUT = exhibit("cut", "did", places())
THREE = tuple(
    Slide(f"{n}-text", "text", "Neglect", words, cuts=(CUT,) * cuts)
    for n, (words, cuts) in enumerate((("First", 0), ("About schools", 2), ("Last", 0)), 1)
)
