"""Who speaks: statements, their cues and sources, and the voices behind them."""

from collections.abc import Iterable

from audit.kit import Kit
from audit.rows import Affiliation, Rows, Source, Statement
from audit.text import Document


def statements(document: Document, kit: Kit, rows: Rows) -> Iterable[Statement | Source | Affiliation]:
    """Words attributed to somebody, outside insertions."""
    return ()
