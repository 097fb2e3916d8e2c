"""What feeds of all kinds share: an entry as an input, and whether its HTML is only a teaser."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from audit.errors import AuditError
from audit.load.corpus.item import input_of
from audit.load.html.element import text_of
from audit.load.html.parse import tree_of
from audit.load.input import Input, LeftOut
from audit.outlets.address import absolute_address
from audit.rows import Failure
from audit.text import counted

ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\)|\(\.\.\.\))\s*[\])]?$")
"""The end of a text that breaks off: an ellipsis, in brackets in WordPress."""
SHORT = 120
"""Words under which a `description` of RSS is a teaser: it may hold the whole article, and mostly holds its first sentences."""


class Entry(NamedTuple):
    """An entry: its HTML and where that comes from, title, address, date of publication, and further fields and values.

    `source` is `content` (declared to be the whole), `description` (whole or teaser) or `summary` (a teaser by definition).
    """

    where: str
    markup: str
    source: str
    title: str
    url: str | None
    published: str | None
    pairs: Iterable[tuple[str, str | None]]


def entry_input(entry: Entry) -> Input | Failure | LeftOut:
    """The input of an entry; one without words is left out."""
    try:
        text = words_in(entry.markup, entry.where)
    except AuditError as e:
        return Failure(entry.where, "read", str(e), None)
    if not text:
        return LeftOut(entry.where, "feed entry without text")
    partial = "partial" if is_teaser(entry, text) else None
    pairs = [("headline", entry.title), ("access", partial), *entry.pairs]
    return input_of(entry.where, entry.markup, pairs, url=entry.url, published=entry.published)


def words_in(markup: str, where: str) -> str:
    """Words of an entry's HTML."""
    return text_of(tree_of(markup, where), longest=1_000_000) or "" if markup.strip() else ""


def is_teaser(entry: Entry, text: str) -> bool:
    """True when an entry's HTML is a summary, breaks off, or ends in a link to the article that is not its title."""
    if entry.source == "summary" or ELLIPSIS.search(text):
        return True
    if entry.source == "description" and counted(text) < SHORT:
        return True
    return bool(entry.url) and ends_in_link(entry, text)


def ends_in_link(entry: Entry, text: str) -> bool:
    """True when the last words are a link to the entry's own address: "Read on". A link on the title is a credit."""
    links = [a for a in tree_of(entry.markup, entry.where).iter("a") if text_of(a)]
    if not links:
        return False
    last = links[-1]
    words = text_of(last) or ""
    own = absolute_address(entry.url, last.get("href") or "").partition("#")[0] == (entry.url or "").partition("#")[0]
    return own and words.casefold() != entry.title.casefold() and text.rstrip(" .»›>→]").endswith(words.rstrip(" .»›>→]"))


def plain_title(value: str, where: str) -> str:
    """A title without markup, characters written as entities resolved: RSS escapes titles once or twice."""
    if "<" not in value and "&" not in value:
        return " ".join(value.split())
    return words_in(f"<p>{value}</p>", where)
