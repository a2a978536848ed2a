"""What tests stand on: the reference folder and a browser. Neither is needed on a fresh machine; both are in CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings

from cesp.jobs.desk import Desk, open_desk
from cesp.jobs.places import partnership_folder
from cesp.jobs.samples import fill_with_samples
from cesp.people import LOCAL

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")

REPORTED = ("intake", "store", "jobs")  # rooms of which coverage is not demanded

# How many examples a property is tried on: what CESP_EXAMPLES says; else 200 in CI, and 25 at a desk.
THOROUGH = os.environ.get("CI") == "true" or os.environ.get("CESP_REQUIRE") == "1"
EXAMPLES = int(os.environ.get("CESP_EXAMPLES") or (200 if THOROUGH else 25))
settings.register_profile(
    "cesp",
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("cesp")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves out of coverage what it slows down most and learns nothing from: a browser's server is a process of its
    own, and in rooms whose coverage is only reported what chance reaches proves no branch tested."""
    for item in items:
        by_chance = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
        if (by_chance and item.path.parent.name in REPORTED) or "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.no_cover)


def absent(reason: str) -> NoReturn:
    """Skip; but fail where everything must be there (CESP_REQUIRE=1)."""
    if os.environ.get("CESP_REQUIRE") == "1":
        pytest.fail(f"CESP_REQUIRE=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def reference() -> Path:
    """The folder that holds `reference/`, `published/` and `hostile/`: answer keys that nobody here wrote."""
    named = os.environ.get("CESP_REFERENCE_DIR")
    if not named:
        absent("CESP_REFERENCE_DIR is not set: answer keys are not at hand")
    folder = Path(named)
    if not (folder / "reference").is_dir():
        absent(f"CESP_REFERENCE_DIR has no folder 'reference': {folder}")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium, Chrome or Edge on this machine."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    absent("there is no Chromium, Chrome or Edge: browser tests cannot run")


@pytest.fixture(scope="session")
def office() -> str:
    """Path of a LibreOffice on this machine."""
    return (
        shutil.which("soffice")
        or shutil.which("libreoffice")
        or absent("there is no LibreOffice: no other program can open what is made")
    )


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store file filled with everything that ships, once a run, by whichever of its processes first asks for it.
    Copy it before changing it."""
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "samples.db"
    with FileLock(f"{shared}.lock"):
        if not shared.exists():
            path = tmp_path_factory.mktemp("samples") / "samples.db"
            desk = open_desk(f"sqlite:///{path}", partnership_folder(), LOCAL)
            fill_with_samples(desk, report=lambda line: None)
            desk.store.close()
            path.rename(shared)
    return shared


@pytest.fixture(scope="session")
def sample_desk(sample_file: Path) -> Iterator[Desk]:
    """A desk on the samples, for reading only."""
    desk = open_desk(f"sqlite:///{sample_file}", partnership_folder(), LOCAL)
    yield desk
    desk.store.close()
