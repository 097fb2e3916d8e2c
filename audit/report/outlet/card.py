"""The card of an outlet: each fact with the source that says it and the date, and what is not known.

Law and opinion stand apart, an assessment stands in its assessor's name, and what happened after a given day is shown as
later. Numbers in brackets lead to the sources at the end.
"""

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from audit.files import DATA, read_yaml
from audit.outlets import Registry
from audit.outlets.compiled import Entry
from audit.outlets.facts import Fact, Source, facts, meaning
from audit.report.console import WIDEST, heading, item

Part = Text | Table | Padding
KNOWABLE = {
    "country": "country",
    "languages": "languages",
    "kind": "kind",
    "owner": "owner",
    "legal": "legal form",
    "assessment": "assessment of its relation to a state",
    "funding": "funding",
}
"""What a card would show if a source said it."""
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


class Notes:
    """Sources in the order in which they are met, numbered from 1."""

    def __init__(self) -> None:
        self.sources: dict[Source, int] = {}

    def of(self, fact: Fact) -> Text:
        """The numbers of a fact's sources, in brackets."""
        marks = [f"[{self.sources.setdefault(s, len(self.sources) + 1)}]" for s in fact.sources]
        return Text("".join(marks) or "no source", style="dim")


def card(registry: Registry, outlet: str, day: str | None = None) -> str:
    """The card of one outlet as text for the terminal, with its escapes where colour is wanted."""
    console = Console(highlight=False)
    width = min(console.width, WIDEST)
    with console.capture() as capture:
        for part in parts(registry, outlet, day):
            console.print(part, width=width)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"


def parts(registry: Registry, outlet: str, day: str | None) -> Iterator[Part]:
    """The sections in their order."""
    entry = registry.entry(outlet) or {}
    said = list(facts(entry, registry.sources))
    notes = Notes()
    yield Text.assemble((entry["name"], "bold"), " ", notes.of(said[0]) if said[0].sources else "")
    own = "your own entry" if entry.get("origin") == "user" else "entry"
    yield Text(f"{outlet} · {own} of {entry['as_of']}", style="dim")
    yield heading("What it is")
    names = read_yaml(DATA / "country_codes.yaml")
    yield grid([(WHAT[f.field], Text(names.get(f.value, f.value)), notes.of(f)) for f in said if f.field in WHAT])
    yield heading("Its hosts")
    yield grid(hosts(entry, said, notes))
    yield from owners(registry, outlet, said, notes)
    yield from relations(registry, said, notes, day)
    missing = [words for name, words in KNOWABLE.items() if name not in {f.field for f in said}]
    if missing:
        yield heading("Not known")
        yield item(f"no source in the registry says: {', '.join(missing)}. Unknown is not independent, and not bad.")
    yield heading("Sources")
    yield grid([(f"[{n}]", Text(words(s)), Text("")) for s, n in notes.sources.items()])
    yield item("Wrong or out of date? docs/registry.md says how to dispute a fact.")


def grid(rows: list[tuple[str, Text, Text]]) -> Table:
    """Rows of a word, what it says, and the numbers of its sources."""
    table = Table.grid(padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True)
    for name, value, marks in rows:
        table.add_row(f"  {name}", value, marks)
    return table


def hosts(entry: Entry, said: list[Fact], notes: Notes) -> list[tuple[str, Text, Text]]:
    """Hosts with role, language and time."""
    named = [f for f in said if f.field == "host"]
    out = []
    for row, fact in zip(entry["hosts"], named, strict=True):
        span = f"{fact.valid_from or ''} to {fact.valid_to or 'now'}" if fact.valid_from or fact.valid_to else None
        words = ", ".join(filter(None, [row["role"], row.get("lang"), span]))
        out.append((fact.value, Text(words), notes.of(fact)))
    return out


def owners(registry: Registry, outlet: str, said: list[Fact], notes: Notes) -> Iterator[Part]:
    """Who owns it, as of when, and the outlets that share an owner with it."""
    chain = [f for f in said if f.field == "owner"]
    sisters = sorted((registry.entry(s) or {"name": s})["name"] for s in registry.sisters(outlet))
    if not chain and not sisters:
        return
    yield heading("Owners")
    yield grid([(f"as of {f.as_of}", Text(f.value), notes.of(f)) for f in chain])
    if sisters:
        yield item(f"Sister outlets, computed from owners: {', '.join(sisters)}")


def relations(registry: Registry, said: list[Fact], notes: Notes, day: str | None) -> Iterator[Part]:
    """Assessments and restrictions; those after the day apart, as later."""
    yield from section("Assessments", "opinions, in the assessor’s name; every country by the same rule", [
        (f, Text(f"{f.said_by} ({f.as_of}) codes it {coded(registry, f)}"), f.as_of)
        for f in said
        if f.field == "assessment"
    ], notes, day, "made")  # fmt: skip
    yield from section("Restrictions", "acts of governments, no mark of quality", [
        (f, Text(f"from {f.valid_from}{f' to {f.valid_to}' if f.valid_to else ''}, {f.said_by}: {f.value}"), f.valid_from)
        for f in said
        if f.field == "restriction"
    ], notes, day, "begun")  # fmt: skip


def section(
    title: str, note: str, rows: list[tuple[Fact, Text, str | None]], notes: Notes, day: str | None, came: str
) -> Iterator[Part]:
    """One heading with what held by the day, and another with what came later."""
    then = [(f, text) for f, text, at in rows if not day or (at or "") <= day]
    later = [(f, text) for f, text, at in rows if day and (at or "") > day]
    for some, words in ((then, note), (later, f"{came} after {day}")):
        if some:
            yield heading(f"{title}, later" if some is later else title, words)
            yield grid([("·", text, notes.of(f)) for f, text in some])


def coded(registry: Registry, fact: Fact) -> str:
    """An assessor's label with what it stands for."""
    stands_for = meaning(fact, registry.sources)
    return f"{fact.value}: {stands_for}" if stands_for else fact.value


def words(source: Source) -> str:
    """A source in one line."""
    return " · ".join(filter(None, [source.title, source.grade.replace("_", " "), source.as_of, source.licence, source.url]))
