"""What is said about the article, by whom, and what the resolution rules settle on."""

from collections.abc import Iterable

from audit.kit import Kit
from audit.rows import Claim, Resolved, Rows
from audit.text import Document


def claims(document: Document, kit: Kit, rows: Rows) -> Iterable[Claim | Resolved]:
    """The claims of the input, each with its origin."""
    for said in document.said:
        yield Claim(rows.sighting, kit.fingerprint, said.field, said.value, said.origin, said.start, said.stop)
    headline = next((s for s in document.said if s.field == "headline"), None)
    block = next((b for b in document.blocks if b.zone == "headline"), None)
    if headline:
        yield Resolved(rows.sighting, kit.fingerprint, "headline", 0, headline.value, headline.origin)
    elif block:
        value = document.text[block.start : block.stop]
        yield Claim(rows.sighting, kit.fingerprint, "headline", value, "text", block.start, block.stop)
        yield Resolved(rows.sighting, kit.fingerprint, "headline", 0, value, "text")
