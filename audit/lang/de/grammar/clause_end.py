"""Where a reported clause ends: with its sentence, or where the outlet goes on in the indicative."""

from audit.lang.de.grammar.phrases import phrase_after
from audit.lang.de.grammar.verbs import clause_bounds, finite, finites, main_verb, reported, subordinate
from audit.lang.reading import Reading


def content_end(r: Reading, start: int, end: int) -> int:
    """Find where a clause ends: where its speaker or the outlet goes on in the indicative, else with the sentence."""
    opener = r.words.lower[start]
    free = r.inside[start] < 0 and opener not in r.lists["complementisers"]
    own = main_verb(r, start, end) if free else None
    told = own is not None and reported(r, own)
    for k in range(start + 1, end):
        if r.inside[k] >= 0 or k + 1 >= end:
            continue
        if r.words.form[k] == ";":
            return k
        if r.words.lower[k] in r.lists["coordinators"] and resumes(r, start, k):
            return k - (r.words.form[k - 1] == ",")
        verb = r.verb(k + 1)
        joined = r.words.lower[k] in r.lists["coordinators"] and verb is not None
        if joined and verb is not None and verb.form in {"s", "past"} and r.words.lower[k + 1] not in r.lists["subjunctives"]:
            return k - (r.words.form[k - 1] == ",")
        if r.words.form[k] == "," and goes_back(r, start, k, end, told=told):
            return k
    return end


def goes_back(r: Reading, start: int, k: int, end: int, *, told: bool) -> bool:
    """True when the outlet goes on after the comma at `k`: "er sei krank, sprach aber weiter"."""
    verb, low = k + 1, r.words.lower
    adverse = k + 2 < end and low[k + 2] in r.lists["adversatives"]
    after_main = told and not subordinate(r, *clause_bounds(r, k - 1, start, end))
    if finite(r, verb) and not reported(r, verb):
        return adverse or after_main
    if not told or low[verb] in r.lists["openers"] or subordinate(r, verb, next_mark(r, verb, end)):
        return False
    found = phrase_after(r, verb, end, wide=True)
    plain = found is not None and found[1] < next_mark(r, verb, end) and finite(r, found[1]) and not reported(r, found[1])
    return plain and after_main


def resumes(r: Reading, start: int, k: int) -> bool:
    """True when the main clause goes on in the indicative after "und": "sagte, es sei spät, und verließ den Saal"."""
    own = finites(r, start, k)
    return bool(own) and reported(r, own[0]) and finite(r, k + 1) and not reported(r, k + 1)


def next_mark(r: Reading, t: int, end: int) -> int:
    """Find the next comma outside quotation marks, or the end."""
    return next((m for m in range(t, end) if r.words.form[m] in {",", ";"} and r.inside[m] < 0), end)
