"""Order of names in a byline: "Holm, Ada" is one author as a catalogue writes it, "By Ann, Ben" are two.

>>> from audit.lang.person_names import PersonNames
>>> names = PersonNames.load()
>>> [in_order(text, names) for text in ("Holm, Ada M.", "van der Meer, Ludo", "Ada Holm, Bo Tarn", "Holm, Jr.")]
['Ada M. Holm', 'Ludo van der Meer', 'Ada Holm, Bo Tarn', 'Holm, Jr.']
>>> first_names_alone(["Ann", "Ben"], frozenset({"ann", "ben"})), first_names_alone(["Holm", "Ben"], frozenset({"ben"}))
(('Ann', 'Ben'), ())
"""

import re
from collections.abc import Collection, Sequence

from audit.lang.person_names import PersonNames

INVERTED = re.compile(r"([^,]{2,40}), ([^,]{2,40})")
"""A surname, a comma and given names."""
NOT_A_NAME = re.compile(r"[\d@#%=_!?<>{}:：・]")
"""Characters that no personal name contains."""
MOST_GIVEN = 3
"""Maximum given names behind the comma."""


def in_order(text: str, names: PersonNames) -> str:
    """Put the given name first where a catalogue puts it last; other texts stay."""
    m = INVERTED.fullmatch(text)
    if m is None:
        return text
    last, given = m[1].split(), m[2].split()
    ending = names.is_degree(m[2]) or m[2].lower().strip(".") in names.generations
    single = all(w.lower() in names.particles for w in last[:-1]) and is_given(last[-1]) and is_given(given[0])
    return f"{m[2]} {m[1]}" if single and not ending and len(given) <= MOST_GIVEN else text


def is_given(word: str) -> bool:
    """True when a word can be a given name or surname: it starts with a capital and consists of letters."""
    return word[:1].isupper() and not NOT_A_NAME.search(word)


def first_names_alone(parts: Sequence[str], first_names: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a byline where each is a first name (`first_names`: in lower case), else nothing."""
    listed = len(parts) > 1 and all(p[:1].isupper() and p.lower() in first_names for p in parts)
    return tuple(parts) if listed else ()
