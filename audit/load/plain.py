"""Plain text: decoded strictly, line ends normalised to newlines, nothing else changed.

A first line that is an address is no headline; addresses alone and data of a program are no article.

Tried in order: a byte-order mark, UTF-8, the declared charset, and a detected older encoding.
Other bytes are refused: a wrong guess would move every offset.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.errors import AuditError
from audit.load.charsets import ALIASES, charset_of, marked
from audit.load.draft import Parsed
from audit.load.input import Input
from audit.text import Block, can_be_headline, lines

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that texts do not contain; form feeds and escapes occur in old ones."""
JSON = re.compile(r"\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,80}\"\s*:")
"""Start of an object of JSON, or of a list of them."""
ADDRESS = re.compile(r"<?(?:https?://|www\.)[^\s<>]+>?", re.IGNORECASE)
"""An address of a page."""
FETCH = "fetch one with: audit article ADDRESS"
HEAD = 4096
"""Characters at the start that are searched for control characters."""
SAMPLE = 200_000
"""Bytes from which an older encoding is detected."""


def plain(given: Input, raw: bytes | str) -> Parsed:
    """Parse a plain text into a block per paragraph. Raises `AuditError` for what is not a text, and for addresses alone."""
    text = decode(raw, given.id, given.charset)
    if JSON.match(text):
        raise AuditError(f"{given.id}: JSON, not a text", "records of your own go into a file named .jsonl")
    blocks, start = lines(text, headline=given.title is None)
    if not blocks or not ADDRESS.fullmatch(text, blocks[0].start, blocks[0].stop):
        return Parsed(text, blocks, start)
    if all(ADDRESS.fullmatch(line) for line in text.split()):
        raise AuditError(f"{given.id}: addresses, not an article", f"{FETCH}, or give audit batch a folder of saved pages")
    return Parsed(text, *below_address(text, blocks, headline=given.title is None))


def below_address(text: str, blocks: Sequence[Block], *, headline: bool) -> tuple[tuple[Block, ...], int]:
    """Find the headline and the start of the body in a text whose first line is its address."""
    first, head, *rest = (replace(b, tag="p", zone="body") for b in blocks)
    if headline and rest and can_be_headline(text[head.start : head.stop]):
        return (first, replace(head, tag="h1", zone="headline"), *rest), rest[0].start
    return (first, head, *rest), head.start


def decode(raw: bytes | str, name: str, charset: str | None = None) -> str:
    """Decode the canonical string of a plain text. A byte-order mark is removed from bytes, never from a string.

    Raises `AuditError` for bytes that are not text, and for lone surrogates.

    >>> decode(b"\\xef\\xbb\\xbfone\\r\\ntwo", "a.txt")
    'one\\ntwo'
    >>> decode("caf\\xe9 cr\\xe8me".encode("latin-1"), "a.txt", "iso-8859-1")
    'café crème'
    """
    if isinstance(raw, bytes):
        raw = from_bytes(raw, name, charset)
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError as e:
        raise AuditError(f"{name}: a lone surrogate at character {e.start}", "correct the text") from e
    if CONTROL.search(raw[:HEAD]) or "\0" in raw:
        raise AuditError(f"{name}: binary data, not text", "give a text, a page (.html) or a draft (.docx, .md)")
    return raw.replace("\r\n", "\n").replace("\r", "\n")


def from_bytes(raw: bytes, name: str, charset: str | None) -> str:
    """Decode bytes by byte-order mark, UTF-8, declared or detected charset. Raises `AuditError` when none fits."""
    tries = [marked(raw) or "utf-8"]
    if charset:
        tries.append(ALIASES.get(charset.lower(), charset))
    for encoding in tries:
        try:
            return raw.decode(encoding)
        except (ValueError, LookupError):  # the name of a charset may contain a NUL
            continue
    if b"\0" not in raw and (found := detected(raw)):
        return found
    raise AuditError(f"{name}: text in an unknown encoding", "convert it to UTF-8")


def detected(raw: bytes) -> str | None:
    """Text in a detected older encoding; None unless it gives words without control characters."""
    encoding = charset_of(raw[:SAMPLE])
    if encoding is None:
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if CONTROL.search(text) else text
