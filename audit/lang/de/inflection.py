"""Inflection of German verbs, nouns and adjectives, as far as the word lists need it.

>>> sorted({f[:2] for f in inflected("mit|teilen")})[:3]
[('mitgeteilt', ''), ('mitteile', ''), ('mitteilen', '')]
>>> [f[0] for f in inflected("sprechen:spricht:sprach:gesprochen")]
['sprechen', 'spricht', 'spreche', 'sprach', 'sprachen', 'gesprochen']
"""

from collections.abc import Iterable
from functools import lru_cache

UNSTRESSED = ("be", "er", "ver", "ent", "emp", "ge", "zer", "miss", "wider", "über", "unter")
"""Prefixes of verbs whose participle has no "ge-"."""
CASES = ("", "s", "es", "n", "en", "e", "er", "ern", "in", "innen", "nen")
"""Endings of nouns in case, number and gender: "des Ministers", "die Ministerinnen"."""
PLAIN = str.maketrans("äöü", "aou")
"""Vowels of a plural and of its singular: "Pläne"."""
SHORTEST = 4
"""Minimum letters of the last part of a compound."""
OBLIQUE = frozenset({"des", "dem", "den", "eines", "einem", "einen"})
"""Articles that show a case other than the nominative."""
FEMININE = (
    "ung",
    "heit",
    "keit",
    "schaft",
    "ion",
    "tät",
    "ei",
    "in",
    "ik",
    "enz",
    "behörde",
    "kammer",
    "bank",
    "wehr",
    "zeitung",
    "agentur",
    "firma",
)
"""Endings of feminine nouns, before which "der" is the article of a genitive or dative."""
GENDERS = {"die": True, "eine": True, "der": False, "ein": False}
"""Gender of a noun by its article in the nominative; "ein" is also neuter."""
ADJECTIVAL = ("", "e", "en", "er", "es", "em")


def inflected(entry: str) -> list[tuple[str, str, str, str]]:
    """Inflect a verb entry of `cues.yaml`: tuples of word, second word or "", form, lemma.

    An entry is `infinitive` (weak) or `infinitive:present:past:participle`; `mit|teilen` has a separable prefix, which follows
    the finite verb as a word of its own and is joined to it at the end of a clause. A form is `base`, `s`, `past` or
    `participle`; the subjunctive of reported speech is a present ("er teile mit").
    """
    whole, *given = entry.split(":")
    prefix, separable, infinitive = whole.rpartition("|")
    stem = infinitive.removesuffix("en") if infinitive.endswith("en") else infinitive.removesuffix("n")
    present, past, participle = given or weak(stem, infinitive)
    plural = past + "n" if past.endswith("e") else past + "en"
    forms = [(infinitive, "base"), (present, "s"), (subjunctive(stem), "s"), (past, "past"), (plural, "past")]
    lemma = prefix + infinitive
    finite = [(word, prefix, form, lemma) for word, form in forms]
    joined = [(prefix + word, "", form, lemma) for word, form in forms] if separable else []
    found = [*finite, *joined, (prefix + participle, "", "participle", lemma)]
    return [(form, second, kind, lemma) for word, second, kind, lemma in found for form in swiss(word)]


def weak(stem: str, infinitive: str) -> tuple[str, str, str]:
    """Form present, past and participle of a weak verb.

    >>> weak("bericht", "berichten"), weak("sag", "sagen")
    (('berichtet', 'berichtete', 'berichtet'), ('sagt', 'sagte', 'gesagt'))
    """
    link = "e" if stem[-1] in "td" or stem.endswith(("chn", "ffn", "gn", "dn", "tm")) else ""
    present = stem + link + "t"
    bare = infinitive.startswith(UNSTRESSED) or infinitive.endswith("ieren")
    return present, f"{stem}{link}te", present if bare else "ge" + present


def subjunctive(stem: str) -> str:
    """Form the third person of the subjunctive of reported speech: "er sage", "er fordere"."""
    return stem + "e"


def plural(noun: str) -> str:
    """Return the noun in lower case; `Nouns` knows its other forms."""
    return noun


def singular(word: str) -> str | None:
    """Return the singular of a regular plural of persons; None for a word without its ending.

    >>> singular("anwälte"), singular("juristinnen"), singular("experten"), singular("polizei")
    (None, 'juristin', 'experte', None)
    """
    if word.endswith("innen"):
        return word[:-3]
    return word[:-1] if word.endswith(("ten", "gen", "sten", "logen", "toren")) and len(word) > SHORTEST + 1 else None


def lemma(word: str) -> str:
    """Return a verb form that is not listed as it is."""
    return word


def adjectives(word: str) -> list[str]:
    """Decline an adjective.

    >>> adjectives("norwegisch")[:2]
    ['norwegisch', 'norwegische']
    """
    return [word + ending for ending in ADJECTIVAL]


def bases(name: str) -> tuple[str, ...]:
    """Return a name, and the name of which it may be the genitive.

    >>> bases("Merkels"), bases("Brandt")
    (('Merkels', 'Merkel'), ('Brandt',))
    """
    return (name, name[:-1]) if name.endswith("s") and len(name) > SHORTEST else (name,)


def feminine(words: str) -> bool | None:
    """Return the gender of a noun phrase by its article, else by its ending: True for feminine, False for masculine.

    >>> feminine("Die Partei"), feminine("der Verband"), feminine("Behörde"), feminine("das Amt")
    (True, False, True, None)
    """
    article, _, rest = words.lower().partition(" ")
    if rest and article in GENDERS:
        return GENDERS[article]
    return True if article.endswith(FEMININE) else None


def plural_verb(word: str) -> bool:
    """True for a verb in the plural: "sagten", "sind", "seien".

    >>> plural_verb("erklärten"), plural_verb("sind"), plural_verb("sagte"), plural_verb("ist")
    (True, True, False, False)
    """
    return word == "sind" or word.endswith("en")


def nominative(words: str) -> str:
    """Leave out the article of an object or genitive, and the ending of a noun after "des".

    >>> [nominative(w) for w in ("des Ministeriums", "des Rates", "dem Bericht der Kammer", "der Polizei", "Die Polizei")]
    ['Ministerium', 'Rat', 'Bericht der Kammer', 'Polizei', 'Die Polizei']
    """
    article, _, rest = words.partition(" ")
    feminine = article.lower() in {"der", "einer"} and rest.partition(" ")[0].lower().endswith(FEMININE)
    if not rest or not (article.lower() in OBLIQUE or feminine):
        return words
    first, gap, more = rest.partition(" ")
    if article.lower() in {"des", "eines"} and first[0].isupper():
        first = first.removesuffix("s") if not first.endswith(("es", "ss")) else first.removesuffix("es")
    return first + gap + more


@lru_cache(20_000)
def stems(word: str) -> frozenset[str]:
    """Return what a noun may be a form or compound of; cached, because each word is looked up in many lists.

    >>> {"minister", "außenminister"} <= stems("außenministers"), "ster" in stems("minister"), stems("us")
    (True, True, frozenset())
    """
    bases = {word[: len(word) - len(e)] for e in CASES if word.endswith(e)} | {word}
    bases |= {base.translate(PLAIN) for base in bases}
    return frozenset(base[k:] for base in bases for k in range(len(base) - SHORTEST + 1))


class Nouns(frozenset[str]):
    """A list of nouns that also contains their cases, plurals, feminines and compounds; in lower case.

    >>> offices = Nouns(["minister", "präsident", "ministerin von norwegen"])
    >>> [w in offices for w in ("ministers", "außenministerinnen", "us-präsidenten", "ministerium", "von norwegen")]
    [True, True, True, False, False]
    """

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        """True for a listed noun, a form of it, or a compound that ends with it."""
        if not isinstance(word, str):
            return False
        return frozenset.__contains__(self, word) or (" " not in word and not self.isdisjoint(stems(word)))

    def __reduce__(self) -> "tuple[type[Nouns], tuple[list[str]]]":
        """Pickle the words."""
        return Nouns, (sorted(self),)


def listed(name: str, words: Iterable[str]) -> frozenset[str]:
    """Make a list of `people.yaml`: nouns that name persons and bodies also in their forms and compounds."""
    given = [form for w in words for form in swiss(w)]
    return Nouns(given) if name in COMPOUNDING else frozenset(given)


def swiss(word: str) -> tuple[str, ...]:
    """Return a word with its Swiss spelling.

    >>> swiss("gemäß"), swiss("laut")
    (('gemäß', 'gemäss'), ('laut',))
    """
    return (word, word.replace("ß", "ss")) if "ß" in word else (word,)


COMPOUNDING = frozenset(
    {
        "offices", "roles", "epithets", "persons", "documents", "media_heads", "organisations", "government_heads",
        "governments", "collectives", "heads", "things", "female_words", "male_words", "titles",
    }
)  # fmt: skip
"""Lists of `people.yaml` that hold nouns."""
