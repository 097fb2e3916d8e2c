"""Rows → tables of DuckDB and views over them: every number that a person sees is counted here, in SQL."""

from audit.store.connect import OF_ARTICLE, memory, open
from audit.store.write import keep, publish, write

__all__ = ["OF_ARTICLE", "keep", "memory", "open", "publish", "write"]
