"""The first pass: logits of the roles of each word, as sums of the weights that its templates select.

Most templates mix few small numbers (tags, roles, distances), or depend on one word alone. Sums of their weights are looked up:
in tables over all values of a group of atoms, made once for a model, in tables over the words read so far, and in tables over
the verbs of a text. The rest is hashed word by word. Weights are integers, so the sums are those of `templates.rows`.
"""

from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.tagger.known_words import COLUMNS, LOCK, KnownWords
from audit.extract.statements.tagger.model import Attributor
from audit.extract.statements.tagger.templates import (
    BATCH,
    GOLDEN,
    HALF,
    MIXER,
    OWN,
    REACH,
    REST,
    TEMPLATES,
    Atoms,
    Numbers,
    seed,
)
from audit.lang.attribution import Way
from audit.lang.pos import NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

LANES = np.array([0, 16, 32, 48], np.uint64)
"""Bits at which the sums of the four roles begin."""
LANE = np.uint64(0xFFFF)
OFFSET = 128
"""What each weight is raised by."""
SIZES = {
    "t": len(NAMES) + 1, "u": max(way.role for way in Way) + 2, "q": 3, "s": 8, "lbin": 6, "rbin": 6, "holds": 4, "edge": 64,
    "isverb": 2, "zero": 1,
}  # fmt: skip
"""Number of values of each atom that is part of a group."""
PADDED = (
    ("u0", "t-1", "t0"), ("u0", "t0", "t1"), ("t-2", "t2"), ("t-3", "t3"), ("t-4", "t4"), ("s0", "s-1", "s1"),
    ("q-1", "q0", "q1"), ("u-1", "u0", "u1"), ("u0", "u-2", "u2"), ("u-4", "u0", "u4"),
)  # fmt: skip
"""Groups of atoms with one table for all templates of them; each template belongs to the first group that holds its atoms."""
OF_WORD = (
    ("lbin", "rbin", "q0", "holds", "zero"), ("u0", "q0", "lbin"), ("isverb", "edge", "t0"), ("lbin", "t0", "t1"),
    ("rbin", "t0", "t-1"),
)  # fmt: skip
"""Groups with atoms of the word itself."""
VERBS = {"lverb": ("lbin", "u0"), "rverb": ("rbin", "u0")}
"""Atoms that are verbs, with the small numbers that templates mix with each."""


def size(atom: str) -> int:
    """Return the number of values of an atom."""
    return SIZES[atom if atom in OWN else atom[0]]


def hashed(template: int, *parts: Numbers) -> "NDArray[np.int64]":
    """Select rows of the weight table by a template and arrays of the values of its atoms."""
    h: Numbers = seed(template)
    for part in parts:
        h = (h ^ part) * MIXER
        h ^= h >> HALF
    out: NDArray[np.int64] = ((h * GOLDEN) >> REST).astype(np.int64)
    return out


def assigned() -> tuple[dict[tuple[str, ...], list[int]], dict[int, list[int]], list[int], list[int]]:
    """Divide the templates: those of each group, of one word by its distance, mixed word by word, and with a verb."""
    groups: dict[tuple[str, ...], list[int]] = {group: [] for group in (*PADDED, *OF_WORD)}
    words: dict[int, list[int]] = {}
    mixed: list[int] = []
    verbal: list[int] = []
    for n, template in enumerate(TEMPLATES):
        group = next((g for g in groups if set(template) <= set(g)), None)
        if group is not None:
            groups[group].append(n)
        elif template[0] in VERBS or template[-1] in VERBS:
            verbal.append(n)
        elif len(template) == 1:
            words.setdefault(0 if template[0] in OWN else int(template[0][1:]), []).append(n)
        else:
            mixed.append(n)
    return groups, words, sorted(mixed, key=lambda n: -len(TEMPLATES[n])), verbal


GROUPED, WORDS, MIXED, VERBAL = assigned()


def tables(model: Attributor) -> "dict[tuple[str, ...], NDArray[np.uint64]]":
    """Sum the weights of the templates of each group for all values of its atoms, flat in the order of the group."""
    out = {}
    for group, templates in GROUPED.items():
        shape = [size(atom) for atom in group]
        total = np.zeros(shape, np.uint64)
        for n in templates:
            axes = [group.index(atom) for atom in TEMPLATES[n]]
            parts = [
                np.arange(shape[axis], dtype=np.uint64).reshape([-1 if k == axis else 1 for k in range(len(group))])
                for axis in axes
            ]
            total += model.table[hashed(n, *parts)]
        out[group] = total.ravel()
    return out


def logits(a: Atoms, model: Attributor) -> "NDArray[np.float32]":
    """Compute the logits (words, 4) of the first pass."""
    if not model.sums:
        model.sums.update(tables(model))
    parts = [padded(a, model, start) for start in range(0, a.size - 2 * REACH, BATCH)]
    total = (parts[0] if len(parts) == 1 else np.concatenate(parts))[a.place - REACH]
    values = {
        "q0": a.quote0, "u0": a.rule0, "t0": a.tag0, "t1": a.tag[a.place + 1], "t-1": a.tag[a.place - 1], "lbin": a.lbin,
        "rbin": a.rbin, "holds": a.holds, "edge": a.edge, "isverb": a.isverb, "zero": np.zeros_like(a.at),
    }  # fmt: skip
    for group in OF_WORD:
        total += model.sums[group][index(group, [values[atom] for atom in group])]
    total += beside_verbs(a, model)
    return unpacked(total, len(TEMPLATES), model)


def unpacked(total: "NDArray[np.uint64]", templates: int, model: Attributor) -> "NDArray[np.float32]":
    """Convert sums of packed weights to logits."""
    lanes = (total[:, None] >> LANES) & LANE
    out: NDArray[np.float32] = (lanes.astype(np.float32) - OFFSET * templates) * np.float32(model.scale)
    return out


def index(group: tuple[str, ...], values: "list[NDArray[np.int64]]") -> "NDArray[np.int64]":
    """Number the combinations of values of a group's atoms."""
    out = values[0]
    for atom, value in zip(group[1:], values[1:], strict=True):
        out = out * size(atom) + value
    return out


class OfWords:
    """Sums of the weights of the templates of one word, by its distance and its number among the words read so far."""

    def __init__(self, words: KnownWords, table: "NDArray[np.uint64]") -> None:
        self.words, self.table, self.made = words, table, 0
        self.held: NDArray[np.uint64] = np.zeros((len(WORDS), 0), np.uint64)

    def sums(self) -> "NDArray[np.uint64]":
        """Return the sums (distances, words) of all words so far, followed by unused ones."""
        if self.made <= len(self.words.number):
            with LOCK:
                self.add(self.made, len(self.words.number) + 1, self.words.columns)
        return self.held

    def add(self, have: int, want: int, columns: "NDArray[np.uint64]") -> None:
        """Sum the templates of the words from one number to another."""
        held = self.held
        if want > held.shape[1]:
            held = np.zeros((len(WORDS), columns.shape[1]), np.uint64)
            held[:, :have] = self.held[:, :have]
        for sums, templates in zip(held, WORDS.values(), strict=True):
            names = (TEMPLATES[n][0] for n in templates)
            values = (columns[COLUMNS.get(name, COLUMNS.get(name[0])), have:want] for name in names)
            sums[have:want] = self.table[np.stack([hashed(*of) for of in zip(templates, values, strict=True)])].sum(0)
        self.held, self.made = held, want


def of_words(model: Attributor, words: KnownWords) -> OfWords:
    """Return the sums held for the words that a text is numbered by; new ones for others."""
    held: OfWords | None = next((held for held in model.alone if held.words is words), None)
    if held is None:
        held = OfWords(words, model.table)
        model.alone[:] = [held]
    return held


def padded(a: Atoms, model: Attributor, start: int) -> "NDArray[np.uint64]":
    """Sum the templates whose atoms are all padded, for the positions of a batch."""
    stop = min(start + BATCH, a.size - 2 * REACH)

    def at(values: "NDArray[Numbers]", distance: int) -> "NDArray[Numbers]":
        return values[start + REACH + distance : stop + REACH + distance]

    small = {"t": a.tag, "q": a.quote, "u": a.rule, "s": a.shape}
    total = np.zeros(stop - start, np.uint64)
    for group in PADDED:
        total += model.sums[group][index(group, [at(small[atom[0]], int(atom[1:])) for atom in group])]
    for distance, sums in zip(WORDS, of_words(model, a.words).sums(), strict=True):
        total += sums[at(a.form, distance)]
    large = {letter: values.view(np.uint64) for letter, values in small.items()} | {"w": a.word, "f": a.fine, "c": a.coarse}
    h = np.empty((len(MIXED), stop - start), np.uint64)
    for depth in range(len(TEMPLATES[MIXED[0]])):
        deep = [n for n in MIXED if len(TEMPLATES[n]) > depth]
        for k, n in enumerate(deep):
            atom = TEMPLATES[n][depth]
            np.bitwise_xor(h[k] if depth else seed(n), at(large[atom[0]], int(atom[1:])), out=h[k])
        part = h[: len(deep)]
        part *= MIXER
        part ^= part >> HALF
    h *= GOLDEN
    h >>= REST
    total += model.table[h.view(np.int64)].sum(0)
    return total


def beside_verbs(a: Atoms, model: Attributor) -> "NDArray[np.uint64]":
    """Sum the templates with the nearest verbs: looked up by verb, but for those with the word's tag."""
    total = np.zeros(a.n, np.uint64)
    small = {"lbin": a.lbin, "rbin": a.rbin, "u0": a.rule0}
    tag = a.tag0.view(np.uint64)
    for verb, number in (("lverb", a.left), ("rverb", a.right)):
        alone = np.zeros(len(a.verb), np.uint64)
        for n in (n for n in VERBAL if verb in TEMPLATES[n]):
            template = TEMPLATES[n]
            other = next((atom for atom in template if atom in VERBS[verb]), None)
            if other is not None:
                many = np.arange(size(other), dtype=np.uint64)
                parts = [many[None] if atom == other else a.verb[:, None] for atom in template]
                total += model.table[hashed(n, *parts)].ravel()[number * size(other) + small[other]]
            elif "t0" in template:
                total += model.table[hashed(n, a.verb[number], tag)]
            else:
                alone += model.table[hashed(n, *(a.verb if atom == verb else a.after for atom in template))]
        total += alone[number]
    return total
