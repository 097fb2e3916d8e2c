"""Word frequency: bands of words in lower case and of words with a capital.

The file has one line per form and band: `lower 3 the and of …`. Band 3 holds the most common words of a language; a word
in no band is unknown.

>>> words = WordBands.load()
>>> words.lower["the"], words.capital["London"], words.lower.get("quill", 0)
(3, 2, 0)
"""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from audit.files import DATA
from audit.frozen import frozen


@frozen
class WordBands:
    """Bands, 1 (rare) to 3 (very common), of words in lower case and of words with a capital inside a sentence."""

    lower: Mapping[str, int] = field(repr=False)
    capital: Mapping[str, int] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "models" / "words.txt") -> "WordBands":
        """Read the table of a file."""
        tables: dict[str, dict[str, int]] = {"lower": {}, "capital": {}}
        for line in path.read_text(encoding="utf-8").splitlines():
            form, band, words = line.split(" ", 2)
            tables[form].update(dict.fromkeys(words.split(" "), int(band)))
        return cls(tables["lower"], tables["capital"])
