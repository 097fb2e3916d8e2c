"""`audit`: the command group; a command's module is imported when it is called."""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from audit.cli import streams
from audit.display import plain
from audit.errors import AuditError
from audit.version import VERSION

WAYS = {
    errno.ENOSPC: "make room, or write elsewhere",
    errno.EDQUOT: "make room, or write elsewhere",
    errno.EBADF: "it is closed: give it a place to write to",
    errno.EROFS: "write elsewhere",
    errno.EMFILE: "raise the limit of open files (ulimit -n)",
}
"""Ways out of errors of the operating system, by number."""
INTERRUPTED = 130
"""Exit code after Ctrl-C, by shell convention."""
COMMANDS = {
    "article": ("audit.cli.article", "Audit one article: a path, -, or an address."),
    "batch": ("audit.cli.batch", "Audit many inputs into .duckdb, .jsonl or a folder of Parquet."),
    "outlets": ("audit.cli.outlets", "The outlet registry: check, show, find, add your own."),
    "report": ("audit.cli.report", "Publish pages for a period and its outlets."),
    "compare": ("audit.cli.compare", "Show two to twelve articles, or two outlets over a period, side by side."),
    "link": ("audit.cli.link", "Link accounts of one event: stories, shared quotations, reuse."),
    "plot": ("audit.cli.plot", "Draw a figure for a paper, as SVG, PDF or PNG."),
    "serve": ("audit.cli.serve", "Show the database as a site on this machine."),
    "query": ("audit.cli.query", "Query the database: read-only SQL, named queries."),
    "validate": ("audit.cli.validate", "Have people code a blind sample; rates with honest errors."),
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

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first argument names; of one that is not there, say which may be meant."""
        if args[0] not in self.table and not args[0].startswith("-") and (meant := self.meant(args[0])):
            ctx.fail(f"No such command '{plain(args[0])}'. Did you mean '{meant}'?")
        return super().resolve_command(ctx, args)

    def meant(self, given: str) -> str | None:
        """What a word that names no command may mean: a command, or the article to audit; None when nothing is near."""
        from difflib import get_close_matches

        if self.table is COMMANDS and ("://" in given or os.path.isfile(given)):  # noqa: PTH113 - pathlib costs more
            return plain(f"audit article {given}")
        return next(iter(get_close_matches(given.lower(), self.table, 1)), None)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the summaries without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.table.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="audit")
def group() -> None:
    """Audit news articles: who published them, what is promotion, who speaks, whose words are loaded."""


def main() -> None:
    """Run the command line. Whatever goes wrong becomes one line on standard error and exit code 2.

    `AUDIT_TRACEBACK=1` shows where an error comes from.
    """
    streams.prepare()
    started_as = os.getpid()
    try:
        code = exit_code()
        streams.finish()
    except BrokenPipeError:  # who reads has enough
        streams.drop()
        code = 1
    except Exception as e:
        if os.environ.get("AUDIT_TRACEBACK"):
            raise
        streams.drop()
        streams.complain(plain(line_of(e)))
        code = 2
    if streams.at_once or os.getpid() != started_as:  # in a child, what it holds goes back to the kernel at once
        streams.leave(code)
    sys.exit(code)


def exit_code() -> int:
    """Run the command of this process's arguments and return its exit code."""
    try:
        done = group.main(prog_name="audit", obj="own process", standalone_mode=False)
    except click.ClickException as e:
        e.show()
        return e.exit_code
    except click.Abort:  # Ctrl-C, or no answer to a question
        streams.complain("interrupted")
        return INTERRUPTED
    except RuntimeError as e:  # DuckDB's word for Ctrl-C
        if "interrupted" not in str(e).lower():
            raise
        streams.complain("interrupted")
        return INTERRUPTED
    except SystemExit as e:
        return e.code if isinstance(e.code, int) else int(e.code is not None)
    return done if isinstance(done, int) else 0


def line_of(error: Exception) -> str:
    """Say in one line what went wrong and the way out.

    >>> line_of(OSError(28, "No space left on device", "a.html")), line_of(MemoryError())
    ('a.html: No space left on device; make room, or write elsewhere', 'out of memory; give less at once')
    """
    from audit.text import without_userinfo

    if isinstance(error, AuditError):
        return " ".join(without_userinfo(str(error)).split("\n"))
    if isinstance(error, MemoryError):
        return "out of memory; give less at once"
    if isinstance(error, OSError) and error.strerror:
        name = error.filename if isinstance(error.filename, str) else "standard output"
        return f"{name}: {error.strerror}; {WAYS.get(error.errno or 0, 'check the path and its permissions')}"
    said = " ".join(without_userinfo(str(error)).split())[:300]
    return f"{type(error).__name__}: {said}; set AUDIT_TRACEBACK=1 to see where, and report it"
