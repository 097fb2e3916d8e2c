"""Phrases: wordings that tell an insertion, as data with their own examples (`audit/data/phrases.yaml`).

>>> phrases = Phrases.load()
>>> phrases.rules["also-on-host"].kind
'cross_promotion'
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.files import DATA, read_yaml
from audit.lang.literals import Literals

ROLES: dict[str, tuple[str, ...]] = {
    "promo": ("cross_promotion", "call_to_action", "newsletter", "social_follow", "appeal", "commerce", "sponsored"),
    "provenance": ("byline", "wire_credit", "correction", "editor_note", "author_bio", "copyright", "source_reference"),
    "furniture": ("ad_label", "caption", "interface", "label"),
}
"""Every kind of insertion, by role."""

PLACES = ("line", "sentence", "start", "end", "inside")
"""Where a pattern may stand: the whole line, the whole line or its first or last sentences, its start, its end, or anywhere
at the border of a word."""

HEADLINE = r"(?P<headline>[^\n]+)"
"""What the mark {headline} stands for: words up to the end of the line, or to where the story resumes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording: where it may stand, the literals that a line must hold before the pattern is tried, and examples.

    `ends` keeps a rule to the first and last lines of
    a text. `opens` says that the line heads a list whose items are insertions too; `longest` is the length in code points up to
    which a whole line can match. In `hits` the insertion stands in double
    square brackets; `misses` are texts without one. Patterns ignore case.
    """

    name: str
    role: str
    kind: str
    says: str
    at: str
    needs: tuple[str, ...]
    patterns: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    longest: int
    opens: bool
    ends: bool

    def compiled(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, compiled when a text first needs them: compiling all would take longer than an audit."""
        return compiled(self.patterns)


@cache
def compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns that ignore case, compiled once in a process."""
    return tuple(re.compile(p, re.IGNORECASE) for p in patterns)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every rule by name, and the rules that each literal may wake, with the length up to which one of them takes a line."""

    rules: Mapping[str, Rule]
    wakes: Mapping[str, tuple[tuple[Rule, ...], float]] = field(repr=False)
    literals: Literals = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "phrases.yaml") -> "Phrases":
        """The rules of a file. Raises `AuditError` that names the rule when one is not well formed."""
        data = read_yaml(path)
        rules = {name: rule(name, value, data["marks"]) for name, value in data["rules"].items()}
        wakes: dict[str, list[Rule]] = {}
        for r in rules.values():
            for literal in r.needs:
                wakes.setdefault(literal, []).append(r)
        return cls(
            rules,
            {w: (tuple(found), max(r.longest if r.at == "line" else math.inf for r in found)) for w, found in wakes.items()},
            Literals.of(wakes),
        )


def rule(name: str, value: Mapping[str, Any], marks: Mapping[str, str]) -> Rule:
    """A rule from its entry, marks such as {host} written out."""
    try:
        role, kind, at = value["role"], value["kind"], value.get("at", "line")
        if kind not in ROLES[role]:
            raise AuditError(f"phrases: {name}: {role} has no kind {kind}", f"choose one of {', '.join(ROLES[role])}")
        if at not in PLACES:
            raise AuditError(f"phrases: {name}: no place is called {at}", f"choose one of {', '.join(PLACES)}")
        patterns = value["pattern"] if isinstance(value["pattern"], list) else [value["pattern"]]
        for mark, text in {**marks, "headline": HEADLINE}.items():
            patterns = [p.replace("{" + mark + "}", text) for p in patterns]
        return Rule(
            name, role, kind, value["says"], at, tuple(str(n).lower() for n in value["needs"]), tuple(patterns),
            tuple(value["hits"]), tuple(value.get("misses", ())), value.get("longest", 400), value.get("opens", False),
            value.get("near") == "ends",
        )  # fmt: skip
    except KeyError as e:
        raise AuditError(f"phrases: {name}: {e} is missing or unknown", "see the rules beside it") from e
