"""An empty database in the cache folder, of which a new one is a copy: planning all views takes fifty times as long.

It depends on this version, DuckDB's and the SQL of tables and views, whose digest is in its name. A cache that cannot be read
or written is skipped, and a file that another user owns or may write is not read.
"""

import re
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path

import duckdb

from audit.files import cache_folder, is_own, put, without_older
from audit.foreign.databases import Catalogue
from audit.store.migrate import STEPS
from audit.store.schema import ddl
from audit.store.views import definitions, view_sql
from audit.version import VERSION

LEFT_OUT = re.compile(r"EXCLUDE \(([^)]*)\)")
"""Columns that a star leaves out."""
SIZE = 16
"""Bytes of a digest."""


@cache
def mark() -> str:
    """Digest of all that an empty database depends on."""
    from audit.rows import TABLES  # here: reading needs no row class

    told = (VERSION, duckdb.__version__, *STEPS, *map(ddl, TABLES), view_sql())
    return digest("\n".join(told).encode()).hex()


def digest(data: bytes) -> bytes:
    """The digest by which a file cut short or changed is found."""
    return blake2b(data, digest_size=SIZE).digest()


def place() -> Path | None:
    """The file with the empty database; None for a user without a home."""
    folder = cache_folder()
    return folder and folder / f"blank-{mark()}.duckdb"


def kept() -> bytes | None:
    """The empty database of this version, as an earlier process kept it."""
    path = place()
    with suppress(OSError):
        if path:
            with path.open("rb") as file:
                if is_own(file.fileno()) and file.read(SIZE) == digest(data := file.read()):
                    return data
    return None


def remember(data: bytes) -> None:
    """Keep an empty database for later processes."""
    if path := place():
        put(path, digest(data) + data)
        without_older(path.parent, "blank-*.duckdb")


def views_of(found: Catalogue) -> str:
    """Digest of the views and macros under our names, as a database defines them."""
    own = [(in_order(found.views.get(name, "")), found.macros.get(name)) for name in definitions()]
    return digest(repr(own).encode()).hex()


def in_order(sql: str) -> str:
    """SQL of DuckDB, which writes the columns that a star leaves out in any order.

    >>> in_order("SELECT * EXCLUDE (n, doc) FROM a")
    'SELECT * EXCLUDE (doc, n) FROM a'
    """
    return LEFT_OUT.sub(lambda m: f"EXCLUDE ({', '.join(sorted(m[1].split(', ')))})", sql)
