"""Plain words for the easy-read draft, as data: what measures are, whose numbers are of people, and what hard words
mean."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field, model_validator

from cesp.catalogue.models import Catalogue, Entry, misfit

#: Words that a line may have. Source: easy-read guidance of the Department of Health, "Making written information
#: easier to understand for people with learning disabilities" (2010).
LINE = 15
_MEANS = 1  # the word "means" between a hard word and what it means


class HardWord(Entry):
    """A word, other forms of it, and what it means."""

    hard: str = Field(min_length=1)
    also: tuple[str, ...] = ()
    plain: str = Field(min_length=1)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form, as it may stand in a text."""
        return self.hard, *self.also


class EasyWords(Entry):
    """`people` are words for people that a denominator may begin with; `measures` say in plain words what each measure
    is."""

    people: tuple[str, ...]
    measures: dict[str, str]
    word: tuple[HardWord, ...]

    @model_validator(mode="after")
    def _short(self) -> EasyWords:
        for name, words in self.measures.items():
            if len(words.split()) > LINE:
                raise misfit(f"it has more than {LINE} words", "measures", name)
        seen: set[str] = set()
        for index, one in enumerate(self.word):
            if len(one.hard.split()) + _MEANS + len(one.plain.split()) > LINE:
                raise misfit(f"the word and what it means have more than {LINE - _MEANS} words", "word", index, "plain")
            for form in one.forms:
                if form.lower() in seen:
                    raise misfit(f"'{form}' stands here twice", "word", index, "hard")
                seen.add(form.lower())
        return self


def unmeasured(words: EasyWords, catalogue: Catalogue) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Where plain words are of a measure that there is not, and why that is wrong."""
    known = {measure.id for measure in catalogue.measures}
    for name in words.measures:
        if name not in known:
            yield ("measures", name), f"there is no measure {name}"
