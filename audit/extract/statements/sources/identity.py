"""Classify a voice: its kind, identity and role.

The cases in `NATURES` are tried in order; each has its examples in `examples.yaml` of the language.
"""

import re
from typing import NamedTuple

from audit.extract.statements.sources.anonymity import hidden
from audit.extract.statements.sources.description_head import head_place, single
from audit.extract.statements.sources.firms import LINKS, named_kind
from audit.extract.statements.sources.noun_kinds import is_body, is_members, is_named_part
from audit.extract.statements.sources.occurrences import acts_as_person
from audit.extract.statements.sources.offices import office_in
from audit.extract.statements.sources.role_words import office_written_out, role_of, with_capitals
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # hyphens inside are part of a word: "e-mail"
LONE = 2
"""Words of an article and a noun alone: "the Italian"."""


class Nature(NamedTuple):
    """Kind, identity, role and reason of a source row."""

    kind: str
    identity: str
    role: str | None = None
    reason: str | None = None


class Described(NamedTuple):
    """A voice by its fullest mention: in lower case, word by word, up to the head, the head, a name or not, the role."""

    voice: Voice
    name: str
    words: list[str]
    to_head: list[str]
    head: str
    proper: bool
    role: str | None

    @property
    def identity(self) -> str:
        """Return `named` when a name is in the words."""
        return "named" if self.proper else "described"


def nature(v: Voice, text: str, known: Speakers) -> Nature:
    """Classify a voice by the first case that applies: kind and identity."""
    d = described(v, text, known)
    if v.asks:
        return Nature("media", "named" if v.person is not None or d.proper else "described", d.role)
    found = (case(d, text, known) for case in NATURES)
    return next((n for n in found if n is not None), Nature("unknown", "described"))


def described(v: Voice, text: str, known: Speakers) -> Described:
    """Prepare the words of a voice in the forms used by the cases."""
    shown = known.unowned(v.name or "")
    shown = office_written_out(shown, text, known) or shown
    name = shown.lower().replace("’", "'")
    words = WORD.findall(name.partition(",")[0])
    at = head_place(words, known)
    proper = at is not None and is_name(shown, name, at, words, known)
    return Described(
        v,
        name,
        words,
        [] if at is None else words[: at + 1],
        "" if at is None else single(words, at, known),
        proper,
        with_capitals(role_of(v, text, known), text, known),
    )


def is_name(shown: str, name: str, at: int, words: list[str], known: Speakers) -> bool:
    """True when the head of a description is a name, or a body's that a name tells apart: "the Holm campaign".

    "A Norland Democrat", "Norland’s prime minister" and "the Holm projections" describe somebody or something without a name.
    """
    lists, forms = known.lists, WORD.findall(shown.partition(",")[0])
    if name in lists["organisations"] or len(forms) != len(words):
        return False
    if not at and len(words) > 1 and is_members(words[0], known):
        return False  # "Engineers at the agency", at the start of a sentence
    if single(words, at, known) != words[at]:
        return False  # "One of the Republicans"
    some = words[0] in lists.get("indefinite", ())
    if some and (words[at] in known.places.members or words[at] in known.places.adjectives):
        return False
    if known.proper(forms[at]) and (at or len(forms) == 1 or forms[at] == forms[at].title()):
        return True
    bodies = ("organisations", "government_heads", "media", "media_heads")
    return (
        not some and any(words[at] in lists[n] for n in bodies) and any(known.proper(w) for w in naming_words(forms, at, known))
    )


def naming_words(forms: list[str], at: int, known: Speakers) -> list[str]:
    """Return the words that can name a body: all after the first, or all but the head where nouns have capitals."""
    return [w for k, w in enumerate(forms) if k != at] if known.nouns_have_capitals else forms[1:]


def person(d: Described, text: str, known: Speakers) -> Nature | None:
    """A person named in the text."""
    return Nature("person", "named", d.role) if d.voice.person is not None else None


def country(d: Described, text: str, known: Speakers) -> Nature | None:
    """A country speaks by its government."""
    return Nature("government", "named") if d.voice.country else None


def joint(d: Described, text: str, known: Speakers) -> Nature | None:
    """Two countries that speak jointly."""
    return Nature("group", "described") if d.voice.joint else None


def persons(d: Described, text: str, known: Speakers) -> Nature | None:
    """Persons or bodies who speak jointly."""
    named = d.voice.persons or (d.voice.several and is_named_part(d.voice.name or "", known))
    return Nature("group", "named" if named else "unnamed_group") if named or d.voice.several else None


def body(d: Described, text: str, known: Speakers) -> Nature | None:
    """An international body of the gazetteer."""
    return Nature("organisation", "named") if d.voice.key.startswith("body:") else None


def anonymous(d: Described, text: str, known: Speakers) -> Nature | None:
    """A source whose sentence grants it anonymity."""
    reason = hidden(d.voice, text, known)
    if reason is None:
        return None
    many = bool(d.words) and (known.singular(d.head) is not None or d.head in known.lists["groups"])
    return Nature("group" if many or not d.words else "person", "granted_anonymity", d.role, reason or None)


def medium(d: Described, text: str, known: Speakers) -> Nature | None:
    """A newspaper, broadcaster or agency."""
    named = d.proper and not known.lists["media"].isdisjoint(d.to_head)
    return Nature("media", d.identity) if named or d.head in known.lists["media_heads"] else None


def document(d: Described, text: str, known: Speakers) -> Nature | None:
    """A report, a letter, data."""
    firm = d.proper and d.head in known.firms.endings and d.words[0] not in known.lists["articles"]  # "Lund Paper"
    written = any(
        w in known.lists[n] for n in ("documents", "written") if n in known.lists for w in (d.head, known.singular(d.head))
    )
    human = d.head in known.lists.get("figures", ()) and not known.lists["of_figures"].isdisjoint(d.to_head[:-1])
    return Nature("document", d.identity) if written and not firm and not human else None


def coordinated(d: Described, text: str, known: Speakers) -> Nature | None:
    """Two voices in one description: "police and the coroner", but not "the Department of Health and the Environment"."""
    pair = known.pattern("paired").fullmatch(d.voice.name or "")
    if pair is None or not known.lists["head_ends"].isdisjoint(pair["one"].lower().split()[1:]):
        return None
    return Nature("group", "named" if is_named_part(pair["one"], known) else "unnamed_group")


def group(d: Described, text: str, known: Speakers) -> Nature | None:
    """Voices without a name: "critics", "three lawyers"."""
    one, lists = known.singular(d.head), known.lists
    known_one = any(
        one in lists[name] for name in ("roles", "persons", "organisations", "enterprises", "gatherings") if name in lists
    )
    acting = known_one or (one is not None and one.endswith(tuple(lists.get("agent_endings", ()))))
    alone = len(d.words) == LONE and d.head.endswith(tuple(lists.get("singular_nations", ())))
    nation = (
        not alone and d.head in known.places.adjectives and d.words[0] not in lists.get("indefinite", ()) and len(d.words) > 1
    )
    many = (
        d.head in lists.get("gatherings", ())
        or d.head.isdigit()
        or d.head in lists.get("numbers", ())
        or one in known.places.adjectives
        or d.head in lists.get("crowds", ())
        or d.name.startswith(tuple(lists.get("shares", ())))
        or d.head in lists.get("figures", ())  # those of data are a document
        or (known.are_many(d.voice.name or d.name) and d.head not in lists["things"])
    )
    one_form = bool(d.words) and d.words[0] in lists.get("singular_articles", ())  # of singular and plural
    found = (acting and (not d.proper or len(d.words) == 1)) or nation or many or (d.head in lists["groups"] and not one_form)
    return Nature("group", "unnamed_group") if found else None


def government(d: Described, text: str, known: Speakers) -> Nature | None:
    """A ministry, an army, a parliament."""
    named = d.proper and d.head in known.lists.get("government_departments", ())
    if d.head in known.lists["offices"] and d.head.endswith(tuple(known.lists["female_endings"])):
        return None  # "die Stadträtin", beside the "Stadtrat" that is a body
    heads = known.lists["government_heads"]
    return Nature("government", d.identity) if named or d.head in heads or " ".join(d.words[-2:]) in heads else None


def organisation(d: Described, text: str, known: Speakers) -> Nature | None:
    """A company, a party, a court."""
    words = known.lists["organisations"]
    heads = (words, known.lists.get("enterprises", ()), known.firms.endings)  # not one set: a list may hold compounds
    if d.proper and not LINKS.isdisjoint(d.name.split()):
        return Nature("organisation", "named")
    owned = any(known.unowned(w) != w for w in d.name.split()[len(d.to_head) :])  # "the Secretary of State's office"
    of_body = d.proper and (owned or d.head not in known.lists["heads"])  # not "the Commissioner of Police"
    found = any(d.head in named for named in heads) or (of_body and any(w in words for w in d.words))
    return Nature("organisation", d.identity) if found else None


def role(d: Described, text: str, known: Speakers) -> Nature | None:
    """Somebody without a name who has an office or occupation, or is a man or a woman."""
    lists = known.lists
    nation = len(d.words) == LONE and d.head in known.places.adjectives
    known_head = (
        nation
        or any(d.head in lists[name] for name in ("roles", "offices", "persons"))
        or office_in(d.name, known, end=True)[0]
    )
    one = d.words and (d.words[0] in lists.get("indefinite", ()) or d.to_head[-1:] != [d.head])
    member = one and d.head in known.places.members
    acting = (
        not d.proper and d.head.islower() and d.head.endswith(tuple(lists["agent_endings"])) and d.head not in lists["things"]
    )
    human = known_head or member or acting or known.pattern("human").match(d.name)
    return Nature("person", "described", d.role) if human else None


def has_office(v: Voice, text: str, known: Speakers) -> bool:
    """True for a name that a mention gives after an office or occupation of one person: "the chief executive, Marlow"."""
    lists = known.lists
    for start, stop in v.mentions:
        description, comma, rest = text[start:stop].partition(", ")
        head = description.lower().split()[-1:]
        one = any(w in lists[name] for w in head for name in ("roles", "persons")) or office_in(description, known, end=True)[0]
        if (
            comma
            and rest.startswith(v.name or "")
            and one
            and lists.get("firm_roles", frozenset()).isdisjoint(head)
            and not is_body(head, known)
        ):
            return True
    return False


def other_name(d: Described, text: str, known: Speakers) -> Nature | None:
    """Any other name; with "the", in capitals, or of common words, an organisation's."""
    if not d.proper or not d.words or d.name in known.lists["demonstrative_names"]:
        return None
    first, _, rest = d.name.partition(" ")
    if first in known.lists.get("plural_determiners", ()) and known.singular(d.head) is not None:
        return Nature("group", "unnamed_group")  # "Many Millennials"
    alone = first in known.first_names or d.voice.female is not None or acts_as_person(d.voice.name or "", text, known)
    if not rest and alone:
        return Nature("person", "named", d.role)
    shown = "person" if has_office(d.voice, text, known) else named_kind(d.voice.name or "", text, known)
    if shown is not None:
        return Nature(shown, "named", d.role)
    if rest and first in known.first_names and len(d.words) == LONE:
        return Nature("person", "named", d.role)  # "the auditor who wrote it, Wanda Kerr"
    worded = known.in_common_words(d.voice.name or "")
    collective = worded or (rest and first in known.lists["articles"]) or (d.voice.name or "").isupper()
    return Nature("organisation" if collective else "unknown", "named")


NATURES = (
    person,
    country,
    joint,
    persons,
    body,
    coordinated,
    anonymous,
    medium,
    document,
    group,
    government,
    organisation,
    role,
    other_name,
)
