"""How long a page takes to compose: first, again, in another edition, and after something was loaded.

Prints seconds, and each as a ratio to the first. Run it on a quiet machine: python -m benchmarks.pages
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.overview import overview
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, brief, latest_period
from cesp.jobs.samples import fill_with_samples
from cesp.jobs.uploads import history, redo, undo
from cesp.people import LOCAL


def main() -> None:
    """Fills a store with the samples and composes pages from it."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(f"sqlite:///{Path(folder) / 'store.db'}", partnership_folder(), LOCAL)
        fill_with_samples(desk, report=print)
        scope = Scope(latest_period(desk), "same-period", "officer")
        _time_page("overview", desk, scope, lambda wanted: overview(desk, wanted))
        for priority in desk.partnership.priority[:1]:
            _time_page(priority.id, desk, scope, lambda wanted, name=priority.id: brief(desk, name, wanted))
        desk.store.close()


def _time_page(name: str, desk: Desk, scope: Scope, page: Callable[[Scope], object]) -> None:
    first = _seconds(lambda: page(scope))
    rows = {
        "first": first,
        "again": _seconds(lambda: page(scope)),
        "another edition": _seconds(lambda: page(replace(scope, edition="public"))),
    }
    newest = history(desk)[0].id
    undo(desk, newest)
    redo(replace(desk, clock=lambda: datetime.now(UTC)), newest)
    rows["after a load"] = _seconds(lambda: page(scope))
    for what, seconds in rows.items():
        print(f"{name:28} {what:16} {seconds:7.3f} s  {seconds / first:6.2f} x")


def _seconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


if __name__ == "__main__":
    main()
