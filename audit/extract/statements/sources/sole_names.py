"""A pronoun of a text that names no person in full: "he" after "Obama said" is the only name of one word that speaks."""

from audit.extract.statements.sources.firms import named_kind
from audit.extract.statements.sources.pronouns import Registry
from audit.extract.statements.sources.voice_records import Mention, Resolved, Voice

ONLY = 0.85
"""Probability of the only name before a pronoun for which there is no other antecedent."""


def sole_name(r: Registry, m: Mention) -> Resolved | None:
    """Resolve "she" to the last voice, a single word with a capital of which nothing shows another kind."""
    lists = r.known.lists
    if m.low not in lists["female_pronouns"] and m.low not in lists["male_pronouns"]:
        return None
    lone = [v for key in dict.fromkeys(r.spoken) if is_lone(r, v := r.voices[key])]
    if len(lone) != 1 or r.spoken[-1] != lone[0].key:
        return None
    return Resolved(lone[0], ONLY)


def is_lone(r: Registry, v: Voice) -> bool:
    """True for a name of one word that may be a person's surname."""
    name, known = v.name or "", r.known
    low = name.lower()
    if v.person is not None or v.country or not v.key.startswith("words:") or not name[:1].isupper() or not name.isalpha():
        return False
    tables = (
        "media",
        "organisations",
        "groups",
        "openers",
        "documents",
        "all_pronouns",
        "government_heads",
        "roles",
        "offices",
        "persons",
    )
    other = name.isupper() or known.singular(low) is not None or any(low in known.lists[table] for table in tables)
    return not other and low not in known.places.sides and named_kind(name, r.text, known) is None
