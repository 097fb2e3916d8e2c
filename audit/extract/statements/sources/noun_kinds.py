"""Nouns by the lists that hold them: for persons, for bodies, or for a kind of source at all."""

from audit.extract.statements.sources.speakers import Speakers, of_word

VOICES = (
    "roles",
    "offices",
    "persons",
    "groups",
    "documents",
    "media",
    "media_heads",
    "organisations",
    "government_heads",
    "collectives",
    "gatherings",
    "enterprises",
    "female_words",
    "male_words",
)
"""Lists of nouns that can speak."""


def is_members(word: str, known: Speakers) -> bool:
    """True for a plural of persons: "engineers"."""
    one, lists = known.singular(word), known.lists
    return one is not None and (
        one in lists["roles"] or one in lists["persons"] or one.endswith(tuple(lists.get("agent_endings", ())))
    )


def is_body(head: list[str], known: Speakers) -> bool:
    """True for a noun of bodies: "the government", "the watchdog"."""
    bodies = ("government_heads", "organisations", "enterprises", "groups", "gatherings", "media_heads")
    return any(w in known.lists.get(name, ()) for w in head for name in bodies)


def listed(word: str, known: Speakers) -> bool:
    """True for a noun of one of the kinds of sources."""
    return any(word in known.lists[name] for name in ("roles", "offices", "persons", "groups", "documents", "organisations"))


def is_named_part(words: str, known: Speakers) -> bool:
    """True when the last of some words is a name, not a noun for persons or bodies at the start of a sentence."""
    last = words.rsplit(maxsplit=1)[-1]
    return known.proper(last) and not listed(last.lower(), known) and not is_members(last.lower(), known)


@of_word
def animate(word: str, known: Speakers) -> bool:
    """True for a noun of somebody or something that speaks: a role, a group, a body, a document."""
    one = known.singular(word) or word
    voices = [known.lists[name] for name in VOICES if name in known.lists]
    return any(w in listed for listed in voices for w in (word, one)) or one.endswith(tuple(known.lists["agent_endings"]))
