"""`audit learn attribution`: train the attribution model on articles with annotated statements."""

from pathlib import Path

import click


@click.command("attribution")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--language", "--lang", "lang", default="en", show_default=True, help="Language of DATA, by its ISO 639-1 code.")
@click.option("--to", "target", type=click.Path(path_type=Path), help="Output file; by default the model of the package.")
@click.option(
    "--texts",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON lines of unlabelled news of that language, for a tagger's classes of words of similar use; repeatable.",
)
def command(data: Path, lang: str, target: Path | None, texts: tuple[Path, ...]) -> None:
    """Train on DATA, JSON lines of text and statements (source, cue and content as lists of spans).

    A language with a table of tags gets a tagger, another one a ranker of what its rules find.
    """
    import numpy as np

    from audit.lang.pack import FOLDER
    from audit.learn.statements import learner
    from audit.models.npz import holds_arrays
    from audit.outputs import check_output, whole_file

    file, learn = learner(lang)
    target = target or FOLDER / lang / "models" / file
    check_output(target, holds_arrays, [data, *texts])
    model = learn(data, lang, lambda progress: click.echo(progress, err=True), texts)
    target.parent.mkdir(exist_ok=True)
    with whole_file(target) as part, part.open("wb") as out:
        np.savez_compressed(out, allow_pickle=False, **model)
    click.echo(f"wrote {target}")
