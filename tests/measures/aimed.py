"""Figures beside targets, made by hand: what the tests of scores and colours stand on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cesp.catalogue.targets import RagRule, SetTarget
from cesp.measures.definition import define
from cesp.measures.scoring import score
from cesp.measures.targets import Aims
from cesp.measures.values import Ask, Definition, Figure, Score
from cesp.periods import Period
from tests.measures.world import CATALOGUE, PARTNERSHIP

YEAR = Period.full_year(2022)
SHARE = define(Ask("indicator", indicator="flowing"), CATALOGUE, PARTNERSHIP)  # high is good, no decimals
NUMBER = define(Ask("indicator", indicator="numbered"), CATALOGUE, PARTNERSHIP)  # low is good
RATE = replace(define(Ask("indicator_rate", indicator="numbered"), CATALOGUE, PARTNERSHIP), decimals=1)
WITHIN_10 = RagRule(of="target", amber_within=0.1)


def aims(definition: Definition, target: str, *, rule: RagRule = WITHIN_10, adds_up: bool = False) -> Aims:
    set_as = SetTarget(
        period="2022/23", target=target, approved_by="Board", approved_on=date(2022, 4, 1), indicator="any"
    )
    return Aims(definition, rule, (set_as,), adds_up)


def share(part: float, whole: float) -> Figure:
    return replace(of(part / whole), numerator=part, denominator=whole)


def of(value: float, period: Period = YEAR, ask: Ask | None = None) -> Figure:
    """A figure that came without counts."""
    return Figure(ask or Ask("indicator", indicator="any"), period, {}, "ok", value=value)


def scored(made: Aims, figure: Figure, **known: Any) -> Score:
    score_ = score(made, figure, **known)
    assert score_ is not None
    return score_
