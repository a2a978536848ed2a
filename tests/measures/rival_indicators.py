"""The rival of indicators: how quarters make a year by each basis, and rates of children."""

from __future__ import annotations

from cesp.catalogue import Indicator
from cesp.measures.values import Ask
from cesp.periods import Period
from tests.measures.rival_lines import Answer, Line, World, without_counts


def indicators(world: World, ask: Ask, period: Period) -> dict[str, Answer]:
    """Cut -> answer of one indicator, from returns or from national figures."""
    indicator = world.partnership.get_indicator(ask.indicator or "")
    if indicator.source == "national":
        lines = [line for line in world.lines if line["dataset"] == "comparators" and line["year"] == period.year]
        lines = lines if period.kind == "year" else []
    else:
        lines = _once(_with_year(world, indicator.id, period))
    lines = [line for line in lines if line["indicator"] == indicator.id]
    if ask.by is None and indicator.source == "national":
        lines = [line for line in lines if line["place"] == world.partnership.place]
    if ask.by is None and indicator.source == "return":
        lines = _whole_first(world, lines)
    if ask.by == "agency":
        lines = [line for line in lines if line.get("agency")]
    if ask.by == "place" and indicator.source == "return":
        return {}
    cuts = {""} if ask.by is None else {line[ask.by] for line in lines}
    return {
        cut: _of_basis(world, ask, indicator, [line for line in lines if ask.by is None or line[ask.by] == cut], period)
        for cut in cuts
    }


def _with_year(world: World, indicator: str, period: Period) -> list[Line]:
    """Quarters, and from senders that sent none what they gave for the whole year."""
    quarters = [line for line in world.inside("indicators", period) if line["indicator"] == indicator]
    if period.kind != "year":
        return quarters
    quarterly = {line["sender"] for line in quarters}
    yearly = [
        line
        for line in world.lines
        if line["dataset"] == "indicators" and line["year"] == period.year and not line["quarter"]
    ]
    return quarters + [line for line in yearly if line["sender"] not in quarterly and line["indicator"] == indicator]


def _once(lines: list[Line]) -> list[Line]:
    """An indicator returned under several priorities is one: the first of them speaks."""
    kept = []
    for line in lines:
        same = [other for other in lines if all(other[key] == line[key] for key in ("sender", "quarter", "agency"))]
        if line["priority"] == min(other["priority"] for other in same):
            kept.append(line)
    return kept


def _whole_first(world: World, lines: list[Line]) -> list[Line]:
    """A blank agency is the whole, never added to its parts (decision 3): sender by sender, quarter by quarter."""
    whole = {(line["sender"], line["quarter"]) for line in lines if not line["agency"]}
    return [line for line in lines if not line["agency"] or (line["sender"], line["quarter"]) not in whole]


def _of_basis(world: World, ask: Ask, indicator: Indicator, lines: list[Line], period: Period) -> Answer:
    quarters = {line["quarter"] for line in lines}
    if indicator.basis is None and len(quarters) > 1:
        return Answer(None, None, None, "not_supplied")
    rate = world.catalogue.measure(ask.measure).kind == "rate"
    if indicator.unit == "number":
        lines = [{**line, "numerator": counted(line)} for line in lines]
    if indicator.basis in ("stock", "cumulative"):
        last: dict[str, int] = {}
        for line in lines:
            last[line["sender"]] = max(last.get(line["sender"], 0), line["quarter"])
        lines = [line for line in lines if line["quarter"] == last[line["sender"]]]
    if indicator.basis == "cumulative" and period.first > 1:
        return _gained(world, ask, indicator, lines, rate, period)
    return _added(world, indicator, lines, rate, period)


def _gained(world: World, ask: Ask, indicator: Indicator, lines: list[Line], rate: bool, period: Period) -> Answer:
    """What a period added to counts that run on through the year; nothing where either end has a gap."""
    parts = ["numerator"] if rate or indicator.unit == "number" else ["numerator", "denominator"]
    earlier = Period(period.year, period.first - 1, period.first - 1)
    before = _once([line for line in world.inside("indicators", earlier) if line["indicator"] == indicator.id])
    if ask.by == "agency":
        before = [line for line in before if lines and line["agency"] == lines[0]["agency"]]
    else:
        before = _whole_first(world, before)
    before = [{**line, "numerator": counted(line)} if parts == ["numerator"] else line for line in before]
    told = [sender for sender in {line["sender"] for line in lines} if any_told(of(sender, lines), parts)]
    for sender in told:
        if not all_told(of(sender, lines), parts) or not all_told(of(sender, before), parts):
            return Answer(None, None, None, "not_supplied")
    now = _added(world, indicator, lines, rate, period)
    if not told or now.numerator is None:
        return now
    then = [line for line in before if line["sender"] in told]
    top = now.numerator - sum(line["numerator"] for line in then)
    if parts == ["numerator"]:
        value = top / now.denominator * 10_000 if rate and now.denominator else top
        return Answer(top, now.denominator, value, "ok")
    base = (now.denominator or 0) - sum(line["denominator"] for line in then)
    return Answer(top, base, top / base, "ok") if base else Answer(top, base, None, "not_applicable")


def _added(world: World, indicator: Indicator, lines: list[Line], rate: bool, period: Period) -> Answer:
    if not lines:
        return Answer(None, None, None, "not_supplied")
    if rate:
        return _rate(world, lines, period)
    one_part = indicator.unit == "number"
    parts = ("numerator",) if one_part else ("numerator", "denominator")
    complete = [line for line in lines if all(line[part] is not None for part in parts)]
    if not complete:
        return without_counts(lines, ("numerator", "denominator"))
    top = sum(line["numerator"] for line in complete)
    if one_part:
        return Answer(top, None, top, "ok")
    base = sum(line["denominator"] for line in complete)
    if not base:
        return Answer(top, base, None, "not_applicable")
    return Answer(top, base, top / base, "ok")


def _rate(world: World, lines: list[Line], period: Period) -> Answer:
    """Decision 16: children of the same year and place."""
    place = lines[0].get("place") or world.partnership.place
    children = [
        line["children"]
        for line in world.lines
        if line["dataset"] == "population" and line["place"] == place and line["year"] == period.year
    ]
    complete = [line for line in lines if line["numerator"] is not None]
    if not complete or not children or children[0] is None:
        return without_counts([{**line, "value": None} for line in lines], ("numerator",))
    top = sum(line["numerator"] for line in complete)
    if not children[0]:
        return Answer(None, None, None, "not_applicable")
    return Answer(top, children[0], top / children[0] * 10_000, "ok")


def of(sender: str, lines: list[Line]) -> list[Line]:
    return [line for line in lines if line["sender"] == sender]


def any_told(lines: list[Line], parts: list[str]) -> bool:
    return any(all(line[part] is not None for part in parts) for line in lines)


def all_told(lines: list[Line], parts: list[str]) -> bool:
    return bool(lines) and all(line[part] is not None for line in lines for part in parts)


def counted(line: Line) -> float | None:
    """A number of something may come as numerator or as value."""
    number: float | None = line["value"] if line["numerator"] is None else line["numerator"]
    return number
