"""Word lists of one language that its model counts or masks: `loaded.yaml` and `masks.yaml` of the pack.

>>> from audit.lang.pack import Packs
>>> sets = WordSets.load(Packs.load().nearest("en"))
>>> "monday" in sets.presence[9], "n't" in sets.endings["negated"], len(sets.categories)
(True, True, 10)
"""

from collections.abc import Container, Mapping
from dataclasses import field

from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.score.subject_fields import SubjectFields

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


@frozen
class First:
    """The first `count` words of an index, as a set.

    >>> "b" in First({"a": 0, "b": 1, "c": 2}, 2), "c" in First({"a": 0, "b": 1, "c": 2}, 2)
    (True, False)
    """

    index: Mapping[str, int]
    count: int

    def __contains__(self, word: object) -> bool:
        """True for a word of the first ones."""
        return isinstance(word, str) and self.index.get(word, self.count) < self.count


@frozen
class Masks:
    """Words that no score depends on, function words, and words that the language writes in lower case.

    `groups`: words for groups of people; `topics`: words that distinguish subjects; `stop`: function words; `common`: words
    that are not names when capitalised.
    """

    groups: frozenset[str]
    stop: frozenset[str]
    topics: frozenset[str] = frozenset()
    common: Container[str] = frozenset()

    @classmethod
    def load(cls, pack: Pack) -> "Masks":
        """Read the hand-written masks, `masks.yaml` of a pack; topics and common words come with the model."""
        file = pack.read("masks.yaml")
        return cls(frozenset(file["groups"].split()), frozenset(file["stop"].split()))


def plain_names(pack: Pack) -> frozenset[str]:
    """Read plain names of things, `plain_words.yaml` of a pack; only training uses them."""
    return frozenset(w for domain in pack.read("plain_words.yaml").values() for w in domain.split())


@frozen
class WordSets:
    """Words counted by features of the model; empty without a model.

    `presence`: sets tested for presence in a sentence; `lists`: sets by name; `endings`: suffixes by meaning; `categories`:
    categories of the lexicons that the model counts; `possessives`: clitics that form a genitive; `fields`:
    subject fields, which the model does not count.
    """

    presence: tuple[frozenset[str], ...] = ()
    lists: Mapping[str, frozenset[str]] = field(default_factory=lambda: dict.fromkeys(LISTS, frozenset()))
    endings: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict.fromkeys(ENDINGS, ()))
    categories: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    fields: SubjectFields = field(default_factory=SubjectFields)

    @classmethod
    def load(cls, pack: Pack) -> "WordSets":
        """Read the sets of a pack; empty ones where `loaded.yaml` has no `features`."""
        file = pack.read(FILE).get("features")
        if not file:
            return cls(fields=SubjectFields.load(pack))
        presence = file["presence"].values()
        return cls(
            presence=tuple(pack.listed(words) if isinstance(words, str) else frozenset(words) for words in presence),
            lists={name: frozenset(file[name]) for name in LISTS},
            endings={name: tuple(file["endings"][name]) for name in ENDINGS},
            categories=tuple(file["categories"]),
            possessives=tuple(f"'{clitic}" for clitic in pack.words["possessives"]),
            fields=SubjectFields.load(pack),
        )
