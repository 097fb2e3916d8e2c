"""`audit compare`: show two to twelve articles, or two outlets over a period, side by side."""

from typing import TYPE_CHECKING

import click

from audit.cli import streams
from audit.cli.options import DEFAULT, Seconds

if TYPE_CHECKING:
    import duckdb


@click.command("compare")
@click.argument("sources", nargs=-1, required=True, metavar="A B …")
@click.option("--period", "when", help="Compare two outlets over 2026-W47, 2026-11, 2026-Q4, FROM..TO, or all.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html"]), help="By default the form that --output names, else markdown."
)
@click.option("--output", type=click.Path(dir_okay=False), help="Output file instead of standard output.")
@click.option("--database", default=DEFAULT, show_default=True, help="Database of outlets and stored articles.")
@click.option("--allow-private", is_flag=True, help="Allow addresses in private networks.")
@click.option(
    "--seconds",
    type=Seconds(),
    default=120.0,
    show_default=True,
    help="Limit of processor time for all articles, in whole seconds.",
)
@click.option("--memory", default="4GB", show_default=True, help="Memory limit.")
def command(
    sources: tuple[str, ...],
    when: str | None,
    form: str | None,
    output: str | None,
    database: str,
    allow_private: bool,
    seconds: float,
    memory: str,
) -> None:
    """Compare two to twelve articles in columns, without a winner: shared quotations first, with what each leaves out.

    Each is a path, an address, or the id of a stored sighting; with --period, two outlets of the database.
    """
    from contextlib import nullcontext

    from audit.errors import AuditError
    from audit.patterns import compiled_once
    from audit.processes import continue_bounded

    own = streams.own_process("compare")
    if own:
        continue_bounded("compare", seconds, memory)
    try:
        with compiled_once() if own else nullcontext():
            compare_and_show(sources, when, form, output, database, allow_private)
    except MemoryError as e:
        raise AuditError(f"compare: needs more than {memory} of memory", "raise --memory") from e


def compare_and_show(
    sources: tuple[str, ...], when: str | None, form: str | None, output: str | None, database: str, allow_private: bool
) -> None:
    """Compare articles or outlets, and print or write the page."""
    from pathlib import Path

    from audit.errors import AuditError
    from audit.outputs import check_output, write_text
    from audit.report import compare
    from audit.report.ours import holds_page
    from audit.report.period.questions import period, whole
    from audit.report.story.several import LETTERS
    from audit.store import open as connect

    form = form or ("html" if output and output.lower().endswith((".html", ".htm")) else "markdown")
    if output:
        check_output(Path(output), holds_page, [Path(p) for p in (*sources, database)])
    least, most = (2, 2) if when else (2, len(LETTERS))
    if not least <= len(sources) <= most:
        raise AuditError(f"{len(sources)} given", "name two outlets with --period" if when else f"name two to {most} articles")
    if when and sources[0] == sources[1]:
        raise AuditError(f"{sources[0]}: given twice", "name two outlets")
    if when:
        with connect(database, asks=("reports",)) as con:
            text = compare.outlets(con, sources[0], sources[1], whole(con) if when == "all" else period(when), form=form)
    elif all(len(s) == 32 and not Path(s).exists() for s in sources):
        with connect(database, asks=("reports", "link")) as con:
            text = compare.articles(con, *sources, form=form)
    else:
        if words := next((s for s in sources if s != "-" and set(s).isdisjoint("/.") and not Path(s).exists()), None):
            raise AuditError(f"{words}: no such file", "to compare two outlets, add --period 2026-11, or --period all")
        con, sightings = audit_all(*sources, allow_private=allow_private)
        text = compare.articles(con, *sightings, form=form)
    if output:
        write_text(Path(output), text)
    else:
        click.echo(text, nl=False)


def audit_all(*sources: str, allow_private: bool) -> tuple["duckdb.DuckDBPyConnection", list[str]]:
    """Audit sources into an in-memory database; return it and the ids of their sightings, in order."""
    from audit.kit import Kit
    from audit.load import load
    from audit.load.corpus.one import source
    from audit.pipeline import audit
    from audit.rows import Sighting
    from audit.store import OF_ARTICLE, memory, publish, write
    from audit.store.views import NAMES

    kit = Kit.load(kept=True)
    results = [audit(load(source(s, allow_private=allow_private)), kit) for s in sources]
    con = memory((*OF_ARTICLE, NAMES))
    write(con, results)
    publish(con, kit.registry.rows(s.outlet for r in results for s in r.of(Sighting) if s.outlet))
    return con, [r.rows.sighting for r in results]
