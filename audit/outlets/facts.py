"""Turn a registry entry into dated, sourced statements, for cards and databases.

>>> from audit.outlets import Registry
>>> registry = Registry.load()
>>> fact = next(f for f in facts(registry.entries["rt"], registry.sources) if f.field == "assessment")
>>> fact.value, fact.said_by, fact.as_of, [s.key for s in fact.sources]
('SC', 'State Media Monitor', '2024-02-07', ['smm'])
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from audit.outlets.compiled import Entry
from audit.rows import Outlet, OutletFact, OutletHost


class Source(NamedTuple):
    """A source of statements: a key of `sources`, or a source named in the entry only (its title is the key)."""

    key: str
    title: str
    url: str | None
    licence: str | None
    grade: str
    as_of: str


class Fact(NamedTuple):
    """One statement about an outlet, with every source that makes it."""

    field: str
    value: str
    said_by: str | None
    valid_from: str | None
    valid_to: str | None
    as_of: str | None
    sources: tuple[Source, ...]


Behind = Callable[..., tuple[Source, ...]]
"""Look up the sources of a field, or those that a row cites itself."""


def facts(entry: Entry, sources: Mapping[str, Entry]) -> Iterator[Fact]:
    """Yield every statement of an entry, in card order."""
    rows = entry.get("evidence", ())
    known = {**{row["source"]: row for row in reversed(rows)}, **sources}

    def behind(*names: str, inside: Sequence[str] = ()) -> tuple[Source, ...]:
        """Look up the sources of fields, or those that a row cites itself (`inside`)."""
        keys = inside or [row["source"] for row in rows if set(names) & set(row["fields"])]
        return tuple(source(key, known.get(key, {})) for key in dict.fromkeys(keys))

    yield from undated(entry, behind)
    yield from dated(entry, behind)
    for name, value in entry.get("external_ids", {}).items():
        yield said(f"external_ids.{name}", value, behind("external_ids", f"external_ids.{name}"))


def said(field: str, value: str, sources: tuple[Source, ...], row: Mapping[str, Any] | None = None) -> Fact:
    """Build a statement, with the dates of its row in the file."""
    row = row or {}
    return Fact(
        field=field,
        value=value,
        said_by=row.get("said_by"),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        as_of=row.get("as_of"),
        sources=sources,
    )


def sisters_row(outlet: str, words: str) -> OutletFact:
    """Row with the sisters of an outlet in words; they are computed from owners, so no source states them."""
    return OutletFact(
        outlet=outlet,
        field="sisters",
        value=words,
        said_by=None,
        valid_from=None,
        valid_to=None,
        as_of=None,
        evidence="outlets of the registry with an owner in common",
        grade="computed",
        origin="shipped",
    )


def undated(entry: Entry, behind: Behind) -> Iterator[Fact]:
    """Yield name, hosts and the other fields without dates of their own."""
    yield said("name", entry["name"], behind("name"))
    if entry.get("aliases"):
        yield said("aliases", "; ".join(entry["aliases"]), behind("aliases"))
    for h in entry["hosts"]:
        where = h["host"] + h.get("path", "")
        yield said("host", where, behind("hosts", inside=h.get("evidence", ())), {"from": h.get("from"), "to": h.get("to")})
    for name in ("country", "based_in", "languages", "kind", "status", "successor", "funding"):
        value = entry.get(name)
        if value:
            yield said(name, value if isinstance(value, str) else ", ".join(value), behind(name))


def dated(entry: Entry, behind: Behind) -> Iterator[Fact]:
    """Yield owners, law, assessments and restrictions, each with its own dates and sources."""
    for owner in entry.get("ownership", ()):
        stake = f", {owner['stake_pct']:g} %" if "stake_pct" in owner else ""
        kind = f" of {owner['stake_kind'].replace('_', ' ')}" if stake and "stake_kind" in owner else ""
        yield said("owner", f"{owner['owner']}{stake}{kind}", behind("ownership", inside=owner["evidence"]), owner)
    affiliation = entry.get("affiliation", {})
    if "legal" in affiliation:
        legal = affiliation["legal"]
        yield said("legal", f"{legal['form'].replace('_', ' ')}: {legal['statute']}", behind(inside=legal["evidence"]), legal)
    for row in affiliation.get("assessments", ()):
        yield said("assessment", row["label"], behind(inside=row["evidence"]), {**row, "said_by": row["assessor"]})
    for row in entry.get("restrictions", ()):
        scope = f" ({row['scope']})" if "scope" in row else ""
        applied = f", in effect from {row['applied']}" if "applied" in row else ""
        words = f"{row['measure']}{scope}{applied}; {row['instrument']}"
        yield said("restriction", words, behind(inside=row["evidence"]), {**row, "said_by": row["authority"]})


def source(key: str, row: Mapping[str, Any]) -> Source:
    """Build a source of the registry, or one that an evidence row describes."""
    return Source(
        key=key,
        title=row.get("title", key),
        url=row.get("url"),
        licence=row.get("licence"),
        grade=row.get("grade", "own_statement"),
        as_of=row.get("as_of", ""),
    )


def meaning(fact: Fact, sources: Mapping[str, Entry]) -> str | None:
    """Look up the meaning of an assessor's label, None when its source does not define it."""
    if fact.field != "assessment":
        return None
    found = (sources.get(who.key, {}).get("labels", {}).get(fact.value) for who in fact.sources)
    return next((words for words in found if words), None)


def rows(entries: Iterable[Entry], sources: Mapping[str, Entry]) -> Iterator[Outlet | OutletHost | OutletFact]:
    """Yield the rows of a database: outlets, their hosts, and one row per statement and source."""
    for entry in entries:
        outlet, origin = entry["id"], entry.get("origin", "shipped")
        yield Outlet(
            id=outlet,
            name=entry["name"],
            country=entry.get("country"),
            kind=entry.get("kind"),
            as_of=entry["as_of"],
            origin=origin,
        )
        for h in entry["hosts"]:
            yield OutletHost(
                outlet=outlet,
                host=h["host"],
                path=h.get("path"),
                role=h["role"],
                lang=h.get("lang"),
                valid_from=h.get("from"),
                valid_to=h.get("to"),
            )
        for fact in facts(entry, sources):
            stands_for = meaning(fact, sources)
            value = f"{fact.value} ({stands_for})" if stands_for else fact.value
            for who in fact.sources:
                yield OutletFact(
                    outlet=outlet,
                    field=fact.field,
                    value=value,
                    said_by=fact.said_by,
                    valid_from=fact.valid_from,
                    valid_to=fact.valid_to,
                    as_of=fact.as_of or who.as_of or entry["as_of"],
                    evidence=who.title,
                    grade=who.grade,
                    origin=origin,
                )
