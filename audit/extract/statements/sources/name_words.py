"""What the words of a possible name must be to be a person's.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> ends_in_surname(["Tom", "King"], known, titled=False), ends_in_surname(["Sea", "Lord"], known, titled=False)
(True, False)
"""

from audit.extract.statements.sources.speakers import Speakers
from audit.lang.tokens import number


def first_named(words: list[str], known: Speakers) -> bool:
    """True for a first name and one more word where nouns have capitals: a surname may look like a noun ("Beate Hauptmann")."""
    family = words[1:] if known.nouns_have_capitals and words[:1] and words[0].lower() in known.first_names else []
    return len([w for w in family if not known.names.is_small(w)]) == 1 and "-" not in family[-1]


def named_like(words: list[str], known: Speakers) -> bool:
    """True when the last word can end a name: a proper noun, or one with a small particle ("Omar al-Sand").

    Where nouns have capitals too, each word must be able to be part of a name.
    """
    if first_named(words, known):
        return True
    return all(known.proper(w) or known.names.is_small(w) for w in (words if known.nouns_have_capitals else words[-1:]))


def ends_in_surname(words: list[str], known: Speakers, *, titled: bool) -> bool:
    """True for an office that is a surname too, behind a known first name or a title and a word that is no usual one."""
    first = words[0].lower()
    named = first in known.first_names or (titled and number(first) not in known.usual)
    return named and len(words) > 1 and words[-1].lower() in known.lists.get("office_surnames", ())
