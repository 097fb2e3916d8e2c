"""Displayed quotations: embedded posts and block quotes, attributed to the name beside them or to whoever introduces them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from audit.extract.embeds import Displayed
from audit.extract.statements.interviews.turn import Turn
from audit.lang.attribution import Attribution, Phrase, Speaker, Way, free
from audit.lang.quotations import Quotation
from audit.lang.reading import Reading
from audit.text import Span


def set_apart(found: Sequence[Quotation], shown: Iterable[Sequence[Span]]) -> list[Quotation]:
    """Merge lines of displayed quotations and turns into the quotations of a text; marks inside such a line are part of it."""
    spans = [(line, n > 0) for lines in shown for n, line in enumerate(lines)]
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


def taken_turns(r: Reading, turns: Sequence[Turn], found: list[Attribution]) -> list[Attribution]:
    """Merge the turns of an interview into the attributions of a text; no other attribution extends into them."""
    made: list[Attribution] = []
    for t in turns:
        pieces = [p for p in (phrase(r, line) for line in t.lines) if p]
        source = phrase(r, t.label) if t.label else None
        if pieces:
            speaker = Speaker(t.name, t.office, t.asks)
            made.append(Attribution(pieces, None, source, "speech", Way.TURN, p=t.p, speaker=speaker))
    if not made:
        return found
    inside = {k for a in made for first, stop in (*a.content, a.source or (0, 0)) for k in range(first, stop)}
    kept = [a for a in found if not (a.cue and inside.intersection(range(*a.cue)))]
    for a in kept:
        a.content = free(a.content, inside)
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
