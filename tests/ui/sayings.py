"""Hand-made sentences for the screen, one of them hostile."""

from __future__ import annotations

from cesp.briefing.summary import Part, Summary, write

HOSTILE = "<img src=x onerror=alert(1)> *bold* $x$ :smile: [a](javascript:b)"


def summary() -> Summary:
    """A sentence of every list; two in what works, of which the second is another exhibit's."""
    parts: list[tuple[str, Part, str, str, str | None]] = [
        ("improved", "working", "84% of 318 registered attended, 79% a year before: improved.", "a", "neglect"),
        ("target_met", "working", f"Target 80%: met. {HOSTILE}", "b", "neglect"),
        ("worsened", "worried", "60% of 20 actions were on track, 80% a year before: worsened.", "c", "neglect"),
        ("overdue", "next", "3 recommendations were overdue.", "d", "neglect"),
        ("return_missing", "unknown", "1 audit return has not come: 2023/24 Q2.", "", None),
        ("more_or_fewer", "did", "412 attendances at training, 276 a year before: more.", "e", "neglect"),
    ]
    return Summary(
        tuple(
            write(rule, part, text, priority=priority, subject=place or "page", share=0.5, exhibit=place)
            for rule, part, text, place, priority in parts
        )
    )
