"""Features of an attribution and a candidate source: what the candidate is, where it is, and what the rules say of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log1p
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from audit.extract.statements.ranker.candidates import Phrases, candidates
from audit.extract.statements.sources.noun_kinds import animate
from audit.extract.statements.sources.speakers import Speakers, of_word
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.pos import NAMES
from audit.lang.reading import Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

TAGS = {tag: k for k, tag in enumerate(NAMES)}
NAMED = np.array([tag in {"NNP", "NNPS"} for tag in NAMES])
"""Whether each tag is a name's."""
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


LISTED = ("personal_pronouns", "tagger_pronouns", "relatives", "first_persons", "articles")
"""Lists of words that say what the first word of a candidate is."""


@of_word
def kinds(word: str, known: Speakers) -> tuple[float, ...]:
    """Tell whether a noun can speak, and of which of `KINDS` it or its singular is."""
    one, lists = known.singular(word) or word, known.lists
    listed = (float(word in lists[name] or one in lists[name]) if name in lists else 0.0 for name in KINDS)
    return float(animate(word, known)), *listed


class Words:
    """The words of a text as arrays of what is true of each."""

    def __init__(self, r: Reading) -> None:
        self.r = r
        self.sentence = np.array(r.words.sentence, np.int64)
        self.inside = np.array(r.inside, np.int64) >= 0
        self.tags = np.array([TAGS[tag] for tag in r.tags], np.int64)
        self.name = NAMED[self.tags]
        self.digit = np.array([form[0].isdigit() for form in r.words.form])

    def at(self, places: Iterable[int]) -> "NDArray[np.bool_]":
        """Mark some places."""
        out = np.zeros(len(self.tags), bool)
        out[list(places)] = True
        return out

    def listed(self, words: frozenset[str]) -> "NDArray[np.bool_]":
        """Mark the words of a list."""
        return self.at(self.r.places(words))

    def marked(self, sign: str) -> "NDArray[np.bool_]":
        """Mark the words that are a sign."""
        return self.listed(frozenset({sign}))

    def tagged(self, tag: str) -> "NDArray[np.bool_]":
        """Mark the words with a tag."""
        out: NDArray[np.bool_] = self.tags == TAGS[tag]
        return out

    def count(self, marks: "NDArray[np.bool_]", first: "NDArray[np.int64]", stop: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Count the marks between places."""
        upto = np.zeros(len(marks) + 1, np.int64)
        np.cumsum(marks, out=upto[1:])
        out: NDArray[np.int64] = upto[stop] - upto[first]
        return out


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
        self.words = words = Words(r)
        reporting = words.at(k for k in r.outside(r.cues.words) if r.grammar.reports(r, k))
        comma, colon, prepositions = words.marked(","), words.marked(":"), words.listed(r.cues.prepositions)
        self.before = (
            words.tagged("IN") | words.tagged("TO"), prepositions, comma, words.listed(r.lists["coordinators"]), reporting,
        )  # fmt: skip
        self.after = (reporting, comma, colon, prepositions)
        marks = (reporting, words.inside, comma, colon)
        self.upto = np.zeros((len(r.words) + 1, len(marks)), np.int64)
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
        described = np.stack([np.asarray(c, np.float32) for c in self.described(list(distinct))], 1)
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

    def described(self, distinct: list[Phrase]) -> "list[NDArray[Any]]":
        """Compute features of the words of each candidate and of those around it."""
        r, words = self.r, self.words
        first, stop = np.array(distinct, np.int64).T
        numbers = [self.phrases.sentence(p[0]) for p in distinct]
        main = {n: self.phrases.subject(n) or NOWHERE for n in dict.fromkeys(numbers)}
        subject0, subject1 = np.array([main[n] for n in numbers], np.int64).T
        names = words.count(words.name, first, stop)
        before, after = first - 1, np.minimum(stop, len(r.words) - 1)
        preceded = (first > 0) & (words.sentence[before] == words.sentence[first])
        followed = (stop < len(r.words)) & (words.sentence[after] == words.sentence[first])
        return [
            np.array([log1p(b - a) for a, b in distinct]),
            *(words.listed(r.lists[name])[first] for name in LISTED),
            words.tagged("PRP$")[first],
            names > 0,
            np.minimum(names, 3),
            words.name[stop - 1],
            *np.array([kinds(self.head(p), self.known) for p in distinct]).T,
            words.count(words.digit, first, stop) > 0,
            ~preceded,
            *(preceded & mark[before] for mark in self.before),
            *(followed & mark[after] for mark in self.after),
            ~followed | words.marked(".")[after],
            words.inside[first],
            (subject0 < stop) & (first < subject1),
            words.count(words.listed(self.known.weekdays), first, stop) > 0,
            np.array([self.head(p) in r.cues.nouns for p in distinct]),
            words.count(words.tagged(","), first, stop) > 0,
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
