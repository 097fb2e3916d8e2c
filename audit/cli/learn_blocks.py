"""`audit learn blocks`: train the classifier of page blocks."""

import click


@click.command("blocks")
@click.argument("sources", nargs=-1, required=True)
@click.option("--segments", multiple=True, help="JSON lines of labelled segments, view html_blocks; repeatable.")
@click.option("--folds", type=click.Choice(["outlet"]), help="Write out-of-fold records instead of a model, folds by site.")
@click.option("--split", help="Only pages of this split.")
@click.option("--to", "sink", required=True, help="Output: .npz for the model, .jsonl for records.")
def command(sources: tuple[str, ...], segments: tuple[str, ...], folds: str | None, split: str | None, sink: str) -> None:
    """Train on pages with `html` and `gold_text`, and on segments labelled promo, body, furniture or provenance."""
    from dataclasses import replace
    from pathlib import Path

    import numpy as np

    from audit.extract.insertions.page.model import Blocks
    from audit.farm.shard_files import filled
    from audit.kit import Kit
    from audit.learn.insertions import page_model as learn
    from audit.models.npz import holds_arrays
    from audit.outputs import check_output, whole_file
    from audit.pipeline import audit
    from audit.store.record import holds_records, line, records

    check_output(Path(sink), holds_records if folds else holds_arrays, map(Path, (*sources, *segments)))
    pages = learn.read_pages(map(Path, sources), map(Path, segments), split=split)
    kit = Kit.load()
    data = learn.block_data(pages, kit.insertions.vocabulary)
    if not folds:
        with whole_file(Path(sink)) as part, part.open("wb") as out_file:
            np.savez_compressed(out_file, allow_pickle=False, **learn.train_blocks(data, np.ones(len(data.page), dtype=bool)))
        return
    place = learn.site_folds(pages, 5)
    with whole_file(Path(sink)) as part, part.open("w", encoding="utf-8") as out:
        for fold in range(5):
            model = Blocks.of(learn.train_blocks(data, place[data.page] != fold))
            audits = [
                audit(pages[n].document, replace(kit, insertions=replace(kit.insertions, blocks=model)))
                for n in np.flatnonzero(place == fold)
            ]
            out.writelines(f"{line(record)}\n" for record in records(filled(audits, ()), audits))
            click.echo(f"fold {fold + 1} of 5", err=True)
