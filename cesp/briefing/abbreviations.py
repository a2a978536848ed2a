"""Abbreviations, spelled out where a page uses them first: "National Referral Mechanism (NRM)", then "NRM"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cesp.briefing.exhibit import Exhibit
from cesp.catalogue import Partnership
from cesp.catalogue.partnership import Term


def spell_out(texts: Iterable[str], partnership: Partnership) -> tuple[str, ...]:
    """The texts, in the order they are read, each abbreviation spelled out at its first use in them. A text that says
    it in full already is left as it is, and so are names of agencies that have one in them. Within brackets a comma
    sets the abbreviation off."""
    long = {term.short: term.long for term in partnership.term if is_abbreviation(term)}
    names = {agency.title for agency in partnership.agency}
    ranked = sorted(map(re.escape, {*long, *names}), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(ranked)})(?![\w-])")
    seen: set[str] = set()

    def first(found: re.Match[str]) -> str:
        short = found.group()
        if short in names or short in seen:
            return short
        seen.add(short)
        before = found.string[: found.start()].lower()
        if before.endswith((f"{long[short].lower()} (", f"{long[short].lower()}, ")):
            return short
        told = long[short]
        if found.string.count("(", 0, found.start()) > found.string.count(")", 0, found.start()):
            return f"{told}, {short}"
        starts = not before.strip() or before.rstrip().endswith((".", "!", "?"))
        return f"{told[0].upper() + told[1:] if starts else told} ({short})"

    return tuple(pattern.sub(first, text) for text in texts)


def spell_out_exhibits(exhibits: Sequence[Exhibit], partnership: Partnership) -> tuple[Exhibit, ...]:
    """Exhibits, in the order they are read, their headlines and notes spelled out alike."""
    texts = [text for entry in exhibits for text in (entry.title, entry.headline, *entry.lines, *entry.notes)]
    spelled = iter(spell_out(texts, partnership))
    made = []
    for entry in exhibits:
        title, headline = next(spelled), next(spelled)
        lines, notes = (tuple(next(spelled) for _ in part) for part in (entry.lines, entry.notes))
        made.append(replace(entry, title=title, headline=headline, lines=lines, notes=notes))
    return tuple(made)


def is_abbreviation(term: Term) -> bool:
    """Whether a term of the glossary is short for something, and not a word that is only explained."""
    return " " not in term.short and term.short.lower() not in term.long.lower()
