"""What a finder hands over: a stretch of text that is not story, and what says so."""

from typing import NamedTuple

from audit.text import Span

RANK = {"provenance": 0, "promo": 1, "furniture": 2}
"""Who wins where two finds overlap: provenance is kept and shown, so it goes first."""


class Found(NamedTuple):
    """A candidate insertion. `rule` names a phrase, a structure or a model; `sure` is 1 for a rule, else a probability.

    `opens` says that a list of further insertions may follow on the next lines; `whole` that its ends were weighed against all
    others, so that other promotion which it overlaps falls away.
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
    """The one order in which finds take their place: role, sureness, length, place, name."""
    return RANK[found.role], -found.sure, found.start - found.stop, found.start, found.rule
