"""The content of a reporting verb: a clause, quotation or infinitive after it, an object, or what precedes an inverted verb.

The cases of `COMPLEMENTS` and `BEFORE` are tried in order; each has its examples in `examples.yaml`.
"""

from audit.lang.attribution import Phrase
from audit.lang.de.grammar.clause_end import content_end, next_mark
from audit.lang.de.grammar.phrases import capital, phrase_after
from audit.lang.de.grammar.subject import Said
from audit.lang.de.grammar.times import past_times
from audit.lang.de.grammar.verbs import (
    CLOSED,
    breaks,
    finite,
    finites,
    reported,
    segments,
    subordinate,
)
from audit.lang.reading import Reading

BESIDE = 3
"""Maximum words from the verb to a question that begins like a relative clause: "fragte ihn, wo …"."""
LIKE = frozenset({"als", "zum"})
"""Words before what something is called."""
OBJECT = 2
"""Minimum words of an object that is content."""


def whole(r: Reading, first: int, stop: int) -> Phrase:
    """Extend words by the rest of the quotations that they begin or end in."""
    if r.inside[first] >= 0:
        while first > 0 and r.inside[first - 1] == r.inside[first]:
            first -= 1
    if stop and r.inside[stop - 1] >= 0:
        while stop < len(r.inside) and r.inside[stop] == r.inside[stop - 1]:
            stop += 1
    return first, stop


def after_colon(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "sagte: …": all that follows."""
    at = next((m for m in range(k, s.end) if (breaks(r, m) if r.inside[m] >= 0 else r.words.form[m] in {":", ","})), None)
    if (
        at is None
        or r.words.form[at] != ":"
        or r.inside[at] >= 0
        or at + 1 >= len(r.tags)
        or r.words.lower[at + 1] in r.lists["so"]
    ):
        return None  # "kritisierte den Plan: So sagte …"
    if spoken_by_another(r, at + 1):
        return None
    return [whole(r, at + 1, max(s.end, at + 2))]


def spoken_by_another(r: Reading, k: int) -> bool:
    """True for a quotation with a cue of its own: "wurde deutlich: „Es ist spät“, sagte sie"."""
    if r.inside[k] < 0:
        return False
    after = whole(r, k, k + 1)[1]
    return (
        r.words.form[after : after + 1] == [","]
        and after + 1 < len(r.tags)
        and r.verb(after + 1) is not None
        and finite(r, after + 1)
    )


def as_something(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "bezeichnete den Plan als …", "weil sie den Plan als „…“ bezeichnete": what follows "als"."""
    if "as" not in s.g.verb.frames:
        return None
    like = next((m for m in range(object_start(r, s, k), s.g.stop) if r.words.lower[m] in LIKE), None)
    if like is None and s.g.at == s.g.finite and s.g.finite + 1 < s.g.stop:
        like = later(r, s)
    if like is None or like + 1 >= s.end or (s.g.passive and r.inside[like + 1] < 0):
        return None
    stop = next((m for m in range(like + 1, s.end) if r.words.form[m] == "," and r.inside[m] < 0), s.end)
    stop = min(s.g.at, s.g.finite) if like < s.g.at < stop and verb_closes(r, s) else s.g.at if like < s.g.at < stop else stop
    return [whole(r, like + 1, content_end(r, like + 1, stop))] if stop > like + 1 else None


def later(r: Reading, s: Said) -> int | None:
    """Find "als" after relative clauses of the object: "bezeichnete Karten in einem Spiel, das er verlor, als „…“"."""
    for a, b in segments(r, s.g.stop, s.end):
        if not subordinate(r, a, b):
            return a if r.words.lower[a] in LIKE else None
    return None


def verb_closes(r: Reading, s: Said) -> bool:
    """True for the verb of a subordinate clause, at its end."""
    low, lists = r.words.lower[s.g.first], r.lists
    opens = low in lists["causes"] or low in lists["relatives"] or low in lists["openers"]
    return opens and s.g.last + 1 >= s.g.stop and s.g.first < s.g.finite


def object_start(r: Reading, s: Said, k: int) -> int:
    """Find where the objects of a verb begin: after it, or after the first word of a clause that it closes."""
    return s.g.first + 1 if verb_closes(r, s) else k


def quotation(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "sagte „…“", "nannte ihn „…“"."""
    at = next((m for m in range(k, s.end) if r.inside[m] >= 0 or r.words.form[m] in {",", ";", ":"}), None)
    if at is None or r.inside[at] < 0:
        return None
    spoken = r.quotes[r.inside[at]].kind == "speech" and "that" in s.g.verb.frames
    return [whole(r, at, at + 1)] if spoken or s.g.verb.lemma == "nennen" else None


def clause(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "sagte, dass …", "sagte, er werde …", "forderte, … zu …": the clause after a comma, past relative clauses."""
    pending: int | None = None
    for m in range(k, s.end):
        if r.inside[m] >= 0:
            continue
        if r.words.form[m] == ";":
            return None
        if r.words.form[m] not in {",", "–"} or m + 1 >= s.end:
            continue
        kind = clause_kind(r, s, m + 1)
        if kind == "content" and s.g.verb.lemma in r.lists["expletive"] and not expected(r, s, m):
            return None
        resumed = kind == "stop" and pending is not None and finite(r, m + 1) and reported(r, m + 1)
        start = pending if resumed and pending is not None else m + 1
        if kind == "content" or resumed:
            return [whole(r, start, content_end(r, start, s.end))]
        if kind == "stop":
            return None
        if pending is None and may_lead(r, m + 1, next_mark(r, m + 1, s.end)):
            pending = m + 1
    return None


def expected(r: Reading, s: Said, m: int) -> bool:
    """True when "es" or "darin" announces the clause after the comma: "hält es für möglich, dass …"."""
    return any(r.words.lower[k] in r.lists["announcing"] for k in range(s.g.first, m))


def may_lead(r: Reading, t: int, mark: int) -> bool:
    """True for what may precede the verb of a reported clause: a subordinate clause, a phrase that its own clause follows."""
    if r.words.lower[t] in r.lists["causes"]:
        return True
    found = phrase_after(r, t, mark, wide=True)
    return found is not None and found[1] == mark and r.words.lower[t] not in r.lists["relatives"] - r.lists["articles"]


def clause_kind(r: Reading, s: Said, t: int) -> str:
    """Classify what follows a comma: the `content` of the verb, something to `skip`, or the `stop` of its clause."""
    low, lists = r.words.lower[t], r.lists
    if r.inside[t] >= 0 or low in lists["complementisers"]:
        return "content"
    mark = next_mark(r, t, s.end)
    verbless = not finites(r, t, mark)
    if finite(r, t) or low in lists["conjunctions"] | lists["according"] or (low in lists["so"] and verbless):
        return "stop"
    return "content" if opens_content(r, s, t, mark, verbless=verbless) else "skip"


def opens_content(r: Reading, s: Said, t: int, mark: int, *, verbless: bool) -> bool:
    """True when a clause without "dass" is the verb's: a question, main clause or infinitive, not a relative or causal one."""
    low, lists = r.words.lower[t], r.lists
    if low in lists["causes"]:
        return t + 1 < mark and finite(r, t + 1)
    if low in lists["relatives"] or low in lists["prepositions"]:
        if verbless:
            return infinitive(r, t, s.end)
        return second(r, t, s.end) or main_clause(r, t, mark)
    if low in lists["openers"]:
        related = low in lists["relating"] and t - 1 - max(s.g.at, s.g.finite) > BESIDE
        return not related and (low not in lists["manner"] or not r.verb(mark - 1))
    return not verbless or infinitive(r, t, s.end) or quotes_verb(r, t, mark)


def quotes_verb(r: Reading, t: int, mark: int) -> bool:
    """True for a subject outside quotation marks whose verb is inside: "sagte, der Rat „ist und bleibt ein Partner“"."""
    at = next((k for k in range(t + 1, mark) if r.inside[k] >= 0), None)
    found = phrase_after(r, t, mark, wide=True)
    if at is None or found is None or not r.words.form[at + 1][0].islower():
        return False
    return found[1] + (r.words.form[found[1]] == ".") == at  # "Benedikt XVI. „ist …“"


def main_clause(r: Reading, t: int, mark: int) -> bool:
    """True when the subjunctive of reported speech is inside a clause, not at its end: "die zu wählende Rektorin werde …"."""
    verbs = finites(r, t, mark)
    return bool(verbs) and verbs[0] + 1 < mark and reported(r, verbs[0])


def second(r: Reading, t: int, end: int) -> bool:
    """True when a main clause starts at `t`: its finite verb follows the first phrase."""
    start = t + (r.words.lower[t] in r.lists["prepositions"])
    found = phrase_after(r, start, end, wide=True)
    if found is None or found[1] >= end or (found == (start, start + 1) and not capital(r, start)):
        return False
    return r.inside[found[1]] >= 0 or finite(r, found[1]) or r.words.lower[found[1]] in r.lists["auxiliaries"]


def infinitive(r: Reading, t: int, end: int) -> bool:
    """True when a clause up to the end of the sentence has an infinitive with "zu"."""
    low = r.words.lower
    joined = any("zu" in w[1:-3] and w.endswith("en") for w in low[t:end])
    return joined or any(low[m] == "zu" and low[m + 1].endswith("n") and verbal(r, m + 1) for m in range(t, end - 1))


def verbal(r: Reading, k: int) -> bool:
    """True for a word that can be an infinitive: no noun and no function word but a modal."""
    return not capital(r, k) and r.tags[k] not in CLOSED


def topic(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "kritisierte den Plan", "warnte vor …": the object of a verb that takes one."""
    verb = s.g.verb
    low, lists = r.words.lower, r.lists
    unsaid = verb.lemma in lists["unsaid"] and not lists["negations"].isdisjoint(low[s.g.first : s.g.stop])
    if "np" not in verb.frames or s.g.passive or unsaid:
        return None
    stop = s.g.stop - (s.g.at > s.g.finite and s.g.at + 1 == s.g.stop)
    stop = cut_particle(r, s, stop)
    start = (
        next((m for m in range(k, stop) if r.words.lower[m] in r.lists["topics"]), None)
        if verb.lemma in r.lists["topical"]
        else k
    )
    if start is None or start >= stop:
        return None
    start = past_times(r, start, stop - OBJECT)
    if stop == start + 1 and r.words.lower[start] in r.lists["pointing"]:
        return [(start, stop)]  # "bestreitet das"
    if stop - start < OBJECT:
        return None
    stop = content_end(r, start, stop) if stop < s.end else content_end(r, start, s.end)
    return [whole(r, start, stop)] if stop - start >= OBJECT else None


def cut_particle(r: Reading, s: Said, stop: int) -> int:
    """Leave out the second word of a separable verb at the end of its clause."""
    particle = r.second(s.g.at)
    return particle if particle is not None and s.g.finite < particle < stop else stop


def quoted_words(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "begründete den Schritt mit „…“": the quoted words of the verb's clause, if there is nothing else."""
    at = next((m for m in range(k, s.g.stop) if r.inside[m] >= 0), None)
    return [whole(r, at, at + 1)] if at is not None else None


COMPLEMENTS = (after_colon, as_something, quotation, clause, topic, quoted_words)


def answer(r: Reading, s: Said, k: int) -> list[Phrase] | None:
    """By "Dem Vorwurf, er schlafe, entgegnete Brandt, er …": what follows, where another's words that it answers precede."""
    low, lists, first = r.words.lower, r.lists, s.first
    at = first + (low[first] in lists["conjunctions"])
    led = low[at] in lists["prepositions"]
    at += led
    if not led and low[at] not in lists["datives"]:
        return None
    determined = low[at] in lists["determiners"]
    noun = next((m for m in range(at + determined, s.g.finite) if capital(r, m)), s.g.finite)
    if noun > at + determined + 1 or low[noun] not in lists["answered"]:
        return None
    if not led and low[at] == "der" and low[noun] in lists["masculine_answered"]:
        return None  # "Der Vorwurf, er schlafe, sei falsch, sagte Brandt"
    return after_colon(r, s, k) or quotation(r, s, k) or clause(r, s, k)


def preceding(r: Reading, s: Said) -> list[Phrase] | None:
    """By "…, sagte X": what precedes an inverted verb, the rest of its quotation included."""
    k = s.g.finite
    if k <= s.first:
        return None
    stop = k - (r.words.form[k - 1] in {",", "–", "—"} and r.inside[k - 1] < 0)
    start = s.first
    while start < stop and r.words.lower[start] in r.lists["conjunctions"] and r.inside[start] < 0:
        start += 1
    quote = r.inside[stop - 1]
    if quote >= 0:
        start = max((m + 1 for m in range(start, stop) if r.words.form[m] in {":", ";"} and r.inside[m] < 0), default=start)
    return [whole(r, start, stop)] if stop > start else None


def following(r: Reading, s: Said, who_stop: int) -> list[Phrase]:
    """Find what goes on after the subject of an inverted verb: "„…“, sagte sie, „…“", "…, sagte sie, und …"."""
    k = who_stop
    while k < s.end and r.inside[k] < 0 and r.words.form[k] not in {",", ":", "–"}:
        k += 1
    if k + 1 >= s.end and not (k + 1 < len(r.inside) and r.inside[k + 1] >= 0 and r.words.form[k : k + 1] == [":"]):
        return []
    if r.inside[k] >= 0:
        return []
    if r.inside[k + 1] >= 0:
        return [whole(r, k + 1, k + 2)]
    return []
