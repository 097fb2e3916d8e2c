"""What attributes words and who can speak: cue words, offices and kinds of sources, places, parties and bodies.

>>> speech = Speech.load()
>>> speech.verbs["telling"].lemma, speech.verbs["telling"].form, "tell" in speech.verbs["telling"].frames
('tell', 'ing', True)
>>> speech.places["ankara"], speech.adjectives["turkish"]
('Turkey', 'Turkey')
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from audit.files import read_yaml
from audit.lang.pack import FOLDER

EN = FOLDER / "en"


class Verb(NamedTuple):
    """A form of a reporting verb: lemma, act of each frame, and which form (`base`, `s`, `past`, `ing`, `participle`)."""

    lemma: str
    frames: dict[str, str]
    form: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Word lists behind statements and sources; all keys in lower case, plain apostrophes.

    `verbs` by form; `particles` the second words that belong to a verb's lemma ("call" -> "for", "on"); `nouns` to their
    act. `places` and `adjectives` lead to the short English name of a country, `bodies` and `parties` to the name shown,
    `members` from a member's word to the party. `sides` are names of countries, bodies and parties
    themselves (no capitals), with the name to show and its kind; `openings` are their first words. `capitals` are those
    that are also other places or persons: they stand for their country only in a text that names it. `silence` is the
    pattern of a cue that says that somebody did not speak.
    """

    verbs: dict[str, Verb]
    particles: dict[str, dict[str, Verb]]
    nouns: dict[str, str]
    places: dict[str, str]
    capitals: dict[str, str]
    adjectives: dict[str, str]
    bodies: dict[str, str]
    parties: dict[str, str]
    members: dict[str, str]
    sides: dict[str, tuple[str, str]]
    people: dict[str, frozenset[str]]
    openings: frozenset[str]
    silence: str

    @classmethod
    def load(cls) -> "Speech":
        """The lists that ship with the package."""
        return shipped()


@cache
def shipped() -> Speech:
    """The lists of the package, read once in a process: they are data of the version and never change."""
    cues = read_yaml(EN / "cues.yaml")
    people = read_yaml(EN / "people.yaml")
    verbs: dict[str, Verb] = {}
    particles: dict[str, dict[str, Verb]] = {}
    for act, frames in cues["verbs"].items():
        for frame, lemmas in frames.items():
            for entry in lemmas:
                for word, second, form, lemma in inflected(entry):
                    table = particles.setdefault(word, {}) if second else verbs
                    key = second or word
                    known = table.get(key) or Verb(lemma, {}, form)
                    known.frames.setdefault(frame, act)
                    table[key] = known
    nouns = {form: act for act, words in cues["nouns"].items() for w in words for form in (w, plural(w))}
    places, capitals, adjectives, own = countries()
    bodies = names(read_yaml(EN / "places" / "bodies.yaml"))
    listed = read_yaml(EN / "places" / "parties.yaml")
    parties = names({name: p.get("also", []) for name, p in listed.items()})
    members = {m.lower(): name for name, p in listed.items() for m in p.get("member", [])}
    sets = {kind: frozenset(words) for kind, words in people.items()}
    sides = {key: (name, "organisation") for key, name in bodies.items() if key != "brussels"}
    sides |= {key: (name, "party") for key, name in parties.items()} | own
    openings = frozenset(key.partition(" ")[0] for key in sides)
    silence = cues["silence"]["pattern"]
    return Speech(
        verbs, particles, nouns, places, capitals, adjectives, bodies, parties, members, sides, sets, openings, silence
    )


def names(listed: dict[str, list[str]]) -> dict[str, str]:
    """Every name of a list in lower case, with the one to show."""
    return {n.lower().replace("’", "'"): name for name, also in listed.items() for n in (name, *also)}


def countries() -> tuple[dict[str, str], dict[str, str], dict[str, str], dict[str, tuple[str, str]]]:
    """What stands for a country: names, capitals and seats; unclear capitals; adjectives; and its own names alone."""
    own: dict[str, tuple[str, str]] = {}
    places: dict[str, str] = {}
    capitals: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for name, c in read_yaml(EN / "places" / "countries.yaml").items():
        unclear = {a.lower() for a in c.get("ambiguous", [])}
        said = [
            *([] if c.get("shared") else [name]),
            *c.get("also", []),
            *c.get("seats", []),
            *([c["capital"]] if "capital" in c else []),
        ]
        for word in said:
            if word.lower() not in unclear:
                places[word.lower().replace("’", "'")] = name
        capitals |= dict.fromkeys(unclear, name)
        adjectives |= {a.lower(): name for a in (*c.get("adjective", []), name)}
        adjectives |= {a.lower(): name for a in c.get("also", [])}
        named = [*([] if c.get("shared") else [name]), *c.get("also", [])]
        own |= {n.lower().replace("’", "'"): (name, "country") for n in named}
    return places, capitals, adjectives, own


def inflected(entry: str) -> list[tuple[str, str, str, str]]:
    """Forms of an entry of `cues.yaml`: word, its second word if any, which form, lemma.

    >>> [f[0] for f in inflected("admit+")], [f[:2] for f in inflected("speak of:spoke of:spoken of")][-1]
    (['admit', 'admits', 'admitting', 'admitted'], ('spoken', 'of'))
    """
    lemma, *given = entry.split(":")
    lemma, doubled = lemma.rstrip("+"), lemma.endswith("+")
    base, _, second = lemma.partition(" ")
    stem = base + base[-1] if doubled else base
    quiet = base.endswith("e") and not base.endswith("ee")
    if base.endswith("y") and base[-2] not in "aeiou":
        third, past = base[:-1] + "ies", base[:-1] + "ied"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "go")) else "s")
        past = base + "d" if base.endswith("e") else stem + "ed"
    ing = base[:-1] + "ing" if quiet else stem + "ing"
    forms = [(base, "base"), (third, "s"), (ing, "ing")]
    pasts = [g.partition(" ")[0] for g in given] or [past]
    forms.append((pasts[0], "past"))
    if len(pasts) > 1:
        forms.append((pasts[1], "participle"))
    return [(word, second, form, lemma) for word, form in forms]


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
