"""The attacker at work: what could be worked out of all that an edition shows, over all pages and publications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from cesp.catalogue import Edition
from cesp.disclosure.blocks import Counted, Runs, lay_block
from cesp.disclosure.places import Place
from cesp.errors import Mendable
from cesp.jobs.attacking import BlockAudit, InsiderAudit, Told, attack_block, attack_from_inside, see
from cesp.jobs.clearing import clearance, is_free, lay_all, rules_of
from cesp.jobs.desk import Desk
from cesp.jobs.evidence import gather
from cesp.jobs.recalling import collate, read_published, recall
from cesp.jobs.sightings import Report, look_around
from cesp.measures.values import Ask, Figure
from cesp.periods import year_label


@dataclass(frozen=True)
class Audit:
    """All that was found. `torn` are places told in two ways, `astray` those shown that no block protects, both with
    where they were seen. `restated` are counts that were published before returns of their year were corrected: they
    were attacked then, and are not again. `digest` names what the edition hides."""

    edition: Edition
    version: int
    digest: str
    looks: int
    figures: int
    blocks: tuple[BlockAudit, ...]
    torn: tuple[str, ...]
    astray: tuple[str, ...]
    restated: tuple[str, ...] = ()
    agency: str = ""
    insiders: tuple[InsiderAudit, ...] = ()

    @property
    def safe(self) -> bool:
        """Whether nothing is open. What an insider could do is told, and does not count."""
        return not (self.torn or self.astray) and all(one.safe for one in self.blocks)


def audit(desk: Desk, edition: Edition, agency: str = "", report: Report = lambda line: None) -> Audit:
    """Attacks all that an edition shows; with `agency`, also with what that sender knows of itself. Mendable for the
    officers' edition, which hides nothing, and for an agency that nobody knows."""
    desk.require("read")
    _check(desk, edition, agency)
    report("Reading what is held")
    digest = clearance(desk, report).digest
    blocks = lay_all(desk)
    looks = list(look_around(desk, edition, report))
    records = collate(looks)
    told = {place: record.sum_up() for place, record in records.items()}
    _complete(desk, blocks, told)
    laid = [lay_block(name, counted) for name, counted in blocks.items()]
    report("Working out what is hidden")
    published = read_published(desk)
    views, torn, restated = [], [], []
    for one in laid:
        view, differ, old = recall(see(one, told, rules_of(desk)), one, told, published[one.block.name])
        views.append(view)
        torn += differ
        restated += old
    attacked = tuple(attack_block(one, view) for one, view in zip(laid, views, strict=True))
    protected = {place for one in laid for place in one.cells}
    senders = partial(_senders, desk)
    return Audit(
        edition=edition,
        version=desk.version(),
        digest=digest,
        looks=len(looks),
        figures=sum(len(look.sightings) for look in looks),
        blocks=attacked,
        torn=(*(f"{place.id}: {ways}" for place, record in records.items() if (ways := record.differ())), *torn),
        astray=tuple(
            f"{place.id}: {next(iter(record.told.values()))}"
            for place, record in records.items()
            if record.told and place not in protected and record.why != "restated"
        ),
        restated=tuple(restated),
        agency=agency,
        insiders=tuple(
            attack_from_inside(one, view, agency, senders)
            for one, view, found in zip(laid, views, attacked, strict=True)
            if agency and not found.misfit
        ),
    )


def _check(desk: Desk, edition: Edition, agency: str) -> None:
    if edition == "officer":
        mend = "Choose the public or the restricted one."
        raise Mendable("The officers' edition hides nothing", where="--edition", mend=mend)
    names = [one.id for one in desk.partnership.agency]
    if agency and agency not in names:
        mend = f"Choose one of: {', '.join(names)}."
        raise Mendable(f"There is no agency {agency}", where="--insider", mend=mend)


def _complete(desk: Desk, blocks: Mapping[str, list[Counted]], told: Mapping[Place, Told]) -> None:
    """Adds to the blocks what was shown of a whole that is published whatever its size and that no block has, such as
    a year to date later than its last row: an attacker has it too."""
    held = {one.place for counted in blocks.values() for one in counted}
    for place in [place for place, seen in told.items() if seen.parts and place not in held]:
        evidence = gather(desk, _ask_of(place))
        counted = blocks.get(f"{place.indicator or evidence.definition.dataset} {year_label(place.period.year)}")
        if counted and is_free(desk, evidence) and not (place.priority or place.by):
            runs: Runs = next((one.runs for one in counted if one.place.measure == place.measure), "")
            counted.append(Counted(place, told[place].parts, runs, free=True))


def _ask_of(place: Place) -> Ask:
    return Ask(place.measure, place.priority or None, place.indicator or None, place.by or None)


def _senders(desk: Desk, place: Place) -> frozenset[str]:
    """Whose rows are behind a place."""
    evidence = gather(desk, _ask_of(place))
    sides: Iterator[Figure | None] = (
        one.previous if place.earlier else one.figure for one in evidence.compare(place.period, place.period)
    )
    found = [one.senders for one in sides if one is not None and one.by.get(place.by, "") == place.value]
    return frozenset().union(*found)


def audit_data(found: Audit) -> dict[str, Any]:
    """An audit as plain data, ready for JSON."""
    return {**asdict(found), "safe": found.safe}


def audit_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """An audit as a person reads it."""
    yield f"Edition {data['edition']}, data version {data['version']}, pattern {data['digest'][:12]}."
    yield f"{data['looks']:,} pages and answers were looked at, and {data['figures']:,} figures on them."
    yield f"{'':<40}{'shown':>7}{'hidden':>7}{'small':>7}{'opened':>7}{'short':>7}"
    for one in data["blocks"]:
        numbers = one["shown"], one["hidden"], one["small"], len(one["bare"]) + len(one["opened"]), len(one["short"])
        yield f"{one['name']:<40}" + "".join(f"{number:>7,}" for number in numbers)
        yield from (f"    shown outright: {cell['cell']}" for cell in one["bare"])
        yield from (f"    opened: {cell['cell']}" for cell in one["opened"])
        yield from (f"    short: {_range(cell)}" for cell in one["short"])
        if one["misfit"]:
            yield "    No table has all the numbers that are shown: some figure differs from what adds up to it."
    yield from _listed("Told in two ways", data["torn"])
    yield from _listed("Shown, though nothing protects it", data["astray"])
    yield from _listed("Corrected after they were published, and not attacked again", data["restated"])
    yield "Nothing is open." if data["safe"] else "Not safe to publish: see what is listed above."
    if data["agency"]:
        yield from _insider_lines(data)


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    yield f"{title}: {len(lines) or 'none'}."
    yield from (f"    {line}" for line in lines)


def _insider_lines(data: Mapping[str, Any]) -> Iterator[str]:
    own, shared = (sum(one[name] for one in data["insiders"]) for name in ("own", "shared"))
    yield f"{data['agency']} knows {own:,} figures whole, because no other rows are behind them."
    yield f"Of {shared:,} more it knows a part. What that part tells it of the others is not looked into here."
    opened = [cell["cell"] for one in data["insiders"] for cell in one["opened"]]
    narrowed = [_range(cell) for one in data["insiders"] for cell in one["narrowed"]]
    yield from _listed("Small numbers of others that it could work out", opened)
    yield from _listed("Small numbers of others that it could narrow", narrowed)


def _range(cell: Mapping[str, Any]) -> str:
    return f"{cell['cell']} is from {cell['low']} to {cell['high']}"
