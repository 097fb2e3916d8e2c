"""`audit learn attribution`: train the attribution model on articles with annotated statements."""

from pathlib import Path

import click


@click.command("attribution")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), help="Output file; by default the model of the package.")
def command(data: Path, target: Path | None) -> None:
    """Train on DATA, JSON lines of text and statements (source, cue and content as lists of spans)."""
    import numpy as np

    from audit.extract.statements.tagger.model import FILE
    from audit.learn.statements import learn

    model = learn(data, lambda said: click.echo(said, err=True))
    np.savez_compressed(target or FILE, allow_pickle=False, **model)
    click.echo(f"wrote {target or FILE}")
