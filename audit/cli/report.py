"""`audit report`: publish pages for a period and its outlets."""

import click

from audit.cli import streams
from audit.cli.options import DEFAULT


@click.command("report")
@click.option(
    "--period", "when", help="last-week, last-month, yesterday, 2026-W47, 2026-11, 2026-Q4 or FROM..TO; by default all days."
)
@click.option(
    "--since", type=click.Choice(["last"]), help="Cover every period that has ended since the last report in the folder."
)
@click.option(
    "--unit",
    type=click.Choice(["week", "month", "quarter"]),
    default="week",
    show_default=True,
    help="Period length for --since.",
)
@click.option("--outlets", help="Comma-separated ids or hosts of outlets; by default all.")
@click.option("--outlet", help="Render only the card of one outlet, compared with the others of the period.")
@click.option("--output", default="reports", show_default=True, type=click.Path(file_okay=False), help="Output folder.")
@click.option("--database", default=DEFAULT, show_default=True, help="Database.")
@click.option("--address", default="", help="Address at which the folder is published, for the links of its feed.")
@click.option("--publisher", default="", help="Who publishes the pages; printed on each.")
@click.option("--contact", default="", help="Where a reader disputes a figure, e.g. an address; printed on each page.")
@click.option("--single-file", is_flag=True, help="Also write PERIOD.html, the whole report as one page to send.")
@click.option("--full-text", is_flag=True, help="Add a page with the full text of every article, for a private archive.")
def command(
    when: str | None,
    since: str | None,
    unit: str,
    outlets: str | None,
    outlet: str | None,
    output: str,
    database: str,
    address: str,
    publisher: str,
    contact: str,
    single_file: bool,
    full_text: bool,
) -> None:
    """Publish a period: overview, a card per outlet, method and queries, Markdown, JSON, CSV and an Atom feed.

    The same database gives the same bytes, so a second run rewrites nothing. Pages hold excerpts around the evidence; full
    texts are added by --full-text only.
    """
    from datetime import date
    from pathlib import Path

    from audit.display import plain
    from audit.errors import AuditError
    from audit.report.ours import refuse_foreign
    from audit.report.period import Maker, files, full_texts, make
    from audit.report.period.archive import kept, listing, write
    from audit.report.period.questions import after, relative, whole
    from audit.report.period.single import single_file as joined
    from audit.report.story.story_page import story_pages
    from audit.store import open as connect

    streams.own_process("report")
    if when and since:
        raise AuditError("--period and --since exclude each other", "--since last covers every period that has ended since")
    folder, chosen = Path(output), tuple(o.strip() for o in (outlet or outlets or "").split(",") if o.strip())
    refuse_foreign(folder, ["index.html", "feed.xml"])
    with connect(database, asks=("reports",)) as con:
        last = [k.name for k in kept(folder)]
        periods = after(con, last, unit) if since else [relative(when, date.today()) if when else whole(con)]  # noqa: DTZ011 - the user's local day
        for one in periods:
            refuse_foreign(folder / one.label, ["report.json", "index.html", "report.md", "method.html"])
            made = make(con, one, chosen, maker=Maker(publisher, contact))
            pages = files(made) | story_pages(con, one.since, one.until)
            if single_file:
                write(folder, {f"{one.label}.html": joined(pages)})
            pages |= full_texts(con, made) if full_text else {}
            written, same = write(folder / one.label, pages)
            click.echo(plain(f"{folder / one.label / 'index.html'}: {written} written, {same} unchanged"))
        linked = con.execute("SELECT 1 FROM linked_week LIMIT 1").fetchone()
    if not periods:
        click.echo("no period has ended since the last report", err=True)
    elif not linked and len(made.asked["outlets"]) > 1:
        click.echo("no story is linked yet: audit link adds those that several outlets tell", err=True)
    write(folder, listing(folder, address))
