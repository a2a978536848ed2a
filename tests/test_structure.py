"""The architecture, held by tests: who may call what, how long things may be, and names that stay out of the code."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parent.parent
SCREEN = {"ui", "app", "pages"}
NOBODY: set[str] = set()
#: A module, or the package it is in -> the rooms that may import it.
IMPORTS = {
    "streamlit": SCREEN,
    "sqlalchemy": {"store"},
    "sqlite3": {"store"},
    "duckdb": {"store"},
    "psycopg": {"store"},
    "ibis": {"store", "measures", "jobs"},
    "python_calamine": {"intake"},
    "xlrd": {"intake"},
    "pptx": {"export"},
    "docx": {"export"},
    "typst": {"export"},
    "kaleido": {"export"},
    "plotly": {"charts", "ui", "export"},
    "subprocess": {"intake", "jobs", "cli"},
    "tempfile": {"store"},
    "multiprocessing": NOBODY,
    "pickle": NOBODY,
}
CLOCK, READS, SETTINGS = (
    {"jobs", "cli", "ui"},
    {"catalogue", "store", "jobs", "export", "cli", "ui"},
    {"jobs", "cli", "ui"},
)
#: The end of a dotted name -> the rooms that may use it. One that starts with a point is a method of anything.
NAMES = {
    "st": SCREEN,
    "open": READS,
    "os.open": {"store"},
    "io.open": {"store"},
    ".read_text": READS,
    ".read_bytes": READS,
    ".write_text": {"store"},
    ".write_bytes": {"store"},
    ".mkdir": {"store"},
    ".unlink": {"store"},
    ".touch": {"store"},
    ".read_sql": {"store"},
    ".read_excel": NOBODY,
    ".read_csv": NOBODY,
    ".to_sql": NOBODY,
    ".to_excel": NOBODY,
    ".to_parquet": {"store"},
    "create_engine": {"store"},
    "datetime.now": CLOCK,
    "datetime.utcnow": NOBODY,
    "datetime.today": NOBODY,
    "date.today": CLOCK,
    "time.time": CLOCK,
    "os.environ": {*SETTINGS, "intake"},
    "os.getenv": SETTINGS,
    "eval": NOBODY,
    "exec": NOBODY,
}
WRITES = re.compile("[wax+]")


def python(*folders: str) -> list[Path]:
    """Every Python file of these folders and files of the project."""
    found: list[Path] = []
    for folder in folders:
        path = ROOT / folder
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    """The room a file stands in: "store", "cli", "app", "pages"."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[1] if parts[0] == "cesp" else parts[0]


def dotted(node: ast.AST) -> str:
    """`a.b.c` of a chain of names, ".c" where it hangs from something else."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else ""


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def opens_to_write(node: ast.AST) -> bool:
    """True for a plain `open` whose mode is not surely one of reading."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"):
        return False
    modes = [*node.args[1:2], *(word.value for word in node.keywords if word.arg == "mode")]
    return any(not isinstance(mode, ast.Constant) or bool(WRITES.search(str(mode.value))) for mode in modes)


def uses(node: ast.AST, ending: str) -> bool:
    """True where the node is that name, or a dotted name that ends with it."""
    name = dotted(node)
    return name == ending or ("." in ending and name.endswith(f".{ending.removeprefix('.')}"))


def strays(source: str, where: str) -> list[str]:
    """What a room uses and may not, each with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        line = getattr(node, "lineno", 0)
        for module in imported(node):
            if where not in IMPORTS.get(module.split(".")[0], {where}):
                found.append(f"{line}: imports {module}")
        for ending, rooms in NAMES.items():
            if uses(node, ending) and where not in rooms:
                found.append(f"{line}: uses {ending}")
        if opens_to_write(node) and where != "store":
            found.append(f"{line}: opens a file to write")
    return found


@pytest.mark.parametrize("path", python("cesp", "app.py", "pages"), ids=shown)
def test_a_room_uses_only_what_is_its_own(path: Path) -> None:
    assert not strays(path.read_text(encoding="utf-8"), room(path))


@pytest.mark.parametrize(
    ("source", "where", "found"),
    [
        ("import streamlit as st\nst.write(1)", "charts", ["1: imports streamlit", "2: uses st"]),
        ("from streamlit.web import cli", "jobs", ["1: imports streamlit.web"]),
        ("import datetime\ndatetime.datetime.now()", "store", ["2: uses datetime.now"]),
        ("from datetime import date\ndate.today()", "measures", ["2: uses date.today"]),
        ("open(path)", "measures", ["1: uses open"]),
        ("open(path, 'rb')\nopen(path, mode='w')", "jobs", ["2: opens a file to write"]),
        ("open(path, mode)", "export", ["1: opens a file to write"]),
        ("open(path, 'wb')", "store", []),
        ("archive.open(part)", "intake", []),
        ("Path('x').read_text()", "briefing", ["1: uses .read_text"]),
        ("(folder / 'x').write_text('y')", "jobs", ["1: uses .write_text"]),
        ("frame.to_sql('x', c)", "store", ["1: uses .to_sql"]),
        ("import os\nos.environ['X']", "catalogue", ["2: uses os.environ"]),
        ("import sqlite3", "jobs", ["1: imports sqlite3"]),
        ("from . import streamlit", "charts", []),
        ("read_text(content)", "intake", []),
        ("first = rest.st", "charts", []),
    ],
)
def test_the_rules_bite(source: str, where: str, found: list[str]) -> None:
    assert strays(source, where) == found


@pytest.mark.parametrize("path", python("cesp", "app.py", "pages", "data", "tests", "benchmarks"), ids=shown)
def test_nothing_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= (25 if room(path) in ("app", "pages") else 250)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, node.name


def names_of_the_partnership() -> list[re.Pattern[str]]:
    """What would tie the code to one place: its name, its priorities, its agencies of two words or more."""
    tables: dict[str, list[dict[str, str]]] = {"priority": [], "agency": []}
    names = []
    for path in sorted((ROOT / "data" / "partnership").glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        names += [content[key] for key in ("name", "place") if key in content]
        for table in tables:
            tables[table] += content.get(table, [])
    loud = [entry[key] for entry in tables["priority"] for key in ("id", "title")] + names
    quiet = [entry[key] for entry in tables["agency"] for key in ("id", "title") if re.search(r"\w[ -]\w", entry[key])]
    assert len(names) >= 2
    assert len(loud) > 10
    assert len(quiet) > 10
    return [re.compile(rf"\b{re.escape(name)}\b", flag) for flag, kind in ((re.I, loud), (0, quiet)) for name in kind]


def test_the_code_names_no_partnership() -> None:
    forbidden = names_of_the_partnership()
    for path in sorted((ROOT / "cesp").rglob("*")):
        if path.suffix in (".py", ".toml", ".css", ".html") and "_bundle" not in path.parts:
            text = path.read_text(encoding="utf-8")
            assert not [match[0] for pattern in forbidden if (match := pattern.search(text))], shown(path)


def test_rooms_know_only_what_is_below_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS
