"""What is said of papers when returns, definitions, rules and readings have moved on, worked out by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pydantic import ValidationError

from cesp.briefing.exhibit import Exhibit, Frame, ImpactLine, Table
from cesp.briefing.footing import Defined, Footing, find_footing, read_footing, write_footing
from cesp.briefing.paper import Chapter, Item, Paper, Part, Slide
from cesp.briefing.since import RULES, Edited, tell_since
from cesp.catalogue import Catalogue, Partnership
from cesp.catalogue.rules import Rules
from cesp.charts.series import Chart
from cesp.measures.values import Ask
from cesp.store.records import UploadRecord
from tests.briefing.made import exhibit
from tests.disclosure.figures import compared
from tests.measures.world import CATALOGUE, PARTNERSHIP

DAY, LATER = date(2024, 6, 3), datetime(2024, 7, 1, tzinfo=UTC)
GOOD = exhibit(compared(Ask("good_or_better", "neglect"), (27, 40), (14, 26)), "public")
OPENING = "These papers stand as they were published on 3 June 2024. Since then: "
JUDGED = "Judged good or better"
FOOTING = Footing((1, 2), {"measure:good_or_better": Defined(JUDGED, "A.", "a")}, "r")


def paper(
    *items: Exhibit,
    also: tuple[tuple[str, str], ...] = (),
    impact: ImpactLine | None = None,
    slides: tuple[Slide, ...] = (),
    matrix: Table | None = None,
) -> Paper:
    """One priority's, with these exhibits at full size."""
    part = Part("What changed in practice", tuple(map(Item, items)), also)
    chapter = Chapter("neglect", "Neglect", "", "", (), (), impact, (part,))
    frame = Frame("April to June 2022", "", "public", "Part 1", None, ())
    empty = matrix or Table(("Priority",), ())
    return Paper("Impact", "Our Partnership", frame, (), (), (), (), empty, (chapter,), slides, (), (), (), ())


def record(number: int, datasets: Sequence[str], periods: Sequence[str], *, undone: bool = False) -> UploadRecord:
    return UploadRecord(
        number, "secret-name.xlsx", "0", "police", "Amy", LATER, 1, 0, "", LATER if undone else None, "",
        tuple(datasets), tuple(periods),
    )  # fmt: skip


STOOD = (record(1, ["audits"], ["2022/23 Q1"]), record(2, ["actions"], ["2022/23 Q1"]))


def tell(
    then: Paper,
    now: Paper,
    uploads: Sequence[UploadRecord] = STOOD,
    was: Footing = FOOTING,
    here: Footing = FOOTING,
) -> tuple[str, ...]:
    return tell_since(DAY, Edited(then, was), Edited(now, here), uploads, CATALOGUE)


def defined(**changed: Defined | None) -> Footing:
    """The footing with its one definition as given, or without."""
    found = {f"measure:{name}": one for name, one in changed.items() if one is not None}
    return replace(FOOTING, definitions=found)


def test_where_nothing_changed_nothing_is_said() -> None:
    assert tell(paper(GOOD), paper(GOOD)) == ()


def test_a_restated_figure_is_told_as_it_was_and_as_it_is() -> None:
    now = replace(GOOD, headline="70% of 40 judgements were good or better.")
    assert tell(paper(GOOD), paper(now)) == (
        f"{OPENING}1 piece of evidence reads differently.",
        f"Neglect, {GOOD.title} was published as “{GOOD.headline}” "
        "It now reads “70% of 40 judgements were good or better.”",
    )


def test_a_table_that_changed_under_the_same_sentence_is_told() -> None:
    now = replace(GOOD, table=Table(GOOD.table.columns, (("x", 1.0),)))
    assert tell(paper(GOOD), paper(now))[1:] == (
        f"Neglect, {GOOD.title}: figures in its table have changed; its sentence has not.",
    )
    grown = Table(("Priority",), (("Neglect",),))
    assert tell(paper(), paper(matrix=grown))[1:] == ("Priorities by measures: figures in its table have changed.",)


def test_a_row_is_compared_with_a_row_and_with_what_was_whole() -> None:
    """Which exhibits are printed whole may change without a figure that does."""
    short = f"{GOOD.finding}, was 54%: {GOOD.shown.verdict_words}."
    row = paper(also=((GOOD.title, short),))
    assert tell(paper(GOOD), row) == tell(row, paper(GOOD)) == ()
    moved = paper(also=((GOOD.title, "70% now."),))
    [_, told] = tell(paper(GOOD), moved)
    assert told == f"Neglect, {GOOD.title} was published as “{short}” It now reads “70% now.”"


def test_what_is_gone_and_what_is_new_are_told() -> None:
    gone = tell(paper(GOOD, also=(("Reach", "40%."),)), paper())
    assert gone == (
        f"{OPENING}2 pieces of evidence read differently.",
        f"Neglect, {GOOD.title}: there is no such evidence now; the papers say “{GOOD.headline}”",
        "Neglect, Reach: there is no such evidence now; the papers say “40%.”",
    )
    came = tell(paper(), paper(GOOD, also=(("Reach", "40%."),)))
    assert came == (
        f"{OPENING}2 pieces of evidence are new.",
        f"Not in these papers, because it came later: Neglect, {GOOD.title}; Neglect, Reach.",
    )


def test_slides_and_their_cuts_and_the_impact_line_are_compared_too() -> None:
    chart = Chart("lanes", (), "", "", percent=False, decimals=0)
    line = ImpactLine(("Did: 4.", "Children: 9."), "", chart, Table((), ()), "", (), ())
    cut = replace(GOOD, title="Good, by agency", headline="From 1% to 2%.")
    whole = exhibit(compared(Ask("attendances"), (10, None), (5, None)), "public")
    slides = (Slide("1", "exhibit", "Neglect", "", exhibit=whole, cuts=(cut,)), Slide("2", "text", "Neglect", "x"))
    then = paper(impact=line, slides=slides)
    assert tell(then, then) == ()
    after = (
        replace(slides[0], exhibit=replace(whole, headline="12."), cuts=(replace(cut, headline="From 1% to 3%."),)),
    )
    now = paper(impact=replace(line, sentences=("Did: 5.", "Children: 9.")), slides=after)
    assert tell(then, now)[1:] == (
        "Neglect, Impact line was published as “Did: 4. Children: 9.” It now reads “Did: 5. Children: 9.”",
        f"Our Partnership, {whole.title} was published as “{whole.headline}” It now reads “12.”",
        "Neglect, Good, by agency was published as “From 1% to 2%.” It now reads “From 1% to 3%.”",
    )


def test_returns_are_told_by_kind_and_period_and_neither_sender_nor_file_is_named() -> None:
    years = [f"20{year}/{year + 1}" for year in range(12, 18)]
    uploads = (
        STOOD[0],
        replace(STOOD[1], undone=LATER),
        record(3, ["training_sessions", "training_attendance"], ["2022/23 Q1"]),
        record(4, ["training_sessions"], ["2022/23 Q1"]),
        record(5, ["audits", "actions"], ["2022/23 Q1", "2022/23 Q2"]),
        record(6, [], []),
        record(7, ["old_kind"], []),
        record(8, ["comparators"], years),
        record(9, ["audits"], ["2022/23 Q4"], undone=True),
    )
    told = tell(paper(), paper(), uploads)
    assert told == (
        f"{OPENING}6 returns came or were corrected; 1 return was taken back.",
        "Came, were corrected or were put back since: training returns for 2022/23 Q1; "
        "audit returns and progress returns for 2022/23 Q1 and 2022/23 Q2; what was held and is gone; old kind; "
        "published national figures for 6 periods from 2012/13 to 2017/18.",
        "Taken back since: progress returns for 2022/23 Q1.",
    )
    assert "police" not in " ".join(told)


@pytest.mark.parametrize(
    ("here", "told"),
    [
        (Defined(JUDGED, "B.", "b"), f"The definition of “{JUDGED}” was “A.” and is “B.”."),
        (
            Defined(JUDGED, "A.", "b"),
            f"How “{JUDGED}” is counted has changed; the words of its definition have not.",
        ),
        (Defined("Well judged", "A.", "a"), f"“{JUDGED}” is now called “Well judged”."),
        (None, f"“{JUDGED}” is not defined any more."),
    ],
)
def test_a_definition_that_the_papers_use_is_told_where_it_changed(here: Defined | None, told: str) -> None:
    now = defined(good_or_better=here)
    assert tell(paper(GOOD), paper(GOOD), here=now) == (f"{OPENING}1 definition changed.", told)
    assert tell(paper(), paper(), here=now) == ()
    for named in (paper(also=((JUDGED, "x."),)), paper(matrix=Table(("Priority", JUDGED), ()))):
        assert tell(named, named, here=now)[1:] == (told,)


def test_rules_that_changed_are_told() -> None:
    assert tell(paper(), paper(), here=replace(FOOTING, rules="s")) == (f"{OPENING}the rules changed.", RULES)


def redefined(measure: str, changed: dict[str, object]) -> Catalogue:
    found = [one.model_copy(update=changed) if one.id == measure else one for one in CATALOGUE.measures]
    return CATALOGUE.model_copy(update={"measures": tuple(found)})


def differing(first: Footing, second: Footing) -> set[str]:
    return {name for name, one in first.definitions.items() if second.definitions[name] != one}


def test_a_footing_has_what_stood_every_definition_and_the_rules() -> None:
    uploads = (record(9, [], []), record(4, [], []), record(5, [], [], undone=True))
    found = find_footing(CATALOGUE, PARTNERSHIP, uploads)
    assert found.uploads == (4, 9)
    assert set(found.definitions) == {
        *(f"measure:{one.id}" for one in CATALOGUE.measures),
        *(f"indicator:{one.id}" for one in PARTNERSHIP.indicator),
    }
    measure = CATALOGUE.measure("attended_of_registered")
    words = found.definitions["measure:attended_of_registered"].words
    assert words.startswith(measure.definition)
    assert words.endswith(f"Counted: {measure.numerator_words}, of {measure.denominator_words}.")
    assert found.definitions["indicator:flowing"].words == "Counted: flowing found, of flowing looked at."
    counts = CATALOGUE.measure("sessions_held")
    assert counts.denominator_words == ""
    assert found.definitions["measure:sessions_held"].words.endswith(f"Counted: {counts.numerator_words}.")


@pytest.mark.parametrize(
    ("changed", "differs"),
    [
        ({"minimum": 99}, True),
        ({"definition": "Another."}, True),
        ({"less": ()}, True),
        ({"title": "Another"}, True),
        ({"headline": False, "chart": "none", "sentence": "{value}"}, False),
    ],
)
def test_a_definition_differs_where_a_figure_could(changed: dict[str, object], differs: bool) -> None:
    catalogues = CATALOGUE, redefined("attended_of_registered", changed)
    found = differing(*(find_footing(one, PARTNERSHIP, ()) for one in catalogues))
    assert found == ({"measure:attended_of_registered"} if differs else set())


def test_indicators_and_rules_differ_where_a_figure_could() -> None:
    def partnership(**changed: object) -> Partnership:
        return PARTNERSHIP.model_copy(update=changed)

    first, *others = PARTNERSHIP.indicator
    same = partnership(indicator=(first.model_copy(update={"supplier": "x", "aliases": ("y",)}), *others))
    other = partnership(indicator=(first.model_copy(update={"direction": "low"}), *others))
    plain, same_too, changed = (find_footing(CATALOGUE, one, ()) for one in (PARTNERSHIP, same, other))
    assert differing(plain, same_too) == set()
    assert differing(plain, changed) == {f"indicator:{first.id}"}
    rules = [Rules(), Rules(closed_after_days=5), Rules(suppress=(1, 7))]
    made = [find_footing(CATALOGUE, partnership(rules=one), ()).rules for one in rules]
    assert made[0] == made[1] != made[2]


def test_a_footing_comes_back_as_it_was_written() -> None:
    found = find_footing(CATALOGUE, PARTNERSHIP, STOOD)
    assert read_footing(write_footing(found)) == found
    with pytest.raises(ValidationError):
        read_footing({"uploads": "x"})
