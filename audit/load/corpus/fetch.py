"""An `http(s)` address → bytes: with time-outs, a size cap, redirects recorded, and only public addresses.

The host is resolved once, every address of it is checked, and the connection goes to the address that was checked, so a
name that resolves differently the second time reaches nothing private. Each redirect is checked the same way.
"""

import ipaddress
import socket
import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from audit.errors import AuditError
from audit.version import VERSION

LARGEST = 20_000_000
"""Bytes of a page after unpacking."""
SECONDS = 30
"""For the whole of it, redirects included."""
HOPS = 5
AGENT = f"newsaudit/{VERSION} (audits one article for its reader)"
READABLE = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/xml", "text/xml")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the body, its media type and charset, and the addresses passed on the way."""

    url: str
    body: bytes
    media_type: str
    charset: str | None
    passed: tuple[str, ...]


def fetch(url: str, *, allow_private: bool = False) -> Fetched:
    """The body of an address. Raises `AuditError` that says what the address answered."""
    passed: list[str] = []
    until = time.monotonic() + SECONDS
    while True:
        target, answer = once(url, until, allow_private=allow_private)
        if target is None:
            return Fetched(url, *answer, tuple(passed))
        passed.append(url)
        if len(passed) > HOPS:
            raise AuditError(f"{passed[0]}: more than {HOPS} redirects", "give the address that it ends at")
        url = urljoin(url, target)


def once(url: str, until: float, *, allow_private: bool) -> tuple[str | None, tuple[bytes, str, str | None]]:
    """One request: where it redirects to, or body, media type and charset."""
    import urllib3

    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise AuditError(f"{url}: not an http(s) address", "give an address that begins with https://")
    address = public(parts.hostname, parts.port or (443 if parts.scheme == "https" else 80), allow_private=allow_private)
    left = until - time.monotonic()
    if left <= 0:
        raise late(url)
    limit = urllib3.Timeout(connect=min(8, left), read=min(15, left), total=left)
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, parts.port or 443, server_hostname=parts.hostname, assert_hostname=parts.hostname, timeout=limit
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, parts.port or 80, timeout=limit)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = {"Host": parts.netloc.rpartition("@")[2], "User-Agent": AGENT, "Accept": "text/html,text/plain;q=.8"}
    head["Accept-Encoding"] = "gzip, deflate"
    try:
        answer = pool.urlopen("GET", path, headers=head, redirect=False, retries=False, preload_content=False)
        with answer:
            return read(url, answer, until)
    except urllib3.exceptions.NewConnectionError as e:
        raise AuditError(f"{url}: nothing answers there", "check the address and the connection") from e
    except urllib3.exceptions.TimeoutError as e:
        raise late(url) from e
    except urllib3.exceptions.HTTPError as e:
        reason = " ".join(str(getattr(e, "reason", None) or e).split())[:120]
        raise AuditError(f"{url}: cannot be read ({reason})", "check the address, or save the page and give the file") from e
    finally:
        pool.close()


def late(url: str) -> AuditError:
    """What to say of an address that takes too long."""
    return AuditError(f"{url}: no whole answer within {SECONDS} seconds", "try again later, or save the page and give the file")


def read(url: str, answer: object, until: float) -> tuple[str | None, tuple[bytes, str, str | None]]:
    """Redirect target or body of an answer, the body within its size and time."""
    from urllib3 import HTTPResponse

    assert isinstance(answer, HTTPResponse)  # noqa: S101 - urlopen gives this; its stub says a base class
    if answer.status in {301, 302, 303, 307, 308} and answer.headers.get("Location"):
        return answer.headers["Location"], (b"", "", None)
    if answer.status != 200:
        raise AuditError(f"{url}: answered {answer.status}", "check the address, or save the page and give the file")
    media_type, _, rest = answer.headers.get("Content-Type", "text/html").partition(";")
    media_type = media_type.strip().lower()
    if media_type not in READABLE:
        raise AuditError(f"{url}: answered {media_type}, not a page", "give the address of the article itself")
    charset = rest.lower().partition("charset=")[2].strip(" \"';") or None
    body = bytearray()
    for piece in answer.stream(65_536):
        body += piece
        if len(body) > LARGEST:
            raise AuditError(f"{url}: more than {LARGEST // 1_000_000} MB", "save the article's part and give the file")
        if time.monotonic() > until:
            raise late(url)
    return None, (bytes(body), media_type, charset)


def public(host: str, port: int, *, allow_private: bool) -> str:
    """An address of the host; all of them must be public, unless private ones are allowed."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    except (OSError, UnicodeError) as e:
        raise AuditError(f"{host}: no such host", "check the address and the connection") from e
    for address in found:
        if not allow_private and not ipaddress.ip_address(address.partition("%")[0]).is_global:
            raise AuditError(f"{host}: a private address ({address})", "allow it with --allow-private")
    return min(found, key=lambda a: (":" in a, a))
