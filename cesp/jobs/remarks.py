"""Words read back: what stands beside an exhibit, what an earlier period offers, what was decided about sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.words import Remark, moved, remark, withheld
from cesp.disclosure.words import RELEASED
from cesp.jobs.desk import Desk
from cesp.jobs.present import Scope, require_reader
from cesp.jobs.words import Place, figures_now, place_of
from cesp.periods import Period
from cesp.store.words import Kind, Statement

#: What stands under an exhibit, in this order; answers stand under their challenges.
BESIDE: tuple[Kind, ...] = ("commentary", "no_progress", "opinion", "challenge")


@dataclass(frozen=True)
class Remarks:
    """The words at a place in one edition. `offered` is commentary of the last period before that has any, which
    officers may carry forward; none outside their edition."""

    place: Place
    standing: tuple[Remark, ...]
    offered: tuple[Remark, ...] = ()


def read_words(desk: Desk, priority: str | None, scope: Scope) -> tuple[Statement, ...]:
    """Every statement of a priority that is not closed, whatever its period, in the order of writing."""
    require_reader(desk, scope)
    return tuple(one for one in desk.store.statements({"priority": priority}) if one.state != "closed")


def takes_words(exhibit: Exhibit) -> bool:
    """Whether words may stand beside an exhibit. They are kept of a measure of a priority and a period: beside one
    agency or course of it they would be read as if they were about that alone."""
    return not exhibit.shown.figure.by


def remarks(
    desk: Desk, exhibit: Exhibit, scope: Scope, kept: Sequence[Statement], public: Callable[[], Exhibit | None]
) -> Remarks:
    """The words beside an exhibit of the scope's edition, of those `kept` of its priority (`read_words`).

    `public` gives the exhibit as the public would see it, to tell officers what is held back there; it is asked only
    where something is approved. Outside the officers' edition only what may be shown there is told at all.
    """
    require_reader(desk, scope)
    shown = exhibit.shown
    place = Place(shown.figure.priority, shown.definition.measure, shown.definition.indicator, scope.period)
    ours = [one for one in kept if takes_words(exhibit) and _stands_at(one, place)]
    here = [one for one in ours if one.subject.period == place.period.label]
    offered = _offered(ours, here, place.period) if scope.edition == "officer" else []
    if not here and not offered:
        return Remarks(place, ())
    numbers = figures_now(desk, place)
    told = {one.id: _tell(one, exhibit, scope, numbers, public) for one in here}
    return Remarks(
        place,
        tuple(
            remark(one, scope.edition, told[one.id] or (), _answers(one, here, scope, told))
            for kind in BESIDE
            for one in here
            if one.subject.kind == kind and told[one.id] is not None
        ),
        tuple(remark(one, scope.edition, (f"Written for {one.subject.period}, on “{one.about}”.",)) for one in offered),
    )


def decisions(desk: Desk, period: Period, scope: Scope) -> dict[str, Statement]:
    """Sentence id -> the decision on it that stands, of every priority in a period."""
    require_reader(desk, scope)
    kept = desk.store.statements({"kind": "sentence", "period": period.label})
    return {one.subject.key: one for one in kept if one.state != "closed"}


def list_statements(desk: Desk, wanted: Mapping[str, str | int | None]) -> list[Statement]:
    """Statements whose subject has these values, closed ones too: for officers and scrutineers."""
    desk.require("read_officer")
    return desk.store.statements(wanted)


def statement_data(one: Statement) -> dict[str, Any]:
    """A statement as plain data, ready for JSON, with every step."""
    return {
        "id": one.id,
        **asdict(one.subject),
        "state": one.state,
        "text": one.text,
        "choice": one.choice,
        "action": one.action,
        "officer": one.officer,
        "due": one.due.isoformat() if one.due else None,
        "about": one.about,
        "steps": [
            {**asdict(step.move), "text": step.wording.text, "by": step.by, "at": step.at.isoformat()}
            for step in one.steps
        ],
    }


def statement_line(data: Mapping[str, Any]) -> str:
    """A statement on one line."""
    about = " ".join(filter(None, (data["priority"], data["measure"], data["indicator"], data["period"])))
    last = data["steps"][-1]
    choice = f"{data['choice']}: " if data["choice"] else ""
    return f"{data['id']:>5}  {data['kind']} on {about}, {last['state']} by {last['name']}: {choice}{data['text']}"


def _tell(
    one: Statement, exhibit: Exhibit, scope: Scope, numbers: tuple[str, ...], public: Callable[[], Exhibit | None]
) -> tuple[str, ...] | None:
    """The warnings to officers on words; None where another edition does not show them."""
    stale = moved(one, numbers)
    if scope.edition != "officer":
        return None if withheld(one, exhibit, stale=bool(stale)) else ()
    seen = public() if one.state in RELEASED else None
    back = withheld(one, seen, stale=bool(stale)) if seen is not None else ""
    carried = f"Carried forward from an earlier period (no. {one.subject.key})." if _is_carried(one) else ""
    return tuple(filter(None, (stale, back, carried)))


def _answers(
    challenge: Statement, here: Sequence[Statement], scope: Scope, told: Mapping[int, tuple[str, ...] | None]
) -> tuple[Remark, ...]:
    answers = [one for one in here if one.subject.kind == "answer" and one.subject.key == str(challenge.id)]
    return tuple(remark(one, scope.edition, told[one.id] or ()) for one in answers if told[one.id] is not None)


def _stands_at(one: Statement, place: Place) -> bool:
    subject = one.subject
    return (subject.priority, subject.measure, subject.indicator) == (place.priority, place.measure, place.indicator)


def _offered(ours: Sequence[Statement], here: Sequence[Statement], period: Period) -> list[Statement]:
    """Commentary of the latest earlier period that has any, less what was carried forward already."""
    taken = {one.subject.key for one in here if _is_carried(one)}
    before = [
        (place_of(one.subject).period.last_day, one)
        for one in ours
        if one.subject.kind == "commentary" and place_of(one.subject).period.last_day < period.last_day
    ]
    latest = max((day for day, _ in before), default=None)
    return [one for day, one in before if day == latest and str(one.id) not in taken]


def _is_carried(one: Statement) -> bool:
    return one.subject.kind == "commentary" and bool(one.subject.key)
