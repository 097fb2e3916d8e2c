"""`audit batch`: many inputs."""

import click


@click.command("batch")
@click.argument("sources", nargs=-1, required=True, metavar="INPUT...")
@click.option("--to", "sink", required=True, help="Where to: a .duckdb or .jsonl file, or a folder for Parquet.")
@click.option("--map", "columns", default="", metavar="id=…,text=…", help="Columns of a .csv, .parquet or database.")
@click.option("--table", help="Table of an SQLite or DuckDB file.")
@click.option("--host", "hosts", multiple=True, help="Only this host and those below it; may be given again.")
@click.option("--since", metavar="DAY", help="Only what was published (else fetched) on this day or later.")
@click.option("--until", metavar="DAY", help="Only what was published (else fetched) on this day or before.")
@click.option("--language", "languages", multiple=True, help="Only this language (en, de …); may be given again.")
@click.option("--sources", "own", multiple=True, type=click.Path(), help="Your own outlets, merged over the shipped registry.")
@click.option("--workers", type=click.IntRange(1), help="Processes; one for each processor unless said.")
@click.option("--seconds", default=60.0, show_default=True, help="Longest time of one document.")
@click.option("--memory", default="2GB", show_default=True, help="Most memory of one worker.")
@click.option("--retry", is_flag=True, help="Try again what failed before.")
@click.option("--engine", default="pool", show_default=True, type=click.Choice(["pool", "ray"]), help="What does the work.")
@click.option("--address", help="Address of a Ray cluster.")
@click.option("--shards", "place", help="Folder or address that all machines of a cluster reach.")
def command(**given: object) -> None:
    """Audit many inputs: folders, pages, saved pages, texts, JSON lines, CSV, Parquet, WARC, WACZ, globs, - for input.

    Exits with 0 when all were audited, with 1 when some failed (each is a row of `failure`).
    """
    import sys

    from audit.cli.batching import run

    sys.exit(run(given))
