"""Run `audit batch`: build the order and the engine from the options, show progress and summary."""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import click

from audit.cli.main import INTERRUPTED
from audit.cli.options import day
from audit.display import name_shown, plain
from audit.farm.batch import Engine, Order, batch
from audit.farm.known import Counts
from audit.farm.sinks import sink_type
from audit.kit import Kit
from audit.load.corpus import Wanted
from audit.load.corpus.oddities import literal_report, undated_report, unknown_report
from audit.load.corpus.tables import parse_map
from audit.load.corpus.unread_keys import report
from audit.processes import amount

LONGEST_ERROR = 200
"""Maximum characters of the reason why an input failed."""


def kit_of(given: Mapping[str, Any]) -> Kit:
    """Load the kit with the registry files and languages without models of the command line."""
    return Kit.load(sources=tuple(map(Path, given["own"])), without_models=given["without_models"])


def run(given: Mapping[str, Any]) -> int:
    """Run a batch, print its summary, and return the exit code."""
    order, engine = order_of(given), engine_of(given)
    clock = time.perf_counter()
    latest = Counts()

    def tell(counts: Counts) -> None:
        nonlocal latest
        latest = counts
        if sys.stderr.isatty():
            click.echo(f"\r{line(counts, time.perf_counter() - clock)}\033[K", nl=False, err=True)

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        counts = batch(order, engine, kit_of(given), tell)
    except KeyboardInterrupt:
        what = f", kept in {order.sink}" if sink_type(order.sink).eager else ", their shards are kept"
        count = latest.done + latest.failed
        done = f"{count or 'no'} input{'' if count == 1 else 's'} done{what if count else ''}"
        click.echo(plain(f"\ninterrupted: {done}; run the same command again to resume"), err=True)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(line(counts, time.perf_counter() - clock), err=True)
    for note in (*failures(counts, order.sink), *notes(counts)):
        click.echo(plain(note), err=True)
    if counts.trouble:
        click.echo(plain(f"audit: {counts.trouble}"), err=True)
        kept = f"{counts.unwritten} of the failed inputs were not reached or could not be written"
        click.echo(f"{kept}; run the same command again to audit them", err=True)
    elif not counts.done + counts.failed + counts.known:
        click.echo("no article found", err=True)
    return 1 if counts.failed or counts.known_failed or counts.trouble else 0


def failures(counts: Counts, sink: Path) -> Iterator[str]:
    """Yield the first inputs that failed, each with its reason, and where all are."""
    yield from (f"failed: {name_shown(error, LONGEST_ERROR)}" for error in counts.errors)
    more = counts.failed - counts.unwritten + counts.known_failed - len(counts.errors)
    if more > 0:
        asked = f"audit query --named failures --database {sink} counts them by reason"
        where = asked if sink.suffix == ".duckdb" else f"all are in {sink}, under `failure`"
        yield f"{more} more failed: {where}" if counts.errors else f"why they failed: {where}"


def notes(counts: Counts) -> Iterator[str]:
    """Yield what a run says of its inputs besides their number: left out, values not read, outlets not known."""
    if counts.left_out:
        yield reasons(counts)
    if counts.unread_lines:
        yield report(counts.unread_lines, [key for key, _ in counts.unread.most_common()])
    for kind, texts in counts.literal.items():
        yield literal_report(kind, texts)
    if counts.unknown:
        yield unknown_report(counts.unknown)
    if counts.undated:
        yield undated_report(counts.undated)


def order_of(given: Mapping[str, Any]) -> Order:
    """Build the order of a batch from its options. Raises `AuditError` for a bad day or column map."""
    hosts = tuple(h.lower().removeprefix("www.") for h in given["hosts"])
    return Order(
        sources=given["sources"],
        sink=Path(given["sink"]),
        wanted=Wanted(parse_map(given["columns"]), given["table"], hosts),
        since=day(given["since"], "--since"),
        until=day(given["until"], "--until"),
        languages=given["languages"],
        seconds=given["seconds"],
        again=given["retry"],
        place=given["place"],
    )


def engine_of(given: Mapping[str, Any]) -> Engine:
    """Build the engine from the options."""
    if given["engine"] == "ray":
        from audit.farm.cluster import Cluster

        return Cluster(given["address"])
    from audit.farm.pool import Pool

    return Pool(given["workers"] or len(os.sched_getaffinity(0)), amount(given["memory"]))


def line(counts: Counts, took: float) -> str:
    """Format the summary on one line."""
    skipped = f"{counts.known + counts.left_out} skipped"
    reasons = {
        "already there": counts.known - counts.known_failed,
        "failed before": counts.known_failed,
        "left out": counts.left_out,
    }
    why = [f"{n} {what}" for what, n in reasons.items() if n]
    skipped += f" ({', '.join(why)})" if why else ""
    rate = (counts.done + counts.failed) / max(took, 1e-9)
    return f"{counts.done} done, {counts.failed} failed, {skipped}, {rate:.1f} per second"


def reasons(counts: Counts) -> str:
    """List the reasons why inputs were left out, the most frequent first.

    >>> from collections import Counter
    >>> reasons(Counts(left_out=4, reasons=Counter({"request record": 1, "revisit record": 2})))
    'left out: 2 × revisit record, 1 × request record, 1 × by a filter'
    """
    filtered = counts.left_out - counts.reasons.total()
    ordered = sorted(counts.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return "left out: " + ", ".join(f"{n} × {why}" for why, n in [*ordered, ("by a filter", filtered)] if n)
