"""Keys and columns of records that look like claims about an article and are not read: a run reports them in one line.

>>> unread({"id": "a", "text": "Talks failed.", "Author": "Ada Holm", "date": None, "mood": "calm"})
('Author',)
>>> report(12, ["author", "date"])
'12 records have values that are not read: author, date; the names for title, outlet and day are in docs/inputs.md'
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from audit.files import DATA, read_yaml

MOST = 8
"""Maximum keys in the report."""


@cache
def claim_keys() -> frozenset[str]:
    """The keys of all languages, as `plain_key` writes them."""
    return frozenset(key for keys in read_yaml(DATA / "claim_keys.yaml").values() for key in keys)


def unread(row: Mapping[str, Any]) -> tuple[str, ...]:
    """List the keys of a record, as written, that look like claims, have a value, and are not read."""
    return tuple(k for k, v in row.items() if plain_key(k) in claim_keys() and v not in (None, "", [], {}))


def unread_columns(names: Sequence[str], taken: Collection[int]) -> dict[int, str]:
    """Find the columns of a table that look like claims and are not `taken`, by index.

    >>> unread_columns(["Titel", "text", "Pub Date", "mood"], {1})
    {0: 'Titel', 2: 'Pub Date'}
    """
    return {i: name for i, name in enumerate(names) if i not in taken and plain_key(name) in claim_keys()}


def plain_key(key: str) -> str:
    """Normalise a key for comparison.

    >>> plain_key("Published-At"), plain_key("datePublished")
    ('published_at', 'datepublished')
    """
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def report(lines: int, keys: Collection[str]) -> str:
    """Format the report on records with such keys, the most frequent key first."""
    named = ", ".join(list(keys)[:MOST]) + (" …" if len(keys) > MOST else "")
    has = "1 record has" if lines == 1 else f"{lines} records have"
    return f"{has} values that are not read: {named}; the names for title, outlet and day are in docs/inputs.md"
