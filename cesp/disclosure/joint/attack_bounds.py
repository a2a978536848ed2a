"""How far each sum can go, over all whole-number tables that fit: a linear relaxation bounds it, a table proves it.

One thread, fixed order, counted nodes and no clock: the same tables give the same answer everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

import highspy
import numpy as np
from numpy.typing import NDArray

from cesp.disclosure.joint.attack_tables import BOUNDLESS, NO_TABLE, Span, Tables
from cesp.disclosure.joint.block import Bounds

NODES = 500  # of one search for a table
SLACK = 1e-4  # a relaxation's end is trusted to this much; a looser one is only less sharp
SEED = 1
CORNERS = (2, 2, 4, 8)  # how many more are looked at before each try to find a first table
PRIMAL_SIMPLEX = 4  # only the aim changes between two ends, so the last corner is a place to start from

Sign = Literal[1, -1]  # 1 looks for the least, -1 for the greatest
Row = tuple[tuple[int, ...], Span]


class Solver(highspy.Highs):
    """A HiGHS that prints nothing: the start of callbacks, which nobody here needs, prints its name and version."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        """Stays silent instead."""
        self.silent()


@dataclass(frozen=True)
class Table:
    """A table of whole numbers that fits: the sum of each row, and the columns that are not 0."""

    sums: tuple[int, ...]
    used: frozenset[int]


class Search:
    """Ends of the rows of `tables`. Tables found on the way are kept, since one proves ends of many rows. ValueError
    when none fits.

    An end is looked for as the least of `sign` times the row's sum.
    """

    def __init__(self, tables: Tables, nodes: int = NODES) -> None:
        self._tables, self._nodes = tables, nodes
        self._rows: list[Row] = list(zip(tables.rows, tables.spans, strict=True))
        self._found: list[Table] = []
        self._limited = {column for columns, span in self._rows if span[1] < BOUNDLESS for column in columns}
        self._linear = _solver(range(tables.columns), self._rows)
        self._linear.setOptionValue("presolve", "off")
        self._linear.setOptionValue("simplex_strategy", PRIMAL_SIMPLEX)
        self._spread: set[int] = set()
        self._start()

    def _start(self) -> None:
        """Finds a first table: among the columns of ever more corners of the relaxation, if it can."""
        aims = np.random.default_rng(SEED)
        for corners in CORNERS:
            for _ in range(corners):
                self._spread |= self._corner(aims.random(self._tables.columns))[1]
            self._among(self._spread, self._rows)
            if self._found:
                return
        self._whole((), 1)

    def bounds(self, row: int) -> Bounds:
        """Least and greatest of a row's sum; certified where a table has been found at each."""
        low, least_found = self._end(row, 1)
        high, most_found = self._end(row, -1)
        return Bounds(low, high, least_found and most_found)

    def _end(self, row: int, sign: Sign) -> tuple[int, bool]:
        """The end that is proven, and whether a table reaches it."""
        columns, span = self._rows[row]
        if sign == -1 and not self._limited.issuperset(columns):
            return BOUNDLESS, bool(self._found)
        end = span[0] if sign == 1 else -span[1]
        if self._reached(row, sign * end):
            return sign * end, True
        relaxed, used = self._relaxed(columns, sign)
        end = max(end, relaxed)
        if not self._reached(row, sign * end):
            self._near(row, sign * end, used)
        if not self._reached(row, sign * end):
            end = max(end, self._whole(columns, sign))
        return sign * end, self._reached(row, sign * end)

    def _reached(self, row: int, end: int) -> bool:
        return any(table.sums[row] == end for table in self._found)

    def _relaxed(self, columns: tuple[int, ...], sign: Sign) -> tuple[int, set[int]]:
        """The end over tables of fractions, rounded inwards, and the columns that its corner uses."""
        aim = np.zeros(self._tables.columns)
        aim[list(columns)] = sign
        value, used = self._corner(aim)
        return ceil(value - SLACK), used

    def _corner(self, aim: NDArray[np.float64]) -> tuple[float, set[int]]:
        """The least that this aim can have over tables of fractions, and the columns that are not 0 there."""
        every = np.arange(self._tables.columns, dtype=np.int32)
        self._linear.changeColsCost(len(every), every, aim)
        self._linear.run()
        if (status := self._linear.getModelStatus()) != highspy.HighsModelStatus.kOptimal:
            raise ValueError(f"{NO_TABLE} ({status.name})")
        counts = np.array(self._linear.getSolution().col_value)
        return self._linear.getInfo().objective_function_value, set(np.flatnonzero(counts > SLACK).tolist())

    def _near(self, row: int, end: int, used: set[int]) -> None:
        """Looks for a table with this end between the relaxation's corner and the table found nearest to it, then
        between all corners and tables at hand."""
        if not self._found:
            return
        goal = [*self._rows, (self._rows[row][0], (end, end))]
        nearest = min(self._found, key=lambda table: abs(table.sums[row] - end))
        self._among(used | nearest.used, goal)
        if not self._reached(row, end):
            self._among(used.union(self._spread, *(table.used for table in self._found)), goal)

    def _among(self, columns: set[int], rows: Sequence[Row]) -> None:
        """Looks for a table on few columns: quick, and nearly always enough."""
        some = sorted(columns)
        solver = _solver(some, rows, whole=True)
        solver.setOptionValue("mip_max_nodes", self._nodes)
        solver.run()
        self._keep(some, solver)

    def _whole(self, columns: tuple[int, ...], sign: Sign) -> int:
        """The end over whole-number tables, or as much of it as the counted nodes prove."""
        every = range(self._tables.columns)
        solver = _solver(every, self._rows, whole=True)
        solver.changeColsCost(len(columns), np.array(columns, np.int32), np.full(len(columns), float(sign)))
        solver.setOptionValue("mip_max_nodes", self._nodes)
        solver.run()
        if (status := solver.getModelStatus()) in IMPOSSIBLE:
            raise ValueError(f"{NO_TABLE} ({status.name})")
        self._keep(every, solver)
        return ceil(max(solver.getInfo().mip_dual_bound - SLACK, -BOUNDLESS))

    def _keep(self, columns: Sequence[int], solver: Solver) -> None:
        """Keeps what the solver has found, when in whole numbers it is a table indeed."""
        table = {column: round(value) for column, value in zip(columns, solver.getSolution().col_value, strict=False)}
        sums = tuple(sum(table.get(column, 0) for column in row) for row, _ in self._rows)
        fits = all(low <= total <= high for total, (_, (low, high)) in zip(sums, self._rows, strict=True))
        if fits and all(count >= 0 for count in table.values()):
            self._found.append(Table(sums, frozenset(column for column, count in table.items() if count)))


def _solver(columns: Sequence[int], rows: Sequence[Row], *, whole: bool = False) -> Solver:
    """A solver over these columns only, with no aim yet."""
    place = {column: index for index, column in enumerate(columns)}
    members = [[place[column] for column in row if column in place] for row, _ in rows]
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(columns), len(rows)
    program.col_cost_ = program.col_lower_ = np.zeros(len(columns))
    program.col_upper_ = np.full(len(columns), highspy.kHighsInf)
    program.row_lower_ = np.array([low for _, (low, _) in rows], float)
    program.row_upper_ = np.array([highspy.kHighsInf if high == BOUNDLESS else high for _, (_, high) in rows], float)
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = np.cumsum([0, *map(len, members)], dtype=np.int32)
    program.a_matrix_.index_ = np.array([column for row in members for column in row], np.int32)
    program.a_matrix_.value_ = np.ones(sum(map(len, members)))
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    solver = Solver()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(program)
    return solver


IMPOSSIBLE = (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
