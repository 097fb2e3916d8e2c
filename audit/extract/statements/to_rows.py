"""Make rows of attributions and voices: spans in the text, mode, word counts."""

import re
from collections.abc import Iterator, Sequence

from audit.extract.statements.cue import core
from audit.extract.statements.nested import nested
from audit.extract.statements.sources.coreference import Voices
from audit.extract.statements.sources.identity import nature
from audit.extract.statements.sources.occurrences import lowered
from audit.extract.statements.sources.sides import sides
from audit.extract.statements.sources.source_span import source_span
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice
from audit.lang.attribution import Attribution, merged
from audit.lang.reading import MARKS, Reading
from audit.rows import Affiliation, Insertion, Reported, Rows, Source, Statement
from audit.text import Span, counted, cut, pattern, trimmed

IN_QUOTES = re.compile(r'“[^”"]*|"[^"”]*|«[^»]*|„[^“”]*|‘[^’]*')
"""Words in quotation marks, up to the closing mark or the end of the piece."""
DIRECT = 0.9
"""Minimum share of words in quotation marks of a direct statement."""


def statement_rows(
    reading: Reading, text: str, found: list[Attribution], owners: Sequence[int | None], known: Speakers, rows: Rows
) -> Iterator[Statement]:
    """Yield the pieces of each attribution; `text` has spaces for insertions, `owners` the number of each voice."""
    w, silence = reading.words, pattern(reading.cues.silence, re.IGNORECASE)
    for n, (a, owner) in enumerate(zip(found, owners, strict=True)):
        whole = w.span(*a.cue) if a.cue else None
        narrow, verb = core(reading, a.cue) if a.cue else (None, None)
        cue = w.span(*narrow) if narrow else None
        source = source_span(text, w.span(*a.source), known) if a.source else None
        source = source if source and source.start < source.stop else None  # a comma alone names nobody
        mode = mode_of(reading, a)
        for span in pieces(reading, text, a, rows):
            words, quoted = heard(text[span.start : span.stop], mode)
            yield Statement(
                doc=rows.doc,
                kit=rows.kit,
                n=n,
                start=span.start,
                stop=span.stop,
                mode=mode,
                act="deed" if whole and silence.search(text, whole.start, whole.stop) else a.act,
                cue_start=cue and cue.start,
                cue_stop=cue and cue.stop,
                source_start=source and source.start,
                source_stop=source and source.stop,
                source=owner,
                source_p=a.p,
                words=words,
                quoted=quoted,
                verb=verb,
            )


def reported_rows(
    reading: Reading, found: list[Attribution], known: Speakers, rows: Rows, voices: Voices, order: dict[str, int]
) -> Iterator[Reported]:
    """Yield statements inside the statements found; voices are already resolved, so that inner sources add none."""
    w = reading.words
    for n, (a, outer) in enumerate(nested(reading, found)):
        if a.cue is None or a.source is None:
            continue
        cue, source = w.span(*a.cue), source_span(w.text, w.span(*a.source), known)
        named = source_span(w.text, w.span(*(a.voice or a.source)), known)
        voice = voices.add(named.start, named.stop)
        for span in pieces(reading, w.text, a, rows):
            yield Reported(
                doc=rows.doc,
                kit=rows.kit,
                n=n,
                statement=outer,
                start=span.start,
                stop=span.stop,
                mode=mode_of(reading, a),
                act=a.act,
                cue_start=cue.start,
                cue_stop=cue.stop,
                source_start=source.start,
                source_stop=source.stop,
                source=order.get(voice.key) if voice else None,
                words=counted(w.text[span.start : span.stop]),
            )


def source_rows(text: str, voices: list[Voice], known: Speakers, rows: Rows) -> Iterator[Source | Affiliation]:
    """Yield each voice with its kind and identity, and whom it speaks for."""
    for n, v in enumerate(voices):
        is_ = nature(v, text, known)
        yield Source(
            doc=rows.doc,
            kit=rows.kit,
            n=n,
            name=v.name,
            kind=is_.kind,
            identity=is_.identity,
            role=as_cased(is_.role, text, known),
            reason_given=is_.reason,
        )
        for side in sides(v, text, known):
            yield Affiliation(
                doc=rows.doc,
                kit=rows.kit,
                source=n,
                name=side.name,
                kind=side.kind,
                basis=side.basis,
                start=side.start,
                stop=side.stop,
            )


def as_cased(role: str | None, text: str, known: Speakers) -> str | None:
    """Return a role as the text has it in a language whose nouns have capitals, in lower case elsewhere."""
    low = lowered(text) if known.nouns_have_capitals else ""
    at = low.find(role) if role and len(low) == len(text) else -1
    return text[at : at + len(role)] if role and at >= 0 else role


def heard(said: str, mode: str) -> tuple[int, int]:
    """Count the words of a piece, and those in quotation marks.

    >>> heard("the offer was “not serious”", "mixed"), heard("the offer", "direct"), heard("the offer", "indirect")
    ((5, 2), (2, 2), (2, 0))
    """
    words = counted(said)
    if mode == "direct":
        return words, words
    return words, counted(" ".join(IN_QUOTES.findall(said))) if mode == "mixed" else 0


def mode_of(reading: Reading, a: Attribution) -> str:
    """Return `direct` when nine in ten words are in quotation marks, `mixed` when at least one is, else `indirect`."""
    places = [k for k in a.words() if reading.tags[k] not in MARKS]
    quoted = sum(reading.inside[k] >= 0 for k in places)
    if places and quoted >= DIRECT * len(places):
        return "direct"
    return "mixed" if quoted else "indirect"


def pieces(reading: Reading, text: str, a: Attribution, rows: Rows) -> Iterator[Span]:
    """Yield the spans of the content, cut at newlines and insertions, which a row never crosses."""
    inserted = rows.of(Insertion)
    for first, last in merged(a.content):
        span = start, stop = reading.words.span(first, last)
        holes = [Span(i.start, i.stop) for i in inserted if i.start < stop and i.stop > start]
        for part in cut(span, holes):
            at = part.start
            for line in text[part.start : part.stop].split("\n"):
                piece = trimmed(text, at, at + len(line))
                if piece.start < piece.stop:
                    yield piece
                at += len(line) + 1
