"""Genres that an article declares, by type, word or address (`audit/data/genres.yaml`).

>>> genres = Genres.load()
>>> genres.by_type("OpinionNewsArticle"), genres.by_word("Guest essay"), genres.by_path("/2026/opinion/canal-deal")
('opinion', 'opinion', 'opinion')
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.frozen import frozen
from audit.text import pattern

LONGEST_LABEL = 60
"""Maximum characters of a kicker, section or label."""
DEEPEST = 4
"""Maximum path segments of an address that are read, from its start."""


@frozen
class Genres:
    """Genre of each type, and two patterns with one group per genre, for words and for path segments."""

    types: Mapping[str, str] = field(repr=False)
    order: tuple[str, ...]
    words: str = field(repr=False)
    paths: str = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "genres.yaml") -> "Genres":
        """Read the genres of a file; words are given by language."""
        entries = read_yaml(path)["genres"]
        return cls(
            types={t: genre for genre, v in entries.items() for t in v["types"]},
            order=tuple(entries),
            words=grouped_by_genre([w for words in v["words"].values() for w in words] for v in entries.values()),
            paths=grouped_by_genre(v["paths"] for v in entries.values()),
        )

    def by_type(self, value: str) -> str | None:
        """Look up the genre of a schema.org type."""
        return self.types.get(value)

    def by_word(self, value: str) -> str | None:
        """Look up the genre of a kicker, section or label."""
        text = value.strip(" :|·•-–—\n")
        return self.genre_of(self.words, text) if len(text) <= LONGEST_LABEL else None

    def by_path(self, path: str) -> str | None:
        """Look up the genre of the path segments of an address before its last."""
        parts = [p for p in path.lower().split("/")[:-1] if p]
        return next((g for g in (self.genre_of(self.paths, p) for p in parts[:DEEPEST]) if g), None)

    def genre_of(self, source: str, text: str) -> str | None:
        """Return the first genre whose group matches the entire text."""
        found = pattern(source, re.IGNORECASE).fullmatch(text)
        return self.order[(found.lastindex or 1) - 1] if found else None


def grouped_by_genre(patterns: Iterable[Sequence[str]]) -> str:
    """Build one pattern with a group per genre; the genres' own patterns have no capturing groups."""
    return "|".join(f"({'|'.join(p)})" for p in patterns)
