"""Any measure by any cut: the answer counted by hand, every part in the table, nothing withheld let out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cesp.briefing.comparing import (
    MOST,
    NOT_ALIKE,
    NOUNS,
    VERBS,
    Comparing,
    Parts,
    answer,
    compose_one,
    compose_parts,
    of_exhibit,
)
from cesp.briefing.compose import Material
from cesp.briefing.pages import Scope
from cesp.catalogue import Edition
from cesp.disclosure.protect import VERDICT_WORDS
from cesp.disclosure.shown import Shown
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import alone, moved
from tests.disclosure.figures import NOW, THEN, compared, show
from tests.measures.world import CATALOGUE, PARTNERSHIP

Pair = tuple[float, float | None]


def page(
    ask: Ask,
    parts: Mapping[str, tuple[Pair, Pair]],
    edition: Edition = "officer",
    series: Mapping[str, Sequence[Comparison]] | None = None,
) -> Comparing:
    """The page of a measure cut by `ask.by`: each part's two sides."""
    assert ask.by is not None
    whole = show(compared(replace(ask, by=None), (60, 100), (50, 100)), edition)
    shown = tuple(show(compared(ask, now, then, name), edition) for name, (now, then) in parts.items())
    over_time = {name: tuple(show(entry, edition) for entry in entries) for name, entries in (series or {}).items()}
    measure = CATALOGUE.measure(ask.measure)
    made = Parts(measure, ask.by, whole, shown, over_time, CATALOGUE.dataset(measure.dataset).family)
    return compose_parts(made, Scope(NOW, THEN, edition), PARTNERSHIP, {})


RATE, COUNT = Ask("attended_of_registered", by="course"), Ask("attendances", by="agency")


def test_the_answer_counts_verdicts() -> None:
    made = page(
        RATE,
        {"gcp": ((95, 100), (80, 100)), "both": ((50, 100), (51, 100)), "basics": ((60, 100), (90, 100)),
         "x": ((3, 4), (4, 4))},
    )  # fmt: skip
    assert made.exhibit.headline == (
        "Of 4 courses, 1 improved, 1 worsened, 1 shows no clear change and 1 has too few to say."
    )
    assert made.exhibit.finding == made.exhibit.headline
    assert "from 50% (Neglect and exploitation) to 95% (Graded Care)" in made.exhibit.notes[0]


def test_every_cut_of_the_catalogue_has_its_words() -> None:
    assert {cut for measure in CATALOGUE.measures for cut in measure.by} <= set(NOUNS)
    assert set(VERBS) == set(VERDICT_WORDS)


def test_one_is_not_several_and_none_is_nothing() -> None:
    assert page(COUNT, {"police": ((9, None), (4, None))}).exhibit.headline == "The one agency had more."
    several = page(COUNT, {"police": ((9, None), (4, None)), "scp": ((9, None), (4, None))})
    assert several.exhibit.headline == "Of 2 agencies, all 2 had more."
    assert answer([], "agency") == ""
    nothing = page(COUNT, {})
    assert nothing.exhibit.headline.startswith("Attendances, by agency")
    assert (nothing.values, nothing.exhibit.table.rows) == ((), ())


def test_the_table_holds_every_part_with_its_difference_as_numbers() -> None:
    made = page(RATE, {"gcp": ((95, 100), (80, 100)), "both": ((50, 100), (51, 100))})
    assert made.exhibit.table.columns == (
        "Course", "Figure", "From", "Earlier", "From (earlier)", "Difference (points)", "At least", "At most",
        "Verdict",
    )  # fmt: skip
    # Newcombe's method 10 of 95/100 and 80/100: +6 to +24.
    assert made.exhibit.table.rows[0] == (
        "Graded Care", "95%", "95 of 100", "80%", "80 of 100", "+15", "+6", "+24", "improved",
    )  # fmt: skip
    assert made.values == (("gcp", "Graded Care"), ("both", "Neglect and exploitation"))
    counted = page(COUNT, {"police": ((9, None), (4, None))}).exhibit.table
    assert counted.columns[5] == "Difference"
    assert counted.rows == (("Police", "9", "", "4", "", "+5", "", "", "more"),)


def test_what_a_public_edition_withholds_is_in_no_part_of_the_page() -> None:
    parts: dict[str, tuple[Pair, Pair]] = {"police": ((90, None), (40, None)), "health": ((777, None), (555, None))}
    made = page(COUNT, parts, "public", {"health": quarters(COUNT, "health", 777, 666)})
    assert made.values == (("police", "Police"),)
    assert made.exhibit.headline == "The one agency had more."
    assert not any(secret in repr(made) for secret in ("777", "555", "666", "Health trust"))


def quarters(ask: Ask, name: str, *counts: float) -> list[Comparison]:
    return [
        moved(compared(ask, (count, None), (count, None), name), Period(2022, place, place), Period(2021, place, place))
        for place, count in enumerate(counts, 1)
    ]


def test_small_charts_are_the_first_twelve_and_the_rest_is_counted() -> None:
    names = [f"p{number:02}" for number in range(MOST + 3)]
    series = {name: quarters(COUNT, name, 5, 6) for name in names[:-1]} | {names[-1]: quarters(COUNT, names[-1], 5)}
    made = page(COUNT, {name: ((50 - place, None), (9, None)) for place, name in enumerate(names)}, series=series)
    assert [multiple.name for multiple in made.multiples] == names[:MOST]
    assert made.more == 2  # the last has one figure, which is no course over time
    assert len(made.exhibit.table.rows) == MOST + 3
    assert made.multiples[0].words == "50, was 9: more"
    assert made.multiples[0].alt.endswith("2022/23 Q1 5, 2022/23 Q2 6.")


def test_a_part_that_never_happened_is_drawn_nowhere() -> None:
    made = page(COUNT, {"police": ((0, None), (0, None)), "council": ((3, None), (1, None))},
                series={"council": quarters(COUNT, "council", 0, 0)})  # fmt: skip
    assert made.values == (("council", "The council"),)
    assert made.multiples == ()


def test_quarters_keep_their_order_and_places_their_focus() -> None:
    of_quarters = page(
        Ask("attendances", by="quarter"), {"2022/23 Q1": ((3, None), (2, None)), "2022/23 Q2": ((9, None), (2, None))}
    )
    assert [row[0] for row in of_quarters.exhibit.table.rows] == ["2022/23 Q1", "2022/23 Q2"]
    assert of_quarters.exhibit.title == "Attendances, by quarter"
    ask = Ask("indicator_rate", None, "published", "place")
    places = {name: ((count, 10_000.0), (90.0, 10_000.0)) for name, count in
              (("Ourtown", 200.0), ("Ash", 50.0), ("Oak", 91.0), ("Elm", 92.0), ("Yew", 300.0))}  # fmt: skip
    made = page(ask, places)
    assert made.exhibit.chart is not None
    assert [line.role for line in made.exhibit.chart.series] == ["focus", "others"]
    assert "Each of 5 is judged by itself: of twenty, one would look clear by chance alone." in made.exhibit.notes


def test_why_parts_are_not_alike_is_said_once_each_and_not_without_end() -> None:
    def unlike(name: str, *reasons: str) -> Shown:
        shown = show(compared(COUNT, (9, None), (4, None), name), "officer")
        return replace(shown, verdict="not_like_for_like", verdict_words="not like for like", reasons=reasons)

    whole = show(compared(replace(COUNT, by=None), (9, None), (4, None)), "officer")
    parts = tuple(unlike(f"p{number}", "Same for all.", f"Reason {number}.") for number in range(5))
    measure = CATALOGUE.measure("attendances")
    made = compose_parts(
        Parts(measure, "agency", whole, parts, {}, "training"), Scope(NOW, THEN, "officer"), PARTNERSHIP, {}
    )
    at = made.exhibit.notes.index(f"{NOT_ALIKE}:")
    told = made.exhibit.notes[at + 1 :]
    assert told == ("Same for all.", "Reason 0.", "Reason 1.", "Reason 2.", "There are 2 more reasons.")


def test_one_part_alone_reads_as_any_exhibit_with_its_name_before() -> None:
    one = show(compared(COUNT, (9, None), (4, None), "police"), "officer")
    told = tuple(show(entry, "officer") for entry in quarters(COUNT, "police", 9))
    exhibit = compose_one(
        Material(CATALOGUE.measure("attendances"), one, told, (), "training"), "agency", PARTNERSHIP, {}
    )
    assert exhibit.headline == "Police: 9 attendances at training, 4 in the same quarter of 2021/22: more."
    assert (exhibit.title, exhibit.id) == ("Attendances: Police", "attendances-of-agency")
    made = of_exhibit(exhibit, Scope(NOW, THEN, "officer"), PARTNERSHIP)
    assert (made.values, made.multiples, made.more) == ((), (), 0)


def test_a_first_figure_has_no_difference() -> None:
    new = show(alone(compared(COUNT, (9, None), (4, None), "police")), "officer")
    whole = show(compared(replace(COUNT, by=None), (9, None), (4, None)), "officer")
    parts = Parts(CATALOGUE.measure("attendances"), "agency", whole, (new,), {}, "training")
    made = compose_parts(parts, Scope(NOW, THEN, "officer"), PARTNERSHIP, {})
    assert made.exhibit.table.rows == (("Police", "9", "", "", "", "", "", "", "no earlier figure"),)
    assert made.exhibit.headline == "The one agency has no earlier figure."
