"""Joined pages: find promotion in blocks in which a scraper joined many texts, with its ends and its kind.

Every span between two likely cuts gets a probability of being one promotion; the non-overlapping spans with the greatest
expected number of correct ones are taken (weighted interval scheduling). A rule's find is a span like the others, with a
probability of its own: it is dropped where a likelier span overlaps it, and replaces what it overlaps where it is taken.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.cuts import Cut, cuts, features_of
from audit.extract.insertions.joined.model import Joined
from audit.extract.insertions.joined.spans import COLUMNS, pairs, span_matrix
from audit.extract.insertions.joined.wording_evidence import matched_finds, matched_wordings
from audit.extract.insertions.plain.line_model import kind_of
from audit.extract.insertions.plain.split import JOINED, Line
from audit.extract.insertions.vocabulary import Patterns
from audit.extract.insertions.wordings.rules import Phrases
from audit.lang.frequency import WordBands
from audit.text import Span

TAKE = 0.28
"""Probability above which taking a span does more good than harm."""
RULE, MODEL = 0.8, 0.4
"""Probability that a promotion found by a rule, or by the line model, has exact ends in such a block."""
LINES = "line model"
"""Prefix of the rule of a find by the line model."""
PAGE = 2000
"""Minimum code points of a block that a scraper must have joined, longer than any paragraph."""
LONGEST = 50_000
"""Maximum code points of a block that are segmented together: what bounds memory, and time, which grows faster than a block."""
CROWDED, SPACED = 500, 4
"""Minimum cuts of a part that may be marks or single letters, not words, and minimum code points between cuts of words."""
END = 12.0
"""Log-odds of a cut at the ends of a block."""
CERTAIN = 0.98
"""Maximum probability reported by this model."""


def joined(
    text: str,
    lines: Sequence[Line],
    so_far: Sequence[Found],
    model: Joined,
    words: WordBands,
    phrases: Phrases,
    kinds: Patterns,
) -> Iterator[Found]:
    """Yield the promotions of every joined block; each replaces those found so far that it overlaps."""
    for start, stop in (part for block in joined_blocks(lines) for part in parts(text, *block)):
        mine = [f for f in so_far if start <= f.start and f.stop <= stop]
        promos = [f for f in mine if f.role == "promo"]
        found = cuts(text, start, stop)
        if len(found) > CROWDED and len(found) * SPACED > stop - start:
            continue
        known = [f for f in mine if not f.rule.startswith(LINES)]
        spans, x = lattice(text, found, list(features_of(text, found, words)), known, model, phrases)
        p = 1 / (1 + np.exp(-model.forest.odds(x)))
        rivals = [(found[i].right, found[j].left, q, n) for n, ((i, j), q) in enumerate(zip(spans.tolist(), p, strict=True))]
        rivals += [(f.start, f.stop, MODEL if f.rule.startswith(LINES) else RULE, -1) for f in promos]
        ends = {(f.start, f.stop) for f in promos}
        chosen = best(rivals)
        won = {r[:2] for r in chosen} & ends
        yield from (f._replace(whole=True) for f in promos if (f.start, f.stop) in won)
        taken = [r for r in chosen if r[3] >= 0 and r[:2] not in ends]
        if not taken:
            continue
        heavy = model.forest.weights(x[[n for *_, n in taken]]).argsort(axis=1)[:, :-4:-1]
        for (a, b, q, _), top in zip(taken, heavy.tolist(), strict=True):
            yield Found(
                start=a,
                stop=b,
                role="promo",
                kind=next((f.kind for f in promos if f.start < b and a < f.stop), kind_of(text[a:b], kinds)),
                rule=f"span model: {', '.join(COLUMNS[k] for k in top)}",
                sure=min(float(q), CERTAIN),
                whole=True,
            )


def joined_blocks(lines: Sequence[Line]) -> list[Span]:
    """Select blocks with so many cuts, or so long, that a scraper must have joined them."""
    starts: dict[int, int] = {}
    cut = set()
    for line in lines:
        if line.zone != "headline":
            starts.setdefault(line.limit, line.start)
            if line.cuts >= JOINED:
                cut.add(line.limit)
    return [Span(start, stop) for stop, start in starts.items() if stop in cut or stop - start >= PAGE]


def parts(text: str, start: int, stop: int) -> Iterator[Span]:
    """Cut a block of more than `LONGEST` code points into parts, between words where it has any."""
    while stop - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space + 1 if space > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, stop)


def lattice(
    text: str,
    found: Sequence[Cut],
    features: Sequence[Sequence[str]],
    mine: Sequence[Found],
    model: Joined,
    phrases: Phrases,
) -> tuple[np.ndarray, np.ndarray]:
    """Compute the spans between the cuts of a block, shape (n, 2), and the columns of each, shape (n, len(COLUMNS)).

    `features` are those of every cut but the first and last, `mine` the finds of rules in the block.
    """
    odds = np.array([END, *map(model.odds, features), END])
    spans = pairs(found, odds)
    ruled = matched_finds(found, spans, mine), matched_wordings(text, found, spans, phrases)
    return spans, span_matrix(text, found, odds, spans, model.wording, *ruled)


Rival = tuple[int, int, float, int]
"""A competing span: start, stop, probability, and its row in the matrix (-1 for a find of a rule or the line model)."""


def best(rivals: Sequence[Rival]) -> list[Rival]:
    """Select the non-overlapping spans with the greatest sum of probabilities, each less `TAKE`.

    >>> best([(0, 9, 0.5, 0), (0, 4, 0.4, 1), (4, 9, 0.4, 2), (9, 12, 0.1, 3)])
    [(0, 4, 0.4, 1), (4, 9, 0.4, 2)]
    """
    ordered = sorted((r for r in rivals if r[2] > TAKE), key=lambda r: (r[1], r[0]))
    stops = [r[1] for r in ordered]
    sums = [0.0]
    step: list[int | None] = [None]
    for n, (start, _, p, _) in enumerate(ordered):
        k = bisect_right(stops, start, 0, n)
        gain = sums[k] + p - TAKE
        sums.append(max(gain, sums[-1]))
        step.append(k if gain > sums[-2] else None)
    out: list[Rival] = []
    n = len(ordered)
    while n > 0:
        before = step[n]
        if before is not None:
            out.append(ordered[n - 1])
        n = n - 1 if before is None else before
    return out[::-1]
