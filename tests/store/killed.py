"""A program that has its own children killed while they load, and prints what each left behind, a JSON line each.

`python -m tests.store.killed steps FOLDER`: one child for every SQL statement of a commit, killed just before it runs,
one just before the commit itself and one just after `commit` returned.
`python -m tests.store.killed instants FOLDER COUNT`: children that load one file after another and are killed anywhere.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event

from cesp.store.store import Store
from tests.store.submissions import START, open_in, sessions, submission

COURSES = ("Neglect", "Exploitation", "Self-harm")


def load(store: Store, value: float) -> None:
    store.commit(submission(sessions(*((course, 1, value) for course in COURSES))), START)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_child(act: Callable[[], None]) -> int:
    """Starts a child that does `act` and nothing more; its number."""
    child = os.fork()
    if not child:
        act()
        os._exit(0)
    return child


def look(folder: Path) -> dict[str, Any]:
    """What plain SQL finds: the values on show, the number of uploads, whether the file is sound."""
    database = sqlite3.connect(folder / "store.sqlite")
    values = database.execute(
        "select attended from rows_training_sessions r join slice_version v on v.slice = r.slice "
        "and v.upload = r.upload where valid_to is null order by attended"
    ).fetchall()
    uploads = database.execute("select count(*) from upload").fetchone()[0]
    sound = database.execute("pragma integrity_check").fetchone()[0]
    database.close()
    return {"values": [value for (value,) in values], "uploads": uploads, "sound": sound}


def kill_at(folder: Path, step: int) -> str:
    """Loads 2 over 1 in a child killed at a step; says which step that was."""
    told, tell = os.pipe()

    def act() -> None:
        store, passed = open_in(folder), count()

        def before(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
            if next(passed) == step:
                os.write(tell, statement.encode()[:60])
                die()

        def committing(_connection: object) -> None:
            if next(passed) == step:
                os.write(tell, b"before commit")
                die()

        event.listen(Engine, "before_cursor_execute", before)
        event.listen(Engine, "commit", committing)
        load(store, 2)
        os.write(tell, b"acknowledged")
        die()

    os.waitpid(in_child(act), 0)
    os.close(tell)
    said = os.read(told, 100).decode()
    os.close(told)
    return said


def kill_at_each_step(folder: Path) -> None:
    store = open_in(folder / "base")
    load(store, 1)
    store.close()
    for step in count():
        shutil.copytree(folder / "base", folder / str(step))
        said = kill_at(folder / str(step), step)
        print(json.dumps({"said": said, "folder": str(folder / str(step)), **look(folder / str(step))}))
        if said == "acknowledged":
            return


def kill_anywhere(folder: Path, times: int) -> None:
    """Each child is killed within a few commits of having opened the store, as long as commits take on this machine."""
    chance, loaded = random.Random(20230703), 0
    commit = measure_commit(folder.with_name(f"{folder.name}-measured"))
    open_in(folder).close()
    for _ in range(times):
        told, tell = os.pipe()

        def act(first: int = loaded, tell: int = tell) -> None:
            store = open_in(folder)
            os.write(tell, b"0\n")
            for number in count(first + 1):
                load(store, number)
                os.write(tell, f"{number}\n".encode())

        child = in_child(act)
        os.close(tell)
        with os.fdopen(told) as answers:
            answers.readline()
            time.sleep(chance.uniform(0, 4 * commit))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            acknowledged = max([loaded, *map(int, answers.read().split())])
        left = look(folder)
        loaded = left["uploads"]
        print(json.dumps({"acknowledged": acknowledged, **left}))


def measure_commit(folder: Path) -> float:
    """Seconds that a commit takes here, the slowest of three."""
    store = open_in(folder)
    taken = []
    for number in range(3):
        start = time.perf_counter()
        load(store, number)
        taken.append(time.perf_counter() - start)
    store.close()
    return max(taken)


if __name__ == "__main__":
    where = Path(sys.argv[2])
    if sys.argv[1] == "steps":
        kill_at_each_step(where)
    else:
        kill_anywhere(where, int(sys.argv[3]))
