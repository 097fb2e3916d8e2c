"""Displayed quotations: embedded posts and block quotes, attributed to the name beside them or to whoever introduces them."""

from bisect import bisect_left
from collections.abc import Sequence

from audit.extract.embeds import Displayed
from audit.lang.attribution import Attribution, Phrase, Way, free
from audit.lang.quotations import Quotation
from audit.lang.reading import Reading
from audit.text import Span


def set_apart(found: Sequence[Quotation], shown: Sequence[Displayed]) -> list[Quotation]:
    """Merge displayed lines into the quotations of a text, in order; marks inside a displayed line are part of it."""
    spans = [(line, n > 0) for d in shown for n, line in enumerate(d.lines)]
    rest = [q for q in found if not any(q.start < s.stop and s.start < q.stop for s, _ in spans)]
    return sorted([*rest, *(Quotation(s.start, s.stop, 0, True, later, "speech") for s, later in spans)])


def apart(r: Reading, shown: Sequence[Displayed], found: list[Attribution]) -> list[Attribution]:
    """Merge attributions of displayed quotations into those of a text; no other attribution extends into them.

    A displayed quotation without a name or introduction is left to the statement beside it.
    """
    made: list[Attribution] = []
    taken: set[int] = set()
    cues: set[int] = set()
    for d in shown:
        pieces = [p for p in (phrase(r, line) for line in d.lines) if p]
        if not pieces:
            continue
        source = phrase(r, d.source) if d.source else None
        inside = {k for a, b in pieces for k in range(a, b)} | set(range(*source or (0, 0)))
        cues |= inside
        cue = None
        if source is None and not d.post:
            cue, source = introduced(r, pieces[0][0])
        if not (cue and continued(r, found, cue[0], pieces)) and (source is not None or d.post):
            taken |= inside
            made.append(Attribution(pieces, cue, source, "speech", Way.APART))
    kept = [a for a in found if not (a.cue and a.cue[0] in cues)]
    for a in kept:
        a.content = free(a.content, taken)
    return sorted((a for a in (*kept, *made) if a.content), key=lambda a: a.content[0])


def continued(r: Reading, found: list[Attribution], cue: int, pieces: list[Phrase]) -> bool:
    """Extend the statement of a cue into the block quote: "She said that it was over:"; True when the cue has one."""
    carried = next((a for a in found if a.cue and a.cue[0] == cue and a.content), None)
    if carried is None:
        return False
    own = [p for p in carried.content if p[0] > cue or r.inside[p[0]] >= 0]
    carried.content = [*own, *pieces]
    return True


def phrase(r: Reading, span: Span) -> Phrase | None:
    """Return the words of a span."""
    first, stop = bisect_left(r.words.start, span.start), bisect_left(r.words.start, span.stop)
    return (first, stop) if first < stop else None


def introduced(r: Reading, at: int) -> tuple[Phrase | None, Phrase | None]:
    """Find cue and source of the line before the word `at` if it ends with a colon and its last verb is a reporting verb."""
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
