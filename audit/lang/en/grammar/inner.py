"""Statements inside statements: what separates them from the surrounding words, and where they end."""

from dataclasses import replace

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.en.grammar.verb_group import FINITE
from audit.lang.reading import Reading

NEAR = 4
"""Maximum words from the source to the cue of a noun ("Sudria's refusal")."""


def set_off(r: Reading, inner: Attribution) -> Attribution | None:
    """Cut an attribution inside a statement to its own clause; None where nothing separates it from its surroundings."""
    if inner.cue is None or inner.source is None or not opened(r, inner):
        return None
    if inner.way is not Way.NOUN:
        return inner
    if not 0 <= inner.cue[0] - inner.source[1] <= NEAR:
        return None
    return replace(inner, content=[*inner.content[:-1], own_clause(r, inner)], source=last_owner(r, inner.source))


def opened(r: Reading, inner: Attribution) -> bool:
    """True when the content opens with "that", "to" or quotation marks, or after a noun with "about" and the like."""
    k = inner.content[0][0]
    low, tag = r.words.lower[k], r.tags[k]
    aimed = low in r.lists["aims"] and (inner.way is Way.NOUN or low in r.lists["inner_aims"])
    return aimed or (low in r.lists["complementisers"] and tag == "IN") or tag == "TO" or r.inside[k] >= 0


def last_owner(r: Reading, source: Phrase) -> Phrase:
    """Find the owner of a noun: the last name of "a deal with Norland's", with its office."""
    first = max((k + 1 for k in range(*source) if r.words.lower[k] in r.lists["owner_joints"]), default=source[0])
    return first, source[1]


def own_clause(r: Reading, inner: Attribution) -> Phrase:
    """Cut the last piece of content before the verb of the surrounding clause ("a plan to sail is …")."""
    first, stop = inner.content[-1]
    if r.words.lower[first] in r.lists["complementisers"]:
        return first, stop
    for k in range(first + 1, stop):
        if r.words.lower[k] in r.lists["inner_relatives"]:
            break
        if r.tags[k] in FINITE and r.inside[k] < 0:
            return first, k
    return first, stop
