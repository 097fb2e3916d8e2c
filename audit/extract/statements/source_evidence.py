"""Evidence on the source of each attribution: features of the network that estimates whether the source is right.

Four kinds: the output of tagger and rules and whether they agree; the words of the source; its place beside cue and content;
and the text around it: other candidates in the sentence, and other attributions to the same words.
"""

from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING

import numpy as np

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = 99
"""Distance from cue to source where one is missing."""
WAYS = sorted((way for way in Way if way.column is not None), key=lambda way: way.column or 0)
SOURCE, CUE, CONTENT = 1, 2, 3
"""Roles of a word in the output of the tagger; 0 for none."""
NOUNS, NAMES = frozenset({"NN", "NNS"}), frozenset({"NNP", "NNPS"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
NONE: Phrase = (0, 0)


class Evidence:
    """A text with its attributions in order; `p` are the tagger's probabilities of the roles of each word, None without one."""

    def __init__(self, r: Reading, found: list[Attribution], p: "NDArray[np.float32] | None") -> None:
        self.r, self.found = r, found
        words = len(r.words)
        self.likely: list[float] = [] if p is None else p[:, SOURCE].tolist()
        self.sums = None if p is None else np.cumsum(p, axis=0, dtype=np.float64)
        self.keys = [self.key(a) for a in found]
        self.total = Counter(k for k in self.keys if k)
        self.first_of = {s: n for n, (first, _) in enumerate(r.bounds) for s in [r.words.sentence[first]]}
        self.own = len(r.outside(r.lists["first_persons"]))
        self.quoted = 1 - r.inside.count(-1) / max(1, words)
        self.in_line = Counter(r.words.line[a.content[0][0]] for a in found)
        self.named: dict[int, tuple[int, int]] = {}

    def rows(self) -> "NDArray[np.float32]":
        """Compute the features of each attribution: an array (attributions, features)."""
        heard: Counter[str] = Counter()
        out = []
        for n, a in enumerate(self.found):
            out.append([*self.by_model(a), *self.of_source(a), *self.of_place(a), *self.of_clause(a), *self.of_text(n, heard)])
            heard[self.keys[n]] += 1
        return np.array(out, np.float32)

    def key(self, a: Attribution) -> str:
        """Return the last word of the source before a comma, as a key of attributions to the same words."""
        if a.source is None:
            return ""
        low, (first, stop) = self.r.words.lower, a.source
        ends = self.r.lists["phrase_edges"]
        cut = next((k for k in range(first + 1, stop) if low[k] in ends), stop)
        return low[cut - 1]

    def mean(self, phrase: Phrase, role: int) -> float:
        """Average the probability of a role over some words."""
        first, stop = phrase
        if self.sums is None or first >= stop:
            return 0.0
        before = self.sums.item(first - 1, role) if first else 0.0
        return (self.sums.item(stop - 1, role) - before) / (stop - first)

    def by_model(self, a: Attribution) -> list[float]:
        """Compute features of the tagger's output and of its agreement with rules."""
        source, p = a.source, a.p or 0.0
        agrees = any(source is not None and s[0] < source[1] and source[0] < s[1] for s in a.also)
        first, stop = a.content[0][0], a.content[-1][1]
        return [
            p,
            float(a.p is None),
            a.rival,
            p - a.rival,
            a.score,
            float(a.model),
            float(agrees),
            float(source in a.also),
            float(a.acts),
            float(bool(a.also) and not agrees),
            self.mean(source or NONE, SOURCE),
            self.mean(source or NONE, CONTENT),
            self.mean(a.cue or NONE, CUE),
            self.mean((first, stop), CONTENT),
            *(float(a.way is way) for way in WAYS),
        ]

    def of_source(self, a: Attribution) -> list[float]:
        """Compute features of the words of the source."""
        r = self.r
        if a.source is None:
            return [0.0] * 14
        first, stop = a.source
        low, lists = r.words.lower[first], r.lists
        opens = not first or r.words.sentence[first - 1] != r.words.sentence[first]
        tags = set(r.tags[first:stop])
        return [
            float(low in lists["tagger_pronouns"]),
            float(low in lists["first_persons"]),
            float(low in lists["relatives"]),
            float(low in lists["articles"]),
            float(r.words.form[first][:1].isupper()),
            float(opens),
            float(bool(tags & NAMES)),
            float(not tags & NAMES and bool(tags & NOUNS)),
            float(r.tags[stop - 1] in {"NNS", "NNPS"}),
            float("," in tags),
            float(bool(tags & VERBS)),
            float(r.inside[first] >= 0),
            float(first > 0 and r.tags[first - 1] in {"IN", "TO"}),
            log1p(stop - first),
        ]

    def of_place(self, a: Attribution) -> list[float]:
        """Compute features of the positions of cue, source and content."""
        r, cue, source = self.r, a.cue, a.source
        w, first, last = r.words, a.content[0][0], a.content[-1][1] - 1
        far = gap = UNKNOWN
        between: list[str] = []
        if cue and source:
            far = abs(cue[0] - source[0])
            low, high = (source[1], cue[0]) if source < cue else (cue[1], source[0])
            gap = max(0, high - low)
            between = r.tags[low:high][:40]
        at = cue[0] if cue else first
        quoted = sum(r.inside[k] >= 0 for k in a.words()) / a.size()
        return [
            float(cue is not None and source is not None and w.sentence[cue[0]] == w.sentence[source[0]]),
            float(cue is not None and w.sentence[cue[0]] == w.sentence[first]),
            float(cue is not None and w.line[cue[0]] == w.line[first]),
            min(far, 40) / 10,
            float(far <= 3),
            min(gap, 40) / 10,
            float(gap == 0),
            float("," in between),
            float(any(t in VERBS for t in between)),
            float(any(t in NAMES or t == "PRP" for t in between)),
            float(cue is not None and source is not None and cue < source),
            float(at > first),
            float(at > last),
            float(len(a.content)),
            float(w.line[last] - w.line[first]),
            min(4, abs(w.line[at] - w.line[last])),
            quoted,
            float(quoted > 0.9),
            float(quoted == 0),
            log1p(a.size()),
            float(w.line[first] == 0),
        ]

    def of_clause(self, a: Attribution) -> list[float]:
        """Compute features of the cue's verb and of the subject that the grammar finds for it."""
        r, cue = self.r, a.cue
        at = next((k for k in range(*(cue or NONE)) if r.verb(k)), None)
        low = r.words.lower
        own = other = 0.0
        if at is not None:
            first, stop = r.bounds[self.first_of[r.words.sentence[at]]]
            found = r.grammar.subject(r, at, first, stop)
            if found is not None and a.source is not None:
                (begin, end), _ = found
                own = float(begin < a.source[1] and a.source[0] < end)
                other = 1 - own
        return [
            float(cue is None),
            float(at is None),
            own,
            other,
            float(cue is not None and low[cue[1] - 1] in r.lists["certain_sayings"]),
            float(at is not None and low[at] in r.cues.sayings),
            float(cue is not None and any(low[k] in r.cues.nouns for k in range(*cue))),
            float(cue is not None and low[cue[0]] in r.cues.prepositions),
            float(a.act == "speech"),
            float(a.act == "thought"),
            float(a.act == "want"),
            float(a.act == "deed"),
        ]

    def of_text(self, n: int, heard: Counter[str]) -> list[float]:
        """Compute features of the sentence's other candidates and of the attributions around the `n`-th."""
        r, a, key = self.r, self.found[n], self.keys[n]
        at = (a.cue or a.source or a.content[0])[0]
        sentence = r.words.sentence[at]
        names, pronouns = self.candidates(sentence)
        first, stop = r.bounds[self.first_of[sentence]]
        left, right = a.source or (stop, stop)
        rest = max([0.0, *self.likely[first : max(first, left)], *self.likely[max(first, right) : stop]])
        before, after = (self.keys[m] if 0 <= m < len(self.keys) else "" for m in (n - 1, n + 1))
        return [
            rest,
            min(names, 5),
            float(names == 1),
            float(names == 0),
            min(pronouns, 3),
            log1p(stop - first),
            log1p(heard[key]) if key else 0.0,
            log1p(self.total[key] - 1) if key else 0.0,
            float(bool(key) and key == before),
            float(bool(key) and key == after),
            min(5, self.in_line[r.words.line[a.content[0][0]]]),
            log1p(len(self.found)),
            log1p(self.own),
            self.quoted,
            at / max(1, len(r.words)),
        ]

    def candidates(self, sentence: int) -> tuple[int, int]:
        """Count the runs of names and the pronouns outside quotation marks in a sentence."""
        if sentence not in self.named:
            r, personal = self.r, self.r.lists["personal_pronouns"]
            runs = pronouns = 0
            last = False
            for k in range(*r.bounds[self.first_of[sentence]]):
                spoken = r.inside[k] < 0
                name = spoken and r.tags[k] in NAMES
                runs += name and not last
                pronouns += spoken and not name and r.words.lower[k] in personal
                last = name
            self.named[sentence] = (runs, pronouns)
        return self.named[sentence]


def evidence(r: Reading, found: Sequence[Attribution], p: "NDArray[np.float32] | None" = None) -> "NDArray[np.float32]":
    """Compute the features of each attribution: an array (attributions, features)."""
    return Evidence(r, list(found), p).rows()
