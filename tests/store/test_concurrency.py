"""Many uploaders of one quarter at once, and readers meanwhile: one current version, everything logged."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from cesp.errors import StoreError
from cesp.store.store import Store
from tests.store.submissions import START, open_in, sessions, shown, submission

THREADS, PROCESSES, EACH = 20, 4, 5
COURSES = ("Neglect", "Exploitation")
LOADER = """
import sys
from pathlib import Path
from tests.store.submissions import START, open_in, sessions, submission
store = open_in(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    value = int(sys.argv[2]) * 1000 + number
    store.commit(submission(sessions(("Neglect", 1, value), ("Exploitation", 1, value))), START)
store.close()
"""


def load(store: Store, value: float) -> float:
    """Loads a quarter and reads it back; the values of one reading are always of one upload."""
    store.commit(submission(sessions(*((course, 1, value) for course in COURSES))), START)
    rows = shown(store)
    assert len({row[3] for row in rows}) == 1
    assert [row[1] for row in rows] == sorted(COURSES)
    return value


def test_twenty_uploaders_of_one_quarter_leave_one_current_version(store: Store) -> None:
    with ThreadPoolExecutor(THREADS) as pool:
        assert sorted(pool.map(lambda value: load(store, value), range(THREADS))) == list(range(THREADS))
    records = store.uploads()
    assert (len(records), len(store.events()), store.version()) == (THREADS, THREADS, THREADS)
    assert len({record.at for record in records}) == THREADS
    assert [record.at for record in records] == sorted((record.at for record in records), reverse=True)
    assert len(shown(store)) == len(COURSES)


def test_four_processes_that_make_and_load_one_store_lose_nothing(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    loaders = [
        subprocess.Popen([sys.executable, "-c", LOADER, str(tmp_path), str(number), str(EACH)], cwd=root, stderr=-1)
        for number in range(PROCESSES)
    ]
    said = [loader.communicate()[1] for loader in loaders]
    assert [loader.returncode for loader in loaders] == [0] * PROCESSES, said
    store = open_in(tmp_path)
    assert (len(store.uploads()), store.version()) == (PROCESSES * EACH, PROCESSES * EACH)
    assert len({row[3] for row in shown(store)}) == 1
    store.close()


def test_what_another_process_loads_is_on_show_at_the_next_question(store: Store, tmp_path: Path) -> None:
    assert shown(store) == []
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", LOADER, str(tmp_path), "7", "1"], cwd=root, check=True)
    assert shown(store) == [("police", "Exploitation", 1, 7000.0), ("police", "Neglect", 1, 7000.0)]


def test_a_store_that_stays_busy_says_so_and_changes_nothing(tmp_path: Path) -> None:
    def be_impatient(connection: object, *_rest: object) -> None:
        connection.execute("pragma busy_timeout = 50")  # type: ignore[attr-defined]

    event.listen(Engine, "checkout", be_impatient)
    try:
        one, other = open_in(tmp_path), open_in(tmp_path)
        load(one, 1)
        with one._database.writing(), pytest.raises(StoreError, match="Somebody else has been changing"):
            load(other, 2)
        assert [row[3] for row in shown(other)] == [1, 1]
        one.close()
        other.close()
    finally:
        event.remove(Engine, "checkout", be_impatient)
