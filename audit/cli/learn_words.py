"""`audit learn words`: usual classes of words that the tagger does not know, from WordNet."""

from pathlib import Path

import click


@click.command("words")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--to", "target", type=click.Path(path_type=Path), help="Output file; by default the file of the package.")
def command(folder: Path, target: Path | None) -> None:
    """Read FOLDER, the folder `dict` of WordNet, for English."""
    import numpy as np

    from audit.lang.pack import MODELS, Packs
    from audit.lang.pos import Tags
    from audit.lang.word_classes import FILE
    from audit.learn.words import word_classes
    from audit.models.npz import holds_arrays
    from audit.outputs import check_output, whole_file

    pack = Packs.load().nearest(None)
    target = target or pack.folder / MODELS / FILE
    check_output(target, holds_arrays, [])
    found = word_classes(folder, Tags.load(pack))
    with whole_file(target) as part, part.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **found)
    click.echo(f"wrote {target}: {len(found['word']):,} words")
