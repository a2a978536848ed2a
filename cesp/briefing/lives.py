"""What a page says of a priority's life, and the year that shows it better."""

from __future__ import annotations

from cesp.briefing.exhibit import Turn
from cesp.catalogue import Priority
from cesp.periods import Period, Quarter


def turn_of(priority: Priority, period: Period) -> Turn | None:
    """Where a priority's own picture is, when it had closed before the period began or opens after it ended."""
    opened = min((stage.on for stage in priority.life), default=None)
    if opened is not None and opened > period.last_day:
        first = Period.full_year(Quarter.of(opened).year)
        said = "What is shown here was held before it became a priority."
        return Turn(said, f"Show {first.label}, its first year as a priority", first)
    stage = priority.stage(period.first_day)
    if stage is None or stage.state != "closed":
        return None
    last = Period.full_year(Quarter.of(stage.on).year)
    said = f"Its last year as a priority was {last.label}; what is shown here came after."
    return Turn(said, f"Show its last picture, {last.label}", last)
