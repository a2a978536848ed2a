"""Rows one by one: which come first, in which other orders, and what an edition may see of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cesp.briefing.registers import FEW, RECIPES, Entry, Register, compose_register, leave_out, sum_up_returns
from cesp.briefing.returns import Awaited, Return
from cesp.catalogue import Edition
from cesp.periods import Period

PERIOD = Period(2023, 1, 3)
SAID: list[Entry] = [
    {
        "you_said": "Listen",
        "we_did": "We changed the form",
        "theme": "Voice",
        "unanswered": False,
        "period": "2023/24 Q1",
    },
    {"you_said": "Be on time", "we_did": None, "theme": None, "unanswered": True, "period": "2023/24 Q2"},
]


def voice(edition: Edition) -> Register:
    return compose_register("voice", SAID, PERIOD, edition)


def test_what_has_no_answer_stands_first_and_a_blank_is_written_out() -> None:
    made = voice("officer")
    assert made.sentence == "2 things were said, April to December 2023. Those without an answer stand first."
    assert made.columns == ("You said", "We did", "About", "Heard at", "Priority", "Quarter")
    assert made.rows == (
        ("Be on time", "no answer yet", "not supplied", "not supplied", "not supplied", "2023/24 Q2"),
        ("Listen", "We changed the form", "Voice", "not supplied", "not supplied", "2023/24 Q1"),
    )


def test_free_text_is_for_officers_and_others_are_told_how_many() -> None:
    for edition in ("public", "restricted"):
        made = voice(edition)  # type: ignore[arg-type]
        assert (made.rows, made.columns, made.orders) == ((), (), ())
        assert made.sentence == (
            "2 things were said, April to December 2023. What they said, and what was done, is free text: for officers "
            "until a named person releases it."
        )
        assert "Be on time" not in str(made)


def test_every_register_of_free_text_or_names_is_withheld() -> None:
    open_to_all = [kind for kind, recipe in RECIPES.items() if not recipe.withheld]
    assert open_to_all == ["meetings"]


def test_a_field_that_says_the_same_in_every_row_is_left_out_with_its_order() -> None:
    rows: list[Entry] = [{"recommendation": str(n), "priority": "Neglect"} for n in range(FEW + 1)]
    whole = compose_register("recommendations", rows, PERIOD, "officer")
    made = leave_out(whole, "recommendations", "priority")
    assert "Priority" in whole.columns
    assert made.columns == tuple(column for column in whole.columns if column != "Priority")
    assert [title for title, _ in made.orders] == list(made.columns)
    assert made.rows[0] == tuple(cell for cell in whole.rows[0] if cell != "Neglect")
    assert leave_out(made, "recommendations", "priority") == made


def test_one_row_and_none_are_spoken_of_as_such() -> None:
    rows: list[Entry] = [{"meeting": "Board", "when": date(2023, 8, 11)}]
    made = compose_register("meetings", rows, PERIOD, "public")
    assert made.sentence == "1 planned meeting was not held, April to December 2023."
    assert made.rows == (("Board", "11 August 2023"),)
    assert [compose_register(kind, [], PERIOD, "public").sentence for kind in RECIPES] == [
        "No recommendation is listed, at the end of December 2023.",
        "No action is listed, at the end of December 2023.",
        "Nothing is recorded that children and families said, April to December 2023.",
        "No planned meeting is recorded as not held, April to December 2023.",
        "No self-assessment is recorded as not sent, April to December 2023.",
        "No highlight report is held, April to December 2023.",
    ]


def test_an_agency_that_agrees_is_named_to_everybody() -> None:
    rows: list[Entry] = [
        {"agency": "Hill School", "open_to_all": True},
        {"agency": "Dale School", "open_to_all": False},
    ]
    made = compose_register("assessments", rows, PERIOD, "public")
    assert [row[0] for row in made.rows] == ["Hill School"]
    assert made.sentence == (
        "2 agencies and schools have not sent their self-assessments, April to December 2023. "
        "Which they are is for officers, unless they agree to be named."
    )


def test_what_stands_at_the_end_says_so_and_can_be_sorted_by_any_column() -> None:
    rows: list[Entry] = [
        {"recommendation": f"R{n}", "due": date(2023, 12 - n, 1), "owner": "b" if n else None, "overdue": n == 2}
        for n in range(FEW + 1)
    ]
    made = compose_register("recommendations", rows, PERIOD, "officer")
    assert made.sentence.startswith("5 recommendations are listed, at the end of December 2023.")
    assert [row[0] for row in made.rows] == ["R2", "R0", "R1", "R3", "R4"]
    orders = dict(made.orders)
    assert [made.rows[place][0] for place in orders["Due"]] == ["R4", "R3", "R2", "R1", "R0"]
    assert [made.rows[place][0] for place in orders["Owner"]][-1] == "R0"  # nobody named stands last
    assert compose_register("recommendations", rows[:FEW], PERIOD, "officer").orders == ()


def test_numbers_are_written_as_numbers() -> None:
    rows: list[Entry] = [{"action": 3.0, "commentary": ""}]
    made = compose_register("actions", rows, PERIOD, "officer")
    assert (made.rows[0][0], made.rows[0][6]) == ("3", "not supplied")


def test_returns_are_summed_up_and_who_is_missing_is_for_officers() -> None:
    awaited = Awaited(
        "police", "Police", "training", ("training_attendance",), (), Period(2023, 2, 2), date(2023, 10, 21)
    )
    missing = Return(awaited, "missing", days=9)
    came = replace(missing, state="received", received=date(2023, 10, 1), days=0, upload=1)
    now, before = (PERIOD, [came, missing]), (PERIOD.years_back(), [came])
    officer = sum_up_returns(now, before, "officer")
    timely = "In time: 1 of 2 due, 50%; in 2022/23 to Q3 1 of 1, 100%: too few to say. "
    timely += "Fewer than 10 on one side (1): too few to say."
    received = "1 of 2 returns were received. 1 is missing: Police, training return, 2023/24 Q2."
    assert officer.opening == received
    assert officer.sentence == f"{received} {timely}"
    assert officer.address == "returns"
    assert officer.rows == (("Training return", "2", "1", "1", "1", "1", "1"), ("All", "2", "1", "1", "1", "1", "1"))
    public = sum_up_returns(now, before, "public")
    assert public.sentence == (
        f"1 of 2 returns expected for April to December 2023 were received. Which are missing is for officers. {timely}"
    )
    assert (public.address, public.rows) == ("", ())
    nobody = sum_up_returns((PERIOD, []), before, "officer")
    assert (nobody.sentence, nobody.rows) == ("No returns are expected for 2023/24 to Q3.", ())
