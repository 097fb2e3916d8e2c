"""`audit link`: stories, reuse and shared quotations of a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from audit.cli import streams
from audit.cli.options import by_position_or_option, database_of, day, on_engine

if TYPE_CHECKING:
    from audit.farm.calls import Calls


@click.command("link")
@by_position_or_option
@click.option("--since", help="Link only weeks that end on or after this day, YYYY-MM-DD.")
@click.option("--window", default=3, show_default=True, type=click.IntRange(1, 5), help="Days between two accounts of a story.")
@click.option("--workers", type=click.IntRange(1), help="Number of worker processes; by default all is done in one process.")
@on_engine
def command(
    database: str | None,
    named: str | None,
    since: str | None,
    window: int,
    workers: int | None,
    engine: str,
    address: str | None,
) -> None:
    """Link the accounts of DATABASE: who tells the same event, quotes the same words, shares whole passages.

    Weeks that are linked already are skipped; an interrupted run resumes when it is run again. Articles without a day are left
    out. Nothing says who wrote first beyond this database, or why an account lacks what others have.
    """
    import sys
    import time

    from audit.link.weeks import link
    from audit.report.wording import count
    from audit.store import open as connect
    from audit.store.ask import ask
    from audit.store.connect import refuse_absent

    streams.own_process("link")
    database, since = database_of(database, named), day(since, "--since")
    refuse_absent(database)
    begun, live = time.monotonic(), sys.stderr.isatty()

    def show(week: str, accounts: int) -> None:
        if live:
            click.echo(f"\r\x1b[K{week}: {count(accounts, 'account')}", err=True, nl=False)

    with connect(database, write=True) as con, calls_of(engine, workers, address) as calls:
        done = link(con, since=since, window=window, progress=show, calls=calls)
        (found,) = ask(con, "link/summary")
    if live:
        click.echo("\r\x1b[K", err=True, nl=False)
    rate = done.accounts / max(time.monotonic() - begun, 1e-9)
    click.echo(
        f"{count(done.linked, 'week')} linked, {count(done.skipped, 'week')} skipped, {count(done.accounts, 'account')} read, "
        f"{rate:,.0f} per second; {count(done.undated, 'article')} without a day left out",
        err=True,
    )
    click.echo(
        f"{count(found.stories, 'story', 'stories')} of {count(found.members, 'account')} ({found.events:,} of them share a "
        f"quotation or passage), {count(found.utterances, 'shared utterance')}, {count(found.reuse, 'passage')} in two texts"
    )


@contextmanager
def calls_of(engine: str, workers: int | None, address: str | None) -> Iterator["Calls"]:
    """Where the work runs, by the options. Raises `AuditError` without Ray."""
    from audit.farm.calls import Here, OnCluster, Processes

    if engine == "ray":
        with OnCluster(address, workers) as cluster:
            yield cluster
    elif workers:
        with Processes(workers) as pool:
            yield pool
    else:
        yield Here()
