"""Words that identify blocks of a page and lines of a text (`data/blocks.yaml`), as sets and compiled patterns.

A list of `words` is either flat or a mapping from language code to words. A language is added by adding its line.

>>> known = Vocabulary.load()
>>> bool(known.heading.search("related stories")), "recommended" in known.families["related"]
(True, True)
>>> known.sells("https://www.amazon.example/dp/1"), known.sells("https://paper.example/news")
(True, False)
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, NamedTuple

from audit.files import DATA, read_yaml
from audit.frozen import frozen

Patterns = Mapping[str, re.Pattern[str]]


class Requests(NamedTuple):
    """Patterns, for text in lower case, that distinguish a request to the reader from a sentence of the story.

    `told` matches reporting words, `address` words of the reader or of the outlet itself ("you", "we"), `reader` the former,
    `formal` those of a reader with a capital only, which in lower case are a third person's ("sie"), `writer` pronouns of a
    writer, `narrator` those of one who tells the story, `narrated` verbs of a report, `unfinished` a last word that no sentence
    ends with, `networks` one with which many requests end, such as the name of a network, so that its capital shows nothing,
    `compounds` names of two words, `journalism` words of what an outlet does.
    """

    told: re.Pattern[str]
    address: re.Pattern[str]
    reader: re.Pattern[str]
    formal: re.Pattern[str]
    writer: re.Pattern[str]
    narrator: re.Pattern[str]
    narrated: re.Pattern[str]
    unfinished: re.Pattern[str]
    networks: re.Pattern[str]
    compounds: re.Pattern[str]
    journalism: re.Pattern[str]

    def addresses(self, text: str, words: re.Pattern[str]) -> bool:
        """True when a text as written has some words of address and no reporting word, which makes it the story's."""
        low = self.formal.sub(" ", text).lower()
        return words.search(low) is not None and not self.told.search(low)


@frozen
class Vocabulary:
    """Word lists of the block models and of the kinds of insertions; every pattern but `addressed` is for text in lower case.

    `families` and `classes` hold words of class and id names; `family` numbers each word's family, as the block model does;
    `own` are things that outlets offer as theirs, by kind, in a line with a literal of `own_needs`; `labels` are labels of
    advertisements as written.
    """

    families: Mapping[str, frozenset[str]] = field(repr=False)
    family: Mapping[str, int] = field(repr=False)
    classes: Mapping[str, frozenset[str]] = field(repr=False)
    heading: re.Pattern[str] = field(repr=False)
    social: re.Pattern[str] = field(repr=False)
    shops: tuple[str, ...] = field(repr=False)
    partner: re.Pattern[str] = field(repr=False)
    page: Patterns = field(repr=False)
    line: Patterns = field(repr=False)
    own: Patterns = field(repr=False)
    own_needs: tuple[str, ...] = field(repr=False)
    asked: Requests = field(repr=False)
    addressed: re.Pattern[str] = field(repr=False)
    labels: frozenset[str] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "blocks.yaml") -> "Vocabulary":
        """Read the lists of a file and compile their patterns."""
        lists = read_yaml(path)
        families = {name: frozenset(flat(words)) for name, words in lists["families"].items()}
        return cls(
            families=families,
            family={word: n for n, words in enumerate(families.values()) for word in sorted(words)},
            classes={name: frozenset(flat(words)) for name, words in lists["classes"].items()},
            heading=expression(lists["headings"]),
            social=expression(lists["addresses"]["social"]),
            shops=tuple(lists["addresses"]["shop"]["names"]),
            partner=expression(lists["addresses"]["partner"]),
            page={name: expression(entry) for name, entry in lists["page"].items()},
            line={name: expression(entry) for name, entry in lists["line"].items()},
            own={name: expression(entry) for name, entry in lists["own"].items()},
            own_needs=tuple(flat(lists["own_needs"])),
            asked=Requests(**{name: expression(entry) for name, entry in lists["asked"].items()}),
            addressed=expression(lists["addressed"]),
            labels=frozenset(flat(lists["labels"])),
        )

    def sells(self, href: str) -> bool:
        """True when an address in lower case, or one of several separated by spaces, leads to a shop or affiliate network.

        Shops are searched name by name, which is faster than one pattern of alternatives.
        """
        return any(map(href.__contains__, self.shops)) or ("=" in href and self.partner.search(href) is not None)


def flat(words: Mapping[str, Iterable[str]] | Iterable[str]) -> list[str]:
    """Merge the words of a list, all languages together.

    >>> flat({"en": ["more"], "de": ["mehr", "weiter"]}), flat(["ad"])
    (['more', 'mehr', 'weiter'], ['ad'])
    """
    return [w for listed in words.values() for w in listed] if isinstance(words, Mapping) else list(words)


def expression(entry: Mapping[str, Any]) -> re.Pattern[str]:
    """Compile the words of an entry into one case-sensitive pattern, for text in lower case: twice as fast as ignoring case.

    `match` sets where they may be: anywhere (the default), at the `start` or `end` of the text, as `whole` words, or as `all`
    words, so that the text contains nothing else but digits and marks.

    >>> expression({"words": {"en": ["ad"], "de": ["anzeige"]}, "match": "start"}).pattern
    '^\\\\W*(?:ad|anzeige)'
    """
    words = "|".join(flat(entry["words"]))
    frames = {
        "start": rf"^\W*(?:{words})",
        "end": rf"(?<!\w)(?:{words})$",
        "whole": rf"\b(?:{words})\b",
        "all": rf"^(?:[\W\d_]|(?<![^\W\d_])(?:{words})(?![^\W\d_]))+$",
    }
    return re.compile(frames[entry["match"]] if "match" in entry else words)
