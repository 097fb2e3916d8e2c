"""Resolve relative pronouns: "who" to the person or the noun just before it, "which" to a body."""

from audit.extract.statements.sources.how_many import human
from audit.extract.statements.sources.noun_kinds import animate
from audit.extract.statements.sources.pronouns import Registry, antecedent, collective
from audit.extract.statements.sources.voice_records import Mention, Resolved
from audit.lang.attribution import Phrase
from audit.lang.reading import Reading

BESIDE = 60
"""Maximum code points from a name to its "who"."""
COMMON = frozenset({"NN", "NNS"})
BEFORE_NOUN = frozenset({"DT", "JJ", "CD", "NN", "NNS", "NNP", "PRP$", "POS", "VBN", "VBG"})
"""Tags of words before the noun of a phrase."""
PARTICIPLE = frozenset({"VBN", "VBG"})
GOVERNING = frozenset({"IN", "TO"})


def relative(r: Registry, m: Mention) -> Resolved:
    """Resolve "who" to the person named just before it, else as other pronouns; "which" to a body, never to a person."""
    if m.low in r.known.lists.get("thing_relatives", ()):
        return thing(r, m)
    at = r.antecedents.word(m.start)
    for mention, _ in r.antecedents.near(at):
        stop = r.antecedents.r.words.stop[mention.stop - 1]
        if m.start - stop > BESIDE or r.antecedents.sentence(mention.first) != r.antecedents.sentence(at):
            break
        return Resolved(r.of_person(mention.person))
    reading = r.antecedents.r
    beside = noun_before(reading, at)
    if beside is None:
        return Resolved(antecedent(r, m))
    first, stop = beside
    if reading.tags[first - 1] in GOVERNING and not animate(reading.words.lower[stop - 1], r.known):
        return Resolved(None)  # "one person in this room who"
    span = reading.words.span(first, stop)
    return r.find(r.mention(span.start, span.stop))


def noun_before(reading: Reading, at: int) -> Phrase | None:
    """Find the phrase of the common noun before a relative pronoun: "someone who", "the crews, who"."""
    low, tags, sentence = reading.words.lower, reading.tags, reading.words.sentence
    last = at - 1 - (at > 1 and low[at - 1] == ",")
    if last < 0 or tags[last] not in COMMON or sentence[last] != sentence[at]:
        return None
    first = last
    while first and tags[first - 1] in BEFORE_NOUN and sentence[first - 1] == sentence[at]:
        first -= 1
    while first < last and tags[first] in PARTICIPLE:
        first += 1
    return (first, last + 1)


def thing(r: Registry, m: Mention) -> Resolved:
    """Resolve "which" to the body named just before it, else to the last voice if that is no person."""
    named = r.known.pattern("body_before").search(r.text[max(m.start - BESIDE, 0) : m.start])
    body = r.find(r.mention_of(named[2], m.start)).voice if named else None
    if named and body is not None and body.person is None and collective(r, body, plural=False):
        lists, head = r.known.lists, r.known.tokens(named[2].lower())[-1]
        if named[1] not in lists["locatives"] or head in lists["organisations"] or head in r.known.firms.nouns:
            return Resolved(body)
    last = antecedent(r, m)
    return Resolved(None if last is None or last.person is not None or human(last.name or "", r.known) else last)
