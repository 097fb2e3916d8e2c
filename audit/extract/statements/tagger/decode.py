"""Runs of words with one role: the best path through each sentence, and features of pairs of runs."""

from typing import TYPE_CHECKING

import numpy as np

from audit.extract.statements.tagger.second_pass import COMMA, ING, NOUN, NOUNS, STOP
from audit.extract.statements.tagger.templates import CONTENT, CUE, SOURCE, Atoms, bounds, led
from audit.lang.attribution import Attribution
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

LISTS = ("tagger_joins", "tagger_sayings", "tagger_pronouns", "tagger_openers", "tagger_prepositions")
"""Word lists of the grammar used by the linkers, one bit each."""
FAR_SENTENCES, FAR_LINES = 6, 3
"""Maximum distance in sentences and in lines of a run and a cue that may belong together."""

FAR_CUES = 60
"""Maximum cues between them, which bounds the pairs of a long text without stops."""


def best_path(a: Atoms, logits: "NDArray[np.float32]", step: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """Find the role of each word: the best path (Viterbi) through each sentence under transitions `step` (from, to)."""
    lengths = bounds(a.starts, a.n) - a.starts
    by_length = np.argsort(-lengths, kind="stable")  # longest first, so that unfinished sentences are always the first rows
    begin, longest = a.starts[by_length], int(lengths.max())
    live = np.searchsorted(-lengths[by_length], -np.arange(longest), side="left").tolist()  # sentences longer than k
    logits = logits.astype(np.float32, copy=False)
    score, into, back = logits[begin], step.T[None], []
    for k in range(1, longest):
        m = live[k]
        through = score[:m, None, :] + into
        back.append(through.argmax(2).astype(np.int8))
        score[:m] = through.max(2) + logits[begin[:m] + k]
    path = np.zeros(a.n, np.int64)
    state = score.argmax(1)
    rows = np.arange(len(lengths))
    for k in range(longest - 1, 0, -1):
        m = live[k]
        path[begin[:m] + k] = state[:m]
        state[:m] = back[k - 1][rows[:m], state[:m]]
    path[begin] = state
    return path


def word_lists(r: Reading) -> "NDArray[np.int64]":
    """Look up the lists that contain each word, a bit for each of `LISTS`."""
    bits: dict[str, int] = {}
    for k, name in enumerate(LISTS):
        bits |= {word: bits.get(word, 0) | 1 << k for word in r.lists[name]}
    return np.array([bits.get(w, 0) for w in r.words.lower], np.int64)


class Runs:
    """Runs of each role in a document, in order: first word, one past the last, sentence, line."""

    def __init__(self, a: Atoms, r: Reading, path: "NDArray[np.int64]", found: list[Attribution]) -> None:
        self.a, self.r, self.path = a, r, path
        n = a.n
        cut = led(1, (path[1:] != path[:-1]) | (a.sentence[1:] != a.sentence[:-1]))
        starts = np.flatnonzero(cut)
        stops = bounds(starts, n)
        role = path[starts]
        self.first = {k: starts[role == k] for k in (SOURCE, CUE, CONTENT)}
        self.stop = {k: stops[role == k] for k in (SOURCE, CUE, CONTENT)}
        self.line = np.array(r.words.line, np.int64)
        kinds = word_lists(r)
        tag = a.tag0
        marks = {
            "comma": tag == COMMA,
            "stop": tag == STOP,
            "source": cut & (path == SOURCE),
            "content": cut & (path == CONTENT),
            "cue": cut & (path == CUE),
            "quote": a.inside,
            "join": kinds & 1 > 0,
        }
        self.sums = {k: led(0, np.cumsum(v)) for k, v in marks.items()}
        self.said, self.pronoun, self.open, self.according = (kinds & bit > 0 for bit in (2, 4, 8, 16))
        self.ing = tag == ING
        self.noun = (tag == NOUN) | (tag == NOUNS)
        self.capital = a.shape[a.form[a.place]] == 3
        self.rule = self.by_rule(found)

    def by_rule(self, found: list[Attribution]) -> "dict[int, NDArray[np.int64]]":
        """Number, for each role, the rule's attribution of each word (0 for none)."""
        out = {k: np.zeros(self.a.n, np.int64) for k in (SOURCE, CUE, CONTENT)}
        for k, x in enumerate(found, start=1):
            for first, stop in x.content:
                out[CONTENT][first:stop] = k
            if x.cue:
                out[CUE][x.cue[0] : x.cue[1]] = k
            if x.source:
                out[SOURCE][x.source[0] : x.source[1]] = k
        self.sources = np.zeros(len(found) + 1, np.int64)
        for k, x in enumerate(found, start=1):
            self.sources[k] = x.source[0] if x.source else -1
        return out

    def pairs(self, role: int) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """Pair runs with cues near enough to belong together."""
        first, cue = self.first[role], self.first[CUE]
        where, of_cue = self.a.sentence[first], self.a.sentence[cue]
        at = np.searchsorted(cue, first)
        low = np.maximum(np.searchsorted(of_cue, where - FAR_SENTENCES, side="left"), at - FAR_CUES)
        count = np.minimum(np.searchsorted(of_cue, where + FAR_SENTENCES, side="right"), at + FAR_CUES) - low
        i = np.repeat(np.arange(len(first)), count)
        j = np.arange(len(i)) - np.repeat(np.cumsum(count) - count, count) + low[i]
        near = np.abs(self.line[first][i] - self.line[cue][j]) <= FAR_LINES
        return i[near], j[near]

    def features(
        self, role: int, i: "NDArray[np.int64]", j: "NDArray[np.int64]", p: "NDArray[np.float32]"
    ) -> "NDArray[np.float32]":
        """Compute features (pairs, features) of pairs of run `i` of a role and cue `j`; `p` are the probabilities of roles."""
        f, s = self.first[role][i], self.stop[role][i]
        cf, cs = self.first[CUE][j], self.stop[CUE][j]
        sentence, line, n = self.a.sentence, self.line, self.a.n
        after = f >= cf
        lo, hi = np.where(after, cs, s), np.where(after, f, cf)
        hi = np.maximum(hi, lo)
        gap = hi - lo
        between = {k: v[hi] - v[lo] for k, v in self.sums.items()}
        apart = np.abs(sentence[f] - sentence[cf])
        lines = np.abs(line[f] - line[cf])
        inside = (self.sums["quote"][s] - self.sums["quote"][f]) / np.maximum(s - f, 1)
        length = s - f
        opening = np.minimum(lo, n - 1)
        same = apart == 0
        in_sentence = np.bincount(sentence[self.first[CUE]], minlength=int(sentence[-1]) + 1)[sentence[f]]
        in_line = np.bincount(line[self.first[CUE]], minlength=int(line[-1]) + 1)[line[f]]
        rule_run = self.rule[role][f]
        rule_cue = np.maximum(self.rule[CUE][cf], self.rule[CUE][np.maximum(cs - 1, 0)])
        linked = (rule_run == rule_cue) & (rule_cue > 0)
        if role == SOURCE:
            linked |= (rule_cue > 0) & (self.sources[rule_cue] >= f) & (self.sources[rule_cue] < s)
        begins, ends = f == self.a.first[f], s >= self.a.stop[f] - 1
        tail = cs >= self.a.stop[cf] - 2
        totals = np.concatenate((np.zeros((1, 4)), np.cumsum(p, axis=0, dtype=np.float64)))
        cue_p = (totals[cs, CUE] - totals[cf, CUE]) / (cs - cf)
        run_p = (totals[s, role] - totals[f, role]) / length
        columns = [
            after, same, lines == 0, apart, lines, after & same, ~after & same, after & ~same, ~after & ~same & (lines == 0),
            np.minimum(gap, 40) / 10, np.log1p(gap), gap == 0, np.log1p(gap) * same, np.log1p(gap) * after,
            np.minimum(between["comma"], 4), np.minimum(between["stop"], 4), np.minimum(between["source"], 3),
            np.minimum(between["content"], 4), np.minimum(between["cue"], 4), between["cue"] == 0, between["content"] == 0,
            (between["content"] == 0) & same, (between["cue"] == 0) & same, (between["cue"] == 0) & same & after,
            (between["cue"] == 0) & same & ~after, between["source"] == 0, (between["source"] == 1) & same, between["join"] > 0,
            between["quote"] > 0, (between["quote"] == 0) & ~same, inside > 0.5, (inside > 0.5) & same, (inside > 0.5) & ~same,
            (inside > 0.5) & (lines == 0) & ~same, np.log1p(length), length == 1, self.pronoun[f], self.open[f],
            self.open[opening] & after, self.capital[f], begins, ends, begins & ends, begins & ends & (inside > 0.5),
            self.said[cs - 1], self.said[cf], self.according[cf], self.ing[cf], self.noun[cf], tail, tail & ~after,
            tail & after,
            self.ing[cf] & after, self.ing[cf] & ~after, self.ing[cf] & same & ~after, np.minimum(in_sentence, 4),
            in_sentence == 1,
            np.minimum(in_line, 4), in_line == 1, linked, linked & same, (rule_cue > 0) & ~linked, (rule_run > 0) & ~linked,
            (rule_run == 0), cue_p, run_p, (in_line == 1) & (lines == 0), (in_sentence == 0) & (lines == 0), lines == 1,
            self.sums["quote"][self.a.stop[cf]] - self.sums["quote"][self.a.first[cf]] > 0,
        ]  # fmt: skip
        return np.stack([np.asarray(c, np.float32) for c in columns], 1)
