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


def segments(a: Atoms, breaks: "NDArray[np.bool_]") -> "NDArray[np.int64]":
    """Number the segment of each word; segments end at a break and with the sentence."""
    starts = np.zeros(a.n, bool)
    starts[a.starts] = True
    return np.cumsum(starts | breaks | led(0, breaks[:-1])) - 1


def means(values: "NDArray[np.float32]", segment: "NDArray[np.int64]") -> "NDArray[np.float32]":
    """Average each column over the segment of each word."""
    count = np.bincount(segment)
    out = np.stack([np.bincount(segment, values[:, k]) for k in range(values.shape[1])], 1) / np.maximum(count, 1)[:, None]
    return out[segment].astype(np.float32)


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
    for words in batches(a.n):
        yield np.concatenate([values_of(part, words) for part in parts], axis=1)


def values_of(part: "Part", words: slice) -> "NDArray[np.float32]":
    """Values of some words: rows of an array, or of a table for the number of each word."""
    if isinstance(part, tuple):
        table, number = part
        return table[number[words]]
    return np.asarray(part[words], np.float32)


def context_parts(a: Atoms, p: "NDArray[np.float32]") -> "list[Part]":
    """Compute the features of a document by groups of columns."""
    n = a.n
    at = np.arange(n)
    order = np.searchsorted(a.starts, at, side="right") - 1
    three = p[:, 1:]
    spread = np.zeros((a.size, 3), np.float32)
    spread[a.place] = three
    window = [spread[a.place + k] for k in range(-REACH, REACH + 1)]
    sums = np.vstack([np.zeros((1, 3), np.float32), np.cumsum(three, axis=0, dtype=np.float64)]).astype(np.float32)
    wide = []
    for low, high in ((-12, -4), (5, 13)):
        i, j = np.clip(at + low, a.first, a.stop), np.clip(at + high, a.first, a.stop)
        wide.append((sums[j] - sums[i]) / 8)
    before = (sums[at] - sums[a.first]) / np.maximum(at - a.first, 1)[:, None]
    after = (sums[a.stop] - sums[at + 1]) / np.maximum(a.stop - at - 1, 1)[:, None]
    top = np.maximum.reduceat(three, a.starts)
    share = np.add.reduceat(np.column_stack((three[:, 2], a.inside)), a.starts) / (bounds(a.starts, n) - a.starts)[:, None]
    sentence = np.concatenate((top, share), axis=1).astype(np.float32)
    around = [sentence[order]]
    for step in (-1, 1):
        other = np.clip(order + step, 0, len(a.starts) - 1)
        real = (other != order)[:, None]
        same = (a.lines[other] == a.lines[order])[:, None]
        around += [sentence[other] * real, same * real]
    distance = []
    for k in (0, 1):
        best = np.flatnonzero(three[:, k] >= top[order, k])
        nearest = best[np.minimum(np.searchsorted(order[best], order), len(best) - 1)]
        gap = np.clip((at - nearest) / 20, -1.5, 1.5)
        distance += [gap, np.abs(gap), np.exp(-np.abs(at - nearest) / 3)]
    tag = a.tag[a.place]
    comma = (tag == COMMA) | (tag == COLON)
    clause = means(np.column_stack((three, a.inside)).astype(np.float32), segments(a, comma))
    run = means(three, segments(a, led(0, a.rule[a.place][1:] != a.rule[a.place][:-1])))
    quote = means(three, np.cumsum(led(0, np.diff(a.quotation) != 0)))
    rules = [(RULES, a.rule[a.place + k].astype(np.int64)) for k in (-1, 0, 1)]
    kinds = [(GROUPED, a.tag[a.place + k].astype(np.int64)) for k in (-2, -1, 0, 1, 2)]
    quoted = [a.quote[a.place + k][:, None] == 2 for k in (-1, 0, 1)]
    ends = [np.minimum(at - a.first, 30) / 30, np.minimum(a.stop - 1 - at, 30) / 30, np.minimum(a.stop - a.first, 60) / 60]
    vectors = [(a.vectors, a.use_row[a.place + k].astype(np.int64)) for k in (-1, 0, 1)]
    bins = [(SEVEN, a.lbin.astype(np.int64)), (SEVEN, a.rbin.astype(np.int64))]
    return [
        *window, *wide, before, after, running(three, a, 1), running(three, a, -1), *around, np.stack(distance, 1), clause, run,
        quote, *rules, *kinds, *quoted, np.stack(ends, 1), *bins, *vectors,
    ]  # fmt: skip
