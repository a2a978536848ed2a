"""Rules on what comes next: what is overdue or falls due, what is awaited, what was said and not answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from cesp.briefing.exhibit import Exhibit
from cesp.briefing.returns import Return
from cesp.briefing.rules.page import (
    Due,
    ExhibitRule,
    Page,
    PageRule,
    count_returns,
    found,
    grow,
    is_activity,
    list_periods,
    of_exhibit,
)
from cesp.briefing.sentences import spoken_day
from cesp.briefing.summary import Sentence, write
from cesp.measures.rounding import format_number

_NAMED = 3


def overdue(exhibit: Exhibit, page: Page) -> Sentence | None:
    """What there should be none of and is left: overdue actions and recommendations, for officers with their owners."""
    shown, value = exhibit.shown, exhibit.shown.figure.value
    definition = shown.definition
    proposal = page.catalogue.measure(definition.measure).proposal
    if not value or definition.direction != "low" or not is_activity(definition) or proposal:
        return None
    late = [
        entry
        for entry in page.due
        if entry.late and (entry.dataset, entry.priority) == (definition.dataset, shown.figure.priority)
    ]
    return of_exhibit("overdue", "next", f"{found(exhibit, page)}{_name(late, page)}.", exhibit, grow(value))


def due_next(page: Page) -> Iterable[Sentence]:
    """What falls due in the quarter after the period, by kind and priority."""
    groups: dict[tuple[str, str | None], list[Due]] = {}
    for entry in page.due:
        if not entry.late:
            groups.setdefault((entry.dataset, entry.priority), []).append(entry)
    for (dataset, priority), entries in groups.items():
        if page.due_by is not None:
            one = len(entries) == 1
            what = _KINDS[dataset][0 if one else 1]
            words = f"{len(entries)} {what} {'falls' if one else 'fall'} due by {spoken_day(page.due_by)}"
            text = f"{words}{_name(entries, page)}."
            share = grow(len(entries))
            yield write("due_next", "next", text, priority=priority, subject=dataset, share=share)


def return_awaited(page: Page) -> Iterable[Sentence]:
    """Returns to ask for that figures of the page want, by name for officers only."""
    wanted = {exhibit.shown.definition.dataset for exhibit in page.exhibits}
    missing = [entry for entry in page.returns if entry.state == "missing" and wanted & set(entry.gaps)]
    if not missing:
        return
    one = len(missing) == 1
    words = f"{len(missing)} {'return is' if one else 'returns are'} still to come"
    text = f"{words}{f': {_ask(missing)}' if page.officer else ''}."
    yield write("return_awaited", "next", text, priority=page.priority, subject="returns", share=grow(len(missing)))


def unanswered(exhibit: Exhibit, page: Page) -> Sentence | None:
    """What children and families said of which it is not said what was done."""
    figure = exhibit.shown.figure
    if page.catalogue.measure(figure.measure).prepare != "answered" or figure.status != "ok":
        return None
    left = (figure.denominator or 0.0) - (figure.numerator or 0.0)
    if not left:
        return None
    text = f"{found(exhibit, page)}; on {format_number(left)} nothing is recorded yet."
    return of_exhibit("unanswered", "next", text, exhibit, grow(left))


def little_progress(exhibit: Exhibit, page: Page) -> Sentence | None:
    """Actions that a rule proposes show little or no evidence of progress; no protected edition holds it."""
    value = exhibit.shown.figure.value
    if not value or not page.catalogue.measure(exhibit.shown.figure.measure).proposal:
        return None
    text = f"{found(exhibit, page)}: proposed, for the lead to agree."
    return of_exhibit("little_progress", "worried", text, exhibit, grow(value))


def no_progress_agreed(agreed: Mapping[str | None, int]) -> Iterable[Sentence]:
    """Actions of each priority whose lead agreed that they show little or no evidence of progress."""
    for priority, number in agreed.items():
        words = f"{number} action{' shows' if number == 1 else 's show'} little or no evidence of progress"
        text = f"{words}, as agreed by {'its lead' if number == 1 else 'their leads'}."
        share = grow(number)
        yield write("no_progress_agreed", "worried", text, priority=priority, subject="actions", share=share)


def _ask(missing: Sequence[Return]) -> str:
    """Whom to ask for what: "Health trust for 2 audit returns (2022/23 Q1, Q2)"."""
    groups: dict[tuple[str, str], list[str]] = {}
    for entry in missing:
        key = (entry.awaited.sender_title, entry.awaited.family)
        groups.setdefault(key, []).append(entry.awaited.period.label)
    return "; ".join(
        f"{sender} for {count_returns(family, len(labels))} ({list_periods(labels)})"
        for (sender, family), labels in groups.items()
    )


def _name(entries: Sequence[Due], page: Page) -> str:
    """References with owner and date, earliest first; for officers only."""
    if not entries or not page.officer:
        return ""
    ranked = sorted(entries, key=lambda entry: (entry.due is None, entry.due, entry.reference))
    return _listed([_item(entry) for entry in ranked])


def _item(entry: Due) -> str:
    about = ", ".join(filter(None, (entry.owner, f"due {spoken_day(entry.due)}" if entry.due else "")))
    return f"{entry.reference} ({about})" if about else entry.reference


def _listed(names: Sequence[str]) -> str:
    more = f"; and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f": {'; '.join(names[:_NAMED])}{more}"


_KINDS = {"actions": ("action", "actions"), "recommendations": ("recommendation", "recommendations")}
RULES: Mapping[str, ExhibitRule] = {"overdue": overdue, "unanswered": unanswered, "little_progress": little_progress}
PAGE_RULES: Mapping[str, PageRule] = {
    "due_next": due_next,
    "return_awaited": return_awaited,
}
#: A rule on what leads decided, which is read anew whenever a page is.
DECIDED_RULES: Mapping[str, Callable[[Mapping[str | None, int]], Iterable[Sentence]]] = {
    "no_progress_agreed": no_progress_agreed,
}
