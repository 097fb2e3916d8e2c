"""Sentences with their voice and probability, and marks of language.

In a language without data there are sentences, whose probability and flag are None, and no marks.
"""

from collections.abc import Iterable, Iterator

from audit.lang.sentences import Pieces, spans
from audit.rows import Insertion, Rows, Trait
from audit.rows import Sentence as Row
from audit.score.arrays import Read, read
from audit.score.house_style import kept
from audit.score.kit import LanguageKit
from audit.score.loaded import Scored, is_excerpt, score
from audit.score.marks import Found, found_in
from audit.score.voice import Voices, voices
from audit.score.word_table import Forms, Masks
from audit.text import Document, Span

LIKELY, CAUTION = 0.6, 2.0
"""Below this probability of an excerpt's sentence a word must be so many times as likely; rare words look loaded there."""


def language(document: Document, kit: LanguageKit, rows: Rows) -> Iterable[Row | Trait]:
    """Sentences and traits of the text outside insertions, and traits of promoted headlines, less what the house allows."""
    found = list(judged(document, kit, rows))
    sentences = [r for r in found if isinstance(r, Row)]
    yield from sentences
    yield from kept(document, [r for r in found if isinstance(r, Trait)], sentences, kit.house)


def judged(document: Document, kit: LanguageKit, rows: Rows) -> Iterator[Row | Trait]:
    """Sentences and traits, whatever the house says."""
    pack = kit.packs.nearest(document.lang)
    voiced = voices(document, rows, pack)
    places = list(spans(document, rows, pack))
    forms = kit.model.forms if kit.model else Forms(Masks(frozenset(), frozenset()))
    known = kit.packs.of(document.lang) is not None
    r = read(document.text, [pieces for _, pieces in places], kit.lexicons, forms)
    excerpt = is_excerpt(len(places), has_headline(document))
    scored = score(r, kit.model, excerpt) if kit.model and known else None
    for n, ((field, pieces), voice) in enumerate(zip(places, voiced.of(r), strict=True)):
        p = scored.p[n] if scored else None
        flag = p >= kit.flag(excerpt) if p is not None else None
        for piece in pieces:
            yield Row(rows.doc, rows.kit, n, *piece, voice, field, p, flag)
    if not known:
        return
    for n, (field, pieces) in enumerate(places):
        factor = CAUTION if excerpt and scored is not None and scored.p[n] < LIKELY else 1.0
        word, beside = kit.marks(excerpt)
        marks = marked(r, n, scored, (factor * word, factor * beside), kit)
        yield from traits(document, rows, voiced, field, uncut(marks, pieces))
    if promos := list(promoted(rows)):
        r = read(document.text, [[span] for span in promos], kit.lexicons, forms)
        scored = score(r, kit.model, False) if kit.model else None
        for n, span in enumerate(promos):
            found = marked(r, n, scored, kit.marks(excerpt=False), kit)
            yield from traits(document, rows, voiced, field_of(document, span), found)
    for span in voiced.scare:
        term = document.text[span.start + 1 : span.stop - 1].lower()
        yield Trait(rows.doc, rows.kit, *span, "scare_quote", "scare_quote", term, None, "outlet", field_of(document, span))


def marked(r: Read, n: int, scored: Scored | None, bars: tuple[float, float], kit: LanguageKit) -> Iterable[Found]:
    """The marks of one sentence."""
    probabilities = scored.words[n] if scored else {}
    return found_in(r.words(n), r.marks[n], probabilities, bars, kit.tags) if probabilities or r.marks[n] else ()


def uncut(found: Iterable[Found], pieces: Pieces) -> Iterator[Found]:
    """The marks of a sentence in pieces; one that an insertion cuts keeps its words before it, and its whole term."""
    for m in found:
        yield m if len(pieces) == 1 else m._replace(stop=min(m.stop, next(p.stop for p in pieces if m.start < p.stop)))


def traits(document: Document, rows: Rows, voiced: Voices, field: str, found: Iterable[Found]) -> Iterator[Trait]:
    """Marks of one sentence, each in its word's voice; none where a word has no voice."""
    for m in found:
        voice = voiced.at(m.start)
        if voice is not None:
            yield Trait(rows.doc, rows.kit, m.start, m.stop, m.feature, m.category, m.term, m.weight, voice, field)


def has_headline(document: Document) -> bool:
    """Whether the text, or what was said about it, has a headline."""
    return any(b.zone == "headline" for b in document.blocks) or any(s.field == "headline" for s in document.said)


def field_of(document: Document, span: Span) -> str:
    """`headline` before the body starts, else `body`."""
    return "headline" if span.stop <= document.body_start else "body"


def promoted(rows: Rows) -> Iterator[Span]:
    """Spans of promoted headlines."""
    for i in rows.of(Insertion):
        if i.role == "promo" and i.headline_start is not None and i.headline_stop is not None:
            yield Span(i.headline_start, i.headline_stop)
