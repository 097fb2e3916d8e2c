"""`audit article`: one article."""

import click


@click.command("article")
@click.argument("source")
@click.option("--url", help="Address of a saved page.")
def command(source: str, url: str | None) -> None:
    """Audit one article: a path, - for standard input, or an address."""
    import json
    from dataclasses import replace
    from pathlib import Path

    from audit.kit import Kit
    from audit.load import load
    from audit.load.corpus import inputs
    from audit.pipeline import audit
    from audit.store import memory, write
    from audit.store.record import records

    result = audit(load(replace(next(inputs(Path(source))), url=url)), Kit.load())
    con = memory()
    write(con, [result])
    click.echo(json.dumps(records(con, [result])[0], ensure_ascii=False, indent=1))
