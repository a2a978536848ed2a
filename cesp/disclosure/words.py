"""Words are released too: the states they go through, numbers that rewording may not change, and words held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cesp.errors import Mendable
from cesp.measures.numerals import amounts, numerals
from cesp.store.words import Kind, State

#: The states each kind of words goes through, in order. A generated sentence holds only what agencies supplied, so they
#: need not check it again; a scrutineer is independent, so nobody else agrees what they wrote.
PATHS: Mapping[Kind, tuple[State, ...]] = {
    "commentary": ("draft", "checked", "agreed", "approved"),
    "sentence": ("draft", "agreed", "approved"),
    "no_progress": ("draft", "agreed", "approved"),
    "opinion": ("draft", "approved"),
    "challenge": ("draft", "approved"),
    "answer": ("draft", "agreed", "approved"),
}
#: Kinds that take a choice; there are no two of them on one subject.
DECISIONS: frozenset[Kind] = frozenset({"sentence", "no_progress"})
RELEASED: frozenset[State] = frozenset({"approved"})
NOT_RELEASED = "Not shown outside the officers' edition: it is not approved."
MOVED = "Not shown outside the officers' edition: its figures have moved since it was written."


def following(kind: Kind, state: State) -> tuple[State, ...]:
    """The states that words of a kind may still be brought to, the next one first; none once they are closed."""
    path = PATHS[kind]
    return path[path.index(state) + 1 :] if state in path else ()


def passed_over(kind: Kind, before: State, after: State) -> tuple[State, ...]:
    """The states between two that a move leaves out; whoever leaves any out says why. Mendable where the later state
    cannot follow the earlier one."""
    ahead = following(kind, before)
    if after not in ahead:
        was, wanted = spoken_state(kind, before), spoken_state(kind, after)
        raise Mendable(
            f"Words that are {was} cannot become {wanted}, so nothing was changed",
            mend="Change the words, and they are a draft again." if ahead else "Write them anew.",
        )
    return ahead[: ahead.index(after)]


def lock_numbers(sentence: str, reworded: str) -> None:
    """Mendable, naming them, where the numbers of a reworded sentence are not those of the sentence."""
    kept, told = numerals(sentence), numerals(reworded)
    missing, new = kept - told, told - kept
    if missing or new:
        faults = [f"{_listed(missing)} missing" if missing else "", f"{_listed(new)} new" if new else ""]
        raise Mendable(
            f"The numbers of a sentence stay as they are: {' and '.join(filter(None, faults))}",
            where=f"“{reworded.strip()}”",
            mend=f"Keep every number of “{sentence}”, each as often as it stands there, and add none.",
        )


def tells_hidden(text: str, seen: Iterable[str], *, hides: bool) -> str:
    """Why words may not stand beside what an edition shows of their figure, or "".

    `seen` are all its texts there, `hides` whether anything of it is hidden: then a number that is not seen could tell
    a hidden one, by itself or by subtraction, so the words are held back whole.
    """
    if not hides:
        return ""
    unseen = amounts(text) - amounts(" ; ".join(seen))
    if not unseen:
        return ""
    return f"Not shown outside the officers' edition: it says {_listed(Counter(unseen), 'which ')} not shown there."


def spoken_state(kind: Kind, state: State) -> str:
    """How a state of words is spoken of: "agreed by the lead"."""
    return "decided by the lead" if state == "agreed" and kind in DECISIONS else STATE_WORDS[state]


def _listed(numbers: Counter[str], which: str = "") -> str:
    """ "84% is", "2022, 23 are"; or "84%, which is"."""
    words = [number if times == 1 else f"{number} ({times} times)" for number, times in sorted(numbers.items())]
    joined = f"{', '.join(words)}{',' if which else ''} {which}"
    return f"{joined}{'is' if sum(numbers.values()) == 1 else 'are'}"


#: How a state is spoken of.
STATE_WORDS: Mapping[State, str] = {
    "draft": "draft",
    "checked": "checked by the supplying agency",
    "agreed": "agreed by the lead",
    "approved": "approved",
    "closed": "withdrawn",
}
