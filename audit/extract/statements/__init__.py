"""Who speaks: statements, their cues and sources, and the voices behind them.

Statements lie outside insertions: a line that one cuts is read as if it were not there, and its statement has pieces.
English is read for statements; in other languages only quotations are, and their source stays open.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from audit.extract.embeds import Displayed, displayed
from audit.extract.statements.annotated import Reading
from audit.extract.statements.attribution import Attribution, Phrase
from audit.extract.statements.combine import combine, marks
from audit.extract.statements.embedded import APART, apart, set_apart
from audit.extract.statements.kit import StatementsKit
from audit.extract.statements.nested import nested
from audit.extract.statements.rules import attributions
from audit.extract.statements.sources.coreference import Voice, Voices
from audit.extract.statements.sources.identity import nature, sides
from audit.extract.statements.sources.mentions import mentions
from audit.extract.statements.sources.people import office_in, people
from audit.extract.statements.speech import Speech
from audit.extract.statements.tagger import tagged
from audit.extract.statements.tagger.model import Attributor
from audit.extract.statements.uncued import leftover, merged
from audit.lang.quotations import Quotation, quotes
from audit.lang.sentences import Pieces, whole
from audit.lang.tokens import words
from audit.rows import Affiliation, Insertion, Mention, Reported, Rows, Source, Statement
from audit.text import Document, Span, counted, cut, pattern, without

IN_QUOTES = re.compile(r'“[^”"]*|"[^"”]*|«[^»]*|„[^“”]*|‘[^’]*')
"""Words in quotation marks, up to the closing mark or the end of the piece."""


def statements(
    document: Document, kit: StatementsKit, rows: Rows
) -> Iterable[Statement | Reported | Source | Affiliation | Mention]:
    """Words attributed to somebody, outside insertions."""
    shown = displayed(document, kit.embeds)
    reading = read(document, kit, rows, shown)
    found = found_in(reading, kit.attributor) if kit.packs.of(document.lang) else []
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    uncut(reading, found, holes)
    found = apart(reading, shown, found)
    leftover(reading, found)
    certain(reading, [a for a in found if a.way != APART], kit.attributor)
    found = [a for a in found if a.content]
    text, w = without(document.text, holes), reading.words  # who is named in an insertion alone is nobody here
    named = people(text, reading.speech) if any(a.source for a in found) else []
    voices = Voices(text, reading.speech, named)
    owners = resolve(found, reading, voices)
    silence = pattern(kit.speech.silence, re.IGNORECASE)
    order: dict[str, int] = {}
    for v in owners:
        if v is not None:
            order.setdefault(v.key, len(order))
    for n, (a, v) in enumerate(zip(found, owners, strict=True)):
        cue = w.span(*a.cue) if a.cue else None
        source = trimmed(text, w.span(*a.source), kit.speech) if a.source else None
        source = source if source and source.start < source.stop else None  # a comma alone names nobody
        mode = mode_of(reading, a)
        act = "deed" if cue and silence.search(text, cue.start, cue.stop) else a.act
        number = order[v.key] if v is not None else None
        for first, last in merged(a.content):
            for span in lines(text, w.span(first, last), rows):
                yield Statement(
                    rows.doc, rows.kit, n, span.start, span.stop, mode, act,
                    cue and cue.start, cue and cue.stop, source and source.start, source and source.stop, number, a.p,
                    *heard(text[span.start : span.stop], mode),
                )  # fmt: skip
    for key, n in order.items():
        v = voices.voices[key]
        is_ = nature(v, text, reading.speech)
        yield Source(rows.doc, rows.kit, n, v.name, is_.kind, is_.identity, is_.role, is_.reason)
        for side in sides(v, text, reading.speech):
            yield Affiliation(rows.doc, rows.kit, n, side.name, side.kind, side.basis, side.start, side.stop)
    if kit.packs.of(document.lang):
        yield from reported(reading, found, rows, voices, order)
    for name, kind, count, span in mentions(reading):
        yield Mention(rows.doc, rows.kit, name, kind, count, span.start, span.stop)


def reported(
    reading: Reading, found: list[Attribution], rows: Rows, voices: Voices, order: dict[str, int]
) -> Iterator[Reported]:
    """Statements inside the statements found; the voices that speak themselves are known by then and gain nothing here."""
    w = reading.words
    for n, (a, outer) in enumerate(nested(reading, found)):
        if a.cue is None or a.source is None:
            continue
        cue, source = w.span(*a.cue), trimmed(w.text, w.span(*a.source), reading.speech)
        voice = voices.add(source.start, source.stop)
        heard_too = order.get(voice.key) if voice else None
        mode = mode_of(reading, a)
        for first, last in merged(a.content):
            for span in lines(w.text, w.span(first, last), rows):
                yield Reported(
                    rows.doc, rows.kit, n, outer, span.start, span.stop, mode, a.act, *cue, *source, heard_too,
                    counted(w.text[span.start : span.stop]),
                )  # fmt: skip


def heard(said: str, mode: str) -> tuple[int, int]:
    """Words of a piece, and how many of them stand in quotation marks.

    >>> heard("the offer was “not serious”", "mixed"), heard("the offer", "direct"), heard("the offer", "indirect")
    ((5, 2), (2, 2), (2, 0))
    """
    words = counted(said)
    return words, words if mode == "direct" else counted(" ".join(IN_QUOTES.findall(said))) if mode == "mixed" else 0


def found_in(reading: Reading, model: Attributor | None) -> list[Attribution]:
    """Attributions by rules, and by the model that reads them too."""
    rules = attributions(reading)
    found = combine(reading, tagged(reading, rules, model) if model is not None else [], rules)
    for a in found:  # the model may take a comma for a source
        if a.source and not any(reading.words.form[k][0].isalnum() for k in range(*a.source)):
            a.source = None
    return found


def uncut(reading: Reading, found: list[Attribution], holes: list[Span]) -> None:
    """Leave each cue and source its longest, else last piece where an insertion cuts it: their columns hold one span."""
    w = reading.words

    def longest(phrase: Phrase | None) -> Phrase | None:
        if phrase is None or not any(h.start < w.stop[phrase[1] - 1] and w.start[phrase[0]] < h.stop for h in holes):
            return phrase
        cuts = [k for k in range(phrase[0] + 1, phrase[1]) if any(w.stop[k - 1] <= h.start < w.start[k] for h in holes)]
        return max(pairwise([phrase[0], *cuts, phrase[1]]), key=lambda piece: (piece[1] - piece[0], piece[0]))

    for a in found if holes else ():
        a.cue, a.source = longest(a.cue), longest(a.source)


def certain(reading: Reading, found: list[Attribution], model: Attributor | None) -> None:
    """Set how probable it is that the source of each attribution is right."""
    if model is None or not found:
        return
    for a, p in zip(found, model.certainty.yes(marks(reading, found)).tolist(), strict=True):
        a.p = round(p, 4) if a.source is not None else None


def read(document: Document, kit: StatementsKit, rows: Rows, shown: Sequence[Displayed] = ()) -> Reading:
    """The text outside insertions and the tail, read into words with tags and quotations."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion)]
    text, pack = without(document.text, holes), kit.packs.nearest(document.lang)
    sentences: list[Pieces] = []
    lines: list[int] = []
    found: list[Quotation] = []
    for n, block in enumerate(b for b in document.blocks if b.zone != "tail"):
        found += [q for q in quotes(text, pack, block.start, block.stop) if q.depth == 0]
        sentences += whole(text, Span(block.start, block.stop), holes, pack)
        lines += [n] * (len(sentences) - len(lines))
    found = set_apart(found, shown)
    w = words(document.text, sentences, lines, pack)
    inside = [-1] * len(w)
    k = 0
    for n, q in enumerate(found):
        first = max(k, bisect_left(w.start, q.start))
        k = max(first, bisect_left(w.start, q.stop))
        if q.kind in {"speech", "fragment"}:
            inside[first:k] = [n] * (k - first)
    firsts = [k for k, s in enumerate(w.sentence) if not k or w.sentence[k - 1] != s]
    bounds = list(zip(firsts, [*firsts[1:], len(w)], strict=True)) if firsts else []
    return Reading(w, kit.tags.of(w.form, w.sentence), found, inside, kit.speech, bounds)


def resolve(found: list[Attribution], reading: Reading, voices: Voices) -> list[Voice | None]:
    """The voice of each attribution, in the order in which the text names them."""
    w = reading.words
    out: list[Voice | None] = [None] * len(found)
    for k in sorted(range(len(found)), key=lambda k: (found[k].source or found[k].content[0])[0]):
        a = found[k]
        if a.source is not None:
            span = trimmed(w.text, w.span(*a.source), reading.speech)
            out[k] = voices.add(span.start, span.stop)
    return out


AHEAD = re.compile(r"\b(?:with|to|by|from|for|against|of|after|at|in|on)\s+(?:[\w.’'-]+\s+){0,4}$")
"""A preposition that governs the name after it."""


def trimmed(text: str, span: Span, speech: Speech) -> Span:
    """A source's words less the comma that closes its apposition, and less a name that belongs to a phrase ahead of it.

    "After a meeting with Ann Lee, the president said" is the president's; "the president, Ann Lee, said" is Ann Lee's.
    """
    start, stop = span
    ahead = re.fullmatch(r"[A-Z][^,]*, (the [^,]+)", text[start:stop])
    if ahead and text[stop : stop + 1] != "," and AHEAD.search(text[:start][-80:]) and office_in(ahead[1], speech, end=True)[0]:
        start += ahead.start(1)
    kept = re.sub(r"(?:\s*,\s*|\s+)(?:who|which|whom)$", "", text[start:stop].rstrip(", "))
    return Span(start, start + len(kept)) if kept else span  # a source of marks alone keeps its span


def mode_of(reading: Reading, a: Attribution) -> str:
    """Direct when nine in ten words stand in quotation marks, mixed when at least one quotation does, else indirect."""
    places = [k for k in a.words() if reading.tags[k] not in {'"', ",", ".", ":"}]
    quoted = sum(reading.inside[k] >= 0 for k in places)
    if places and quoted >= 0.9 * len(places):
        return "direct"
    return "mixed" if quoted else "indirect"


def lines(text: str, span: Span, rows: Rows) -> Iterator[Span]:
    """A piece of content cut at newlines and insertions, so that a row never crosses either."""
    holes = [Span(i.start, i.stop) for i in rows.of(Insertion) if i.start < span.stop and i.stop > span.start]
    for part in cut(span, holes):
        at = part.start
        for line in text[part.start : part.stop].split("\n"):
            a, b = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            if a < b:
                yield Span(a, b)
            at += len(line) + 1
