"""Features of an attribution and a candidate source: what the candidate is, where it is, and what the rules say of it."""

from collections import Counter
from collections.abc import Sequence
from math import log1p
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.extract.statements.ranker.candidates import Phrases, candidates
from audit.extract.statements.sources.speakers import Speakers, of_word
from audit.extract.statements.voiced import animate
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

NAMES = frozenset({"NNP", "NNPS"})
PREPOSITIONS = frozenset({"IN", "TO"})
KINDS = (
    "roles", "offices", "persons", "media", "media_heads", "organisations", "government_heads", "groups", "documents", "things",
    "collectives", "gatherings", "enterprises",
)  # fmt: skip
"""Lists of nouns that say what a candidate is."""
FAR = 60
"""Maximum distance in words."""
LOGARITHM = np.array([log1p(k) for k in range(FAR + 1)])
NOWHERE = (-1, -1)
"""Place of a phrase that there is not."""


@of_word
def kinds(word: str, known: Speakers) -> tuple[float, ...]:
    """Tell of which of `KINDS` a noun or its singular is."""
    one, lists = known.singular(word) or word, known.lists
    return tuple(float(word in lists[name] or one in lists[name]) if name in lists else 0.0 for name in KINDS)


class Choice(NamedTuple):
    """The candidates of one attribution, with their features (candidates, features)."""

    phrases: list[Phrase]
    rows: "NDArray[np.float32]"


class Features:
    """A text with its attributions in order, for the features of their candidate sources."""

    def __init__(self, r: Reading, found: Sequence[Attribution], known: Speakers) -> None:
        self.r, self.found, self.known = r, list(found), known
        self.phrases = Phrases(r)
        self.heads: dict[Phrase, str] = {}
        words, form = range(len(r.words)), r.words.form
        self.reporting = frozenset(k for k in r.outside(r.cues.words) if r.grammar.reports(r, k))
        marks = [
            [k in self.reporting for k in words],
            [q >= 0 for q in r.inside],
            [f == "," for f in form],
            [f == ":" for f in form],
        ]
        self.upto = np.zeros((len(words) + 1, len(marks)), np.int64)
        np.cumsum(np.array(marks, np.int64).T, axis=0, out=self.upto[1:])
        self.total = Counter(self.head(a.source) for a in found if a.source is not None)

    def choices(self, asked: Sequence[int]) -> "list[Choice]":
        """Compute the features of the candidates of the attributions with these numbers."""
        given = [candidates(self.phrases, self.found, n) for n in asked]
        many = [len(phrases) for phrases in given]
        if not sum(many):
            return [Choice(phrases, np.zeros((0, 0), np.float32)) for phrases in given]
        distinct = {p: k for k, p in enumerate(dict.fromkeys(p for phrases in given for p in phrases))}
        which = np.array([distinct[p] for phrases in given for p in phrases], np.int64)
        of = np.repeat(np.arange(len(asked)), many)
        described = np.array([self.described(p) for p in distinct], np.float32)
        shared = np.array([self.of_attribution(n, k) for n, k in zip(asked, many, strict=True)], np.float32)
        pairs = np.stack([np.asarray(c, np.float32) for c in self.of_pairs(list(distinct), which, asked, of)], 1)
        rows = np.concatenate((described[which], pairs, shared[of]), axis=1)
        return [Choice(*c) for c in zip(given, np.split(rows, np.cumsum(many)[:-1]), strict=True)]

    def head(self, phrase: Phrase) -> str:
        """Return the last word of a phrase before an attribute."""
        if phrase not in self.heads:
            low, (first, stop), ends = self.r.words.lower, phrase, self.r.lists["phrase_edges"]
            cut = next((k for k in range(first + 1, stop) if low[k] in ends), stop)
            self.heads[phrase] = low[cut - 1]
        return self.heads[phrase]

    def described(self, phrase: Phrase) -> list[float]:
        """Compute features of the words of a candidate and of those around it."""
        r, (first, stop) = self.r, phrase
        low, form, lists, tags, n = r.words.lower, r.words.form, r.lists, r.tags, len(r.words)
        head = self.head(phrase)
        before = first - 1 if first and r.words.sentence[first - 1] == r.words.sentence[first] else None
        after = stop if stop < n and r.words.sentence[stop] == r.words.sentence[first] else None
        names = [k for k in range(first, stop) if tags[k] in NAMES]
        subject = self.phrases.subject(self.phrases.sentence(first))
        return [
            log1p(stop - first),
            float(low[first] in lists["personal_pronouns"]),
            float(low[first] in lists["tagger_pronouns"]),
            float(low[first] in lists["relatives"]),
            float(low[first] in lists["first_persons"]),
            float(low[first] in lists["articles"]),
            float(tags[first] == "PRP$"),
            float(bool(names)),
            min(3, len(names)),
            float(tags[stop - 1] in NAMES),
            float(animate(head, self.known)),
            *kinds(head, self.known),
            float(any(form[k][0].isdigit() for k in range(first, stop))),
            float(before is None),
            float(before is not None and tags[before] in PREPOSITIONS),
            float(before is not None and low[before] in r.cues.prepositions),
            float(before is not None and form[before] == ","),
            float(before is not None and low[before] in lists["coordinators"]),
            float(before is not None and before in self.reporting),
            float(after is not None and after in self.reporting),
            float(after is not None and form[after] == ","),
            float(after is not None and form[after] == ":"),
            float(after is not None and low[after] in r.cues.prepositions),
            float(after is None or form[after] == "."),
            float(r.inside[first] >= 0),
            float(subject is not None and subject[0] < stop and first < subject[1]),
            float(not self.known.weekdays.isdisjoint(low[first:stop])),
            float(head in r.cues.nouns),
            float("," in tags[first:stop]),
        ]

    def of_pairs(
        self, distinct: list[Phrase], which: "NDArray[np.int64]", asked: Sequence[int], of: "NDArray[np.int64]"
    ) -> "list[NDArray[Any]]":
        """Compute features of the place of each candidate beside its attribution, and of the sources of rules.

        The candidates are `which` of the distinct phrases, their attributions `of` those asked for.
        """
        p0, p1 = np.array(distinct, np.int64).T[:, which]
        where = np.array([self.places(n) for n in asked], np.int64).T[:, of]
        n, at, past, first, last, cue0, cue1, s0, s1, own0, own1, last0, last1, earlier0, earlier1, after0, after1 = where
        line = np.array(self.r.words.line, np.int64)
        here, there, edge = (self.sentences(k) for k in (p0, at, first))
        behind = p0 < at
        low, high = np.where(behind, p1, past), np.where(behind, at, p0)
        between = np.maximum(low, np.minimum(high, low + FAR))
        around = self.inside([p[0] for p in distinct])[which]
        own, source = (own0 < p1) & (p0 < own1), (s0 == p0) & (s1 == p1)
        heads = [self.head(p) for p in distinct]
        total = np.array([self.total[head] for head in heads], np.int64)[which]
        said = {head: k for k, head in enumerate(dict.fromkeys(heads))}
        head = np.array([said[h] for h in heads], np.int64)[which]
        before = [self.found[k - 1].source if k else None for k in asked]
        key = np.array([-1 if b is None else said.get(self.head(b), -1) for b in before], np.int64)[of]
        gap = np.abs(p0 - at)
        begins = np.searchsorted(of, of)
        starts = np.unique(begins)
        nearest = np.empty(len(of), np.int64)
        nearest[np.lexsort((gap, of))] = np.arange(len(of))
        leading = np.maximum.reduceat(np.where(p0 < first, p0, -1), starts)[np.searchsorted(starts, begins)]
        return [
            source,
            (s0 < p1) & (p0 < s1),
            own,
            (own0 >= 0) & ~own,
            here == there,
            here == there - 1,
            here < there - 1,
            here > there,
            here == edge,
            here == edge - 1,
            line[p0] == line[at],
            line[p0] == line[first],
            around == n,
            (around >= 0) & (around != n),
            (cue0 < p1) & (p0 < cue1),
            behind,
            p0 < first,
            p0 > last,
            LOGARITHM[np.clip(high - low, 0, FAR)],
            LOGARITHM[np.minimum(np.abs(first - p1), FAR)],
            high <= low,
            *(self.upto[between] > self.upto[low]).T,
            (last0 < p1) & (p0 < last1),
            (earlier0 == p0) & (earlier1 == p1),
            (after0 == p0) & (after1 == p1),
            key == head,
            np.log1p(np.maximum(total - source, 0)),
            np.minimum(nearest - begins, 12) / 4,
            p0 == leading,
        ]

    def places(self, n: int) -> list[int]:
        """List the places of the `n`-th attribution and its neighbours' sources, -1 for none."""
        a, found = self.found[n], self.found
        at = (a.cue or a.content[0])[0]
        neighbours = (found[k].source if 0 <= k < len(found) else None for k in (n - 1, n - 2, n + 1))
        spans = (a.cue, a.source, self.subject_of_cue(a), *neighbours)
        ends = (a.cue[1] if a.cue else at, a.content[0][0], a.content[-1][1] - 1)
        return [n, at, *ends, *(place for span in spans for place in span or NOWHERE)]

    def sentences(self, words: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Number the sentences of words."""
        return np.maximum(np.searchsorted(self.phrases.firsts, words, side="right") - 1, 0)

    def inside(self, words: Sequence[int]) -> "NDArray[np.int64]":
        """Find the attributions whose content holds each word; -1 for none."""
        said = sorted((piece, n) for n, a in enumerate(self.found) for piece in a.content)
        starts, stops, owners = (np.array(c, np.int64) for c in zip(*((*p, n) for p, n in said), strict=True))
        k = np.searchsorted(starts, words, side="right") - 1
        out: NDArray[np.int64] = np.where((k >= 0) & (np.array(words) < stops[k]), owners[k], -1)
        return out

    def subject_of_cue(self, a: Attribution) -> Phrase | None:
        """Find the subject that the grammar finds for the verb of a cue."""
        at = next((k for k in range(*(a.cue or (0, 0))) if self.r.verb(k)), None)
        if at is None:
            return None
        found = self.r.grammar.subject(self.r, at, *self.r.bounds[self.phrases.sentence(at)])
        return found[0] if found is not None else None

    def of_attribution(self, n: int, many: int) -> list[float]:
        """Compute the features that all candidates of an attribution share."""
        r, a = self.r, self.found[n]
        low, first = r.words.lower, a.content[0][0]
        quoted = sum(r.inside[k] >= 0 for k in a.words()) / a.size()
        cue = a.cue
        begin, end = r.bounds[self.phrases.sentence(first)]
        prior = r.words.form[begin - 1] if begin else ""
        return [
            *(float(a.way is way) for way in Way),
            float(cue is None),
            float(cue is not None and any(r.verb(k) for k in range(*cue))),
            float(cue is not None and any(low[k] in r.cues.nouns for k in range(*cue))),
            float(cue is not None and low[cue[0]] in r.cues.prepositions),
            float(a.source is None),
            float(a.act == "speech"),
            float(a.act == "thought"),
            quoted,
            float(quoted > 0.9),
            log1p(a.size()),
            float(first - begin <= 1),
            float(end - a.content[-1][1] <= 1),
            float(prior == ":"),
            float(not begin or r.words.line[begin - 1] != r.words.line[begin]),
            float(n > 0 and self.phrases.sentence(self.found[n - 1].content[-1][1] - 1) >= self.phrases.sentence(first) - 1),
            log1p(many),
        ]
