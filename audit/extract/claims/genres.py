"""Genres: what an article declares itself to be, by type, word or address (`audit/data/genres.yaml`).

>>> genres = Genres.load()
>>> genres.by_type("OpinionNewsArticle"), genres.by_word("Guest essay"), genres.by_path("/2026/opinion/canal-deal")
('opinion', 'opinion', 'opinion')
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.files import DATA, read_yaml


@dataclass(frozen=True, slots=True)
class Genres:
    """Genre of each type, and one pattern over words and one over parts of an address for each genre, in order."""

    types: Mapping[str, str]
    words: tuple[tuple[str, str], ...]
    paths: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, path: Path = DATA / "genres.yaml") -> "Genres":
        """The genres of a file."""
        entries = read_yaml(path)["genres"].items()
        types = {t: genre for genre, v in entries for t in v["types"]}
        words, paths = (tuple((genre, "|".join(v[k])) for genre, v in entries) for k in ("words", "paths"))
        return cls(types, words, paths)

    def by_type(self, value: str) -> str | None:
        """Genre of a type of schema.org."""
        return self.types.get(value)

    def by_word(self, value: str) -> str | None:
        """Genre of a kicker, section or label."""
        text = value.strip(" :|·•-–—\n")
        return match(self.words, text) if len(text) <= 60 else None

    def by_path(self, path: str) -> str | None:
        """Genre of the parts of an address before its last."""
        parts = [p for p in path.lower().split("/")[:-1] if p]
        return next((g for g in (match(self.paths, p) for p in parts[:4]) if g), None)


@cache
def compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern with a group for each genre."""
    return re.compile("|".join(f"({p})" for _, p in patterns), re.IGNORECASE), tuple(g for g, _ in patterns)


def match(patterns: tuple[tuple[str, str], ...], text: str) -> str | None:
    """The first genre whose pattern matches the whole text."""
    pattern, genres = compiled(patterns)
    found = pattern.fullmatch(text)
    return genres[(found.lastindex or 1) - 1] if found else None
