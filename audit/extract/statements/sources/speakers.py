"""Possible speakers in a language: words, patterns and places that name or describe a source.

>>> from audit.lang.pack import Packs
>>> known = Speakers.load(Packs.load().nearest("en"))
>>> known.tokens("Norland’s foreign minister"), known.surname("Jo Prince Jr."), known.unowned("Senn’s")
(['Norland', "'s", 'foreign', 'minister'], 'Prince', 'Senn')
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import wraps
from typing import Any, TypeVar

from audit.extract.statements.sources.firm_words import FirmWords
from audit.extract.statements.sources.gazetteer import Gazetteer
from audit.frozen import frozen
from audit.lang.pack import Pack, either
from audit.lang.person_names import PersonNames, first_names
from audit.lang.pos import Tags
from audit.lang.tokens import number

CAPITAL = "[A-ZÀ-ÞĀ-Ž]"
NICKNAME = rf"[“\"‘(]{CAPITAL}[a-z]+[”\"’)](?= {CAPITAL}[a-z])"
"""A nickname inside a name: "Howard “Buck” Lee"."""
T = TypeVar("T")
KEPT = 20_000
"""Maximum words of which a function's results are kept."""
BODIES = ("organisations", "government_heads", "groups")
"""Lists of nouns that are no persons."""
ROMAN = ("II", "III", "IV")
"""Generation suffixes in every language."""


@frozen
class Speakers:
    """Word lists and patterns of `people.yaml`, places, and patterns built from words of the language.

    `lists` are in lower case; `short` maps abbreviated offices to their words, and `spouse_title` is shown before a surname
    shared with another person of the text; `office_ends` are the last words of offices of several words. `run` matches
    capitalised words that may be a name, `relative` a first name alone after a word for a relative, `single` one such word
    after an occupation, `titled` a title with its point, `suffix` and `acronym` a last word that is a generation suffix or
    letters that are not a name, `token` a word or a possessive ending of a description. `singular` returns the singular of a
    plural, None for another word; `proper` is True for a word that can be part of a name. `nouns_have_capitals`: a capital
    marks no name; `nominative` gives the words of a source in the form shown, `bases` a name and that of which it may be the
    genitive.
    `firms` are words beside names of firms and ships.
    `feminine` returns the grammatical gender of a noun phrase, True for feminine, None where it is unknown or the language has
    none; `plural_verb` is True for the form of a verb in the plural, by which a pronoun that is singular and plural is known.
    `usual` has the numbers (`lang/tokens.py`) of words that are usually no name's, from the table of tags.
    `first_names` maps first names in lower case to the share of women who have them. `kept` holds what functions found for
    words (`of_word`).
    """

    lists: Mapping[str, frozenset[str]] = field(repr=False)
    patterns: Mapping[str, re.Pattern[str]] = field(repr=False)
    short: Mapping[str, list[str]] = field(repr=False)
    spouse_title: str
    office_ends: frozenset[str] = field(repr=False)
    places: Gazetteer
    names: PersonNames
    generations: frozenset[str]
    weekdays: frozenset[str]
    initialisms: frozenset[str]
    possessives: frozenset[str]
    run: re.Pattern[str] = field(repr=False)
    relative: re.Pattern[str] = field(repr=False)
    single: re.Pattern[str] = field(repr=False)
    titled: re.Pattern[str] = field(repr=False)
    suffix: re.Pattern[str] = field(repr=False)
    acronym: re.Pattern[str] = field(repr=False)
    token: re.Pattern[str] = field(repr=False)
    singular: Callable[[str], str | None] = field(repr=False)
    proper: Callable[[str], bool] = field(repr=False)
    first_names: Mapping[str, float] = field(repr=False)
    firms: FirmWords = field(repr=False)
    nouns_have_capitals: bool
    nominative: Callable[[str], str] = field(repr=False)
    bases: Callable[[str], tuple[str, ...]] = field(repr=False)
    feminine: Callable[[str], bool | None] = field(repr=False)
    plural_verb: Callable[[str], bool] = field(repr=False)
    usual: frozenset[int] = field(repr=False)
    kept: dict[str, dict[str, Any]] = field(repr=False, compare=False, default_factory=lambda: defaultdict(dict))

    @classmethod
    def load(cls, pack: Pack, tags: Tags | None = None, verbs: frozenset[str] = frozenset()) -> "Speakers":
        """Read the lists of a language pack and compile its patterns.

        `tags` are those of the pack if already loaded; `verbs` may precede their subject ("Retorted Lee") and open no name.
        """
        given, words = pack.read("people.yaml"), pack.words
        generations, endings, single = words["generations"], either(words["possessives"]), either(given["single_named"])
        names, inner = PersonNames.load().without(given["no_particles"]), given.get("inner_particles", [])
        listed = getattr(pack.module("inflection"), "listed", as_written)
        last, kin = "".join(rf"{g.upper()}$|" for g in generations), either(given["kin"])
        lists = {name: listed(name, words) for name, words in given.items() if isinstance(words, list)}
        lists["openers"] |= verbs
        return cls(
            lists=lists,
            patterns={n: re.compile(p["pattern"], re.IGNORECASE if p.get("fold") else 0) for n, p in given["patterns"].items()},
            short={short: full.split() for short, full in given["short_offices"].items()},
            spouse_title=given["spouse_title"],
            office_ends=frozenset(office.rpartition(" ")[2] for office in lists["offices"] if " " in office),
            places=Gazetteer.load(pack),
            names=names.with_particles(inner),
            generations=frozenset(g.lower() for g in (*generations, *ROMAN)),
            weekdays=pack.listed("weekdays"),
            initialisms=frozenset(words["tags"]["initialisms"]),
            possessives=frozenset(f"'{p}" for p in words["possessives"]),
            run=re.compile(name_run(words["titles"], names, inner)),
            relative=re.compile(rf"\b(?:{kin}),? ({CAPITAL}[^\W\d_]+)(?! {CAPITAL})\b"),
            single=re.compile(rf"\b(?:{single}) ({CAPITAL}[\w’'-]+)(?![\w’'-])(?! {CAPITAL})"),
            titled=re.compile(rf"(?:{either(words['titles'])})\."),
            suffix=re.compile(rf"(?:{either(generations)})\.?|[IVX]+"),
            acronym=re.compile(rf"(?!{last}[IVX]+$)[A-Z]{{2,}}"),
            token=re.compile(rf"[^\W_]+(?:{'[.]' if words.get('hyphenated') else '[.-]'}[^\W_]+)*\.?|'(?:{endings})"),
            singular=pack.module("inflection").singular,
            proper=pack.module("names").load(pack),
            first_names=first_names(pack),
            firms=FirmWords.load(given),
            nouns_have_capitals=words["tags"]["capitals"] == "nouns",
            nominative=getattr(pack.module("inflection"), "nominative", str),
            bases=getattr(pack.module("inflection"), "bases", only),
            feminine=getattr(pack.module("inflection"), "feminine", genderless),
            plural_verb=getattr(pack.module("inflection"), "plural_verb", unnumbered),
            usual=(tags or Tags.load(pack)).usual(),
        )

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return one pattern of `people.yaml`."""
        return self.patterns[name]

    def tokens(self, phrase: str) -> list[str]:
        """Split a description into words, possessive endings as words of their own with a plain apostrophe."""
        return self.token.findall(phrase.replace("’", "'"))

    def unowned(self, word: str) -> str:
        """Remove the possessive ending of a word or name."""
        return self.patterns["owning"].sub("", word)

    def in_common_words(self, name: str) -> bool:
        """True for a name of words that are usually no name's, "Wild Now", or that asks for something: "Save Our Marsh"."""
        words = name.lower().split()
        if len(words) < 2 or words[0] in self.first_names or not all(w[0].isupper() and len(w) > 1 for w in name.split()):
            return False
        return words[0] in self.lists.get("campaign_openers", ()) or all(number(w) in self.usual for w in words)

    def is_collective(self, name: str) -> bool:
        """True when a capitalised name is a group's or a medium's, not a person's: "Republicans", "the Morning Post"."""
        low = [w.lower() for w in name.split()]
        return bool(low) and (low[-1] in self.lists["groups"] or not self.lists["media"].isdisjoint(low))

    def are_many(self, words: str) -> bool:
        """True for a masculine noun whose plural looks like its singular, after the article of a plural: "die Richter"."""
        article, *rest = words.replace(",", " ").split() or [""]
        head = next((w for w in rest if w[0].isupper()), rest[0] if rest else "").lower()
        alike = head.endswith(tuple(self.lists.get("alike_endings", ()))) and head not in self.lists["female_words"]
        return (
            alike
            and article.lower() in self.lists.get("plural_articles", ())
            and not any(head in self.lists[n] for n in BODIES)
        )

    def surname(self, name: str) -> str:
        """Return the last word of a name that is not a generation suffix, with the particles before it."""
        return self.names.surname(name, self.generations)


def of_word(find: Callable[[str, Speakers], T]) -> Callable[[str, Speakers], T]:
    """Keep what a function finds for a word: the same nouns recur in all texts of a language."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def found(word: str, known: Speakers) -> T:
        kept: dict[str, T] = known.kept[name]
        try:
            return kept[word]
        except KeyError:
            if len(kept) >= KEPT:
                kept.clear()
            out = kept[word] = find(word, known)
            return out

    return found


def as_written(_: str, words: list[str]) -> frozenset[str]:
    """Return a list of words as it is; a language whose nouns have cases and compounds has its own `inflection.listed`."""
    return frozenset(words)


def only(name: str) -> tuple[str, ...]:
    """Return a name alone; a language whose genitive of names has no apostrophe has its own `inflection.bases`."""
    return (name,)


def genderless(_: str) -> bool | None:
    """Know no gender of a noun; a language whose nouns have one has its own `inflection.feminine`."""
    return None


def unnumbered(_: str) -> bool:
    """Know no plural of a verb; a language whose "she" is also "they" has its own `inflection.plural_verb`."""
    return False


def name_run(titles: list[str], names: PersonNames, inner: list[str]) -> str:
    """Build the pattern of a run of capitalised words with initials, titles and small particles; `inner` follow another one.

    The capital comes first, which makes the search fast: a title at the start of the run is matched without its first letter.
    """
    particle = either(sorted(names.particles, key=len, reverse=True))
    more = f"(?: (?:{either(inner)}))?" if inner else ""
    small = rf"{names.prefixed}[\w’'-]*|(?:{particle}){more}(?=(?: (?:{particle}))* (?:{CAPITAL}|{names.prefixed}))"
    opening = "|".join(f"(?<={t[0]}){re.escape(t[1:])}" for t in titles)
    return (
        rf"{CAPITAL}(?<![\w.].)(?:(?:{opening})\.(?= [A-Z])|[\w’'-]*[a-zà-ÿā-ž’]\w*|(?<=[A-Z])\.|"
        rf"(?<=[A-Z])[A-Z]{{1,2}}(?= [A-Z][a-z]))"
        rf"(?:[ \u00a0](?:[A-Z]\.|(?:{either(titles)})\.|{CAPITAL}[\w’'-]*|{small}|{NICKNAME}))*"
    )
