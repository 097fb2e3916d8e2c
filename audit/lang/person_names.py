"""Personal names: particles, joined surnames and degrees of all languages (`audit/data/names.yaml`).

Bylines and speakers share this reader, because pages and texts name people of every language.

>>> names = PersonNames.load()
>>> [names.surname(name) for name in ("Ludo van der Meer", "Omar al-Feld", "Ann Lee", "José Ortega y Gasset")]
['van der Meer', 'al-Feld', 'Lee', 'Ortega y Gasset']
>>> [names.is_small(word) for word in ("von", "el-Sand", "d’Orsay", "and")]
[True, True, True, False]
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.lang.pack import Pack
from audit.text import pattern

ELIDED = re.compile(r"[a-z]{1,2}['’][^\W\d_]")
"""A small particle joined to its name: "d'Orsay", "o’Neill"."""
POINTS = str.maketrans("", "", ".'’")
FIRST_NAMES = "first_names.yaml"


def first_names(pack: Pack) -> dict[str, float]:
    """Read the first names of a language and the share of women among those who have each; none where the pack has no file."""
    listed = pack.read(FIRST_NAMES) if (pack.folder / FIRST_NAMES).exists() else {}
    return {name: int(percent) / 100 for percent, names in listed.items() for name in names.split()}


@dataclass(frozen=True, slots=True)
class PersonNames:
    """Lower-case particles, words that join two surnames, degrees, generations, and the pattern of joined prefixes."""

    particles: frozenset[str] = field(repr=False)
    joints: frozenset[str] = field(repr=False)
    degrees: frozenset[str] = field(repr=False)
    generations: frozenset[str] = field(repr=False)
    prefixed: str = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "names.yaml") -> "PersonNames":
        """Read the words of a file."""
        lists = {name: frozenset(w for words in by_lang.values() for w in words) for name, by_lang in read_yaml(path).items()}
        prefixed = rf"(?:{'|'.join(sorted(lists['prefixes']))})[-‑][^\W\d_a-z]"
        return cls(lists["particles"], lists["joints"], lists["degrees"], lists["generations"], prefixed)

    def without(self, words: Collection[str]) -> "PersonNames":
        """Return the reader for running text of a language in which these particles and prefixes are words of their own."""
        return replace(self, particles=self.particles - set(words))

    def with_particles(self, words: Collection[str]) -> "PersonNames":
        """Return the reader with particles that a language has inside names only: "von der Marr"."""
        return replace(self, particles=self.particles | set(words))

    def is_small(self, word: str) -> bool:
        """True for a part of a name that is written small: a particle, or a surname after a joined particle."""
        if word.lower().strip("'’.") in self.particles:
            return True
        return bool(ELIDED.match(word) or pattern(self.prefixed).match(word))

    def is_degree(self, word: str) -> bool:
        """True for letters after a name: a known degree with a point, or with two capitals, which sets it apart from a surname.

        >>> [PersonNames.load().is_degree(word) for word in ("M.D.", "PhD", "Ma", "Meade")]
        [True, True, False, False]
        """
        lettered = "." in word or sum(c.isupper() for c in word) > 1
        return lettered and word.translate(POINTS).lower() in self.degrees

    def without_degrees(self, name: str) -> str:
        """Remove degrees from the end of a name of two words or more; a name in capitals keeps letters without points.

        >>> [PersonNames.load().without_degrees(name) for name in ("Ann Lee PhD", "JACK MA", "Ann Lee M.D. MPH")]
        ['Ann Lee', 'JACK MA', 'Ann Lee']
        """
        words = name.split()
        shouted = name == name.upper()
        while len(words) > 2 - shouted and self.is_degree(words[-1]) and ("." in words[-1] or not shouted):
            words.pop()
        return " ".join(words)

    def surname(self, name: str, endings: Collection[str] = ()) -> str:
        """Return the last word of a name that is none of `endings` (lower case), with the particles before it.

        The first word is a given name and is never part of the surname of a longer name.
        """
        words = [w for w in name.split() if w.rstrip(".").lower() not in endings]
        if len(words) < 2:
            return words[0] if words else name
        start = len(words) - 1
        while start > 1 and self.continues(words, start):
            start -= 1
        return " ".join(words[start:])

    def continues(self, words: list[str], start: int) -> bool:
        """True when the word before `start` belongs to the surname: a particle, a joint, or the surname before a joint."""
        before = words[start - 1]
        if before.lower() in self.joints or words[start].lower() in self.joints:
            return True
        return before[:1].islower() and before.lower() in self.particles
