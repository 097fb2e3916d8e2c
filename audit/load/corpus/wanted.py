"""What of a corpus is wanted, and what its readers yield."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from audit.frozen import frozen
from audit.load.input import Input, LeftOut
from audit.rows import Failure

Given = Input | Failure | LeftOut
"""What a reader yields for each record: an input, the reason why it cannot be read, or why it is left out."""


@frozen
class Wanted:
    """How to read a corpus.

    `columns` names columns by field, `table` a table of a database; `hosts` are those wanted, all when empty; `not_in` are
    files and folders to skip, such as the one that is being written.

    >>> Wanted(hosts=("ledger.example",)).host("news.ledger.example"), Wanted().host(None)
    (True, True)
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    hosts: tuple[str, ...] = ()
    not_in: tuple[Path, ...] = ()

    def host(self, host: str | None) -> bool:
        """True when a host, or a domain above it, is wanted."""
        return not self.hosts or any(host == h or (host or "").endswith(f".{h}") for h in self.hosts)
