"""`audit batch`: many inputs."""

import click


@click.command("batch")
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--to", "sink", required=True, help="Where to: .duckdb, .jsonl or a folder.")
def command(sources: tuple[str, ...], sink: str) -> None:
    """Audit many inputs into .jsonl."""
    from itertools import chain
    from pathlib import Path

    from audit.farm.batch import audited
    from audit.kit import Kit
    from audit.load.corpus import inputs
    from audit.pipeline import Audit
    from audit.rows import Failure
    from audit.store import memory, write
    from audit.store.record import failed, line, records

    Path(sink).parent.mkdir(parents=True, exist_ok=True)
    done = missing = 0
    with Path(sink).open("w", encoding="utf-8") as out:
        for shard in audited(chain.from_iterable(inputs(Path(s)) for s in sources), Kit.load()):
            con = memory()
            good = [a for a in shard if isinstance(a, Audit)]
            write(con, good)
            found = iter(records(con, good))
            out.writelines(line(failed(a) if isinstance(a, Failure) else next(found)) + "\n" for a in shard)
            missing += len(shard) - len(good)
            done += len(good)
    click.echo(f"{done} audited, {missing} failed", err=True)
