"""The core of a cue: the verb with its particles, and its lemma.

Rules and tagger find cues with what is around the verb ("said in a statement", "has also said", "telling reporters"); a row
shows the verb.
"""

from audit.lang.attribution import Phrase
from audit.lang.reading import Reading

PARTICLES = 2
"""Maximum particles of a verb: "lash out at"."""
VERBAL = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})


def core(r: Reading, cue: Phrase) -> tuple[Phrase, str | None]:
    """Cut a cue to its verb and particles, and return the lemma; a noun or mark stays as it is, without a lemma.

    A negation belongs to the verb: "did not respond" stays whole, and its lemma is "not respond".
    """
    first, stop = cue
    low = r.words.lower
    if low[first] in r.cues.prepositions:
        written = r.words.form if r.cues.capitals else low  # "nach Angaben"
        return cue, " ".join([low[first], *written[first + 1 : stop]])
    at = head(r, first, stop)
    if at is None:
        return cue, None
    known = r.verb(at)
    end = at + (r.width(at) if known else 1)
    if known and known.lemma in r.lists["voiced"] and (noun := feeling(r, end, stop)) is not None:
        return (at, noun + 1), f"{known.lemma} {low[noun]}"
    end, more = particles(r, at, min(end, max(stop, at + 1)), stop)
    lemma = known.lemma if known else r.cues.lemma(low[at])
    start = negated(r, first, at)
    words = ["not"] if start < at else []
    return (start, end), " ".join([*words, lemma, *more])


def head(r: Reading, first: int, stop: int) -> int | None:
    """Find the verb of a cue: the first reporting verb, else the first verb that is not an auxiliary."""
    reporting = next((k for k in range(first, stop) if r.grammar.reports(r, k) and not is_auxiliary(r, k, stop)), None)
    if reporting is not None:
        return reporting
    if r.words.lower[first] in r.cues.nouns:
        return None
    return next((k for k in range(first, stop) if r.tags[k] in VERBAL and not is_auxiliary(r, k, stop)), None)


def feeling(r: Reading, end: int, stop: int) -> int | None:
    """Find the noun that is part of a cue: "voiced confidence"."""
    return next((k for k in range(end, stop) if r.words.lower[k] in r.cues.nouns), None)


def is_auxiliary(r: Reading, k: int, stop: int) -> bool:
    """True for an auxiliary before another word of the cue."""
    return k + 1 < stop and r.words.lower[k] in r.lists["auxiliaries"]


def particles(r: Reading, at: int, end: int, stop: int) -> tuple[int, list[str]]:
    """Extend a verb by its particles: adverbs ("pointed out"), and a preposition that ends the cue ("referred to")."""
    low, listed = r.words.lower, r.lists.get("verb_particles", frozenset())
    more: list[str] = []
    while end < stop and len(more) < PARTICLES and low[end] in listed:
        if r.tags[end] != "RP" and end + 1 < stop and low[end + 1] not in listed:
            break
        if r.tags[end] == "TO" and r.tags[end + 1 : end + 2] == ["VB"]:
            break  # "seeking to leave": an infinitive
        more.append(low[end])
        end += 1
    return end, more


def negated(r: Reading, first: int, at: int) -> int:
    """Return the first word of a negated verb group, else the verb."""
    listed = r.lists.get("negations", frozenset())
    return first if any(w in listed or w.endswith("n't") for w in r.words.lower[first:at]) else at
