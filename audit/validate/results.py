"""Words for a sample: who read what, how they agree, and the corrected rate with what it does not hold."""

from collections.abc import Iterator, Sequence
from typing import Any

import duckdb

from audit.store.ask import ask
from audit.validate.codebooks import codebook_of

ASKED = "200 codes, about an hour for two readers"
"""What makes a rate valid."""
REFUSALS = {
    "other_kit": "No corrected rate: the articles have been audited by another kit since the draw; draw again.",
    "other_articles": "No corrected rate: articles were added or removed since the draw; draw again.",
    "few_codes": "No corrected rate: {codes} of 100 codes.",
    "stratum_without_codes": "No corrected rate: a stratum has no codes yet.",
}
"""Sentences for a sample without a corrected rate, by state."""
FEWEST = 100
"""Minimum codes of a sample for a corrected rate."""
FIRM = 0.667
"""Least alpha of readers who agree on what they code (Krippendorff's customary bound)."""


def shown(con: duckdb.DuckDBPyConnection, sample: Any) -> list[str]:
    """Sentences about a sample, one a line, in paragraphs: who read what, words to print, and the outlets."""
    (found,) = ask(con, "validate/result", sample=sample.id)
    readers = ask(con, "validate/overlap", sample=sample.id)
    book = codebook_of(sample.measure)
    parts = [
        [
            f"{book.title} ({sample.measure}), sample {sample.id}: {sample.codes:,} of {sample.units:,} {book.unit}s drawn",
            *(reader_line(r, len(readers)) for r in readers),
            *agreed(con, sample, found),
        ],
        list(rate_lines(found, book.unit)) if found.coders else [],
        list(outlet_lines(ask(con, "validate/result_outlets", sample=sample.id))) if found.coders else [],
    ]
    lines = [line for part in parts if part for line in ("", *part)]
    return lines[1:]


def reader_line(row: Any, readers: int) -> str:
    """State how many units a reader coded, and how many of them no other did.

    >>> from types import SimpleNamespace as S
    >>> reader_line(S(coder="ann", codes=200, alone=50), 2), reader_line(S(coder="ann", codes=200, alone=200), 1)
    ('ann: 200 codes, 50 of units that nobody else coded', 'ann: 200 codes')
    """
    alone = f", {row.alone} of units that nobody else coded" if row.alone and readers > 1 else ""
    return f"{row.coder}: {row.codes} codes{alone}"


def agreed(con: duckdb.DuckDBPyConnection, sample: Any, found: Any) -> Iterator[str]:
    """Sentences about the agreement of readers."""
    if not found.coders:
        yield f"Nobody has coded it yet; it asks for {ASKED}."
        return
    if found.coders == 1:
        yield "One reader's codes: how far another would differ is not known."
    elif found.pairs < 100:
        yield f"They agreed on {whole(found.agreed or 0)} of {found.pairs} units; alpha needs 100."
    else:
        (ends,) = ask(con, "validate/alpha_interval", sample=sample.id)
        alpha = "not defined: all codes are equal" if found.alpha is None else f"{found.alpha:.2f}{interval(ends)}"
        yield f"They agreed on {whole(found.agreed)} of {found.pairs} units (alpha {alpha})."
        if found.alpha is not None and found.alpha < FIRM:
            yield "Readers do not agree on what this is: the interval is widened by their differences, and no rate is given."
    if found.differing > found.judged:
        waiting = found.differing - found.judged
        yield f"{waiting} units on which they differ wait for a judge: audit validate judge {sample.id}"
    for count, words in (
        (found.unsure, "of which nobody could say"),
        (found.outside, "that are not what the measure counts"),
        (found.recognised, "whose origin a reader knew"),
    ):
        if count:
            yield f"{count} units {words}."


def whole(value: float) -> str:
    """Format a share in whole per cent."""
    return f"{100 * value:.0f} %"


def interval(ends: Any) -> str:
    """Format the interval of alpha; empty when it is not defined."""
    return "" if ends.low is None else f", {ends.low:.2f} to {ends.high:.2f}"


def rate_lines(found: Any, unit: str) -> Iterator[str]:
    """Sentences about the corrected rate, or why there is none."""
    if found.state in REFUSALS:
        yield REFUSALS[found.state].format(codes=found.codes)
        if found.state == "few_codes" and found.drawn == found.units < FEWEST:
            yield "The frame holds no more: choose a longer period, or audit more articles."
        return
    many = {0: "No reader", 1: "One reader who did not know outlet or model", 2: "Two readers who did not know outlet or model"}
    readers = many.get(found.coders, f"{found.coders} readers who did not know outlet or model")
    yield f"{readers} read {found.codes} of {found.units:,} {unit}s. {corrected_words(found)} {flagged_words(found)}"
    if found.doubt is not None:
        points = f"{100 * found.doubt:.1f}"
        yield f"If all their differences were one reader's mistakes, the rate would be up to {points} points off."
    if found.cannot_low is not None:
        yield f"With all units of which they could not say as no, or as yes: {found.cannot_low:.1%} to {found.cannot_high:.1%}."
    yield "The interval does not hold what readers like these get wrong together."


def corrected_words(found: Any) -> str:
    """State a corrected rate with both intervals, or the bound that few codes allow.

    >>> from types import SimpleNamespace as S
    >>> corrected_words(S(corrected=None, corrected_low=None, corrected_high=0.02, beyond_low=None, beyond_high=0.03))
    'By their reading at most 2.0 % (at most 3.0 % beyond these articles).'
    >>> corrected_words(S(corrected=0.119, corrected_low=0.091, corrected_high=0.153, beyond_low=None, beyond_high=None))
    'By their reading 11.9 % (9.1 to 15.3 %).'
    """
    low, high = found.corrected_low, found.corrected_high
    if low is None:
        return f"By their reading at most {share(high)} (at most {share(found.beyond_high)} beyond these articles)."
    if high is None:
        return f"By their reading at least {share(low)} (at least {share(found.beyond_low)} beyond these articles)."
    ends = both(low, high)
    if found.beyond_low is not None:
        ends += f"; for what these outlets print beyond these articles {both(found.beyond_low, found.beyond_high)}"
    return f"By their reading {ends}." if found.corrected is None else f"By their reading {share(found.corrected)} ({ends})."


def flagged_words(found: Any) -> str:
    """State the rate of the model."""
    return f"The model flags {share(found.flagged)}."


def both(low: float, high: float) -> str:
    """Format the ends of an interval in per cent.

    >>> both(0.091, 0.153)
    '9.1 to 15.3 %'
    """
    return f"{100 * low:.1f} to {100 * high:.1f} %"


def share(value: float | None) -> str:
    """Format a share in per cent; None as a dash."""
    return "–" if value is None else f"{100 * value:.1f} %"


def outlet_lines(rows: Sequence[Any]) -> Iterator[str]:
    """Sentences about the outlets of a sample: rates of those with enough codes, and which have too few."""
    for r in rows:
        if r.corrected_low is not None or r.corrected_high is not None:
            yield f"{r.outlet}: {r.codes} codes. {corrected_words(r)} {flagged_words(r)}"
    few = [f"{r.outlet} ({r.codes} of 30 codes)" for r in rows if r.state == "few_codes"]
    if few:
        more = f" and {len(few) - 6} more" if len(few) > 6 else ""
        again = any(r.state == "few_codes" and r.units > r.codes for r in rows)
        advice = " Draw again with --outlet to give one its own." if again else ""
        yield f"Too few codes for a rate of: {', '.join(few[:6])}{more}.{advice}"
