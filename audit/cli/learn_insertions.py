"""`audit learn insertions`: seams, and lines of promotion in plain text."""

import click


@click.command("insertions")
@click.option("--corpora", envvar="AUDIT_CORPORA", required=True, help="Folder with promo, articles and pages.")
@click.option("--to", help="Folder for the models; those of the package when left out.")
@click.option("--measure", is_flag=True, help="Only measure on outlets left out of training; write no model.")
def command(corpora: str, to: str | None, measure: bool) -> None:
    """Train the seam finder and the line classifier, and print what they reach on outlets that they have not seen."""
    from pathlib import Path

    from audit.files import DATA
    from audit.learn.insertions import measured, trained

    if not measure:
        for path in trained(Path(corpora), Path(to) if to else DATA / "models"):
            click.echo(f"wrote {path.name}")
    for name, value in measured(Path(corpora)):
        click.echo(f"{name:<60} {value:.4f}")
