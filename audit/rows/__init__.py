"""The tables: one frozen dataclass is one table, one field one column, and its annotation the column's comment.

The DDL is generated from here (`audit.store.schema`). Spans are `start, stop`: code points of `document.text`, half open.
Every row that an audit derives carries `kit`, the fingerprint of the code and data that made it; (`doc`, `kit`) is one
audit. Unknown is None, never an empty string or a zero.
"""

from audit.rows.collected import AUDITED, TABLES, Row, Rows, key
from audit.rows.of_audit import (
    Affiliation,
    Block,
    Claim,
    Document,
    Insertion,
    Link,
    Mention,
    Notice,
    Reported,
    Resolved,
    Sentence,
    Sighting,
    Source,
    Statement,
    Trait,
)  # fmt: skip
from audit.rows.of_database import Failure, Measured, Outlet, OutletFact, OutletHost, Run, Shard, Story, StoryMember

__all__ = [
    "AUDITED",
    "TABLES",
    "Affiliation",
    "Block",
    "Claim",
    "Document",
    "Failure",
    "Insertion",
    "Link",
    "Measured",
    "Mention",
    "Notice",
    "Outlet",
    "OutletFact",
    "OutletHost",
    "Reported",
    "Resolved",
    "Row",
    "Rows",
    "Run",
    "Sentence",
    "Shard",
    "Sighting",
    "Source",
    "Statement",
    "Story",
    "StoryMember",
    "Trait",
    "key",
]  # fmt: skip
