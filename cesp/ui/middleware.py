"""What stands between the network and Streamlit: security headers on every answer, closed doors, compression."""

from __future__ import annotations

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Streamlit writes its styles into the page, hence the one "unsafe" word; nothing here needs eval. The hash is that of
# the one script in Streamlit's page (it only serves crawlers: where it changes and is blocked, nothing breaks).
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'sha256-THxz9J9+wf7rhwR2YkXJoSZ13UCmYyC+3lNDv2+8ugA='",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent")


class Headers:
    """Adds `HEADERS` to every answer, in place of any of the same name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in _ENCODED]
                message = {**message, "headers": [*kept, *_ENCODED.items()]}
            await send(message)

        await self.app(scope, receive, send_with_headers)


class ClosedDoors:
    """Answers "not found" where Streamlit would tell anyone about the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and any(door in scope["path"] for door in CLOSED):
            await PlainTextResponse("Not found", status_code=404)(scope, receive, send)
            return
        await self.app(scope, receive, send)


_ENCODED = {name.lower().encode(): value.encode() for name, value in HEADERS.items()}
MIDDLEWARE = [
    Middleware(Headers),
    Middleware(ClosedDoors),
    Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
]
