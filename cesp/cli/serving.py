"""Starts the dashboard: Streamlit on app.py by its absolute path, so that any working directory will do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from cesp.jobs.places import app_file


def serve(port: int | None, browser: bool, store: str, partnership: Path) -> int:
    """Serves on this computer only, until it is stopped; the server's exit status. `port` None takes 8501, or the next
    that is free. Settings and fonts come with app.py, whose folder holds .streamlit/config.toml; store and partnership
    reach it by the environment, as they do on a server."""
    settings = {**os.environ, "CESP_STORE": store, "CESP_PARTNERSHIP": str(partnership)}
    command = [sys.executable, "-m", "streamlit", "run", str(app_file()), *flags(port, browser)]
    with subprocess.Popen(command, env=settings) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())  # no server outlives its command
        try:
            return server.wait()
        except KeyboardInterrupt:  # the server had the same signal, and stops by itself
            return server.wait()


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
