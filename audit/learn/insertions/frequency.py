"""Count the table of known words (`words.txt`) in prose."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from audit.lang.frequency import WordBands
from audit.learn.insertions.corpora import Prose

INSIDE = re.compile(r"(?<=[\w,;)’] )[^\W\d_][^\W_]*(?:[-’'][^\W\d_]+)*")
"""A word inside a sentence: at the start every word is capitalised."""

BANDS = (3, 30, 400)
"""Minimum occurrences in a million words of a rare, common and very common word, counted per language."""


def count_words(texts: Iterable[Prose], *, fewest: int = 3) -> WordBands:
    """Band the words that occur at least `fewest` times inside sentences of their language."""
    counted: dict[str, Counter[str]] = {}
    for text in texts:
        mine = counted.setdefault(text.lang, Counter())
        for paragraph in text.paragraphs:
            mine.update(INSIDE.findall(paragraph))
    lower: dict[str, int] = {}
    capital: dict[str, int] = {}
    for mine in counted.values():
        million = sum(mine.values()) / 1e6
        for word, n in mine.items():
            if n < fewest or len(word) > 24 or (word[1:] != word[1:].lower() and n < 4 * fewest):
                continue
            into = lower if word.islower() else capital if word[0].isupper() else None
            if into is not None:
                rate = n / max(million, 0.3)
                into[word] = max(into.get(word, 0), 1 + (rate >= BANDS[1]) + (rate >= BANDS[2]))
    return WordBands(lower, capital)


def save_words(words: WordBands, path: Path) -> None:
    """Write one line per form and band."""
    lines = [
        f"{form} {band} {' '.join(sorted(w for w, b in table.items() if b == band))}"
        for form, table in (("lower", words.lower), ("capital", words.capital))
        for band in (1, 2, 3)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
