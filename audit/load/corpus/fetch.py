"""Fetch a page: one time limit for all of it, a size limit, redirects recorded, and only public addresses.

The host is resolved once, all its addresses are checked, and the connection goes to a checked one: a name that resolves
differently the second time (DNS rebinding) reaches nothing private. Each redirect is checked in the same way. Time limits of a
socket start again with every byte, so a server that drips would hold on for ever: at the deadline the socket is closed.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from audit.errors import AuditError
from audit.frozen import frozen
from audit.load.corpus.coding import Body, decoded
from audit.load.corpus.public_address import is_public
from audit.outlets.address import absolute_address, ascii_host, split_address, with_ascii_host
from audit.version import VERSION

if TYPE_CHECKING:
    from urllib3 import HTTPResponse

LARGEST = 20_000_000
"""Maximum bytes of a page, decompressed."""
SECONDS = 30
"""Time limit of a fetch: names, redirects, head and body."""
HOPS = 5
"""Maximum redirects."""
AGENT = f"newsaudit/{VERSION} (audits one article for its reader)"
READABLE = (
    *("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/xml", "text/xml"),
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"),
)
"""Media types that can hold an article."""


@frozen
class Fetched:
    """The answer to a request: body, media type, charset, and the addresses that redirected to `url`.

    `cut` is the reason why the body is not whole; None when nothing says that it is not.
    """

    url: str
    body: bytes
    media_type: str
    charset: str | None
    passed: tuple[str, ...]
    cut: str | None = None


class Target(NamedTuple):
    """Where a request goes: host in ASCII, port, path with query, and the `Host` header."""

    secure: bool
    host: str
    port: int
    path: str
    header: str


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """Fetch an address, redirects followed. Raises `AuditError` that says what the address answered."""
    passed: list[str] = []
    url = with_ascii_host(url)
    until = time.monotonic() + SECONDS
    while True:
        location, answer = request(url, until, allow_private=allow_private)
        if location is None:
            return replace(answer, passed=tuple(passed))
        passed.append(url)
        if len(passed) > HOPS:
            raise AuditError(f"{passed[0]}: more than {HOPS} redirects", "give the address that it ends at")
        url = with_ascii_host(absolute_address(url, location))


def target_of(url: str) -> Target:
    """Where the request for an address goes. Raises `AuditError` for one that is malformed or not of the web.

    >>> target_of("https://ledger.example/a?b=1")
    Target(secure=True, host='ledger.example', port=443, path='/a?b=1', header='ledger.example')
    >>> target_of("http://münze.example:8080").header
    'xn--mnze-0ra.example:8080'
    """
    parts = split_address(url)
    web = parts is not None and parts.scheme in {"http", "https"}
    try:
        host = ascii_host(parts.hostname or "") if parts and web else ""
        given = parts.port if parts else None
    except ValueError:  # a port that cannot exist
        host, given = "", None
    if parts is None or not host or given == 0:
        raise AuditError(f"{url}: not an http(s) address", "give an address that begins with https://")
    secure = parts.scheme == "https"
    header = parts.netloc.rpartition("@")[2]
    if not header.isascii():
        header = f"{host}:{given}" if given else host
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(secure, host, given or (443 if secure else 80), path, header)


def request(url: str, until: float, *, allow_private: bool) -> tuple[str | None, Fetched]:
    """Send one request: where it redirects to (None for an answer), and the answer."""
    import urllib3

    target = target_of(url)
    address = public_address(url, target, until, allow_private=allow_private)
    left = until - time.monotonic()
    if left <= 0:
        raise late(url)
    limit = urllib3.Timeout(connect=min(8, left), read=min(15, left), total=left)
    pool: urllib3.HTTPConnectionPool
    if target.secure:
        pool = urllib3.HTTPSConnectionPool(
            address, target.port, server_hostname=target.host, assert_hostname=target.host, timeout=limit
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, target.port, timeout=limit)
    headers = {
        "Host": target.header,
        "User-Agent": AGENT,
        "Accept": "text/html,text/plain;q=.8",
        "Accept-Encoding": "gzip, deflate",
    }
    try:
        with closed_at(until, pool):
            answer = pool.urlopen("GET", target.path, headers=headers, redirect=False, retries=False, preload_content=False)
            with answer:
                return body_of(url, answer, until)
    except urllib3.exceptions.NewConnectionError as e:
        raise AuditError(f"{url}: nothing answers there", "check the address and the connection") from e
    except (urllib3.exceptions.HTTPError, OSError) as e:
        if isinstance(e, urllib3.exceptions.TimeoutError) or time.monotonic() >= until:
            raise late(url) from e
        reason = " ".join(str(getattr(e, "reason", None) or e).split())[:120]
        raise AuditError(f"{url}: cannot be read ({reason})", "check the address, or save the page and give the file") from e
    finally:
        pool.close()


@contextmanager
def closed_at(until: float, pool: Any) -> Iterator[None]:
    """Shut the sockets of a pool's connections at a moment of the monotonic clock, so that whatever waits for them ends.

    A socket is noted when it is opened, because the handshake of TLS may drip as well, and as a duplicate, because TLS takes
    the descriptor of the original.
    """
    opened: list[socket.socket] = []

    class Noted(pool.ConnectionCls):  # type: ignore[misc]
        """A connection whose socket is noted."""

        def _new_conn(self) -> socket.socket:
            found: socket.socket = super()._new_conn()
            opened.append(found.dup())
            return found

    def shut() -> None:
        for one in opened:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    pool.ConnectionCls = Noted
    timer = threading.Timer(max(0.0, until - time.monotonic()), shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        for one in opened:
            one.close()


def late(url: str) -> AuditError:
    """The error for an address that exceeds the time limit."""
    return AuditError(f"{url}: no whole answer within {SECONDS} seconds", "try again later, or save the page and give the file")


def body_of(url: str, answer: object, until: float) -> tuple[str | None, Fetched]:
    """Redirect target of an answer, else the answer with its body within the limits of size and time."""
    from urllib3 import HTTPResponse

    assert isinstance(answer, HTTPResponse)  # noqa: S101 - urlopen gives this; its stub says a base class
    if answer.status in {301, 302, 303, 307, 308} and answer.headers.get("Location"):
        return utf_8(answer.headers["Location"]), Fetched(url, b"", "", None, ())
    if answer.status != 200:
        raise AuditError(f"{url}: answered {answer.status}", "check the address, or save the page and give the file")
    media_type, _, rest = answer.headers.get("Content-Type", "text/html").partition(";")
    media_type = media_type.strip().lower()
    if media_type not in READABLE:
        raise AuditError(f"{url}: answered {media_type}, not a page", "give the address of the article itself")
    charset = rest.lower().partition("charset=")[2].strip(" \"';") or None
    sent = received(url, answer, until)
    codings = ",".join(answer.headers.get(name, "") for name in ("Content-Encoding", "Transfer-Encoding")).lower().split(",")
    body = decoded(sent.raw, [c for c in codings if c.strip() != "chunked"])
    if len(body.raw) > LARGEST:
        raise oversized(url)
    return None, Fetched(url, body.raw, media_type, charset, (), sent.cut or body.cut)


def received(url: str, answer: "HTTPResponse", until: float) -> Body:
    """The body as sent, chunks joined, and why it is not whole where it breaks off before its declared end."""
    from urllib3.exceptions import ProtocolError, ReadTimeoutError

    body, cut = bytearray(), None
    try:
        for piece in answer.stream(
            65_536, decode_content=False
        ):  # `stream` unpacks chunked answers only when told, and not whole
            body += piece
            if len(body) > LARGEST:
                raise oversized(url)
        if time.monotonic() >= until:  # an end without a declared length may be that of the deadline
            raise late(url)
    except ReadTimeoutError as e:
        raise late(url) from e
    except ProtocolError as e:
        if time.monotonic() >= until:
            raise late(url) from e
        body += next((c.partial for c in (e.__cause__, *e.args) if isinstance(getattr(c, "partial", None), bytes)), b"")
        cut = "the last chunk is missing" if answer.chunked else "fewer bytes than declared"
    return Body(bytes(body), cut)


def oversized(url: str) -> AuditError:
    """The error for a page that exceeds the size limit."""
    return AuditError(f"{url}: more than {LARGEST // 1_000_000} MB", "save the article's part and give the file")


def utf_8(header: str) -> str:
    """A header with letters beyond ASCII, which HTTP hands over byte by byte and servers write in UTF-8.

    >>> utf_8("/k\xc3\xb6ln"), utf_8("/k\xf6ln")
    ('/köln', '/köln')
    """
    try:
        return header.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return header


def public_address(url: str, target: Target, until: float, *, allow_private: bool) -> str:
    """An IP address of the host, IPv4 preferred. Raises `AuditError` when any of them is not public, unless allowed."""
    found = resolved(url, target, until)
    for address in found:
        if not allow_private and not is_public(address):
            raise AuditError(f"{target.host}: a private address ({address})", "allow it with --allow-private")
    return min(found, key=lambda a: (":" in a, a))


def resolved(url: str, target: Target, until: float) -> set[str]:
    """Resolve a host by `until`: the resolver has time limits of its own, and waits in a thread that nobody waits for."""
    answers: list[set[str] | Exception] = []

    def ask() -> None:
        try:
            answers.append({str(i[4][0]) for i in socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)})
        except Exception as e:  # noqa: BLE001 - raised again where it is waited for
            answers.append(e)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(0.0, until - time.monotonic()))
    answer = answers[0] if answers else None
    if answer is None:
        raise late(url)
    if isinstance(answer, (OSError, UnicodeError)) or not answer:
        cause = answer if isinstance(answer, Exception) else None
        raise AuditError(f"{target.host}: no such host", "check the address and the connection") from cause
    if isinstance(answer, Exception):
        raise answer
    return answer
