"""`audit article`: audit one article, for a person or a program."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from audit.cli import streams
from audit.cli.options import DEFAULT, Seconds

if TYPE_CHECKING:
    import duckdb

    from audit.kit import Kit
    from audit.pipeline import Audit

FORMATS = ("text", "json", "html", "markdown")
SELDOM = 50_000
"""New objects after which a process that audits one article looks for garbage."""


@click.command("article")
@click.argument("source")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="Form of the output.")
@click.option("--url", help="Address that a saved page came from.")
@click.option("--outlet", help="Outlet of a text without an address: an id, name or alias of the registry.")
@click.option("--store", is_flag=True, help="Also store the audit in the database.")
@click.option("--database", default=DEFAULT, show_default=True, type=click.Path(), help="Database for --store.")
@click.option(
    "--sources", multiple=True, type=click.Path(), help="Registry file of your own, merged over the shipped one by id."
)
@click.option("--rules", type=click.Path(), help="Newsroom rules (YAML): words to mark, words to allow, findings to suppress.")
@click.option(
    "--fail-on",
    multiple=True,
    metavar="NAME",
    help="Exit 1 if the outlet's own words have a mark of this feature or category; repeatable.",
)
@click.option(
    "--part", type=click.IntRange(1), metavar="N", help="Number of the article to audit, of a file that holds several."
)
@click.option(
    "--without-models", multiple=True, metavar="CODE", help="Use the rules alone in this language (de, en); repeatable."
)
@click.option("--allow-private", is_flag=True, help="Allow addresses in private networks.")
@click.option("--seconds", type=Seconds(), default=60.0, show_default=True, help="Limit of processor time, in whole seconds.")
@click.option("--memory", default="2GB", show_default=True, help="Memory limit.")
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
    part: int | None,
    without_models: tuple[str, ...],
    allow_private: bool,
    seconds: float,
    memory: str,
) -> None:
    """Audit one article: SOURCE is a path, - for standard input, or an http(s) address.

    The article can be a page (.html), a saved page (.mhtml, .webarchive), plain text, a draft (.md, .docx, .odt, .rtf), a PDF,
    or one of a feed, a mailbox (.eml, .mbox), an agency's file (NITF, NewsML-G2, ninjs), an export of a press database (Nexis,
    Factiva, Europresse, ProQuest), a .jsonl, .warc or .wacz. Nothing is sent anywhere, and only SOURCE is fetched.
    """
    import gc
    from contextlib import nullcontext

    own = streams.own_process("article")
    if own:  # what is imported and loaded lives on, and there is little else to collect
        gc.disable()
        gc.set_threshold(SELDOM)
    from audit.errors import AuditError
    from audit.patterns import compiled_once
    from audit.processes import continue_bounded

    if own:
        continue_bounded(source, seconds, memory)
    try:
        into = database if store else None
        with compiled_once() if own else nullcontext():
            audit_and_show(source, form, url, outlet, into, sources, rules, fail_on, part, without_models, allow_private)
    except MemoryError as e:
        raise AuditError(f"{source}: needs more than {memory} of memory", "raise --memory") from e


def audit_and_show(
    source: str,
    form: str,
    url: str | None,
    outlet: str | None,
    database: str | None,
    sources: tuple[str, ...],
    rules: str | None,
    fail_on: tuple[str, ...],
    part: int | None,
    without_models: tuple[str, ...],
    allow_private: bool,
) -> None:
    """Audit an article, store it where a database is given, and print it."""
    kit = kit_for(outlet, tuple(map(Path, sources)), Path(rules) if rules else None, without_models)
    house = kit.language.house
    if failing := [*fail_on, *house.fail_on]:
        from audit.report.reference.explain import refuse_unmarked

        refuse_unmarked(failing, {name for entry in house.words for name in (entry.feature, entry.category)})
    result = audit_one(source, url, outlet, kit, part, allow_private)
    from audit.rows import Sighting
    from audit.store import one_audit

    shown = form_of(one_audit(result, kit.registry.rows([s.outlet for s in result.of(Sighting) if s.outlet])), result, form)
    if database:
        keep(result, kit, database)
    click.echo(shown, nl=False, color=True)
    if failed(result, failing):
        raise SystemExit(1)


def kit_for(outlet: str | None, sources: tuple[Path, ...], rules: Path | None, without_models: tuple[str, ...] = ()) -> "Kit":
    """Load the kit. Raises `AuditError` for an unknown outlet.

    What is loaded lives on, so the garbage collector waits for it, and then leaves it out.
    """
    import gc

    gc.disable()
    from audit.errors import AuditError
    from audit.kit import Kit

    kit = Kit.load(sources=sources, rules=rules, without_models=without_models, kept=True)
    gc.freeze()
    gc.enable()
    if outlet and not kit.registry.by_name(outlet):
        raise AuditError(f"{outlet}: not an id, name or alias in the registry", f"search with: audit outlets find {outlet}")
    return kit


def audit_one(source: str, url: str | None, outlet: str | None, kit: "Kit", part: int | None, allow_private: bool) -> "Audit":
    """Audit a source; of one that holds several articles, report on standard error which one is audited."""
    from dataclasses import replace

    from audit.errors import AuditError
    from audit.load import load
    from audit.load.corpus.oddities import literal, literal_report, undated_report, unknown_report
    from audit.load.corpus.one import source as read
    from audit.load.corpus.unread_keys import report
    from audit.outlets import host_of
    from audit.pipeline import audit

    if url and (host_of(url) is None or url.split() != [url]):
        raise AuditError(f"--url {url}: not an address", "write it as https://news.example/story")
    given = read(source, allow_private=allow_private, part=part, tell=note)
    if given.unread:
        note(report(1, given.unread))
    if given.draft is None and (kind := literal(given.text)):
        note(literal_report(kind, 1))
    if given.outlet and not outlet and not (kit.registry.by_name(given.outlet) or kit.registry.by_url(url or given.url)):
        note(unknown_report({given.outlet: 1}))
    if given.published and not kit.claims.has_day(given.published, url or given.url):
        note(undated_report({given.published: 1}))
    return audit(load(replace(given, url=url or given.url, outlet=outlet)), kit)


def note(words: str) -> None:
    """Say something on standard error."""
    from audit.display import plain

    click.echo(plain(words), err=True)


def failed(result: "Audit", fail_on: list[str]) -> bool:
    """Print the marks in the outlet's own words that fail a draft, each with its suppression id; True if there are any."""
    from audit.rows import Sentence, Trait
    from audit.score.house_style import evidence_ids, failing

    traits, text = result.of(Trait), result.document.text
    ids = dict(zip(map(id, traits), evidence_ids(result.document, traits, result.of(Sentence)), strict=True))
    found = failing(traits, fail_on)
    for t in found:
        where = f"{t.start}-{t.stop} {text[t.start : t.stop]}"
        note(f"audit: {where}: {t.category or t.feature}, evidence {ids[id(t)]}")
    return bool(found)


def form_of(con: "duckdb.DuckDBPyConnection", result: "Audit", form: str) -> str:
    """Render the audit in a form of `FORMATS`, with a final newline."""
    if form == "json":
        import json

        from audit.display import ascii_controls
        from audit.store.record import records

        return ascii_controls(json.dumps(records(con, [result])[0], ensure_ascii=False, indent=1)) + "\n"
    if form in {"html", "markdown"}:
        from audit.report.article.page import article_markdown, article_page

        return (article_page if form == "html" else article_markdown)(con, result.rows.sighting)
    from audit.report.article.terminal import terminal

    return terminal(con, result.rows.sighting)


def keep(result: "Audit", kit: "Kit", database: str) -> None:
    """Store the audit in the database file, as a run of its own."""
    from datetime import UTC, datetime

    from audit.rows import Run
    from audit.store import keep as write
    from audit.store import open as connect
    from audit.text import digest
    from audit.version import VERSION

    started = datetime.now(UTC).isoformat(timespec="seconds")
    run = Run(
        id=digest(started, VERSION, kit.fingerprint, "article"),
        started=started,
        version=VERSION,
        kit=kit.fingerprint,
        options='{"command":"article"}',
    )
    with connect(database, write=True) as con:
        write(con, result, run, kit.registry.rows())
