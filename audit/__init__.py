"""A media-bias and source-provenance auditor for news.

Public names, loaded when they are asked for, so that importing the package costs nothing. Nothing inside imports from here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from audit.version import VERSION as __version__

if TYPE_CHECKING:
    from audit.errors import AuditError
    from audit.kit import Kit
    from audit.load import Input
    from audit.pipeline import Audit, audit
    from audit.store import open
    from audit.text import Document

HOMES = {
    "Audit": "audit.pipeline", "AuditError": "audit.errors", "Document": "audit.text", "Input": "audit.load",
    "Kit": "audit.kit", "audit": "audit.pipeline", "open": "audit.store",
}  # fmt: skip

__all__ = ["Audit", "AuditError", "Document", "Input", "Kit", "__version__", "audit", "open"]


def __getattr__(name: str) -> Any:
    """Import a public name from its home at first use."""
    if name not in HOMES:
        raise AttributeError(f"module 'audit' has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
