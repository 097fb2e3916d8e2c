"""Corrections of who can speak: no object of a passive, no thing, and in commentary only what is plainly attributed.

A quotation that loses its source stays as one without; other words are then no statement. Commentary is recognised by first
persons outside quotation marks: statements depend on the text alone, not on a genre that one of its pages declares.
"""

import re

from audit.extract.statements.by_rule import DASHES
from audit.extract.statements.cue_sense import literal, rumoured
from audit.extract.statements.sources.noun_kinds import animate
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.attribution import Attribution, Phrase, Way
from audit.lang.reading import Reading
from audit.text import pattern

NOUN = frozenset({"NN", "NNS"})
QUESTION = frozenset({"WP", "WDT", "WRB"})
ACTING = 0.8
"""Minimum probability of a source that is the agent of a passive, bears the words, or follows its verb without an article."""
SIGNED = 0.9
"""The same of a name behind a dash after a quotation: right in 23 of 24 lines of press reviews."""
DOUBT = 0.6
"""Factor of the probability of a source that may be a thing: "the empty chairs say"."""
PLAIN = 0.5
"""Minimum probability of an unquoted statement and its source in commentary where no rule has found it."""
LEAST = 0.35
"""Minimum probability that annotators mark unquoted words: F1 varies little from .3 to .4, where precision is higher."""
FEW = 4
"""Maximum words of a content that an inverted cue ends its sentence for."""
FIRST_PERSONS = 2
"""Minimum first persons outside quotation marks that make a text commentary."""


def with_agents(r: Reading, found: list[Attribution]) -> list[Attribution]:
    """Correct sources that suffer the cue or do not bear the words, and drop attributions that then attribute nothing."""
    return [a for a in found if a.way in {Way.TURN, Way.LAYOUT, Way.APART} or acted(r, a)]


def acted(r: Reading, a: Attribution) -> bool:
    """Correct the source of an attribution; False where its words are not a statement."""
    agent = r.grammar.agent(r, a)
    if agent is None:
        return True
    a.source, attributes = agent
    a.acts, a.p = a.source is not None, None
    return attributes or quoted(r, a)


def voiced(r: Reading, found: list[Attribution], known: Speakers, least: float = LEAST) -> list[Attribution]:
    """Lower the certainty of sources that may not speak, and drop attributions to things; turns of an interview stay.

    `least` is the minimum probability that annotators mark unquoted words.
    """
    strict = first_persons(r, known) >= FIRST_PERSONS
    kept = (a for a in found if credible(r, a, least) and (a.way is Way.TURN or not seems(r, a)))
    kept = (a for a in kept if a.way is Way.TURN or (speaks(r, a, known) and not literal(r, a, known) and not rumoured(r, a)))
    return [a for a in kept if a.way is Way.TURN or not strict or plain(r, a, known)]


def seems(r: Reading, a: Attribution) -> bool:
    """True for a verb of seeming: "The firm appears to have support" is what the author sees."""
    cue = r.words.lower[slice(*(a.cue or (0, 0)))]
    seeming = not r.lists.get("seeming", frozenset()).isdisjoint(cue) and not any(
        reports(r, k) for k in range(*(a.cue or (0, 0)))
    )
    return seeming and not quoted(r, a)


def reports(r: Reading, k: int) -> bool:
    """True for a reporting verb that is one by its tag: "which experts said appeared late"."""
    return r.tags[k].startswith("VB") and r.verb(k) is not None


def credible(r: Reading, a: Attribution, least: float) -> bool:
    """True for an attribution that is quoted, or that annotators would probably mark and is not mere silence."""
    if a.size() == 1 and not quoted(r, a) and r.tags[a.content[0][0]] in QUESTION:
        return False  # "What did Lee say?"
    likely = a.agreed >= least and not (a.way is None and a.cue is not None and silent(r, a.cue))
    return likely or a.acts or plural_inversion(r, a) or quoted(r, a)


def silent(r: Reading, cue: Phrase) -> bool:
    """True for the cue of a silence: "did not respond to"."""
    span = r.words.span(*cue)
    return pattern(r.cues.silence, re.IGNORECASE).search(r.words.text, span.start, span.stop) is not None


def speaks(r: Reading, a: Attribution, known: Speakers) -> bool:
    """Lower or raise the certainty of a source by what it is; False for a thing, whose words are not a statement."""
    if a.source is None or a.cue is None:
        return True
    if a.acts or plural_inversion(r, a):
        a.p = max(a.p or 0.0, ACTING)
    if a.way is Way.LAYOUT and r.words.lower[a.cue[0]] in DASHES:
        a.p = max(a.p or 0.0, SIGNED)
    if quoted(r, a):
        return True
    doubt = thing(r, a, known)
    if doubt and doubt < DOUBT:
        return False
    if doubt and a.p is not None:
        a.p = round(a.p * DOUBT, 4)
    return True


def plural_inversion(r: Reading, a: Attribution) -> bool:
    """True for "…, warn engineers" found by rule alone: too rare in the training data for the model to know its precision.

    So is "A goose, says the pilot." of a sentence that nothing else follows.
    """
    verbs = [v for k in range(*(a.cue or (0, 0))) if (v := r.verb(k)) is not None]
    if a.way is not Way.AFTER or a.source is None:
        return False
    last = a.source[1]
    ends = a.source > a.content[0] and (last == len(r.tags) or r.tags[last] == ".") and a.content[0][1] - a.content[0][0] <= FEW
    return any(v.form == "base" or (ends and v.lemma in r.lists["inverting"]) for v in verbs)


def thing(r: Reading, a: Attribution, known: Speakers) -> float:
    """Weigh the source as a thing that cannot speak: 0 for one that can, less than `DOUBT` for one that cannot."""
    at = source_head(r, a, known)
    if a.source is None or at is None or r.tags[at] not in NOUN:
        return 0.0
    lists, low = known.lists, r.words.lower[at]
    verbs = {v.lemma for k in range(*(a.cue or (0, 0))) if (v := r.verb(k))}
    shows = bool(verbs & lists["evidential"]) and r.words.form[at].islower()  # "The attack in Norl showed that …"
    if named(r, a, at + 1 if shows else a.source[1]):
        return 0.0
    if low in lists["things"]:
        return DOUBT / 2
    if animate(low, known):
        return 0.0
    return DOUBT / 2 if verbs & lists["evidential"] else DOUBT if verbs & lists["plain_sayings"] else 0.0


def named(r: Reading, a: Attribution, stop: int) -> bool:
    """True when a word of the source up to its head, but for the first of a sentence, has a capital: "the Norl report"."""
    first, _ = a.source or (0, 0)
    starts = not first or r.words.sentence[first - 1] != r.words.sentence[first]
    return any(form[:1].isupper() for form in r.words.form[first + starts : stop])


def source_head(r: Reading, a: Attribution, known: Speakers) -> int | None:
    """Find the head of the source: the last word before a preposition, a comma or a relative pronoun."""
    if a.source is None:
        return None
    first, stop = a.source
    ends = known.lists["head_ends"] | known.lists["relatives"]
    cut = next((k for k in range(first + 1, stop) if r.words.lower[k] in ends or r.words.form[k] in {",", "—", "("}), stop)
    return cut - 1


def plain(r: Reading, a: Attribution, known: Speakers) -> bool:
    """True for a statement that commentary plainly attributes; unquoted words must plainly be a statement as well."""
    if quoted(r, a) or a.way in {Way.LAYOUT, Way.APART, Way.QUOTATION}:
        return True
    if a.source is None or a.p is None or (a.way is None and a.p * a.stated < PLAIN):
        return False
    if r.words.lower[a.source[0]] in known.lists["speaker_pronouns"]:
        return False  # the author's own
    a.p = round(a.p * a.stated, 4)
    return True


def quoted(r: Reading, a: Attribution) -> bool:
    """True when some words of a statement are in quotation marks."""
    return any(r.inside[k] >= 0 for k in a.words())


def first_persons(r: Reading, known: Speakers) -> int:
    """Count first persons outside quotation marks."""
    return len(r.outside(known.lists["speaker_pronouns"]))
