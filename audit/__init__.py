"""A media-bias and source-provenance auditor for news.

Public names are imported on first use, so that importing the package is cheap. Nothing inside the package imports from here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audit.version import VERSION as __version__

if TYPE_CHECKING:
    from audit.errors import AuditError
    from audit.kit import Kit
    from audit.load import Input
    from audit.load import load as read
    from audit.pipeline import Audit, audit
    from audit.store import open
    from audit.text import Document

HOMES = {
    "Audit": "audit.pipeline",
    "AuditError": "audit.errors",
    "Document": "audit.text",
    "Input": "audit.load",
    "Kit": "audit.kit",
    "audit": "audit.pipeline",
    "open": "audit.store",
    "read": "audit.load",
}
"""Module of each public name."""
NAMED = {"read": "load"}
"""Name in its module of a public name that differs: `audit.load` is the package."""

__all__ = ["Audit", "AuditError", "Document", "Input", "Kit", "__version__", "audit", "open", "read"]


def __getattr__(name: str) -> Any:
    """Import a public name on first use."""
    if name not in HOMES:
        raise AttributeError(f"module 'audit' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), NAMED.get(name, name))
