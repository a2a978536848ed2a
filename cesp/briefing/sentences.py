"""Sentences by rules: a headline with its numbers, what stands beside a chart, and the source beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cesp.catalogue import Measure
from cesp.disclosure.shown import Shown, ShownFigure
from cesp.measures.display import spell, spell_base
from cesp.measures.prepare import SNAPSHOTS
from cesp.measures.rounding import format_number
from cesp.periods import Period
from cesp.store.records import UploadRecord

_SPANS = {1: "quarter", 2: "six months", 3: "nine months", 4: "year"}


def headline(measure: Measure, shown: Shown) -> str:
    """The finding in a sentence: this period, the earlier one, and the verdict in its own word."""
    figure, previous = shown.figure, shown.previous
    now = finding(measure, shown)
    if figure.status != "ok":
        return f"{now}."
    if previous is None or shown.verdict == "no_previous":
        return f"{now}; there is no earlier figure to compare with."
    if previous.status != "ok":
        return f"{now}; the earlier figure is {STATUS_SENTENCES[previous.status]}."
    return f"{now}, {before(measure, shown, previous)}: {shown.verdict_words}."


def finding(measure: Measure, shown: Shown) -> str:
    """This period's figure in words, without an end mark; or why there is none."""
    figure = shown.figure
    if figure.status != "ok":
        return f"{shown.definition.title}, {figure.period.spoken}: {STATUS_SENTENCES[figure.status]}"
    return fill(measure, shown, figure)


def fill(measure: Measure, shown: Shown, figure: ShownFigure) -> str:
    """The measure's sentence with this figure's numbers, without an end mark."""
    if figure.denominator is None and "{base}" in measure.sentence:
        return f"{shown.definition.title}: {_amount(shown, figure)}"
    if shown.definition.kind == "proportion" and figure.denominator == 1:  # "100% of 1 actions were" is no English
        return f"{shown.definition.title}: {figure.display} of 1"
    sentence = measure.sentence_of_one if figure.display == "1" and measure.sentence_of_one else measure.sentence
    words = sentence.format(
        value=figure.display,
        base=_whole(figure.denominator, measure.kind == "indicator", shown.definition.denominator_words),
        numerator=_whole(figure.numerator, False, ""),
        title=shown.definition.title,
    )
    return words[0].upper() + words[1:]


def before(measure: Measure, shown: Shown, previous: ShownFigure) -> str:
    """The earlier figure in words: "79% of 301 in the same quarter of 2022/23", "5 at the end of December 2022"."""
    when = _when(shown.figure.period, previous.period)
    if measure.prepare in SNAPSHOTS:
        when = f"at the end of {previous.period.last_day:%B %Y}"
    if shown.definition.kind != "proportion" or previous.denominator is None:
        return f"{previous.display} {when}"
    return f"{previous.display} of {_whole(previous.denominator, False, '')} {when}"


def compared_with(period: Period, earlier: Period) -> str:
    """The comparison of a whole page in words."""
    return f"against {_when(period, earlier).removeprefix('in ')}"


def beside(shown: Shown) -> tuple[str, ...]:
    """What stands beside a chart, largest first: value, base, last year's, change, verdict."""
    figure, previous = shown.figure, shown.previous
    lines = [figure.display, figure.base]
    if previous is not None and previous.status == "ok":
        lines.append(f"was {', '.join(filter(None, (previous.display, previous.base)))}")
    lines += [shown.change_display, verdict_of(shown)]
    return tuple(line for line in lines if line)


def verdict_of(shown: Shown) -> str:
    """The verdict's words; none where this period has no figure to judge."""
    return shown.verdict_words if shown.figure.status == "ok" else ""


def source_line(shown: Shown, family: str, receipts: Mapping[int, UploadRecord], figures_to: date | None) -> str:
    """Where an exhibit comes from: the return, what was last received of it where that may be told, and to when."""
    told = [receipts[upload] for upload in shown.figure.uploads if upload in receipts]
    latest = max(told, key=lambda record: record.at, default=None)
    source = f"Source: {family}"
    if latest is not None:
        source += f", last received {spoken_day(latest.at.date())} (upload {latest.id})"
    return f"{source}. Figures to {spoken_day(figures_to)}." if figures_to else f"{source}."


def spoken_day(day: date) -> str:
    """ "30 June 2023"."""
    return f"{day.day} {day:%B %Y}"


def glossary_of(texts: Iterable[str], terms: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The abbreviations that stand in the texts, each with what it is short for."""
    words = set(" ".join(texts).replace("(", " ").replace(")", " ").replace(",", " ").replace(".", " ").split())
    return tuple((short, long) for short, long in terms if short in words)


def _when(period: Period, earlier: Period) -> str:
    if earlier == period:  # what is compared within a period is a re-audit
        return "at the audit before"
    if earlier != period.years_back():
        return f"in {earlier.label}"
    if period.kind == "year":
        return f"in {earlier.label}"
    return f"in the same {_SPANS[len(period.quarters)]} of {Period.full_year(earlier.year).label}"


def _amount(shown: Shown, figure: ShownFigure) -> str:
    base = spell_base(shown.definition, figure.numerator, figure.denominator)
    assert figure.value is not None  # a figure that is "ok" has a value
    value = spell(figure.value, shown.definition, figure.numerator, figure.denominator)
    words = shown.definition.numerator_words if shown.definition.kind == "count" else ""
    if words.lower() in shown.definition.title.lower():  # which stands before it
        words = ""
    return " ".join(filter(None, (value, words, base)))


def _whole(number: float | None, with_words: bool, words: str) -> str:
    text = "" if number is None else format_number(number)
    return f"{text} {words}" if with_words and words else text


STATUS_SENTENCES = {
    "suppressed": "not shown",
    "not_supplied": "not supplied",
    "not_applicable": "nothing to measure",
}
