"""What `audit batch` does with its options: the order, the engine, progress and the summary."""

import os
import signal
import sys
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import click

from audit.errors import AuditError
from audit.farm.batch import Engine, Order, batch
from audit.farm.known import Counts
from audit.farm.limits import amount
from audit.kit import Kit
from audit.load.corpus import Wanted
from audit.load.corpus.tables import parse_map

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""


def run(given: Mapping[str, Any]) -> int:
    """Run a batch and say how it went; the exit code."""
    order = Order(
        given["sources"], Path(given["sink"]),
        Wanted(parse_map(given["columns"]), given["table"], tuple(h.lower().removeprefix("www.") for h in given["hosts"])),
        day(given["since"], "--since"), day(given["until"], "--until"), given["languages"], given["seconds"], given["retry"],
        given["place"],
    )  # fmt: skip
    engine = engine_of(given)
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
        counts = batch(order, engine, Kit.load(sources=tuple(map(Path, given["own"]))), tell)
    except KeyboardInterrupt:
        what = "their shards are kept" if order.sink.suffix == ".jsonl" else f"they are in {order.sink}"
        done = f"{latest.done + latest.failed} inputs are done, {what}"
        click.echo(f"\ninterrupted: {done}; run the same command again to go on", err=True)
        return INTERRUPTED
    finally:
        signal.signal(signal.SIGTERM, before)
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
    click.echo(line(counts, time.perf_counter() - clock), err=True)
    if counts.left_out:
        click.echo(reasons(counts), err=True)
    if counts.trouble:
        click.echo(f"audit: {counts.trouble}", err=True)
        kept = f"{counts.unwritten} of those that failed were not reached or found no room"
        click.echo(f"{kept}; they are audited when the same command is run again", err=True)
    elif not counts.done + counts.failed + counts.known:
        click.echo("no article was found", err=True)
    return 1 if counts.failed or counts.known_failed or counts.trouble else 0


def engine_of(given: Mapping[str, Any]) -> Engine:
    """The engine that was asked for."""
    if given["engine"] == "ray":
        from audit.farm.cluster import Cluster

        return Cluster(given["address"])
    from audit.farm.pool import Pool

    return Pool(given["workers"] or len(os.sched_getaffinity(0)), amount(given["memory"]))


def day(text: str | None, option: str) -> str | None:
    """A day as YYYY-MM-DD. Raises `AuditError` for what is none."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as e:
        raise AuditError(f"{option} {text}: not a day", "say it as 2026-11-22") from e


def line(counts: Counts, took: float) -> str:
    """The summary in one line."""
    skipped = f"{counts.known + counts.left_out} skipped"
    why = [f"{n} {what}" for n, what in (
        (counts.known - counts.known_failed, "already there"), (counts.known_failed, "failed before"),
        (counts.left_out, "left out"),
    ) if n]  # fmt: skip
    skipped += f" ({', '.join(why)})" if why else ""
    rate = (counts.done + counts.failed) / max(took, 1e-9)
    return f"{counts.done} done, {counts.failed} failed, {skipped}, {rate:.1f} per second"


def reasons(counts: Counts) -> str:
    """What was left out, by reason, the most frequent first.

    >>> from collections import Counter
    >>> reasons(Counts(left_out=4, reasons=Counter({"request record": 1, "revisit record": 2})))
    'left out: 2 revisit record, 1 request record, 1 by a filter'
    """
    filtered = counts.left_out - counts.reasons.total()
    ordered = sorted(counts.reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return "left out: " + ", ".join(f"{n} {why}" for why, n in [*ordered, ("by a filter", filtered)] if n)
