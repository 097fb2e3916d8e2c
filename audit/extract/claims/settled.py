"""Claims as the rules read them, and resolved values."""

from typing import NamedTuple

from audit.text import Said

Claims = tuple[Said, ...]


class Settled(NamedTuple):
    """A resolved value, with the origin of the claim chosen."""

    field: str
    value: str
    origin: str


def first(said: Claims, field: str, origin: str) -> str | None:
    """Return the first value of a field by an origin.

    >>> first((Said("headline", "Canal shut", "meta"),), "headline", "meta"), first((), "headline", "meta")
    ('Canal shut', None)
    """
    return next((s.value for s in said if s.field == field and s.origin == origin), None)
