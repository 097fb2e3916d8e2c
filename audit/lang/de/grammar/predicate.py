"""Adjectives that attribute a clause or quotation to their subject: "ist überzeugt, dass …", "zeigte sich zufrieden: „…“"."""

from audit.lang.attribution import Attribution, Way
from audit.lang.cues import Verb
from audit.lang.de.grammar.complement import after_colon, clause
from audit.lang.de.grammar.phrases import apposed
from audit.lang.de.grammar.subject import Said, subject_of_sentence
from audit.lang.de.grammar.verbs import Group, clause_bounds, finites
from audit.lang.reading import Reading

BEARING = Verb("sein", {"that": "thought"}, "s")
"""The verb of a predicate, as the complements read it."""


def predicate(r: Reading, i: int, first: int, end: int) -> Attribution | None:
    """Find what an adjective of conviction or feeling at word `i` attributes to the subject of its clause."""
    low, lists = r.words.lower, r.lists
    if low[i] not in lists["convictions"] or r.inside[i] >= 0:
        return None
    lo, hi = clause_bounds(r, i, first, end)
    verbs = [k for k in finites(r, lo, hi) if low[k] in lists["predicating"] and low[k] not in lists["replacements"]]
    if not verbs or not (low[verbs[0]] in lists["being"] or "sich" in low[lo:hi]):
        return None
    who = subject_of_sentence(r, lo, hi)
    if who is None or low[who[0]] in lists["impersonal"] or who[0] <= i < who[1]:
        return None
    s = Said(Group(BEARING, max(i, verbs[0]), verbs[0], lo, hi, passive=False), first, end, [])
    who = apposed(r, who, end)
    past = max(i, who[1] - 1, verbs[0]) + 1
    content = after_colon(r, s, past) or clause(r, s, past)
    if not content:
        return None
    act = "thought" if low[verbs[0]] in lists["being"] else "speech"
    return Attribution(content, (i, i + 1), who, act, Way.BEFORE if who[0] < verbs[0] else Way.AFTER)
