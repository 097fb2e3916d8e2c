"""Who speaks by a verb: the subject before or after it, the head of a relative clause, the subject of the verb before.

The cases of `SUBJECTS` are tried in order; each has its examples in `examples.yaml`.
"""

from typing import NamedTuple

from audit.lang.attribution import Phrase, Way
from audit.lang.de.grammar.phrases import apposed, capital, led, phrase_after, phrase_before, quoted_name, timed
from audit.lang.de.grammar.verbs import CLOSED, Group, finite, finites, group, segments, subordinate
from audit.lang.de.inflection import FEMININE
from audit.lang.reading import Reading, once

ADVERBS = 14
"""Maximum words between an inverted verb and its subject."""
PLURAL = ("ungen", "heiten", "keiten", "ionen", "schaften", "täten", "nisse")
"""Endings of plurals."""
SHORT = 6
"""Maximum tokens of the name of a medium in quotation marks: schrieb „Die Zeit“."""
OBLIQUE = ("des", "den", "dem", "einen", "einem", "seinen", "seinem", "ihren", "ihrem", "diesen", "diesem", "keinen")
"""Endings of articles of an object before the verb."""


class Said(NamedTuple):
    """A verb group in its sentence: words `first` to `end`, and the subjects found before, in order."""

    g: Group
    first: int
    end: int
    known: list[Phrase]

    @property
    def opens(self) -> int:
        """First word of the clause."""
        return self.g.first


class Subject(NamedTuple):
    """The subject, None where nobody is named, and how it was found."""

    who: Phrase | None
    way: Way


def subject(r: Reading, s: Said) -> Subject | None:
    """Find the subject of a verb by the first case that applies."""
    return next((found for case in SUBJECTS if (found := case(r, s)) is not None), None)


def passive(r: Reading, s: Said) -> Subject | None:
    """By "wurde … vorgeworfen": the agent after "von", else nobody; nor by "wurde bekannt"."""
    if s.g.verb.lemma in r.lists["sourceless"]:
        return Subject(None, Way.BEFORE)
    if not s.g.passive or s.g.verb.lemma in r.lists["cited"]:
        return None
    low = r.words.lower
    agent = next((k for k in range(s.g.finite + 1, s.g.at) if low[k] in {"von", "vom"}), None)
    return Subject(phrase_after(r, agent + 1, s.g.at) if agent is not None else None, Way.BEFORE)


def verb_last(r: Reading, s: Said) -> Subject | None:
    """In a subordinate clause: the phrase after its first word, or what a relative pronoun refers to."""
    low, lists, lo = r.words.lower, r.lists, s.opens
    opener = low[lo]
    following = low[s.g.finite + 1] if s.g.finite + 1 < s.g.stop else ""
    if s.g.last + 2 < s.g.stop or s.g.finite == lo or following in lists["nominatives"]:
        return None
    if opener in lists["manner"] or opener in lists["causes"] or opener in lists["openers"]:
        return Subject(first_phrase(r, lo + 1, s.g.finite), Way.BEFORE)
    if opener in lists["relatives"] and lo > s.first and r.words.form[lo - 1] == ",":
        if s.g.at - lo > 1 and phrase_after(r, lo, s.g.stop) == (lo, s.g.finite):
            return None  # an article
        return Subject(phrase_before(r, lo - 1, s.first), Way.BEFORE)
    return None


def first_phrase(r: Reading, k: int, stop: int) -> Phrase | None:
    """Find the first phrase of a subordinate clause, after "sich", "es", adverbs."""
    for m in range(k, min(stop, k + ADVERBS)):
        found = phrase_after(r, m, stop)
        if found is not None and r.words.lower[m] not in {"es", "man"}:
            return apposed(r, found, stop)
        if r.words.lower[m] not in r.lists["objects"]:
            return None
    return None


def coordinated(r: Reading, s: Said) -> Subject | None:
    """By "… und erklärte": the subject of the verb before."""
    k = s.g.finite - 1
    low = r.words.lower
    goes_back = (
        k > s.first
        and r.words.form[k] == ","
        and low[s.g.finite + 1 : s.g.finite + 2]
        and low[s.g.finite + 1] in r.lists["adversatives"]
    )
    if k <= s.first or (low[k] not in r.lists["coordinators"] and not goes_back):
        return None
    who = s.known[-1] if s.known else subject_of_sentence(r, s.first, k)
    return Subject(who, Way.SHARED) if who is not None else None


@once
def subject_of_sentence(r: Reading, first: int, stop: int) -> Phrase | None:
    """Find the subject of the main clause: before its finite verb, else after it."""
    verbs = finites(r, first, stop)
    if not verbs:
        return None
    lead = led(r, first, verbs[0])
    found = phrase_after(r, lead, verbs[0], wide=True)
    behind = after(r, verbs[0] + 1, stop)
    whole = found is not None and found[1] == verbs[0] and not oblique(r, lead)
    if found is not None and whole and behind is not None and object_first(r, found, behind, verbs[0]):
        return behind
    return found if whole else behind or found


def oblique(r: Reading, k: int) -> bool:
    """True for an article of an object: "den", "einem"."""
    low = r.words.lower[k]
    return r.inside[k] < 0 and low in r.lists["determiners"] and low.endswith(OBLIQUE)


def pointing(r: Reading, s: Said) -> Subject | None:
    """By "Dies bestätigte die Polizei": the phrase after the verb."""
    k = s.g.finite
    if k != s.opens + 1 or r.words.lower[s.opens] not in r.lists["pointing"]:
        return None
    found = after(r, k + 1, s.end)
    return Subject(found, Way.AFTER) if found is not None else None


def inverted(r: Reading, s: Said) -> Subject | None:
    """By "“…”, sagte die Ministerin" and "Am Montag sagte die Ministerin": the phrase after the verb."""
    k = s.g.finite
    found = after(r, k + 1, s.end)
    ahead = named_before(r, s) if k > s.first and not parted(r, s) else None
    if ahead is not None and not (found is not None and object_first(r, ahead, found, k)):
        return None
    if found is None:
        return None
    if r.words.lower[found[0]] in r.lists["impersonal"]:
        return Subject(None, Way.AFTER)
    return Subject(found, Way.AFTER)


def object_first(r: Reading, ahead: Phrase, found: Phrase, verb: int) -> bool:
    """True by "Die Pläne bezeichnete Brandt als …": a name just after the verb, and none before it."""
    low = r.words.lower
    if low[ahead[0]] in r.lists["personal_pronouns"]:
        return False
    if low[found[0]] in r.lists["nominatives"]:
        return True
    many = (
        low[ahead[0]] == "die"
        and head_of(r, ahead).endswith(PLURAL)
        and low[verb].endswith(("t", "te"))
        and low[found[0]] != "den"
    )
    if many or (low[verb].endswith("en") and one(r, ahead)):
        return True
    if head_of(r, ahead) in r.lists["rejected"] and low[found[0]] not in OBLIQUE:
        return True  # "Die Kritik wies die Ministerin zurück"
    masculine = low[found[0]] == "der" and low[ahead[0]] != "der" and not head_of(r, found).endswith(FEMININE)
    direct = found[0] == verb + 1 and (r.tags[found[0]] == "NNP" or low[found[0]] == "er")
    return masculine or (direct and not any(r.tags[k] == "NNP" for k in range(*ahead)))


def one(r: Reading, phrase: Phrase) -> bool:
    """True for a phrase in the singular: with "der", "das", "ein", or a name alone."""
    low = r.words.lower
    if any(low[k] in r.lists["edges"] for k in range(*phrase)):
        return False
    return low[phrase[0]] in {"der", "das", "ein", "dieser"} or all(r.tags[k] == "NNP" for k in range(*phrase))


def head_of(r: Reading, phrase: Phrase) -> str:
    """Return the first noun of a phrase in lower case."""
    return next((r.words.lower[k] for k in range(*phrase) if capital(r, k)), "")


def parted(r: Reading, s: Said) -> bool:
    """True when a quotation or a whole clause and a comma precede the verb."""
    k = s.g.finite - 1
    if k < s.first or ((named := phrase_after(r, s.first, s.g.finite, wide=True)) is not None and named[1] == s.g.finite):
        return False
    if r.inside[k] >= 0 or (r.words.form[k] in {",", "–", "—"} and k > s.first and r.inside[k - 1] >= 0):
        return after(r, s.g.finite + 1, s.end) is not None
    if r.words.form[k] not in {",", "–", "—"}:
        return False
    started = apposition_before(r, s)
    return not started and bool(finites(r, s.first, k)) and after(r, s.g.finite + 1, s.end) is not None


def apposition_before(r: Reading, s: Said) -> bool:
    """True when the sentence begins with a phrase and a relative clause or apposition after it, up to the verb."""
    head = head_before(r, s)
    if head is None:
        return False
    return all(subordinate(r, a, b) or not finites(r, a, b) for a, b in segments(r, head[1], s.g.finite))


def head_before(r: Reading, s: Said) -> Phrase | None:
    """Find the phrase at the start of a sentence before a comma: all words up to it are one constituent."""
    start = led(r, s.first, s.g.finite)
    comma = next((k for k in range(start, s.g.finite) if r.words.form[k] == "," and r.inside[k] < 0), None)
    if comma is None or oblique(r, start) or finites(r, start, comma):
        return None
    head = phrase_after(r, start, comma, wide=True)
    return (start, comma) if head is not None and not timed(r, head) else None


def after(r: Reading, k: int, end: int) -> Phrase | None:
    """Find the subject after an inverted verb, past pronouns and adverbs; with its apposition."""
    low, lists, m = r.words.lower, r.lists, k
    if k < end and (named := quoted_name(r, k, end)) is not None and named - k < SHORT:
        return (k, named)
    while m < min(end, k + ADVERBS) and r.inside[m] < 0 and r.words.form[m] not in {",", ":"}:
        if low[m] in lists["prepositions"]:
            inner = phrase_after(r, m + 1, end)
            if inner is None or inner[1] >= end or r.inside[inner[1]] >= 0:
                return None
            m = inner[1]
            continue
        found = phrase_after(r, m, end)
        if found is not None and timed(r, found):
            m = found[1]
            continue
        if found is not None and (low[m] not in lists["objects"] or low[m] in lists["personal_pronouns"]):
            return apposed(r, found, end)
        if low[m] not in lists["objects"] and r.tags[m] != "RB":
            return None
        m += 1
    return None


def before(r: Reading, s: Said) -> Subject | None:
    """By "Die Ministerin sagte": all before the finite verb, which is the second constituent."""
    found = named_before(r, s)
    if found is None:
        return None
    if r.words.lower[found[0]] in r.lists["impersonal"]:
        return Subject(None, Way.BEFORE)
    return Subject(found, Way.BEFORE)


def named_before(r: Reading, s: Said) -> Phrase | None:
    """Find the phrase before the finite verb; None where an adverb or a prepositional phrase precedes it.

    All before the verb is one constituent, so what follows the first noun is its attribute: "Ärzte ohne Grenzen".
    """
    start, stop = s.opens, s.g.finite
    unclosed = start > s.first and r.words.form[start - 1] == "," and not finites(r, s.first, stop)
    if (start == stop or unclosed) and apposition_before(r, s):
        return apposed_before(r, s)  # "Otto Brandt, Chef des Amtes, sagte", "Otto Brandt, Chef des Amtes sagte"
    start = led(r, start, stop)
    while stop > start + 1 and r.words.lower[stop - 1] in r.lists["objects"]:
        stop -= 1
    if start >= stop or oblique(r, start):
        return None
    found = phrase_after(r, start, stop, wide=True)
    if found is None:
        return (start, stop) if uncapitalised(r, start, stop) else None
    if timed(r, (found[0], min(found[1], found[0] + 2))):
        return None
    following = r.words.lower[found[1]] if found[1] < stop else ""
    attributes = following in r.lists["prepositions"] or following in r.lists["genitives"]
    attributed = found[1] == stop or (attributes and r.inside[stop - 1] < 0)
    return (found[0], stop) if attributed else None


def uncapitalised(r: Reading, start: int, stop: int) -> bool:
    """True for an article and a name in lower case: "die taz"."""
    low = r.words.lower
    named = stop - start == 2 and low[start] in r.lists["articles"] and r.tags[start + 1] not in CLOSED
    return named and r.inside[start] < 0 and low[start + 1] not in r.lists["pronouns"] | r.lists["auxiliaries"]


def apposed_before(r: Reading, s: Said) -> Phrase | None:
    """Return the phrase at the start of a sentence, with its apposition but without a relative clause."""
    head = head_before(r, s)
    if head is None:
        return None
    stop = s.g.finite - (r.words.form[s.g.finite - 1] == ",")
    return head if any(finite(r, k) for k in range(head[1], s.g.finite)) else (head[0], stop)


SUBJECTS = (passive, coordinated, pointing, verb_last, inverted, before)


@once
def speaker(r: Reading, i: int, first: int, stop: int) -> tuple[Phrase, int] | None:
    """Find the subject of the verb at `i`, and the first word of its group."""
    g = group(r, i, first, stop)
    found = subject(r, Said(g, first, stop, [])) if g is not None else None
    return (found.who, min(g.at, g.finite)) if g is not None and found is not None and found.who is not None else None
