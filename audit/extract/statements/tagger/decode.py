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
ROUNDING = 0.01
"""Logits by which a role that is decided without its neighbours leads more than it must, for rounding of sums."""
MOSTLY = 0.5
"""Share of a run's words in quotation marks above which it is quoted."""
FAR_CUES = 60
"""Maximum cues between them, which bounds the pairs of a long text without stops."""


def best_path(a: Atoms, logits: "NDArray[np.float32]", step: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """Find the role of each word: the best path through each sentence under transitions `step` (from, to).

    Most words have one role on every path that can be the best (`margins`); only the runs of words between them are searched.
    """
    path: NDArray[np.int64] = logits.argmax(1)
    lead = logits[a.at, path][:, None] - logits
    unsure = np.flatnonzero(~(lead > margins(step)[path]).all(1))
    if not len(unsure):
        return path
    apart = led(True, (unsure[1:] > unsure[:-1] + 1) | (a.sentence[unsure[1:]] != a.sentence[unsure[:-1]]))
    starts = np.flatnonzero(apart)
    lengths = bounds(starts, len(unsure)) - starts
    here = logits[unsure]
    ends = starts + lengths - 1
    for inner, edge, place, toward in ((a.first, starts, -1, step), (a.stop - 1, ends, 1, step.T)):
        at = unsure[edge]
        beside = inner[at] != at  # a word of the sentence whose role is known is beside the run
        here[edge[beside]] += toward[path[at[beside] + place]]
    path[unsure] = searched(here, starts, lengths, step)
    return path


def margins(step: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Compute (role, other) by how much a word's logit of a role must exceed that of another to decide without its neighbours.

    The other role can gain as much from the transitions on both sides; `ROUNDING` more for the sums of a long sentence.
    """
    into = (step[:, None, :] - step[:, :, None]).max(0)  # (role, other): the most that a path gains on the way to the word
    out_of = (step[None, :, :] - step[:, None, :]).max(2)
    need: NDArray[np.float32] = np.maximum(into, 0) + np.maximum(out_of, 0) + np.float32(ROUNDING)
    np.fill_diagonal(need, -1)
    return need


def searched(
    logits: "NDArray[np.float32]", starts: "NDArray[np.int64]", lengths: "NDArray[np.int64]", step: "NDArray[np.float32]"
) -> "NDArray[np.int64]":
    """Find the best path (Viterbi) through each of some runs of words.

    Words are laid out by their place in the run, the longest runs first: unfinished runs are the first rows, and each step
    reads its words in one piece.
    """
    many, n = len(starts), len(logits)
    by_length = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max())
    live = np.searchsorted(-lengths[by_length], -np.arange(longest), side="left")  # runs longer than k
    begin = np.cumsum(live) - live
    rank = np.empty_like(by_length)
    rank[by_length] = np.arange(many)
    place = begin[np.arange(n) - np.repeat(starts, lengths)] + np.repeat(rank, lengths)
    laid = np.empty((n, 4), np.float32)
    laid[place] = logits
    back = np.empty((n, 4), np.int64)
    score, into, through = laid[:many].copy(), step.T[None], np.empty((many, 4, 4), np.float32)
    steps = list(zip(begin.tolist(), live.tolist(), strict=True))
    for at, m in steps[1:]:
        now, words = through[:m], slice(at, at + m)
        np.add(score[:m, None, :], into, out=now)
        now.argmax(2, out=back[words])
        np.add(np.maximum.reduce(now, 2), laid[words], out=score[:m])
    path = np.empty(n, np.int64)
    state, flat = score.argmax(1), back.ravel()
    rows = 4 * np.arange(many)
    for at, m in reversed(steps[1:]):
        here = state[:m]
        path[at : at + m] = here
        state[:m] = flat[rows[:m] + (4 * at + here)]
    path[:many] = state
    out: NDArray[np.int64] = path[place]
    return out


def word_lists(r: Reading) -> "NDArray[np.int64]":
    """Look up the lists that contain each word, a bit for each of `LISTS`."""
    bits = np.zeros(len(r.words), np.int64)
    for k, name in enumerate(LISTS):
        bits[r.places(r.lists[name])] |= 1 << k
    return bits


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
        marks = (
            tag == COMMA, tag == STOP, cut & (path == SOURCE), cut & (path == CONTENT), cut & (path == CUE), a.inside,
            kinds & 1 > 0,
        )  # fmt: skip
        self.sums = np.zeros((n + 1, len(marks)), np.int64)
        np.cumsum(np.stack(marks, 1), axis=0, dtype=np.int64, out=self.sums[1:])
        self.quoted = self.sums[:, 5]
        self.said, self.pronoun, self.open, self.according = (kinds & bit > 0 for bit in (2, 4, 8, 16))
        self.ing = tag == ING
        self.noun = (tag == NOUN) | (tag == NOUNS)
        self.capital = a.shape[a.place] == 3
        self.rule = self.by_rule(found)

    def by_rule(self, found: list[Attribution]) -> "NDArray[np.int64]":
        """Number, for each role, the rule's attribution of each word (0 for none): an array (roles, words)."""
        out = np.zeros((CONTENT + 1, self.a.n), np.int64)
        self.sources = np.zeros(len(found) + 1, np.int64)
        for k, x in enumerate(found, start=1):
            for first, stop in x.content:
                out[CONTENT, first:stop] = k
            if x.cue:
                out[CUE, x.cue[0] : x.cue[1]] = k
            if x.source:
                out[SOURCE, x.source[0] : x.source[1]] = k
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
        return self.of_pairs(np.full(len(i), role), self.first[role][i], self.stop[role][i], j, p)

    def of_pairs(
        self,
        role: "NDArray[np.int64]",
        f: "NDArray[np.int64]",
        s: "NDArray[np.int64]",
        j: "NDArray[np.int64]",
        p: "NDArray[np.float32]",
    ) -> "NDArray[np.float32]":
        """Compute features of pairs of the run of a role from word `f` to `s` and cue `j`."""
        cf, cs = self.first[CUE][j], self.stop[CUE][j]
        sentence, line, n = self.a.sentence, self.line, self.a.n
        after = f >= cf
        lo, hi = np.where(after, cs, s), np.where(after, f, cf)
        hi = np.maximum(hi, lo)
        gap = hi - lo
        comma, stop, source, content, cue, quote, join = (self.sums[hi] - self.sums[lo]).T
        apart, lines = np.abs(sentence[f] - sentence[cf]), np.abs(line[f] - line[cf])
        length = s - f
        inside = (self.quoted[s] - self.quoted[f]) / np.maximum(length, 1) > MOSTLY
        opening = np.minimum(lo, n - 1)
        same, before = apart == 0, ~after
        other, here = ~same, lines == 0
        in_sentence = np.bincount(sentence[self.first[CUE]], minlength=int(sentence[-1]) + 1)[sentence[f]]
        in_line = np.bincount(line[self.first[CUE]], minlength=int(line[-1]) + 1)[line[f]]
        rule_run = self.rule[role, f]
        rule_cue = np.maximum(self.rule[CUE, cf], self.rule[CUE, np.maximum(cs - 1, 0)])
        ruled = rule_cue > 0
        linked = (rule_run == rule_cue) & ruled
        named = self.sources[rule_cue]
        linked |= (role == SOURCE) & ruled & (named >= f) & (named < s)
        begins, ends = f == self.a.first[f], s >= self.a.stop[f] - 1
        tail = cs >= self.a.stop[cf] - 2
        totals = np.concatenate((np.zeros((1, 4)), np.cumsum(p, axis=0, dtype=np.float64)))
        cue_p = (totals[cs, CUE] - totals[cf, CUE]) / (cs - cf)
        run_p = (totals[s, role] - totals[f, role]) / length
        wide, ahead, behind, whole = np.log1p(gap), after & same, before & same, begins & ends
        no_cue, inner, outer = (cue == 0) & same, inside & same, inside & other
        ing, only = self.ing[cf], in_line == 1
        columns = (
            after, same, here, apart, lines, ahead, behind, after & other, before & other & here,
            np.minimum(gap, 40) / 10, wide, gap == 0, wide * same, wide * after,
            np.minimum(comma, 4), np.minimum(stop, 4), np.minimum(source, 3),
            np.minimum(content, 4), np.minimum(cue, 4), cue == 0, content == 0,
            (content == 0) & same, no_cue, no_cue & after, no_cue & before, source == 0, (source == 1) & same, join > 0,
            quote > 0, (quote == 0) & other, inside, inner, outer, outer & here,
            np.log1p(length), length == 1, self.pronoun[f], self.open[f],
            self.open[opening] & after, self.capital[f], begins, ends, whole, whole & inside,
            self.said[cs - 1], self.said[cf], self.according[cf], ing, self.noun[cf], tail, tail & before, tail & after,
            ing & after, ing & before, ing & behind, np.minimum(in_sentence, 4), in_sentence == 1,
            np.minimum(in_line, 4), only, linked, linked & same, ruled & ~linked, (rule_run > 0) & ~linked,
            rule_run == 0, cue_p, run_p, only & here, (in_sentence == 0) & here, lines == 1,
            self.quoted[self.a.stop[cf]] - self.quoted[self.a.first[cf]] > 0,
        )  # fmt: skip
        out = np.empty((len(columns), len(f)), np.float32)
        for k, column in enumerate(columns):
            out[k] = column
        return np.ascontiguousarray(out.T)
