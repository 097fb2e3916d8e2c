"""Claims as the rules read them, and what the rules settle on."""

from typing import NamedTuple

from audit.text import Said

Claims = tuple[Said, ...]


class Settled(NamedTuple):
    """A value that the rules settled on, with the origin that it rests on."""

    field: str
    value: str
    origin: str


def first(said: Claims, field: str, origin: str) -> str | None:
    """The first value of a field by an origin.

    >>> first((Said("headline", "Canal shut", "meta"),), "headline", "meta"), first((), "headline", "meta")
    ('Canal shut', None)
    """
    return next((s.value for s in said if s.field == field and s.origin == origin), None)
