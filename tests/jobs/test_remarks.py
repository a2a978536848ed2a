"""Words stand beside the measure they were written on, and beside no part of it."""

from __future__ import annotations

from dataclasses import replace

from cesp.jobs.present import Scope, exhibit_of
from cesp.jobs.remarks import read_words, remarks, takes_words
from cesp.jobs.words import Note, Place, write
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures.world import desk as open_world
from tests.measures.world import table

HELD = """
    when    | priority | indicator | numerator | denominator
    2023 Q1 | neglect  | standing  | 30        | 100
    2023 Q2 | neglect  | standing  | 20        | 100
"""


def test_words_on_the_whole_stand_beside_no_part_of_it() -> None:
    """A remark on a measure must not be read as one on the agency that /compare is narrowed to."""
    scope = Scope(Period(2023, 2, 2), "same-period", "officer")
    with open_world(table("indicators", HELD)) as desk:
        place = Place("neglect", "indicator", "standing", scope.period)
        write(desk, "commentary", place, Note("Fewer were found.", name="Amy Hall"))
        whole = exhibit_of(desk, Ask("indicator", "neglect", "standing"), scope)
        figure = replace(whole.shown.figure, by={"agency": "police"})
        part = replace(whole, shown=replace(whole.shown, figure=figure))
        kept = read_words(desk, "neglect", scope)
        assert (takes_words(whole), takes_words(part)) == (True, False)
        assert [len(remarks(desk, one, scope, kept, lambda: None).standing) for one in (whole, part)] == [1, 0]
