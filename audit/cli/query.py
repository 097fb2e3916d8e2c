"""`audit query`: read-only SQL over the database."""

import click

from audit.store.show import FORMATS


@click.command("query")
@click.argument("sql", required=False)
@click.option("--database", default="audit.duckdb", show_default=True, help="The database.")
@click.option("--named", help="A named query instead of SQL.")
@click.option("--list", "listed", is_flag=True, help="Show the named queries.")
@click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help="A parameter of the query, such as outlet=rt.")
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(list(FORMATS)))
@click.option(
    "--text", "long", default="none", show_default=True, type=click.Choice(["none", "excerpt", "full"]),
    help="Strings of more than 280 characters: left out, cut, or whole.",
)  # fmt: skip
@click.option("--output", help="File to write instead of standard output; needed for parquet.")
@click.option("--seconds", default=60.0, show_default=True, help="Longest time.")
@click.option("--memory", default="2GB", show_default=True, help="Most memory.")
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
    """Ask the database with one SELECT statement, or with a named query. Nothing is written."""
    from audit.errors import AuditError
    from audit.store.named import queries, query
    from audit.store.query import asked
    from audit.store.show import show, texts

    if listed:
        for one in queries():
            click.echo(f"{one.name}\n    {one.title}\n    Columns: {one.columns}\n    Do not infer {one.not_infer}")
            click.echo(f"    Set: {', '.join(one.settable) or '–'}\n")
        return
    if bool(sql) == bool(named):
        raise AuditError("nothing to ask" if not sql else "both SQL and --named", 'audit query "SELECT …", or --named NAME')
    given = dict(pair.partition("=")[::2] for pair in settings)
    values: dict[str, str | None] = dict(given)
    if named:
        found, values = query(named, given)
        sql = found.sql
    with asked(database, sql or "", values, seconds=seconds, memory=memory) as whole:
        show(texts(whole, long), form, output)
