"""Rows → tables of DuckDB and views over them: every number that a person sees is counted here, in SQL.

Names are imported on first use: a query needs neither the row classes nor what writes them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from audit.store.connect import memory, open
    from audit.store.sole import one_audit
    from audit.store.views import OF_ARTICLE
    from audit.store.writing import keep, publish, write

HOMES = {
    "OF_ARTICLE": "audit.store.views",
    "one_audit": "audit.store.sole",
    "keep": "audit.store.writing",
    "memory": "audit.store.connect",
    "open": "audit.store.connect",
    "publish": "audit.store.writing",
    "write": "audit.store.writing",
}
"""Module of each name."""

__all__ = ["OF_ARTICLE", "keep", "memory", "one_audit", "open", "publish", "write"]


def __getattr__(name: str) -> Any:
    """Import a name on first use."""
    if name not in HOMES:
        raise AttributeError(f"module 'audit.store' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
