"""Features of an attribution and a candidate source: what the candidate is, where it is, and what the rules say of it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from math import log1p
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from audit.extract.statements.ranker.candidates import Phrases, candidates
from audit.extract.statements.sources.speakers import Speakers
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
NEIGHBOURS = 2
"""Attributions before one whose sources are compared with a candidate."""
FAR = 60
"""Maximum distance in words."""


class Choice(NamedTuple):
    """The candidates of one attribution, with their features (candidates, features)."""

    phrases: list[Phrase]
    rows: "NDArray[np.float32]"


class Features:
    """A text with its attributions in order, for the features of their candidate sources."""

    def __init__(self, r: Reading, found: Sequence[Attribution], known: Speakers) -> None:
        self.r, self.found, self.known = r, list(found), known
        self.phrases = Phrases(r)
        self.seen: dict[Phrase, list[float]] = {}
        self.heads: dict[Phrase, str] = {}
        said = sorted((piece, n) for n, a in enumerate(found) for piece in a.content)
        self.pieces, self.owners = [p for p, _ in said], [n for _, n in said]
        words, low, form = range(len(r.words)), r.words.lower, r.words.form
        cues = r.cues.words.intersection(low)
        self.reporting = frozenset(k for k in words if low[k] in cues and r.inside[k] < 0 and r.grammar.reports(r, k))
        self.upto = [
            list(accumulate((k in self.reporting for k in words), initial=0)),
            list(accumulate((q >= 0 for q in r.inside), initial=0)),
            list(accumulate((f == "," for f in form), initial=0)),
            list(accumulate((f == ":" for f in form), initial=0)),
        ]
        self.total = Counter(self.head(a.source) for a in found if a.source is not None)

    def choice(self, n: int) -> Choice:
        """Compute the features of the candidates of the `n`-th attribution."""
        a = self.found[n]
        phrases = candidates(self.phrases, self.found, n)
        shared = self.of_attribution(n, len(phrases))
        own, before = self.subject_of_cue(a), self.found[max(0, n - NEIGHBOURS) : n]
        after = self.found[n + 1] if n + 1 < len(self.found) else None
        edge = a.content[0][0]
        at = (a.cue or a.content[0])[0]
        last = max((p[0] for p in phrases if p[0] < edge), default=-1)
        by_gap = sorted(range(len(phrases)), key=lambda k: abs(phrases[k][0] - at))
        rank = {k: place for place, k in enumerate(by_gap)}
        rows = [
            [
                *self.of_phrase(p),
                *self.of_pair(a, p, own),
                *self.of_neighbours(p, before, after, n),
                min(rank[k], 12) / 4,
                float(p[0] == last),
                *shared,
            ]
            for k, p in enumerate(phrases)
        ]
        return Choice(phrases, np.array(rows, np.float32))

    def head(self, phrase: Phrase) -> str:
        """Return the last word of a phrase before an attribute."""
        if phrase not in self.heads:
            low, (first, stop), ends = self.r.words.lower, phrase, self.r.lists["phrase_edges"]
            cut = next((k for k in range(first + 1, stop) if low[k] in ends), stop)
            self.heads[phrase] = low[cut - 1]
        return self.heads[phrase]

    def of_phrase(self, phrase: Phrase) -> list[float]:
        """Compute features of the words of a candidate and of those around it."""
        if phrase not in self.seen:
            self.seen[phrase] = self.described(phrase)
        return self.seen[phrase]

    def described(self, phrase: Phrase) -> list[float]:
        """Compute `of_phrase` of a candidate not met before."""
        r, (first, stop) = self.r, phrase
        low, form, lists, tags, n = r.words.lower, r.words.form, r.lists, r.tags, len(r.words)
        head = self.head(phrase)
        one = self.known.singular(head) or head
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
            *(
                float(head in self.known.lists[name] or one in self.known.lists[name]) if name in self.known.lists else 0.0
                for name in KINDS
            ),
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

    def of_pair(self, a: Attribution, p: Phrase, own: Phrase | None) -> list[float]:
        """Compute features of the place of a candidate beside the attribution, and of the rules' source."""
        w = self.r.words
        first, last = a.content[0][0], a.content[-1][1] - 1
        at = (a.cue or a.content[0])[0]
        source, s = a.source, self.phrases.sentence
        here, there, edge = s(p[0]), s(at), s(first)
        low, high = (p[1], at) if p[0] < at else (a.cue[1] if a.cue else at, p[0])
        around, between = self.inside(p[0]), max(low, min(high, low + FAR))
        return [
            float(source == p),
            float(source is not None and source[0] < p[1] and p[0] < source[1]),
            float(own is not None and own[0] < p[1] and p[0] < own[1]),
            float(own is not None and not (own[0] < p[1] and p[0] < own[1])),
            float(here == there),
            float(here == there - 1),
            float(here < there - 1),
            float(here > there),
            float(here == edge),
            float(here == edge - 1),
            float(w.line[p[0]] == w.line[at]),
            float(w.line[p[0]] == w.line[first]),
            float(around is a),
            float(around is not None and around is not a),
            float(a.cue is not None and a.cue[0] < p[1] and p[0] < a.cue[1]),
            float(p[0] < at),
            float(p[0] < first),
            float(p[0] > last),
            log1p(min(FAR, max(0, high - low))),
            log1p(min(FAR, abs(first - p[1]))),
            float(high - low <= 0),
            *(float(upto[between] > upto[low]) for upto in self.upto),
        ]

    def inside(self, word: int) -> Attribution | None:
        """Find the attribution whose content holds a word."""
        k = bisect_right(self.pieces, (word, len(self.r.words))) - 1
        return self.found[self.owners[k]] if k >= 0 and self.pieces[k][0] <= word < self.pieces[k][1] else None

    def of_neighbours(self, p: Phrase, before: Sequence[Attribution], after: Attribution | None, n: int) -> list[float]:
        """Compute features of the other attributions to a candidate."""
        last = before[-1] if before else None
        key = self.head(p)
        total = self.total[key] - (self.found[n].source == p)
        return [
            float(last is not None and last.source is not None and last.source[0] < p[1] and p[0] < last.source[1]),
            float(any(b.source == p for b in before[:-1])),
            float(after is not None and after.source == p),
            float(last is not None and last.source is not None and self.head(last.source) == key),
            log1p(max(0, total)),
        ]

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
