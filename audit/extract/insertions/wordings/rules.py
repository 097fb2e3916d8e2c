"""Wordings that mark an insertion, as data with their own examples (`data/phrases.yaml`).

A rule has what it finds (`role`, `kind`), where it may match (`at`), where the wording was seen (`says`), and one block per
language, named by its ISO 639-1 code (`mul` for marks that all languages share):

    share-line:
      role: promo
      kind: call_to_action
      says: A line that asks to share the article.
      frame: '(?:{words}){tail}'          # optional: pattern that the `words` of each language fill
      de:
        needs: ['teilen']                 # literals in lower case; a line without any of them is not tried
        words: ['artikel teilen']         # alternatives for the frame
        pattern: ['jetzt teilen{tail}']   # patterns of this language alone
        hits: ['[[Artikel teilen]]']      # the insertion in double brackets
        misses: ['Er will den Artikel teilen.']

To add a language to a rule, add its block. A literal triggers the patterns of its own language only, and the frame, which
contains the words of all languages so that it is compiled once. `{words}` and the marks of the file (`{host}`, `{name}` …)
are written out here; patterns ignore case.

>>> phrases = Phrases.load()
>>> phrases.rules["also-on-host"].kind, [w.lang for w in phrases.rules["cue-colon-romance"].wordings]
('cross_promotion', ['fr', 'es', 'it', 'pt', 'ca', 'ro'])
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.files import DATA, read_yaml
from audit.frozen import frozen
from audit.lang.literals import Literals
from audit.text import pattern

ROLES: dict[str, tuple[str, ...]] = {
    "promo": ("cross_promotion", "call_to_action", "newsletter", "social_follow", "appeal", "commerce", "sponsored"),
    "provenance": (
        *("byline", "wire_credit", "correction", "editor_note", "author_bio", "copyright", "source_reference"),
        "struck_out",
    ),
    "furniture": ("ad_label", "caption", "interface", "label"),
}
"""Every kind of insertion, by role."""

PLACES = ("line", "sentence", "start", "end", "inside")
"""Where a pattern may match: the entire line; the entire line or its first or last sentences; its start; its end; or anywhere
at a word boundary."""

FIELDS = frozenset({"role", "kind", "says", "at", "longest", "opens", "near", "kicker", "frame"})
"""Keys of a rule; every other key is a language."""

LANGUAGE = re.compile(r"[a-z]{2}|mul")
"""Code of a language block: ISO 639-1, or `mul` of ISO 639-2 for several languages."""

HEADLINE = r"(?P<headline>[^\n]+)"
"""Pattern of the placeholder {headline}: up to the end of the line, or to where the story resumes."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A rule in one language.

    `needs` are literals in lower case: patterns are tried only in lines with one of them. In `hits` the
    insertion is in double square brackets; `misses` are texts without one.
    """

    lang: str
    needs: tuple[str, ...]
    patterns: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@frozen
class Rule:
    """One kind of wording: its role, where it may match, and its wordings by language.

    `longest` is the maximum length, in code points, of a whole line that can match. `opens` marks the heading of a list whose
    items are insertions too; `ends` limits a rule to the first and last lines of a text, `apart` to blocks in which few texts
    touch; a `kicker` may open a sentence of the story too ("Background: The strikes began …").
    """

    name: str
    role: str
    kind: str
    says: str
    at: str
    longest: int
    opens: bool
    ends: bool
    apart: bool
    kicker: bool
    wordings: tuple[Wording, ...] = field(repr=False)


@frozen
class Phrases:
    """All rules by name, and what each literal triggers: wordings of rules, and the longest line for any of them."""

    rules: Mapping[str, Rule]
    wakes: Mapping[str, tuple[tuple[tuple[Rule, Wording], ...], float]] = field(repr=False)
    literals: Literals = field(repr=False)

    @classmethod
    def load(cls, path: Path = DATA / "phrases.yaml") -> "Phrases":
        """Read the rules of a file. Raises `AuditError` naming the rule when one is malformed."""
        data = read_yaml(path)
        rules = {name: parse_rule(name, value, data["marks"]) for name, value in data["rules"].items()}
        wakes: dict[str, list[tuple[Rule, Wording]]] = {}
        for r in rules.values():
            for w in r.wordings:
                for literal in w.needs:
                    wakes.setdefault(literal, []).append((r, w))
        longest = {
            literal: max(r.longest if r.at == "line" else math.inf for r, _ in woken) for literal, woken in wakes.items()
        }
        return cls(rules, {w: (tuple(woken), longest[w]) for w, woken in wakes.items()}, Literals.of(wakes))


@lru_cache(maxsize=1 << 12)
def compiled(wordings: tuple[Wording, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of some wordings, and their shared frame once.

    Each is compiled on first use: compiling all takes longer than an audit.
    """
    return tuple(pattern(p, re.IGNORECASE) for p in dict.fromkeys(p for w in wordings for p in w.patterns))


def parse_rule(name: str, value: Mapping[str, Any], marks: Mapping[str, str]) -> Rule:
    """Parse the entry of a rule."""
    languages = [key for key in value if key not in FIELDS]
    words = (word for lang in languages for word in value[lang].get("words", ()))
    frame = value["frame"].replace("{words}", "|".join(dict.fromkeys(words))) if "frame" in value else None
    try:
        role, kind, at = value["role"], value["kind"], value.get("at", "line")
        if kind not in ROLES[role]:
            raise AuditError(f"phrases: {name}: {role} has no kind {kind}", f"choose one of {', '.join(ROLES[role])}")
        if at not in PLACES:
            raise AuditError(f"phrases: {name}: no place is called {at}", f"choose one of {', '.join(PLACES)}")
        if odd := [key for key in languages if not LANGUAGE.fullmatch(key)]:
            raise AuditError(f"phrases: {name}: {odd[0]} is neither a field nor a language", "see the rules beside it")
        return Rule(
            name=name,
            role=role,
            kind=kind,
            says=value["says"],
            at=at,
            longest=value.get("longest", 400),
            opens=value.get("opens", False),
            ends=value.get("near") == "ends",
            apart=value.get("near") == "paragraphs",
            kicker=value.get("kicker", at == "sentence"),
            wordings=tuple(parse_wording(lang, value[lang], frame, marks) for lang in languages),
        )
    except KeyError as e:
        raise AuditError(f"phrases: {name}: {e} is missing or unknown", "see the rules beside it") from e


def parse_wording(lang: str, value: Mapping[str, Any], frame: str | None, marks: Mapping[str, str]) -> Wording:
    """Parse the block of one language with all placeholders filled; `frame` is filled for languages with words for it."""
    patterns = [*([frame] if frame and "words" in value else ()), *value.get("pattern", ())]
    for mark, text in {**marks, "headline": HEADLINE}.items():
        patterns = [p.replace("{" + mark + "}", text) for p in patterns]
    return Wording(
        lang=lang,
        needs=tuple(str(n).lower() for n in value["needs"]),
        patterns=tuple(patterns),
        hits=tuple(value["hits"]),
        misses=tuple(value.get("misses", ())),
    )
