"""A naive rival of the attack: every table of whole numbers, written down one by one. And views to try both on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from hypothesis import strategies as st

from cesp.disclosure.joint.block import Block, Cell, Rules, View


def could_be(view: View, cell: Cell, value: int) -> bool:
    """Whether a cell may have this value, by what the view says of this cell alone."""
    if cell.id in view.shown:
        return value == view.shown[cell.id]
    if cell.id in view.primary:
        zero_too = not view.rules.zeros or cell.base in view.primary
        return value in range(0 if zero_too else 1, view.rules.most + 1)
    return cell.id not in view.secondary or value > view.rules.most


def tables(view: View, known: Mapping[int, int] | None = None) -> Iterator[tuple[int, ...]]:
    """Every table that fits. Some shown or primary cell must hold each inner count, else they have no end."""
    limits = []
    for atom in range(view.block.atoms):
        holding = [cell for cell in view.block.cells if atom in cell.atoms]
        ends = [view.shown[cell.id] for cell in holding if cell.id in view.shown]
        ends += [view.rules.most for cell in holding if cell.id in view.primary]
        limits.append(range(min(ends) + 1))
    for atom, count in (known or {}).items():
        limits[atom] = range(count, count + 1)
    due: list[list[Cell]] = [[] for _ in limits]  # the cells that are complete once this inner count is chosen
    for cell in view.block.cells:
        due[max(cell.atoms)].append(cell)
    yield from _extend(view, limits, due, [])


def _extend(
    view: View, limits: Sequence[range], due: Sequence[Sequence[Cell]], begun: list[int]
) -> Iterator[tuple[int, ...]]:
    at = len(begun)
    if at == len(limits):
        yield tuple(begun)
        return
    for count in limits[at]:
        table = [*begun, count]
        if all(could_be(view, cell, sum(table[atom] for atom in cell.atoms)) for cell in due[at]):
            yield from _extend(view, limits, due, table)


def ranges(view: View, known: Mapping[int, int] | None = None) -> dict[str, tuple[int, int]]:
    """Least and greatest of each hidden cell over all tables."""
    every = list(tables(view, known))
    found = {}
    for cell in view.block.cells:
        if cell.id in view.primary | view.secondary:
            values = {sum(table[atom] for atom in cell.atoms) for table in every}
            found[cell.id] = min(values), max(values)
    return found


def look(
    block: Block, counts: Sequence[int], rules: Rules, hide: Collection[str] = (), withhold: Collection[str] = ()
) -> View:
    """What is seen of true counts: small cells and the breakdowns of small bases are primary; of the others, those
    named are hidden or withheld where they may be."""
    values = {cell.id: sum(counts[atom] for atom in cell.atoms) for cell in block.cells}
    small = {id_ for id_, value in values.items() if value <= rules.most and (value or not rules.zeros)}
    primary = small | {cell.id for cell in block.cells if cell.base in small}
    secondary = {id_ for id_ in hide if id_ not in primary and values[id_] > rules.most}
    unsaid = set(withhold) - primary - secondary
    shown = {id_: value for id_, value in values.items() if id_ not in primary | secondary | unsaid}
    return View(block, shown, frozenset(primary), frozenset(secondary), rules)


def square(
    rows: int, columns: int, *, bases: bool = False, extra: Mapping[str, tuple[int, ...]] | None = None
) -> Block:
    """A table with its margins: cells "r0c1", "r0", "c1", "all"; and sets that overlap them."""
    inner = [
        Cell(f"r{row}c{column}", (row * columns + column,), f"r{row}" if bases else "")
        for row in range(rows)
        for column in range(columns)
    ]
    down = [Cell(f"r{row}", tuple(range(row * columns, (row + 1) * columns))) for row in range(rows)]
    across = [Cell(f"c{column}", tuple(range(column, rows * columns, columns))) for column in range(columns)]
    sets = [Cell(name, atoms) for name, atoms in (extra or {}).items()]
    cells = (*inner, *down, *across, *sets, Cell("all", tuple(range(rows * columns))))
    return Block("square", rows * columns, cells)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[View, tuple[int, ...]]:
    """A small table with margins and a set that cuts across them, and what is seen of it; its total is always shown."""
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    atoms = rows * columns
    cut = draw(st.sets(st.integers(0, atoms - 1), min_size=2, max_size=4))
    block = square(rows, columns, bases=draw(st.booleans()), extra={"cut": tuple(sorted(cut))})
    counts = tuple(
        draw(st.lists(st.integers(0, 4), min_size=atoms, max_size=atoms).filter(lambda them: 3 < sum(them) < 15))
    )
    names = [cell.id for cell in block.cells if cell.id != "all"]
    hide, withhold = draw(st.sets(st.sampled_from(names))), draw(st.sets(st.sampled_from(names), max_size=2))
    rules = Rules(draw(st.integers(1, 3)), draw(st.booleans()), 2)
    return look(block, counts, rules, hide, withhold), counts
