"""Draw a sample from the frame of a measure, with known inclusion probabilities, and freeze the frame's sums.

Four strata of equal expected model error, each with codes in proportion (Neyman's allotment for the model's own error); a named
outlet has two strata of its own and at least `OUTLET_CODES` codes. Units are drawn by the digest of seed and place, so the same
seed draws the same units, and neither outlets nor scores decide which unit of a stratum is drawn.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import duckdb

from audit.errors import AuditError
from audit.store.ask import ask, statement
from audit.store.writing import run_file, transaction
from audit.validate.codebooks import codebook_of

OUTLET_CODES = 50
"""Minimum codes of a named outlet; fewer leave intervals of ± 15 points."""
LEAST_CODES = 2
"""Minimum codes of a stratum; one gives no variance."""
UNNAMED = ""
"""Id of a sample while it is drawn."""


class Draw(NamedTuple):
    """What to draw; `since` and `until` are days, None for an open end."""

    measure: str
    outlets: tuple[str, ...] = ()
    codes: int = 200
    seed: int = 0
    since: str | None = None
    until: str | None = None


def draw(con: duckdb.DuckDBPyConnection, order: Draw, now: str) -> Any:
    """Draw a sample and return its row of `sample`; `now` is the time of the draw, ISO 8601.

    The same draw again returns the sample that is there. Raises `AuditError` for an empty frame, a frame of several kits, an
    outlet without units, too few codes for the outlets, and a draw of before with other articles or another kit.
    """
    codebook_of(order.measure)
    with transaction(con):
        drawn = drawn_now(con, order, now)
    (kept,) = ask(con, "validate/sample", sample=drawn.id)
    return kept


def drawn_now(con: duckdb.DuckDBPyConnection, order: Draw, now: str) -> Any:
    """Fill the tables with a draw under its id, within the caller's transaction, and return its row."""
    values: dict[str, Any] = {
        "sample": UNNAMED,
        **order._asdict(),
        "outlets": list(order.outlets),
        "named": ",".join(order.outlets) or None,
        "now": now,
    }
    run_file(con, "validate/begin.sql", values)
    (frame,) = ask(con, "validate/frame_of", sample=UNNAMED) or [None]
    if frame is None:
        raise AuditError(
            f"{order.measure}: no article to draw from", "it needs stories of known outlets; --period chooses their days"
        )
    if frame.kits > 1:
        raise AuditError(f"the articles were audited by {frame.kits} kits", "audit them again, so that one model marked all")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE frame_unit AS {statement(f'validate/frames/{order.measure}')}", {"sample": UNNAMED}
    )
    run_file(con, "validate/strata.sql", values)
    sizes = ask(con, "validate/stratum_sizes")
    seats = allotted(sizes, order)
    run_file(con, "validate/draw.sql", values | {"seats": seats, "most": max(seats)})
    (found,) = ask(con, "validate/drawn_id", sample=UNNAMED, measure=order.measure, seed=order.seed)
    known = ask(con, "validate/sample", sample=found.id)
    if known and (known[0].kit, known[0].frame_digest) == (frame.kit, frame.digest):
        run_file(con, "validate/drop.sql", {"sample": UNNAMED})
        return known[0]
    if known and ask(con, "validate/coders", sample=found.id):
        raise AuditError(f"{found.id}: drawn and coded before, from other articles or by another kit", "give another --seed")
    run_file(con, "validate/drop.sql", {"sample": found.id})
    run_file(con, "validate/name.sql", {"sample": UNNAMED, **frame._asdict(), **found._asdict()})
    return found


def allotted(sizes: Sequence[Any], order: Draw) -> list[int]:
    """Number of codes of each stratum, in order. Raises `AuditError` when an outlet has no unit, or codes are too few."""
    if not sizes:
        raise AuditError(f"{order.measure}: its articles hold nothing to code", "choose another measure or period")
    if missing := sorted(set(order.outlets) - {s.own for s in sizes}):
        raise AuditError(f"{missing[0]}: nothing to draw from it", "audit query 'SELECT outlet FROM outlets' lists them")
    groups: dict[str | None, list[Any]] = {}
    for s in sizes:
        groups.setdefault(s.own, []).append(s)
    whole = sum(s.sigma for s in sizes)
    shares = {own: order.codes * sum(s.sigma for s in some) / whole for own, some in groups.items()}
    named = {own: max(OUTLET_CODES, round(share)) for own, share in shares.items() if own is not None}
    rest = order.codes - sum(named.values())
    if None not in groups:
        named = {own: max(OUTLET_CODES, order.codes // len(named)) for own in named}
        rest = order.codes - sum(named.values())
    least = LEAST_CODES * len(groups.get(None, ()))
    if rest < least:
        needed = OUTLET_CODES * len(named) + least
        if order.codes < needed:
            raise AuditError(f"{order.codes} codes are too few for {len(named)} outlets", f"--codes {needed} or more")
        named = dict.fromkeys(named, OUTLET_CODES)
        rest = order.codes - sum(named.values())
    seats: dict[int, int] = {}
    for own, some in groups.items():
        seats |= spread(some, rest if own is None else named[own])
    return [seats[s.stratum] for s in sizes]


def spread(strata: Sequence[Any], codes: int) -> dict[int, int]:
    """Spread codes over strata in proportion to their expected error, none beyond its size; what one lacks goes to the others.

    >>> from types import SimpleNamespace as S
    >>> spread([S(stratum=0, units=9, sigma=1.0), S(stratum=1, units=90, sigma=1.0)], 50)
    {0: 9, 1: 41}
    """
    seats: dict[int, int] = {}
    left, open_strata = codes, list(strata)
    while open_strata:
        whole = sum(s.sigma for s in open_strata)
        full = [s for s in open_strata if s.units <= left * s.sigma / whole]
        if not full:
            break
        seats |= {s.stratum: int(s.units) for s in full}
        left -= sum(int(s.units) for s in full)
        open_strata = [s for s in open_strata if s not in full]
    whole = sum(s.sigma for s in open_strata)
    exact = {s.stratum: max(left * s.sigma / whole, min(LEAST_CODES, s.units)) for s in open_strata}
    floors = {stratum: int(share) for stratum, share in exact.items()}
    by_rest = sorted(exact, key=lambda stratum: (floors[stratum] - exact[stratum], stratum))
    for stratum in by_rest[: max(left - sum(floors.values()), 0)]:
        floors[stratum] += 1
    return seats | floors
