"""Insertions: words in an article that are not its story."""

from collections.abc import Iterable

from audit.kit import Kit
from audit.rows import Insertion, Rows
from audit.text import Document


def insertions(document: Document, kit: Kit, rows: Rows) -> Iterable[Insertion]:
    """Promotion, provenance notes and furniture."""
    return ()
