"""What a statement of somebody else may call and read: functions of a list, tables of the database, and views of known SQL.

The statement is parsed by DuckDB and every name in its tree is looked up; what is on no list is refused. Refusing known names
instead would let through each function that a newer DuckDB adds, and text that is run as SQL.
"""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from audit.display import name_shown
from audit.errors import AuditError
from audit.foreign.databases import Catalogue
from audit.frozen import frozen

SEE = "see audit schema for the tables and columns"
LISTINGS = frozenset({"duckdb_columns", "duckdb_constraints", "duckdb_tables", "duckdb_views", "sqlite_master"})
"""Views of the system that list what the database defines."""
STANDARD = frozenset({"columns", "tables", "views"})
"""Views of `information_schema` that do so."""
SHOWN = frozenset({'"tables"', "__show_tables_expanded"})
"""What `SHOW TABLES` and `SHOW ALL TABLES` read."""
NODES = frozenset({"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"})
"""Kinds of query; others write."""
EXPLAINED = re.compile(r"\s*EXPLAIN\s+(ANALYZE\s+)?", re.IGNORECASE)
"""Start of a statement whose plan is asked for; options in brackets are refused."""
IDENTIFIER = r'(?:"(?:[^"]|"")*"|\w+)'
OF_VIEW = re.compile(rf"CREATE VIEW (?:{IDENTIFIER}\.)?{IDENTIFIER}(?: \({IDENTIFIER}(?:, {IDENTIFIER})*\))? AS ")
"""What precedes the SELECT of a view in `duckdb_views`, as DuckDB 2.0 writes it."""
DEEPEST = 40
"""Maximum views that read each other in a row."""


@cache
def functions() -> frozenset[str]:
    """Names of the functions that may be called, in lower case."""
    text = (Path(__file__).parent / "functions.txt").read_text(encoding="utf-8")
    names = {name for line in text.splitlines() if not line.startswith("#") for name in line.split()}
    return frozenset(name.replace("_", " ").lower() if name.startswith("IS_") else name for name in names)


@frozen
class Rules:
    """What a statement may use: the tables and views of a database, and views and macros of ours, which replace its own."""

    catalogue: Catalogue
    views: Collection[str] = ()
    macros: Collection[str] = ()


@dataclass(slots=True)
class Names:
    """Names in a parsed statement: calls and relations as parts, the last the name itself."""

    calls: list[tuple[str, ...]] = field(default_factory=list)
    relations: list[tuple[str, ...]] = field(default_factory=list)
    inner: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def collect(self, node: Any) -> None:
        """Add the names below a node of the tree."""
        if isinstance(node, list):
            for value in node:
                self.collect(value)
        elif isinstance(node, dict):
            self.add(node)
            for value in node.values():
                self.collect(value)

    def add(self, node: Mapping[str, Any]) -> None:
        """Add the names of one node."""
        kind = node.get("type")
        if isinstance(node.get("function_name"), str):
            self.calls.append(parts(node, "catalog", "schema", "function_name"))
        elif kind == "SHOW_REF":
            if node.get("table_name") and node["table_name"] not in SHOWN:
                self.relations.append(parts(node, "catalog_name", "schema_name", "table_name"))
        elif isinstance(node.get("table_name"), str) and node["table_name"]:
            self.relations.append(parts(node, "catalog_name", "schema_name", "table_name"))
        elif isinstance(kind, str) and kind.endswith("_NODE") and kind not in NODES:
            self.others.add(kind)
        if isinstance(cte := node.get("cte_map"), dict):
            self.inner |= {str(pair["key"]).lower() for pair in cte.get("map", [])}


def parts(node: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    """The parts of a name that are given, in lower case."""
    return tuple(str(node[key]).lower() for key in keys if node.get(key))


def checked_select(con: duckdb.DuckDBPyConnection, sql: str, rules: Rules) -> tuple[str, set[str]]:
    """Return the statement to run and the names of our views and macros in it.

    Raises `AuditError` unless the text is one SELECT, or EXPLAIN of one, that uses what the rules allow and nothing else.
    """
    text, kind = one_statement(con, sql)
    plan = ""
    if kind == "EXPLAIN":
        start = EXPLAINED.match(text)
        if start is None:
            raise AuditError("EXPLAIN with options: not allowed here", "write EXPLAIN or EXPLAIN ANALYZE before the SELECT")
        plan = "EXPLAIN ANALYZE " if start[1] else "EXPLAIN "
        text, kind = one_statement(con, text[start.end() :])
    if kind != "SELECT":
        raise AuditError(f"{kind}: only SELECT is allowed", "audit query reads; audit batch writes")
    return plan + text, allowed_names(con, text, rules)


def one_statement(con: duckdb.DuckDBPyConnection, sql: str) -> tuple[str, str]:
    """Text and type of the one statement in a text. Raises `AuditError` for none or several."""
    try:
        statements = con.extract_statements(sql)
    except duckdb.Error as e:
        raise AuditError(first_paragraph(e), "see audit schema for the tables, audit query --list for examples") from e
    if len(statements) != 1:
        raise AuditError(f"{len(statements)} statements", "give one SELECT statement")
    return statements[0].query, statements[0].type.name


def allowed_names(con: duckdb.DuckDBPyConnection, select: str, rules: Rules, depth: int = 0) -> set[str]:
    """Names of our views and macros in a SELECT. Raises `AuditError` when it uses anything that the rules do not allow."""
    if depth > DEEPEST:
        raise AuditError("views that read each other without end", "query the tables")
    names = names_of(con, select)
    if names.others:
        raise AuditError("a statement that writes: only SELECT is allowed", "audit query reads; audit batch writes")
    ours = {name for name in map(called, names.calls) if name in rules.macros}
    for call in names.calls:
        refuse_call(call, rules)
    for name in names.inner & (internal_views(con) | set(rules.catalogue.views) - set(rules.views)):
        raise AuditError(f"WITH {name_shown(name)}: the name of a view of the system or of this database", "give another name")
    for relation in names.relations:
        name = relation[-1]
        if relation[:-1] in {(), ("recurring",)} and name in names.inner:
            continue
        if name in rules.views and relation[:-1] in {(), ("main",)}:
            ours.add(name)
        elif relation[:-1] in {(), ("main",)} and name in rules.catalogue.views:
            ours |= allowed_names(con, select_of(name, rules.catalogue.views[name]), rules, depth + 1)
        else:
            refuse_relation(con, relation, rules)
    return ours


def names_of(con: duckdb.DuckDBPyConnection, select: str) -> Names:
    """Names in a SELECT. Raises `AuditError` when it cannot be taken apart."""
    names = Names()
    try:
        ((tree,),) = con.execute("SELECT json_serialize_sql(?::VARCHAR)", [select]).fetchall()
        parsed = json.loads(tree)
        names.collect(parsed)
    except (duckdb.Error, ValueError, RecursionError) as e:
        raise AuditError("a statement that is nested too deeply", "write it in parts") from e
    if parsed.get("error"):
        raise AuditError(f"a statement that cannot be checked ({parsed.get('error_message')})", "write it in another way")
    return names


def called(call: tuple[str, ...]) -> str:
    """Name of a function that is called without qualification, else ""."""
    return call[0] if len(call) == 1 else ""


def refuse_call(call: tuple[str, ...], rules: Rules) -> None:
    """Raise `AuditError` for a function that is not on the list."""
    if call[-1] not in functions() and called(call) not in rules.macros:
        way_out = "audit query calls functions whose answer depends on the rows alone"
        raise AuditError(f"{name_shown(call[-1])}: not a function that may be called here", way_out)


def refuse_relation(con: duckdb.DuckDBPyConnection, relation: tuple[str, ...], rules: Rules) -> None:
    """Raise `AuditError` unless a relation is a table of the database or a listing of what it defines."""
    *schema, name = relation
    if name in LISTINGS or (schema[-1:] == ["information_schema"] and name in STANDARD):
        return
    table = rules.catalogue.tables.get(name)
    if table is None or schema not in ([], ["main"]) or name in internal_views(con):
        close = get_close_matches(name, [*rules.catalogue.tables, *rules.views], 1)
        hint = f"did you mean {close[0]}? " if close and close[0] != name else ""
        raise AuditError(f"{name_shown('.'.join(relation))}: no table or view that can be read here", hint + SEE)
    for column in table.values():
        if column.computed:
            allowed_names(con, f"SELECT {column.computed}", rules)


def select_of(name: str, sql: str) -> str:
    """The SELECT of a view. Raises `AuditError` when its text cannot be taken apart."""
    start = OF_VIEW.match(sql)
    if start is None:
        raise AuditError(f"{name_shown(name)}: a view that cannot be checked", "query the tables")
    return sql[start.end() :]


@cache
def internal_names() -> set[str]:
    """Holder of the names of the system's views, the same in every database."""
    return set()


def internal_views(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of the system's own views."""
    if not internal_names():
        rows = con.execute("SELECT view_name, internal FROM system.main.duckdb_views()").fetchall()
        internal_names().update(name.lower() for name, internal in rows if internal)
    return internal_names()


def first_paragraph(e: Exception) -> str:
    """First paragraph of a message of DuckDB, as one line."""
    return str(e).partition("\n\n")[0].replace("\n", " ").rstrip(".")


def refuse_reading(con: duckdb.DuckDBPyConnection, name: str, catalogue: Catalogue) -> None:
    """Raise `AuditError` when reading a table or view of somebody else's database would run more than the list allows."""
    rules, key = Rules(catalogue), name.lower()
    if key in catalogue.views:
        allowed_names(con, select_of(name, catalogue.views[key]), rules)
    else:
        refuse_relation(con, (key,), rules)
