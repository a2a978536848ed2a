"""What chance explains of a course, in sentences, and the icons of Making Data Count with what they mean.

The words are of association: unlikely to be chance, never because of anything.
"""

from __future__ import annotations

from collections.abc import Callable

from cesp.briefing.course import Passage, centre_name, spell_level
from cesp.briefing.exhibit import Icon
from cesp.measures.course import ENOUGH_FOR_LIMITS, ENOUGH_FOR_MEDIAN, Course, Meaning, Stretch, count_row
from cesp.measures.process import Band
from cesp.measures.runs import TREND_ROW
from cesp.measures.signals import ROW
from cesp.measures.values import Assurance, Signal


def icons(passage: Passage) -> tuple[Icon, ...]:
    """The variation icon of the last figure and, with a target, the assurance icon; none without limits. Their words
    name the sign, as the sentences beside them tell the rest."""
    course = passage.course
    if course is None or course.latest.band is None or course.latest.band.low is None:
        return ()
    meaning, signal = course.meaning_at(course.last), course.variation
    letter = "" if signal is None else "H" if signal.endswith(("_high", "_up")) else "L"
    found = [Icon("variation", letter, meaning, _VARIATION[meaning])]
    if course.assurance is not None:
        found.append(Icon("assurance", _LETTERS[course.assurance], course.assurance, _TARGET[course.assurance]))
    return tuple(found)


def tell_course(passage: Passage) -> tuple[str, ...]:
    """Sentences on a course, the finding first; or why nothing is judged."""
    course = passage.course
    if course is None:
        return (_HIDDEN if passage.hidden else _too_few(passage.number),)
    stretch = course.latest
    told = [_tell_latest(passage, course, stretch)]
    if stretch.method == "median":
        told.append(_tell_median(passage, stretch))
    if stretch.runs and course.variation:
        told.append(f"{_RUNS[stretch.runs]}.")
    if course.assurance is not None:
        told.append(f"{_ASSURANCE[course.assurance]}.")
    told += [
        f"The definition changed in {_label(passage, place)}, so quarters are judged afresh from there: {what}"
        for place, what in passage.steps
    ]
    if gaps := [_label(passage, place) for place, value in enumerate(course.values) if value is None]:
        told.append(f"No figure for {_listed(gaps)}: the line breaks there, and nothing is counted across it.")
    return tuple(told)


def _tell_latest(passage: Passage, course: Course, stretch: Stretch) -> str:
    band, signal = stretch.drawn, course.variation
    if band is None:
        return _too_few(sum(value is not None for value in course.values[stretch.start : stretch.stop]))
    if stretch.method == "limits" and band.low is None:
        return "No two quarters next to each other differ, so no limits of chance can be worked out."
    if signal is None:
        return _tell_chance(passage, course, stretch, band)
    meaning = _MEANING[course.meaning_at(course.last)]
    return f"{_SIGNALS[signal](passage, course, stretch, band)}: unlikely to be chance{meaning}."


def _tell_chance(passage: Passage, course: Course, stretch: Stretch, band: Band) -> str:
    if stretch.method == "limits":
        centre = spell_level(band.centre, passage.definition)
        limits = _limits(passage, band)
        words = f"The latest quarter lies within what chance explains, {limits} around an average of {centre}"
    elif stretch.runs:
        words = f"{_RUNS[stretch.runs]}: unlikely to be chance"
    else:
        words = f"The latest quarter is in no row of {_number(TREND_ROW)} that rise or fall: it could be chance"
    marked = any(signal for entry in course.stretches for signal in entry.signals)
    return f"{words}; earlier quarters that are marked are unlikely to be chance." if marked else f"{words}."


def _tell_median(passage: Passage, stretch: Stretch) -> str:
    number = sum(shown.figure.value is not None for shown in passage.quarters[stretch.start : stretch.stop])
    return (
        f"This is a run chart: {_number(number)} quarters are too few for limits of chance, which need "
        f"{ENOUGH_FOR_LIMITS}, so they are held against their median."
    )


def _tell_beyond(passage: Passage, course: Course, stretch: Stretch, band: Band) -> str:
    where = "above" if course.variation == "beyond_high" else "below"
    return f"{_label(passage, course.last)} lies {where} what chance explains, {_limits(passage, band)}"


def _tell_close(passage: Passage, course: Course, stretch: Stretch, band: Band) -> str:
    if count_row(course)[0] >= ROW:  # the stronger of two things to say of the same quarters
        return _tell_row(passage, course, stretch, band)
    upper = course.variation == "close_high"
    level = band.high if upper else band.low
    assert level is not None  # without limits nothing is close to one
    words = f"the {'upper' if upper else 'lower'} limit of chance, {spell_level(level, passage.definition)}"
    return f"Two or more of the three quarters up to {_label(passage, course.last)} lie close to {words}"


def _tell_trend(passage: Passage, course: Course, stretch: Stretch, band: Band) -> str:
    length, repeats = count_row(course)
    way = "higher" if course.variation == "trend_up" else "lower"
    words = f"each {way} than the one before{' or the same' if repeats else ''}"
    return f"{_number(length).capitalize()} quarters running{_up_to(passage, course)}, {words}"


def _tell_row(passage: Passage, course: Course, stretch: Stretch, band: Band) -> str:
    length, reaching = count_row(course)
    side = "above" if course.variation in ("row_high", "close_high") else "below"
    centre = f"the {centre_name(stretch)} of {spell_level(band.centre, passage.definition)}"
    words = f"{side} {centre}{' or on it' if reaching else ''}"
    return f"{_number(length).capitalize()} quarters running{_up_to(passage, course)} {words}"


def _up_to(passage: Passage, course: Course) -> str:
    """Said where the last quarter has no figure, so that the row does not end with it."""
    return "" if course.last == len(course.values) - 1 else f" to {_label(passage, course.last)}"


def _limits(passage: Passage, band: Band) -> str:
    ends = (value for value in (band.low, band.high) if value is not None)
    return " to ".join(spell_level(value, passage.definition) for value in ends)


def _label(passage: Passage, place: int) -> str:
    return passage.quarters[place].figure.period.label


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _too_few(number: int) -> str:
    words = "One quarter is" if number == 1 else f"{_number(number).capitalize()} quarters are"
    return (
        f"{words} too few to tell chance from change: a run chart needs {ENOUGH_FOR_MEDIAN}, limits of chance "
        f"{ENOUGH_FOR_LIMITS}."
    )


def _number(number: int) -> str:
    """In words up to twelve, as running text has it."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HIDDEN = (
    "Some quarters are hidden, so no average, limits or signs of change are shown: they would give away what is hidden."
)
_RUNS = {
    "few": "The line crosses its median less often than chance explains",
    "many": "The line crosses its median more often than chance explains",
}
_MEANING: dict[Meaning | None, str] = {
    None: "",
    "better": ", and for the better",
    "worse": ", and for the worse",
    "higher": "",
    "lower": "",
}
_VARIATION: dict[Meaning | None, str] = {
    None: "Variation: no sign of change",
    "better": "Variation: a sign of improvement",
    "worse": "Variation: a sign of concern",
    "higher": "Variation: higher, neither good nor bad",
    "lower": "Variation: lower, neither good nor bad",
}
_TARGET: dict[Assurance, str] = {
    "hit": "Target: met each quarter",
    "miss": "Target: missed each quarter",
    "hit_and_miss": "Target: met or missed by chance",
}
_LETTERS: dict[Assurance, str] = {"hit": "P", "miss": "F", "hit_and_miss": "?"}
_ASSURANCE: dict[Assurance, str] = {
    "hit": "If nothing changes, the target will be met each quarter",
    "miss": "If nothing changes, the target will be missed each quarter",
    "hit_and_miss": "If nothing changes, chance decides each quarter whether the target is met",
}
_SIGNALS: dict[Signal, Callable[[Passage, Course, Stretch, Band], str]] = {
    "beyond_high": _tell_beyond,
    "beyond_low": _tell_beyond,
    "trend_up": _tell_trend,
    "trend_down": _tell_trend,
    "close_high": _tell_close,
    "close_low": _tell_close,
    "row_high": _tell_row,
    "row_low": _tell_row,
}
