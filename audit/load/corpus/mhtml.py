"""MHTML files (`.mhtml`, `.mht`): a page that a browser saved in one file, with its frames.

The page is in an encoding that only its own `<meta>` names. Chromium removed the scripts, and the declarations in JSON-LD with
them, so what they declare cannot be known: the claim `saved_by` says so.
"""

import re
from collections.abc import Mapping
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from audit.errors import AuditError
from audit.load.html.parse import decode
from audit.load.input import LARGEST, Input
from audit.text import Said

PAGES = ("text/html", "application/xhtml+xml")
FRAME = re.compile(
    r"<i?frame\b[^>]{0,2000}?\bsrc\s*=\s*[\"']?(cid:[^\"'\s>]{1,300})[\"']?[^>]{0,2000}>(?:\s*</i?frame>)?", re.IGNORECASE
)
"""A frame whose document is another part of the file, as Chromium writes it: `cid:frame-1A2B@mhtml.blink`."""
BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body>|\Z)", re.IGNORECASE | re.DOTALL)
"""What a frame's document shows."""
DEPTH = 4
"""Maximum depth of frames within frames."""
SAVERS = (("blink", "chromium mhtml"), ("internet explorer", "internet explorer mhtml"), ("unmht", "unmht"))
"""Words of the header From, and what the program is called in the claim `saved_by`."""
WAY_OUT = "save the page again, or as HTML"


def mhtml(raw: bytes, name: str) -> Input:
    """The input of an MHTML file. Raises `AuditError` for a file without a page."""
    message = message_from_bytes(raw, policy=policy.compat32)
    parts = [p for p in message.walk() if not p.is_multipart()]
    address = header_line(message, "Snapshot-Content-Location")
    main = main_part(message, parts, address)
    if main is None:
        raise AuditError(f"{name}: an MHTML file without a page", WAY_OUT)
    content = content_of(main)
    if not content.strip():
        raise AuditError(f"{name}: an MHTML file that breaks off or holds an empty page", WAY_OUT)
    if message.is_multipart() and message.defects:
        raise AuditError(f"{name}: an MHTML file that breaks off: its last part may be cut", WAY_OUT)
    frames = {f"cid:{header_line(p, 'Content-ID').strip('<> ')}": p for p in parts if p is not main and is_page(p)}
    markup: bytes | str = content
    if frames and b"cid:" in content:
        markup = with_frames(decode(content, main.get_content_charset()), frames, DEPTH)
    who = header_line(message, "From").lower()
    saver = next((claim for word, claim in SAVERS if word in who), "mhtml")
    url = address or header_line(main, "Content-Location")
    return Input(
        name,
        html=markup,
        url=url if url.startswith(("http://", "https://")) else None,
        fetched=moment(header_line(message, "Date")),
        charset=main.get_content_charset(),
        said=(Said("saved_by", saver, "archive"),),
    )


def header_line(message: Message, field: str) -> str:
    """A header without its line ends; empty when missing."""
    return "".join(str(message.get(field) or "").split("\r\n")).strip()


def is_page(part: Message) -> bool:
    """True for a part that holds a page."""
    return part.get_content_type() in PAGES


def main_part(message: Message, parts: list[Message], address: str) -> Message | None:
    """The part with the page itself: at the address of the snapshot, or the root of the file, or the first page."""
    pages = [p for p in parts if is_page(p)]
    root = str(message.get_param("start") or "").strip("<> ")
    for p in pages:
        if address and header_line(p, "Content-Location") == address:
            return p
    for p in pages:
        if root and header_line(p, "Content-ID").strip("<> ") == root:
            return p
    return pages[0] if pages else None


def content_of(part: Message) -> bytes:
    """The decoded bytes of a part."""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def with_frames(markup: str, frames: Mapping[str, Message], depth: int) -> str:
    """Put the documents of frames where the frames are, each once; no more than one article may hold."""
    left = dict(frames)
    size = len(markup)

    def place(m: re.Match[str]) -> str:
        nonlocal size
        part = left.pop(m.group(1), None)
        if part is None or depth == 0:
            return m.group()
        inner = decode(content_of(part), part.get_content_charset())
        found = BODY.search(inner)
        shown = found.group(1) if found else inner
        size += len(shown)
        if size > LARGEST:
            return ""
        return f"<div>{with_frames(shown, left, depth - 1)}</div>"

    return FRAME.sub(place, markup)


def moment(text: str) -> str | None:
    """A date of a mail header as ISO 8601; Chromium writes UTC as `-0000`.

    >>> moment("Sun, 29 Nov 2026 09:15:00 -0000"), moment("yesterday")
    ('2026-11-29T09:15:00+00:00', None)
    """
    try:
        found = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):  # of numbers that no date has
        return None
    return found.isoformat() + ("" if found.tzinfo else "+00:00")
