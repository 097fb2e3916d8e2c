"""The links that a reader can follow, each with the offsets of its words."""

from collections.abc import Iterable

from audit.kit import Kit
from audit.outlets import host_of
from audit.rows import Link, Rows
from audit.text import Document


def links(document: Document, kit: Kit, rows: Rows) -> Iterable[Link]:
    """Every link of the document's blocks."""
    for block in document.blocks:
        for a in block.links:
            host = host_of(a.href)
            relation = "own" if host == document.host else "external"
            zone = "tail" if block.zone == "tail" else "body"
            words, rel = document.text[a.start : a.stop], a.rel or None
            yield Link(rows.sighting, kit.fingerprint, a.start, a.stop, words, a.href, host, relation, "unknown", zone, rel)
