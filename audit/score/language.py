"""The language step: sentences with their voice and probability, and marks of language.

In a language without data, probability and flag of sentences are None, and there are no marks.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from audit.lang.sentences import Pieces, spans
from audit.rows import Insertion, Rows, Sentence, Statement, Trait
from audit.score.arrays import SentenceArrays, sentence_arrays
from audit.score.emphasis import emphases
from audit.score.house_style import without_allowed
from audit.score.kit import LanguageKit, LoadedWords
from audit.score.loaded import Scored, is_excerpt, score_sentences
from audit.score.marks import LoadedMark, merged_marks
from audit.score.subjects import Subjects, subjects
from audit.score.voice import Voices, voices
from audit.score.words import addresses
from audit.text import Document, Span

LIKELY, CAUTION = 0.6, 2.0
"""Probability of an excerpt's sentence below which word thresholds are multiplied, and the factor.

Rare plain words (harbour, valley) look loaded in a single sentence; figures in `docs/language.md`.
"""


def language(document: Document, kit: LanguageKit, rows: Rows) -> Iterable[Sentence | Trait]:
    """Yield sentences and marks outside insertions, and marks of promoted headlines, less those that the house rules allow."""
    found = list(sentences_and_marks(document, kit, rows))
    sentences = [r for r in found if isinstance(r, Sentence)]
    yield from sentences
    yield from without_allowed(document, [r for r in found if isinstance(r, Trait)], sentences, kit.house)


def sentences_and_marks(document: Document, kit: LanguageKit, rows: Rows) -> Iterator[Sentence | Trait]:
    """Yield sentences and marks, including words that the house rules allow."""
    pack = kit.packs.nearest(document.lang)
    known, nearest = kit.of(document.lang), kit.nearest(document.lang)
    voiced = voices(document, rows, pack, nearest.citation)
    found = list(spans(document, rows, pack))
    arrays = sentence_arrays(document.text, [pieces for _, pieces in found], nearest.lexicons, nearest.forms)
    excerpt = is_excerpt(len(found), has_headline(document))
    about = subjects(arrays, excerpt)
    scored = score_sentences(arrays, known.model, excerpt) if known and known.model else None
    marks: list[list[LoadedMark]] = [[] for _ in found]
    cues = [(s.cue_start, s.cue_stop) for s in rows.of(Statement) if s.cue_start is not None and s.cue_stop is not None]
    if known:
        for n in range(len(found)):
            factor = CAUTION if excerpt and scored is not None and scored.p[n] < LIKELY else 1.0
            marks[n] = list(sentence_marks(arrays, n, scored, known.thresholds(excerpt), known, about, cues, factor))
    for n, ((field, pieces), voice) in enumerate(zip(found, voiced.by_sentence(arrays), strict=True)):
        p = scored.p[n] if scored else None
        flag = raised(nearest.flag(excerpt), about.public[n] if about is not None else 0.0)
        for piece in pieces:
            yield Sentence(
                doc=rows.doc,
                kit=rows.kit,
                n=n,
                start=piece.start,
                stop=piece.stop,
                voice=voice,
                field=field,
                loaded_p=p,
                loaded=p >= flag if p is not None else None,
            )
    if not known:
        return
    stressed, held = emphases(document.text, arrays, known.acronyms), addresses(document.text)
    for n, (field, pieces) in enumerate(found):
        yield from traits(rows, voiced, field, clipped(outside(held, [*marks[n], *stressed[n]]), pieces))
    yield from promoted_marks(document, known, rows, voiced)
    yield from scare_quotes(document, rows, voiced)


def sentence_marks(
    arrays: SentenceArrays,
    n: int,
    scored: Scored | None,
    thresholds: tuple[float, float],
    known: LoadedWords,
    about: Subjects | None,
    cues: Sequence[tuple[int, int]],
    factor: float = 1.0,
) -> Iterable[LoadedMark]:
    """Mark the words of sentence n; thresholds are multiplied by `factor`, and higher outside public life.

    `cues` are the spans of the cues of statements.
    """
    probabilities = scored.words[n] if scored else {}
    if not (probabilities or arrays.hits[n]):
        return ()
    away = about.public[n] if about is not None else 0.0
    word, beside = (raised(factor * threshold, away) for threshold in thresholds)
    plain = about.plain_words(arrays, n) if about is not None else frozenset()
    plain |= scored.plain[n] if scored else frozenset()
    least = word if away < 0 else 0.0
    words = arrays.words(n)
    inside = frozenset(i for i, w in enumerate(words) if any(a <= w.start < b for a, b in cues)) if least else frozenset()
    return merged_marks(words, arrays.hits[n], probabilities, (word, beside), known.classes, plain, least, inside)


def raised(threshold: float, away: float) -> float:
    """Raise the threshold of a probability whose log odds are lower by `away`.

    >>> round(raised(0.3, -2.0), 2), raised(0.3, 0.0)
    (0.76, 0.3)
    """
    return threshold if away == 0 else threshold / (threshold + (1 - threshold) * math.exp(away))


def outside(spans: Sequence[Span], marks: Sequence[LoadedMark]) -> Sequence[LoadedMark]:
    """Return the marks that begin in no span."""
    return [m for m in marks if not any(a <= m.start < b for a, b in spans)] if spans else marks


def clipped(marks: Iterable[LoadedMark], pieces: Pieces) -> Iterator[LoadedMark]:
    """Yield the marks of a sentence in pieces; a mark cut by an insertion ends at its piece and keeps its full term."""
    for m in marks:
        yield m if len(pieces) == 1 else m._replace(stop=min(m.stop, next(p.stop for p in pieces if m.start < p.stop)))


def promoted_marks(document: Document, known: LoadedWords, rows: Rows, voiced: Voices) -> Iterator[Trait]:
    """Yield the marks of promoted headlines, each scored as a sentence of an article."""
    promos = list(promoted_headlines(rows))
    if not promos:
        return
    arrays = sentence_arrays(document.text, [[span] for span in promos], known.lexicons, known.forms)
    scored = score_sentences(arrays, known.model, excerpt=False) if known.model else None
    if not any(arrays.hits) and not (scored and any(scored.words)):
        return
    about = subjects(arrays)
    for n, span in enumerate(promos):
        marks = sentence_marks(arrays, n, scored, known.thresholds(excerpt=False), known, about, ())
        yield from traits(rows, voiced, field_of(document, span), marks)


def scare_quotes(document: Document, rows: Rows, voiced: Voices) -> Iterator[Trait]:
    """Yield the outlet's scare quotes, their quotation marks included."""
    for span in voiced.scare:
        yield Trait(
            doc=rows.doc,
            kit=rows.kit,
            start=span.start,
            stop=span.stop,
            feature="scare_quote",
            category="scare_quote",
            term=document.text[span.start + 1 : span.stop - 1].lower(),
            weight=None,
            voice="outlet",
            field=field_of(document, span),
        )


def traits(rows: Rows, voiced: Voices, field: str, marks: Iterable[LoadedMark]) -> Iterator[Trait]:
    """Yield marks as rows, each in the voice of its first word; a word without a voice has none."""
    for m in marks:
        voice = voiced.at(m.start)
        if voice is not None:
            yield Trait(
                doc=rows.doc,
                kit=rows.kit,
                start=m.start,
                stop=m.stop,
                feature=m.feature,
                category=m.category,
                term=m.term,
                weight=m.weight,
                voice=voice,
                field=field,
            )


def has_headline(document: Document) -> bool:
    """True when the text, or what the input says about it, has a headline."""
    return any(b.zone == "headline" for b in document.blocks) or any(s.field == "headline" for s in document.said)


def field_of(document: Document, span: Span) -> str:
    """`headline` before the body starts, else `body`."""
    return "headline" if span.stop <= document.body_start else "body"


def promoted_headlines(rows: Rows) -> Iterator[Span]:
    """Yield the spans of promoted headlines."""
    for i in rows.of(Insertion):
        if i.role == "promo" and i.headline_start is not None and i.headline_stop is not None:
            yield Span(i.headline_start, i.headline_stop)
