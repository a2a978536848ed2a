"""What a file says of itself, and the overview as a table."""

from __future__ import annotations

from dataclasses import replace

from cesp.briefing.about import about_exhibit, about_page, about_register, overview_table
from cesp.briefing.exhibit import Cell, Frame, OverviewRow
from cesp.briefing.registers import Register
from cesp.disclosure.protect import NOT_CLEARED
from cesp.measures.values import Ask
from tests.briefing.made import alone, exhibit
from tests.disclosure.figures import compared
from tests.measures.world import PARTNERSHIP


def test_what_there_is_not_is_not_told() -> None:
    shown = exhibit(alone(compared(Ask("attendances"), (9, None), (4, None))))
    told = dict(about_exhibit(replace(shown, figures_to=None), PARTNERSHIP, ""))
    assert told["Priority"] == "All, the whole partnership"
    assert not {"Compared with", "Figures to", "Mind", "Target"} & set(told)


def test_a_cut_names_its_part_and_a_protected_edition_its_caution() -> None:
    shown = exhibit(compared(Ask("attendances", by="course"), (9, None), (4, None), "gcp"), "public")
    told = about_exhibit(shown, PARTNERSHIP, "")
    assert ("Course", "gcp") in told
    assert ("Mind", NOT_CLEARED) in told
    of_quarter = exhibit(compared(Ask("attendances", by="quarter"), (9, None), (4, None), "2022/23 Q1"))
    assert "Quarter" not in dict(about_exhibit(of_quarter, PARTNERSHIP, ""))


def test_every_pair_stands_on_one_line() -> None:
    shown = replace(exhibit(compared(Ask("attendances"), (9, None), (4, None))), notes=("One\nline,", "and\r\nthis."))
    assert dict(about_exhibit(shown, PARTNERSHIP, ""))["Notes"] == "One line, and this."


def test_a_page_tells_its_frame() -> None:
    frame = Frame("April to June 2022", "against 2021/22", "public", "Part 1", None, ("Invented.", NOT_CLEARED))
    told = about_page("Priorities by measures", frame, PARTNERSHIP)
    assert [pair for pair in told if pair[0] in ("Table", "Period", "Edition", "Mind")] == [
        ("Table", "Priorities by measures"), ("Period", "April to June 2022"), ("Edition", "Part 1"),
        ("Mind", "Invented."), ("Mind", NOT_CLEARED),
    ]  # fmt: skip
    assert "Figures to" not in dict(told)


def test_a_register_tells_what_is_listed_and_of_which_priority() -> None:
    frame = Frame("April to June 2022", "against 2021/22", "officer", "Officer working", None, ())
    register = Register("voice", "What children said", "2 things were said.")
    told = dict(about_register(register, "Neglect", frame, PARTNERSHIP))
    assert (told["Table"], told["Finding"], told["Priority"]) == (
        "What children said",
        "2 things were said.",
        "Neglect",
    )
    assert told["Edition"] == "Officer working"
    assert "Priority" not in dict(about_register(register, "", frame, PARTNERSHIP))


def test_the_overview_becomes_a_row_a_priority_and_four_columns_a_measure() -> None:
    cell = Cell("a", "84%", "267 of 318", "was 79%", "no clear change", 0.84, 0.79, "Self-harm, 2022/23")
    rows = (OverviewRow("neglect", "Neglect", "closing", (cell, None)),)
    table = overview_table(("Attended", "Good"), rows)
    assert table.columns == (
        "Priority", "Stage", "Attended", "Attended, from", "Attended, before", "Attended, verdict",
        "Good", "Good, from", "Good, before", "Good, verdict",
    )  # fmt: skip
    assert table.rows == (
        ("Neglect", "closing", "84%", "267 of 318; Self-harm, 2022/23", "79%", "no clear change", "", "", "", ""),
    )
