"""Reporting verbs in context: their verb group, whether they are used as verbs, and whether they are finite."""

from audit.frozen import frozen
from audit.lang.attribution import Phrase
from audit.lang.cues import Verb
from audit.lang.en.grammar.noun_phrase import phrase_after
from audit.lang.reading import Reading

DETERMINING = frozenset({"DT", "PRP$", "POS"})
BEFORE_NOUN = frozenset({"DT", "PRP$", "POS", "IN", "JJ", "CD", "VBN", "VBD", "VBG"})
"""Tags of the word before a form used as a noun: "the claim", "in talks"."""
PLURAL_FIRST = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "PRP$"})
"""Tags of the words of a plural subject after its verb, which has no article."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUN = frozenset({"NN", "NNS"})


@frozen
class Predicate:
    """A reporting verb in its sentence: words `first` to `end` may hold its subject, `head` begins its verb group.

    `known` holds the verbs found so far in the sentence with their subjects, in order.
    """

    at: int
    verb: Verb
    head: int
    first: int
    end: int
    known: list[tuple[int, Phrase]]

    @property
    def before(self) -> int:
        """Index of the word before the verb group, possibly one before the sentence."""
        return self.head - 1


def auxiliaries(r: Reading, i: int, floor: int) -> int:
    """Find the first word of the verb group that ends with the verb at `i`."""
    while i > floor and auxiliary(r, i - 1) and r.inside[i - 1] == r.inside[i]:
        if i - 1 == floor and r.words.lower[i - 1] in r.lists["floating"]:
            break
        i -= 1
    return i


def auxiliary(r: Reading, k: int) -> bool:
    """True when a word before a verb belongs to its verb group."""
    word = r.words.lower[k]
    if r.tags[k] == "NNP":
        return False  # "Wild Now said"
    return word in r.lists["auxiliaries"] or (r.tags[k] in {"RB", "MD"} and word not in r.lists["clause_openers"])


def after_adverbs(r: Reading, k: int, end: int) -> int:
    """Find the first word from `k` that is neither adverb nor auxiliary."""
    while k < end and (r.words.lower[k] in r.lists["auxiliaries"] or r.tags[k] in {"RB", "MD"}):
        k += 1
    return k


def nominal(r: Reading, i: int, verb: Verb) -> bool:
    """True when a form that can be a noun or an adjective is used as one: "the claims", "the alleged thief", "Fair Say"."""
    if r.words.form[i][0].isupper() and verb.form != "past" and r.tags[i] != "VBZ" and in_name(r, i):
        return True
    tag, word = (r.tags[i - 1], r.words.lower[i - 1]) if i else ("", "")
    if verb.form in {"base", "s"}:
        joined = verb.form == "s" and r.tags[i] == "NNS" and tag == "CC" and i > 1 and r.tags[i - 2] in {"NN", "NNS"}
        return joined or tag == "TO" or (tag in BEFORE_NOUN and word not in r.lists["relatives"])
    if verb.form == "past":
        return word in r.lists["copulas"] or (tag in DETERMINING and word not in r.lists["determiner_pronouns"])
    return verb.form == "ing" and (tag in DETERMINING or tag == "JJ") and word not in r.lists["quantifiers"]


def in_name(r: Reading, i: int) -> bool:
    """True for a form with a capital in a run of capitals that a verb follows: "Mums Say No said", but not in a headline."""
    forms, sentence = r.words.form, r.words.sentence
    first = stop = i
    while first and sentence[first - 1] == sentence[i] and forms[first - 1][0].isupper():
        first -= 1
    while stop < len(forms) and sentence[stop] == sentence[i] and forms[stop][0].isupper():
        stop += 1
    if stop - first < 2 or stop == len(forms) or sentence[stop] != sentence[i] or r.inside[stop] != r.inside[i]:
        return False
    verb = r.verb(stop)
    return verb is not None and verb.form in {"s", "past"} and r.tags[first] != "PRP"


def reports(r: Reading, i: int) -> bool:
    """True when word `i` is a reporting verb used as a verb."""
    verb = r.verb(i)
    return verb is not None and not nominal(r, i, verb)


def passive(r: Reading, head: int, i: int) -> bool:
    """True when the verb group from `head` has a copula: "was told", or "is saying"."""
    return any(word in r.lists["copulas"] for word in r.words.lower[head:i])


def finite_base(r: Reading, i: int, first: int) -> bool:
    """True when a base form is a finite plural: "critics say", "they did not say"."""
    j = auxiliaries(r, i, first) - 1
    if j < first:
        return False
    low = r.words.lower
    if r.inside[j] >= 0 or low[j] == ",":
        return inverts_plural(r, i) or before_writing(r, i)
    return r.tags[j] in {"NNS", "NNPS"} or low[j] in r.lists["plural_subjects"] or low[i - 1] in r.lists["supports"]


def before_writing(r: Reading, i: int) -> bool:
    """True for a base form that is a past form too, between a quotation and what bears it: "“Keep out,” read a note"."""
    if r.words.lower[i] not in r.lists["written"] or r.inside[i - 1] < 0:
        return False
    found = phrase_after(r, i + 1, len(r.tags))
    if found is None:
        return False
    head = next((k for k in range(*found) if r.tags[k] in NOUN and r.tags[k + 1 : k + 2] != ["NN"]), found[1] - 1)
    return any(r.words.lower[head] in r.lists[name] for name in ("authored", "inscriptions"))


def inverts_plural(r: Reading, i: int) -> bool:
    """True when a plural subject ends the clause after a base form: "…, say police"."""
    verb, low = r.verb(i), r.words.lower
    if verb is None or verb.lemma not in r.lists["inverting"] or i + 1 >= len(low) or r.inside[i + 1] >= 0:
        return False
    k = i + 1
    while k < len(low) and r.tags[k] in PLURAL_FIRST and low[k] not in r.lists["articles"]:
        k += 1
    if k == i + 1 or k == len(low):
        return k == len(low) and k > i + 1
    many = any(r.tags[m] in {"NNS", "NNPS"} or low[m] in r.lists["plural_nouns"] for m in range(i + 1, k))
    ends = r.tags[k] in {".", ",", "IN", "WP", ":", '"'} or r.words.sentence[k] != r.words.sentence[i]
    return many and ends


def predicate(r: Reading, i: int, first: int, end: int, known: list[tuple[int, Phrase]]) -> Predicate | None:
    """Analyse the reporting verb at `i` as the verb of its own clause; None for a noun, an infinitive, a bare form."""
    verb = r.verb(i)
    if verb is None or nominal(r, i, verb) or (i and r.tags[i - 1] == "TO"):
        return None
    if verb.form in {"base", "participle"} and not finite_base(r, i, first):
        return None
    return Predicate(i, verb, auxiliaries(r, i, first), first, end, known)
