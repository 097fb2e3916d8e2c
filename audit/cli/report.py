"""`audit report`: pages for a period and its outlets."""

import click


@click.command("report")
@click.option("--period", "when", help="2026-W47, 2026-11, 2026-Q4, FROM..TO; else all days.")
@click.option("--since", type=click.Choice(["last"]), help="Every period that ended since the last report there.")
@click.option("--unit", type=click.Choice(["week", "month", "quarter"]), default="week", help="With --since; else week.")
@click.option("--outlets", help="Ids or hosts of outlets, with commas between; all without it.")
@click.option("--outlet", help="The card of one outlet, among the others of the period.")
@click.option("--output", default="reports", show_default=True, type=click.Path(file_okay=False), help="Folder of reports.")
@click.option("--database", default="audit.duckdb", show_default=True, help="The database.")
@click.option("--address", default="", help="Where the folder is published, for the links of its feed.")
@click.option("--full-text", is_flag=True, help="For your own archive: a page with the whole text of every article.")
def command(
    when: str | None,
    since: str | None,
    unit: str,
    outlets: str | None,
    outlet: str | None,
    output: str,
    database: str,
    address: str,
    full_text: bool,
) -> None:
    """Make the pages of a period: overview, a card an outlet, method and queries, Markdown, JSON, CSV and an Atom feed.

    The same database gives the same bytes; a second run rewrites nothing. Pages hold excerpts around the evidence, unless
    --full-text is given.
    """
    from pathlib import Path

    from audit.errors import AuditError
    from audit.report.period import archive, files, make
    from audit.report.period.archive import kept, listing, write
    from audit.report.period.questions import after, period, whole
    from audit.store import open as connect

    if when and since:
        raise AuditError("--period and --since: one of them", "--since last makes every period that has ended since")
    folder, chosen = Path(output), tuple(o.strip() for o in (outlet or outlets or "").split(",") if o.strip())
    with connect(database) as con:
        last = [k.name for k in kept(folder)]
        periods = after(con, last, unit) if since else [period(when) if when else whole(con)]
        for one in periods:
            made = make(con, one, chosen)
            pages = files(made) | (archive(con, made) if full_text else {})
            written, same = write(folder / one.label, pages)
            click.echo(f"{folder / one.label / 'index.html'}: {written} written, {same} unchanged")
    if not periods:
        click.echo("no period has ended since the last report", err=True)
    write(folder, listing(folder, address))
