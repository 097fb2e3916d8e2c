"""Words for the office or role of a voice, as the text has them.

>>> PLAIN.findall("the 34-year-old envoy")
['the', 'year', 'old', 'envoy']
"""

import re

from audit.extract.statements.sources.occurrences import lowered, occurrences
from audit.extract.statements.sources.offices import office_in
from audit.extract.statements.sources.speakers import Speakers
from audit.extract.statements.sources.voice_records import Voice

PLAIN = re.compile(r"[^\W\d_]+")
"""One word of letters, as a role is."""

LETTERS = re.compile(r"(?:[Tt]he )?(?:(?P<office>[^\W\d_][\w’' -]+) \([A-Z]{2,6}\)(?: \w+ .*)?|(?P<letters>[A-Z]{2,6}))")
"""An office with its letters in brackets, or letters alone."""


def role_of(v: Voice, text: str, known: Speakers) -> str | None:
    """Return office or role in the words of the fullest mention, without the name."""
    if v.person is not None and v.person.office:
        return v.person.office
    for start, stop in v.mentions:
        said = without_clause(text[start:stop].lower(), known)
        found, _ = office_in(said.partition(",")[0], known, end=True)
        found = found or next((w for w in PLAIN.findall(said) if w in known.lists["roles"]), None)
        if found:
            return found
    return None


def without_clause(said: str, known: Speakers) -> str:
    """Cut words at a clause that tells of somebody else, ", whose daughter slept", but not at one that says what one is."""
    words = said.split(" ")
    for k, word in enumerate(words[:-1]):
        relative = word in known.lists["relatives"] and word not in known.lists["articles"]
        if relative and words[k + 1] not in known.lists.get("holding", ()):
            return " ".join(words[:k])
    return said


def with_capitals(role: str | None, text: str, known: Speakers) -> str | None:
    """Return a role with the capitals of the text where nouns have capitals: "Staatssekretärin"."""
    if role is None or not known.nouns_have_capitals:
        return role
    low = lowered(text)
    if len(low) != len(text):  # a capital whose small letter is two
        found = re.compile(rf"(?<!\w){re.escape(role)}(?!\w)", re.IGNORECASE).search(text)
        return found.group() if found else role
    return next((text[start:stop] for start, stop in occurrences(low, role.lower())), role)


def office_written_out(shown: str, text: str, known: Speakers) -> str | None:
    """Return the office of a description that ends with its letters or is them: "Chief Safety Officer (CSO)", "the CSO"."""
    given = LETTERS.fullmatch(shown)
    if given is None:
        return None
    office = given["office"] or ""
    if not office:
        before = re.search(rf"((?:[^\W\d_][\w-]* ){{2,6}})\({given['letters']}\)", text)
        words = before[1].split()[-len(given["letters"]) :] if before else []
        office = " ".join(words) if "".join(w[0] for w in words).upper() == given["letters"] else ""
    last = office.lower().rpartition(" ")[2]
    bodies = known.lists["organisations"] | known.lists["government_heads"]
    if not bodies.isdisjoint(office.lower().split()):
        return None  # "the Department of Justice (DOJ)"
    return office.lower() if any(last in known.lists[name] for name in ("roles", "heads")) else None
