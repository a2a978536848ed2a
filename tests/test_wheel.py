"""A wheel holds everything, and starts the same dashboard outside the repository."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CARRIED = (
    "app.py", ".streamlit/config.toml", "pages/overview.py", "pages/priority.py", "pages/upload.py",
    "data/partnership/partnership.toml", "data/samples/manifest.csv", "data/published/manifest.csv",
    "data/samples/returns/2023-24/2023-24_Q1_training_team.xlsx",
)  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, by uv or by hatchling, whichever is here; skipped where neither is."""
    out = tmp_path_factory.mktemp("wheel")
    if uv := shutil.which("uv"):
        command = [uv, "build", "--wheel", "--out-dir", str(out), str(ROOT)]
    elif importlib.util.find_spec("hatchling"):
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(out)]
    else:
        pytest.skip("neither uv nor hatchling is installed: no wheel can be built")
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if built.returncode and "error sending request" in built.stderr + built.stdout:
        pytest.skip("the build backend cannot be fetched here")
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_carries_app_pages_data_settings_and_fonts(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"cesp/_bundle/{name}" for name in CARRIED} <= names
    assert "cesp/ui/style.css" in names
    assert len([name for name in names if name.endswith(".woff2")]) == 2
    assert "cesp/ui/static/public-sans-LICENSE.txt" in names
    assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


def test_the_wheel_starts_the_dashboard_outside_the_repository(wheel: Path, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(site)  # a wheel of plain Python is installed by unpacking it
    paths = os.pathsep.join((str(site), sysconfig.get_path("purelib")))
    # -I and -S keep this environment's own (editable) cesp out; its dependencies are lent by path.
    start = f"import sys; sys.path[:0] = {paths.split(os.pathsep)!r}; from cesp.cli import main; main()"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-I", "-S", "-c", start, "run", "--no-browser", "--port", str(port)]
    env = {**os.environ, "CESP_STORE": f"sqlite:///{tmp_path / 'store.db'}"}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=elsewhere, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        address = f"http://127.0.0.1:{port}"
        assert fetch(f"{address}/_stcore/health", server, tmp_path / "log")[1] == b"ok"
        status, page, headers = fetch(address, server, tmp_path / "log")
        assert (status, headers["X-Frame-Options"]) == (200, "DENY")
        assert b"<title>" in page
        font = fetch(f"{address}/app/static/public-sans-latin-wght-normal.woff2", server, tmp_path / "log")
        assert font[1].startswith(b"wOF2")
        assert list(elsewhere.iterdir()) == []
    finally:
        server.terminate()
        server.wait(timeout=20)


def fetch(address: str, server: subprocess.Popen[bytes], log: Path) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers, waiting up to a minute for the server to come up."""
    for _ in range(240):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                headers = {name.title(): value for name, value in answer.headers.items()}
                return answer.status, answer.read(), headers
        except OSError:
            time.sleep(0.25)
    raise AssertionError(log.read_text())
