"""Features of the first pass: hashed templates over words, tags, shapes, quotation marks, verbs and rules.

All words of a document at once: an atom is an array with one number per word; a template mixes atoms at fixed distances into a
64-bit hash, whose upper bits select a row of the weight table.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements.tagger.model import WordUse
from audit.lang.attribution import Attribution
from audit.lang.pos import NAMES
from audit.lang.reading import Reading
from audit.lang.tokens import number

if TYPE_CHECKING:
    from numpy.typing import NDArray

BITS = 18
"""Binary logarithm of the number of rows of the weight table."""
REACH = 4
"""Maximum distance in words that a template covers; sentences are padded by as many."""
SOURCE, CUE, CONTENT = 1, 2, 3
"""Roles of a word; 0 for none."""

Numbers = Any
TAGS = {tag: k for k, tag in enumerate(NAMES)}


def shape(form: str) -> int:
    """Classify a word into one of seven shapes."""
    if form.isupper():
        return 1 if len(form) > 1 else 2
    if form[:1].isupper():
        return 3
    if form.islower():
        return 4
    if form[:1].isdigit():
        return 5
    return 6 if form[:1].isalnum() else 7


@lru_cache(20_000)
def numbers(form: str) -> tuple[int, int, int, int]:
    """Hash a word in lower case and its last two and three letters, and number its shape; cached, because most words recur."""
    low = form.lower().replace("’", "'")
    return number(low), number("~" + low[-2:]), number("~" + low[-3:]), shape(form)


def roles(r: Reading, found: list[Attribution]) -> "NDArray[np.uint64]":
    """Return the role that the rules give each word; for content the number of the rule's way."""
    out = np.zeros(len(r.words), np.uint64)
    for a in found:
        for first, stop in a.content:
            out[first:stop] = a.way.role if a.way else 0
    for a in found:
        if a.cue:
            out[a.cue[0] : a.cue[1]] = 2
        if a.source:
            out[a.source[0] : a.source[1]] = 1
    return out


def binned(distance: "NDArray[np.int64]") -> "NDArray[np.uint64]":
    """Bin distances to a verb as 0 (none), 1 (1-5), 2 (6-9), 3 (10-19), 4 (20 and more)."""
    return np.searchsorted([1, 6, 10, 20], np.where(distance > 400, 0, distance), side="right").astype(np.uint64)


def led(value: int, values: "NDArray[Any]") -> "NDArray[Any]":
    """Prepend one value; ten times as fast as `np.r_`."""
    out = np.empty(len(values) + 1, values.dtype)
    out[0], out[1:] = value, values
    return out


def bounds(starts: "NDArray[np.int64]", n: int) -> "NDArray[np.int64]":
    """Return the ends of the segments that start at `starts`: the start of the next one, `n` for the last."""
    out = np.empty_like(starts)
    out[:-1], out[-1:] = starts[1:], n
    return out


BATCH = 1 << 14
"""Maximum words of a batch; nearly all articles are one."""
ALL = slice(None)


class Atoms:
    """Arrays of a document with one number for each word; sentences are padded, so that no template reads across them."""

    def __init__(self, r: Reading, found: list[Attribution], use: WordUse) -> None:
        w = r.words
        n = len(w)
        sentence = np.array(w.sentence, np.int64)
        starts = led(0, np.flatnonzero(np.diff(sentence)) + 1) if n else np.zeros(0, np.int64)
        order = np.cumsum(led(0, np.diff(sentence) > 0)) if n else np.zeros(0, np.int64)
        self.place = np.arange(n) + REACH * (order + 1)
        self.size = n + REACH * (len(starts) + 1)
        self.n, self.sentence, self.starts = n, sentence, starts
        stops = bounds(starts, n)
        self.first = starts[order] if n else starts
        self.stop = stops[order] if n else starts
        known = {form: k for k, form in enumerate(dict.fromkeys(w.form))}
        table = np.array([numbers(form) for form in known], np.uint64).reshape(len(known), 4)[[known[form] for form in w.form]]
        self.word = self.spread(table[:, 0], 3)
        self.two, self.three = table[:, 1], table[:, 2]
        use_row = use.rows(table[:, 0])
        self.fine, self.coarse = self.spread(use.fine[use_row], 0), self.spread(use.coarse[use_row], 0)
        self.use_row, self.vectors = self.spread(use_row.astype(np.uint64), len(use.number)), use.vector
        self.tag = self.spread(np.array([TAGS[t] + 1 for t in r.tags], np.uint64), 0)
        self.shape = self.spread(table[:, 3], 0)
        inside = np.array(r.inside, np.int64) >= 0
        self.inside = inside
        self.quote = self.spread(inside.astype(np.uint64) + np.uint64(1), 0)
        self.rule = self.spread(roles(r, found) + np.uint64(1), 0)
        self.verbs(r, table[:, 0])
        quoted = np.add.reduceat(inside, starts) > 0 if n else inside
        self.quotation = np.array(r.inside, np.int64)
        self.lines = np.array(w.line, np.int64)[starts] if n else starts
        self.holds = (quoted.astype(np.uint64) * 2 + led(0, quoted[:-1]).astype(np.uint64))[order] if n else table[:, 0]
        at = np.arange(n)
        self.edge = np.minimum(at - self.first, 6).astype(np.uint64) * 8 + np.minimum(self.stop - 1 - at, 6).astype(np.uint64)

    def spread(self, values: "NDArray[np.uint64]", fill: int) -> "NDArray[np.uint64]":
        """Place values at their padded positions."""
        out = np.full(self.size, fill, np.uint64)
        out[self.place] = values
        return out

    def verbs(self, r: Reading, numbered: "NDArray[np.uint64]") -> None:
        """Find the nearest reporting verbs of the sentence on both sides, outside quotations: binned distances and hashes."""
        at = np.arange(self.n)
        low = r.words.lower
        is_ = np.zeros(self.n, bool)
        cues = r.cues
        reporting = {
            w for w in cues.words.intersection(low) if w in cues.prepositions or w in cues.verbs or w in cues.particles
        }
        for k, word in enumerate(low):
            if word in reporting and r.inside[k] < 0:
                is_[k] = word in cues.prepositions or r.grammar.reports(r, k)
        left = np.maximum.accumulate(np.where(is_, at, -1)) if self.n else at
        left = np.where(left >= self.first, left, -1)
        right = np.minimum.accumulate(np.where(is_, at, self.n)[::-1])[::-1] if self.n else at
        right = np.where(right < self.stop, right, self.n)
        padded = np.concatenate((numbered, np.zeros(1, np.uint64)))
        self.isverb = is_.astype(np.uint64)
        self.lbin = binned(np.where(left < 0, 999, at - left)) + (left == at).astype(np.uint64)
        self.rbin = binned(np.where(right >= self.n, 999, right - at))
        self.lverb = np.where(left >= 0, padded[left], np.uint64(0))
        self.lnext = np.where(left >= 0, padded[np.minimum(left + 1, self.n)], np.uint64(0))
        self.rverb = np.where(right < self.n, padded[np.minimum(right, self.n)], np.uint64(0))


def batches(n: int) -> Iterator[slice]:
    """Yield slices of at most `BATCH` words: templates take some kilobytes a word while they are computed."""
    for start in range(0, n, BATCH):
        yield slice(start, start + BATCH)


def rows(a: Atoms, words: slice = ALL) -> "NDArray[np.int64]":
    """Select the rows of the weight table for each of some words: an array (words, templates)."""
    p = a.place[words]
    lbin, rbin, lverb, rverb = a.lbin[words], a.rbin[words], a.lverb[words], a.rverb[words]
    lnext, isverb, holds, edge = a.lnext[words], a.isverb[words], a.holds[words], a.edge[words]

    @cache
    def at(k: int) -> Numbers:
        return p + k

    @cache
    def w(k: int) -> Numbers:
        return a.word[at(k)]

    @cache
    def t(k: int) -> Numbers:
        return a.tag[at(k)]

    @cache
    def q(k: int) -> Numbers:
        return a.quote[at(k)]

    @cache
    def u(k: int) -> Numbers:
        return a.rule[at(k)]

    @cache
    def f(k: int) -> Numbers:
        return a.fine[at(k)]

    @cache
    def c(k: int) -> Numbers:
        return a.coarse[at(k)]

    s = a.shape[p]
    templates: list[tuple[Numbers, ...]] = [
        *((w(k),) for k in (0, -1, 1, -2, 2, -3, 3)),
        *((t(k),) for k in (0, -1, 1, -2, 2, -3, 3, -4, 4)),
        (w(-1), w(0)), (w(0), w(1)), (t(-1), t(0)), (t(0), t(1)), (w(-2), w(-1)), (w(1), w(2)),
        (t(-2), t(-1), t(0)), (t(-1), t(0), t(1)), (t(0), t(1), t(2)), (t(0), w(1)), (w(-1), t(0)),
        (a.two[words],), (a.three[words],), (s,), (s, a.shape[p - 1]), (s, a.shape[p + 1]), (q(-1), q(0), q(1)), (q(0), w(0)),
        (lbin,), (rbin,), (lbin, rbin, q(0)), (lverb,), (rverb,), (lverb, lbin), (rverb, rbin),
        (lverb, lnext), (isverb, t(0)), (lverb, t(0)), (rverb, t(0)), (lbin, t(0), t(1)), (rbin, t(0), t(-1)),
        (holds,), (holds, q(0)), (edge,), (edge, t(0)), (np.zeros_like(s),), (holds, lbin, rbin, q(0)),
        (u(0),), (u(-1), u(0)), (u(0), u(1)), (u(0), t(0)), (u(0), w(0)), (u(0), u(-2), u(2)), (u(0), q(0), lbin),
        (u(0), lverb), (u(0), rverb), (u(-1), u(0), u(1), w(0)), (u(0), t(-1), t(0)), (u(0), t(0), t(1)),
        (u(-4), u(0), u(4)),
        *((f(k),) for k in (0, -1, 1, -2, 2)), (f(-1), f(0)), (f(0), f(1)), (u(0), f(0)),
        (c(-1), c(0), c(1)), (c(-2), c(-1), c(0)), (c(0), c(1), c(2)),
    ]  # fmt: skip
    mixer, golden = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0x9E3779B97F4A7C15)
    h = np.repeat((np.arange(1, len(templates) + 1, dtype=np.uint64) * golden)[:, None], len(p), axis=1)
    for depth in range(max(map(len, templates))):  # all templates at once, atom by atom
        longer = [k for k, parts in enumerate(templates) if len(parts) > depth]
        part = h[longer] ^ np.stack([templates[k][depth] for k in longer])
        part *= mixer
        part ^= part >> np.uint64(32)
        h[longer] = part
    h *= golden
    h >>= np.uint64(64 - BITS)
    out: NDArray[np.int64] = h.view(np.int64).T
    return out
