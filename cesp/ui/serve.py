"""Starts the dashboard: Streamlit on app.py by its absolute path, so that any working directory will do."""

from __future__ import annotations

import os
from pathlib import Path

from cesp.jobs.places import app_file


def serve(port: int | None, browser: bool, store: str, partnership: Path) -> None:
    """Serves on this computer only, until it is stopped. `port` None takes 8501, or the next that is free.

    Settings and fonts come with app.py (its folder holds .streamlit/config.toml); store and partnership reach the
    shell by the environment, as they do on a server.
    """
    from streamlit.web.cli import main

    os.environ["CESP_STORE"], os.environ["CESP_PARTNERSHIP"] = store, str(partnership)
    main(["run", str(app_file()), *flags(port, browser)], standalone_mode=False)


def flags(port: int | None, browser: bool) -> list[str]:
    """Settings that belong to a laptop, not to the project."""
    chosen = [
        ("server.address", "127.0.0.1"),
        ("server.allowedHosts", "127.0.0.1"),  # a name that resolves here is not enough (DNS rebinding)
        ("server.allowedHosts", "localhost"),
        ("server.headless", str(not browser).lower()),
        *([("server.port", str(port))] if port is not None else []),
    ]
    return [part for name, value in chosen for part in (f"--{name}", value)]
