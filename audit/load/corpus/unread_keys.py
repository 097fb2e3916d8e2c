"""Keys of JSON lines that look like claims about an article and are not read: a run reports them in one line.

>>> unread({"id": "a", "text": "Talks failed.", "Author": "Ada Holm", "date": None, "mood": "calm"})
('Author',)
>>> report(12, ["author", "date"])
'12 lines have keys that are not read: author, date; the keys for title, outlet and day are in docs/inputs.md'
"""

from collections.abc import Collection, Mapping
from typing import Any

CLAIMS = frozenset({
    "author", "authors", "author_name", "author_names", "byline", "bylines", "by", "creator", "writer", "writers",
    "reporter", "contributors", "credit",
    "date", "dates", "day", "datetime", "timestamp", "created", "created_at", "date_created",
    "published_at", "published_on", "published_date", "published_time", "publish_date", "publish_time", "publication_date",
    "date_published",
    "datepublished", "pub_date", "pubdate", "release_date", "posted_at", "article_date",
    "modified", "modified_at", "date_modified", "datemodified", "updated", "updated_at", "date_updated", "last_modified",
    "headline", "heading", "article_title", "publisher", "source", "source_name", "site", "site_name", "newspaper", "media",
    "outlet_name", "domain", "host",
    "section", "category", "canonical", "canonical_url", "link", "uri", "permalink",
})  # fmt: skip
"""Keys in lower case, hyphens and spaces as underscores, under which exports and scrapers write claims about an article."""
MOST = 8
"""Maximum keys in the report."""


def unread(row: Mapping[str, Any]) -> tuple[str, ...]:
    """List the keys of a record, as written, that look like claims, have a value, and are not read."""
    return tuple(k for k, v in row.items() if v not in (None, "", [], {}) and plain_key(k) in CLAIMS)


def plain_key(key: str) -> str:
    """Normalise a key for comparison.

    >>> plain_key("Published-At"), plain_key("datePublished")
    ('published_at', 'datepublished')
    """
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def report(lines: int, keys: Collection[str]) -> str:
    """Format the report on lines with such keys, the most frequent key first."""
    named = ", ".join(list(keys)[:MOST]) + (" …" if len(keys) > MOST else "")
    has = "1 line has" if lines == 1 else f"{lines} lines have"
    return f"{has} keys that are not read: {named}; the keys for title, outlet and day are in docs/inputs.md"
