"""All attributions of a sentence: prepositional cues, verbs, then nouns, each on words that no other has taken."""

from collections.abc import Iterator
from itertools import islice

from audit.lang.attribution import Attribution, Phrase, Way, merged
from audit.lang.cues import Verb
from audit.lang.de.grammar.complement import COMPLEMENTS, answer, following, preceding, whole
from audit.lang.de.grammar.noun_cue import noun_statement
from audit.lang.de.grammar.phrases import capital, phrase_after
from audit.lang.de.grammar.predicate import predicate
from audit.lang.de.grammar.prepositional import Cue, at, out_of
from audit.lang.de.grammar.subject import Said, Subject, subject, subject_of_sentence
from audit.lang.de.grammar.verbs import finites, group, main_verb
from audit.lang.de.grammar.without_cue import by_colon, by_intent, by_silence, introduces
from audit.lang.reading import Reading
from audit.text import STOPS

MOST = 12
"""Maximum cues without a verb of one sentence; each attributes the rest of it, so the cost grows with its square."""
FAR = 4
"""Maximum words from "heißt es" to the document."""
PREFERRED = ("that", "as", "np", "to")
"""Frames in the order in which they give the act."""
MARKS = frozenset({",", ";", ":", "–", "—"})


def sentence(r: Reading, first: int, stop: int) -> Iterator[Attribution]:
    """Yield the attributions of words `first` to `stop`; a quotation after a clause and a colon is one of its own."""
    for a in found_in(r, first, stop):
        quoted = [(n, k) for n, (i, j) in enumerate(a.content) for k in range(i + 1, j - 1) if introduces(r, k)]
        yield a
        if not quoted:
            continue
        n, k = quoted[0]
        i, j = a.content[n]
        a.content[n] = (i, k)
        yield Attribution([whole(r, k + 1, j)], a.cue, a.source, a.act, a.way, voice=a.voice)


def found_in(r: Reading, first: int, stop: int) -> Iterator[Attribution]:
    """Yield the attributions of a sentence, by cues without a verb, by verbs and nouns, by a colon, by silence."""
    end = stop
    while end > first and r.words.form[end - 1] in STOPS and r.inside[end - 1] < 0:
        end -= 1
    spans = list(islice(cues(r, first, end), MOST))
    taken = {k for cue in spans for k in range(*cue.span)}
    by_word = list(by_words(r, first, end, taken))
    for n, cue in enumerate(spans):
        lo, hi = between(r, spans, n, first, end)
        found = by_cue(r, cue, lo, hi) if not any(inside(cue, a) for a in by_word) else None
        if found is not None:
            yield found
    yield from by_word
    taken.update(k for a in by_word for k in a.words())
    for case in (by_colon, by_silence, by_intent):
        found = case(r, first, end, taken)
        if found is not None:
            yield found


def by_words(r: Reading, first: int, end: int, spans: set[int]) -> Iterator[Attribution]:
    """Yield what verbs and nouns attribute, each on words that no other has taken."""
    known: list[Phrase] = []
    taken = set(spans)
    for i in sorted({*r.outside(r.cues.words, first, end), *r.outside(r.lists["convictions"], first, end)}):
        if i in taken:
            continue
        found = by_verb(r, i, first, end, known) or noun_statement(r, i, first, end) or predicate(r, i, first, end)
        if found is not None:
            taken.update(found.words())
            yield found


def between(r: Reading, spans: list[Cue], n: int, first: int, end: int) -> Phrase:
    """Find the clauses of the cue number `n`: cues after one another share a sentence at a mark between them.

    "Nach Angaben der Polizei waren es tausend, nach Angaben der Veranstalter zweitausend".
    """
    (a, b), lists = spans[n].span, r.lists
    mild = [r.words.lower[cue.cue[0]] in lists["so"] | lists["manner"] for cue in spans]
    if n and not mild[n] and not mild[n - 1]:
        marks = [k for k in range(spans[n - 1].span[1], a) if r.words.form[k] in {",", ";"} and r.inside[k] < 0]
        first = marks[-1] + 1 if marks else first
    if n + 1 < len(spans) and not mild[n] and not mild[n + 1]:
        marks = [k for k in range(b, spans[n + 1].span[0]) if r.words.form[k] in {",", ";"} and r.inside[k] < 0]
        end = marks[-1] if marks else end
    return first, end


def inside(cue: Cue, a: Attribution) -> bool:
    """True for a cue in the words that a verb before it attributes: "sagte, nach Angaben der Polizei sei …"."""
    return a.cue is not None and any(a.cue[1] <= p[0] <= cue.span[0] and cue.span[1] <= p[1] for p in a.content)


def cues(r: Reading, first: int, end: int) -> Iterator[Cue]:
    """Yield the cues without a verb, in order and without overlap."""
    past = first
    for i in r.outside(r.lists["cue_words"], first, end):
        found = at(r, i, first, end) if i >= past else None
        if found is not None:
            yield found
            past = found.span[1]


def by_cue(r: Reading, cue: Cue, first: int, end: int) -> Attribution | None:
    """Attribute the rest of the sentence to the source of a cue."""
    a, b = cue.span
    if a > first and r.words.form[a - 1] == ":":
        first = a  # after the time of a live ticker
    first, end = own_clause(r, cue, first, end)
    lead = r.words.lower[first] in r.lists["conjunctions"] and first < a
    content = [trimmed(r, first + lead, a), trimmed(r, b, end)]
    content = [whole(r, *p) for p in content if p[0] < p[1]]
    if not content:
        return None
    source = cue.source
    if source is None and not cue.earlier and r.words.lower[cue.cue[0]] in r.lists["after_preposition"]:
        source = subject_of_sentence(r, first, end)  # "nach eigenen Angaben"
        source = source if source is not None and not (source[0] < b and a < source[1]) else None
    return Attribution(content, cue.cue, source, "speech", Way.ACCORDING, voice=cue.voice)


def own_clause(r: Reading, cue: Cue, first: int, end: int) -> Phrase:
    """Find the clause that a cue belongs to: a relative clause, a main clause after another, else the sentence."""
    (a, b), low, lists = cue.span, r.words.lower, r.lists
    if low[cue.cue[0]] in lists["so"] | lists["manner"] or a == first:
        return first, end
    marks = [k for k in range(first, a) if r.words.form[k] in {",", "(", "–"} and r.inside[k] < 0]
    lo = marks[-1] + 1 if marks else first
    if lo in {first, a}:
        return first, end
    stop = next((k for k in range(b, end) if r.words.form[k] in {",", ")"} and r.inside[k] < 0), end)
    opener, second = low[lo], low[lo + 1]
    relative = opener in lists["relatives"] and not capital(r, lo + 1)
    if (
        relative
        or opener in lists["causes"]
        or (opener in lists["prepositions"] and second in lists["relatives"] and not capital(r, lo + 2))
    ):
        return lo, stop
    main = finites(r, lo, a) and finites(r, first, lo) and low[first] not in lists["causes"]
    return (lo, end) if main and lo - first > FAR else (first, end)


def trimmed(r: Reading, first: int, stop: int) -> Phrase:
    """Leave out marks at both ends, but quotation marks."""
    while first < stop and r.words.form[first] in MARKS and r.inside[first] < 0:
        first += 1
    while first < stop and r.words.form[stop - 1] in MARKS and r.inside[stop - 1] < 0:
        stop -= 1
    return first, stop


def by_verb(r: Reading, i: int, first: int, end: int, known: list[Phrase]) -> Attribution | None:
    """Find what a reporting verb attributes; its subject is added to `known`."""
    g = group(r, i, first, end)
    if g is None:
        return None
    s = Said(g, first, end, list(known))
    who = subject(r, s) if g.verb.lemma not in r.lists["sourced"] else None
    if (who is None or who.who is None) and g.verb.lemma in r.lists["emerging"]:
        who = document_of(r, s) or who
    if who is None:
        return None
    if who.who is not None:
        known.append(who.who)
    cited = quoted_person(r, s, who) if g.verb.lemma in r.lists["cited"] and not g.passive else None
    if cited is not None:
        who = Subject(cited, who.way)
    if g.verb.lemma in r.lists["dummies"]:
        who = documented(r, s, who)
        if who is None:
            return None
    content, way = spoken(r, s, who)
    if not content or (who.who is None and not g.passive and g.verb.lemma in r.lists["weak"] - r.lists["dummies"]):
        return None
    content = [p for p in (trimmed(r, *piece) for piece in content) if p[0] < p[1]]
    found = Attribution(merged(content), (i, i + 1), who.who, act(g.verb), way, acts=cited is not None)
    return found if content else None


def quoted_person(r: Reading, s: Said, who: Subject) -> Phrase | None:
    """Find whom a medium quotes: "zitiert das Blatt den Minister", "die Zeitung zitierte Anna Lehn mit den Worten"."""
    past = who.who[1] if who.who is not None and who.who[0] > s.g.finite else s.g.finite + 1
    found = phrase_after(r, past, s.end)
    return found if found is not None and found[0] == past and r.inside[past] < 0 else None


def spoken(r: Reading, s: Said, who: Subject) -> tuple[list[Phrase], Way]:
    """Find the content after the verb, else before it where it is inverted."""
    g = s.g
    past = who.who[1] if who.who is not None and who.who[0] > g.finite else g.finite + 1
    if (
        who.who is not None
        and who.who[0] > g.finite
        and r.words.form[past : past + 1] == [","]
        and "," in r.words.form[slice(*who.who)]
    ):
        past += 1  # the comma that closes an apposition
    if who.way is Way.AFTER and before_it(r, s):
        answered = answer(r, s, past)
        content = answered or preceding(r, s) or []
        return [*content, *(following(r, s, past) if content and not answered else [])], Way.AFTER
    if (said := this(r, s, who)) is not None:
        return said, Way.AFTER
    ahead = fronted(r, s, who)
    last = [case for case in COMPLEMENTS if case.__name__ != "topic" or not (ahead or g.verb.lemma in r.lists["weak"])]
    found = next((c for case in last if (c := case(r, s, past)) is not None), None)
    return found or ahead, who.way


def fronted(r: Reading, s: Said, who: Subject) -> list[Phrase]:
    """By "Die Vorwürfe wies die Ministerin zurück": the object before the verb, where the subject follows it."""
    verb = s.g.verb
    plain = "np" in verb.frames and verb.lemma not in r.lists["weak"] | r.lists["topical"] and not s.g.passive
    if not plain or who.way is not Way.AFTER or who.who is None or who.who[0] < s.g.finite:
        return []
    found = phrase_after(r, s.opens, s.g.finite, wide=True)
    times = found is not None and any(r.words.lower[k] in r.lists["times"] for k in range(*found))
    return [found] if found is not None and found[1] == s.g.finite and found[1] - found[0] > 1 and not times else []


def document_of(r: Reading, s: Said) -> Subject | None:
    """By "geht aus dem Bericht hervor": the document."""
    found = out_of(r, s.first, s.end)
    return Subject(found, Way.AFTER) if found is not None else None


def documented(r: Reading, s: Said, who: Subject) -> Subject | None:
    """By "heißt es in dem Bericht": the document; None where "es" is missing ("sie heißt Anna")."""
    low = r.words.lower
    it = next((k for k in (s.g.finite + 1, s.g.finite - 1) if s.first <= k < s.end and low[k] in r.lists["impersonal"]), None)
    if it is None:
        return None
    near = (*range(s.g.finite + 1, min(s.end, s.g.finite + FAR)), *range(s.first, s.g.finite))
    start = next((k for k in near if low[k] in r.lists["bearing"] and r.inside[k] < 0), None)
    found = phrase_after(r, start + 1, s.end) if start is not None else None
    return Subject(found, who.way if who.who is None else Way.AFTER)


def before_it(r: Reading, s: Said) -> bool:
    """True when a comma or quotation directly precedes the finite verb, and a clause before that."""
    k = s.g.finite - 1
    named = phrase_after(r, s.first, s.g.finite, wide=True)
    if (
        k < s.first
        or (s.g.passive and s.g.verb.lemma not in r.lists["cited"])
        or (named is not None and named[1] == s.g.finite)
    ):
        return False
    if r.inside[k] >= 0:
        return True
    if r.words.form[k] not in {",", "–", "—"}:
        return False
    spoken = s.g.verb.frames.get("that") == "speech" or s.g.verb.lemma in r.lists["inverting"]
    clause = spoken and main_verb(r, s.first, k) is not None
    return r.inside[k - 1] >= 0 or clause


def this(r: Reading, s: Said, who: Subject) -> list[Phrase] | None:
    """By "Das teilte die Polizei mit": the sentence before, or the clause before a comma."""
    opens = s.first > 0 and s.g.finite == s.opens + 1 and r.words.lower[s.opens] in r.lists["pointing"]
    if (
        who.way is not Way.AFTER
        or who.who is None
        or s.g.finite != s.opens + 1
        or r.words.lower[s.opens] not in r.lists["pointing"]
    ):
        return None
    if s.opens > s.first:
        return [(s.first, s.opens - 1)] if r.words.form[s.opens - 1] == "," else None
    if not opens:
        return None
    number = r.words.sentence[s.first - 1]
    start = s.first
    while start > 0 and r.words.sentence[start - 1] == number and r.words.line[start - 1] == r.words.line[s.first]:
        start -= 1
    stop = s.first - (r.words.form[s.first - 1] in STOPS)
    return [(start, stop)] if start < stop else None


def act(verb: Verb) -> str:
    """Return the act of the first frame that the verb has."""
    return next((verb.frames[f] for f in PREFERRED if f in verb.frames), "speech")


def set_off(r: Reading, a: Attribution) -> Attribution | None:
    """Keep an attribution inside a statement if a complementiser or quotation mark separates its words."""
    start = a.content[0][0]
    return a if r.words.lower[start] in r.lists["complementisers"] or r.inside[start] >= 0 else None


def agent(r: Reading, a: Attribution) -> tuple[Phrase | None, bool] | None:
    """Correct nothing: the subject of a passive is never taken for a speaker."""
    return None
