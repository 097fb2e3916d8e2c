"""`audit`: the command group; a command's module is imported when it is called."""

import sys
from importlib import import_module
from typing import Any

import click

from audit.display import plain
from audit.errors import AuditError
from audit.text import without_userinfo
from audit.version import VERSION

COMMANDS = {
    "article": ("audit.cli.article", "Audit one article: a path, -, or an address."),
    "batch": ("audit.cli.batch", "Audit many inputs into .duckdb, .jsonl or a folder of Parquet."),
    "outlets": ("audit.cli.outlets", "The outlet registry: check, show, find, add your own."),
    "report": ("audit.cli.report", "Publish pages for a period and its outlets."),
    "compare": ("audit.cli.compare", "Show two articles, or two outlets over a period, side by side."),
    "query": ("audit.cli.query", "Query the database: read-only SQL, named queries."),
    "explain": ("audit.cli.explain", "Explain a measure, kind, rule, signal or table, and what not to infer."),
    "schema": ("audit.cli.schema", "Show tables and columns with their comments; the record's JSON Schema."),
    "learn": ("audit.cli.learn", "Retrain the models from your own data."),
}
"""Module and summary of each command, so that help needs no imports."""


class Commands(click.Group):
    """A command group with lazy imports; `table` has module and summary of each command."""

    def __init__(self, *args: Any, table: dict[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = COMMANDS if table is None else table

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in table order."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command by name."""
        if cmd_name not in self.table:
            return None
        command: click.Command = import_module(self.table[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the summaries without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.table.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="audit")
def group() -> None:
    """Audit news articles: who published them, what is promotion, who speaks, whose words are loaded."""


def main() -> None:
    """Run the command line; an `AuditError` becomes one line on standard error and exit code 2."""
    try:
        group(prog_name="audit")
    except AuditError as e:
        click.echo(f"audit: {plain(without_userinfo(str(e)))}", err=True)
        sys.exit(2)
