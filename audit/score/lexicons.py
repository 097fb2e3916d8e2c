"""Lexicons of loaded wording: `lang/LANGUAGE/lexicons/*.yaml`, one file per category.

A file has `feature`, `category`, `entries`, `hits`, `misses` and, at its end, `explained`. An entry has `forms` (words or
phrases, lower case), a plain `reason`, its `source`, a `weight`, and conditions on the text around it: `only_before`,
`not_before` (patterns of the text that follows), `only_after`, `not_after` (patterns of the text that leads up to it). Hits
mark the words that the file must find as `[[word]]`; a miss must have no match. An entry may override `feature` or `category`.
`explained` holds the text of `audit explain` for each category and feature of the file; an audit does not read it.
`docs/language.md` shows how to add one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.files import read_yaml
from audit.frozen import frozen
from audit.lang.pack import Pack

CONDITIONS = ("only_before", "not_before", "only_after", "not_after")


@frozen
class Entry:
    """Forms of one loaded word or phrase, why it is loaded, and its conditions; `own_rule`: True for a newsroom's own word."""

    forms: tuple[str, ...]
    feature: str
    category: str
    weight: float
    reason: str
    source: str
    only_before: str | None = None
    not_before: str | None = None
    only_after: str | None = None
    not_after: str | None = None
    own_rule: bool = False

    @property
    def unconditional(self) -> bool:
        """True when the entry counts in any context."""
        return self.only_before is self.not_before is self.only_after is self.not_after is None

    def fits(self, before: str, after: str) -> bool:
        """True when the conditions hold between the texts `before` and `after`, both on the same line."""
        return (
            (self.only_before is None or re.match(self.only_before, after) is not None)
            and (self.not_before is None or re.match(self.not_before, after) is None)
            and (self.only_after is None or re.search(self.only_after, before, re.IGNORECASE) is not None)
            and (self.not_after is None or re.search(self.not_after, before, re.IGNORECASE) is None)
        )


@frozen
class Lexicons:
    """All entries of a language by the first word of each form; phrases longest first.

    `capitals`: True where a capital inside a sentence makes a name, whose words are no entries; False where every noun has one.
    """

    words: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    features: frozenset[str]
    capitals: bool = True

    @classmethod
    def load(cls, pack: Pack, house: Iterable[Entry] = ()) -> "Lexicons":
        """Read the lexicons of a language pack; the entries of a newsroom come before them."""
        entries = [*house, *(e for path in sorted((pack.folder / "lexicons").glob("*.yaml")) for e in read_entries(path))]
        return replace(cls.of(entries), capitals=pack.words["tags"]["capitals"] == "names")

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Lexicons":
        """Index entries; of those that share a form, the first whose conditions hold counts."""
        words: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        features = set()
        for entry in entries:
            features.add(entry.feature)
            for form in entry.forms:
                first, *rest = form.split()
                words.setdefault(first, []).append((tuple(rest), entry))
        return cls({w: tuple(sorted(e, key=lambda x: -len(x[0]))) for w, e in words.items()}, frozenset(features))


def read_entries(path: Path) -> list[Entry]:
    """Read the entries of one file. Raises `AuditError` with file and entry when a part is missing."""
    file = read_yaml(path)
    return [make_entry(row, file, f"{path.name}: {row.get('forms', row)}") for row in file["entries"]]


def make_entry(row: dict[str, Any], file: dict[str, Any], where: str) -> Entry:
    """Make one entry from its row, with its own `feature` and `category` or the file's."""
    for part in ("forms", "reason", "source"):
        if not row.get(part):
            raise AuditError(f"{where}: {part} is missing", "give every entry forms, reason and source")
    entry = Entry(
        forms=tuple(row["forms"]),
        feature=row.get("feature", file["feature"]),
        category=row.get("category", file["category"]),
        weight=float(row.get("weight", 0.5)),
        reason=row["reason"],
        source=row["source"],
    )
    return replace(entry, **{c: row[c] for c in CONDITIONS if c in row})
