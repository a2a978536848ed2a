"""Exhibits -> the few sentences that open a page: strongest evidence, biggest doubt, what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.sentences import STATUS_SENTENCES
from cesp.disclosure.shown import ShownFigure

OLD_YEARS = 2
CLEAR = ("improved", "worsened")
NO_CHANGE = "No measure here shows a clear change."


def recent(exhibits: Sequence[Exhibit], day: date) -> list[Exhibit]:
    """Exhibits whose figures are not older than OLD_YEARS on a day; older ones open no page."""
    oldest = day.replace(year=day.year - OLD_YEARS, day=1)
    return [exhibit for exhibit in exhibits if exhibit.figures_to is None or exhibit.figures_to >= oldest]


def opening(exhibits: Sequence[Exhibit]) -> tuple[str, ...]:
    """At most two sentences: the strongest evidence of change, then the biggest doubt."""
    clear = strongest(exhibits, CLEAR)
    counted = [exhibit for exhibit in exhibits if exhibit.shown.verdict in ("more", "fewer")]
    if clear:
        first = clear[0].headline
    elif counted:
        first = counted[0].headline
    else:
        first = NO_CHANGE
    doubts = unknown(exhibits)
    return (first, doubts[0]) if doubts else (first,)


def in_short(exhibit: Exhibit) -> str:
    """A finding beside the earlier figure, where the page itself says what it is compared with."""
    previous = exhibit.shown.previous
    was = f", was {previous.display}" if previous is not None and previous.status == "ok" else ""
    return f"{exhibit.finding}{was}: {exhibit.shown.verdict_words}."


def strongest(exhibits: Sequence[Exhibit], verdicts: Sequence[str]) -> list[Exhibit]:
    """Exhibits with one of the verdicts, the change that is largest against its own uncertainty first."""
    return sorted((exhibit for exhibit in exhibits if exhibit.shown.verdict in verdicts), key=_strength, reverse=True)


def unknown(exhibits: Sequence[Exhibit]) -> tuple[str, ...]:
    """What cannot be said, and why: not alike, too few, hidden, not supplied, nothing to measure. Each reason once."""
    unlike: dict[str, int] = {}
    few: list[str] = []
    without: dict[str, list[str]] = {}
    for exhibit in exhibits:
        shown = exhibit.shown
        if shown.figure.status != "ok":
            without.setdefault(_gap(shown.figure), []).append(exhibit.title)
        elif shown.verdict == "not_like_for_like":
            for reason in shown.reasons:
                unlike[reason] = unlike.get(reason, 0) + 1
        elif shown.verdict == "too_few":
            few.append(f"{exhibit.title}: {shown.figure.base or shown.figure.display} is too few to say.")
    alike = (f"{reason} {_affects(number)}".strip() for reason, number in unlike.items())
    gaps = (f"{gap[0].upper()}{gap[1:]}: {'; '.join(titles)}." for gap, titles in without.items())
    return (*alike, *few, *gaps)


def _gap(figure: ShownFigure) -> str:
    """Why a period has no figure; of what is not shown, whose rule that is."""
    gap = f"{STATUS_SENTENCES[figure.status]}, {figure.period.spoken}"
    return f"{gap} ({figure.notes[0].rstrip('.')})" if figure.status == "suppressed" else gap


def _affects(figures: int) -> str:
    return f"It affects {figures} figures." if figures > 1 else ""


def _strength(exhibit: Exhibit) -> float:
    """How far the change lies from none, in widths of its own interval."""
    shown = exhibit.shown
    if shown.change is None or shown.low is None or shown.high is None or shown.high == shown.low:
        return 0.0
    return abs(shown.change) / (shown.high - shown.low)
