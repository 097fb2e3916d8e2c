"""Refuse requests that no browser of this machine makes for the site itself.

A page of another site can make a browser send requests to 127.0.0.1, under its own name (DNS rebinding) or across origins. So
the Host must be ours, there must be one, and a request that names another origin is refused. Only GET and HEAD are answered.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from audit.outlets.address import split_address

HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
"""Names of this machine, as browsers write them in Host and Origin."""
SAFE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"cache-control", b"no-store"),
)
"""Headers of every answer."""
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


def refused(method: str, headers: list[tuple[bytes, bytes]]) -> tuple[int, str] | None:
    """Status and words of a refusal; None for a request that is answered.

    >>> refused("GET", [(b"host", b"127.0.0.1:8800")]), refused("GET", [(b"host", b"[::1]:8800")])
    (None, None)
    >>> refused("GET", [(b"host", b"rebound.example")])[0], refused("POST", [(b"host", b"localhost")])[0]
    (400, 405)
    >>> [refused("GET", [(b"host", b"localhost"), (b"origin", o)])[0] for o in (b"https://other.example", b"http://[", b"null")]
    [403, 403, 403]
    """
    if method not in {"GET", "HEAD"}:
        return 405, "only GET and HEAD"
    named = [value for name, value in headers if name == b"host"]
    if len(named) != 1 or host_of_header(named[0]) not in HOSTS:
        return 400, "the Host is not this machine"
    for name, value in headers:
        origin = split_address(value.decode("latin-1")) if name == b"origin" else None
        if name == b"origin" and (origin is None or origin.netloc.encode("latin-1") != named[0]):
            return 403, "another origin"
        if name == b"sec-fetch-site" and value == b"cross-site":
            return 403, "another site"
    return None


def host_of_header(value: bytes) -> str:
    """Host of a Host header without its port, in lower case.

    >>> host_of_header(b"[::1]:8800"), host_of_header(b"LOCALHOST"), host_of_header(b"localhost.:80")
    ('[::1]', 'localhost', 'localhost.')
    """
    text = value.decode("latin-1").strip().lower()
    if text.startswith("["):
        name, bracket, rest = text.partition("]")
        return name + bracket if not rest or rest.startswith(":") else text
    return text.partition(":")[0]


class Guard:
    """The application behind the refusals."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer or refuse one request; other scopes (lifespan) pass."""
        if scope["type"] == "websocket":
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = refused(scope["method"], scope["headers"])
        if refusal:
            status, words = refusal
            body = words.encode()
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode()), *SAFE]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})
            return

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *SAFE]
            await send(message)

        await self.app(scope, receive, safe)
