"""Other tables that an attacker must take for possible: the cheapest one in which a given row has moved."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import highspy
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_matrix, csr_matrix, hstack, identity

from cesp.disclosure.joint.matrix import Matrix
from cesp.disclosure.joint.primary import Limits

#: What one step towards the aim is worth: more than the moves that it takes.
WORTH = 10_000.0
#: What one step of an inner count costs for each row it is in: little, but enough that few move, by whole numbers.
INNER = 0.003
#: What each binary digit of a row's value adds to its price: a little, so that of two ways the one that leaves totals.
DIGIT = 0.02
NEARLY = 1e-6
#: Programmes that one question may take until it is answered in whole numbers. Never seconds: those differ by machine.
BRANCHES = 100
OPTIONS: dict[str, bool | int | str] = {
    "output_flag": False,
    "threads": 1,
    "parallel": "off",
    "random_seed": 0,
    "presolve": "off",
    "simplex_strategy": 1,
}

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Quiet(highspy.Highs):
    """A solver that prints nothing: what it would set up for callbacks begins by printing its name."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def enableCallbacks(self) -> None:
        """There are none."""


class Solver:
    """One block's linear programme in moves away from the true table, solved many times over. Its columns: inner
    counts that rise, those that fall, rows that rise, rows that fall. Each question starts afresh."""

    def __init__(self, matrix: Matrix, limits: Limits) -> None:
        lengths = [len(row) for row in matrix.rows]
        columns = [column for row in matrix.rows for column in row]
        sums = csr_matrix(
            (np.ones(len(columns), dtype=np.int64), columns, np.cumsum([0, *lengths])),
            shape=(len(lengths), len(matrix.start)),
        )
        start = np.array(matrix.start, dtype=np.int64)
        some = np.flatnonzero(start)
        self.start: tuple[int, ...] = tuple((sums @ start).tolist())
        self._size, unit = len(lengths), identity(len(lengths), dtype=np.int64)
        self._inner = csc_matrix(hstack([sums, -sums[:, some]]))
        rise = [np.inf if high is None else high - now for now, high in zip(self.start, limits.high, strict=True)]
        fall = [now - low for now, low in zip(self.start, limits.low, strict=True)]
        self._room = np.array([*[np.inf] * len(start), *start[some], *rise, *fall], dtype=np.float64)
        self._inner_cost = INNER * np.diff(self._inner.indptr).astype(np.float64)
        self._dearer = np.array([1 + DIGIT * value.bit_length() for value in self.start])
        self._model = _load(csc_matrix(hstack([self._inner, -unit, unit])), self._room)
        self.asked = 0

    def reach(self, row: int, steps: int) -> int:
        """How many of these steps, up or down, a row can take if every other may move: at most, since halves count."""
        room, cost = self._set(row, steps, np.zeros(self._size), ())
        inner = self._solve(np.zeros(len(room)), room, cost)
        return int(abs(self._inner @ inner)[row] + NEARLY)

    def move(self, row: int, steps: int, price: Sequence[int], still: Collection[int] = ()) -> tuple[int, ...] | None:
        """The values of all rows in the cheapest table found in which a row has moved by these steps, up or down, and
        none of `still` has. A step of a row costs its price. None where no such table of whole numbers was found."""
        room, cost = self._set(row, steps, self._dearer * np.array(price), still)
        branches = [(np.zeros(len(room)), room)]
        for _ in range(BRANCHES):
            if not branches:
                break
            least, most = branches.pop()
            inner = self._solve(least, most, cost)
            if abs((self._inner @ inner)[row]) < abs(steps) - NEARLY:
                continue
            if (found := self._certify(inner, room, row, steps)) is not None:
                return found
            branches += _branch(inner, least, most)
        return None

    def _certify(self, inner: Floats, room: Floats, row: int, steps: int) -> tuple[int, ...] | None:
        """The rows of an answer, if it stands in whole numbers."""
        whole: Integers = np.rint(inner).astype(np.int64)
        moves = self._inner @ whole
        both = np.concatenate([whole, moves.clip(0), (-moves).clip(0)])
        if int(moves[row]) != steps or (both < 0).any() or (both > room).any():
            return None
        return tuple((moves + self.start).tolist())

    def _set(self, row: int, steps: int, price: Floats, still: Collection[int]) -> tuple[Floats, Floats]:
        """The room and the cost of each column, for a question."""
        first = self._inner.shape[1]
        up, down = first, first + self._size
        room = self._room.copy()
        cost = np.concatenate([self._inner_cost, price, price])
        for other in still:
            room[up + other] = room[down + other] = 0
        ahead, back = (up + row, down + row) if steps > 0 else (down + row, up + row)
        room[ahead], room[back], cost[ahead] = min(room[ahead], abs(steps)), 0, -WORTH
        return room, cost

    def _solve(self, least: Floats, most: Floats, cost: Floats) -> Floats:
        """The best moves of inner counts, with each column from its least to its most; none where there are no such."""
        self.asked += 1
        every = np.arange(len(cost), dtype=np.int32)
        self._model.changeColsBounds(len(cost), every, least, most)
        self._model.changeColsCost(len(cost), every, cost)
        self._model.setBasis()
        self._model.run()
        if self._model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return np.zeros(self._inner.shape[1])
        return np.array(self._model.getSolution().col_value)[: self._inner.shape[1]]


def _branch(inner: Floats, least: Floats, most: Floats) -> list[tuple[Floats, Floats]]:
    """The two ways to round the count that lacks least to a whole number. The last is to be tried first."""
    halves = inner - np.floor(inner + NEARLY)
    column = int(np.argmax(halves))
    above, below = least.copy(), most.copy()
    above[column], below[column] = np.ceil(inner[column]), np.floor(inner[column])
    return [(least, below), (above, most)]


def _load(sums: csc_matrix, room: Floats) -> highspy.Highs:
    """The programme for the solver: one thread, no clock."""
    programme = highspy.HighsLp()
    programme.num_row_, programme.num_col_ = sums.shape
    programme.col_cost_, programme.col_lower_, programme.col_upper_ = np.zeros(len(room)), np.zeros(len(room)), room
    programme.row_lower_ = programme.row_upper_ = np.zeros(sums.shape[0])
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_, programme.a_matrix_.index_ = sums.indptr, sums.indices
    programme.a_matrix_.value_ = sums.data.astype(np.float64)
    model = Quiet()
    for name, value in OPTIONS.items():
        model.setOptionValue(name, value)
    model.passModel(programme)
    return model
