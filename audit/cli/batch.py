"""`audit batch`: audit many inputs."""

import click

from audit.cli.options import Seconds, on_engine


@click.command("batch")
@click.argument("sources", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--to", "sink", required=True, help="Output: a .duckdb, .jsonl or .annotations.jsonl file, or a folder for Parquet."
)
@click.option("--map", "columns", default="", metavar="id=…,text=…", help="Column names in a .csv, .parquet or database.")
@click.option("--table", help="Table of an SQLite or DuckDB file.")
@click.option("--host", "hosts", multiple=True, help="Only this host and its subdomains; repeatable.")
@click.option("--since", metavar="DAY", help="Only articles published (else fetched) on or after this day.")
@click.option("--until", metavar="DAY", help="Only articles published (else fetched) on or before this day.")
@click.option("--language", "languages", multiple=True, help="Only this language (en, de …); repeatable.")
@click.option(
    "--sources", "own", multiple=True, type=click.Path(), help="Registry file of your own, merged over the shipped one by id."
)
@click.option(
    "--without-models", multiple=True, metavar="CODE", help="Use the rules alone in this language (de, en); repeatable."
)
@click.option("--workers", type=click.IntRange(1), help="Number of worker processes; by default one per processor.")
@click.option("--seconds", type=Seconds(), default=60.0, show_default=True, help="Time limit per document, in seconds.")
@click.option("--memory", default="2GB", show_default=True, help="Memory limit per worker.")
@click.option("--retry", is_flag=True, help="Retry inputs that failed before.")
@on_engine
@click.option("--shards", "place", help="Folder or address shared by all machines of the cluster.")
def command(**given: object) -> None:
    """Audit many inputs: folders, pages, texts, JSON lines, CSV, Parquet, WARC, feeds, mailboxes, globs, - for standard input.

    An interrupted batch resumes when the same command is run again. Exit code 0 means that all inputs were audited, 1 that
    some failed (each is a row of `failure`).
    """
    import sys

    from audit.cli.batching import run

    sys.exit(run(given))
