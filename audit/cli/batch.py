"""`audit batch`: many inputs."""

import click


@click.command("batch")
@click.argument("sources", nargs=-1, required=True)
@click.option("--to", "sink", required=True, help="Where to: .duckdb or .jsonl.")
def command(sources: tuple[str, ...], sink: str) -> None:
    """Audit many inputs. Exits with 0 when all were audited, with 1 when some failed."""
    import json
    import sys
    import time
    from contextlib import ExitStack
    from datetime import UTC, datetime
    from itertools import chain
    from pathlib import Path

    from audit.errors import AuditError
    from audit.farm.batch import audited
    from audit.farm.sinks import database, json_lines, whole
    from audit.kit import Kit
    from audit.load.corpus import inputs
    from audit.rows import Failure, Run
    from audit.text import digest
    from audit.version import VERSION

    target = Path(sink)
    if target.suffix not in {".jsonl", ".duckdb"}:
        raise AuditError(f"{sink}: no such sink", "name a .duckdb or a .jsonl file")
    kit, started, options = Kit.load(), datetime.now(UTC).isoformat(timespec="seconds"), json.dumps({"inputs": sources})
    run = Run(digest(started, VERSION, kit.fingerprint, options), started, VERSION, kit.fingerprint, options)
    done = missing = 0
    clock = time.perf_counter()
    with ExitStack() as stack:
        out = stack.enter_context(whole(target)) if target.suffix == ".jsonl" else None
        for shard in audited(chain.from_iterable(inputs(Path(s)) for s in sources), kit):
            if out:
                json_lines(shard, out)
            else:
                database(shard, target, run)
            failures = sum(isinstance(a, Failure) for a in shard)
            missing += failures
            done += len(shard) - failures
    took = time.perf_counter() - clock
    click.echo(f"{done} done, {missing} failed, 0 skipped, {(done + missing) / max(took, 1e-9):.1f} per second", err=True)
    sys.exit(1 if missing else 0)
