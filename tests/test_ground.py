"""What the project stands on: pins that satisfy pyproject.toml, and nothing that ties it to one machine."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent
#: Put together here so that this file does not hold what it looks for.
HOSTS = ("pypi" + ".org", "python" + "hosted.org", "conda" + ".anaconda", "registry." + "npmjs", "devpi" + "/")
PLACES = ("/" + "work/", "/" + "home/", "/" + "Users/", "/" + "root/", "C:" + "\\Users")


def pins() -> list[tuple[str, Version]]:
    """Every pin of requirements.txt; a package has two where versions of Python need different ones."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    heads = [line.split(";")[0].rstrip(" \\") for line in lines if line and not line.startswith((" ", "#"))]
    pairs = [head.split("==") for head in heads]
    return [(plain(name), Version(version)) for name, version in pairs]


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.split("[", maxsplit=1)[0]).lower()


def project() -> dict[str, list[str]]:
    content: dict[str, dict[str, list[str]]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return content["project"]


def tracked() -> list[Path]:
    """Files under version control; in a tree without git, all that are not made by tools."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("wanted", project()["dependencies"])
def test_every_dependency_is_met_by_a_pin(wanted: str) -> None:
    requirement = Requirement(wanted)
    held = [version for name, version in pins() if name == plain(requirement.name)]
    assert held
    assert all(requirement.specifier.contains(version, prereleases=True) for version in held)


def test_dependencies_are_ranges() -> None:
    for wanted in project()["dependencies"]:
        assert not [part for part in Requirement(wanted).specifier if part.operator in ("==", "===")], wanted


def test_every_pin_is_hashed_and_names_no_address() -> None:
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert len(blocks) == len(pins()) > 30
    assert not [block for block in blocks if "--hash=sha256:" not in block]
    assert "://" not in text
    assert "--index" not in text


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for path in tracked():
        content = path.read_bytes()
        found += [f"{path.relative_to(ROOT)}: {word}" for word in (*HOSTS, *PLACES) if word.encode() in content]
    assert not found


def test_the_lock_file_stays_out() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_the_readme_has_its_two_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("pip install uv && uv run cesp", "pip install uv && uv run pytest"):
        assert f"\n{command}\n" in text
