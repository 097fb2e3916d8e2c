"""`audit query`: run read-only SQL over the database."""

import click

from audit.cli import streams
from audit.cli.options import DEFAULT, Seconds
from audit.store.show import FORMATS


@click.command("query")
@click.argument("sql", required=False)
@click.option("--database", default=DEFAULT, show_default=True, help="Database.")
@click.option("--named", help="Run a named query instead of SQL.")
@click.option("--list", "listed", is_flag=True, help="List the named queries.")
@click.option(
    "--set", "settings", multiple=True, metavar="NAME=VALUE", help="Parameter of the query, e.g. outlet=rt; repeatable."
)
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(list(FORMATS)))
@click.option(
    "--text",
    "long",
    default="none",
    show_default=True,
    type=click.Choice(["none", "excerpt", "full"]),
    help="Strings of more than 280 characters: omitted, cut, or whole.",
)
@click.option(
    "--output",
    help="Output file or folder instead of standard output; required for parquet, xlsx, datapackage, cas and brat.",
)
@click.option("--seconds", type=Seconds(), default=60.0, show_default=True, help="Time limit in seconds.")
@click.option("--memory", default="2GB", show_default=True, help="Memory limit.")
def command(
    sql: str | None,
    database: str,
    named: str | None,
    listed: bool,
    settings: tuple[str, ...],
    form: str,
    long: str,
    output: str | None,
    seconds: float,
    memory: str,
) -> None:
    """Run one SELECT statement, or a named query. The database is opened read-only."""
    import gc
    from collections import Counter
    from pathlib import Path

    own = streams.own_process("query")
    if own:  # what is imported lives on
        gc.disable()
    from audit.errors import AuditError
    from audit.outputs import refuse_inputs
    from audit.store.named import queries, query
    from audit.store.query import asked
    from audit.store.show import left_out, show, texts

    if own:
        gc.freeze()
        gc.enable()
    if listed:
        for one in queries():
            click.echo(f"{one.name}\n    {one.title}\n    Columns: {one.columns}\n    Do not infer {one.not_infer}")
            click.echo(f"    Set: {', '.join(one.settable) or '–'}\n")
        return
    if bool(sql) == bool(named):
        raise AuditError(
            "no query given" if not sql else "both SQL and --named given", 'audit query "SELECT …", or --named NAME'
        )
    if output:
        refuse_inputs(Path(output), [Path(database)])
    if bare := [pair for pair in settings if "=" not in pair]:
        raise AuditError(f"--set {bare[0]}: no value", f"write it as --set {bare[0]}=VALUE")
    given = dict(pair.partition("=")[::2] for pair in settings)
    values: dict[str, str | None] = dict(given)
    if named:
        found, values = query(named, given)
        sql = found.sql
    omitted: Counter[str] = Counter()
    with asked(database, sql or "", values, seconds=seconds, memory=memory) as whole:
        show(texts(whole, long, omitted), form, output)
    if omitted:
        click.echo(left_out(omitted), err=True)
