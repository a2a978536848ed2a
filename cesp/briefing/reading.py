"""How figures are to be read: what chance explains, what stands in place of a number, and who may see which edition.

In words for somebody who has never heard of an interval, with one picture made of example numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from cesp.briefing.facts import Fact
from cesp.catalogue import Catalogue, Edition, Partnership
from cesp.charts.series import Chart, Guide, Level, Point, Series
from cesp.disclosure.protect import STATUS_WORDS, VERDICT_WORDS
from cesp.measures.course import ENOUGH_FOR_LIMITS, ENOUGH_FOR_MEDIAN, follow
from cesp.measures.definition import define
from cesp.measures.rounding import format_number
from cesp.measures.runs import TREND_ROW
from cesp.measures.scoring import spell_rule
from cesp.measures.signals import ROW
from cesp.measures.values import Ask, FigureStatus, Verdict

#: Percentages that nobody returned: thirteen quarters among which chance explains all the ups and downs, and one that
#: lies beyond them.
EXAMPLE = (64, 61, 66, 63, 60, 65, 62, 66, 61, 64, 63, 60, 65, 79)
EXAMPLE_WORDS = (
    f"An example with made-up numbers: of fourteen quarters, chance explains the ups and downs of the first thirteen, "
    f"which lie between the two limits. The last, {EXAMPLE[-1]}%, lies above the upper limit: that is unlikely to be "
    "chance. Only then is it called better, and even then nobody knows from the figure alone what made it so."
)


def picture() -> Chart:
    """The example, drawn as every figure over time is drawn."""
    course = follow([value / 100 for value in EXAMPLE], direction="high", floor=0.0, ceiling=1.0)
    points = tuple(
        Point(str(place + 1), value / 100, f"{value}%", mark=course.meaning_at(place) or "")
        for place, value in enumerate(EXAMPLE)
    )
    band = course.latest.band
    assert band is not None  # fourteen figures that differ have limits
    assert band.low is not None
    assert band.high is not None
    guide = Guide(
        0, len(points) - 1, _level(band.centre, "average"), (_level(band.low, "lower limit"),
        _level(band.high, "upper limit")),
    )  # fmt: skip
    series = (Series("Example", "now", points),)
    return Chart(
        "process",
        series,
        "Quarters, one after the other",
        "An example with made-up numbers, %",
        True,
        0,
        guides=(guide,),
    )


def _level(value: float, name: str) -> Level:
    return Level(value, f"{format_number(100 * value)}% {name}")


def chance() -> tuple[str, ...]:
    """How chance is told from change, a paragraph each."""
    return (
        "Figures go up and down by themselves. If ten cases are looked at each quarter, a few more or fewer of them "
        "are good even where practice has not changed at all. So a difference is called improved or worsened only "
        "where it is larger than chance would explain; everything else is “no clear change”, however far the bars "
        "differ.",
        "Two periods are compared by the difference between them and the range it may lie in: “+5 points (−1 to +11)” "
        "says that the true difference could be anything from 1 point down to 11 points up, at 95% confidence. As that "
        "range includes no change at all, nothing is claimed. The more cases there are behind a figure, the narrower "
        "the range; that is why the number of cases stands beside every percentage.",
        f"A figure over many quarters is set against its own past. From {ENOUGH_FOR_LIMITS} quarters on (three years) "
        "limits are drawn within which chance keeps nearly all quarters. A quarter beyond them is unlikely to be "
        f"chance; so are {ROW} in a row on one side of the average, {ROW} in a row that each rise or fall, and two of "
        "three close to the same limit (the rules of the NHS, “Making Data Count”). From "
        f"{ENOUGH_FOR_MEDIAN} quarters on a simpler run chart is drawn, where {TREND_ROW} in a row that each rise or "
        "fall are unlikely to be chance. With fewer quarters nothing is judged.",
        "Nobody can tell whether they are the same children, or the same staff, from one period to the next: returns "
        "hold totals, and no names. Where somebody may be counted twice, the definition says so.",
        "Direction and trend are two things: direction is this period against one other; a trend is a run of quarters.",
        "Unlikely to be chance does not say why. Training, practice and what it means for children are shown side by "
        "side; that one made the other is never claimed.",
    )


def colours(catalogue: Catalogue, partnership: Partnership) -> tuple[str, ...]:
    """The rule of red, amber and green in one sentence, and what goes with it."""
    percentage = next(measure.id for measure in catalogue.measures if measure.kind == "proportion")
    return (
        spell_rule(partnership.rules.rag, define(Ask(percentage), catalogue, partnership)),
        "A target that is met is never red. A colour always comes with its word, a letter and a shape, how far off the "
        "figure is, the rule, who approved the target, and the day the figures reach to. A target in words (“Measure "
        "for information”) is not scored.",
        "The rating of an action is its lead's own, and is shown as theirs. Where a lead rated a figure otherwise than "
        "the rule does, officers see both.",
    )


def statuses(partnership: Partnership) -> tuple[Fact, ...]:
    """What stands where a number would, and what it means."""
    low, high = partnership.rules.suppress
    numbers = {"range": f"{low} to {high}", "zero": "shown" if partnership.rules.show_zero else "hidden too"}
    return tuple((STATUS_WORDS[status], words.format(**numbers)) for status, words in _STATUSES.items())


def verdicts(partnership: Partnership) -> tuple[Fact, ...]:
    """What every verdict means."""
    same = f"{format_number(100 * partnership.rules.about_the_same)}%"
    return tuple((VERDICT_WORDS[verdict], words.format(same=same)) for verdict, words in _VERDICTS.items())


def editions(partnership: Partnership) -> tuple[Fact, ...]:
    """For whose eyes each edition is, by the name the partnership gives it."""
    return tuple((name, _EDITIONS[edition]) for edition, name in partnership.editions.items())


_STATUSES: Mapping[FigureStatus, str] = {
    "suppressed": "Hidden. The number of people, or of those left over, is small ({range}), or it would give such a "
    "number away. A true zero is {zero}.",
    "not_supplied": "Nobody sent it, or the return left it blank. A blank is never a zero.",
    "not_applicable": "There was nothing to measure: no case, no session, nobody it could be of.",
}
_VERDICTS: Mapping[Verdict, str] = {
    "improved": "A rate or score moved to its good side by more than chance explains.",
    "worsened": "A rate or score moved to its bad side by more than chance explains.",
    "no_clear_change": "Chance could explain the whole difference, or nobody can tell.",
    "more": "A count of activity is larger, or a figure where neither high nor low is good has risen beyond chance. "
    "More is not better.",
    "fewer": "The same the other way. Fewer is not worse.",
    "about_the_same": "A count of activity that differs by no more than {same}.",
    "too_few": "Too few on one side for the difference to say anything.",
    "not_like_for_like": "The two sides are not alike: a return is missing on one of them, or the definition, theme, "
    "tool or kind of sample changed, or the periods are of different lengths. The reason stands beside it.",
    "no_previous": "Nothing is held of the earlier period.",
}
_EDITIONS: Mapping[Edition, str] = {
    "officer": "Everything, for officers' work: small numbers, results named by agency or school, who sent what.",
    "restricted": "For a part of a meeting from which the public is excluded. Small numbers of children are hidden, "
    "and so are results named by agency, unless that agency agrees.",
    "public": "For everybody, and so for a public committee. Small numbers of children are hidden, and so are "
    "results named by agency, unless that agency agrees; words are shown once somebody has approved them.",
}
