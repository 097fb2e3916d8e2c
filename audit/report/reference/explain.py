"""What a measure, kind, rule, signal or table means, how it is found, and what not to infer.

The words stand in `audit/data/explain/*.yaml`; wordings, categories of words and tables are explained from the data and the
code that define them.

>>> print(explained("insertion").splitlines()[0])
insertion (table)
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from audit.errors import AuditError
from audit.files import DATA, read_yaml
from audit.lang.pack import DEFAULT, FOLDER
from audit.rows import TABLES
from audit.store.schema import columns, name

KINDS = ("measure", "signal", "kind", "rule", "table")
"""What can be explained, in the order of the list."""
FIELDS = ("kind", "title", "what", "how", "not_infer", "source", "base_rate")


class Explanation(NamedTuple):
    """One name and its explanation; `examples` are lines of words as they are found, the find in [[brackets]]."""

    name: str
    kind: str
    title: str
    what: str
    how: str
    not_infer: str
    source: str | None = None
    base_rate: str | None = None
    examples: tuple[str, ...] = ()


def explanations() -> dict[str, Explanation]:
    """One explanation a name, that of the measure where a name is a signal as well."""
    return {e.name: e for e in reversed(everything())}


@cache
def everything() -> tuple[Explanation, ...]:
    """Every explanation, by name and then by kind; one name may be a signal and a measure as well."""
    found = {(e.name, KINDS.index(e.kind)): e for e in (*tables(), *rules(), *written())}
    return tuple(found[key] for key in sorted(found))


def written() -> Iterator[Explanation]:
    """The explanations of `audit/data/explain`. Raises `AuditError` that names the file and the entry that lacks a field."""
    for path, entries in explained_files():
        for key, entry in entries.items():
            missing = [f for f in FIELDS[:5] if not entry.get(f)]
            if missing:
                raise AuditError(f"{path}: {key}: {', '.join(missing)} missing", "write it")
            kind, title, what, how, not_infer, source, base_rate = (folded(entry[f]) if entry.get(f) else "" for f in FIELDS)
            yield Explanation(key, kind, title, what, how, not_infer, source or None, base_rate or None)


def explained_files() -> Iterator[tuple[Path, dict[str, dict[str, Any]]]]:
    """Yield the files of explanations with their entries: `audit/data/explain`, and the lexicons of each language.

    The default language comes last, so that its words explain a category that several languages have.
    """
    yield from ((path, read_yaml(path) or {}) for path in sorted((DATA / "explain").glob("*.yaml")))
    lexicons = FOLDER.glob("*/lexicons/*.yaml")
    for path in sorted(lexicons, key=lambda p: (p.parts[-3] == DEFAULT, p)):
        yield path, {name: {"kind": "kind"} | entry for name, entry in (read_yaml(path).get("explained") or {}).items()}


def rules() -> Iterator[Explanation]:
    """The wordings of `phrases.yaml`, each with its examples."""
    for key, rule in read_yaml(DATA / "phrases.yaml")["rules"].items():
        kind = rule["kind"].replace("_", " ")
        how = f"One wording among those of {rule['role']} ({kind}); a line must hold the words that it looks for first."
        yield Explanation(
            key, "rule", f"{kind}, by wording", folded(rule["says"]), how,
            "that the article is worse for it: a wording tells what the words are, not why they are there",
            "audit/data/phrases.yaml", None, tuple(map(folded, rule.get("hits", ())))[:3],
        )  # fmt: skip


def tables() -> Iterator[Explanation]:
    """The tables, from the row classes."""
    for table in TABLES:
        cols = ", ".join(c for c, _, _, _ in columns(table))
        what = folded((table.__doc__ or "").strip())
        yield Explanation(
            name(table),
            "table",
            "Table of the database",
            what,
            f"Columns: {cols}. Their comments: audit schema {name(table)}",
            "that a missing row means no: what was not looked for is not_checked, what is unknown is null",
        )


def folded(words: Any) -> str:
    """Words on one line."""
    return " ".join(str(words).split())


def explanation(wanted: str) -> tuple[Explanation, ...]:
    """The explanations of a name, by kind. Raises `AuditError` with near names when there is none."""
    known: dict[str, tuple[Explanation, ...]] = {}
    for e in everything():
        known[plain(e.name)] = (*known.get(plain(e.name), ()), e)
    found = known.get(plain(wanted))
    if found:
        return found
    near = get_close_matches(plain(wanted), known, 4, 0.6)
    near += [n for n, es in known.items() if wanted.casefold() in es[0].title.casefold() and n not in near][:4]
    hint = f"did you mean {', '.join(known[n][0].name for n in near[:5])}?" if near else "audit explain --list shows every name"
    raise AuditError(f"{wanted}: nothing of that name", hint)


def plain(name: str) -> str:
    """A name as names are compared: small letters, words joined by underscores."""
    return re.sub(r"[-\s]+", "_", name.strip()).casefold()


def explained(wanted: str) -> str:
    """The explanations of a name as text for the terminal."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    width = min(console.width, 88)
    with console.capture() as capture:
        for i, found in enumerate(explanation(wanted)):
            console.print(Text.assemble("\n" if i else "", (found.name, "bold"), f" ({found.kind})"), width=width)
            console.print(Text(found.title, style="dim"), width=width)
            for heading, words in parts(found):
                console.print(Text(f"\n{heading}", style="bold cyan"), width=width)
                for line in words:
                    console.print(Padding(Text(line), (0, 0, 0, 2)), width=width)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(found: Explanation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings and their lines, those with nothing to say left out."""
    yield "WHAT IT IS", (found.what,)
    yield "HOW IT IS FOUND", (found.how,)
    yield "DO NOT INFER", (found.not_infer,)
    for heading, words in (("HOW COMMON IT IS", found.base_rate), ("SOURCE", found.source)):
        if words:
            yield heading, (words,)
    if found.examples:
        yield "EXAMPLES", found.examples


def listed(kind: str | None = None) -> str:
    """Every name with its title, by kind; rules are many and stand in the list only when they are asked for."""
    out = []
    for one in KINDS:
        rows = [e for e in everything() if e.kind == one and kind in {None, one}]
        if one == "rule" and kind is None:
            out += [f"RULES\n  {len(rows)} wordings: audit explain --kind rule", ""]
        elif rows:
            width = max(len(e.name) for e in rows)
            out += [f"{one.upper()}S", *(f"  {e.name.ljust(width)}  {e.title}" for e in rows), ""]
    return "\n".join(out)
