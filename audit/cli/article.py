"""`audit article`: one article, for a person to read or a program to use."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import duckdb

    from audit.kit import Kit
    from audit.pipeline import Audit

FORMATS = ("text", "json", "html", "markdown")


@click.command("article")
@click.argument("source")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to show it.")
@click.option("--url", help="Address of a saved page.")
@click.option("--outlet", help="Outlet of a text without address: an id, name or alias of the registry.")
@click.option("--store", is_flag=True, help="Keep the audit in the database as well.")
@click.option("--database", default="audit.duckdb", show_default=True, type=click.Path(), help="The database of --store.")
@click.option("--sources", multiple=True, type=click.Path(), help="Your own outlets, merged over the shipped registry by id.")
@click.option("--rules", type=click.Path(), help="Your newsroom's own words, allowed words and looked-at findings (YAML).")
@click.option("--fail-on", multiple=True, metavar="NAME", help="Exit 1 when own words have a mark of this feature or category.")
@click.option("--allow-private", is_flag=True, help="Let an address lead to a private network.")
def command(
    source: str,
    form: str,
    url: str | None,
    outlet: str | None,
    store: bool,
    database: str,
    sources: tuple[str, ...],
    rules: str | None,
    fail_on: tuple[str, ...],
    allow_private: bool,
) -> None:
    """Audit one article: SOURCE is a path, - for standard input, or an http(s) address.

    The article can be a page (.html), a saved page (.mhtml, .webarchive), the only page of a .warc or .wacz, a plain text, or a
    draft (.md, .docx). Nothing is sent anywhere, and nothing is
    fetched but SOURCE itself.
    """
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as beside:  # the views are made while the article is read
        made = beside.submit(views)
        result, kit = audited(source, url, outlet, tuple(map(Path, sources)), Path(rules) if rules else None, allow_private)
        con = made.result()
    from audit.rows import Sighting
    from audit.store import publish, write

    write(con, [result])
    publish(con, kit.registry.rows([s.outlet for s in result.of(Sighting) if s.outlet]))
    shown = form_of(con, result, form)
    if store:
        keep(result, kit, database)
    click.echo(shown, nl=False, color=True)
    if failed(result, [*fail_on, *kit.language.house.fail_on]):
        raise SystemExit(1)


def views() -> "duckdb.DuckDBPyConnection":
    """A database in memory with what an article is shown from."""
    from audit.store import OF_ARTICLE, memory

    return memory(OF_ARTICLE)


def audited(
    source: str, url: str | None, outlet: str | None, sources: tuple[Path, ...], rules: Path | None, allow_private: bool
) -> "tuple[Audit, Kit]":
    """The audit of a source, and the kit that made it."""
    from dataclasses import replace

    from audit.errors import AuditError
    from audit.kit import Kit
    from audit.load import load
    from audit.load.corpus.one import source as read
    from audit.pipeline import audit

    kit = Kit.load(sources=sources, rules=rules)
    if outlet and not kit.registry.by_name(outlet):
        raise AuditError(f"{outlet}: no outlet of that id, name or alias", f"look for it with: audit outlets find {outlet}")
    given = read(source, allow_private=allow_private)
    return audit(load(replace(given, url=url or given.url, outlet=outlet)), kit), kit


def failed(result: "Audit", fail_on: list[str]) -> bool:
    """Name the marks in the outlet's own words that make a draft fail, each with the id that a rules file can suppress."""
    from audit.rows import Sentence, Trait
    from audit.score.house_style import evidence_ids, failing

    traits, text = result.of(Trait), result.document.text
    ids = dict(zip(map(id, traits), evidence_ids(result.document, traits, result.of(Sentence)), strict=True))
    found = failing(traits, fail_on)
    for t in found:
        where = f"{t.start}-{t.stop} {text[t.start : t.stop]}"
        click.echo(f"audit: {where}: {t.category or t.feature}, evidence {ids[id(t)]}", err=True)
    return bool(found)


def form_of(con: "duckdb.DuckDBPyConnection", result: "Audit", form: str) -> str:
    """The audit in the form that was asked for, ending in a newline."""
    if form == "json":
        import json

        from audit.store.record import records

        return json.dumps(records(con, [result])[0], ensure_ascii=False, indent=1) + "\n"
    if form in {"html", "markdown"}:
        from audit.report.article import article_markdown, article_page

        return (article_page if form == "html" else article_markdown)(con, result.rows.sighting)
    from audit.report.article.terminal import terminal

    return terminal(con, result.rows.sighting)


def keep(result: "Audit", kit: "Kit", database: str) -> None:
    """Store the audit in the database file, under a run of its own."""
    from datetime import UTC, datetime

    from audit.rows import Run
    from audit.store import keep as write
    from audit.store import open as connect
    from audit.text import digest
    from audit.version import VERSION

    started = datetime.now(UTC).isoformat(timespec="seconds")
    run = Run(digest(started, VERSION, kit.fingerprint, "article"), started, VERSION, kit.fingerprint, '{"command":"article"}')
    with connect(database, write=True) as con:
        write(con, result, run, kit.registry.rows())
