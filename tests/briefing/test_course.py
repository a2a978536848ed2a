"""Quarters judged against chance: icons, pictures and tables, worked by hand; and editions that hide."""

from __future__ import annotations

from dataclasses import replace

from cesp.briefing.course import follow_quarters, goal_of, of_course
from cesp.briefing.course_words import icons, tell_course
from cesp.briefing.exhibit import Icon
from cesp.charts.series import Guide, Level
from cesp.disclosure.shown import Shown, ShownTarget
from cesp.measures.course import Goal
from cesp.measures.values import Ask
from tests.briefing.made import exhibit
from tests.briefing.passages import HELD, HIGH, LOW, NUMBER, REDEFINED, SCORE, STEADY, composed, passage, quarters
from tests.disclosure.figures import show


def test_icons_of_making_data_count() -> None:
    raised = (*HELD, 74, 72, 75, 71, 76, 73, 74)
    assert icons(passage(HIGH, *raised, goal=Goal(0.7, "high"))) == (
        Icon("variation", "H", "better", "Variation: a sign of improvement"),
    )
    assert icons(passage(HIGH, *STEADY, goal=Goal(0.7, "high"))) == (
        Icon("variation", "", None, "Variation: no sign of change"),
        Icon("assurance", "?", "hit_and_miss", "Target: met or missed by chance"),
    )
    assert icons(passage(HIGH, *STEADY)) == (Icon("variation", "", None, "Variation: no sign of change"),)
    assert [icon.letter for icon in icons(passage(HIGH, *STEADY, 20))] == ["L"]
    assert icons(passage(HIGH, *STEADY, goal=Goal(0.9, "high")))[1].letter == "F"
    assert icons(passage(HIGH, *STEADY, goal=Goal(0.2, "high")))[1].letter == "P"
    for few in (passage(HIGH, *STEADY[:11]), passage(HIGH, *STEADY[:5]), passage(HIGH, *[55] * 12)):
        assert icons(few) == ()
    told = tell_course(passage(HIGH, *STEADY, goal=Goal(0.2, "high")))
    assert told[1:] == ("If nothing changes, the target will be met each quarter.",)


def test_only_a_level_that_every_quarter_is_set_against_is_a_goal() -> None:
    shown = show(quarters(LOW, [50])[0], "officer")
    target = ShownTarget("Below 40%", 0.4, True, "green", 0.1, "", "", None, "", level=True)
    assert goal_of(shown) is None
    assert goal_of(replace(shown, target=target)) == Goal(0.4, "low")
    assert goal_of(replace(shown, target=replace(target, level=False))) is None
    assert goal_of(replace(shown, target=replace(target, limit=None))) is None


def test_the_picture_has_the_band_and_the_table_says_the_same() -> None:
    made = composed(HIGH, *STEADY, 95)
    chart = made.chart
    assert chart is not None
    assert chart.kind == "process"
    assert [point.mark for point in chart.series[0].points] == [""] * 12 + ["better"]
    (guide,) = chart.guides
    assert guide.centre.label == "60% average"
    assert [level.label for level in guide.limits] == ["30% lower limit", "90% upper limit"]
    assert made.table.columns[-3:] == ("Average or median", "Limits of chance", "Chance or change")
    assert made.table.rows[0][-3:] == ("60% average", "30% to 90%", "could be chance")
    assert made.table.rows[-1][-3:] == ("60% average", "30% to 90%", "unlikely to be chance: better")
    assert made.alt.startswith("Line chart against what chance explains. ")
    assert made.alt.endswith("2021/22 Q2 95% (better); 60% average; 30% lower limit; 90% upper limit.")
    assert made.lines[-1] == made.chance[0]
    assert made.course is not None
    assert [icon.letter for icon in made.icons] == ["H"]


def test_a_quarter_without_a_figure_is_judged_by_nothing() -> None:
    made = composed(HIGH, *STEADY[:6], None, *STEADY[6:])
    assert made.table.rows[6][-3:] == ("58% average", made.table.rows[0][-2], "")
    assert made.notes[-1].startswith("No figure for 2019/20 Q4: ")


def test_limits_stop_at_nought_and_a_hundred_per_cent_and_whole_numbers_get_a_decimal() -> None:
    swinging = passage(HIGH, 90, 60, 95, 65, 92, 61, 94, 66, 93, 62, 95, 64)
    chart, _ = of_course(swinging)
    assert chart is not None
    assert chart.guides[0].limits[1] == Level(1.0, "100% upper limit")
    chart, _ = of_course(passage(NUMBER, 1, 0, 2, 0, 1, 3, 0, 1, 0, 2, 1, 0, base=None))
    assert chart is not None
    assert chart.guides[0].centre.label == "0.9 average"
    assert chart.guides[0].limits[0] == Level(0.0, "0.0 lower limit")
    chart, _ = of_course(passage(SCORE, *STEADY, base=10))
    assert chart is not None
    assert chart.guides[0].centre.label == "5.8 average"


def test_a_changed_definition_starts_afresh_and_is_named() -> None:
    made = composed(REDEFINED, *(50, 60, 55, 65) * 4, 80, 85, 82)  # changed with 2022/23
    assert made.chart is not None
    assert [(guide.first, guide.last, guide.opening) for guide in made.chart.guides] == [(0, 14, "")]
    assert made.chance[0].startswith("Four quarters are too few")
    assert made.notes[-1] == (
        "The definition changed in 2022/23 Q1, so quarters are judged afresh from there: Police cases are counted too."
    )
    assert made.table.rows[-1][-3:] == ("", "", "")
    longer = composed(REDEFINED, *(50, 60, 55, 65) * 4, 80, 85, 82, 84, 83, 81)
    assert longer.chart is not None
    assert longer.chart.guides[1] == Guide(15, 21, Level(0.82, "82% median"), (), "Definition changed")


def test_a_protected_edition_that_hides_a_quarter_shows_no_centre_limit_mark_or_icon() -> None:
    values = (*STEADY[:5], 3, *STEADY[5:], 95)  # 3 of 100 is small
    officer, public = (composed(HIGH, *values, edition=edition) for edition in ("officer", "public"))
    assert officer.course is not None
    assert public.course is None
    assert public.icons == ()
    assert public.chance == (
        "Some quarters are hidden, so no average, limits or signs of change are shown: they would give away what is "
        "hidden.",
    )
    chart = public.chart
    assert chart is not None
    assert (chart.kind, chart.guides) == ("line", ())
    assert {point.mark for point in chart.series[0].points} == {""}
    assert chart.series[0].points[5].value is None  # the line breaks there
    assert len(public.table.columns) == 6
    assert "average" not in " ".join((public.alt, *public.notes))


def test_a_protected_edition_that_hides_nothing_tells_what_the_officers_see() -> None:
    officer, public = (composed(HIGH, *STEADY, 94, edition=edition) for edition in ("officer", "public"))
    assert public.chance == officer.chance
    assert public.course == officer.course


def test_counts_of_activity_and_bars_are_not_judged_against_chance() -> None:
    held = quarters(Ask("attended_of_registered"), STEADY)
    made = exhibit(held[-1], quarters=held)
    assert (made.course, made.chance, made.icons) == (None, (), ())
    bare = exhibit(held[-1])
    assert bare.chance == ()


def test_nothing_to_draw_is_nothing_to_say() -> None:
    hidden = composed(HIGH, 3, 4, 2, edition="public")
    assert (hidden.chart, hidden.chance) == (None, ())


def test_quarters_of_an_edition_are_judged_from_what_it_shows() -> None:
    held: list[Shown] = [show(entry, "officer") for entry in quarters(HIGH, STEADY)]
    assert follow_quarters(held, ()).number == 12
    assert not follow_quarters(held, ()).hidden
