"""`audit plot`: a figure for a paper, from the rows of a period's report."""

import click

from audit.cli.options import DEFAULT

KINDS = ("rate", "trend", "sources", "promotion", "links")


@click.command("plot")
@click.argument("kind", type=click.Choice(KINDS))
@click.option(
    "--outlet", "outlets", multiple=True, help="Id or host of an outlet; repeatable, or comma-separated; by default all."
)
@click.option("--period", "when", help="last-week, last-month, 2026-W47, 2026-11 or FROM..TO; by default all days.")
@click.option("--rate", help="Rate of a rate or trend, e.g. rate_flagged.")
@click.option("--output", required=True, type=click.Path(dir_okay=False), help="File to write: .svg, .pdf or .png.")
@click.option("--database", default=DEFAULT, show_default=True, help="Database.")
def command(kind: str, outlets: tuple[str, ...], when: str | None, rate: str | None, output: str, database: str) -> None:
    """Draw KIND as a figure with n, intervals, caption and source line; the same database gives the same bytes.

    rate and promotion are dots with intervals by outlet, trend is a line an outlet over the last eight weeks or months,
    sources and links are shares. Needs matplotlib (pip install 'newsaudit[plot]').
    """
    from datetime import date
    from pathlib import Path

    from audit.display import plain
    from audit.outputs import check_output, whole_file
    from audit.report.figures.data import citation, figure
    from audit.report.figures.drawing import draw, form_of
    from audit.report.period import make
    from audit.report.period.questions import relative, whole
    from audit.store import open as connect

    form = form_of(output)
    check_output(Path(output), lambda path: b"newsaudit" in path.read_bytes(), [Path(database)])
    chosen = tuple(o.strip() for one in outlets for o in one.split(",") if o.strip())
    with connect(database, asks=("reports",)) as con:
        period = relative(when, date.today()) if when else whole(con)  # noqa: DTZ011 - the user's local day
        found = figure(make(con, period, chosen), kind, rate)
    drawn = draw(found, form)
    with whole_file(Path(output)) as part:
        part.write_bytes(drawn)
    click.echo(plain(f"{output}: written\n{citation(found)}"))
