"""Spans: the pieces of a joined block that could be one promotion each, as rows of a matrix.

A span runs from one likely cut to a later one. It is judged as a whole, so that its ends and its nature are decided together:
by the odds of its ends and of cuts inside, its words, shape, place and neighbours, and the rules of `data/phrases.yaml`.

>>> WORD.findall("Ankara’s co-op sold 3,000.")
['Ankara’s', 'co-op', 'sold', '3', '000']
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from audit.extract.insertions.joined.cuts import AGAIN, Cut, side

LONGEST = 320
"""Maximum code points of a span."""
INNER = 14
"""Maximum likely cuts inside a span."""
LEAST = -3.9
"""Minimum log-odds of a cut that can bound a span: one in fifty."""
STRONG = -0.4
"""Minimum log-odds of a cut that bounds the pieces beside a span."""
NEAR = 400
"""Code points on either side that count as context."""
GRAM = 12
"""Code points by which words that occur once are distinguished without a search of their block."""
WORD = re.compile(r"[^\W_][\w'’-]*")
"""One word with its apostrophes and hyphens."""
CLASSES = ("small", "capital", "letter", "digit", "point", "mark", "closing", "opening", ":", ",", '"', ")")
CLASS = {name: n for n, name in enumerate(CLASSES)}
OWN = (
    "length", "words", "length of words", "odds of its start", "odds of its end", "odds inside", "cuts inside",
    "touches before", "touches after", "touching cuts inside", "stops inside", "capitalised", "in capitals", "digits",
    "words by length", "wording", "wording a word", "first words", "last words", "words after it", "words before it",
    "address", "bar or arrow", "price", "quotation open", "names said elsewhere", "names",
)  # fmt: skip
BESIDE = (
    "place", "left to come", "cuts of the block", "cuts around", "wording around",
    "length before", "length after", "wording before", "wording after", "capitalised before", "capitalised after",
    "length before that", "length after that", "wording before that", "wording after that",
    "begins as", "ends in", "before it", "after it", "piece before ends in", "piece after ends in",
)  # fmt: skip
RULED = (
    "found by", "share found", "found from its start", "found to its end", "said again", "start said again", "end said again",
    "a wording of promotion", "a wording of provenance", "a wording of furniture",
)  # fmt: skip
COLUMNS = (*OWN, *BESIDE, *RULED)


def pairs(found: Sequence[Cut], odds: np.ndarray) -> np.ndarray:
    """Pair cuts that bound a span, both likely and not too far apart: shape (n, 2)."""
    likely = np.flatnonzero(odds >= LEAST).tolist()
    out = []
    for n, i in enumerate(likely):
        for j in likely[n + 1 : n + 2 + INNER]:
            if found[j].left - found[i].right > LONGEST:
                break
            if found[j].left > found[i].right:
                out.append((i, j))
    return np.array(out, dtype=int).reshape(-1, 2)


def span_grams(text: str, start: int, stop: int) -> list[str]:
    """Return strings of a span for training the wording scores: words, pairs, first and last words."""
    low = [m.group().lower() for m in WORD.finditer(text, start, stop)]
    twos = [f"p {a} {b}" for a, b in pairwise(low)]
    return [*(f"w {w}" for w in low), *twos, *first(low[:3]), *last(low[-2:])]


def first(low: Sequence[str]) -> list[str]:
    """Return strings of the first words of a span."""
    found = [f"f{n} {w}" for n, w in enumerate(low[:3])] + [f"c{n} {w[:4]}" for n, w in enumerate(low[:2])]
    return [*found, "f " + " ".join(low[:2]), "f " + " ".join(low[:3])] if len(low) > 1 else found


def last(low: Sequence[str]) -> list[str]:
    """Return strings of the last words of a span."""
    return [f"l {w}" for w in low[-1:]] + (["l " + " ".join(low[-2:])] if len(low) > 1 else [])


def sums(values: Sequence[float]) -> np.ndarray:
    """Compute running sums, starting with 0: one more than values."""
    return np.concatenate([[0.0], np.cumsum(np.array(values, dtype=float))])


class BlockCounts(NamedTuple):
    """Running sums over the words and code points of a block, so that any span is a difference of two of them.

    `begin` and `end` are, for each cut, the index of the first word after it and the number of words before it.
    """

    start: int
    at: np.ndarray
    one: np.ndarray
    two: np.ndarray
    upper: np.ndarray
    shout: np.ndarray
    size: np.ndarray
    named: np.ndarray
    shared: np.ndarray
    digits: np.ndarray
    marks: Mapping[str, np.ndarray]
    left: np.ndarray
    right: np.ndarray
    begin: np.ndarray
    end: np.ndarray
    opening: np.ndarray
    closing: np.ndarray

    def words(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Sum the wording scores of the words from `x` up to `y`."""
        y = np.maximum(y, x)
        return np.asarray(self.one[y] - self.one[x] + self.two[np.maximum(y - 1, x)] - self.two[x])

    def rate(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Average the wording score per word between the cuts `x` and `y`."""
        return np.asarray(self.words(self.begin[x], self.end[y]) / np.maximum(self.end[y] - self.begin[x], 1))

    def share(self, counted: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Average per word between the cuts `x` and `y`."""
        y = np.maximum(self.end[y], self.begin[x])
        return np.asarray((counted[y] - counted[self.begin[x]]) / np.maximum(y - self.begin[x], 1))

    def inside(self, counted: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Sum over the code points from `x` to `y`."""
        return np.asarray(counted[y - self.start] - counted[x - self.start])


MARKS = {"stops": ".!?…。！？", "addresses": "@/", "bars": "|>»→▶►•", "money": "$€£", "quotes": '"“”„«»「」'}
"""Marks that are counted inside a span. `stops` are those of training, fewer than `text.STOPS`."""


def count_block(text: str, found: Sequence[Cut], weights: Mapping[str, float]) -> BlockCounts:
    """Count the words and marks of a block."""
    start, stop = found[0].right, found[-1].left
    tokens = [(m.start(), m.group()) for m in WORD.finditer(text, start, stop)]
    at = np.array([t[0] for t in tokens], dtype=int)
    low = [w.lower() for _, w in tokens]
    names = Counter(w for _, w in tokens if w[0].isupper() and len(w) > 3)
    left, right = np.array([c.left for c in found]), np.array([c.right for c in found])
    begin, end = np.searchsorted(at, right), np.searchsorted(at, left)

    def weigh(strings: Sequence[str]) -> float:
        return sum(weights.get(g, 0.0) for g in strings)

    return BlockCounts(
        start=start,
        at=at,
        one=sums([weights.get(f"w {w}", 0.0) for w in low]),
        two=sums([*(weights.get(f"p {a} {b}", 0.0) for a, b in pairwise(low)), 0.0]),
        upper=sums([w[0].isupper() for _, w in tokens]),
        shout=sums([len(w) > 1 and w.isupper() for _, w in tokens]),
        size=sums([len(w) for _, w in tokens]),
        named=sums([w in names for _, w in tokens]),
        shared=sums([names[w] > 1 for _, w in tokens]),
        digits=sums([c.isdigit() for c in text[start:stop]]),
        marks={name: sums([c in marks for c in text[start:stop]]) for name, marks in MARKS.items()},
        left=left,
        right=right,
        begin=begin,
        end=end,
        opening=np.array([weigh(first(low[k : k + 3])) for k in begin]),
        closing=np.array([weigh(last(low[max(k - 2, 0) : k])) for k in end]),
    )


def span_matrix(
    text: str,
    found: Sequence[Cut],
    odds: np.ndarray,
    spans: np.ndarray,
    weights: Mapping[str, float],
    met: np.ndarray,
    whole: np.ndarray,
) -> np.ndarray:
    """Compute the columns of each span: float32, shape (n, len(COLUMNS)); `met` and `whole` are evidence of rules for it."""
    if not len(spans):
        return np.zeros((0, len(COLUMNS)), dtype=np.float32)
    c = count_block(text, found, weights)
    shape = [*own(c, odds, spans), *beside(text, found, c, odds, spans)]
    return np.column_stack([*shape, met, recurring(text, found, odds, spans), whole]).astype(np.float32)


def own(c: BlockCounts, odds: np.ndarray, spans: np.ndarray) -> list[np.ndarray]:
    """Compute the columns of `OWN`: ends, words and shape of a span."""
    i, j = spans[:, 0], spans[:, 1]
    a, b = c.right[i], c.left[j]
    n = np.maximum(c.end[j] - c.begin[i], 1)
    p = 1 / (1 + np.exp(-odds))
    keep = sums(np.log1p(-np.minimum(p, 0.999)).tolist())
    touch = (c.left == c.right).astype(float)
    touches = sums((touch * (p > 0.1)).tolist())
    most = np.array([odds[x + 1 : y].max() if y > x + 1 else -12.0 for x, y in spans.tolist()])
    say = c.words(c.begin[i], c.end[j])
    inside = {name: c.inside(marks, a, b) for name, marks in c.marks.items()}
    return [
        b - a, n, (c.size[c.end[j]] - c.size[c.begin[i]]) / n, odds[i], odds[j], most, keep[j] - keep[i + 1],
        touch[i], touch[j], touches[j] - touches[i + 1], inside["stops"], c.share(c.upper, i, j), c.share(c.shout, i, j),
        c.inside(c.digits, a, b) / (b - a), n / (b - a), say, say / n, c.opening[i], c.closing[j], c.opening[j], c.closing[i],
        inside["addresses"], inside["bars"], inside["money"], inside["quotes"] % 2,
        (c.shared[c.end[j]] - c.shared[c.begin[i]]) / np.maximum(c.named[c.end[j]] - c.named[c.begin[i]], 1),
        c.named[c.end[j]] - c.named[c.begin[i]],
    ]  # fmt: skip


def beside(text: str, found: Sequence[Cut], c: BlockCounts, odds: np.ndarray, spans: np.ndarray) -> list[np.ndarray]:
    """Compute the columns of `BESIDE`: the place of a span, and the two pieces on either side, up to the next strong cuts."""
    i, j = spans[:, 0], spans[:, 1]
    a, b = c.right[i], c.left[j]
    size = found[-1].left - c.start
    strong = np.flatnonzero(odds > STRONG)

    def at(k: np.ndarray) -> np.ndarray:
        inner = strong[np.clip(k, 0, len(strong) - 1)]
        return np.asarray(np.where(k < 0, 0, np.where(k >= len(strong), len(found) - 1, inner)))

    before, after = np.searchsorted(strong, i) - 1, np.searchsorted(strong, j, side="right")
    b1, b2, a1, a2 = at(before), at(before - 1), at(after), at(after + 1)
    around = np.searchsorted(c.left[strong], b + NEAR) - np.searchsorted(c.left[strong], a - NEAR)
    x, y = np.searchsorted(c.at, a - NEAR), np.searchsorted(c.at, b + NEAR)
    other = len(CLASSES)
    ends = np.array([CLASS.get(side(text[k.left - 1 : k.left]), other) for k in found])
    begins = np.array([CLASS.get(side(text[k.right : k.right + 1]), other) for k in found])
    return [
        (a - c.start) / size, found[-1].left - b, np.full(len(a), 1000 * len(strong) / size), around,
        c.words(x, y) / np.maximum(y - x, 1), c.left[i] - c.right[b1], c.left[a1] - c.right[j], c.rate(b1, i), c.rate(j, a1),
        c.share(c.upper, b1, i), c.share(c.upper, j, a1), c.left[b1] - c.right[b2], c.left[a2] - c.right[a1],
        c.rate(b2, b1), c.rate(a1, a2), begins[i], ends[j], ends[i], begins[j], ends[b1], ends[a1],
    ]  # fmt: skip


def recurring(text: str, found: Sequence[Cut], odds: np.ndarray, spans: np.ndarray) -> np.ndarray:
    """Count how often the words of a span, and those beside its ends at likely cuts, recur in the block: shape (n, 3).

    Labels and buttons recur.
    """
    likely = [c for c, o in zip(found, odds.tolist(), strict=True) if o > -2.2]
    opens = Counter(text[c.right : c.right + AGAIN] for c in likely)
    shuts = Counter(text[max(c.left - AGAIN, 0) : c.left] for c in likely)
    start, stop = found[0].right, found[-1].left
    grams = Counter(text[k : k + GRAM] for k in range(start, stop - GRAM + 1))
    times: dict[str, int] = {}
    out = np.zeros((len(spans), 3))
    for n, (i, j) in enumerate(spans.tolist()):
        words = text[found[i].right : found[j].left]
        if len(words) <= 80:
            if words not in times:
                times[words] = 1 if grams[words[:GRAM]] == 1 else text.count(words, start, stop)
            out[n, 0] = times[words]
        out[n, 1] = opens[text[found[i].right : found[i].right + AGAIN]]
        out[n, 2] = shuts[text[max(found[j].left - AGAIN, 0) : found[j].left]]
    return out
