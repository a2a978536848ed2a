"""How long the paper of the samples takes to put together, and to make in every format, and what memory it takes.

Prints seconds, each as a share of the whole, and the most memory that this process held. The browser that draws
pictures is a process of its own and is not counted. Run it on a quiet machine: python -m benchmarks.papers
"""

from __future__ import annotations

import resource
import tempfile
from pathlib import Path
from time import perf_counter

from cesp.jobs.desk import open_desk
from cesp.jobs.packing import FORMATS, pack_one
from cesp.jobs.papers import compose_paper
from cesp.jobs.places import partnership_folder
from cesp.jobs.present import Scope, latest_period
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL

PICTURED = ("docx", "pdf")


def main() -> None:
    """Fills a store with the samples, composes the public paper, and makes each format once, then those again whose
    pictures are kept."""
    times: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(f"sqlite:///{Path(folder) / 'store.db'}", partnership_folder(), LOCAL)
        fill_with_samples(desk, report=print)
        before = _memory()
        start = perf_counter()
        paper = compose_paper(desk, Scope(latest_period(desk), "same-period", "public"))
        times["put together"] = perf_counter() - start
        for name in FORMATS:
            start = perf_counter()
            size = len(pack_one(desk, paper, name))
            times[name] = perf_counter() - start
            print(f"{name:12} {size / 1024:9.0f} kB")
        again = {}
        for name in PICTURED:
            start = perf_counter()
            pack_one(desk, paper, name)  # type: ignore[arg-type]
            again[name] = perf_counter() - start
        desk.store.close()
    whole = sum(times.values())
    for name, seconds in times.items():
        print(f"{name:12} {seconds:7.2f} s  {seconds / whole:5.0%}")
    print(f"{'all':12} {whole:7.2f} s")
    for name, seconds in again.items():
        print(f"{name:12} {seconds:7.2f} s with its pictures kept")
    print(f"memory {_memory():.0f} MB at most, {before:.0f} MB before")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
