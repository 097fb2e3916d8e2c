"""Complements: the content that follows a reporting verb, a clause, quotation, infinitive or object.

The cases are tried in order; the first that applies decides, even if it finds no words. Each has its examples in
`examples.yaml`.
"""

from typing import NamedTuple

from audit.frozen import frozen
from audit.lang.attribution import Phrase
from audit.lang.cues import Verb
from audit.lang.en.grammar.clause_end import clause_end
from audit.lang.en.grammar.noun_phrase import NOUNS, phrase_after
from audit.lang.en.grammar.times import after_times
from audit.lang.en.grammar.verb_group import FINITE, Predicate, after_adverbs
from audit.lang.reading import Reading

CLAUSE_FIRST = frozenset({"PRP", "DT", "NNP", "NNPS", "NNS", "NN", "PRP$", "JJ", "EX", "CD"})
"""Tags of the first word of a clause without "that"."""
AFTER_HEARER = frozenset({"PRP", "PRP$", "DT", "EX", "NNP", "NNS"})
"""The same after a hearer, where a common noun is more likely part of the hearer."""
MODIFIERS = frozenset({"JJ", "DT", "PRP$"})
LONGEST = 14
"""Maximum words among which the subject of a clause without "that" is searched."""
HEARER = 4
"""Maximum words of a hearer that runs into such a clause."""


class Complement(NamedTuple):
    """Content after a verb as ranges of words (none when it is elsewhere), its act, and one past the last word of the cue."""

    content: list[Phrase]
    act: str
    stop: int


@frozen
class After:
    """What follows a verb once times are skipped: first word, and the hearer with the word after it where the verb has one.

    `place` is the verb, `stop` one past it, `end` one past the last word that may be content.
    """

    verb: Verb
    place: int
    stop: int
    at: int
    end: int
    hearer: Phrase | None
    after_hearer: int

    def speaks(self) -> bool:
        """True for a verb that takes a clause or quotation."""
        return "that" in self.verb.frames or "tell" in self.verb.frames

    def tells(self) -> bool:
        """True when words follow a hearer whom the verb can take."""
        return "tell" in self.verb.frames and self.hearer is not None and self.after_hearer < self.end

    def act(self, *frames: str) -> str:
        """Return the act of the first of these frames that the verb has."""
        return next((self.verb.frames[f] for f in frames if f in self.verb.frames), "speech")

    def found(self, r: Reading, start: int, *frames: str) -> Complement:
        """Return the clause from `start` as content."""
        return Complement([(start, clause_end(r, start, self.end, self.verb))], self.act(*frames), self.stop)


def complement(r: Reading, p: Predicate, end: int) -> Complement:
    """Find the content after a verb by the first case that applies."""
    a = after_verb(r, p, end)
    found = (case(r, a) for case in COMPLEMENTS) if a.at < end else ()
    return next((c for c in found if c is not None), Complement([], "", a.stop))


def after_verb(r: Reading, p: Predicate, end: int) -> After:
    """Find what follows the verb, skipping times and a comma before a quotation."""
    stop = p.at + r.width(p.at)
    at = before_quotation(r, past_hearer(r, p, after_times(r, stop, end), end), end)
    hearer = heard(r, at, end) if not p.verb.frames.keys().isdisjoint({"tell", "order"}) else None
    past = before_quotation(r, after_times(r, hearer[1], end), end) if hearer else at
    return After(p.verb, p.at, stop, at, end, hearer, past)


def past_hearer(r: Reading, p: Predicate, at: int, end: int) -> int:
    """Skip a hearer after "to" where content follows: "apologised [to passengers] for the wait", "said [to me] that"."""
    low, lists = r.words.lower, r.lists
    if p.verb.lemma not in lists["heard"] or at + 2 >= end or low[at] not in lists["hearing"]:
        return at
    phrase = phrase_after(r, at + 1, end)
    if phrase is None:
        return at
    aims = r.cues.particles.get(low[p.at], {})  # "complain about", "apologise for"
    stop = next((k for k in range(at + 2, phrase[1]) if low[k] in aims), phrase[1])
    follows = stop + 1 < end and (low[stop] in aims or low[stop] in lists["openers"])
    return stop if follows else at


def heard(r: Reading, at: int, end: int) -> Phrase | None:
    """Find the hearer from `at`: "told [the council] the wall was wet", two noun phrases without a mark between them."""
    phrase = phrase_after(r, at, end)
    if phrase is None:
        return None
    cut = (k for k in range(at + 1, phrase[1]) if r.tags[k - 1] in NOUNS and r.words.lower[k] in r.lists["articles"])
    return (phrase[0], next(cut, phrase[1]))


def before_quotation(r: Reading, k: int, end: int) -> int:
    """Return `k`, or the index of the next word when `k` is a comma before a quotation."""
    return k + (k + 1 < end and r.words.lower[k] == "," and r.inside[k + 1] >= 0)


def after_colon(r: Reading, a: After) -> Complement | None:
    """By "said: …": all that follows."""
    return Complement([(a.at + 1, a.end)], a.act("that"), a.stop) if r.words.lower[a.at] == ":" and a.at + 1 < a.end else None


def quotation(r: Reading, a: After) -> Complement | None:
    """By "said “…”"."""
    return a.found(r, a.at, "that", "tell") if a.speaks() and r.inside[a.at] >= 0 else None


def opened_clause(r: Reading, a: After) -> Complement | None:
    """By "said that …", "explained why …"."""
    return a.found(r, a.at, "that", "tell") if a.speaks() and r.words.lower[a.at] in r.lists["openers"] else None


def infinitive(r: Reading, a: After) -> Complement | None:
    """By "vowed to …"."""
    follows = r.tags[a.at] == "TO" and a.at + 1 < a.end and a.at == a.stop
    return a.found(r, a.at, "to") if "to" in a.verb.frames and follows else None


def told_clause(r: Reading, a: After) -> Complement | None:
    """By "told reporters that …", "told reporters: …"."""
    m = a.after_hearer
    if not a.tells() or not (r.words.lower[m] in r.lists["openers"] or r.inside[m] >= 0 or r.words.lower[m] == ":"):
        return None
    m += r.words.lower[m] == ":"
    return a.found(r, m, "tell") if m < a.end else Complement([], "", a.stop)


def ordered(r: Reading, a: After) -> Complement | None:
    """By "urged them to …": the hearer is part of the content."""
    if "order" not in a.verb.frames or a.hearer is None or a.after_hearer >= a.end or r.tags[a.after_hearer] != "TO":
        return None
    return Complement([(a.hearer[0], clause_end(r, a.after_hearer, a.end, a.verb))], a.act("order"), a.stop)


def told_bare_clause(r: Reading, a: After) -> Complement | None:
    """By "told them it was over"."""
    bare = a.tells() and r.tags[a.after_hearer] in AFTER_HEARER and is_clause(r, a.after_hearer, a.end)
    return a.found(r, a.after_hearer, "tell") if bare else None


def told_about(r: Reading, a: After) -> Complement | None:
    """By "told them about …"."""
    return a.found(r, a.after_hearer, "tell") if a.tells() and r.words.lower[a.after_hearer] in r.lists["aims"] else None


def told_in_headline(r: Reading, a: After) -> Complement | None:
    """By "tells Sudria ferry sale is off": the hearer is a name that runs into the clause. No later case holds for "tell"."""
    if a.hearer is None or a.verb.lemma not in r.lists["telling"]:
        return None
    places = range(a.at + 1, min(a.hearer[1], a.at + HEARER))
    start = next((m for m in places if r.tags[m - 1] == "NNP" and is_clause(r, m, a.end)), None)
    return a.found(r, start, "tell") if start else Complement([], "", a.stop)


def bare_clause(r: Reading, a: After) -> Complement | None:
    """By "said it was over"."""
    return a.found(r, a.at, "that") if "that" in a.verb.frames and a.at == a.stop and is_clause(r, a.at, a.end) else None


def voiced_feeling(r: Reading, a: After) -> Complement | None:
    """By "voiced concern about …": the noun is part of the cue and gives the act."""
    if "np" not in a.verb.frames or a.verb.lemma not in r.lists["voiced"]:
        return None
    low, noun = r.words.lower, a.at
    while noun < a.end and r.tags[noun] in MODIFIERS:
        noun += 1
    if noun + 1 >= a.end or low[noun] not in r.cues.nouns:
        return None
    if low[noun + 1] not in r.lists["aims"] and low[noun + 1] not in r.lists["complementisers"]:
        return None
    return Complement([(noun + 1, clause_end(r, noun + 1, a.end, a.verb))], r.cues.nouns[low[noun]], noun + 1)


def object_phrase(r: Reading, a: After) -> Complement | None:
    """By "rejected the plan of …"."""
    phrase = phrase_after(r, a.at, a.end) if "np" in a.verb.frames and r.tags[a.at] != "TO" else None
    if phrase is None:
        return None
    stop = clause_end(r, phrase[1] - 1, a.end, a.verb)
    return Complement([(a.at, second_verb(r, phrase[1], stop))], a.act("np"), a.stop)


def second_verb(r: Reading, first: int, stop: int) -> int:
    """End an object before another verb of its subject: "thanked them and left", but not "praised those who came and left"."""
    for k in range(first, stop - 1):
        if (
            r.inside[k] >= 0
            or r.tags[k] in FINITE
            or r.tags[k] in {"WP", "WDT", "WRB"}
            or r.words.lower[k] in r.lists["openers"]
        ):
            return stop
        if r.words.lower[k] in r.lists["additions"]:
            if r.tags[k + 1] in {"NNP", "PRP"} and is_clause(r, k + 1, stop):
                return k
            if any(r.tags[m] in FINITE for m in range(k + 1, min(after_adverbs(r, k + 1, stop) + 1, stop))):
                return k - (r.words.lower[k - 1] == ",")
    return stop


def spoke_about(r: Reading, a: After) -> Complement | None:
    """By "commented on the plan"."""
    if not a.speaks() or "np" in a.verb.frames or r.words.lower[a.at] not in r.lists["aims"]:
        return None
    own = r.words.lower[a.at] in r.cues.particles.get(r.words.lower[a.place], ())  # "apologised to passengers for"
    named = (own or a.verb.lemma not in r.lists["aimless"]) and phrase_after(r, a.at + 1, a.end) is not None
    return a.found(r, a.at, "that", "tell") if named else None


COMPLEMENTS = (
    after_colon,
    quotation,
    opened_clause,
    infinitive,
    told_clause,
    ordered,
    told_bare_clause,
    told_about,
    told_in_headline,
    bare_clause,
    voiced_feeling,
    object_phrase,
    spoke_about,
)


def finding(r: Reading, p: Predicate, who: Phrase, end: int) -> Complement | None:
    """Find the object of "a study found no effect": what a document found or shows, with the words that go on from it.

    PolNeAR's annotators marked 91 of 95 such objects of polls, studies and reports.
    """
    low, lists = r.words.lower, r.lists
    head = next(
        (k for k in range(who[0] + 1, who[1]) if low[k] in lists["noun_links"] or r.tags[k] in {",", "VBN", "VBG"}), who[1]
    )
    if p.verb.lemma not in lists["evidencing"] or low[head - 1] not in lists["authored"]:
        return None
    start = p.at + r.width(p.at)
    if start >= end or r.inside[start] >= 0 or phrase_after(r, start, end) is None:
        return None
    return Complement([(start, clause_end(r, start, end, p.verb))], next(iter(p.verb.frames.values())), start)


def is_clause(r: Reading, k: int, end: int) -> bool:
    """True when a clause without "that" starts at `k`: a noun phrase and then a finite verb."""
    if r.inside[k] >= 0 or r.tags[k] not in CLAUSE_FIRST:
        return False
    phrase = phrase_after(r, k, min(end, k + LONGEST))
    if phrase is None and r.tags[k] in {"EX", "DT"}:
        phrase = (k, k + 1)
    if phrase is None:
        return False
    m = phrase[1]
    if m + 1 < end and r.tags[m] == "CC" and (other := phrase_after(r, m + 1, min(end, k + LONGEST))) is not None:
        m = other[1]  # "Lee and the council are"
    while m < end and r.tags[m] == "RB":
        m += 1
    past = (
        m + 1 < end and r.tags[m] == "VBN" and r.words.lower[m + 1] not in r.lists["after_participles"]
    )  # "rooms held hundreds"
    return m < end and (r.tags[m] in FINITE or past or r.words.lower[m] in r.lists["finites"])
