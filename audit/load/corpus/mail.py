"""A mail as an input: its HTML, else its text, with subject, sender and date; attachments are left out and counted.

Of alternatives the HTML is read once. A mail that its sender lets people unsubscribe from is a newsletter; of that header only
hosts are kept, because its addresses name the reader.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    HeaderParseError,
    InvalidBase64PaddingDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32

from audit.load.charsets import ALIASES
from audit.load.corpus.item import failed, input_of, paragraphs
from audit.load.html.parse import decode
from audit.load.input import Input, LeftOut
from audit.outlets import host_of
from audit.rows import Failure

CUT = (CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect, InvalidBase64PaddingDefect)
"""Defects of a mail whose end is missing."""
SEALED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
HEADER_LINE = re.compile(rb"[!-9;-~]+:[ \t]?")
"""The first header of a mail: name and colon (RFC 5322, section 2.2)."""
ADDRESSES = re.compile(r"<(?:https?://[^\s>]+|mailto:[^\s>?]+)")
"""Addresses of List-Unsubscribe, in angle brackets (RFC 2369)."""


def mail(raw: bytes, where: str) -> Iterator[Input | Failure | LeftOut]:
    """The input of one mail, and a row for each attachment that is left out."""
    if not HEADER_LINE.match(raw.lstrip()):
        yield failed(where, "not a mail: it begins with no header line")
        return
    message = message_from_bytes(raw.lstrip(), policy=compat32)
    if message.get_content_type() in SEALED:
        yield failed(where, "an encrypted mail; decrypt it first")
        return
    parts = body_parts(message)
    markup = "".join(map(markup_of_part, parts))
    if markup.strip():
        yield input_of(where, markup, claims_of(message, parts), url=archived(message), published=header(message, "Date"))
    else:
        yield LeftOut(where, "mail without text")
    read = set(map(id, parts))
    for number, _ in enumerate((p for p in leaves(message) if id(p) not in read and is_attachment(p)), 1):
        yield LeftOut(f"{where}#{number}", "attachment of a mail")


def claims_of(message: Message, parts: list[Message]) -> Iterator[tuple[str, str | None]]:
    """Fields and values of a mail's headers."""
    yield "headline", header(message, "Subject")
    yield "sender", header(message, "From")
    unsubscribe = ADDRESSES.findall(header(message, "List-Unsubscribe") or "")
    yield "newsletter", ", ".join(dict.fromkeys(filter(None, map(place, unsubscribe)))) or None
    yield "list", header(message, "List-Id")
    yield "guid", header(message, "Message-ID")
    if is_cut(message, parts):
        yield "access", "partial"


def place(address: str) -> str | None:
    """Host of an address of List-Unsubscribe: what stands before it names the reader.

    >>> place("<mailto:leave-7f3a@lists.ledger.example"), place("<https://ledger.example/out?reader=7f3a")
    ('lists.ledger.example', 'ledger.example')
    """
    return address.rpartition("@")[2] if address.startswith("<mailto:") else host_of(address[1:])


def header(message: Message, name: str) -> str | None:
    """A header with its encoded words decoded; None when it is missing."""
    value = message.get(name)
    if value is None:
        return None
    try:
        text = str(make_header(decode_header(value)))
    except (LookupError, ValueError, HeaderParseError):  # an unknown charset, or words that do not fit it
        text = str(value)
    return " ".join(text.split()) or None


def archived(message: Message) -> str | None:
    """Address under which the sender keeps the mail (RFC 5064)."""
    return (header(message, "Archived-At") or "").strip("<> ") or None


def body_parts(message: Message) -> list[Message]:
    """Parts that hold the words of a mail: HTML where there is any, else text."""
    parts = texts(message)
    html = [p for p in parts if p.get_content_subtype() == "html"]
    return html or [p for p in parts if p.get_content_subtype() == "plain"]


def texts(part: Message) -> list[Message]:
    """The text parts of a part: of alternatives the last one with HTML, else the first one with text."""
    if not part.is_multipart():
        return [part] if part.get_content_maintype() == "text" and not named_attachment(part) else []
    if part.get_content_maintype() != "multipart":
        return []  # a mail inside a mail
    found = [texts(p) for p in inside(part)]
    if part.get_content_type() != "multipart/alternative":
        return [p for parts in found for p in parts]
    found = [parts for parts in found if parts]
    html = [parts for parts in found if any(p.get_content_subtype() == "html" for p in parts)]
    return html[-1] if html else found[0] if found else []


def inside(part: Message) -> list[Message]:
    """Parts of a multipart."""
    payload = part.get_payload()
    return [p for p in payload if isinstance(p, Message)] if isinstance(payload, list) else []


def leaves(part: Message) -> Iterator[Message]:
    """The parts that hold no other parts; a mail inside a mail is one part."""
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for p in inside(part):
            yield from leaves(p)
    else:
        yield part


def named_attachment(part: Message) -> bool:
    """True for a part that is declared an attachment."""
    return part.get_content_disposition() == "attachment" or part.get_filename() is not None


def is_attachment(part: Message) -> bool:
    """True for a part that is not another form of the text."""
    return part.get_content_maintype() != "text" or named_attachment(part)


def markup_of_part(part: Message) -> str:
    """HTML of a text part, decoded by its own charset."""
    text = part_text(part)
    if part.get_content_subtype() == "html":
        return text
    return paragraphs(
        unflowed(text, delsp=parameter(part, "delsp") == "yes") if parameter(part, "format") == "flowed" else text
    )


def part_text(part: Message) -> str:
    """Characters of a text part: by its declared charset, else as those of a page are told."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    charset = part.get_content_charset() or ""
    try:
        return raw.decode(ALIASES.get(charset, charset) or "utf-8")
    except (ValueError, LookupError):  # bytes that do not fit, an unknown charset, a name that cannot be one
        return decode(raw)


def parameter(part: Message, name: str) -> str:
    """A parameter of the content type, in lower case."""
    return str(part.get_param(name) or "").lower()


def unflowed(text: str, *, delsp: bool) -> str:
    """Text of `format=flowed` (RFC 3676) with the lines joined that go on: those that end in a space.

    >>> unflowed("Talks have \\nfailed.\\nBoth sides left.", delsp=False)
    'Talks have failed.\\n\\nBoth sides left.'
    """
    found: list[str] = []
    flows = False
    for line in text.splitlines():
        words = line.removeprefix(" ")
        if flows:
            found[-1] += words
        else:
            found.append(words)
        flows = words.endswith(" ") and words != "-- "
        if flows and delsp:
            found[-1] = found[-1][:-1]
    return "\n\n".join(found)


def is_cut(message: Message, parts: list[Message]) -> bool:
    """True when a mail breaks off in the part that is read, or before it."""
    broken = any(isinstance(d, CUT) for p in message.walk() for d in p.defects)
    last = list(leaves(message))[-1:]
    return broken and bool(parts) and last == parts[-1:]
