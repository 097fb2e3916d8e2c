"""Sentences with their voice, and marks of language."""

from collections.abc import Iterable

from audit.extract.sentences import spans
from audit.kit import Kit
from audit.rows import Rows, Sentence, Trait
from audit.text import Document


def language(document: Document, kit: Kit, rows: Rows) -> Iterable[Sentence | Trait]:
    """Sentences and traits of the text outside insertions, and traits of promoted headlines."""
    for n, (field, span) in enumerate(spans(document, rows)):
        yield Sentence(rows.doc, kit.fingerprint, n, span.start, span.stop, "outlet", field, None, None)
