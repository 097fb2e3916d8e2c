"""The tables: one frozen dataclass is one table, one field one column, and its annotation the column's comment.

DDL, the record and its JSON Schema are generated from the classes, so a new table is one class here, the step that fills it,
and its place in a view (`evidence` where it has a span). Spans are `start, stop`: code points of `document.text`, half open.
Every row that an audit derives carries `kit`, the fingerprint of the code and data that made it; (`doc`, `kit`) identifies one
audit. Unknown is None, never an empty string or a zero.

Construct rows of six and more columns by keyword: most columns are strings or numbers, so the type checker cannot see two
swapped ones.
"""

from audit.rows.collected import AUDITED as AUDITED
from audit.rows.collected import BY_SIGHTING as BY_SIGHTING
from audit.rows.collected import TABLES as TABLES
from audit.rows.collected import Rows as Rows
from audit.rows.collected import owner as owner
from audit.rows.collected import recorded as recorded
from audit.rows.of_audit import *  # noqa: F403
from audit.rows.of_database import *  # noqa: F403
from audit.rows.of_link import *  # noqa: F403
from audit.rows.of_validation import *  # noqa: F403
from audit.rows.row import Row as Row
from audit.rows.row import key as key
