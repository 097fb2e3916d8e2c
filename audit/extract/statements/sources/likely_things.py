"""Names without a known first name whose words are partly common ones: a body's or a thing's, unless the text shows a person.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> is_likely_thing("Harbour Watch", "Harbour Watch won.", 0, known), is_likely_thing("Mo Watch", "Mo Watch won", 0, known)
(True, False)
>>> is_likely_thing("Ati Noon", "Ati Noon won. Noon left.", 0, known), is_likely_thing("Ati Noon", "Ati Noon, a cook", 0, known)
(False, False)
"""

from audit.extract.statements.sources.occurrences import acts_as_person, in_word, occurrences
from audit.extract.statements.sources.speakers import Speakers
from audit.lang.tokens import number

NEAR = 60
"""Code points after a name in which an apposition shows a person."""
ROLES = ("roles", "persons", "offices", "heads", "titles")
SHORT = 3
"""Maximum letters of a short name or initials."""


def is_likely_thing(name: str, text: str, start: int, known: Speakers) -> bool:
    """True for a name at `start` with a common word first or last that nothing in the text shows to be a person's."""
    words = name.split()
    first, last = words[0].lower(), words[-1].lower()
    named = first in known.first_names or first in known.lists.get("either_names", ())
    if named or len(words) < 2 or not words[-1][0].isupper() or words[0].endswith(".") or "-" in words[-1]:
        return False
    if not any(number(word) in known.usual and len(word) > SHORT for word in (first, last)):
        return False
    return not (told_as_person(text, start, start + len(name), known) or acts_as_person(name, text, known)) and not has_surname(
        name, words[-1], text, known
    )


def told_as_person(text: str, start: int, stop: int, known: Speakers) -> bool:
    """True when a role is before a name, or in its apposition: "columnist Attiya Noon", "Attiya Noon, a baker"."""
    before = text[max(0, start - NEAR) : start].lower().rstrip().rpartition(" ")[2]
    if any(before in known.lists[name] for name in ROLES):
        return True
    after = text[stop : stop + NEAR]
    if after[:1] not in {",", " "} or not after.lstrip(" ").startswith((",", "(")):
        return False
    told = known.tokens(after.lower().partition(". ")[0])
    return any(word in known.lists[name] or word in known.lists["relatives"] for word in told for name in ROLES)


def has_surname(name: str, last: str, text: str, known: Speakers) -> bool:
    """True when the last word of a name stands alone in the text: "Brooks left", not "the Watch" or "Harbour Watch"."""
    whole = {stop for _, stop in occurrences(text, name)}
    for start, stop in occurrences(text, last):
        before = text[:start].rpartition("\n")[2].split(" ")[-2:-1]
        after = text[stop : stop + 2].strip(" ")
        articles = known.lists["articles"] | known.lists.get("indefinite", frozenset())
        alone = stop not in whole and not after[:1].isupper() and not in_word(text[stop : stop + 1])
        if alone and not (before and (before[0].lower() in articles or before[0][:1].isupper())):
            return True
    return False
