"""Names of months, halves of the day and orders of numeric dates by language, from Unicode CLDR (`audit/data/months.yaml`).

A name is looked up in the languages of its page first, then in English, which templates mix with every language. A name that
is in neither counts only when it is a full name, and means one month in all languages that have it.

>>> months = Months.load()
>>> months.number("listopada", ("hr",)), months.number("listopada", ("pl",)), months.number("listopada", ())
(10, 11, None)
>>> months.number("ožujka", ()), months.number("Decision", ("en",)), months.number("AĞUSTOS", ("tr",))
(3, None, 8)
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from audit.files import DATA, read_yaml, remembered
from audit.frozen import frozen

PLAIN = str.maketrans({"ı": "i", "ł": "l", "đ": "d", "ø": "o", "\u0307": ""})
"""Letters that Unicode does not decompose, and the dot that lower-casing a Turkish capital leaves."""
LAST_FOLDED = "\u0400"
"""First character after Latin and Greek, whose accents writers omit; marks of other scripts are part of a letter."""
NORMALISED = "months-1"
"""Version of the cached names; to be changed with `normalised`."""
ALWAYS = "en"
"""Language of months on pages in every language."""


@frozen
class Months:
    """Month numbers by language and name, and of names with one meaning; halves of the day; orders of numeric dates.

    Numbers of weekdays by name, and their initials; top-level domains of sites in any country.
    """

    by_lang: Mapping[str, Mapping[str, int]] = field(repr=False)
    unique: Mapping[str, int] = field(repr=False)
    halves: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(repr=False)
    orders: Mapping[str, str | None] = field(repr=False)
    fillers: frozenset[str] = field(repr=False)
    weekdays: Mapping[str, int] = field(repr=False)
    anywhere: frozenset[str] = field(repr=False)
    initials: frozenset[str] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "months.yaml", more: Path = DATA / "dates.yaml") -> "Months":
        """Read the names of CLDR, and those of `more` that CLDR lacks; normalised names are cached."""
        data, hand = read_yaml(path), read_yaml(more)
        raw = path.read_bytes() + more.read_bytes()
        by_lang, unique = remembered(raw, lambda: normalised(data, hand["more_months"]), NORMALISED)
        fillers = frozenset(w for words in hand["fillers"].values() for w in words.split())
        halves = {lang: (tuple(am), tuple(pm)) for lang, (am, pm) in data["halves"].items()}
        named = ((word, n) for days in hand["weekdays"].values() for n, words in enumerate(days) for word in words.split())
        initials = frozenset(word for words in hand["weekday_initials"].values() for word in words)
        return cls(by_lang, unique, halves, data["orders"], fillers, dict(named), frozenset(hand["anywhere"]), initials)

    def number(self, name: str, langs: Iterable[str]) -> int | None:
        """Return the number of a month by its name, 1 to 12; None when unknown or ambiguous. Words are joined by `_`."""
        key = name_key(name)
        for word in (key, fold(key)):
            for lang in (*langs, ALWAYS):
                if found := self.by_lang.get(lang, {}).get(word):
                    return found
            if found := self.unique.get(word):
                return found
        return None

    def weekday(self, name: str) -> int | None:
        """Return the number of a weekday by its name in any language, 0 for Monday; None for other words.

        >>> Months.load().weekday("Wed"), Months.load().weekday("Domingo"), Months.load().weekday("Posted")
        (2, 6, None)
        """
        return self.weekdays.get(fold(name_key(name)))

    def order(self, tags: Iterable[str]) -> str | None:
        """Return the order of numbers for the first language tag that has one: `dmy`, `mdy`, `ymd`."""
        for tag in tags:
            lang, _, region = tag.replace("_", "-").partition("-")
            if found := self.orders.get(f"{lang.lower()}-{region.upper()}", self.orders.get(lang.lower())):
                return found
        return None

    def is_afternoon(self, before: str, after: str, langs: Iterable[str]) -> bool | None:
        """Decide by the words beside a clock which half of the day it is in; None when none says so."""
        for lang in (*langs, "ja", "ko", "zh"):
            for half, words in enumerate(self.halves.get(lang, ())):
                if any(after.startswith(w) or (not w.isascii() and before.endswith(w)) for w in words):
                    return bool(half)
        return None


def normalised(data: Mapping[str, Any], added: Mapping[str, list[str]]) -> tuple[dict[str, dict[str, int]], dict[str, int]]:
    """Normalise names of months: numbers by language and name, and by the names that mean one month in every language."""
    by_lang: dict[str, dict[str, int]] = {}
    owners: dict[str, set[int]] = {}
    for names in (data["full"], added, data["short"]):
        for lang, months in names.items():
            for n, forms in enumerate(months, 1):
                for form in forms.split():
                    by_lang.setdefault(lang, {}).setdefault(name_key(form), n)
                    owners.setdefault(name_key(form), set()).add(n)
    full = {name_key(form) for months in data["full"].values() for forms in months for form in forms.split()}
    unique = {name: min(owners[name]) for name in full if len(owners[name]) == 1}
    folded = {lang: {**{fold(k): v for k, v in names.items()}, **names} for lang, names in by_lang.items()}
    return folded, {**{fold(k): v for k, v in unique.items() if fold(k) not in owners}, **unique}


def name_key(name: str) -> str:
    """Normalise the name of a month: composed, in lower case, without full stops.

    >>> name_key("Févr."), name_key("EKİM")
    ('févr', 'ekim')
    """
    return unicodedata.normalize("NFC", name).lower().replace("\u0307", "").replace(".", "")


def fold(name: str) -> str:
    """Remove the accents of a name in Latin or Greek letters.

    >>> fold("février"), fold("май")
    ('fevrier', 'май')
    """
    if name.isascii() or max(name) >= LAST_FOLDED:
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name.translate(PLAIN)) if not unicodedata.combining(c))
