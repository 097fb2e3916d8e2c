"""JSON Feed (1.0 and 1.1): an article for each item, from `content_html`, then `content_text`, then `summary`."""

from collections.abc import Iterator
from typing import Any

from audit.load.corpus.feed_entry import Entry, entry_input, plain_title
from audit.load.corpus.item import failed, paragraphs
from audit.load.input import Input, LeftOut
from audit.outlets.address import absolute_address
from audit.rows import Failure

VERSION = "https://jsonfeed.org/version/"
CLAIMS = (("modified", "date_modified"), ("guid", "id"), ("external_url", "external_url"), ("language", "language"))
"""Fields and the keys of an item that fill them."""


def is_json_feed(value: Any) -> bool:
    """True for the value of a JSON Feed."""
    return isinstance(value, dict) and str(value.get("version")).startswith((VERSION, VERSION.replace("https", "http")))


def json_feed(value: dict[str, Any], name: str) -> Iterator[Input | Failure | LeftOut]:
    """The items of a JSON Feed."""
    items = value.get("items")
    if not isinstance(items, list):
        yield failed(name, "a JSON Feed without items")
        return
    for number, item in enumerate(items, 1):
        where = f"{name}:{number}"
        yield read_item(item, value, where) if isinstance(item, dict) else failed(where, "an item that is not a JSON object")
    if not items:
        yield LeftOut(name, "feed without entries")


def read_item(item: dict[str, Any], top: dict[str, Any], where: str) -> Input | Failure | LeftOut:
    """The input of one item."""
    html, text, summary = (words(item.get(key)) for key in ("content_html", "content_text", "summary"))
    url = words(item.get("url")) or None
    pairs = [(field, words(item.get(key))) for field, key in CLAIMS]
    pairs += [("author", name) for name in authors_in(item) or authors_in(top)]
    pairs += [("site_name", words(top.get("title"))), ("language", words(top.get("language")))]
    pairs += [("keyword", words(tag)) for tag in listed(item.get("tags"))]
    return entry_input(
        Entry(
            where=where,
            markup=html or paragraphs(text or summary),
            source="content" if html or text else "summary",
            title=plain_title(words(item.get("title")), where),
            url=absolute_address(words(top.get("home_page_url")), url) if url else None,
            published=words(item.get("date_published")) or None,
            pairs=pairs,
        )
    )


def authors_in(owner: dict[str, Any]) -> list[str]:
    """Names of the authors of an item or a feed: `authors` of version 1.1, `author` of 1.0."""
    found = [*listed(owner.get("authors")), owner.get("author")]
    names = [words(a.get("name")) for a in found if isinstance(a, dict)]
    return [name for name in dict.fromkeys(names) if name]


def listed(value: Any) -> list[Any]:
    """A list, empty for any other value."""
    return value if isinstance(value, list) else []


def words(value: Any) -> str:
    """A string, empty for any other value."""
    return value if isinstance(value, str) else ""
