"""Whom a pronoun that points back means: German "dieser" is the person named last before it, not the one who spoke."""

from audit.extract.statements.sources.pronouns import Registry
from audit.extract.statements.sources.voice_records import Mention, Resolved

ALONE = 0.9
"""Probability of the person named last, who is not the subject of that sentence."""
SUBJECT = 0.6
"""The same of its subject, whom another pronoun would mean more often."""


def pointed(r: Registry, m: Mention) -> Resolved | None:
    """Resolve "Dieser" to the person named last in the sentence before it, by gender; nobody where a noun for one follows."""
    lists = r.known.lists
    if m.low not in lists.get("pointing_pronouns", ()):
        return None
    female = m.low in lists.get("pointing_female", ())
    a = r.antecedents
    at = a.word(m.start)
    here = a.sentence(at)
    if not here:
        return None
    begin, end = a.r.bounds[here - 1]
    persons = [n for n in a.named() if begin <= n.first < end]
    named = [n for n in persons if n.person.gender.weight(female) is not None]
    if not named:
        return Resolved(None) if persons else None
    last = named[-1]
    low, heads = a.r.words.lower, ("roles", "offices", "persons")
    if any(low[k] in lists[name] for k in range(last.stop, end) for name in heads):
        return Resolved(None)  # "Lee traf den Anwalt. Dieser …"
    subject = a.subject(here - 1)
    leads = subject is not None and subject[0] <= last.first < subject[1]
    fit = last.person.gender.weight(female) or 0.0
    return Resolved(r.of_person(last.person), SUBJECT if leads or fit < 0 else ALONE)
