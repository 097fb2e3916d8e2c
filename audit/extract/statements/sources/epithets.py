"""Whom words mean that stand for somebody just named: "die SPD-Politikerin", "der 34-Jährige", "the 34-year-old"."""

from audit.extract.statements.sources.how_many import head_noun
from audit.extract.statements.sources.pronouns import Registry, of_salience, unnamed_objects
from audit.extract.statements.sources.voice_records import Mention, Resolved

LIKELY = 0.5
"""Probability of a person from which an epithet of the right gender means that person."""
INTRODUCED = 0.9
"""Probability of somebody whom the sentence before introduces without a name: "a man … The 34-year-old"."""


def epithet(r: Registry, m: Mention) -> Resolved | None:
    """Find the person just named, where one is plainly meant; by an age also somebody just introduced without a name."""
    head, female, lists = head_noun(r.known, m.words), r.known.feminine(m.words), r.known.lists
    if m.low.partition(" ")[0] in lists["articles"] and head.endswith(tuple(lists.get("epithet_endings", ()))):
        return introduced(r, m) or likely(r, m, None)
    if head not in lists.get("epithets", ()) or female is None:
        return None
    found = likely(r, m, female)
    return Resolved(found.voice) if found is not None and found.voice is not None and found.voice.person is not None else None


def likely(r: Registry, m: Mention, female: bool | None) -> Resolved | None:
    """Find the most salient person of a gender before a mention."""
    found = of_salience(r, r.antecedents.word(m.start), female=female, bodies=False)
    return found if found is not None and found.p >= LIKELY else None


def introduced(r: Registry, m: Mention) -> Resolved | None:
    """Find the only person whom the sentence before a mention introduces without a name, where it names nobody."""
    at = r.antecedents.word(m.start)
    here = r.antecedents.sentence(at)
    if not here:
        return None
    begin, end = r.antecedents.r.bounds[here - 1]
    keys = {x.key for gender in (True, False) for x in unnamed_objects(r, at, gender)}
    named = any(begin <= n.first < end for n in r.antecedents.named())
    return Resolved(r.voices[keys.pop()], INTRODUCED) if len(keys) == 1 and not named else None
