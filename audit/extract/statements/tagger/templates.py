"""Features of the first pass: hashed templates over words, tags, shapes, quotation marks, verbs and rules.

All words of a document at once: an atom is an array with one number per word; a template mixes atoms at fixed distances into a
64-bit hash, whose upper bits select a row of the weight table.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from audit.extract.statements.tagger.known_words import COARSE, END2, END3, FINE, ROW, SHAPE, WORD
from audit.extract.statements.tagger.model import WordUse
from audit.lang.attribution import Attribution
from audit.lang.pos import NAMES
from audit.lang.reading import Reading

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
NUMBERED = {tag: k + 1 for tag, k in TAGS.items()}


def roles(r: Reading, found: list[Attribution]) -> "NDArray[np.int64]":
    """Return the role that the rules give each word; for content the number of the rule's way."""
    out = np.zeros(len(r.words), np.int64)
    for a in found:
        for first, stop in a.content:
            out[first:stop] = a.way.role if a.way else 0
    for a in found:
        if a.cue:
            out[a.cue[0] : a.cue[1]] = 2
        if a.source:
            out[a.source[0] : a.source[1]] = 1
    return out


BINS = np.searchsorted([1, 6, 10, 20], np.arange(401), side="right")
"""Bins of distances to a verb: 0 (none), 1 (1-5), 2 (6-9), 3 (10-19), 4 (20 and more)."""
FARTHEST = 400
"""Maximum distance to a verb; a farther one is none."""


def binned(distance: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Bin distances to a verb."""
    return BINS[np.where(distance > FARTHEST, 0, distance)]


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
    """Arrays of a document with one number for each word; sentences are padded, so that no template reads across them.

    Some have a place for each word and for the padding: `form` (its number among `words`, those read so far), the hashes
    `word`, `end2` and `end3`, `shape`, the classes `fine` and `coarse`, and the others in `padded`.
    """

    def __init__(self, r: Reading, found: list[Attribution], use: WordUse) -> None:
        w = r.words
        n = len(w)
        sentence = np.array(w.sentence, np.int64)
        starts = led(0, np.flatnonzero(np.diff(sentence)) + 1) if n else np.zeros(0, np.int64)
        stops = bounds(starts, n)
        order = np.repeat(np.arange(len(starts)), stops - starts)
        at = np.arange(n)
        self.place = at + REACH * (order + 1)
        self.size = n + REACH * (len(starts) + 1)
        self.n, self.sentence, self.starts, self.order, self.at = n, sentence, starts, order, at
        self.first, self.stop = starts[order], stops[order]
        self.words = use.words()
        self.form = self.spread(self.words.numbers(w.form), 0)
        columns = self.words.columns.take(self.form, axis=1)
        self.word, self.end2, self.end3 = columns[WORD], columns[END2], columns[END3]
        self.fine, self.coarse, self.shape = columns[FINE], columns[COARSE], columns[SHAPE].view(np.int64)
        self.use_row, self.vectors = columns[ROW].view(np.int64), use.vector
        self.tag0 = np.fromiter(map(NUMBERED.__getitem__, r.tags), np.int64, n)
        self.tag = self.spread(self.tag0, 0)
        self.quotation = np.array(r.inside, np.int64)
        self.inside = self.quotation >= 0
        self.quote0, self.rule0 = self.inside + 1, roles(r, found) + 1
        self.quote, self.rule = self.spread(self.quote0, 0), self.spread(self.rule0, 0)
        self.verbs(r, self.word[self.place])
        quoted = np.logical_or.reduceat(self.inside, starts) if n else self.inside
        self.lines = np.array(w.line, np.int64)[starts]
        self.holds = (quoted * 2 + led(0, quoted[:-1]))[order] if n else at
        self.edge = np.minimum(at - self.first, 6) * 8 + np.minimum(self.stop - 1 - at, 6)

    def spread(self, values: "NDArray[Any]", fill: int) -> "NDArray[Any]":
        """Place values at their padded positions."""
        out = np.full(self.size, fill, values.dtype)
        out[self.place] = values
        return out

    def verbs(self, r: Reading, numbered: "NDArray[np.uint64]") -> None:
        """Find the nearest reporting verbs of the sentence on both sides, outside quotations: binned distances and hashes.

        `left` and `right` number them from 1 (0: none); `verb` and `after` are the hashes of each verb and of the next word.
        """
        low, cues = r.words.lower, r.cues
        places = [
            k
            for k in r.outside(cues.words)
            if low[k] in cues.prepositions or ((low[k] in cues.verbs or low[k] in cues.particles) and r.grammar.reports(r, k))
        ]
        is_ = np.zeros(self.n, np.int64)
        is_[places] = 1
        upto = np.cumsum(is_)
        where = np.array([-1, *places, self.n], np.int64)
        left, right = where[upto], where[upto - is_ + 1]
        near, ahead = left >= self.first, right < self.stop
        self.left, self.right = upto * near, (upto - is_ + 1) * ahead
        padded = np.concatenate((numbered, np.zeros(2, np.uint64)))
        padded_next = where[:-1] + 1
        padded_next[0] = self.n
        where[0] = self.n
        self.verb, self.after = padded[where[:-1]], padded[padded_next]
        self.isverb = is_
        self.lbin = binned(np.where(near, self.at - left, 999)) + (left == self.at)
        self.rbin = binned(np.where(ahead, right - self.at, 999))

    def values(self, atom: str, words: slice = ALL) -> "NDArray[np.uint64]":
        """Return the values of an atom for some words, by its name in `TEMPLATES`."""
        own = atom in OWN
        out: NDArray[Any] = OWN[atom](self)[words] if own else self.padded(atom[0])[self.place[words] + int(atom[1:])]
        return out.astype(np.uint64)

    def padded(self, letter: str) -> "NDArray[Any]":
        """Return the values of an atom at all padded positions, by its letter."""
        placed: dict[str, NDArray[Any]] = {
            "t": self.tag, "q": self.quote, "u": self.rule, "w": self.word, "s": self.shape, "f": self.fine, "c": self.coarse,
        }  # fmt: skip
        return placed[letter]


OWN: dict[str, Callable[[Atoms], "NDArray[Any]"]] = {
    "zero": lambda a: np.zeros(a.n, np.uint64),
    "end2": lambda a: a.end2[a.place],
    "end3": lambda a: a.end3[a.place],
    "lverb": lambda a: a.verb[a.left],
    "rverb": lambda a: a.verb[a.right],
    "lnext": lambda a: a.after[a.left],
    "lbin": lambda a: a.lbin,
    "rbin": lambda a: a.rbin,
    "isverb": lambda a: a.isverb,
    "holds": lambda a: a.holds,
    "edge": lambda a: a.edge,
}
"""Atoms of the word itself, by name."""


def batches(n: int) -> Iterator[slice]:
    """Yield slices of at most `BATCH` words: templates take some kilobytes a word while they are computed."""
    for start in range(0, n, BATCH):
        yield slice(start, start + BATCH)


WRITTEN = (
    "w0", "w-1", "w1", "w-2", "w2", "w-3", "w3", "t0", "t-1", "t1", "t-2", "t2", "t-3", "t3", "t-4", "t4", "w-1 w0",
    "w0 w1", "t-1 t0", "t0 t1", "w-2 w-1", "w1 w2", "t-2 t-1 t0", "t-1 t0 t1", "t0 t1 t2", "t0 w1", "w-1 t0", "end2",
    "end3", "s0", "s0 s-1", "s0 s1", "q-1 q0 q1", "q0 w0", "lbin", "rbin", "lbin rbin q0", "lverb", "rverb", "lverb lbin",
    "rverb rbin", "lverb lnext", "isverb t0", "lverb t0", "rverb t0", "lbin t0 t1", "rbin t0 t-1", "holds", "holds q0",
    "edge", "edge t0", "zero", "holds lbin rbin q0", "u0", "u-1 u0", "u0 u1", "u0 t0", "u0 w0", "u0 u-2 u2", "u0 q0 lbin",
    "u0 lverb", "u0 rverb", "u-1 u0 u1 w0", "u0 t-1 t0", "u0 t0 t1", "u-4 u0 u4", "f0", "f-1", "f1", "f-2", "f2", "f-1 f0",
    "f0 f1", "u0 f0", "c-1 c0 c1", "c-2 c-1 c0", "c0 c1 c2",
)  # fmt: skip
"""The templates, each as its atoms: a letter and a distance in words, or a name of an atom of the word itself.

`w` is the word, `t` its tag, `s` its shape, `q` whether it is quoted, `u` its role by rule, `f` and `c` its classes. The hash
of a template begins with its number.
"""
TEMPLATES = tuple(tuple(template.split()) for template in WRITTEN)
MIXER, GOLDEN = np.uint64(0xFF51AFD7ED558CCD), np.uint64(0x9E3779B97F4A7C15)
HALF, REST = np.uint64(32), np.uint64(64 - BITS)


def seed(template: int) -> "np.uint64":
    """Return the number with which the hash of a template begins."""
    return np.uint64((template + 1) * int(GOLDEN) % (1 << 64))


def rows(a: Atoms, words: slice = ALL) -> "NDArray[np.int64]":
    """Select the rows of the weight table for each of some words: an array (words, templates)."""
    out = np.empty((len(a.place[words]), len(TEMPLATES)), np.int64)
    for n, template in enumerate(TEMPLATES):
        h: Numbers = seed(n)
        for atom in template:
            h = (h ^ a.values(atom, words)) * MIXER
            h ^= h >> HALF
        out[:, n] = (h * GOLDEN) >> REST
    return out
