"""A measure by course, agency, priority: ranked bars with base and last year's beside, in words worked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cesp.briefing.cuts import APART, MOST, TWO_WAYS, Cut, compose_cut, cut_name
from cesp.briefing.exhibit import Exhibit
from cesp.catalogue import Edition
from cesp.measures.values import Ask, Comparison
from tests.briefing.made import RECEIPT, alone
from tests.briefing.test_targets import aimed
from tests.disclosure.figures import compared, show
from tests.measures.world import CATALOGUE, PARTNERSHIP

Sides = tuple[tuple[float, float | None], tuple[float, float | None]]


def by(measure: str, cut: str, rows: dict[str, Sides], whole: Sides, edition: Edition = "officer") -> Exhibit:
    """The exhibit of a measure by a cut, from (numerator, denominator) of this year and last."""
    asked = [compared(Ask(measure, by=cut), *sides, by=name) for name, sides in rows.items()]
    return composed(measure, cut, asked, compared(Ask(measure), *whole), edition)


def composed(
    measure: str, cut: str, rows: Sequence[Comparison], whole: Comparison, edition: Edition = "officer"
) -> Exhibit:
    defined = CATALOGUE.measure(measure)
    family = CATALOGUE.dataset(defined.dataset).family
    shown = tuple(show(entry, edition) for entry in rows)
    return compose_cut(Cut(defined, cut, show(whole, edition), shown, family), PARTNERSHIP, {7: RECEIPT})


COURSES: dict[str, Sides] = {
    "gcp": ((90, 100), (60, 100)),
    "basics": ((40, 50), (40, 50)),
    "unknown course": ((3, 4), (4, 4)),
}


def test_the_sentence_spans_those_large_enough_and_names_what_clearly_changed() -> None:
    made = by("attended_of_registered", "course", COURSES, ((133, 154), (104, 154)))
    assert made.headline == (
        "Attended of registered, by course: from 80% (Basics) to 90% (Graded Care); improved: "
        "Graded Care (90%, was 60%)."
    )
    assert (made.id, made.title) == ("attended_of_registered-by-course", "Attended of registered, by course")
    assert made.lines[:3] == ("86%", "all together", "133 of 154")


def test_a_target_for_all_together_is_no_line_beside_the_parts_of_a_count() -> None:
    rows = [compared(Ask("recommendations_overdue", by="priority"), (2, None), (1, None), by="neglect")]
    three = aimed(compared(Ask("recommendations_overdue"), (3, None), (2, None)), "No more than 2")
    count = composed("recommendations_overdue", "priority", rows, three)
    assert count.target is not None
    assert count.chart is not None
    assert count.chart.target is None
    shares = [compared(Ask("attended_of_registered", by="course"), (90, 100), (60, 100), by="gcp")]
    whole = aimed(compared(Ask("attended_of_registered"), (90, 100), (60, 100)), "85%")
    share = composed("attended_of_registered", "course", shares, whole).chart
    assert share is not None
    assert share.target is not None


def test_every_row_stands_ranked_with_its_base_and_the_small_ones_say_so() -> None:
    made = by("attended_of_registered", "course", COURSES, ((133, 154), (104, 154)))
    assert made.table.columns == ("Course", "Figure", "From", "Earlier", "From (earlier)", "Verdict")
    assert made.table.rows == (
        ("Graded Care", "90%", "90 of 100", "60%", "60 of 100", "improved"),
        ("Basics", "80%", "40 of 50", "80%", "40 of 50", "no clear change"),
        ("unknown course", "75%", "3 of 4, too few to say", "100%", "4 of 4", "too few to say"),
    )
    assert made.chart is not None
    before, now = made.chart.series
    assert (before.name, before.role, now.name, now.role) == ("2021/22 Q1", "before", "2022/23 Q1", "now")
    assert [(point.x, point.label, point.base) for point in now.points][2] == (
        "unknown course", "75%", "3 of 4, too few to say",
    )  # fmt: skip
    assert "Graded Care 90%" in made.alt


def test_where_all_are_few_the_sentence_gives_counts_and_no_shares() -> None:
    few: dict[str, Sides] = {"council": ((4, 8), (8, 8)), "police": ((8, 8), (8, 8))}
    made = by("meeting_attendance", "agency", few, ((12, 16), (16, 16)))
    assert made.headline == (
        "Agencies' attendance at meetings, by agency: from 4 of 8 (The council) to 8 of 8 (Police); "
        "each is too few to say by itself."
    )
    one = by("meeting_attendance", "agency", {"council": ((4, 8), (8, 8))}, ((4, 8), (8, 8)))
    assert one.headline.endswith("4 of 8 (The council); that is too few to say by itself.")


def test_counts_name_the_greatest_and_what_came_to_nothing() -> None:
    counts: dict[str, Sides] = {
        "gcp": ((9, None), (5, None)), "both": ((12, None), (5, None)), "basics": ((0, None), (7, None)),
        "never": ((0, None), (0, None)),
    }  # fmt: skip
    made = by("attendances", "course", counts, ((21, None), (17, None)))
    assert made.headline == (
        "Attendances, by course: most 12 (Neglect and exploitation), then 9 (Graded Care); none now: Basics."
    )
    assert [row[0] for row in made.table.rows] == ["Neglect and exploitation", "Graded Care", "Basics"]
    nothing = by("attendances", "course", {"basics": ((0, None), (7, None))}, ((0, None), (7, None)))
    assert nothing.headline == "Attendances, by course: none now: Basics."


def test_many_names_are_counted_and_the_chart_has_only_the_first() -> None:
    rows: dict[str, Sides] = {f"c{n:02}": ((90, 100), (60, 100)) for n in range(MOST + 2)}
    made = by("attended_of_registered", "course", rows, ((1260, 1400), (840, 1400)))
    assert made.headline.endswith("improved: c00 (90%, was 60%), c01 (90%, was 60%), c02 (90%, was 60%) and 11 more.")
    assert made.chart is not None
    assert len(made.chart.series[1].points) == MOST
    assert len(made.table.rows) == MOST + 2
    assert f"The chart has the first {MOST} of {MOST + 2}; the table has them all." in made.notes
    assert "Each of 14 is judged by itself: of twenty, one would look clear by chance alone." in made.notes


def test_agencies_are_for_officers_in_other_editions_and_those_that_agree_are_shown() -> None:
    rows: dict[str, Sides] = {"council": ((30, 40), (30, 40)), "health": ((20, 40), (30, 40))}
    officer = by("no_show_rate", "agency", rows, ((50, 80), (60, 80)))
    assert TWO_WAYS in officer.notes
    public = by("no_show_rate", "agency", rows, ((50, 80), (60, 80)), "public")
    assert public.headline == (
        "Did not attend, of registered, by agency: results named by agency are for officers, unless that agency agrees."
    )
    assert (public.chart, public.table.rows) == (None, ())
    assert "council" not in str(public).lower()
    mixed = by("no_show_rate", "agency", {**rows, "police": ((10, 40), (10, 40))}, ((60, 120), (70, 120)), "public")
    assert [row[0] for row in mixed.table.rows] == ["Police"]
    assert "2 more: Results named by agency are for officers, unless that agency agrees." in mixed.notes


def test_small_numbers_are_hidden_in_their_row() -> None:
    rows: dict[str, Sides] = {"School": ((3, None), (20, None)), "Home": ((30, None), (20, None))}
    made = by("children_heard", "theme", rows, ((33, None), (40, None)), "public")
    assert [row[:2] for row in made.table.rows] == [("Home", "30"), ("School", "c")]
    hidden = by("children_heard", "theme", {"School": ((3, None), (4, None))}, ((33, None), (40, None)), "public")
    assert hidden.headline == "Children and families heard, by theme: not shown."
    assert hidden.chart is None


def test_a_blank_value_is_the_wholes_and_added_to_none() -> None:
    rows: dict[str, Sides] = {"Exploitation": ((4, None), (3, None))}
    made = by("strengths", "theme", rows, ((6, None), (3, None)))
    assert "2 of 6 name no theme and are added to none." in made.notes
    assert not [note for note in by("strengths", "theme", rows, ((4, None), (3, None))).notes if "name no" in note]
    assert not [note for note in by("strengths", "theme", {}, ((4, None), (3, None))).notes if "name no" in note]


def test_nothing_to_tell_apart_is_said() -> None:
    made = by("good_or_better", "agency", {}, ((20, 40), (20, 40)))
    assert made.headline == "Judged good or better, by agency, April to June 2022: nothing to tell apart is held."
    assert (made.chart, made.table.rows) == (None, ())


def test_priorities_do_not_add_up_and_a_first_year_has_no_second_bar() -> None:
    asked = [alone(compared(Ask("cases_audited", by="priority"), (9, None), (9, None), by="neglect"))]
    made = composed("cases_audited", "priority", asked, compared(Ask("cases_audited"), (9, None), (9, None)))
    assert made.headline == "Cases audited, by priority: 9 (Neglect)."
    assert APART in made.notes
    assert made.chart is not None
    assert [series.role for series in made.chart.series] == ["now"]


def test_a_whole_that_is_not_like_for_like_says_why() -> None:
    whole = replace(compared(Ask("attendances"), (9, None), (9, None)), verdict="not_like_for_like", reasons=("Why.",))
    row = compared(Ask("attendances", by="course"), (9, None), (9, None), by="gcp")
    assert "Why." in composed("attendances", "course", [row], whole).notes


def test_a_re_audit_stands_beside_the_audit_before() -> None:
    asked = compared(Ask("good_at_re_audit", by="standard"), (20, 40), (10, 40), by="Oversight")
    assert asked.previous is not None
    asked = replace(asked, previous=replace(asked.previous, period=asked.figure.period))
    made = composed("good_at_re_audit", "standard", [asked], compared(Ask("good_at_re_audit"), (20, 40), (10, 40)))
    assert made.chart is not None
    assert [series.name for series in made.chart.series] == ["At the audit before", "At re-audit"]


def test_a_reach_says_its_unit_and_a_choice_is_spoken() -> None:
    rows: dict[str, Sides] = {"council": ((30, 40), (30, 40)), "police": ((10, 40), (10, 40))}
    made = by("reach", "agency", rows, ((40, 80), (40, 80)))
    assert "per 100 staff (" in made.headline
    assert cut_name("kind", "section_11", PARTNERSHIP) == "Section 11"
    assert cut_name("theme", "under_score", PARTNERSHIP) == "under_score"
    assert cut_name("agency", "police", PARTNERSHIP) == "Police"
