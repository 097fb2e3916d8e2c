"""`audit learn`: retrain the models from the user's data."""

import click

from audit.cli.main import Commands

LEARNERS = {
    "attribution": ("audit.cli.learn_attribution", "Attribution of statements: tagger, linkers and calibration."),
    "blocks": ("audit.cli.learn_blocks", "Blocks of a page: story, promotion, furniture."),
    "insertions": ("audit.cli.learn_insertions", "Seams and promotional lines in plain text."),
    "link": ("audit.cli.learn_link", "Stories: which accounts tell one."),
    "loaded": ("audit.cli.learn_loaded", "Loaded sentences and words."),
    "words": ("audit.cli.learn_words", "Classes of words that the tagger does not know."),
}
"""Module and summary of each command, so that help needs no imports."""


@click.group("learn", cls=Commands, table=LEARNERS)
def command() -> None:
    """Retrain a model. With --folds, write out-of-fold records for the scorers instead."""
