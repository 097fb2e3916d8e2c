"""`audit learn loaded`: train the model of loaded sentences and words."""

import click


@click.command("loaded")
@click.argument("marked", nargs=-1, required=True, type=click.Path(exists=True))
@click.option(
    "--texts", multiple=True, required=True, help="JSON lines of unlabelled news (`text`), for word statistics; repeatable."
)
@click.option(
    "--vectors",
    multiple=True,
    type=click.Path(exists=True),
    help="Pretrained word vectors (.npz: words, rows, vectors); repeatable.",
)
@click.option(
    "--common", multiple=True, type=click.Path(exists=True), help="Common words of the language, one per line; repeatable."
)
@click.option(
    "--folds",
    type=click.Choice(["article", "outlet", "topic", "outlet-topic"]),
    help="Write out-of-fold records instead of a model.",
)
@click.option("--measure", is_flag=True, help="Only print figures of excerpts in all folds and on outlets held aside.")
@click.option("--to", "sink", help="Output: .npz for the model, .jsonl for records.")
def command(
    marked: tuple[str, ...],
    texts: tuple[str, ...],
    vectors: tuple[str, ...],
    common: tuple[str, ...],
    folds: str | None,
    measure: bool,
    sink: str | None,
) -> None:
    """Train on excerpts with `loaded` and `loaded_words` (BABE) and on articles with `spans` (PTC, BASIL)."""
    from dataclasses import replace
    from pathlib import Path

    import numpy as np

    from audit.farm.shard_files import filled
    from audit.kit import Kit
    from audit.lang.pack import DEFAULT
    from audit.learn.loaded import by_fold as learn
    from audit.models.npz import holds_arrays
    from audit.outputs import check_output, whole_file
    from audit.pipeline import audit
    from audit.score.model import Model
    from audit.score.word_sets import Masks
    from audit.store.record import holds_records, line, records

    inputs = [Path(p) for p in (*marked, *texts, *common, *vectors)]
    if not measure and sink is None:
        raise click.UsageError("name an output with --to, or print figures with --measure")
    target = Path(sink or "loaded.npz")
    if not measure:
        check_output(target, holds_arrays if folds is None else holds_records, inputs)
    kit = Kit.load()
    known, masks = kit.language.languages[DEFAULT], Masks.load(kit.language.packs.by_code[DEFAULT])
    found, plain, words, spaces = ([Path(p) for p in paths] for paths in (marked, texts, common, vectors))
    data = learn.data(found, plain, kit, spaces, words)
    if measure:
        from audit.learn.loaded.measure import measured, report

        for row in report(*measured(data)):
            click.echo(row)
        return
    if folds is None:
        # Uncompressed: decompression took half the loading time.
        with whole_file(target) as part, part.open("wb") as model_file:
            np.savez(model_file, allow_pickle=False, **learn.model(data))
        return
    with whole_file(target) as part, part.open("w", encoding="utf-8") as out:
        for name, value, held in learn.models(data, folds):
            trained = replace(known, model=Model.of(value, masks, known.sets))
            here = replace(kit, language=replace(kit.language, languages={DEFAULT: trained}))
            audits = [audit(data.texts[i].document, here) for i in held]
            out.writelines(f"{line(record)}\n" for record in records(filled(audits, ()), audits))
            click.echo(f"fold {name}", err=True)
