"""`audit`: the group of commands, each loaded only when it is called."""

import sys
from importlib import import_module
from typing import Any

import click

from audit.errors import AuditError
from audit.version import VERSION

COMMANDS = {
    "article": ("audit.cli.article", "Audit one article: a path, -, or an address."),
    "batch": ("audit.cli.batch", "Audit many inputs into .duckdb, .jsonl or a folder of Parquet."),
    "outlets": ("audit.cli.outlets", "The registry: check it, show a card, find, add your own."),
    "report": ("audit.cli.report", "Pages for a period and its outlets."),
    "compare": ("audit.cli.compare", "Two articles, or two outlets over a period, side by side."),
    "query": ("audit.cli.query", "Ask the database: read-only SQL, named queries."),
    "explain": ("audit.cli.explain", "What a measure, kind, rule, signal or table means, and what not to infer."),
    "schema": ("audit.cli.schema", "Tables and columns with their comments; the record's JSON Schema."),
    "learn": ("audit.cli.learn", "Train the models again from data that you have."),
}
"""Module and summary of each command, so that help imports none of them."""


class Commands(click.Group):
    """A group that imports a command's module when it is called; `table` has module and summary of each."""

    def __init__(self, *args: Any, table: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = COMMANDS if table is None else table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.table[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The summaries, without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.table.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="audit")
def group() -> None:
    """Audit news articles: who published, what is promotion, who speaks, whose words are loaded."""


def main() -> None:
    """Run the command line. Trouble that the user can put right is one line on standard error and exit code 2."""
    try:
        group(prog_name="audit")
    except AuditError as e:
        click.echo(f"audit: {e}", err=True)
        sys.exit(2)
