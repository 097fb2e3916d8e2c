"""Explain a measure, kind, rule, signal or table: its meaning, how it is found, and what not to infer.

Texts are in `audit/data/explain/*.yaml`; rules and tables are explained from the data and code that define them.

>>> print(explained("insertion").splitlines()[0])
insertion (table)
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from audit.errors import AuditError
from audit.files import DATA, DEFAULT_LANGUAGE, LANGUAGES, read_yaml
from audit.rows import TABLES
from audit.store.schema import columns, name
from audit.store.views import view_names

KINDS = ("measure", "signal", "kind", "rule", "table", "term")
"""Kinds of names that can be explained, in list order."""
LIST_UNDER = "list_under"
"""Beginning of the rule of a list, which the rule of its heading follows."""
CLEARLY, APART = 0.85, 0.05
"""Minimum similarity of the name that is meant, and its minimum distance from the next one."""
MARKED = ("language", "word_model")
"""Files of `audit/data/explain` whose kinds are marks; the others are explained beside their words."""
FIELDS = ("kind", "title", "what", "how", "not_infer", "source", "base_rate")
"""Fields of an entry; the first five are required."""


class Explanation(NamedTuple):
    """The explanation of a name; `examples` are lines of text with the match in [[brackets]]."""

    name: str
    kind: str
    title: str
    what: str
    how: str
    not_infer: str
    source: str | None = None
    base_rate: str | None = None
    examples: tuple[str, ...] = ()


@cache
def explanations() -> dict[str, Explanation]:
    """Map each name to one explanation, that of the measure where the name is also a signal."""
    return {e.name: e for e in reversed(everything())}


def told(name: str) -> Explanation | None:
    """The explanation of one name; of a measure, a signal or a kind without reading rules and tables."""
    return findings().get(name) or explanations().get(name)


@cache
def findings() -> dict[str, Explanation]:
    """Map the names of measures, signals and kinds to the explanations that `explanations` has of them."""
    found = sorted(written(), key=lambda e: KINDS.index(e.kind), reverse=True)
    return {e.name: e for e in found if e.kind in KINDS[:3]}


@cache
def everything() -> tuple[Explanation, ...]:
    """Collect all explanations by name and kind; a name may be both signal and measure."""
    found = {(e.name, KINDS.index(e.kind)): e for e in (*tables(), *rules(), *cues(), *written())}
    return tuple(found[key] for key in sorted(found))


@cache
def written() -> tuple[Explanation, ...]:
    """Read `audit/data/explain`. Raises `AuditError` that names file and entry where a field is missing."""
    return tuple(written_in_files())


def written_in_files() -> Iterator[Explanation]:
    """Yield the explanations of `written`."""
    for path, entries in explained_files():
        for key, entry in entries.items():
            missing = [f for f in FIELDS[:5] if not entry.get(f)]
            if missing:
                raise AuditError(f"{path}: {key}: {', '.join(missing)} missing", "add it")
            given = {f: folded(entry[f]) for f in FIELDS if entry.get(f)}
            yield Explanation(
                name=key,
                kind=given["kind"],
                title=given["title"],
                what=given["what"],
                how=given["how"],
                not_infer=given["not_infer"],
                source=given.get("source"),
                base_rate=given.get("base_rate"),
            )


def explained_files() -> Iterator[tuple[Path, dict[str, dict[str, Any]]]]:
    """Yield the files of explanations with their entries: `audit/data/explain`, and the lexicons of each language.

    The default language comes last, so that its words explain a category that several languages have.
    """
    yield from ((path, read_yaml(path) or {}) for path in sorted((DATA / "explain").glob("*.yaml")))
    lexicons = LANGUAGES.glob("*/lexicons/*.yaml")
    for path in sorted(lexicons, key=lambda p: (p.parts[-3] == DEFAULT_LANGUAGE, p)):
        yield path, {name: {"kind": "kind"} | entry for name, entry in (read_yaml(path).get("explained") or {}).items()}


def marks() -> frozenset[str]:
    """Names of the features and categories that the marks of language have."""
    found = (entries for path, entries in explained_files() if path.stem in MARKED or path.parent.name == "lexicons")
    return frozenset(name for entries in found for name, e in entries.items() if e["kind"] == "kind")


def refuse_unmarked(names: Iterable[str], own: Iterable[str] = ()) -> None:
    """Raise `AuditError` for a name that no mark has as feature or category; `own` are those of a newsroom's words."""
    known = marks() | frozenset(own)
    if wrong := next((n for n in names if n not in known), None):
        near = get_close_matches(wrong, sorted(known), 2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"names are {', '.join(sorted(known))}"
        raise AuditError(f"{wrong}: no mark has this feature or category", hint)


def rules() -> Iterator[Explanation]:
    """Explain the rules of `phrases.yaml`, each with its examples."""
    for key, rule in read_yaml(DATA / "phrases.yaml")["rules"].items():
        kind = rule["kind"].replace("_", " ")
        hits = [hit for block in rule.values() if isinstance(block, dict) for hit in block["hits"]]
        how = f"A pattern for {rule['role']} ({kind}), tried on lines that contain its literal words."
        yield Explanation(
            name=key,
            kind="rule",
            title=f"{kind}, by wording",
            what=folded(rule["says"]),
            how=how,
            not_infer="that the article is worse for it: a pattern shows what the words are, not why they are there",
            source="audit/data/phrases.yaml",
            examples=tuple(map(folded, hits[:3])),
        )


def cues() -> Iterator[Explanation]:
    """Explain the cues of `notices.yaml`, each with its examples and what its signal does not show."""
    signals = {e.name: e for e in written() if e.kind == "signal"}
    for key, cue in read_yaml(DATA / "notices.yaml")["rules"].items():
        signal = signals.get(cue["signal"])
        if signal is None:
            raise AuditError(f"notices.yaml: {key}: {cue['signal']} is not explained", "add it to data/explain/signals.yaml")
        yield Explanation(
            name=key,
            kind="rule",
            title=f"{signal.title}, by wording",
            what=f"A wording that shows the signal {signal.name}. {signal.what}",
            how=f"A pattern for {signal.name} ({cue['lang']}), tried on lines that contain its literal words.",
            not_infer=signal.not_infer,
            source="audit/data/notices.yaml",
            examples=tuple(map(folded, cue["hits"][:3])),
        )


def tables() -> Iterator[Explanation]:
    """Explain the tables from the row classes."""
    for table in TABLES:
        cols = ", ".join(c for c, _, _, _ in columns(table))
        what = folded((table.__doc__ or "").strip())
        yield Explanation(
            name=name(table),
            kind="table",
            title="Table of the database",
            what=what,
            how=f"Columns: {cols}. Their comments: audit schema {name(table)}",
            not_infer="that a missing row means no: what was not looked for is not_checked, what is unknown is null",
        )


def folded(words: Any) -> str:
    """Join words onto one line."""
    return " ".join(str(words).split())


def explanation(wanted: str) -> tuple[Explanation, ...]:
    """Look up the explanations of a name, by kind; of the one that is clearly meant where the name itself is unknown.

    Raises `AuditError` with similar names when none is meant, or several may be.
    """
    known: dict[str, tuple[Explanation, ...]] = {}
    for e in everything():
        known[normal(e.name)] = (*known.get(normal(e.name), ()), e)
    for one in readings(wanted):
        if found := known.get(one):
            return found
    if meant := name_meant(wanted, known):
        return known[meant]
    near = get_close_matches(normal(wanted), known, 4, 0.6)
    if wanted in view_names():
        raise AuditError(f"{wanted}: a view of the database", f"audit schema {wanted} shows its columns")
    near += [n for n, es in known.items() if wanted.casefold() in es[0].title.casefold() and n not in near][:4]
    hint = f"did you mean {', '.join(known[n][0].name for n in near[:5])}?" if near else "audit explain --list shows every name"
    raise AuditError(f"{wanted}: nothing is explained under that name", hint)


def name_meant(wanted: str, known: Mapping[str, tuple[Explanation, ...]]) -> str | None:
    """The one name that a misspelt word or a title stands for; None where several are as near."""
    titled = [name for name, found in known.items() if found[0].title.casefold() == wanted.strip().casefold()]
    if len(titled) == 1:
        return titled[0]
    word = normal(wanted)
    near = get_close_matches(word, known, 2, CLEARLY)
    ratios = [SequenceMatcher(None, name, word).ratio() for name in near]
    return near[0] if near and (len(near) == 1 or ratios[0] - ratios[1] > APART) else None


def readings(wanted: str) -> Iterator[str]:
    """Yield the names that a printed rule may stand for: itself, its category, its model or heading.

    >>> list(readings("loaded:motive")), list(readings("list under also-on-host"))
    (['loaded:motive', 'motive', 'loaded'], ['list_under_also_on_host', 'list_under'])
    """
    yield normal(wanted)
    rule, _, detail = wanted.partition(":")
    if detail:
        yield from (normal(detail), normal(rule))
    if normal(wanted).startswith(LIST_UNDER):
        yield LIST_UNDER


@cache
def reasons() -> dict[tuple[str, str], str]:
    """Map category and form of each lexicon entry to its reason; a mark of the word model has none of its own."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted(LANGUAGES.glob("*/lexicons/*.yaml"), key=lambda p: (p.parts[-3] == DEFAULT_LANGUAGE, p)):
        file = read_yaml(path)
        for row in file["entries"]:
            found |= {(row.get("category", file["category"]), form): row["reason"] for form in row["forms"]}
    return found


def reason(category: str | None, term: str) -> str | None:
    """Return why a mark is shown: its entry's reason, else what its category is; None where neither is known."""
    if found := reasons().get((category or "", term)):
        return found
    explained_category = told(category or "")
    return explained_category.what if explained_category else None


def normal(name: str) -> str:
    """Normalise a name for comparison: lower case, words joined by underscores."""
    return re.sub(r"[-\s]+", "_", name.strip()).casefold()


def explained(wanted: str) -> str:
    """Render the explanations of a name for the terminal."""
    from rich.padding import Padding

    from audit.report.console import Words, open_console

    console = open_console(88)
    with console.capture() as capture:
        for i, found in enumerate(explanation(wanted)):
            console.print(Words.assemble("\n" if i else "", (found.name, "bold"), f" ({found.kind})"))
            console.print(Words(found.title, style="dim"))
            for heading, words in parts(found):
                console.print(Words(f"\n{heading}", style="bold cyan"))
                for line in words:
                    console.print(Padding(Words(line), (0, 0, 0, 2)))
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(found: Explanation) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield headings and their lines, empty ones left out."""
    yield "WHAT IT IS", (found.what,)
    yield "HOW IT IS FOUND", (found.how,)
    yield "DO NOT INFER", (found.not_infer,)
    for heading, words in (("HOW COMMON IT IS", found.base_rate), ("SOURCE", found.source)):
        if words:
            yield heading, (words,)
    if found.examples:
        yield "EXAMPLES", found.examples


def listed(kind: str | None = None) -> str:
    """List every name with its title, by kind; rules, which are many, only on request."""
    out = []
    for one in KINDS:
        rows = [e for e in everything() if e.kind == one and kind in {None, one}]
        if one == "rule" and kind is None:
            out += [f"RULES\n  {len(rows)} rules: audit explain --kind rule", ""]
        elif rows:
            width = max(len(e.name) for e in rows)
            out += [f"{one.upper()}S", *(f"  {e.name.ljust(width)}  {e.title}" for e in rows), ""]
    return "\n".join(out)
