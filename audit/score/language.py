"""Sentences with their voice, and marks of language.

In a language without data there are sentences, whose probability and flag are None, and no marks.
"""

from collections.abc import Iterable, Iterator

from audit.extract.sentences import spans
from audit.kit import Kit
from audit.kit.language import LANGUAGES
from audit.rows import Insertion, Rows, Sentence, Trait
from audit.score.lexicon import marks
from audit.score.voice import Voices, voices
from audit.score.words import Word, named, names, words
from audit.text import Document, Span


def language(document: Document, kit: Kit, rows: Rows) -> Iterable[Sentence | Trait]:
    """Sentences and traits of the text outside insertions, and traits of promoted headlines."""
    found = voices(document, rows)
    places = list(spans(document, rows))
    parsed = [words(document.text, *span) for _, span in places]
    for n, ((field, span), sentence) in enumerate(zip(places, parsed, strict=True)):
        yield Sentence(rows.doc, kit.fingerprint, n, *span, found.of(sentence), field, None, None)
    if document.lang is not None and document.lang not in LANGUAGES:
        return
    known = named(parsed)
    for (field, _), sentence in zip(places, parsed, strict=True):
        yield from traits(document, kit, found, field, sentence, known)
    for span in promoted(rows):
        field = "headline" if span.stop <= document.body_start else "body"
        yield from traits(document, kit, found, field, words(document.text, *span), known)
    for span in found.scare:
        field = "headline" if span.stop <= document.body_start else "body"
        term = document.text[span.start + 1 : span.stop - 1].lower()
        yield Trait(rows.doc, kit.fingerprint, *span, "scare_quote", "scare_quote", term, None, "outlet", field)


def traits(
    document: Document, kit: Kit, found: Voices, field: str, sentence: list[Word], known: frozenset[str]
) -> Iterator[Trait]:
    """Marks of one sentence, each in its word's voice."""
    for m in marks(document.text, sentence, kit.language.lexicons, names(sentence, known)):
        voice = found.at(m.start)
        if voice is not None:
            e = m.entry
            yield Trait(document.id, kit.fingerprint, m.start, m.stop, e.feature, e.category, m.term, e.weight, voice, field)


def promoted(rows: Rows) -> Iterator[Span]:
    """Spans of promoted headlines."""
    for i in rows.of(Insertion):
        if i.role == "promo" and i.headline_start is not None and i.headline_stop is not None:
            yield Span(i.headline_start, i.headline_stop)
