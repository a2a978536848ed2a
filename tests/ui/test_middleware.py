"""Every answer carries the headers; what tells about the server stays shut; what is long is compressed."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from cesp.ui.middleware import HEADERS, MIDDLEWARE


async def _site(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    headers = [(b"content-type", b"text/javascript"), (b"x-frame-options", b"SAMEORIGIN")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"chart " * 1000})


def ask(path: str, kind: str = "http") -> list[dict[str, Any]]:
    """What the site, inside its middleware, sends back for a path."""
    app: Any = _site
    for layer in reversed(MIDDLEWARE):
        app = layer.cls(app, *layer.args, **layer.kwargs)
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": kind, "path": path, "headers": [(b"accept-encoding", b"gzip")], "method": "GET"}
    asyncio.run(app(scope, receive, send))
    return sent


def test_every_answer_carries_each_header_once() -> None:
    start, body = ask("/")
    headers = [(name.decode(), value.decode()) for name, value in start["headers"]]
    for name, value in HEADERS.items():
        assert [told for own, told in headers if own.lower() == name.lower()] == [value]
    assert gzip.decompress(body["body"]) == b"chart " * 1000


def test_nobody_may_frame_the_page_or_run_scripts_from_elsewhere() -> None:
    policy = dict(part.strip().split(" ", 1) for part in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == policy["object-src"] == "'none'"
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert policy["connect-src"].startswith("'self'")
    assert "ws:" not in policy["connect-src"]
    assert "http" not in HEADERS["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/base/_stcore/metrics", "/_stcore/agent/openapi.json"])
def test_doors_that_are_shut(path: str) -> None:
    start, _ = ask(path)
    assert start["status"] == 404
    assert b"x-content-type-options" in dict(start["headers"])


def test_the_socket_passes_through() -> None:
    assert ask("/_stcore/stream", "websocket") == [{"type": "websocket.accept"}]
