"""A newsroom's own rules of wording: words to mark, words to allow, and findings to suppress.

The rules file is YAML:

    words:                          # marked as loaded, in the newsroom's category
      - {forms: [blast, blasts], category: house_style, reason: "We write criticise."}
    allow:                          # not marked here
      - {forms: [regime], reason: "Our term for the junta, by decision of the desk."}
    suppress:                       # one finding, by its evidence id, as the audit of a draft shows it
      - {evidence: 5f2a90c1, reason: "It is the title of the play."}
    fail_on: [loaded, scare_quote]  # features or categories that make a draft fail; --fail-on adds to them

Allowed words and suppressed findings need a reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.files import read_yaml
from audit.frozen import frozen
from audit.rows import Sentence, Trait
from audit.rows.evidence import mark_ids
from audit.score.lexicons import Entry, make_entry
from audit.text import Document

PARTS = ("words", "allow", "suppress", "fail_on")


@frozen
class House:
    """The rules of one newsroom; without any, nothing changes. Allowed words and suppressed ids map to their reasons."""

    words: tuple[Entry, ...] = ()
    allowed: dict[str, str] = field(default_factory=dict)
    suppressed: dict[str, str] = field(default_factory=dict)
    fail_on: frozenset[str] = frozenset()
    digest: str = ""

    @classmethod
    def load(cls, path: Path) -> "House":
        """Read the rules of a file. Raises `AuditError` that names the invalid part."""
        file = read_yaml(path) or {}
        if not isinstance(file, dict) or set(file) - set(PARTS):
            extra = ", ".join(sorted(set(file) - set(PARTS))) if isinstance(file, dict) else "not a mapping"
            raise AuditError(f"{path}: {extra}: not a part of a rules file", f"its parts are {', '.join(PARTS)}")
        base = {"feature": "loaded", "category": "house_style"}
        words = [
            replace(make_entry({"source": f"house rules, {path.name}"} | row, base, f"{path}: words"), own_rule=True)
            for row in rule_rows(file, "words", path)
        ]
        allowed = {
            form.lower(): reason(row, path, "allow") for row in rule_rows(file, "allow", path) for form in row_forms(row, path)
        }
        suppressed = {}
        for row in rule_rows(file, "suppress", path):
            if not isinstance(row, dict) or not row.get("evidence"):
                raise AuditError(f"{path}: suppress: {row}: evidence is missing", "give the evidence id of the finding")
            suppressed[str(row["evidence"])] = reason(row, path, "suppress")
        mark = blake2b(path.read_bytes(), digest_size=6).hexdigest()
        return cls(tuple(words), allowed, suppressed, frozenset(file.get("fail_on") or ()), mark)


def rule_rows(file: dict[str, Any], part: str, path: Path) -> list[dict[str, Any]]:
    """Return the rows of one part of the file."""
    rows = file.get(part) or []
    if not isinstance(rows, list) or not all(isinstance(r, dict) for r in rows):
        raise AuditError(f"{path}: {part}: not a list of mappings", "write each as - {forms: [...], reason: ...}")
    return rows


def row_forms(row: dict[str, Any], path: Path) -> list[str]:
    """Return the forms of a row as strings."""
    forms = row.get("forms")
    if not forms or not isinstance(forms, list):
        raise AuditError(f"{path}: {row}: forms are missing", "give the words as forms: [word, words]")
    return [str(f) for f in forms]


def reason(row: dict[str, Any], path: Path, part: str) -> str:
    """Return the reason that a row gives."""
    if not row.get("reason"):
        raise AuditError(f"{path}: {part}: {row}: reason is missing", "give a reason; it is shown beside the audit")
    return str(row["reason"])


def evidence_ids(document: Document, traits: Sequence[Trait], sentences: Sequence[Sentence]) -> list[str]:
    """Compute the evidence id of each mark, eight hexadecimal digits.

    An id depends on feature, term and sentence of the mark, so that it survives changes elsewhere in the text.
    """
    words: dict[int, str] = {}
    for s in sentences:
        words[s.n] = f"{words.get(s.n, '')} {document.text[s.start : s.stop]}"
    marks = []
    for t in traits:
        around = next((words[s.n] for s in sentences if s.start <= t.start < s.stop), "")
        marks.append((t.feature, t.term, around))
    return mark_ids(marks)


def without_allowed(
    document: Document, traits: Sequence[Trait], sentences: Sequence[Sentence], house: House
) -> Iterator[Trait]:
    """Yield the marks that the house neither allows nor suppresses."""
    if not house.allowed and not house.suppressed:
        yield from traits
        return
    for t, evidence in zip(traits, evidence_ids(document, traits, sentences), strict=True):
        if evidence not in house.suppressed and t.term not in house.allowed:
            yield t


def failing(traits: Iterable[Trait], fail_on: Iterable[str]) -> list[Trait]:
    """List the marks in the outlet's own words whose feature or category makes a draft fail.

    A `loaded_candidate` fails only when `fail_on` names that feature.
    """
    names = frozenset(fail_on)
    shown = [t for t in traits if t.voice == "outlet" and (t.feature != "loaded_candidate" or t.feature in names)]
    return [t for t in shown if t.feature in names or t.category in names]
