"""Verbs in their clauses: bounds of a clause, finite verbs, and the verb group of a cue."""

from typing import NamedTuple

from audit.lang.cues import Verb
from audit.lang.reading import Reading

BREAKS = frozenset({",", ";", ":", "–", "—"})
"""Marks between clauses."""
CLOSED = frozenset({"IN", "RB", "DT", "PRP", "PRP$", "CC", "WP", "WRB", "TO"})
"""Tags of function words."""
SHORT = 3
"""Maximum letters of words in "-t" that are no verbs."""
FINITES = frozenset({"s", "past", "base"})


class Group(NamedTuple):
    """The verb group of a cue: its verb and index, the finite verb, the bounds of its clause.

    `passive`: the subject is not the speaker.
    """

    verb: Verb
    at: int
    finite: int
    first: int
    stop: int
    passive: bool

    @property
    def last(self) -> int:
        """Last index of the group."""
        return max(self.at, self.finite)


def breaks(r: Reading, k: int) -> bool:
    """True for a mark between clauses, or a word of a quotation that is set off from its clause."""
    return set_off_quotation(r, k) if r.inside[k] >= 0 else r.words.form[k] in BREAKS


def set_off_quotation(r: Reading, k: int) -> bool:
    """True for a quotation at the start of its sentence, after a colon or comma, or before a comma; others are in a clause."""
    if r.quotes[r.inside[k]].kind != "speech":
        return False
    first, last = k, k
    while first > 0 and r.inside[first - 1] == r.inside[k]:
        first -= 1
    while last + 1 < len(r.inside) and r.inside[last + 1] == r.inside[k]:
        last += 1
    w = r.words
    opens = first == 0 or w.form[first - 1] in BREAKS or w.sentence[first - 1] != w.sentence[first]
    return opens or w.form[last + 1 : last + 2] == [","] or w.sentence[first] != w.sentence[last]


def clause_bounds(r: Reading, i: int, first: int, end: int) -> tuple[int, int]:
    """Find the bounds of the words around `i` without a mark between."""
    lo, hi = i, i + 1
    while lo > first and not breaks(r, lo - 1):
        lo -= 1
    while hi < end and not breaks(r, hi):
        hi += 1
    return lo, hi


def finite(r: Reading, k: int) -> bool:
    """True for a word that is a finite verb by its form."""
    form, low, lists = r.words.form[k], r.words.lower[k], r.lists
    if r.inside[k] >= 0 or not form[0].isalpha() or form[0].isupper():
        return False
    if low in lists["auxiliaries"]:
        return low not in {"worden", "gewesen"}
    verb = r.verb(k)
    listed = low in lists["finites"] | lists["subjunctives"] | lists["replacements"]
    if listed or (verb is not None and verb.form in {"s", "past"}):
        return not declined(r, k)
    return after_pronoun(r, k) or ends_finite(r, k)


def after_pronoun(r: Reading, k: int) -> bool:
    """True for a word with a verb's ending after "er", "sie", "man"."""
    before, low = r.words.lower[k - 1] if k else "", r.words.lower[k]
    open_class = r.tags[k] not in CLOSED and low not in r.lists["objects"]
    return before in r.lists["personal_pronouns"] and low.endswith(("e", "t", "en")) and open_class


def ends_finite(r: Reading, k: int) -> bool:
    """True for a word of no closed class with the ending of a past or a third person."""
    low, lists = r.words.lower[k], r.lists
    closed = r.tags[k] in CLOSED or low in lists["unfinite"] | lists["determiners"] | lists["pronouns"]
    if closed or declined(r, k):
        return False
    return low.endswith(("te", "ten")) or (low.endswith("t") and not low.startswith("ge") and len(low) > SHORT)


def declined(r: Reading, k: int) -> bool:
    """True for a word between an article and a noun: "die bekannte Autorin"."""
    before = r.words.lower[k - 1] if k else ""
    following = r.words.form[k + 1 : k + 2]
    return before in r.lists["articles"] and bool(following) and following[0][0].isupper()


def finites(r: Reading, lo: int, hi: int) -> list[int]:
    """List the finite verbs among some words."""
    return [k for k in range(lo, hi) if finite(r, k)]


def reports(r: Reading, i: int) -> bool:
    """True when word `i` is a reporting verb used as a verb: verbs have no capital, but at the start of a sentence."""
    verb = r.verb(i)
    return verb is not None and not r.words.form[i][0].isupper() and not declined(r, i)


def group(r: Reading, i: int, first: int, end: int) -> Group | None:
    """Analyse the reporting verb at `i`; None for an infinitive after a modal, and a participle without an auxiliary."""
    verb = r.verb(i)
    if verb is None or not reports(r, i) or r.words.lower[i] in r.lists["subjunctives"]:
        return None
    lo, hi = clause_bounds(r, i, first, end)
    if verb.form == "base":
        helped = any(
            r.words.lower[k] in r.lists["auxiliaries"] or r.words.lower[k] == "zu"
            for k in (*range(lo, i), *range(i + 1, min(hi, i + 2)))
        )
        return None if helped else Group(verb, i, i, lo, hi, passive=False)
    aux = helper(r, i, lo, hi, verb)
    if aux is not None:
        low, lists = r.words.lower[aux], r.lists
        if low in lists["modals"] or low in lists["subjunctives"]:
            return None
        active = low in lists["having"] or (low in lists["being"] and verb.lemma in lists["moving"])
        return Group(verb, i, aux, lo, hi, passive=not active)
    return None if verb.form == "participle" else Group(verb, i, i, lo, hi, passive=False)


def helper(r: Reading, i: int, lo: int, hi: int, verb: Verb) -> int | None:
    """Find the auxiliary of a verb that ends its clause, before it or just after it; None for a finite verb."""
    low, lists = r.words.lower, r.lists
    helps = lists["having"] | lists["becoming"] | lists["being"]
    after = [k for k in range(i + 1, min(hi, i + 3)) if low[k] in helps]
    ends = i + 1 >= hi or after or verb.form == "participle" or low[i + 1] in lists["coordinators"]
    if not ends:
        return None
    if after and after[0] == i + 1:
        return after[-1]
    return next((k for k in range(lo, i) if low[k] in helps and low[k] != "worden"), None)
