"""The end of an attributed clause: before a contrast with the main clause, or the next verb of the same subject.

At each word of `turns` the cases are tried in order; each has its examples in `examples.yaml`.
"""

from audit.lang.cues import Verb
from audit.lang.en.grammar.verb_group import after_adverbs, nominal
from audit.lang.reading import Reading

CLAUSE = frozenset({"DT", "PRP$", "NNP", "NNS", "EX"})
"""Tags of the first word of a clause without "that": "and said its boats had left"."""
INVERTED = frozenset({"DT", "NNP", "PRP", "NNS", "NN", "JJ"})
"""Tags of the first word of a subject after its verb."""
LONGEST = 400
"""Maximum words of a clause whose end is looked for; a longer one (a text without stops) ends with its sentence."""


def clause_end(r: Reading, start: int, end: int, verb: Verb | None = None) -> int:
    """Find the end (exclusive) of the clause or quotation that starts at `start`; `verb` attributes it."""
    own, turns = r.inside[start], r.lists["turns"]
    for k in range(start + 1, min(end, start + LONGEST)):
        if r.inside[k] != own:
            if r.inside[k] < 0:
                return k
            if own < 0 and k + 1 < end and r.inside[k + 1] < 0 and says_before_subject(r, k + 1, end):
                return max(before_spoken_clause(r, k, start), start + 1)
            continue  # an embedded quotation
        if r.words.lower[k] in turns:
            stop = next((s for case in ENDS if (s := case(r, k, end, verb)) is not None), None)
            if stop is not None:
                return stop
    return end


def says_before_subject(r: Reading, k: int, end: int) -> bool:
    """True when a verb of saying and its subject follow a quotation, which is then theirs: "…, was “a joke”, said Lee"."""
    k += r.words.lower[k] == ","
    verb = r.verb(k) if k + 1 < end else None
    says = verb is not None and verb.form in {"s", "past"} and r.words.lower[k] in r.cues.sayings
    return says and r.tags[k + 1] in INVERTED and r.inside[k] < 0


def before_spoken_clause(r: Reading, k: int, start: int) -> int:
    """Find the comma before the clause of the quotation that ends at `k`, else where the quotation begins."""
    while k > start and r.inside[k] >= 0:
        k -= 1
    return next((m for m in range(k, start, -1) if r.words.lower[m] == ","), k + 1)


def separated(r: Reading, k: int, end: int, verb: Verb | None) -> int | None:
    """At a semicolon, or before "according to": less the comma before it."""
    low = r.words.lower
    according = low[k] in r.cues.prepositions and low[k + 1 : k + 2] and low[k + 1] in r.lists["cue_prepositions"]
    if low[k] not in r.lists["separators"] and not according:
        return None
    return k - 1 if low[k - 1] == "," else k


def contrasted(r: Reading, k: int, end: int, verb: Verb | None) -> int | None:
    """At a comma before "although", "but", "even though"."""
    low = r.words.lower
    if low[k] != "," or k + 1 >= end:
        return None
    even = low[k + 1] in r.lists["even"] and low[k + 2 : k + 3] and low[k + 2] in r.lists["even_contrasts"]
    return k if even or low[k + 1] in r.lists["contrasts"] else None


def carried_on(r: Reading, k: int, end: int, verb: Verb | None) -> int | None:
    """At a comma before the participle of another cue: "…, adding that"."""
    m, after = next_verb(r, k, end)
    if r.words.lower[k] != "," or after is None or after.form != "ing" or after.lemma in r.lists["weak"]:
        return None
    return k if r.inside[m] < 0 and r.tags[m] != "NN" else None


def added(r: Reading, k: int, end: int, verb: Verb | None) -> int | None:
    """At a comma before "and" and another finite cue of the same subject: "…, and added that"."""
    if r.words.lower[k] != "," or k + 1 >= end or r.words.lower[k + 1] not in r.lists["additive"]:
        return None
    m, after = next_verb(r, k, end)
    return k if after is not None and continues(r, m, after, verb) else None


def coordinated_verb(r: Reading, k: int, end: int, verb: Verb | None) -> int | None:
    """At "and" or "but" before another cue of the same subject and form: "… and added that", "… and urging them to"."""
    low = r.words.lower
    if low[k] not in r.lists["additions"] or k + 1 >= end or low[k + 1] in r.lists["complementisers"]:
        return None
    m = after_adverbs(r, k + 1, end)
    after = r.verb(m) if m < end and r.inside[m] < 0 else None
    if after is None:
        return None
    both = verb is not None and verb.form == "ing" and after.form == "ing"
    return k if both or continues(r, m, after, verb) else None


ENDS = (separated, contrasted, carried_on, added, coordinated_verb)


def next_verb(r: Reading, comma: int, end: int) -> tuple[int, Verb | None]:
    """Find the cue that follows a comma, after "and", "but", adverbs and auxiliaries, with its index."""
    if comma + 1 >= end:
        return end, None
    m = after_adverbs(r, comma + 1 + (r.words.lower[comma + 1] in r.lists["additions"]), end)
    return m, r.verb(m) if m < end else None


def continues(r: Reading, k: int, after: Verb, verb: Verb | None) -> bool:
    """True when the cue at `k` continues with the subject of `verb`: finite, same tense, with words of its own after it."""
    if verb is None or after.form not in {"s", "past"} or nominal(r, k, after):
        return False
    if r.words.lower[k - 1] not in r.lists["perfects"] and after.form != verb.form:
        return False
    n = k + r.width(k)
    if n >= len(r.tags):
        return False
    opens = r.words.lower[n] in r.lists["openers"] or r.inside[n] >= 0 or r.tags[n] in {"PRP", "TO"}
    return opens or "np" in after.frames or ("that" in after.frames and r.tags[n] in CLAUSE)
