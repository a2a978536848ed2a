"""Where things are: the files that ship, in the repository or in a wheel, and the store a person has not named."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import cesp


@dataclass(frozen=True)
class Settings:
    """What the environment or the command line says. `store` is an SQLAlchemy URL; `samples` tells whether it is to be
    filled with them: only where nobody named a store, for the partnership whose samples they are."""

    store: str
    partnership: Path
    samples: bool


def root() -> Path:
    """The folder that holds app.py, pages/ and data/: the repository's, or the bundle inside a wheel."""
    package = Path(cesp.__file__).parent
    bundle = package / "_bundle"
    return bundle if bundle.is_dir() else package.parent


def app_file() -> Path:
    """The ASGI application's script."""
    return root() / "app.py"


def partnership_folder() -> Path:
    """The partnership that ships."""
    return root() / "data" / "partnership"


def samples_folder() -> Path:
    """Synthetic returns, with their manifest."""
    return root() / "data" / "samples"


def published_folder() -> Path:
    """Real published figures, typed into returns of ours."""
    return root() / "data" / "published"


def default_store_url(name: str) -> str:
    """An SQLite file in the person's own data folder."""
    folder = Path(platformdirs.user_data_dir("cesp", appauthor=False))
    return f"sqlite:///{folder / name}.db"


def settings(store: str | None = None, partnership: Path | None = None) -> Settings:
    """What is in force: the argument, else CESP_STORE and CESP_PARTNERSHIP, else what ships."""
    named = store or os.environ.get("CESP_STORE", "")
    folder = partnership or Path(os.environ.get("CESP_PARTNERSHIP") or partnership_folder())
    own = folder.resolve() != partnership_folder().resolve()
    default = default_store_url(folder.resolve().name if own else "samples")
    return Settings(store=named or default, partnership=folder, samples=not named and not own)
