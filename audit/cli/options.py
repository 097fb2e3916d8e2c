"""Options that several commands take: a database by position or by name, where the work runs, a day, a time limit."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click
from click.types import FloatParamType

from audit.errors import AuditError

DEFAULT = "audit.duckdb"
"""The database of a command that is given none."""
LONGEST = 2_000_000.0
"""The longest time limit, in seconds, which poll(2) still takes in milliseconds; `inf` means it."""


class Seconds(FloatParamType):
    """A time limit above zero, in seconds."""

    name = "seconds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Parse a time limit.

        >>> Seconds().convert("2.5", None, None), Seconds().convert("inf", None, None) == LONGEST
        (2.5, True)
        """
        seconds = float(super().convert(value, param, ctx))
        if not seconds > 0:
            self.fail(f"{value} is no time; give a number of seconds above 0, or inf.", param, ctx)
        return min(seconds, LONGEST)


def on_engine(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options `engine` (`pool` or `ray`) and `address` (of a Ray cluster, None where not given)."""
    where = "Where the work runs: local processes, or a Ray cluster."
    engine = click.option("--engine", default="pool", show_default=True, type=click.Choice(["pool", "ray"]), help=where)
    address = click.option("--address", help="Address of a Ray cluster.")
    return engine(address(command))


def by_position_or_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its database as argument `database` or option `named`; `database_of` makes one of them."""
    argument = click.argument("database", required=False, type=click.Path(dir_okay=False))
    option = click.option("--database", "named", metavar="PATH", help=f"The same as DATABASE.  [default: {DEFAULT}]")
    return argument(option(command))


def database_of(database: str | None, named: str | None) -> str:
    """The database that was named. Raises `AuditError` when it was named twice.

    >>> database_of(None, None), database_of("a.duckdb", None), database_of(None, "b.duckdb")
    ('audit.duckdb', 'a.duckdb', 'b.duckdb')
    """
    if database and named and database != named:
        raise AuditError(f"{database} and --database {named}: two databases", "name one")
    return database or named or DEFAULT


def day(text: str | None, option: str) -> str | None:
    """Parse a day, YYYY-MM-DD. Raises `AuditError` for anything else.

    >>> day("2026-11-22", "--since")
    '2026-11-22'
    """
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as e:
        raise AuditError(f"{option} {text}: not a day", "write it as 2026-11-22") from e
