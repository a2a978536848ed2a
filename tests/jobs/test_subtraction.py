"""Subtraction: each small world gives a small number away where numbers are hidden one by one, and not where they are
protected together. First the number is worked out by hand; then the attacker has all that the pages show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from cesp.catalogue import Edition
from cesp.disclosure.blocks import lay_block
from cesp.disclosure.clearance import Clearance
from cesp.disclosure.protect import NOT_OFFERED, Policy, protect
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.jobs.attacking import BlockAudit, Told, attack_block, see
from cesp.jobs.clearing import clearance, lay_all, rules_of
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.sightings import read_figures
from cesp.measures.values import Ask
from tests.measures.world import Line, in_words, table
from tests.measures.world import desk as open_world

CLOCK = datetime(2024, 6, 3, 12, 0, tzinfo=UTC)
FLOWING = Ask("indicator", None, "flowing")
HEARD = Ask("children_heard")
GRADED = Ask("good_or_better")
SPANS = ("2022/23 Q1", "2022/23 Q2", "2022/23 Q3", "2022/23 Q4", "2022/23 to Q2", "2022/23 to Q3", "2022/23")
EDITIONS: tuple[Edition, ...] = ("public", "restricted")


def flowing(*quarters: tuple[int, int]) -> list[Line]:
    """An indicator whose quarters add up, of (n, base)."""
    rows = [f"2022 Q{at} | neglect | flowing | {n} | {base}" for at, (n, base) in enumerate(quarters, 1)]
    return table("indicators", "\n".join(["when | priority | indicator | numerator | denominator", *rows]))


@contextmanager
def sitting(lines: Sequence[Line]) -> Iterator[Desk]:
    with open_world(lines) as desk:
        yield replace(desk, clock=lambda: CLOCK)


def show(desk: Desk, ask: Ask, when: str, cleared: Clearance | None, edition: Edition = "public") -> tuple[Shown, ...]:
    """What an edition shows of a question; with no clearance, numbers are hidden one by one."""
    period = in_words(when)
    comparisons = gather(desk, ask).compare(period, period)
    return protect(comparisons, Policy(edition, desk.partnership, desk.catalogue, cleared, CLOCK.date()))


def one(desk: Desk, ask: Ask, when: str, cleared: Clearance | None = None) -> ShownFigure:
    [shown] = show(desk, ask, when, cleared)
    return shown.figure


def attacked(desk: Desk, asks: Sequence[Ask], cleared: Clearance | None) -> list[BlockAudit]:
    """What the attacker makes of the questions in every period and both editions, side by side."""
    told = {
        seen.place: Told(seen.told, seen.hidden)
        for edition in EDITIONS
        for ask in asks
        for when in SPANS
        for seen in read_figures(desk, show(desk, ask, when, cleared, edition), when)
    }
    blocks = [lay_block(name, counted) for name, counted in lay_all(desk).items()]
    return [attack_block(block, see(block, told, rules_of(desk))) for block in blocks]


def closed(desk: Desk, asks: Sequence[Ask]) -> bool:
    """One by one something is open; protected together nothing is, and something is still shown."""
    naive, joint = attacked(desk, asks, None), attacked(desk, asks, clearance(desk))
    assert any(block.opened for block in naive)
    assert any(block.shown for block in joint)
    return all(block.safe for block in joint)


def test_a_total_less_its_parts() -> None:
    lines = table(
        "voice",
        """
        when    | priority | you_said | children | theme  | source
        2022 Q4 | neglect  | Ask.     | 30       | Home   | School
        2022 Q4 | neglect  | Listen.  | 40       | School | School
        2022 Q4 | neglect  | Play.    | 3        | Play   | School
        """,
    )
    themes = replace(HEARD, by="theme")
    with sitting(lines) as desk:
        naive = {shown.figure.by["theme"]: shown.figure.numerator for shown in show(desk, themes, "2022/23", None)}
        assert naive == {"Home": 30, "Play": None, "School": 40}
        assert (one(desk, HEARD, "2022/23").numerator or 0) - 30 - 40 == 3
        joint = [shown.figure.numerator for shown in show(desk, themes, "2022/23", clearance(desk))]
        joint.append(one(desk, HEARD, "2022/23", clearance(desk)).numerator)
        assert joint.count(None) >= 2
        assert closed(desk, [HEARD, themes])


def test_a_year_less_its_quarters() -> None:
    with sitting(flowing((30, 100), (40, 100), (33, 100), (3, 60))) as desk:
        year, *quarters = (one(desk, FLOWING, when) for when in ("2022/23", *SPANS[:3]))
        assert one(desk, FLOWING, "2022/23 Q4").numerator is None
        assert (year.numerator or 0) - sum(quarter.numerator or 0 for quarter in quarters) == 3
        joint = [one(desk, FLOWING, when, clearance(desk)).numerator for when in ("2022/23", *SPANS[:4])]
        assert joint.count(None) >= 2
        assert closed(desk, [FLOWING])


def test_a_year_to_date_less_the_one_before() -> None:
    with sitting(flowing((30, 100), (40, 100), (3, 100))) as desk:
        before, after = (one(desk, FLOWING, f"2022/23 to Q{last}").numerator for last in (2, 3))
        assert one(desk, FLOWING, "2022/23 Q3").numerator is None
        assert (after or 0) - (before or 0) == 3
        joint = [one(desk, FLOWING, f"2022/23 to Q{last}", clearance(desk)).numerator for last in (2, 3)]
        assert None in joint
        assert closed(desk, [FLOWING])


def test_a_percentage_and_its_base() -> None:
    def count(figure: ShownFigure) -> int:
        """What a whole percentage tells of a base of no more than 100."""
        assert figure.denominator is not None
        assert figure.denominator <= 100
        fitting = [
            n for n in range(round(figure.denominator) + 1) if f"{100 * n / figure.denominator:.0f}%" == figure.display
        ]
        assert len(fitting) == 1
        return fitting[0]

    with sitting(flowing((12, 40), (3, 35))) as desk:
        assert one(desk, FLOWING, "2022/23 Q2").display == "c"
        assert count(one(desk, FLOWING, "2022/23 to Q2")) - count(one(desk, FLOWING, "2022/23 Q1")) == 3
        joint = [one(desk, FLOWING, when, clearance(desk)).display for when in ("2022/23 to Q2", "2022/23 Q1")]
        assert "c" in joint
        assert closed(desk, [FLOWING])


def test_the_complement() -> None:
    def rest(figure: ShownFigure) -> float:
        assert figure.denominator is not None
        assert figure.numerator is not None
        return figure.denominator - figure.numerator

    with sitting(flowing((40, 100), (57, 60))) as desk:
        assert one(desk, FLOWING, "2022/23 Q2").status == "suppressed"
        assert rest(one(desk, FLOWING, "2022/23 to Q2")) - rest(one(desk, FLOWING, "2022/23 Q1")) == 3
        joint = [one(desk, FLOWING, when, clearance(desk)).status for when in ("2022/23 to Q2", "2022/23 Q1")]
        assert "suppressed" in joint
        assert closed(desk, [FLOWING])


def test_two_filters_that_differ_by_one_agency() -> None:
    lines = table(
        "audit_grades",
        """
        when    | audit | priority | grade | standard | agency  | count
        2022 Q1 | A     | neglect  | good                 | Plans | police  | 20
        2022 Q1 | A     | neglect  | requires_improvement | Plans | police  | 10
        2022 Q1 | A     | neglect  | good                 | Plans | council | 3
        2022 Q1 | A     | neglect  | requires_improvement | Plans | council | 9
        """,
    )
    agencies = replace(GRADED, by="agency")
    with sitting(lines) as desk:
        naive = {shown.figure.by["agency"]: shown.figure.numerator for shown in show(desk, agencies, "2022/23", None)}
        assert naive == {"council": None, "police": 20}  # the police agree to be named
        assert (one(desk, GRADED, "2022/23").numerator or 0) - 20 == 3
        joint = show(desk, agencies, "2022/23", clearance(desk))
        assert [shown.figure.status for shown in joint] == ["suppressed", "suppressed"]
        assert NOT_OFFERED in [note for shown in joint for note in shown.figure.notes]
        assert all(block.safe for block in attacked(desk, [GRADED, agencies], clearance(desk)))


def test_public_against_restricted() -> None:
    """Each edition could hide another number beside the small one, and together they would hide none."""
    with sitting(flowing((30, 100), (40, 100), (33, 100), (3, 60))) as desk:
        cleared = clearance(desk)
        hidden = {
            edition: {when for when in SPANS if show(desk, FLOWING, when, cleared, edition)[0].figure.numerator is None}
            for edition in EDITIONS
        }
        assert hidden["public"] == hidden["restricted"]
        assert len(hidden["public"]) >= 2
        # Two patterns, each safe by itself: one hides the year beside the last quarter, the other the first quarter.
        told = {when: one(desk, FLOWING, when).numerator for when in SPANS}
        public = {when: n for when, n in told.items() if when not in ("2022/23",)}
        restricted = {when: n for when, n in told.items() if when not in ("2022/23 Q1", "2022/23 to Q2")}
        both = public | restricted
        assert (both["2022/23"] or 0) - sum(both[when] or 0 for when in SPANS[:3]) == 3
        assert closed(desk, [FLOWING])
