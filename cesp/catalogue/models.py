"""The closed vocabulary of the catalogue: what a dataset, a column and a measure may say of themselves.

Everything here is data read from TOML. No field holds an expression: what needs one is a kind, and a kind is code.
"""

from __future__ import annotations

from string import Formatter
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from cesp.periods import parse_year

ColumnKind = Literal[
    "text", "date", "period", "count", "number", "percent", "choice",
    "course", "agency", "priority", "indicator", "place",
]  # fmt: skip
Direction = Literal["high", "low", "neither"]
Protects = Literal["children", "sample", "reviews", "workforce", "none"]
SENTENCE_PLACES = frozenset({"value", "base", "numerator", "title"})
Basis = Literal["flow", "stock", "cumulative", "average"]
Family = Literal["training", "audits", "progress", "assurance", "highlights", "national"]
Preparation = Literal[
    "as_held", "taught", "reach", "scored", "gained", "audits_held", "audits_kept", "judgements", "re_audits", "cases",
    "findings", "snapshot", "still_open", "overdue", "closed_in_time", "with_impact", "late_actions", "moved",
    "stalled", "answered", "meetings", "seats", "assessments", "standards", "done_in_time",
]  # fmt: skip
#: Columns a preparation makes besides those of its dataset.
MADE: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        ("reach", "audits_kept", "closed_in_time", "with_impact", "moved", "answered", "meetings", "seats",
         "assessments", "done_in_time"), frozenset({"outcome"})
    ),
    "findings": frozenset({"theme"}),
}  # fmt: skip


class Entry(BaseModel):
    """Frozen, and closed: a key nobody knows is an error that names it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


T = TypeVar("T", bound=Entry)


def misfit(message: str, *loc: int | str) -> PydanticCustomError:
    """An entry that does not fit the others; `loc` leads to it, from where the validator stands."""
    return PydanticCustomError("misfit", "{message}", {"message": message, "loc": loc})


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
    columns make two rows the same row. `every` says how often it comes: "year" for national figures. `shows` are the
    cuts by which an edition for committees may show what is protected of it: by quarter with the year to date, by
    priority, and by whatever else once a year, when it has ended.
    """

    name: str
    family: Family
    title: str
    row_is: str
    key: str
    natural_key: tuple[str, ...]
    counts: Protects
    every: Literal["quarter", "year"] = "quarter"
    shows: tuple[str, ...] = ("quarter", "priority")
    columns: tuple[Column, ...]

    @model_validator(mode="after")
    def _keys_are_columns(self) -> Dataset:
        names = [column.name for column in self.columns]
        for key, name in (("key", self.key), *(("natural_key", name) for name in self.natural_key)):
            if name not in names and name not in ("period", "date"):
                raise misfit(f"it names a column that does not exist: {name}", key)
        for index, name in enumerate(names):
            if name in names[:index]:
                raise misfit(f"two columns are called {name}", "columns", index, "name")
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

    `numerator`, `less` and `denominator` are columns whose values are added ("rows" counts rows). Three filters name
    columns and the words they may hold: `only` which rows are looked at, `measured` which of them can be judged (the
    others are counted as left out), `where` which of those make the numerator. `prepare` names a step of
    measures/prepare.py that settles which rows count before any are added; some make a column `outcome` to add. `unit`
    is what stands behind the number: "%", "score", or "points" for a difference, printed with its sign. `counts` is
    what its numbers are of where they are not what the dataset's rows count: answers given, not children. `sentence`
    is the headline with places to fill, SENTENCE_PLACES, and `sentence_of_one` the same for a value of 1. `since` is
    the first financial year the definition holds for; figures across it are not like for like. `headline` puts a
    measure on the overview; a `proposal` is for officers until its lead agrees it.
    """

    id: str
    title: str
    kind: Literal["proportion", "count", "mean", "reach", "status_mix", "indicator", "rate"]
    dataset: str
    instead_by_agency: str = ""
    prepare: Preparation = "as_held"
    numerator: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    denominator: tuple[str, ...] = ()
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    measured: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    unit: str
    decimals: int = 0
    direction: Direction = "neither"
    minimum: int = 10
    lane: Literal["did", "practice", "children"]
    chart: Literal["bars", "line", "mix", "none"] = "bars"
    by: tuple[str, ...] = ("quarter", "priority")
    sentence: str
    sentence_of_one: str = ""
    numerator_words: str
    denominator_words: str = ""
    definition: str
    caution: str = ""
    since: str
    counts: Protects | None = None
    headline: bool = False
    proposal: bool = False

    @field_validator("sentence", "sentence_of_one")
    @classmethod
    def _known_places(cls, value: str) -> str:
        if unknown := {place for _, place, _, _ in Formatter().parse(value) if place is not None} - SENTENCE_PLACES:
            raise ValueError(f"sentence: no such place to fill: {', '.join(sorted(unknown))}")
        return value

    @field_validator("since")
    @classmethod
    def _a_year(cls, value: str) -> str:
        if parse_year(value) is None:
            raise ValueError(f"not a year: {value}")
        return value


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
    def _cross_check(self) -> Catalogue:
        one_each([dataset.name for dataset in self.datasets], "datasets", "name")
        one_each([measure.id for measure in self.measures], "measures", "id")
        known = {dataset.name: dataset for dataset in self.datasets}
        for index, measure in enumerate(self.measures):
            for key, name in (("dataset", measure.dataset), ("instead_by_agency", measure.instead_by_agency)):
                if name and name not in known:
                    raise misfit(f"there is no dataset {name}", "measures", index, key)
                if name:
                    _measure_fits(measure, known[name], index)
        return self


def _measure_fits(measure: Measure, dataset: Dataset, index: int) -> None:
    """A misfit where the measure names a column, or a word of a choice, that the dataset does not have."""
    columns = {column.name: column for column in dataset.columns}
    made = MADE.get(measure.prepare, frozenset())
    for key, names in (("numerator", measure.numerator), ("less", measure.less), ("denominator", measure.denominator)):
        if unknown := set(names) - {*columns, *made, "rows"}:
            raise misfit(f"{dataset.name} has no column {_listed(unknown)}", "measures", index, key)
    for key, chosen in (("only", measure.only), ("where", measure.where), ("measured", measure.measured)):
        for name, words in chosen.items():
            if name not in columns:
                raise misfit(f"{dataset.name} has no column {name}", "measures", index, key)
            if columns[name].kind == "choice" and (unknown := set(words) - set(columns[name].choices)):
                raise misfit(f"{dataset.name} {name} has no choice {_listed(unknown)}", "measures", index, key)


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names))


def one_each(names: list[str], table: str, key: str) -> None:
    """A misfit where a name stands twice in a table."""
    for index, name in enumerate(names):
        if name in names[:index]:
            raise misfit(f"there are two called {name}", table, index, key)


def named(entries: tuple[T, ...], field: str, name: str) -> T:
    """The entry whose `field` is `name`; KeyError where there is none."""
    for entry in entries:
        if getattr(entry, field) == name:
            return entry
    raise KeyError(name)
