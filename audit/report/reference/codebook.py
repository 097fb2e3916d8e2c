"""The codebook: every table, view, column and measure, from the code that makes them.

`docs/codebook.md` is this text; a test holds it to the code.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from audit.errors import AuditError
from audit.report.reference.explain import everything
from audit.rows import TABLES
from audit.store import memory
from audit.store.connect import SQL, VIEWS
from audit.store.schema import columns, name


class Relation(NamedTuple):
    """A table or view: its name, what a row is, and its columns as (name, type, may be null, comment)."""

    name: str
    kind: str
    title: str
    columns: tuple[tuple[str, str, bool, str], ...]


def relations() -> list[Relation]:
    """Every table, then every view, in the order in which they build on each other."""
    tables = [Relation(name(t), "table", title_of(t), tuple(columns(t))) for t in TABLES]
    comments = {(c, kind): comment for t in tables for c, kind, _, comment in t.columns}
    con = memory()
    views = []
    for view in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
        found = con.execute(f'DESCRIBE "{view[0]}"').fetchall()
        cols = tuple((c[0], c[1], True, comments.get((c[0], c[1]), "")) for c in found)
        views.append(Relation(view[0], "view", purpose(view[0]), cols))
    order = {path: i for i, path in enumerate(VIEWS)}
    return tables + sorted(views, key=lambda v: (order.get(home(v.name), 99), v.name))


def title_of(table: type) -> str:
    """What a row of a table is: the first line of its class."""
    return (table.__doc__ or "").strip().splitlines()[0]


def home(view: str) -> str:
    """The file of `audit/sql` that makes a view."""
    for path in VIEWS:
        if f"VIEW {view} AS" in (SQL / path).read_text(encoding="utf-8"):
            return path
    return ""


def purpose(view: str) -> str:
    """What a view is for: the comment above it, or at the top of its file."""
    text = (SQL / home(view)).read_text(encoding="utf-8")
    before = text[: text.index(f"VIEW {view} AS")].rstrip().splitlines()[:-1]
    above = []
    for line in reversed(before):
        if not line.startswith("--"):
            break
        above.append(line.removeprefix("--").strip())
    return " ".join(reversed(above)) or text.splitlines()[0].removeprefix("--").strip()


def relation(wanted: str) -> Relation:
    """The table or view of that name. Raises `AuditError` that lists the names."""
    known = {r.name: r for r in relations()}
    if wanted not in known:
        raise AuditError(f"{wanted}: no table or view of that name", f"known are {', '.join(known)}")
    return known[wanted]


def as_json(some: Sequence[Relation]) -> list[dict[str, Any]]:
    """Tables and views for a program."""
    keys = ("name", "type", "null", "comment")
    return [{**r._asdict(), "columns": [dict(zip(keys, c, strict=True)) for c in r.columns]} for r in some]


def as_text(some: Sequence[Relation]) -> str:
    """Tables and views for a terminal; columns with comments only when few are asked for."""
    if len(some) > 1:
        width = max(len(r.name) for r in some)
        lines = [f"{r.name.ljust(width)}  {r.kind:5}  {r.title}" for r in some]
        return "\n".join([*lines, "", "audit schema NAME shows the columns of one; --format markdown is the codebook"]) + "\n"
    (one,) = some
    widths = [max(len(c[0]) for c in one.columns), max(len(c[1]) for c in one.columns)]
    lines = [f"{one.name} ({one.kind})", one.title, ""]
    for column, kind, null, comment in one.columns:
        lines.append(f"  {column.ljust(widths[0])}  {kind.ljust(widths[1])}  {'' if null else 'not null  '}{comment}".rstrip())
    return "\n".join(lines) + "\n"


def codebook() -> str:
    """The whole codebook as Markdown."""
    return "\n".join([*opening(), *sections(), *measures()]).rstrip() + "\n"


def opening() -> Iterator[str]:
    """Title and what to know first."""
    yield "# Codebook\n"
    yield "Made from the code by `audit schema --format markdown`; a test holds it to the code. Spans are Unicode code"
    yield "points, half open: `text[start:stop]` in Python, `substring(text, start + 1, stop - start)` in DuckDB. Unknown is"
    yield "null, and a measure over nothing is null. `kit` names the code and data that made a row; views show the newest.\n"


def sections() -> Iterator[str]:
    """A section a table and view."""
    for kind, heading in (("table", "## Tables"), ("view", "## Views")):
        yield f"{heading}\n"
        for r in relations():
            if r.kind == kind:
                yield f"### {r.name}\n\n{escaped(r.title)}\n"
                yield "| column | type | null | what it is |\n|---|---|---|---|"
                for column, type_, null, comment in r.columns:
                    yield f"| `{column}` | {type_} | {'yes' if null and kind == 'table' else ''} | {escaped(comment)} |"
                yield ""


def measures() -> Iterator[str]:
    """What is explained, by kind, rules left out: they stand in their data file."""
    for kind, heading in (("measure", "## Measures"), ("signal", "## Signals"), ("kind", "## Kinds")):
        found = [e for e in everything() if e.kind == kind]
        if found:
            yield f"{heading}\n\n| name | what it is | how it is found | do not infer |\n|---|---|---|---|"
            yield from (f"| `{e.name}` | {escaped(e.what)} | {escaped(e.how)} | {escaped(e.not_infer)} |" for e in found)
            yield ""


def escaped(words: str) -> str:
    """Words for a cell of a Markdown table."""
    return words.replace("|", "\\|").replace("<", "&lt;")
