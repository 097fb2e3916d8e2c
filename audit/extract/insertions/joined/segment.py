"""Joined pages: promotion in blocks in which a scraper joined many texts, its ends and what it is decided together.

Every span between two likely cuts gets a probability of being one promotion; the spans that do not overlap and of which most
are right, as far as can be told, are taken (weighted interval scheduling). What a rule found is a span like others, with a
probability of its own: it falls away where a likelier one overlaps it, and where it is taken, what it overlaps falls away.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np

from audit.extract.insertions.candidate import Found
from audit.extract.insertions.joined.cuts import Cut, cuts, seen
from audit.extract.insertions.joined.spans import COLUMNS, matrix, pairs
from audit.extract.insertions.joined.wording_evidence import met, whole
from audit.extract.insertions.kit import InsertionsKit
from audit.extract.insertions.plain.line_model import JOINED, sort
from audit.extract.insertions.plain.split import Line
from audit.text import Span

TAKE = 0.28
"""Probability that a span must have for one more right to weigh more than one more wrong."""
RULE, MODEL = 0.8, 0.4
"""Probabilities that a promotion found by rule, or by the model of lines, is right to the character in such a block."""
LINES = "line model"
"""How the rule of a find by that model begins."""
PAGE = 2000
"""Code points of a block that no scraper would leave in one piece had it seen the page's paragraphs."""
END = 12.0
"""Log-odds of a cut at the ends of a block."""


def joined(text: str, lines: Sequence[Line], so_far: Sequence[Found], kit: InsertionsKit) -> Iterator[Found]:
    """The promotions of every joined block; each takes the place of those found so far that it overlaps."""
    for start, stop in blocks(lines):
        mine = [f for f in so_far if start <= f.start and f.stop <= stop]
        found = cuts(text, start, stop)
        known = [f for f in mine if not f.rule.startswith(LINES)]
        spans, x = lattice(text, found, list(seen(text, found, kit.seams.words)), known, kit)
        p = 1 / (1 + np.exp(-kit.joined.opened.forest.odds(x)))
        rivals = [(found[i].right, found[j].left, q, n) for n, ((i, j), q) in enumerate(zip(spans.tolist(), p, strict=True))]
        rivals += [(f.start, f.stop, MODEL if f.rule.startswith(LINES) else RULE, -1) for f in mine if f.role == "promo"]
        ends = {(f.start, f.stop) for f in mine if f.role == "promo"}
        settled = best(rivals)
        won = {r[:2] for r in settled} & ends
        yield from (f._replace(whole=True) for f in mine if f.role == "promo" and (f.start, f.stop) in won)
        taken = [r for r in settled if r[3] >= 0 and r[:2] not in ends]
        if not taken:
            continue
        heavy = kit.joined.opened.forest.weights(x[[n for *_, n in taken]]).argsort(axis=1)[:, :-4:-1]
        for (a, b, q, _), top in zip(taken, heavy.tolist(), strict=True):
            kind = next((f.kind for f in mine if f.role == "promo" and f.start < b and a < f.stop), sort(text[a:b]))
            why = ", ".join(COLUMNS[k] for k in top)
            yield Found(a, b, "promo", kind, f"span model: {why}", min(float(q), 0.98), whole=True)


def blocks(lines: Sequence[Line]) -> list[Span]:
    """The blocks that are cut so often, or are so long, that a scraper must have joined them."""
    starts: dict[int, int] = {}
    cut = set()
    for line in lines:
        if line.zone != "headline":
            starts.setdefault(line.limit, line.start)
            if line.cuts >= JOINED:
                cut.add(line.limit)
    return [Span(start, stop) for stop, start in starts.items() if stop in cut or stop - start >= PAGE]


def lattice(
    text: str, found: Sequence[Cut], features: Sequence[Sequence[str]], mine: Sequence[Found], kit: InsertionsKit
) -> tuple[np.ndarray, np.ndarray]:
    """The spans between the cuts of a block, shape (n, 2), and what is seen of each, shape (n, len(COLUMNS)).

    `features` are those of every cut but the first and last, `mine` what rules found in the block.
    """
    odds = np.array([END, *map(kit.joined.opened.odds, features), END])
    spans = pairs(found, odds)
    ruled = met(found, spans, mine), whole(text, found, spans, kit.phrases)
    return spans, matrix(text, found, odds, spans, kit.joined.opened.wording, *ruled)


Rival = tuple[int, int, float, int]


def best(rivals: Sequence[Rival]) -> list[Rival]:
    """Those that do not overlap and have the greatest sum of probabilities, each less `TAKE`.

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
