"""Render the card of an outlet: each fact with source and date, and the fields that are unknown.

Law and opinion are separate, an assessment carries its assessor's name, and events after the requested day are shown as
later. Numbers in brackets refer to the sources at the end.
"""

from collections.abc import Iterator

from rich.padding import Padding
from rich.table import Table

from audit.files import DATA, read_yaml
from audit.outlets import Registry
from audit.outlets.compiled import Entry
from audit.outlets.facts import Fact, Source, facts, meaning
from audit.report.console import Words, heading, item, open_console

Part = Words | Table | Padding
KNOWABLE = {
    "country": "country",
    "languages": "languages",
    "kind": "kind",
    "owner": "owner",
    "legal": "legal form",
    "assessment": "assessment of its relation to a state",
    "funding": "funding",
}
"""Fields listed as not known where no source gives them."""
WHAT = {
    "aliases": "also called",
    "country": "country",
    "based_in": "based in",
    "languages": "languages",
    "kind": "kind",
    "status": "status",
    "successor": "successor",
    "funding": "funding",
    "legal": "legal form",
}
"""Labels of the first section, by field."""


class Notes:
    """Sources numbered from 1 in order of first use."""

    def __init__(self) -> None:
        self.sources: dict[Source, int] = {}

    def of(self, fact: Fact) -> Words:
        """Format the numbers of a fact's sources, in brackets."""
        marks = [f"[{self.sources.setdefault(s, len(self.sources) + 1)}]" for s in fact.sources]
        return Words("".join(marks) or "no source", style="dim")


def card(registry: Registry, outlet: str, day: str | None = None) -> str:
    """Render the card of one outlet as text, with escape sequences where the terminal supports colour."""
    console = open_console()
    with console.capture() as capture:
        for part in parts(registry, outlet, day):
            console.print(part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(registry: Registry, outlet: str, day: str | None) -> Iterator[Part]:
    """Yield the sections in order."""
    entry = registry.entry(outlet) or {}
    said = list(facts(entry, registry.sources))
    notes = Notes()
    yield Words.assemble((entry["name"], "bold"), " ", notes.of(said[0]) if said[0].sources else "")
    own = "your own entry" if entry.get("origin") == "user" else "entry"
    yield Words(f"{outlet} · {own} of {entry['as_of']}", style="dim")
    yield heading("What it is")
    names = read_yaml(DATA / "country_codes.yaml")
    yield grid([(WHAT[f.field], Words(names.get(f.value, f.value)), notes.of(f)) for f in said if f.field in WHAT])
    yield heading("Its hosts")
    yield grid(hosts(entry, said, notes))
    yield from owners(registry, outlet, said, notes)
    yield from relations(registry, said, notes, day)
    if entry.get("note"):
        yield heading("Note")
        yield item(entry["note"])
    missing = [words for name, words in KNOWABLE.items() if name not in {f.field for f in said}]
    if missing:
        yield heading("Not known")
        yield item(f"no source in the registry gives: {', '.join(missing)}. Unknown means neither independent nor bad.")
    yield heading("Sources")
    yield grid([(f"[{n}]", Words(words(s)), Words("")) for s, n in notes.sources.items()])
    yield item("Wrong or out of date? docs/registry.md says how to dispute a fact.")


def grid(rows: list[tuple[str, Words, Words]]) -> Table:
    """Lay out rows of (label, value, source numbers)."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for name, value, marks in rows:
        table.add_row(Words(f"  {name}"), value, marks)
    return table


def hosts(entry: Entry, said: list[Fact], notes: Notes) -> list[tuple[str, Words, Words]]:
    """List hosts with role, language and validity."""
    named = [f for f in said if f.field == "host"]
    out = []
    for row, fact in zip(entry["hosts"], named, strict=True):
        span = f"{fact.valid_from or ''} to {fact.valid_to or 'now'}" if fact.valid_from or fact.valid_to else None
        words = ", ".join(filter(None, [row["role"], row.get("lang"), span]))
        out.append((fact.value, Words(words), notes.of(fact)))
    return out


def owners(registry: Registry, outlet: str, said: list[Fact], notes: Notes) -> Iterator[Part]:
    """Yield owners with their dates, and the outlets that share an owner."""
    chain = [f for f in said if f.field == "owner"]
    sisters = registry.sisters_in_words(outlet)
    if not chain and not sisters:
        return
    yield heading("Owners")
    yield grid([(f"as of {f.as_of}", Words(f.value), notes.of(f)) for f in chain])
    if sisters:
        yield item(f"Sisters, by a shared owner: {sisters}")


def relations(registry: Registry, said: list[Fact], notes: Notes, day: str | None) -> Iterator[Part]:
    """Yield assessments and restrictions, those after `day` apart."""
    made = [
        (f, Words(f"{f.said_by} ({f.as_of}) codes it {coded(registry, f)}"), f.as_of) for f in said if f.field == "assessment"
    ]
    note = "opinions, in the assessor’s name; the same rule for every country"
    yield from section("Assessments", note, made, notes, day, "made")
    begun = [
        (f, Words(f"from {f.valid_from}{f' to {f.valid_to}' if f.valid_to else ''}, {f.said_by}: {f.value}"), f.valid_from)
        for f in said
        if f.field == "restriction"
    ]
    yield from section("Restrictions", "acts of governments, not a measure of quality", begun, notes, day, "begun")


def section(
    title: str, note: str, rows: list[tuple[Fact, Words, str | None]], notes: Notes, day: str | None, came: str
) -> Iterator[Part]:
    """Yield the facts valid by `day` under one heading, and later ones under another."""
    then = [(f, text) for f, text, at in rows if not day or (at or "") <= day]
    later = [(f, text) for f, text, at in rows if day and (at or "") > day]
    for some, words in ((then, note), (later, f"{came} after {day}")):
        if some:
            yield heading(f"{title}, later" if some is later else title, words)
            yield grid([("·", text, notes.of(f)) for f, text in some])


def coded(registry: Registry, fact: Fact) -> str:
    """Word an assessor's label with its meaning."""
    stands_for = meaning(fact, registry.sources)
    return f"{fact.value}: {stands_for}" if stands_for else fact.value


def words(source: Source) -> str:
    """Format a source on one line."""
    return " · ".join(filter(None, [source.title, source.grade.replace("_", " "), source.as_of, source.licence, source.url]))
