"""`audit learn`: train the models again from data that the user has."""

import click

from audit.cli.main import Commands

LEARNERS = {
    "attribution": ("audit.cli.learn_attribution", "Who says what: tagger, linkers and certainty, from marked statements."),
    "blocks": ("audit.cli.learn_blocks", "The blocks of a page: story, promotion, furniture."),
    "insertions": ("audit.cli.learn_insertions", "Seams, and lines of promotion in plain text."),
    "loaded": ("audit.cli.learn_loaded", "Loaded sentences and words."),
}
"""Module and summary of each model's command, so that help imports none of them."""


@click.group("learn", cls=Commands, table=LEARNERS)
def command() -> None:
    """Train a model again. With --folds, write out-of-fold records for the scorers instead."""
