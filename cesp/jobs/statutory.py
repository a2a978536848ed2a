"""What the yearly report must show: its requirements, what stands still, recommendations, feedback, scrutiny."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cesp.briefing import pages
from cesp.briefing.exhibit import Exhibit, Frame, Table
from cesp.briefing.progress import Progress
from cesp.briefing.registers import Register
from cesp.briefing.reviewed import BY, COLUMNS, tabulate_sources
from cesp.briefing.scrutiny import QueryShown, answer_query, gives_away
from cesp.briefing.statutory import (
    Checklist,
    Evidence,
    Places,
    asks_indicators,
    check,
    evidence_of,
    measures_of,
    nothing_for,
    whereabouts,
)
from cesp.briefing.words import Remark, remark
from cesp.catalogue.checklist import Guidance
from cesp.catalogue.load import load_checklists, load_topics
from cesp.catalogue.scrutiny import Query
from cesp.disclosure.protect import protect
from cesp.disclosure.words import RELEASED
from cesp.jobs.desk import Desk
from cesp.jobs.figures import policy
from cesp.jobs.parts import compare_cut
from cesp.jobs.present import Scope, headlines_of, page_scope, require_reader, suits
from cesp.jobs.progress import progress_of
from cesp.jobs.registers import make_register
from cesp.jobs.words import Note, Place, answer, place_of, write
from cesp.measures.evidence import earlier_period
from cesp.measures.values import Ask
from cesp.periods import Period
from cesp.store.words import Statement

FEEDBACK = ("children_heard", "feedback_answered")


@dataclass(frozen=True)
class Statutory:
    """The page, of one edition. `recommendations` are sentences on the whole, `sources` the same by where they came
    from; `registers` the rows of recommendations and of feedback, as far as the edition may see them; `glossary` the
    abbreviations of the page."""

    frame: Frame
    checklist: Checklist
    progress: Progress
    recommendations: tuple[Evidence, ...]
    sources: Table
    feedback: tuple[Evidence, ...]
    registers: tuple[Register, Register]
    queries: tuple[QueryShown, ...]
    glossary: tuple[tuple[str, str], ...]


def statutory(desk: Desk, scope: Scope) -> Statutory:
    """What the report on the scope's financial year must show, against what is held in its period."""
    require_reader(desk, scope)
    guidance = load_checklists().of_year(scope.period.year)
    queries = [query for query in desk.partnership.scrutiny if query.on <= scope.period.last_day]
    asked = {query.id: _asks_of(desk, query) for query in queries}
    asks = list(dict.fromkeys([*_asks(desk, guidance), *(ask for asks in asked.values() for ask in asks)]))
    made = dict(zip(asks, headlines_of(desk, asks, scope), strict=True))
    shown = {name: [made[ask] for ask in asks] for name, asks in asked.items()}
    written = _written(desk, scope)
    places = _places(desk, guidance)
    progress = progress_of(desk, None, scope)
    registers = make_register(desk, "recommendations", scope), make_register(desk, "voice", scope)
    return Statutory(
        frame=pages.frame(page_scope(desk, scope), list(made.values()), desk.partnership),
        checklist=_checklist(guidance, [made[ask] for ask in _asks(desk, guidance)], places, scope, bool(written)),
        progress=progress,
        recommendations=tuple(evidence_of(made[Ask(name)], places) for name in COLUMNS),
        sources=_sources(desk, scope),
        feedback=tuple(evidence_of(made[Ask(name)], places) for name in FEEDBACK),
        registers=registers,
        queries=tuple(
            answer_query(
                query, shown[query.id], places, _remarks(query, written, shown[query.id], scope), desk.partnership
            )
            for query in queries
        ),
        glossary=pages.page_glossary(_texts(progress, registers, queries), list(made.values()), desk.partnership),
    )


def _texts(progress: Progress, registers: Sequence[Register], queries: Sequence[Query]) -> list[str]:
    """Words of the page besides those of its exhibits."""
    acted = [text for row in progress.rows for text in (row.title, row.action, row.lead)]
    listed = [cell for register in registers for row in register.rows for cell in row]
    return [*acted, *listed, *(query.question for query in queries)]


def write_on_query(
    desk: Desk, query: str, period: Period, text: str, name: str, *, challenge: bool
) -> Statement:  # fmt: skip
    """A draft of the scrutineer's opinion on a question of theirs, or of a challenge that asks for an answer."""
    asked = next(entry for entry in desk.partnership.scrutiny if entry.id == query)
    place = Place(asked.priority or None, "", None, Period.full_year(period.year))
    return write(desk, "challenge" if challenge else "opinion", place, Note(text, name=name), asked.question, query)


def answer_challenge(desk: Desk, number: int, text: str, name: str) -> Statement:
    """A draft of an answer to a challenge."""
    return answer(desk, number, Note(text, name=name))


def _checklist(
    guidance: Guidance | None, exhibits: Sequence[Exhibit], places: Places, scope: Scope, written: bool
) -> Checklist:
    if guidance is None:
        return nothing_for(scope.period.year, load_checklists().first_year)
    return check(guidance, exhibits, places, scope.period, written)


def _asks(desk: Desk, guidance: Guidance | None) -> list[Ask]:
    """A question to the whole for each measure of the checklist and of the sections, then for indicators."""
    named = (*(measures_of(guidance) if guidance else ()), *COLUMNS, *FEEDBACK)
    asks = [Ask(name) for name in dict.fromkeys(named)]
    if guidance is None or not asks_indicators(guidance):
        return asks
    scored = [indicator for indicator in desk.partnership.indicator if indicator.direction != "neither"]
    return [*asks, *(_indicator_ask(desk, indicator.id, ()) for indicator in scored)]


def _asks_of(desk: Desk, query: Query) -> list[Ask]:
    asks = [Ask(name, query.priority or None) for name in query.measures]
    return [*asks, *(_indicator_ask(desk, name, (query.priority,)) for name in query.indicators)]


def _indicator_ask(desk: Desk, name: str, wanted: Sequence[str]) -> Ask:
    """An indicator of the first wanted priority it speaks to, else of its own first; as a rate where it has one."""
    indicator = desk.partnership.get_indicator(name)
    measures = [one for one in desk.catalogue.measures if one.kind in ("indicator", "rate") and suits(one, indicator)]
    own = [one for one in (*wanted, *indicator.priorities) if one in indicator.priorities]
    return Ask(measures[0].id, own[0] if own else None, name)


def _sources(desk: Desk, scope: Scope) -> Table:
    """Recommendations by where they came from, all protected as one family."""
    earlier = earlier_period(scope.period, scope.compare)
    cuts = {name: compare_cut(desk, Ask(name, by=BY), scope.period, earlier) for name in COLUMNS}
    shown = iter(protect([one for listed in cuts.values() for one in listed], policy(desk, scope.edition)))
    return tabulate_sources({name: [next(shown) for _ in listed] for name, listed in cuts.items()})


def _written(desk: Desk, scope: Scope) -> list[Statement]:
    """What the scrutineer wrote for the financial year, and answers to it, as far as the edition shows it."""
    ours = scope.edition == "officer"
    kept = [one for kind in ("opinion", "challenge", "answer") for one in desk.store.statements({"kind": kind})]
    standing = [one for one in kept if one.state != "closed" and place_of(one.subject).period.year == scope.period.year]
    return [one for one in standing if ours or one.state in RELEASED]


def _remarks(query: Query, written: Sequence[Statement], exhibits: Sequence[Exhibit], scope: Scope) -> list[Remark]:
    """What was written on a question, each with its answers; outside the officers' edition without what gives away."""
    told = [one for one in written if scope.edition == "officer" or not gives_away(one.text, exhibits)]
    answers = [one for one in told if one.subject.kind == "answer"]
    return [
        remark(one, scope.edition, (), [remark(a, scope.edition, ()) for a in answers if a.subject.key == str(one.id)])
        for one in told
        if one.subject.kind != "answer" and one.subject.key == query.id
    ]


def _places(desk: Desk, guidance: Guidance | None) -> Places:
    """On which page exhibits stand. A theme has no page of its own."""
    themes = frozenset(priority.id for priority in desk.partnership.priority if priority.theme)
    return Places(whereabouts(guidance, load_topics()), themes)
