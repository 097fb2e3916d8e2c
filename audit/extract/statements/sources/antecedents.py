"""Possible antecedents of a pronoun, weighted by salience: who spoke, who was the subject, who was merely mentioned.

A weight is a log-odds term. The subject of a clause comes before its object, both before a name after a preposition, and the
last sentence before earlier ones. The probability of an antecedent is its share among all that fit.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from audit.extract.statements.sources.people import Person
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.attribution import Phrase
from audit.lang.reading import Reading
from audit.lang.tokens import number

SUBJECT, SPOKE, LAST, OBLIQUE, OWNER, BEHIND, QUOTED, REPORTED = 1.7, 0.9, 0.8, -0.8, -1.0, -2.0, -2.5, -0.6
"""Weights of roles; an object is 0. `LAST`: the last to speak; `REPORTED`: named in the words of another statement."""
HERE = 1.5
"""Weight of the subject of the pronoun's own sentence, which stands before it: "Pilots disagree: “…,” they said"."""
STEP = -1.4
"""Weight of each sentence between antecedent and pronoun; sentences inside quotation marks do not count."""
ANEW = -1.2
"""Weight of a speaker of an earlier paragraph where the pronoun's own has the name of another as a subject before it."""
NOBODY = -5.5
"""Weight of an antecedent that is not among the candidates."""
FARTHEST = 6
"""Maximum sentences from an antecedent to its pronoun."""
SHORT = 3
"""Minimum letters of a first name that is a mention by itself."""
LONGEST = 6
"""Maximum words from a preposition to the name that it governs."""
MODIFIERS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "PRP$", "DT", "POS"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PIECE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # a part of a name that is one token


class Named(NamedTuple):
    """A mention of a person by name: its words, and the weight of its role."""

    person: Person
    first: int
    stop: int
    weight: float


class Weighted(NamedTuple):
    """A possible antecedent: the key of its voice, and its weight without that of gender."""

    key: str
    weight: float


class Antecedents:
    """Mentions of persons in a text with their roles, and the subjects of its sentences; read when first asked."""

    def __init__(self, r: Reading, people: list[Person], known: Speakers, reported: Iterable[Phrase] = ()) -> None:
        self.r, self.people, self.known = r, people, known
        self.reported = sorted(reported)
        self.firsts = [first for first, _ in r.bounds]
        self.subjects: dict[int, Phrase | None] = {}
        self.read: list[Named] | None = None
        self.counted: list[int] | None = None
        self.leads: dict[int, int] | None = None

    def word(self, offset: int) -> int:
        """Find the word at an offset, or the next."""
        return bisect_left(self.r.words.start, offset)

    def quoted(self, offset: int) -> bool:
        """True when the word at an offset is inside quotation marks."""
        word = self.word(offset)
        return word < len(self.r.inside) and self.r.inside[word] >= 0

    def steps(self, word: int) -> int:
        """Count the sentences up to that of a word that have words outside quotation marks."""
        if self.counted is None:
            self.counted = list(accumulate(any(q < 0 for q in self.r.inside[a:b]) for a, b in self.r.bounds))
        return self.counted[self.sentence(word)] if self.counted else 0

    def sentence(self, word: int) -> int:
        """Find the number of the sentence of a word."""
        return max(0, bisect_right(self.firsts, word) - 1)

    def subject(self, sentence: int) -> Phrase | None:
        """Find the subject of the main clause of a sentence."""
        if sentence not in self.subjects:
            self.subjects[sentence] = self.r.grammar.main(self.r, *self.r.bounds[sentence])
        return self.subjects[sentence]

    def opening(self, sentence: int) -> Phrase | None:
        """Find the phrase with a determiner that opens a sentence whose verb is not known as one: "My neighbour put it so"."""
        first, stop = self.r.bounds[sentence]
        return self.r.grammar.phrase_after(self.r, first, stop) if self.r.tags[first] in {"DT", "PRP$"} else None

    def named(self) -> list[Named]:
        """List the mentions of persons, in order."""
        if self.read is None:
            self.read = list(self.mentions())
        return self.read

    def mentions(self) -> Iterator[Named]:
        """Yield each mention by full name or surname."""
        w, last = self.r.words, dict[str, list[tuple[str, Person]]]()
        for p in self.people:
            for form in dict.fromkeys((*p.forms, p.surname, *self.first_name(p))):
                last.setdefault(PIECE.findall(form)[-1] if PIECE.search(form) else form, []).append((form, p))
        whole = [(k, last[form]) for k, form in enumerate(w.form) if form in last]
        latest: dict[str, Person] = {}
        for k, forms in whole:
            fits = [(form, p) for form, p in forms if w.text.endswith(form, 0, w.stop[k])]
            if not fits:
                continue
            form = max((form for form, _ in fits), key=len)
            same = [p for f, p in fits if f == form]
            person = same[0] if len(same) == 1 else latest.get(form, same[-1])
            if " " in form and (person.surname not in latest or w.lower[self.word(w.stop[k] - len(form)) - 1] != ","):
                latest[person.surname] = person  # "her daughter, Ann Lee" does not take the name over
            if " " not in form and w.form[k + 1 : k + 2] == [person.surname] and form != person.surname:
                continue  # the first word of the whole name
            first = self.word(w.stop[k] - len(form))
            yield Named(person, first, k + 1, self.role(first, k + 1))

    def first_name(self, p: Person) -> list[str]:
        """Return the first name of a person, by which a text may go on, where it is nothing else: no word, nobody's surname."""
        first, _, rest = p.name.partition(" ")
        shared = any(o is not p and (o.name.split()[0] == first or o.surname == first) for o in self.people)
        word = number(first.lower()) in self.known.usual
        return [first] if rest and len(first) >= SHORT and not shared and not word else []

    def role(self, first: int, stop: int) -> float:
        """Weigh the role of a name in its sentence."""
        r, n = self.r, self.sentence(first)
        begin, _ = r.bounds[n]
        if r.inside[first] >= 0:
            return QUOTED
        governor = self.governor(first, begin)
        if stop < len(r.tags) and r.tags[stop] == "POS":
            return min(OWNER, governor)
        if governor < 0:
            return governor
        told = REPORTED if self.in_content(first) else 0.0
        subject = self.subject(n)
        inside = subject is not None and subject[0] <= first < subject[1]
        finite = stop < len(r.tags) and r.tags[stop] in FINITE
        return (SUBJECT if inside or finite or subject is None else 0.0) + told

    def governor(self, first: int, begin: int) -> float:
        """Weigh the preposition that governs the name at `first`; 0 without one."""
        k, low = first - 1, self.r.words.lower
        while k >= begin and first - k <= LONGEST and self.r.tags[k] in MODIFIERS:
            k -= 1
        if k < begin or first - k > LONGEST:
            return 0.0
        lists = self.known.lists
        return BEHIND if low[k] in lists["behind"] else OBLIQUE if low[k] in lists["governors"] else 0.0

    def in_content(self, word: int) -> bool:
        """True when a word is part of a statement."""
        k = bisect_right(self.reported, (word, len(self.r.words))) - 1
        return k >= 0 and self.reported[k][0] <= word < self.reported[k][1]

    def leading(self, fits: list[Person], start: int) -> tuple[Person, int] | None:
        """Return which of the persons of one surname was last the subject of a sentence before an offset, and where."""
        word = self.word(start)
        found = (n for n in reversed(self.named()) if n.first < word and n.stop - n.first > 1 and n.weight >= SUBJECT)
        last = next(
            (n for n in found if n.person in fits and self.r.words.lower[n.first - 1] != ","), None
        )  # not "her son, Lee"
        return (last.person, self.r.words.start[last.first]) if last is not None else None

    def near(self, at: int) -> Iterator[tuple[Named, float]]:
        """Yield mentions of persons before the word `at`, the last first, with their weights there."""
        now = self.steps(at)
        for mention in reversed(self.named()):
            if mention.first >= at:
                continue
            far = now - self.steps(mention.first)
            if far > FARTHEST:
                return
            yield mention, mention.weight + STEP * far

    def subjects_before(self, at: int) -> Iterator[tuple[Phrase, float]]:
        """Yield subjects of main clauses before the word `at`, the last first, with their weights there."""
        now = self.steps(at)
        for n in range(self.sentence(at), -1, -1):
            first = self.r.bounds[n][0]
            far = now - self.steps(first)
            if far > FARTHEST:
                return
            subject = self.subject(n) or self.opening(n)
            if subject is not None and subject[1] <= at and self.r.inside[subject[0]] < 0:
                yield subject, SUBJECT + STEP * far + HERE * (n == self.sentence(at))

    def spoke(self, start: int, at: int) -> float:
        """Weigh, at the word `at`, a source that starts at an offset; -inf where it is too far."""
        word = min(self.word(start), len(self.r.words) - 1)
        far = self.steps(at) - self.steps(word)
        return SUBJECT + SPOKE + STEP * far + ANEW * self.turned(word, at) if far <= FARTHEST else -math.inf

    def turned(self, word: int, at: int) -> bool:
        """True when the paragraph of the word `at` begins behind another word, and has named a person as a subject."""
        line = self.r.words.line
        if self.leads is None:
            self.leads = {line[n.first]: n.first for n in reversed(self.named()) if n.weight >= SUBJECT}
        here = line[min(at, len(line) - 1)]
        return line[word] < here and self.leads.get(here, at) < at


def chosen(weighted: Iterable[Weighted]) -> tuple[str | None, float]:
    """Choose the key with the greatest weight, and its probability; None where an absent antecedent is as probable.

    >>> chosen([Weighted("a", 1.7), Weighted("b", 0.0), Weighted("a", -2.0)])
    ('a', 0.845)
    >>> chosen([Weighted("a", -6.0)])
    (None, 0.0)
    """
    best: dict[str, float] = {}
    for key, weight in weighted:
        best[key] = max(weight, best.get(key, -math.inf))
    if not best:
        return None, 0.0
    key = max(best, key=lambda k: best[k])
    total = math.exp(NOBODY) + sum(math.exp(weight) for weight in best.values())
    p = math.exp(best[key]) / total
    return (key, round(p, 3)) if p > math.exp(NOBODY) / total else (None, 0.0)
