"""RSS 0.9 to 2.0 and Atom: an article for each entry, from its full content before its summary.

An entry's article is `content:encoded`, `xhtml:body` or `content`, then `description` or `summary`; what media elements say of
pictures is neither. Its address is the link without `rel` or with `rel="alternate"`, never one of replies, related pages or
enclosures. A feed that is not well formed is read entry by entry: a broken entry is a failure, the others stay.
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from audit.errors import AuditError
from audit.load.corpus.feed_entry import Entry, entry_input, plain_title
from audit.load.corpus.item import as_html, failed, paragraphs, too_large
from audit.load.corpus.recognise import LARGEST_EXPORT
from audit.load.corpus.safe_xml import child, children, descendants, inner_html, parse_xml, words_of, xml_text
from audit.load.input import Input, LeftOut
from audit.outlets.address import absolute_address
from audit.rows import Failure

ROOTS = frozenset({"rss", "RDF", "feed"})
"""Root elements of feeds: RSS 0.91 to 2.0, RSS 0.9 and 1.0, Atom."""
BASE = "{http://www.w3.org/XML/1998/namespace}base"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
MEDIA = "http://search.yahoo.com/mrss/"
OPENING = re.compile(r"<(item|entry)(?=[\s>])")
"""The start of an entry."""
PREFIXES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "media": MEDIA,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
"""Prefixes that feeds use and do not always declare."""
MAIL_AND_NAME = re.compile(r"\S+@\S+\s+\((.+)\)")
"""An author of RSS 2.0: a mail address, and the name in brackets."""
XMLNS = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*["']([^"']+)["']""")
"""Prefix and address of a namespace that is declared."""
CLAIMS = (
    ("modified", ("updated", "modified")),
    ("section", ("section",)),
    ("copyright", ("rights", "copyright")),
    ("guid", ("guid", "id")),
    ("keyword", ("category", "subject")),
)
"""Fields and the elements that fill them."""


def feed(stream: BinaryIO, name: str) -> Iterator[Input | Failure | LeftOut]:
    """The entries of an RSS or Atom feed."""
    raw = stream.read(LARGEST_EXPORT + 1)
    if len(raw) > LARGEST_EXPORT:
        yield too_large(name)
        return
    try:
        text = xml_text(raw, name)
    except AuditError as e:
        yield Failure(name, "read", str(e), None)
        return
    try:
        root = parse_xml(text)
    except etree.XMLSyntaxError:
        yield from whole_entries(text, name)
        return
    entries = list(descendants(root, "item", "entry"))
    for number, element in enumerate(entries, 1):
        yield read_entry(element, root, f"{name}:{number}")
    if not entries:
        yield LeftOut(name, "feed without entries")


def whole_entries(text: str, name: str) -> Iterator[Input | Failure | LeftOut]:
    """The entries of a feed that is not well formed, each parsed alone."""
    found = list(OPENING.finditer(text))
    declared = PREFIXES | {
        prefix: space for prefix, space in XMLNS.findall(text[: found[0].start()] if found else "") if prefix
    }
    head = "<feed " + " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in declared.items()) + ">"
    for number, m in enumerate(found, 1):
        where = f"{name}:{number}"
        limit = found[number].start() if number < len(found) else len(text)
        stop = text.find(f"</{m.group(1)}>", m.start(), limit)
        if stop < 0:
            yield failed(where, "the feed breaks off in this entry" if number == len(found) else "an entry without an end")
            continue
        try:
            root = parse_xml(f"{head}{text[m.start() : stop]}</{m.group(1)}></feed>")
        except etree.XMLSyntaxError as e:
            yield failed(where, f"not well-formed XML ({e.msg})")
            continue
        yield read_entry(root[0], root, where)
    if not found:
        yield failed(name, "a feed that breaks off before its first entry")


def read_entry(element: Any, root: Any, where: str) -> Input | Failure | LeftOut:
    """The input of one `item` or `entry`."""
    channel = child(root, "channel")
    top = root if channel is None else channel
    base = absolute_address(words_of(next(site_links(top), None)) or href(top), element.get(BASE) or root.get(BASE) or "")
    markup, source = content(element, base)
    title = next((words_of(e) for e in element if in_feed(e, "title")), "")
    dates = [words_of(e) for e in element if in_feed(e, "published", "pubDate", "issued", "date", "created")]
    pairs = [("published", value) for value in dates[1:]]
    pairs += [(field, words_of(e) or e.get("term")) for field, names in CLAIMS for e in element if in_feed(e, *names)]
    pairs += [("author", value) for value in authors(element) or authors(root)]
    pairs += [("original_source", words_of(child(e, "title")) or words_of(e)) for e in children(element, "source")]
    pairs += [("site_name", words_of(child(top, "title")))]
    pairs += [("language", element.get(LANG) or root.get(LANG) or words_of(child(top, "language")))]
    return entry_input(
        Entry(
            where=where,
            markup=markup,
            source=source,
            title=plain_title(title, where),
            url=address(element, base),
            published=next(iter(dates), None),
            pairs=pairs,
        )
    )


def in_feed(element: Any, *names: str) -> bool:
    """True for an element with one of these local names that is not about a picture or a video."""
    space, _, name = element.tag.rpartition("}") if isinstance(element.tag, str) else ("", "", "")
    return name in names and not space.endswith(MEDIA)


def content(element: Any, base: str) -> tuple[str, str]:
    """HTML of an entry, and where it comes from: `content`, `description` or `summary`."""
    whole = [e for e in element if e.tag == f"{CONTENT}encoded" or (in_feed(e, "body") and "xhtml" in str(e.tag))]
    for e in whole:
        if markup := html_of(e, "html"):
            return based(markup, base), "content"
    for name in ("content", "description", "summary"):
        for e in element:
            if in_feed(e, name) and not e.get("src") and (markup := html_of(e, e.get("type") or default(name))):
                return based(markup, base), name
    return "", "summary"


def default(name: str) -> str:
    """Type of an element that declares none: text in Atom, HTML in RSS."""
    return "text" if name in {"content", "summary"} else "html"


def html_of(element: Any, declared: str) -> str:
    """HTML of a text construct: elements as they are, escaped HTML unescaped, plain text as paragraphs."""
    if len(element) and any(isinstance(e.tag, str) for e in element):
        return inner_html(element)
    text = "".join(element.itertext())
    if not text.strip() or ("/" in declared and not declared.startswith("text/")):
        return ""
    return paragraphs(text) if declared in {"text", "text/plain"} else as_html(text)


def based(markup: str, base: str) -> str:
    """HTML with the address to which its relative links belong."""
    return f'<html><head><base href="{base}"></head><body>{markup}</body></html>' if base and '"' not in base else markup


def address(element: Any, base: str) -> str | None:
    """Address of an entry's article: its alternate link, else a `guid` that is one."""
    links = [e for e in element if in_feed(e, "link", "origLink")]
    original = [words_of(e) for e in links if "origLink" in e.tag]
    plain = [
        words_of(e) or e.get("href") for e in links if (e.get("rel") or "alternate") == "alternate" and "origLink" not in e.tag
    ]
    guids = [words_of(e) for e in children(element, "guid") if (e.get("isPermaLink") or "true").lower() == "true"]
    found = next((link for link in (*original, *plain, *guids) if link), None)
    return absolute_address(base, found) if found else None


def site_links(top: Any) -> Iterator[Any]:
    """The links of a feed's head that hold their address as text."""
    return (e for e in top if in_feed(e, "link") and (e.text or "").strip())


def href(top: Any) -> str | None:
    """Address of the site that an Atom feed names."""
    links = (e for e in top if in_feed(e, "link") and (e.get("rel") or "alternate") == "alternate")
    return next((e.get("href") for e in links if e.get("href")), None)


def authors(element: Any) -> list[str]:
    """Names of an entry's or feed's authors; RSS sets them in brackets behind a mail address."""
    found: list[str] = []
    for e in element:
        if in_feed(e, "author", "creator", "contributor"):
            value = words_of(child(e, "name")) or words_of(e)
            m = MAIL_AND_NAME.fullmatch(value[:300])
            found.append(m.group(1) if m else value)
    return [value for value in found if value]
