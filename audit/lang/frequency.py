"""How common words are: a table of words seen in small letters and of words seen with a capital, in four bands.

The file holds a line for each form and band: `lower 3 the and of …`. Band 3 holds the most common words of a language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from audit.files import DATA


@dataclass(frozen=True, slots=True)
class Words:
    """Bands, 1 (rare) to 3 (very common), of words in small letters and of words with a capital inside a sentence."""

    lower: Mapping[str, int] = field(repr=False)
    capital: Mapping[str, int] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "models" / "words.txt") -> "Words":
        """The table of a file."""
        tables: dict[str, dict[str, int]] = {"lower": {}, "capital": {}}
        for line in path.read_text(encoding="utf-8").splitlines():
            form, band, words = line.split(" ", 2)
            tables[form].update(dict.fromkeys(words.split(" "), int(band)))
        return cls(tables["lower"], tables["capital"])
