"""Statements that stand apart: embedded posts and block quotes, given to who is named at them or who introduces them."""

from bisect import bisect_left
from collections.abc import Sequence

from audit.extract.embeds import Displayed
from audit.lang.attribution import Attribution, Phrase, Way, free
from audit.lang.quotations import Quotation
from audit.lang.reading import Reading
from audit.text import Span


def set_apart(found: Sequence[Quotation], shown: Sequence[Displayed]) -> list[Quotation]:
    """The quotations of a text with each displayed line as one, in order; marks inside one are part of it."""
    spans = [(line, n > 0) for d in shown for n, line in enumerate(d.lines)]
    rest = [q for q in found if not any(q.start < s.stop and s.start < q.stop for s, _ in spans)]
    return sorted([*rest, *(Quotation(s.start, s.stop, 0, True, later, "speech") for s, later in spans)])


def apart(r: Reading, shown: Sequence[Displayed], found: list[Attribution]) -> list[Attribution]:
    """The attributions of a text with those of displayed quotations, which no other one enters.

    One that names nobody, and that nobody introduces, is left for the statement beside it.
    """
    made: list[Attribution] = []
    taken: set[int] = set()
    cues: set[int] = set()
    for d in shown:
        pieces = [p for p in (phrase(r, line) for line in d.lines) if p]
        source = phrase(r, d.source) if d.source else None
        if not pieces:
            continue
        inside = {k for a, b in pieces for k in range(a, b)} | set(range(*source or (0, 0)))
        cues |= inside
        cue = None
        if source is None and not d.post:
            cue, source = introduced(r, pieces[0][0])
        carried = next((a for a in found if cue and a.cue and a.cue[0] == cue[0] and a.content), None)
        if carried is not None:  # "She said that it was over:" goes on in the block quote
            own = [p for p in carried.content if p[0] > cue[0] or r.inside[p[0]] >= 0] if cue else []
            carried.content = [*own, *pieces]
        elif source is not None or d.post:
            taken |= inside
            made.append(Attribution(pieces, cue, source, "speech", Way.APART))
    kept = [a for a in found if not (a.cue and a.cue[0] in cues)]
    for a in kept:
        a.content = free(a.content, taken)
    return sorted((a for a in (*kept, *made) if a.content), key=lambda a: a.content[0])


def phrase(r: Reading, span: Span) -> Phrase | None:
    """The words of a span."""
    first, stop = bisect_left(r.words.start, span.start), bisect_left(r.words.start, span.stop)
    return (first, stop) if first < stop else None


def introduced(r: Reading, at: int) -> tuple[Phrase | None, Phrase | None]:
    """Cue and source of the line before the word `at`, when it ends with a colon and its last verb reports."""
    w = r.words
    if not at or w.form[at - 1] != ":":
        return None, None
    first, close = next(b for b in r.bounds if b[1] >= at)
    for i in range(close - 2, first, -1):
        found = r.grammar.subject(r, i, first, close - 1) if r.inside[i] < 0 and r.grammar.reports(r, i) else None
        if found is not None:
            who, head = found
            return (head, i + 1), who
    return None, None
