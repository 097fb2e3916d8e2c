"""Answers of the site: a list of articles with facets, an article, the files of a report, and rows of SQL."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import duckdb

from audit.display import csv_value
from audit.report.article.page import article_page
from audit.report.article.view import view
from audit.report.html import fill
from audit.report.period import files, make
from audit.report.period.archive import NOTHING_BESIDE, Kept
from audit.report.period.questions import period
from audit.report.story.story_page import story_page
from audit.store.ask import ask
from audit.store.query import asked

PAGE = 50
"""Articles of a page of the list; `reports/site/articles.sql` has the same limit."""
ROWS = 1000
"""Maximum rows that the SQL page shows; the exports have all."""
SECONDS = 20.0
"""Time limit of a statement, in seconds."""
TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xml": "application/atom+xml; charset=utf-8",
}
"""Media types by format."""


LISTING = {"index.html": "reports.html", "feed.xml": "feed.xml"}
"""Templates of the files above the reports of months, by name."""


EMPTY: dict[str, Any] = {
    "forms": True,
    "rows": None,
    "facets": {},
    "chosen": {},
    "found": 0,
    "page": 1,
    "pages": 0,
    "sql": "",
    "answer": None,
}
"""Template variables of a page without articles and rows."""


class Body(NamedTuple):
    """Finished content of an answer and its format."""

    text: str
    form: str = "html"


def front(con: duckdb.DuckDBPyConnection, asked_for: Mapping[str, str]) -> Body:
    """List articles by outlet, month and kind of counting, fifty a page."""
    chosen = {name: asked_for.get(name) or None for name in ("outlet", "period", "kind")}
    at = asked_for.get("page", "1")
    page = int(at) if at.isascii() and at.isdigit() and len(at) < 7 else 1
    rows = ask(con, "reports/site/articles", **chosen, start=PAGE * (max(page, 1) - 1))
    if asked_for.get("format") == "json":
        return Body(as_json([r._asdict() for r in rows]), "json")
    facets: dict[str, list[Any]] = {}
    for row in ask(con, "reports/site/facets"):
        facets.setdefault(row.facet, []).append(row)
    found = rows[0].found if rows else 0
    given = {"rows": rows, "facets": facets, "chosen": chosen, "found": found, "page": max(page, 1), "pages": -(-found // PAGE)}
    return Body(fill("site.html", **EMPTY | given))


def article(con: duckdb.DuckDBPyConnection, sighting: str, form: str) -> Body:
    """The page of an article, or the rows behind it. Raises `AuditError` when the database lacks it."""
    if form == "json":
        v = view(con, sighting)
        rows = {name: [r._asdict() for r in part] for name, part in v._asdict().items() if name != "head"}
        return Body(as_json({"head": v.head._asdict(), **rows}), "json")
    return Body(article_page(con, sighting))


def months(con: duckdb.DuckDBPyConnection, name: str) -> Body | None:
    """Index page or feed of the reports of months; None for another name."""
    if name not in LISTING:
        return None
    reports = []
    for row in ask(con, "reports/site/months"):
        when = period(row.month)
        updated = row.updated.strftime("%Y-%m-%dT%H:%M:%SZ") if row.updated else f"{when.until}T00:00:00Z"
        reports.append(Kept(row.month, when.since, when.until, row.articles, row.outlets, updated))
    return Body(fill(LISTING[name], **NOTHING_BESIDE, reports=reports, base=""), name.rpartition(".")[2])


def report(con: duckdb.DuckDBPyConnection, label: str, name: str) -> Body | None:
    """A file of the report of a period; None when it has no such file."""
    made = report_files(con, label)
    if name not in made and name.startswith("story-"):
        when = period(label)
        return None if (page := story_page(con, when.since, when.until, name)) is None else Body(page)
    text = made.get(name)
    return None if text is None else Body(text, name.rpartition(".")[2])


KEPT: dict[tuple[str, str], dict[str, str]] = {}
"""Files of the reports asked for last, by database and period; a database does not change while it is served."""
MOST_KEPT = 4
"""Maximum reports kept."""


def report_files(con: duckdb.DuckDBPyConnection, label: str) -> dict[str, str]:
    """Files of the report of a period, kept for the periods asked for last."""
    (path,) = con.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchone() or ("",)
    found = KEPT.get((path, label))
    if found is None:
        found = files(make(con, period(label)))
        for oldest in list(KEPT)[: max(0, len(KEPT) - MOST_KEPT + 1)]:
            KEPT.pop(oldest, None)
        KEPT[path, label] = found
    return found


def query(database: str, sql: str, form: str) -> Body:
    """Rows of one SELECT in the sandbox of `audit query`. Raises `AuditError` when it is refused, wrong or too slow."""
    if not sql.strip():
        return Body(fill("site.html", **EMPTY))
    with asked(database, sql, seconds=SECONDS, memory="1GB") as answer:
        rows = []
        for row in answer.rows:
            rows.append(row)
            if form == "html" and len(rows) > ROWS:
                break
    if form == "json":
        return Body(as_json([dict(zip(answer.columns, row, strict=True)) for row in rows]), "json")
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(answer.columns)
        writer.writerows([csv_value(value) for value in row] for row in rows)
        return Body(out.getvalue(), "csv")
    shown = {"columns": answer.columns, "rows": rows[:ROWS], "cut": len(rows) > ROWS}
    return Body(fill("site.html", **EMPTY | {"sql": sql, "answer": shown}))


def as_json(value: Any) -> str:
    """Serialise a value as JSON; what JSON lacks becomes text."""
    return json.dumps(value, ensure_ascii=False, default=str) + "\n"
