"""The sense of a cue: verbs that also act on things report words only where their object is words, or somebody is criticised.

"Rebels mounted an assault" and "robots attack weeds" state nothing; "she raised an objection" and "he attacked the plan" do.
"""

from audit.extract.statements.sources.speakers import Speakers
from audit.lang.attribution import Attribution, Phrase
from audit.lang.reading import Reading

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NAMES = frozenset({"NNP", "NNPS", "PRP"})
COMMON = frozenset({"JJ", "NN", "NNS", "VBG"})
MODIFIERS = frozenset({"JJ", "DT", "VBG", "VBN"})
"""Tags of a word between a preposition and the noun."""
PERSONS = ("roles", "offices", "persons", "groups", "female_words", "male_words")
"""Lists of nouns for persons, who can be criticised."""


def literal(r: Reading, a: Attribution, known: Speakers) -> bool:
    """True when the cue acts on the thing that its unquoted object names."""
    attacks, handles = (r.lists.get(name, frozenset()) for name in ("attacking", "handling"))
    lemmas = cue_lemmas(r, a)
    if a.cue is None or a.cue[1] > a.content[0][0] or any(r.inside[k] >= 0 for k in a.words()):
        return False
    if of_oneself(r, a, lemmas, known) or takes_lives(r, a, lemmas):
        return True
    if (lemmas.isdisjoint(attacks) and lemmas.isdisjoint(handles)) or found_in_writing(r, a, lemmas):
        return False
    at, placed = object_head(r, a, known), r.words.lower[a.content[0][0]] in known.lists["locatives"] or concerns(r, a)
    if placed or at is None or r.tags[at] == "PRP" or (r.tags[at] in NAMES and not lemmas.isdisjoint(attacks)):
        return placed
    word = r.words.lower[at]
    one = known.singular(word) or word
    if any(about_words(w, r, known) for w in (word, one)):
        return False
    persons = any(w in known.lists[name] for name in PERSONS for w in (word, one))
    return not persons or lemmas.isdisjoint(attacks)


def of_oneself(r: Reading, a: Attribution, lemmas: set[str], known: Speakers) -> bool:
    """True for what somebody shows to be, which says nothing: "has shown itself to be late"."""
    return r.words.lower[a.content[0][0]] in r.lists.get("stressing", ()) and not lemmas.isdisjoint(known.lists["evidential"])


def takes_lives(r: Reading, a: Attribution, lemmas: set[str]) -> bool:
    """True for what kills: "the flood has claimed more than forty lives"."""
    first, stop = a.content[0]
    if lemmas.isdisjoint(r.lists.get("claiming", ())):
        return False
    return any(r.words.lower[k] in r.lists["claimed"] for k in range(first, stop)) and FINITE.isdisjoint(r.tags[first:stop])


def found_in_writing(r: Reading, a: Attribution, lemmas: set[str]) -> bool:
    """True for what a document found, which are its words: "a study found no effect"."""
    if a.source is None or lemmas.isdisjoint(r.lists.get("evidencing", ())):
        return False
    return any(r.words.lower[k] in r.lists["authored"] for k in range(*a.source))


def in_title(r: Reading, a: Attribution) -> bool:
    """True for a cue that is part of a name in a sentence with another verb: "said on The Ann Lee Show on Monday".

    So is a verb that begins a name, "a report by Say Something", a note, "[emphasis added]", and a participle before its noun.
    """
    if a.cue is not None and (begins_name(r, a) or attributive(r, a) or (a.source is not None and notes(r, a.source))):
        return True
    if a.cue is None or any(r.tags[k] not in NAMES for k in range(*a.cue)):
        return False
    k, form, sentence = a.cue[0], r.words.form, r.words.sentence
    beside = k and sentence[k - 1] == sentence[k] and form[k - 1][0].isupper() and form[k][0].isupper()
    first, stop = next((b, end) for b, end in r.bounds[sentence[k] :] if b <= k < end) if beside else (k, k)
    told = (m for m in range(first, stop) if r.tags[m] in FINITE and form[m].islower() and r.inside[m] < 0)
    return any(form[m] not in r.lists.get("finites", ()) for m in told)


def notes(r: Reading, source: Phrase) -> bool:
    """True for the noun of a note: "“…” [emphasis added]"."""
    words = [w for w in r.words.lower[slice(*source)] if w[0].isalnum()]
    return len(words) == 1 and words[0] in r.lists.get("noting", ())


def begins_name(r: Reading, a: Attribution) -> bool:
    """True when the content is the rest of a name whose first word, inside a sentence, ends the cue: "by Say [Something]"."""
    last, forms = (a.cue or (0, 1))[1] - 1, r.words.form
    first, stop = a.content[0]
    inner = last > 0 and r.words.sentence[last - 1] == r.words.sentence[last] and forms[last - 1].islower()
    named = first == last + 1 and all(form[0].isupper() for form in forms[first:stop])
    return inner and named and forms[last].istitle() and r.inside[first] < 0 and len(a.content) == 1


def attributive(r: Reading, a: Attribution) -> bool:
    """True for a participle between a preposition and its noun: "talks centred on [proposed] changes"."""
    stop = (a.cue or (0, 0))[1]
    k = stop - 1
    verb = r.verb(k) if k > 0 and a.content[0][0] == stop and r.inside[k] < 0 else None
    if verb is None or verb.form not in {"past", "participle"} or r.tags[k - 1] != "IN" or r.tags[stop] not in COMMON:
        return False
    clause = r.lists.get("opening_subordinators", frozenset()) | r.lists["openers"]
    return r.words.sentence[k - 1] == r.words.sentence[k] and r.words.lower[k - 1] not in clause


def concerns(r: Reading, a: Attribution) -> bool:
    """True when the content says whom a warning concerns: "raised the warning for the coast to red"."""
    low, start = r.words.lower, a.content[0][0]
    return low[start] in r.lists["aims"] and low[start - 1] in r.lists.get("concerned", ())


def rumoured(r: Reading, a: Attribution) -> bool:
    """True when the content follows a noun of others' words that only gives an occasion: "resigned amid claims that …"."""
    low, start = r.words.lower, a.content[0][0]
    noun = start - 1
    if a.cue is None or a.cue[1] > start or noun < 1 or r.cues.nouns.get(low[noun]) != "speech":
        return False
    before = noun - 1 - (r.tags[noun - 1] in MODIFIERS)
    return low[before] in r.lists.get("occasions", ())


def about_words(word: str, r: Reading, known: Speakers) -> bool:
    """True for a noun of words, deeds or views."""
    lists = known.lists
    listed = word in r.cues.nouns or word in lists["documents"] or word in lists["topics"]
    return listed or word.endswith(tuple(lists["topic_endings"]))


def cue_lemmas(r: Reading, a: Attribution) -> set[str]:
    """Return the lemmas of the words of a cue that is a verb without a preposition."""
    low, (first, stop) = r.words.lower, a.cue or (0, 0)
    return {v.lemma if (v := r.verb(k)) else r.cues.lemma(low[k]) for k in range(first, stop) if r.width(k) == 1}


def object_head(r: Reading, a: Attribution, known: Speakers) -> int | None:
    """Find the last word before a preposition of the noun phrase that starts the content; None for a clause."""
    first, end = a.content[0]
    phrase = r.grammar.phrase_after(r, first, end)
    if phrase is None or (phrase[1] < end and r.tags[phrase[1]] in FINITE):
        return None
    ends = known.lists["head_ends"]
    return next((k for k in range(first + 1, phrase[1]) if r.words.lower[k] in ends), phrase[1]) - 1
