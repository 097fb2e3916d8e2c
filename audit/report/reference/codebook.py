"""Generate the codebook: every table, view, column and measure, from the code that makes them.

`docs/codebook.md` is its output; a test keeps the two equal.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple

from audit.errors import AuditError
from audit.report.reference.explain import everything
from audit.rows import TABLES
from audit.store import memory
from audit.store.connect import SQL, VIEWS
from audit.store.schema import columns, name
from audit.store.views import definitions, view_names

READ = re.compile(r"\b(?:FROM|JOIN) (\w+)")
"""Name of a table or view that SQL reads."""
OF_READERS = ("sample", "coding_stratum", "coding_article", "coding_sample", "code")
"""Tables of validation, whose columns share names with other things."""


class Relation(NamedTuple):
    """A table or view; `title` describes one row, `columns` are (name, type, nullable, comment)."""

    name: str
    kind: str
    title: str
    columns: tuple[tuple[str, str, bool, str], ...]


def relations() -> list[Relation]:
    """List every table, then every view, each after those it depends on."""
    tables = [Relation(name(t), "table", title_of(t), tuple(columns(t))) for t in TABLES]
    measured = {(e.name, "DOUBLE"): e.title for e in everything() if e.kind == "measure"}
    with memory() as con:
        listed = con.execute("SELECT table_name, column_name, data_type FROM duckdb_columns() ORDER BY column_index").fetchall()
    views = []
    for view in sorted(view_names()):
        comments = comments_of(view, tables) | (measured if view == "article" else {})
        cols = tuple((c, kind, True, comments.get((c, kind), "")) for of, c, kind in listed if of == view)
        views.append(Relation(view, "view", purpose(view), cols))
    order = {path: i for i, path in enumerate(VIEWS)}
    return tables + sorted(views, key=lambda v: (order.get(home(v.name), 99), v.name))


def comments_of(view: str, tables: Sequence[Relation]) -> dict[tuple[str, str], str]:
    """Comments of the columns that a view may have, by name and type: those of the first table in its SQL that has the column.

    What a view reads stands in its place. What readers were asked is left to the views of validation.
    """
    known, by_name, found = definitions(), {t.name: t for t in tables}, dict[tuple[str, str], str]()
    own = home(view).startswith("validate/")
    seen, ahead = set[str](), [view]
    while ahead:
        one = ahead.pop()
        if one in seen:
            continue
        seen.add(one)
        if one in by_name and (own or one not in OF_READERS):
            found = {(c, kind): comment for c, kind, _, comment in by_name[one].columns} | found
        ahead += reversed(READ.findall(known.get(one, "")))
    return found


def title_of(table: type) -> str:
    """Return the title of a table: the first line of its class's docstring."""
    return (table.__doc__ or "").strip().splitlines()[0]


@cache
def home(view: str) -> str:
    """Find the file of `audit/sql` that defines a view; "" when none does."""
    for path in VIEWS:
        if f"VIEW {view} AS" in (SQL / path).read_text(encoding="utf-8"):
            return path
    return ""


def purpose(view: str) -> str:
    """Return the purpose of a view: the comment above it, else the first line of its file."""
    text = (SQL / home(view)).read_text(encoding="utf-8")
    before = text[: text.index(f"VIEW {view} AS")].rstrip().splitlines()[:-1]
    above = []
    for line in reversed(before):
        if not line.startswith("--"):
            break
        above.append(line.removeprefix("--").strip())
    return " ".join(reversed(above)) or text.splitlines()[0].removeprefix("--").strip()


def relation(wanted: str) -> Relation:
    """Look up a table or view by name. Raises `AuditError` that lists the names."""
    known = {r.name: r for r in relations()}
    if wanted not in known:
        near = get_close_matches(wanted, known, 3)
        raise AuditError(
            f"{wanted}: not a table or view", f"did you mean {', '.join(near)}?" if near else "audit schema lists all of them"
        )
    return known[wanted]


def with_column(wanted: str) -> list[str]:
    """Names of the tables and views that have a column; those with a comment on it come first."""
    found = [(not comment, r.name) for r in relations() for column, _, _, comment in r.columns if column == wanted]
    return [name for _, name in sorted(found)]


def as_json(some: Sequence[Relation]) -> list[dict[str, Any]]:
    """Convert tables and views to JSON values."""
    keys = ("name", "type", "null", "comment")
    return [{**r._asdict(), "columns": [dict(zip(keys, c, strict=True)) for c in r.columns]} for r in some]


def as_text(some: Sequence[Relation]) -> str:
    """Format tables and views for the terminal: a list of several, or one with its columns."""
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
    """Render the complete codebook as Markdown."""
    return "\n".join([*opening(), *sections(), *measures()]).rstrip() + "\n"


def opening() -> Iterator[str]:
    """Yield title and introduction."""
    yield "# Codebook\n"
    yield "Generated by `audit schema --format markdown`; a test keeps it equal to the code. Spans are half-open ranges of"
    yield "Unicode code points: `text[start:stop]` in Python, `substring(text, start + 1, stop - start)` in DuckDB. Unknown is"
    yield "null, and so is a measure over nothing. `kit` identifies the code and data of a row; views show the newest.\n"


def sections() -> Iterator[str]:
    """Yield a section for each table and view."""
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
    """Yield the explanations by kind, without rules, which are documented in their data file."""
    for kind, heading in (("measure", "## Measures"), ("signal", "## Signals"), ("kind", "## Kinds")):
        found = [e for e in everything() if e.kind == kind]
        if found:
            yield f"{heading}\n\n| name | what it is | how it is found | do not infer |\n|---|---|---|---|"
            yield from (f"| `{e.name}` | {escaped(e.what)} | {escaped(e.how)} | {escaped(e.not_infer)} |" for e in found)
            yield ""


def escaped(words: str) -> str:
    """Escape words for a cell of a Markdown table."""
    return words.replace("|", "\\|").replace("<", "&lt;")
