"""Features of the second pass: the first pass's output around a word.

Probabilities of the first pass in the neighbourhood, the sentence, the quotation and the clause between commas; the rules'
roles; tags in groups. One row per word, all words of a document at once.
"""

from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.tagger.templates import REACH, TAGS, Atoms, batches, bounds, led
from audit.lang.pos import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Part = NDArray[np.float32] | tuple[NDArray[np.float32], NDArray[np.int64]]

GROUPS = np.zeros(len(NAMES) + 1, np.int64)
"""Group of each tag number: nouns, names, adjectives, verbs …; 0 for the padding and the rest."""
TOGETHER = (
    ("NN", "NNS", "FW"),
    ("NNP", "NNPS"),
    ("JJ", "JJR", "JJS", "VBN"),
    ("VBG",),
    ("VB", "VBZ", "VBP"),
    ("VBD",),
    ("RB", "RBR", "RBS"),
    ("IN", "TO"),
    ("PRP", "WP", "WDT", "WP$"),
    ("DT", "PRP$"),
    ("MD",),
    ("CC",),
    ("WRB",),
    ("RP", ")"),
    (".",),
    ("POS",),
    ('"',),
    (",",),
)
"""Tags of each group, from group 1."""
for _group, _members in enumerate(TOGETHER, start=1):
    GROUPS[[TAGS[name] + 1 for name in _members]] = _group
COMMA, COLON, STOP, QUOTE, ING, NOUN, NOUNS = (TAGS[name] + 1 for name in (",", ":", ".", '"', "VBG", "NN", "NNS"))
KINDS = 19
ROLES = 11
RULES = np.eye(ROLES + 2, dtype=np.float32)[:, 1:]
GROUPED = np.eye(KINDS, dtype=np.float32)[GROUPS]
SEVEN = np.eye(7, dtype=np.float32)


FILLED = 256
"""Words whose features are filled in together: they fit into a processor's cache."""
FARTHEST = 512
"""Words beyond which the nearness of another word is 0."""
NEARNESS = np.exp(-np.arange(FARTHEST + 1) / 3).astype(np.float32)
NEARNESS[-1] = 0


def breaks(a: Atoms, marks: "NDArray[np.bool_]") -> "NDArray[np.int64]":
    """Return the first words of segments that end at a mark, which is a segment of its own, and with the sentence."""
    starts = marks | led(0, marks[:-1])
    starts[a.starts] = True
    return np.flatnonzero(starts)


def means(values: "NDArray[np.float64]", starts: "NDArray[np.int64]", n: int) -> "NDArray[np.float32]":
    """Average each column over the segment of each word."""
    count = bounds(starts, n) - starts
    return np.repeat((np.add.reduceat(values, starts) / count[:, None]).astype(np.float32), count, axis=0)


def running(values: "NDArray[np.float32]", a: Atoms, sign: int) -> "NDArray[np.float32]":
    """Compute the running maximum within the sentence, from the left (`sign` 1) or from the right (-1)."""
    lift = (a.sentence - a.sentence[0])[:, None] * 2.0 * sign
    v = (values + lift)[::sign]
    out: NDArray[np.float32] = (np.maximum.accumulate(v, axis=0)[::sign] - lift).astype(np.float32)
    return out


def context(a: Atoms, p: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Compute features (words, features) from the probabilities `p` (words, 4) of the first pass."""
    return np.concatenate(list(contexts(a, p)))


def contexts(a: Atoms, p: "NDArray[np.float32]") -> "Iterator[NDArray[np.float32]]":
    """Yield the features of `context` in batches of words: all at once take kilobytes a word."""
    parts = context_parts(a, p)
    width = sum((part[0] if isinstance(part, tuple) else part).shape[1] for part in parts)
    for words in batches(a.n):
        out = np.empty((len(a.place[words]), width), np.float32)
        for first in range(0, len(out), FILLED):
            few = out[first : first + FILLED]
            at = slice(words.start + first, words.start + first + len(few))
            column = 0
            for part in parts:
                values = part[0][part[1][at]] if isinstance(part, tuple) else part[at]
                few[:, column : column + values.shape[1]] = values
                column += values.shape[1]
        yield out


def around(table: "NDArray[np.float32]", before: int, after: int, place: "NDArray[np.int64]") -> "Part":
    """Return the rows of a padded table from `before` words before each word to `after` words after it, side by side."""
    columns = table.shape[1]
    shape, strides = (len(table) - before - after, (before + after + 1) * columns), (columns * 4, 4)
    return np.lib.stride_tricks.as_strided(np.ascontiguousarray(table), shape, strides, writeable=False), place - before


def context_parts(a: Atoms, p: "NDArray[np.float32]") -> "list[Part]":
    """Compute the features of a document by groups of columns."""
    n, at, order = a.n, a.at, a.order
    three = p[:, 1:]
    padded = np.zeros((a.size, 3), np.float32)
    padded[a.place] = three
    four = np.empty((n, 4))
    four[:, :3], four[:, 3] = three, a.inside
    sums = np.zeros((n + 1, 3), np.float32)
    sums[1:] = np.cumsum(four[:, :3], axis=0)
    wide = np.empty((n, 6), np.float32)
    for k, (low, high) in enumerate(((-12, -4), (5, 13))):
        i, j = np.maximum(at + low, a.first), np.minimum(at + high, a.stop)
        wide[:, 3 * k : 3 * k + 3] = (sums[np.maximum(j, a.first)] - sums[np.minimum(i, a.stop)]) / 8
    gone, left = at - a.first, a.stop - 1 - at
    before = (sums[at] - sums[a.first]) / np.maximum(gone, 1)[:, None]
    after = (sums[a.stop] - sums[at + 1]) / np.maximum(left, 1)[:, None]
    top = np.maximum.reduceat(three, a.starts)
    distance = np.empty((n, 6), np.float32)
    for k in (0, 1):
        best = np.flatnonzero(three[:, k] >= top[order, k])
        gap = at - best[np.searchsorted(best, a.starts)][order]
        steps = np.clip(gap / 20, -1.5, 1.5)
        away = np.minimum(np.abs(gap), FARTHEST)
        distance[:, 3 * k], distance[:, 3 * k + 1], distance[:, 3 * k + 2] = steps, np.abs(steps), NEARNESS[away]
    comma = (a.tag0 == COMMA) | (a.tag0 == COLON)
    spoken = led(False, np.diff(a.quotation) != 0)
    spoken[0] = True
    turned = led(False, np.diff(a.rule0) != 0)
    ends = np.empty((n, 3), np.float32)
    ends[:, 0], ends[:, 1] = np.minimum(gone, 30) / 30, np.minimum(left, 30) / 30
    ends[:, 2] = np.minimum(a.stop - a.first, 60) / 60
    return [
        around(padded, REACH, REACH, a.place), wide, before, after, running(three, a, 1), running(three, a, -1),
        (sentences(a, top, four), order), distance, means(four, breaks(a, comma), n),
        means(four[:, :3], breaks(a, turned), n), means(four[:, :3], np.flatnonzero(spoken), n),
        around(RULES[a.rule], 1, 1, a.place), around(GROUPED[a.tag], 2, 2, a.place),
        around((a.quote == 2)[:, None].astype(np.float32), 1, 1, a.place), ends, (SEVEN, a.lbin), (SEVEN, a.rbin),
        around(a.vectors[a.use_row], 1, 1, a.place),
    ]  # fmt: skip


def sentences(a: Atoms, top: "NDArray[np.float32]", four: "NDArray[np.float64]") -> "NDArray[np.float32]":
    """Compute what the words of a sentence share: its greatest and mean probabilities, and those of its neighbours."""
    many = len(a.starts)
    share = np.add.reduceat(four[:, 2:].astype(np.float32), a.starts) / (bounds(a.starts, a.n) - a.starts)[:, None]
    own = np.concatenate((top, share), axis=1).astype(np.float32)
    out = np.zeros((many, 17), np.float32)
    out[:, :5] = own
    same = a.lines[1:] == a.lines[:-1]
    out[1:, 5:10], out[1:, 10] = own[:-1], same
    out[:-1, 11:16], out[:-1, 16] = own[1:], same
    return out
