"""Reported speech without a cue: sentences in the subjunctive ("Die Schleuse sei alt. Man habe gewarnt.") after a statement."""

from audit.lang.de.grammar.verbs import finites, reported
from audit.lang.reading import Reading


def goes_on(r: Reading, first: int, stop: int) -> bool:
    """True when the main verb of a sentence outside quotation marks is in the subjunctive of reported speech."""
    low, lists = r.words.lower, r.lists
    found = finites(r, first, stop)
    if not found or any(low[k] in lists["first_persons"] for k in range(first, stop) if r.inside[k] < 0):
        return False
    return marked(r, first, found) or hearsay(r, found[0], stop)


def marked(r: Reading, first: int, found: list[int]) -> bool:
    """True when the first finite verb, or the main one after a subordinate clause, is a subjunctive or its replacement."""
    low, lists = r.words.lower, r.lists
    moods = [reported(r, k) for k in found]
    return moods[0] or (len(moods) > 1 and moods[1] and low[first] in lists["causes"])


def hearsay(r: Reading, verb: int, stop: int) -> bool:
    """True by "soll … gelogen haben": what is said of somebody, as others report it."""
    low, lists = r.words.lower, r.lists
    last = next((k for k in range(stop - 1, verb, -1) if r.words.form[k][0].isalnum()), verb)
    return low[verb] in lists["reputed"] and low[last] in lists["perfect_infinitives"]
