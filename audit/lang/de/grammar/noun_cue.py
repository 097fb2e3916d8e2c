"""Nouns that attribute a clause: "die Forderung der Kritiker, dass …", "die Hoffnung, … zu …"."""

from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.de.grammar.clause_end import content_end, next_mark
from audit.lang.de.grammar.complement import infinitive, whole
from audit.lang.de.grammar.phrases import attribute, name_end, phrase_after
from audit.lang.de.grammar.verbs import finites, reported, subordinate
from audit.lang.reading import Reading


def noun_statement(r: Reading, i: int, first: int, end: int) -> Attribution | None:
    """Find the clause that a noun attributes, and its owner after it."""
    low = r.words.lower
    act = r.cues.nouns.get(low[i])
    if act is None or r.inside[i] >= 0 or not r.words.form[i][0].isupper():
        return None
    k, who = i + 1, owner(r, i, end)
    if who is not None:
        k = who[1]
    if k + 1 < end and r.words.form[k][0].islower() and r.words.form[k + 1] == ",":
        k += 1  # "hat die These vertreten, …"
    if k + 1 >= end or r.words.form[k] not in {",", ":"} or r.inside[k] >= 0:
        return None
    t = k + 1
    quoted = r.inside[t] >= 0 and (r.words.form[k] == ":" or low[t + 1] in r.lists["complementisers"])
    clause = quoted or low[t] in r.lists["complementisers"]
    mark = next_mark(r, t, end)
    verbs = finites(r, t, mark)
    bare = not any(low[t] in r.lists[name] for name in ("causes", "conjunctions"))
    told = any(reported(r, m) for m in verbs) and not subordinate(r, t, mark)
    if not clause and not (bare and (told or (infinitive(r, t, mark) and not verbs))):
        return None
    stop = whole(r, t, t + 1)[1] if quoted else content_end(r, t, end)
    who = who if who is not None else holder(r, i, first)
    return Attribution([(t, stop)], (i, i + 1), who, act, Way.NOUN)


def owner(r: Reading, i: int, end: int) -> Phrase | None:
    """Find the owner after a noun: "der Kritiker", "von Otto Brandt"."""
    stop = attribute(r, i, i + 1, end, wide=False) if i + 1 < end and r.words.lower[i + 1] not in r.lists["edges"] else None
    if stop is None:
        return None
    start = i + 1 + (r.words.lower[i + 1] in {"von", "vom"})
    return (start, name_end(r, stop, end))


def holder(r: Reading, i: int, first: int) -> Phrase | None:
    """Find who has a view without an owner: the subject of "sie ist der Meinung", "sie vertritt die Ansicht"."""
    verbs = finites(r, first, i)
    if not verbs or any(r.words.form[k] in {",", ";"} and r.inside[k] < 0 for k in range(verbs[0], i)):
        return None
    found = phrase_after(r, first, verbs[0], wide=True)
    if found is not None and found[1] == verbs[0]:
        return found if r.words.lower[found[0]] not in r.lists["impersonal"] else None
    found = phrase_after(r, verbs[0] + 1, i)
    return found if found is not None and found[1] < i - 1 and r.words.lower[found[0]] not in r.lists["impersonal"] else None
