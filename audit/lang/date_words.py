"""Words beside a date that show what happened then, in all languages at once because pages mix them.

>>> words = DateWords.load()
>>> [bool(words.updated.search(line)) for line in ("Zuletzt aktualisiert am", "Publié le", "By Ada Brandt")]
[True, False, False]
>>> bool(words.published.search("Publié le"))
True
"""

import re
from dataclasses import field
from pathlib import Path

from audit.files import DATA, read_yaml
from audit.frozen import frozen


@frozen
class DateWords:
    """Patterns of words before a time of modification, before a time of publication, and of a day's label, case ignored."""

    updated: re.Pattern[str] = field(repr=False)
    published: re.Pattern[str] = field(repr=False)
    labels: re.Pattern[str] = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "dates.yaml") -> "DateWords":
        """Read the words of a file."""
        data = read_yaml(path)
        lists = ("updated", "published", "labels")
        patterns = ("|".join(w for words in data[name].values() for w in words) for name in lists)
        return cls(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))

    @property
    def stamps(self) -> str:
        """Source of a pattern of all words beside a date, to be combined with others."""
        return f"{self.updated.pattern}|{self.published.pattern}"
