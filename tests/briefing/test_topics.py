"""A page across all priorities: its opening, its chapters, what it withholds and what it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.pages import Scope
from cesp.briefing.registers import Register
from cesp.briefing.topics import Piece, TopicPage, compose_topic
from cesp.catalogue import Edition
from cesp.catalogue.topics import Block, Part, Topic
from cesp.measures.values import Ask, Comparison
from cesp.periods import Period
from tests.briefing.made import RECEIPT
from tests.disclosure.figures import compared, show
from tests.measures.world import CATALOGUE, PARTNERSHIP

CAME = Block(measure="attended_of_registered", by="course")
HEARD = Block(rows="voice")
TABLE = Block(measure="indicator", indicator="*", show="table")
THEMED = Block(measure="attendances", of="themes")
BETTER = compared(Ask("attended_of_registered"), (95, 100), (60, 100))
ROW = compared(Ask("attended_of_registered", by="course"), (95, 100), (60, 100), by="gcp")
SAID = Register("voice", "What was said", "2 things were said.", ("You said",), (("Listen to the GCP",),))


def piece(block: Block, whole: Comparison, cuts: Sequence[Comparison] = (), edition: Edition = "officer") -> Piece:
    measure = CATALOGUE.measure(whole.definition.measure)
    family = CATALOGUE.dataset(measure.dataset).family
    return Piece(block, measure, show(whole, edition), (), (), tuple(show(cut, edition) for cut in cuts), family)


def page(
    blocks: Sequence[Block], pieces: Sequence[Piece], edition: Edition = "officer", listed: Register = SAID
) -> TopicPage:
    topic = Topic(
        id="training", title="Training", question="Who came?", empty="Upload the training return",
        part=(Part(title="Who came", block=tuple(blocks)),),
    )  # fmt: skip
    scope = Scope(Period(2022, 1, 1), Period(2021, 1, 1), edition)
    return compose_topic(topic, scope, pieces, {"voice": listed}, CATALOGUE, PARTNERSHIP, {7: RECEIPT})


def first(made: TopicPage) -> Exhibit:
    item = made.chapters[0].items[0]
    assert isinstance(item, Exhibit)
    return item


def test_a_page_opens_with_the_strongest_evidence_of_the_whole() -> None:
    made = page([CAME], [piece(CAME, BETTER, [ROW])])
    assert made.opening[0] == "95% of 100 registered attended, 60% of 100 in the same quarter of 2021/22: improved."
    assert first(made).headline.startswith("Attended of registered, by course: 95% (Graded Care)")
    assert (made.title, made.question, made.frame.edition) == ("Training", "Who came?", "officer")


def test_a_page_that_begins_with_a_register_opens_with_what_it_lists() -> None:
    more = compared(Ask("attendances"), (400, None), (100, None))
    block = Block(measure="attendances")
    made = page([HEARD, block], [piece(block, more)])
    assert made.opening == ("2 things were said.",)
    assert page([HEARD, block], [piece(block, more)], listed=replace(SAID, opening="2 things.")).opening == (
        "2 things.",
    )
    assert made.chapters[0].items[0] == replace(SAID, rows=(("Listen to the Graded Care Profile (GCP)",),))
    assert made.glossary == (("GCP", "Graded Care Profile"),)


def test_a_cut_that_no_return_tells_is_among_what_is_not_known() -> None:
    made = page([CAME], [piece(CAME, BETTER)])
    assert made.chapters[0].items == ()
    assert made.unknown[-1].startswith("Attended of registered, by course, April to June 2022: nothing to tell apart")


def test_an_empty_page_says_what_fills_it() -> None:
    made = page([CAME], [not_supplied(piece(CAME, BETTER))])
    said = "nothing is held for April to June 2022. Upload the training return, or choose another period."
    assert made.opening == (f"Training: {said}",)
    assert made.chapters[0].empty == f"Who came: {said}"
    assert made.unknown == ()


def not_supplied(made: Piece) -> Piece:
    """The same of which nothing came."""
    figure = replace(made.whole.figure, status="not_supplied", value=None, numerator=None, denominator=None)
    return replace(made, whole=replace(made.whole, figure=figure, verdict="no_previous", previous=None))


def test_indicators_stand_side_by_side_each_with_period_verdict_and_target() -> None:
    up = compared(Ask("indicator", indicator="flowing"), (90, 100), (60, 100))
    same = compared(Ask("indicator", indicator="standing"), (50, 100), (50, 100))
    made = page([TABLE], [piece(TABLE, up), piece(TABLE, same)])
    (table,) = made.chapters[0].items
    assert isinstance(table, Register)
    assert table.sentence == "Improved: Flowing."
    assert table.rows[0] == ("Flowing", "2022/23 Q1", "90%", "90 of 100", "60%", "improved", "none set")
    assert page([TABLE], [piece(TABLE, same)]).chapters[0].items[0].sentence == "None of them shows a clear change."  # type: ignore[union-attr]
    assert page([TABLE], [not_supplied(piece(TABLE, same))]).chapters[0].items == ()


def test_what_is_of_a_theme_says_whose_it_is() -> None:
    of_theme = compared(Ask("attendances", "neglect"), (40, None), (10, None))
    made = first(page([THEMED], [piece(THEMED, of_theme)]))
    assert (made.id, made.title) == ("attendances-neglect", "Neglect: Attendances")
    assert made.headline.startswith("Neglect: 40 attendances at training, 10 in")


def test_a_page_for_everybody_names_no_agency() -> None:
    block = Block(measure="no_show_rate", by="agency")
    row = compared(Ask("no_show_rate", by="agency"), (30, 40), (30, 40), by="council")
    whole = compared(Ask("no_show_rate"), (30, 40), (30, 40))
    made = page([block], [piece(block, whole, [row], "public")], "public")
    assert "for officers" in first(made).headline
    assert first(made).chart is None
    assert "council" not in str(made).lower()
