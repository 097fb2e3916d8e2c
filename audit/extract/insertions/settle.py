"""Resolve overlaps between finds, and detect insertions that share a line with the story."""

from bisect import bisect_left, insort
from collections.abc import Sequence

from audit.extract.insertions.candidate import Found, order
from audit.text import Document, Span, cut, trimmed


def settle(document: Document, finds: tuple[Found, ...]) -> tuple[Found, ...]:
    """Resolve overlaps: each find, in `order`, keeps what the earlier ones left of it."""
    text = document.text
    if whole := [f for f in finds if f.whole]:
        finds = tuple(
            f for f in finds if f.whole or not any(rivals(f, w) and f.start < w.stop and w.start < f.stop for w in whole)
        )
    placed: list[Found] = []
    taken: list[Span] = []
    for f in sorted(dict.fromkeys(finds), key=order):
        span = Span(f.start, f.stop)
        pieces = [trimmed(text, *piece) for piece in cut(span, beside(taken, span))]
        for start, stop in pieces:
            if any(c.isalnum() for c in text[start:stop]) or (start, stop) == span:
                headline = inside(f.headline, start, stop)
                same = (start, stop, headline) == (*span, f.headline)
                placed.append(f if same else f._replace(start=start, stop=stop, headline=headline))
                insort(taken, Span(start, stop))
    return tuple(sorted(placed))


def rivals(found: Found, whole: Found) -> bool:
    """True when a find gives way to one with chosen ends.

    Promotion does to promotion, furniture to its own kind, and the caption of a video to a headline behind the same cue.
    """
    same = found.role == whole.role and (found.role == "promo" or found.kind == whole.kind)
    return same or (found.kind == "caption" and found.start == whole.start and whole.headline is not None)


def beside(taken: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return the spans that overlap `span`, among spans in order without overlaps.

    >>> beside([Span(0, 4), Span(6, 8), Span(9, 12)], Span(7, 9))
    [Span(start=6, stop=8)]
    """
    last = first = bisect_left(taken, Span(span.stop, 0))
    while first and taken[first - 1].stop > span.start:
        first -= 1
    return taken[first:last]


def inside(headline: Span | None, start: int, stop: int) -> Span | None:
    """Return a promoted headline if its insertion still contains all of it, else None.

    >>> inside(Span(2, 4), 0, 4), inside(Span(2, 4), 3, 9)
    (Span(start=2, stop=4), None)
    """
    return headline if headline and start <= headline.start < headline.stop <= stop else None


def fused(text: str, found: Found, taken: list[Span]) -> bool:
    """True when an insertion shares its line with story.

    >>> text = "Also on rt.com Ministers meetAnkara refused."
    >>> found = Found(0, 29, "promo", "cross_promotion", "also-on-host")
    >>> fused(text, found, [Span(0, 29)]), fused(text[:29], found, [Span(0, 29)])
    (True, False)
    """
    before = text.rfind("\n", 0, found.start) + 1
    after = text.find("\n", found.stop)
    line = Span(before, len(text) if after < 0 else after)
    return any(text[a:b].strip() for a, b in cut(line, beside(taken, line)))
