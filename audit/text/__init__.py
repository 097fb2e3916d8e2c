"""One text: the canonical string of a document, its blocks, and spans that point into it.

A document's string is settled at loading and never edited again. Every span counts Unicode code points, half open, so that
`text[start:stop]` is the evidence, in Python and in DuckDB (`substring(text, start + 1, stop - start)`).

>>> document = Document.of("Ministers meet\\nThey met on Monday.")
>>> [document.text[b.start : b.stop] for b in document.blocks]
['Ministers meet', 'They met on Monday.']
>>> document.blocks[0].zone, document.body_start
('headline', 15)
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import blake2b
from typing import NamedTuple

from audit.frozen import frozen
from audit.text.span import CLOSERS as CLOSERS
from audit.text.span import STOPS as STOPS
from audit.text.span import Span as Span
from audit.text.span import ends_sentence as ends_sentence
from audit.text.wrapping import paragraphs

LONGEST_HEADLINE = 200
"""Maximum code points of a first line that can still be a headline."""
CLAUSE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")
"""End of a sentence or clause; a line that ends with it is not a headline."""

USERINFO = re.compile(
    r"((?:https?|ftp|wss?):[/\\]+|[/\\]{2})[^\s/?#\\]*@|(%2F%2F)(?:(?!%2F|%3F|%23|%5C)[^\s/?#&])*%40", re.IGNORECASE
)
"""Name and password before the host of an address (RFC 3986, section 3.2.1), also of one escaped inside another's query."""


class Anchor(NamedTuple):
    """A link of the page: the span of its words, and its address as written in `href`."""

    start: int
    stop: int
    href: str
    rel: str = ""


@frozen
class Block:
    """One block of a document: a paragraph, heading, list item or table row.

    `zone` is `headline`, `standfirst`, `body` or `tail`; `tokens` are words of class, id and tag names of the element and
    its ancestors, nearest first (empty in plain text); `links` lie inside the block. For a block of a page, `path` names the
    elements around it, nearest first; `group` numbers the part of the article's container that contains it, and `card` the
    smallest box that it shares with another block; `kept` is the share of it that trafilatura extracts as body. All are None
    or empty in plain text. `struck` are spans that the page strikes through; `declared` is the claim that says the block.
    """

    start: int
    stop: int
    tag: str
    zone: str
    tokens: tuple[str, ...] = ()
    links: tuple[Anchor, ...] = ()
    path: tuple[str, ...] = ()
    group: int | None = None
    card: int | None = None
    kept: float | None = None
    struck: tuple[Span, ...] = ()
    declared: str | None = None


class Said(NamedTuple):
    """A claim of the input about the article: `field`, `value`, `origin` (who makes it), and its span if it is in the text."""

    field: str
    value: str
    origin: str
    start: int | None = None
    stop: int | None = None


@frozen
class Document:
    """A text as read, with its blocks, its address and the claims of the input.

    `input` is the id of the input, else its path. `said` holds the claims as found, before resolution. `url` is the address
    that it was fetched from or that the user gave, None when unknown. `format` is `html` or `text`. `sighting` is a digest
    of the raw input, computed before parsing.
    """

    id: str
    text_id: str
    text: str
    blocks: tuple[Block, ...]
    body_start: int
    lang: str | None = None
    format: str = "text"
    input: str = "-"
    url: str | None = None
    host: str | None = None
    fetched: str | None = None
    outlet: str | None = None
    said: tuple[Said, ...] = ()
    sighting: str | None = None

    @classmethod
    def of(cls, text: str, *, input: str = "-", url: str | None = None, title: str | None = None) -> "Document":  # noqa: A002
        """Make a document of plain text; its first line is the headline when it looks like one and `title` is missing.

        >>> Document.of("One line only.").body_start
        0
        """
        said = (Said("headline", title, "given"),) if title else ()
        blocks, body_start = lines(text, headline=title is None)
        return build(text, blocks, body_start, input=input, url=url, said=said)


def build(
    text: str,
    blocks: tuple[Block, ...],
    body_start: int,
    *,
    lang: str | None = None,
    format: str = "text",  # noqa: A002 - the name of the column
    input: str = "-",  # noqa: A002 - the name of the column
    url: str | None = None,
    host: str | None = None,
    fetched: str | None = None,
    outlet: str | None = None,
    said: Iterable[Said] = (),
) -> Document:
    """Make a document whose ids are digests of all that an audit reads: text, blocks, links and host."""
    url = url and without_userinfo(url)
    said = [s._replace(value=storable(without_userinfo(s.value))) for s in said]
    blocks = tuple(map(public, blocks))
    parts = [text, host or ""]
    for b in blocks:
        parts += [f"{b.start} {b.stop} {b.tag} {b.zone} {' '.join(b.tokens)} {' '.join(b.path)} {b.group} {b.card} {b.kept}"]
        parts += [*(f"{a.start} {a.stop} {a.href} {a.rel}" for a in b.links), *(f"{s.start} {s.stop} struck" for s in b.struck)]
        parts += [f"{b.start} {b.declared}"] if b.declared else []
    return Document(
        digest(*parts), digest(text), text, blocks, body_start, lang, format, input, url, host, fetched, outlet, tuple(said)
    )


def digest(*parts: str | bytes) -> str:
    """Digest the parts to thirty-two hexadecimal digits, the same in every process and on every machine."""
    made = blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "little"))
        made.update(data)
    return made.hexdigest()


def public(block: Block) -> Block:
    """A block whose links carry no name and password."""
    if not any("@" in a.href or "%40" in a.href for a in block.links):
        return block
    return replace(block, links=tuple(a._replace(href=without_userinfo(a.href)) for a in block.links))


def without_userinfo(text: str) -> str:
    """An address, or a text with addresses in it, without names and passwords: they are kept nowhere.

    >>> without_userinfo("https://ada:secret@ledger.example:8080/@ada/a"), without_userinfo("mailto:ada@ledger.example")
    ('https://ledger.example:8080/@ada/a', 'mailto:ada@ledger.example')
    >>> without_userinfo("https://ledger.example/go?to=https%3A%2F%2Fada%3Asecret%40courier.example")
    'https://ledger.example/go?to=https%3A%2F%2Fcourier.example'
    """
    return USERINFO.sub(lambda m: m[1] or m[2], text) if "@" in text or "%40" in text else text


def storable(text: str) -> str:
    """A string that UTF-8, and so every table and file, can hold: lone surrogates, as JSON may escape, become question marks.

    >>> storable("Quay \\ud800 reopens")
    'Quay ? reopens'
    """
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def counted(text: str) -> int:
    """Count the words of a text, separated by white space; every word count uses this function.

    In scripts without spaces each Han or kana character is a word, as word processors count, and every `THAI_WORD` letters of
    Thai, Lao, Khmer and Burmese are one.

    >>> counted("Ankara’s  3 offers – all refused")
    6
    >>> counted("運河は 2026年に閉鎖。"), counted("คลองจะปิดเป็นเวลาหกสัปดาห์"), counted("운하가 닫혔다")
    (8, 6, 2)
    """
    if text.isascii() or not UNSPACED.search(text):
        return len(text.split())
    return sum(in_chunk(chunk) for chunk in text.split())


def in_chunk(chunk: str) -> int:
    """Count the words between two white spaces."""
    if not UNSPACED.search(chunk):
        return 1
    han = len(HAN.findall(chunk))
    thai = sum(math.ceil(sum(map(str.isalpha, run)) / THAI_WORD) for run in THAI.findall(chunk))
    return han + thai + len(re.findall(r"\w+", UNSPACED.sub(" ", chunk)))


def can_be_headline(line: str) -> bool:
    """True when the first line of a text can be its headline: short enough, and not the end of a sentence or clause.

    >>> can_be_headline("Ministers meet"), can_be_headline("They met on Monday."), can_be_headline("Dear editor,")
    (True, False, False)
    """
    return len(line) <= LONGEST_HEADLINE and not CLAUSE_END.search(line)


def lines(text: str, *, headline: bool = True) -> tuple[tuple[Block, ...], int]:
    """Split a plain text into blocks, one per paragraph (`paragraphs`), and find the start of the body.

    The first one is the headline when it is at most 200 characters, does not end a sentence, and more text follows.
    """
    spans = paragraphs(text)
    if not spans:
        return (), 0
    first = text[spans[0].start : spans[0].stop]
    has_headline = headline and len(spans) > 1 and can_be_headline(first)
    blocks = tuple(Block(a, b, "p", "body") for a, b in spans)
    if has_headline:
        return (Block(*spans[0], "h1", "headline"), *blocks[1:]), spans[1].start
    return blocks, spans[0].start if headline else 0


HAN_RANGES = r"\u3005\u3041-\u30fa\u30fc\u30fd\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
THAI_RANGES = r"\u0e01-\u0edf\u1000-\u109f\u1780-\u17dd"
HAN = re.compile(f"[{HAN_RANGES}]")
"""One Han or kana character."""
THAI = re.compile(f"[{THAI_RANGES}]+")
"""A run of Thai, Lao, Khmer or Burmese letters and marks, written without spaces between words."""
UNSPACED = re.compile(f"[{HAN_RANGES}{THAI_RANGES}]")
"""A character of the scripts that do not separate words."""
THAI_WORD = 4
"""Letters of a Thai word, marks aside; measured with the dictionary of PyThaiNLP 5.4 on running text (3.98)."""


def trimmed(text: str, start: int, stop: int) -> Span:
    """Trim white space from both ends of a span; an empty span where nothing else is in it.

    >>> trimmed("  They met. ", 0, 12), trimmed("   ", 0, 3)
    (Span(start=2, stop=11), Span(start=3, stop=3))
    """
    inner = text[start:stop]
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


@cache
def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern of a data file on first use, once per process."""
    return re.compile(source, flags)


def without(text: str, holes: Iterable[Span]) -> str:
    """Replace the holes of a text by spaces, so that all other offsets stay valid.

    >>> without("The envoy (subscribe now) left.", [Span(10, 25)])
    'The envoy                 left.'
    """
    return spaced_out(text, tuple(holes))


@lru_cache(maxsize=8)
def spaced_out(text: str, holes: tuple[Span, ...]) -> str:
    """Replace the holes of a text by spaces: `without`, once for the steps that read the same text."""
    parts, at = [], 0
    for start, stop in sorted(holes):
        if stop > at:
            first = max(start, at)
            parts += [text[at:first], "\n".join(" " * len(line) for line in text[first:stop].split("\n"))]
            at = stop
    return "".join([*parts, text[at:]])


def cut(outer: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """Yield the parts of a span outside holes; holes are in order of start.

    >>> list(cut(Span(0, 10), [Span(2, 4), Span(8, 12)]))
    [Span(start=0, stop=2), Span(start=4, stop=8)]
    """
    at = outer.start
    for hole in holes:
        if hole.stop <= at:
            continue
        if hole.start >= outer.stop:
            break
        if hole.start > at:
            yield Span(at, hole.start)
        at = max(at, hole.stop)
    if at < outer.stop:
        yield Span(at, outer.stop)
