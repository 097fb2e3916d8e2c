"""One record of an export as an input: an entry of a feed, a mail, an item of an agency.

What the record says about its article are claims of origin `export`; its article is its HTML (`audit.load.fragment`).
"""

import re
from collections.abc import Iterable
from html import escape

from audit.load.corpus.recognise import LARGEST_EXPORT
from audit.load.input import Input
from audit.rows import Failure
from audit.text import Said, storable, wrapping

ORIGIN = "export"
LINE_END = re.compile(r"\r\n?")
"""Line ends of mails and of some exports."""
MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")
"""A tag or a character reference, by which a text is known to be HTML."""
Pairs = Iterable[tuple[str, str | None]]


def input_of(name: str, markup: str, pairs: Pairs, *, url: str | None = None, published: str | None = None) -> Input:
    """The input of a record, from its HTML and pairs of field and value; empty values are dropped.

    >>> input_of("a", "<p>Talks failed.", [("headline", "Ferries"), ("author", None)]).said
    (Said(field='headline', value='Ferries', origin='export', start=None, stop=None),)
    """
    said = [Said(field, storable(value).strip(), ORIGIN) for field, value in pairs if value and value.strip()]
    address = url if url and re.match(r"https?://\S+$", url) else None
    return Input(
        storable(name),
        text=storable(markup),
        draft="fragment",
        url=address and storable(address),
        published=storable(published).strip() or None if published else None,
        said=tuple(dict.fromkeys(said)),
    )


def failed(where: str, what: str) -> Failure:
    """A record that cannot be read, and why."""
    where = storable(where)
    return Failure(where, "read", f"{where}: {' '.join(storable(what).split())}", None)


def too_large(where: str) -> Failure:
    """A file or a mail that is larger than any that is read."""
    return failed(where, f"more than {LARGEST_EXPORT // 1_000_000} MB")


def as_html(text: str) -> str:
    """A text that may be HTML as HTML: plain text becomes paragraphs."""
    return text if MARKUP.search(text) else paragraphs(text)


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for each line, the lines of a wrapped paragraph joined.

    >>> paragraphs("Talks failed.\\nBoth sides & the board went home.")
    '<p>Talks failed.</p><p>Both sides &amp; the board went home.</p>'
    """
    plain = LINE_END.sub("\n", text)
    found = (" ".join(plain[start:stop].split()) for start, stop in wrapping.paragraphs(plain))
    return "".join(f"<p>{escape(p, quote=False)}</p>" for p in found)
