"""Word lists of one language that its model counts or masks; `loaded.yaml` and `masks.yaml` of the pack.

>>> from audit.lang.pack import Packs
>>> sets = WordSets.load(Packs.load().nearest("en"))
>>> "monday" in sets.presence[9], "n't" in sets.endings["negated"], len(sets.categories)
(True, True, 10)
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.lang.pack import Pack

FILE = "loaded.yaml"
"""File of a language pack that holds its word lists for loaded language."""
LISTS = (
    "saying",
    "negation",
    "conjunction",
    "determiner",
    "degree",
    "be",
    "genitive",
    "complementizer",
    "infinitive",
)
"""Lists of `features` in `loaded.yaml`."""
ENDINGS = ("adverb", "superlative", "ideology", "contraction", "participle", "past", "plural", "negated")
"""Lists of `features: endings` in `loaded.yaml`."""


@dataclass(frozen=True, slots=True)
class Masks:
    """Words that no score rests on, words without content, and words that the language uses in lower case.

    `groups`: words for groups of people; `topics`: words that tell subjects apart; `stop`: function words; `common`: words that
    are no names when they begin with a capital.
    """

    groups: frozenset[str]
    stop: frozenset[str]
    topics: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    @classmethod
    def load(cls, pack: Pack) -> "Masks":
        """Read the masks written by hand, `masks.yaml` of a pack; topics and common words come with the model."""
        file = pack.read("masks.yaml")
        return cls(frozenset(file["groups"].split()), frozenset(file["stop"].split()))


def plain_names(pack: Pack) -> frozenset[str]:
    """Read plain names of things, `plain_words.yaml` of a pack; training alone uses them."""
    return frozenset(w for domain in pack.read("plain_words.yaml").values() for w in domain.split())


@dataclass(frozen=True, slots=True)
class WordSets:
    """Words that features of the model count; empty where no model is used.

    `presence`: sets of which a sentence has a word or not; `lists`: sets by name; `endings`: suffixes by what they mean;
    `categories`: categories of the lexicons that the model counts; `possessives`: clitics that make a genitive.
    """

    presence: tuple[frozenset[str], ...] = ()
    lists: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(LISTS, frozenset()))
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(ENDINGS, ()))
    categories: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()

    @classmethod
    def load(cls, pack: Pack) -> "WordSets":
        """Read the sets of a pack; empty ones where `loaded.yaml` has no `features`."""
        file = pack.read(FILE).get("features")
        if not file:
            return cls()
        presence = file["presence"].values()
        return cls(
            presence=tuple(pack.listed(words) if isinstance(words, str) else frozenset(words) for words in presence),
            lists={name: frozenset(file[name]) for name in LISTS},
            endings={name: tuple(file["endings"][name]) for name in ENDINGS},
            categories=tuple(file["categories"]),
            possessives=tuple(f"'{clitic}" for clitic in pack.words["possessives"]),
        )
