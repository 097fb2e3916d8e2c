"""`audit learn insertions`: train the seam finder and the line classifier of plain text."""

import click


@click.command("insertions")
@click.option("--corpora", envvar="AUDIT_CORPORA", required=True, help="Folder with promo, articles and pages.")
@click.option("--measure", is_flag=True, help="Only measure seams on outlets held out of training.")
@click.option("--folds", type=click.Choice(["outlet"]), help="Write out-of-fold records instead of models, folds by outlet.")
@click.option("--to", "sink", help="Output folder for the models, by default that of the package; .jsonl for records.")
def command(corpora: str, measure: bool, folds: str | None, sink: str | None) -> None:
    """Train the seam finder and the line classifier of plain text."""
    from pathlib import Path

    from audit.farm.shard_files import filled
    from audit.files import DATA
    from audit.learn import insertions as learn
    from audit.load import Input, load
    from audit.outputs import check_output, whole_file
    from audit.pipeline import audit
    from audit.store.record import holds_records, line, records

    source = Path(corpora)
    if measure:
        for name, value in learn.measure_seams(source):
            click.echo(f"{name:<60} {value:.4f}")
    elif folds:
        target = Path(sink or "insertions.jsonl")
        check_output(target, holds_records)
        with whole_file(target) as part, part.open("w", encoding="utf-8") as out:
            for kit, texts in learn.outlet_folds(source):
                audits = [audit(load(Input(name, text=text)), kit) for name, text in texts]
                out.writelines(f"{line(record)}\n" for record in records(filled(audits, ()), audits))
                click.echo(f"{len(texts)} texts", err=True)
    else:
        target = Path(sink) if sink else DATA / "models"
        models = all((target / name).is_file() for name in learn.FILES)  # of an earlier run
        for name in learn.FILES:
            check_output(target / name, lambda _: models, [source])
        for path in learn.train_all(source, target):
            click.echo(f"wrote {path.name}")
