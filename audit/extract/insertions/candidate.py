"""Candidate insertions: spans of text that are not story, with the finder."""

from typing import NamedTuple

from audit.text import Span

RANK = {"provenance": 0, "promo": 1, "furniture": 2}
"""Priority where two finds overlap: provenance is kept and shown, so it comes first."""


class Found(NamedTuple):
    """A candidate insertion. `rule` names a phrase, a structure or a model; `sure` is 1 for a rule, else a probability.

    `opens` marks the heading of a list of insertions on the next lines; `whole` a span whose ends were chosen against
    alternatives, so that its rivals (`settle.rivals`) that overlap it are dropped.
    """

    start: int
    stop: int
    role: str
    kind: str
    rule: str
    sure: float = 1.0
    headline: Span | None = None
    href: str | None = None
    host: str | None = None
    opens: bool = False
    whole: bool = False


def order(found: Found) -> tuple[int, float, int, int, str]:
    """Sort key of finds: role, probability, length (longest first), place, name."""
    return RANK[found.role], -found.sure, found.start - found.stop, found.start, found.rule
