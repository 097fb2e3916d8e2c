"""Data frames are the extra `data`: where a library is absent, the methods of DuckDB that need it say what to install.

DuckDB's own messages name the module alone ("No module named 'polars'"). Wrapping its connection would hide the variables of
the caller from its SQL, so the methods themselves are replaced, and only those that cannot work.
"""

from collections.abc import Callable
from functools import cache, wraps
from importlib.util import find_spec
from typing import Any

import duckdb

from audit.errors import AuditError

NEEDS = {
    "pandas": ("df", "to_df", "fetchdf", "fetch_df", "fetch_df_chunk"),
    "polars": ("pl",),
    "pyarrow": (
        "arrow",
        "to_arrow_table",
        "to_arrow_reader",
        "fetch_arrow_table",
        "fetch_arrow_reader",
        "fetch_record_batch",
        "pl",
    ),
}
"""Methods of DuckDB's connections and relations that need each library."""


@cache
def name_absent() -> None:
    """Let the methods that need an absent library raise `AuditError`; once a process."""
    for library, methods in NEEDS.items():
        if find_spec(library) is None:
            for owner in (duckdb.DuckDBPyRelation, duckdb.DuckDBPyConnection):
                for method in methods:
                    if hasattr(owner, method):
                        setattr(owner, method, needing(library, getattr(owner, method)))


def needing(library: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that raises `AuditError` until its library is installed."""

    @wraps(method)
    def asked(*given: Any, **named: Any) -> Any:
        if find_spec(library) is None:
            raise AuditError(f"{method.__name__}() needs {library}", "pip install 'newsaudit[data]'")
        return method(*given, **named)

    return asked
