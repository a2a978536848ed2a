"""How a figure stands to its target: a line with word, shape and letter, its working, and a line in the chart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cesp.briefing.charting import RAG
from cesp.briefing.exhibit import TargetLine
from cesp.briefing.sentences import spoken_day
from cesp.catalogue import Direction
from cesp.charts.palette import LETTERS
from cesp.charts.series import Chart, Target
from cesp.disclosure.shown import Shown, ShownTarget
from cesp.measures.values import Rag

SHAPES: Mapping[Rag, str] = {"green": "●", "amber": "▲", "red": "◆"}
_GOOD: Mapping[Direction, str] = {"high": "High is good here.", "low": "Low is good here."}


def target_line(shown: Shown, figures_to: date | None) -> TargetLine | None:
    """The target's line of an exhibit; None where it has no target."""
    target = shown.target
    if target is None:
        return None
    word, role = RAG[target.rag] if target.rag else ("", None)
    dated = f"Figures to {spoken_day(figures_to)}." if figures_to and target.met is not None else ""
    good = _GOOD.get(shown.definition.direction, "") if target.met is not None else ""
    return TargetLine(
        sentence=f"{named(target)}: {target.words}.",
        rag=target.rag,
        word=word,
        letter=LETTERS[role] if role else "",
        shape=SHAPES[target.rag] if target.rag else "",
        working=tuple(filter(None, (target.rule, good, _origin(target), dated))),
    )


def lead_words(shown: Shown) -> tuple[str, ...]:
    """The lead's own rating, as theirs; and what the rule says where it says otherwise."""
    rated, by_rule = shown.figure.lead_rag, shown.target.rag if shown.target else None
    if not rated:
        return ()
    words = f"rated {RAG[rated][0] if rated in RAG else rated} by its lead"
    return (f"{words}; by the rule it is {RAG[by_rule][0]}" if by_rule and by_rule != rated else words,)


def aim_chart(chart: Chart | None, shown: Shown) -> Chart | None:
    """The chart with a line at its numeric target; without one where its marks are only parts of what that is for, or
    shares of a whole."""
    target = shown.target
    if chart is None or target is None or target.limit is None or not target.level or chart.kind == "mix":
        return chart
    return replace(chart, target=Target(target.limit, named(target)))


def _origin(target: ShownTarget) -> str:
    """Who set a target and when, or that the return states it and what of the partnership's it took the place of."""
    approved = target.set_as
    if approved is not None:
        day = spoken_day(approved.approved_on)
        return f"Approved by {approved.approved_by}, {day}, for {approved.stands_for().label}."
    return f"As the return states it{f'; what was approved is {target.beaten}' if target.beaten else ''}."


def named(target: ShownTarget) -> str:
    """ "Target 85%", "Target fewer than 85"; a text stands between quotation marks, as somebody wrote it."""
    if target.limit is None:
        return f"Target “{target.text}”"
    return f"Target {target.text[0].lower()}{target.text[1:]}"


def count_met(shown: Iterable[Shown]) -> str:
    """ "Of 8 with a target, 6 are scored: 1 is met and 5 are missed." "" where none has a target."""
    targets = [entry.target for entry in shown if entry.target is not None]
    if not targets:
        return ""
    met, missed = (sum(target.met is way for target in targets) for way in (True, False))
    return f"Of {len(targets)} with a target, {_are(met + missed)} scored: {_are(met)} met and {_are(missed)} missed."


def _are(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'}"
