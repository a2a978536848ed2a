"""The closed vocabulary of the catalogue: what a dataset, a column and a measure may say of themselves.

Everything here is data read from TOML. No field holds an expression: what needs one is a kind, and a kind is code.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

ColumnKind = Literal[
    "text", "date", "period", "count", "number", "percent", "choice",
    "course", "agency", "priority", "indicator", "place",
]  # fmt: skip
Direction = Literal["high", "low", "neither"]
Protects = Literal["children", "sample", "reviews", "workforce", "none"]
Basis = Literal["flow", "stock", "cumulative", "average"]


class Entry(BaseModel):
    """Frozen, and closed: a key nobody knows is an error that names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


T = TypeVar("T", bound=Entry)


class Column(Entry):
    """A column of a dataset. `aliases` are headings seen in returns, compared without case or punctuation.

    A `choice` lists its canonical words, each with the ways people write it; a word nobody knows is kept as written.
    `default` stands where the sheet has no such column at all, never for a blank cell.
    """

    name: str
    kind: ColumnKind
    title: str
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    default: float | None = None
    note: str = ""

    @property
    def numeric(self) -> bool:
        return self.kind in ("count", "number", "percent")


class Dataset(Entry):
    """One kind of row that agencies send.

    `key` splits a sender's return of one period into slices that are replaced on their own. `natural_key` says which
    columns make two rows the same row. `every` says how often it comes: "year" for national figures.
    """

    name: str
    family: Literal["training", "audits", "progress", "assurance", "national"]
    title: str
    row_is: str
    key: str
    natural_key: tuple[str, ...]
    counts: Protects
    every: Literal["quarter", "year"] = "quarter"
    columns: tuple[Column, ...]

    @model_validator(mode="after")
    def _keys_are_columns(self) -> Dataset:
        names = [column.name for column in self.columns]
        for name in (self.key, *self.natural_key):
            if name not in names and name not in ("period", "date"):
                raise ValueError(f"key names a column that does not exist: {name}")
        if len(set(names)) != len(names):
            raise ValueError("two columns have the same name")
        return self

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def stored(self) -> tuple[Column, ...]:
        """Columns kept for each row; `period` is kept as year, quarter and date instead."""
        return tuple(column for column in self.columns if column.kind != "period")


class Measure(Entry):
    """What is counted over what.

    `numerator`, `less` and `denominator` are columns whose values are added ("rows" counts rows). `where` keeps rows
    whose column holds one of the words listed, `unless` leaves those out. `prepare` names a step of
    measures/prepare.py that settles which rows count before any are added.
    """

    id: str
    title: str
    kind: Literal["proportion", "count", "mean", "status_mix", "indicator", "rate"]
    dataset: str
    instead_by_agency: str = ""
    prepare: Literal[
        "as_held", "taught", "judgements", "cases", "snapshot", "still_open", "overdue", "stalled",
    ] = "as_held"  # fmt: skip
    numerator: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    measured: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unit: str
    decimals: int = 0
    direction: Direction = "neither"
    minimum: int = 10
    lane: Literal["did", "practice", "children"]
    chart: Literal["bars", "line", "mix", "none"] = "bars"
    by: tuple[str, ...] = ("quarter", "priority")
    numerator_words: str
    denominator_words: str = ""
    definition: str
    caution: str = ""
    since: str = ""


class Catalogue(Entry):
    """All datasets and measures, cross-checked: every measure names columns that exist."""

    datasets: tuple[Dataset, ...]
    measures: tuple[Measure, ...]

    def dataset(self, name: str) -> Dataset:
        """The dataset of that name; KeyError where there is none."""
        return named(self.datasets, "name", name)

    def measure(self, name: str) -> Measure:
        """The measure of that id; KeyError where there is none."""
        return named(self.measures, "id", name)

    @model_validator(mode="after")
    def _measures_fit(self) -> Catalogue:
        known = {dataset.name: {column.name for column in dataset.columns} for dataset in self.datasets}
        for measure in self.measures:
            for dataset in filter(None, (measure.dataset, measure.instead_by_agency)):
                if dataset not in known:
                    raise ValueError(f"measure {measure.id}: no dataset {dataset}")
            used = {*measure.numerator, *measure.less, *measure.denominator, *measure.where, *measure.measured}
            if unknown := used - known[measure.dataset] - {"rows"}:
                raise ValueError(f"measure {measure.id}: {measure.dataset} has no column {', '.join(sorted(unknown))}")
        return self


def named(entries: tuple[T, ...], field: str, name: str) -> T:
    """The entry whose `field` is `name`; KeyError where there is none."""
    for entry in entries:
        if getattr(entry, field) == name:
            return entry
    raise KeyError(name)
