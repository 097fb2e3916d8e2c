"""Whether the description of a voice means one person, or several persons or things.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> human("a driver of the bus", known), human("the union", known), one_person("one of the staffers", "", known)
(True, False, True)
>>> [are_several(Voice("", name), known) for name in ("its largest brands", "six in ten physicians", "the brand")]
[True, True, False]
"""

from audit.extract.statements.sources.gender import of_phrase
from audit.extract.statements.sources.occurrences import acts_as_person
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice


def human(name: str, known: Speakers) -> bool:
    """True when a description is of one person: the head of the phrase is a role, an office, or states a gender."""
    head = head_noun(known, name)
    lists = known.lists
    return head in lists["roles"] or head in lists["persons"] or of_phrase(name, known) is not None


def one_person(name: str, text: str, known: Speakers) -> bool:
    """True for somebody alone: "one", "one of the staffers", a role, a first name, a name of which "himself" is said."""
    first, _, rest = name.lower().partition(" ")
    if first_name(name, known):
        return True
    one = first in known.lists.get("indefinite", ()) and (not rest or rest.split()[0] in known.lists["head_ends"])
    return one or human(name, known) or (not rest and acts_as_person(name, text, known))


def first_name(name: str, known: Speakers) -> bool:
    """True for a first name alone."""
    return name.istitle() and name.lower() in known.first_names


def are_several(v: Voice, known: Speakers) -> bool:
    """True for a group, a plural or a number: "six in ten doctors", "its brands"."""
    name = v.name or ""
    words = name.split()
    if len(words) > 1 and all(w[0].isupper() for w in words) and words[0].lower() not in known.lists["openers"]:
        return bool(v.joint)  # "Lund Works", but not "The five Norlanders"
    head = head_noun(known, name)
    counted = head in known.lists.get("numbers", ()) or head.isdigit()
    return counted or head in known.lists["groups"] or known.singular(head) is not None or bool(v.joint)


def head_noun(known: Speakers, name: str) -> str:
    """Return the last word before the first preposition or relative pronoun of a description, in lower case."""
    head = ""
    for word in known.tokens(name.lower().partition(",")[0]):
        if head and (word in known.lists["head_ends"] or word in known.lists["relatives"]):
            break
        head = word
    return head
