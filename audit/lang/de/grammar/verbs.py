"""Verbs in their clauses: bounds of a clause, finite verbs, and the verb group of a cue."""

from typing import NamedTuple

from audit.lang.cues import Verb
from audit.lang.de.grammar.phrases import LONG, past_participle
from audit.lang.reading import Reading, at_word, between

BREAKS = frozenset({",", ";", ":", "–", "—"})
"""Marks between clauses."""
CLOSED = frozenset({"IN", "RB", "DT", "PRP", "PRP$", "CC", "WP", "WRB", "TO"})
"""Tags of function words."""
SHORT = 3
"""Maximum letters of words in "-t" or "-e" that are no verbs."""
DECLENSION = ("e", "en", "er", "es", "em")
"""Endings of participles and adjectives before a noun."""
NEAR = 14
"""Maximum words before a verb that are read for another one."""
UNSTRESSED = ("be", "er", "ver", "ent", "emp", "ge", "zer", "miss", "wider", "über", "unter")
"""Inseparable prefixes of verbs."""
NOT_SUBJUNCTIVE = ("liche", "ische", "ige", "bare", "same", "lose", "dere", "tere", "nere", "nde", "te")
"""Endings of adjectives and of the past."""
FINITE_ENDS = frozenset("etn")
"""Last letters of finite verbs that no list has: "-e", "-t", "-te", "-en"."""
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


@at_word
def finite(r: Reading, k: int) -> bool:
    """True for a word that is a finite verb by its form."""
    return finite_form(r, k) or present_subjunctive(r, k)


@at_word
def finite_form(r: Reading, k: int) -> bool:
    """True for a finite verb by a list, a pronoun before it, or an ending of the indicative."""
    form, low, lists = r.words.form[k], r.words.lower[k], r.lists
    if r.inside[k] >= 0 or not form[0].isalpha() or form[0].isupper() or (k and r.words.lower[k - 1] == "zu"):
        return False
    if low in lists["auxiliaries"]:
        return low not in {"worden", "gewesen"}
    if low in lists["finite_forms"] or ((verb := r.verb(k)) is not None and verb.form in {"s", "past"}):
        return not declined(r, k)
    return after_pronoun(r, k) or ends_finite(r, k)


def strong_forms(pasts: frozenset[str]) -> frozenset[str]:
    """Return the past forms of strong verbs, with and without an inseparable prefix.

    >>> sorted(strong_forms(frozenset({"fand"})) & {"fand", "fanden", "befanden", "verfand", "gefunden"})
    ['befanden', 'fand', 'fanden', 'verfand']
    """
    bare = pasts | {past + "en" for past in pasts}
    longer = ((prefix, prefix + form) for prefix in UNSTRESSED for form in bare)
    return bare | {form for prefix, form in longer if next(p for p in UNSTRESSED if form.startswith(p)) == prefix}


def present_subjunctive(r: Reading, k: int) -> bool:
    """True for a verb in "-e" after a singular subject, whose indicative ends in "-t" or "-te": "der Bau koste Millionen"."""
    low, before = r.words.lower[k], r.words.form[k - 1] if k else ""
    if not before or r.inside[k] >= 0 or low.endswith(NOT_SUBJUNCTIVE) or not low.endswith("e") or len(low) <= SHORT:
        return False
    if r.tags[k] in CLOSED or r.words.form[k][0].isupper() or low in r.lists["no_verbs"] or low in r.lists["auxiliaries"]:
        return False
    if before.lower() in r.lists["singular_pronouns"]:
        return True
    ends = k + 1 >= len(r.tags) or r.words.form[k + 1] in BREAKS or r.words.sentence[k + 1] != r.words.sentence[k]
    named = before[0].isupper() and r.tags[k - 1] not in CLOSED
    return (named or ends) and not any(finite_form(r, m) for m in since_mark(r, k))


def since_mark(r: Reading, k: int) -> range:
    """Return the words between the last mark and word `k`, at most `NEAR`."""
    start = k
    while start > max(0, k - NEAR) and r.words.sentence[start - 1] == r.words.sentence[k] and not breaks(r, start - 1):
        start -= 1
    return range(start, k)


def reported(r: Reading, k: int) -> bool:
    """True for a finite verb in the subjunctive of reported speech, or in what replaces it."""
    low, lists = r.words.lower[k], r.lists
    return low in lists["subjunctives"] or low in lists["replacements"] or present_subjunctive(r, k)


def after_pronoun(r: Reading, k: int) -> bool:
    """True for a word with a verb's ending after "er", "sie", "man"."""
    before, low = r.words.lower[k - 1] if k else "", r.words.lower[k]
    open_class = r.tags[k] not in CLOSED and low not in r.lists["objects"]
    return before in r.lists["personal_pronouns"] and low.endswith(("e", "t", "en")) and open_class


def ends_finite(r: Reading, k: int) -> bool:
    """True for a word of no closed class with the ending of a past or a third person."""
    low, lists = r.words.lower[k], r.lists
    closed = r.tags[k] in CLOSED or low in lists["no_verbs"]
    if closed or declined(r, k):
        return False
    if r.words.lower[k + 1 : k + 2] == ["zu"] and low.endswith("en"):
        return False  # "anbieten zu wollen"
    if low.startswith("un") and not low.startswith("unter"):
        return False  # "unecht"
    return low.endswith(("te", "ten")) or (low.endswith("t") and not low.startswith("ge") and len(low) > SHORT)


def declined(r: Reading, k: int) -> bool:
    """True for a participle or adjective before a noun: "die bekannte Autorin", "auf nicht näher bezeichnete Quellen"."""
    if not before_noun(r, k) or not r.words.lower[k].endswith(DECLENSION):
        return False
    if any(
        past_participle(r, m, m + 1, k + 2) == k + 1
        for m in range(max(0, k - LONG), k)
        if r.words.lower[m] in r.lists["articles"]
    ):
        return True
    low, lists, m = r.words.lower, r.lists, k - 1
    while m >= 0 and r.words.sentence[m] == r.words.sentence[k] and r.tags[m] in {"RB", "JJ"}:
        m -= 1
    if m < 0 or r.words.sentence[m] != r.words.sentence[k]:
        return False
    pointing = m == k - 1 and low[m] in lists["pointing"] and opens_clause(r, m) and "NNP" in r.tags[k + 1 : k + 3]
    return (
        low[m] in lists["articles"] or low[m] in lists["possessives"] or (m < k - 1 and low[m] in lists["prepositions"])
    ) and not pointing


def before_noun(r: Reading, k: int) -> bool:
    """True for a word before a noun, or before another adjective and a noun."""
    form = r.words.form
    for m in range(k + 1, min(k + 3, len(form))):
        if r.inside[m] != r.inside[k] or not form[m][0].isalpha() or r.words.sentence[m] != r.words.sentence[k]:
            return False
        if form[m][0].isupper():
            return True
        if r.tags[m] != "JJ":
            return False
    return False


def segments(r: Reading, lo: int, hi: int) -> list[tuple[int, int]]:
    """Split words at the marks between clauses."""
    marks = [k for k in range(lo, hi) if breaks(r, k)]
    return [(a, b) for a, b in zip([lo, *(k + 1 for k in marks)], [*marks, hi], strict=True) if a < b]


def subordinate(r: Reading, a: int, b: int) -> bool:
    """True for a clause whose first word subordinates it and whose verb comes last: "die gestern kam", "als er ging"."""
    low, lists = r.words.lower[a], r.lists
    if low in lists["complementisers"]:
        return True
    governed = low in lists["prepositions"] and a + 1 < b and r.words.lower[a + 1] in lists["relatives"]
    follows = a > 0 and r.words.sentence[a - 1] == r.words.sentence[a]
    opens = low in lists["causes"] or low in lists["openers"] or (follows and (low in lists["relatives"] or governed))
    return opens and finite(r, b - 1)


def main_verb(r: Reading, lo: int, hi: int) -> int | None:
    """Find the first finite verb that is not in a subordinate clause."""
    return next((v for a, b in segments(r, lo, hi) if not subordinate(r, a, b) for v in finites(r, a, b)), None)


def opens_clause(r: Reading, k: int) -> bool:
    """True for the first word of a sentence or after a mark."""
    return k == 0 or r.words.sentence[k - 1] != r.words.sentence[k] or breaks(r, k - 1)


def finites(r: Reading, lo: int, hi: int) -> list[int]:
    """List the finite verbs among some words."""
    return [k for k in between(possible_verbs(r), lo, hi) if finite(r, k)]


def possible_verbs(r: Reading) -> list[int]:
    """List the words of a text that can be finite verbs by themselves: listed ones, and those of open classes by ending."""
    kept: dict[str, list[int]] = r.kept[possible_verbs]
    if not kept:
        lists, tags, low, inside = r.lists, r.tags, r.words.lower, r.inside
        listed = {*r.places(lists["auxiliaries"]), *r.places(lists["finite_forms"]), *r.places(r.cues.words)}
        kept["places"] = [
            k
            for k, form in enumerate(r.words.form)
            if inside[k] < 0
            and not form[0].isupper()
            and (k in listed or (low[k][-1] in FINITE_ENDS and tags[k] not in CLOSED))
        ]
    return kept["places"]


def reports(r: Reading, i: int) -> bool:
    """True when word `i` is a reporting verb used as a verb: verbs have no capital, but for "Kritisiert wird, dass …"."""
    verb = r.verb(i)
    if verb is None or declined(r, i):
        return False
    fronted = i + 1 < len(r.tags) and opens_clause(r, i) and r.words.lower[i + 1] in r.lists["becoming"]
    return not r.words.form[i][0].isupper() or fronted


def group(r: Reading, i: int, first: int, end: int) -> Group | None:
    """Analyse the reporting verb at `i`; None for an infinitive after a modal, and a participle without an auxiliary."""
    verb = r.verb(i)
    if verb is None or not reports(r, i) or r.words.lower[i] in r.lists["subjunctives"]:
        return None
    lo, hi = clause_bounds(r, i, first, end)
    if verb.form == "base":
        if (lets := letting(r, i, verb, lo, hi)) is not None:
            return Group(verb, i, lets, lo, hi, passive=False)
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


def letting(r: Reading, i: int, verb: Verb, lo: int, hi: int) -> int | None:
    """Find the modal of an infinitive that is said all the same: "musste einräumen", "ließ … verlauten"."""
    low, lists = r.words.lower, r.lists
    if i + 1 < hi and low[i + 1] not in lists["coordinators"]:
        return None
    return next(
        (k for k in range(lo, i) if low[k] in lists["obliging"] or (low[k] in lists["letting"] and verb.lemma in lists["let"])),
        None,
    )


def helper(r: Reading, i: int, lo: int, hi: int, verb: Verb) -> int | None:
    """Find the auxiliary of a verb that ends its clause, before it or just after it; None for a finite verb."""
    low, lists = r.words.lower, r.lists
    helps = lists["having"] | lists["becoming"] | lists["being"]
    after = [k for k in range(i + 1, min(hi, i + 3)) if low[k] in helps]
    ends = i + 1 >= hi or after or verb.form == "participle" or low[i + 1] in lists["coordinators"]
    if not ends:
        return None
    if after and (after[0] == i + 1 or r.words.form[i][0].isupper()):
        return after[-1]
    return next((k for k in range(lo, i) if low[k] in helps and low[k] != "worden"), None)
