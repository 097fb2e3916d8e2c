"""What items of news agencies share, whatever their format: an item as an input, and its status.

The status comes first among the claims: an item that its provider cancels, withholds, kills or holds under an embargo is not
published, so it counts in no rate (`audit/sql/counting.sql`).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import NamedTuple

from audit.errors import AuditError
from audit.load.corpus.item import input_of
from audit.load.fragment import fragment
from audit.load.input import Input, LeftOut
from audit.rows import Failure

STATUSES = {
    "cancelled": "canceled",
    "cancel": "canceled",
    "kill": "killed",
    "withhold": "withheld",
    "embargo": "embargoed",
}
"""Other spellings of a status; the standards have usable, withheld, canceled and, in NITF, embargoed."""
UNPUBLISHED = frozenset({"canceled", "withheld", "embargoed", "killed"})
"""Statuses of items that are not to be published."""


class Item(NamedTuple):
    """An item: its HTML, what it calls itself, dates, and further fields and values.

    `status` is as the item declares it; `embargo` the moment until which it must not be published ("" for an embargo without
    end, None for none), `version` the moment of this version.
    """

    where: str
    markup: str
    status: str | None
    published: str | None
    embargo: str | None
    version: str | None
    pairs: Iterable[tuple[str, str | None]]
    url: str | None = None
    kind: str | None = None


def item_input(item: Item) -> Input | Failure | LeftOut:
    """The input of an item; one without words is left out, unless it withdraws earlier versions."""
    status = status_of(item)
    given = input_of(
        item.where,
        item.markup,
        [("status", status), ("embargoed_until", item.embargo), *item.pairs, ("modified", item.version)],
        url=item.url,
        published=item.published,
    )
    try:
        empty = not item.markup.strip() or not fragment(given, item.markup).blocks
    except AuditError as e:
        return Failure(given.id, "read", str(e), None)
    if empty and status in UNPUBLISHED and (notice := notice_of(given)):
        return notice
    if empty:
        return LeftOut(given.id, f"agency item without text ({status if status in UNPUBLISHED else item.kind or 'no body'})")
    return given


def notice_of(given: Input) -> Input | None:
    """A withdrawn item without text as an input of its editor's note, else of its headline; None where it has neither.

    It withdraws the earlier versions of the item, so it must not be left out.
    """
    for field in ("editor_note", "headline"):
        if words := next((s.value for s in given.said if s.field == field), None):
            said = tuple(s for s in given.said if s.field != "headline" or field != "headline")
            return replace(given, text=f"<p>{escape(words, quote=False)}</p>", said=said)
    return None


def status_of(item: Item) -> str | None:
    """Status of an item in one word; an embargo that ends after this version was made holds it back.

    >>> empty = Item("a", "", "stat:canceled", None, None, None, [])
    >>> status_of(empty), status_of(empty._replace(status="usable", embargo="2026-11-30", version="2026-11-29"))
    ('canceled', 'embargoed')
    """
    word = re.split(r"[:/#]", (item.status or "").strip().lower())[-1]
    status = STATUSES.get(word, word) or None
    if status in UNPUBLISHED or item.embargo is None:
        return status
    return status if ended(item.embargo, item.version) else "embargoed"


def ended(embargo: str, version: str | None) -> bool:
    """True when an embargo is known to end before or at the moment of a version.

    >>> ended("2026-11-29T10:00:00+01:00", "20261129T091500Z"), ended("2026-11-29", "2026-11-29T09:15:00Z"), ended("", None)
    (True, False, False)
    """
    try:
        until, made = datetime.fromisoformat(embargo), datetime.fromisoformat(version or "")
    except ValueError:
        return False
    return (until.tzinfo is None) == (made.tzinfo is None) and until <= made
