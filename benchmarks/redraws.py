"""Redraw a sample many times and estimate all redraws at once in numpy, by the formulae of `audit/sql/validate`.

`tests/test_redraws.py` holds these estimates equal to those of the product's views.
"""

from collections.abc import Iterator, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
from annotated import Units
from numpy.typing import NDArray

from audit.validate.draw import Draw, allotted

Numbers = NDArray[np.float64]
NORMAL = 1.959964
"""97.5 % quantile of the normal distribution."""
LARGE = 1000
"""Copies of each unit in a database that a sample does not exhaust."""


class Stratum(NamedTuple):
    """Sums of a stratum in the frame, and the codes drawn in it: `y` and `p` have a row for each redraw."""

    units: int
    mean_p: float
    mean_pq: float
    y: Numbers
    p: Numbers


class Estimates(NamedTuple):
    """Rates of all redraws with the ends of their intervals; `inner` are the ends before the rule of three."""

    rate: Numbers
    low: Numbers
    high: Numbers
    slope: Numbers
    variance: Numbers
    raw: Numbers
    free: Numbers
    lent: Numbers
    inner: tuple[Numbers, Numbers]


def error_rate(p: Numbers) -> Numbers:
    """Probability q = .02 + .96 p, at which the model is never certain."""
    return 0.02 + 0.96 * p


def bands_of(p: Numbers, bands: int) -> NDArray[np.int64]:
    """Number of the stratum of each unit, as `strata.sql` has it; units of one p stay together."""
    values, where = np.unique(p, return_inverse=True)
    q = error_rate(values)
    sigma = np.bincount(where) * np.sqrt(q * (1 - q))
    band = np.minimum(np.floor(bands * (np.cumsum(sigma) - np.sqrt(q * (1 - q)) / 2) / sigma.sum()), bands - 1)
    return np.unique(band[where], return_inverse=True)[1]


def design(units: Units, codes: int, *, own: bool = False, copies: int = 1) -> tuple[NDArray[np.int64], list[int]]:
    """Stratum of each unit and number of codes of each stratum; with `own` each outlet has two strata of its own."""
    stratum = np.zeros(len(units.p), dtype=np.int64)
    groups: list[str | None] = []
    for outlet in np.unique(units.outlet) if own else [None]:
        mine = units.outlet == outlet if own else np.ones(len(units.p), dtype=bool)
        stratum[mine] = bands_of(units.p[mine], 2 if own else 4) + len(groups)
        groups += [outlet] * (1 + int(stratum[mine].max()) - len(groups))
    q = error_rate(units.p)
    sizes, sigma = np.bincount(stratum) * copies, np.bincount(stratum, np.sqrt(q * (1 - q))) * copies
    frame = [SimpleNamespace(stratum=h, own=groups[h], units=int(sizes[h]), sigma=sigma[h]) for h in range(len(groups))]
    return stratum, allotted(frame, Draw("", tuple(np.unique(units.outlet)) if own else (), codes))


def drawn(
    rng: np.random.Generator, units: Units, plan: tuple[NDArray[np.int64], list[int]], draws: int, copies: int = LARGE
) -> list[tuple[Stratum, NDArray[np.int64]]]:
    """Draw `draws` samples by a design; yield each stratum with the indices of its drawn units.

    A database of `LARGE` copies is drawn from with replacement, any other without.
    """
    out = []
    for h, seats in enumerate(plan[1]):
        inside = np.flatnonzero(plan[0] == h)
        if copies >= LARGE:
            picked = rng.integers(len(inside), size=(draws, seats))
        else:
            picked = np.argsort(rng.random((draws, len(inside) * copies)), axis=1)[:, :seats] % len(inside)
        out.append((stratum_of(units, inside, inside[picked], copies), inside[picked]))
    return out


def stratum_of(units: Units, inside: NDArray[np.int64], picked: NDArray[np.int64], copies: int) -> Stratum:
    """A stratum of the units `inside`, with the codes of those `picked`."""
    q = error_rate(units.p[inside])
    return Stratum(
        units=len(inside) * copies,
        mean_p=float(units.p[inside].mean()),
        mean_pq=float((q * (1 - q)).mean()),
        y=units.y[picked].astype(float),
        p=units.p[picked],
    )


def covariance(a: Numbers, b: Numbers) -> Numbers:
    """Sample covariance of each row."""
    apart = (a - a.mean(axis=1, keepdims=True)) * (b - b.mean(axis=1, keepdims=True))
    return np.asarray(apart.sum(axis=1) / max(a.shape[1] - 1, 1))


def slope_of(strata: Sequence[Stratum]) -> Numbers:
    """One slope for all strata: clip(Σ c s_yp / Σ c s²_p, 0, 1)."""
    weights = [s.units**2 * (1 - s.y.shape[1] / s.units) / s.y.shape[1] for s in strata]
    over = sum(w * covariance(s.y, s.p) for w, s in zip(weights, strata, strict=True))
    under = sum(w * covariance(s.p, s.p) for w, s in zip(weights, strata, strict=True))
    return np.asarray(np.clip(np.divide(over, under, out=np.zeros_like(under), where=under > 0), 0, 1))


def student(df: Numbers) -> Numbers:
    """97.5 % quantile of Student's distribution, as the product approximates it."""
    return np.asarray(1.959964 + 2.372271 / df + 2.822502 / df**2 + 2.555853 / df**3 + 1.589536 / df**4)


def wilson(rate: Any, codes: Any, t: Any) -> tuple[Numbers, Numbers]:
    """Ends of Wilson's interval."""
    half = t * np.sqrt(rate * (1 - rate) / codes + t * t / (4 * codes * codes))
    middle = rate + t * t / (2 * codes)
    return np.maximum((middle - half) / (1 + t * t / codes), 0), np.minimum((middle + half) / (1 + t * t / codes), 1)


def interval(rate: Numbers, lent: Numbers, variance: Numbers, df: Numbers) -> tuple[Numbers, Numbers]:
    """Wilson's interval with the effective number of codes; the rate itself where nothing varies."""
    base = np.where((rate > 0) & (rate < 1), rate * (1 - rate), lent * (1 - lent))
    some = variance > 0
    ends = wilson(rate, base / np.where(some, variance, 1), student(np.where(some, df, 1)))
    return np.where(some, ends[0], rate), np.where(some, ends[1], rate)


def estimates(strata: Sequence[Stratum], slope: Numbers | None = None) -> Estimates:
    """Rates of all redraws over these strata; `slope` where it is that of more strata than these."""
    known = slope_of(strata) if slope is None else slope
    size = sum(s.units for s in strata)
    rate, lent, variance, raw, free = (np.zeros(len(known)) for _ in range(5))
    expected = errors = 0.0
    for s in strata:
        share, codes = s.units / size, s.y.shape[1]
        c = share**2 * (1 - codes / s.units) / codes
        spread = covariance(s.y - known[:, None] * s.p, s.y - known[:, None] * s.p)
        v = c * ((codes - 1) * spread + 2 * s.mean_pq) / (codes + 1)
        rate += share * (s.y.mean(axis=1) + known * (s.mean_p - s.p.mean(axis=1)))
        lent += share * (codes * s.y.mean(axis=1) + 2 * (0.02 + 0.96 * s.mean_p)) / (codes + 2)
        variance, raw, free = variance + v, raw + c * spread, free + v * v / (codes + 1)
        expected, errors = expected + c * s.mean_pq, errors + codes * s.mean_pq
    clipped = np.clip(rate, 0, 1)
    df = np.divide(variance**2, free, out=np.full_like(free, 1000), where=free > 0)
    low, high = interval(clipped, lent, variance, df)
    reach = 3 * np.sqrt(expected / errors)
    return Estimates(
        rate=rate,
        low=np.maximum(np.minimum(low, clipped - reach), 0),
        high=np.minimum(np.maximum(high, clipped + reach), 1),
        slope=known,
        variance=variance,
        raw=raw,
        free=df,
        lent=lent,
        inner=(low, high),
    )


def beyond(
    units: Units, stratum: NDArray[np.int64], sample: Sequence[tuple[Stratum, NDArray[np.int64]]]
) -> tuple[float, float]:
    """Interval of one sample for what the outlets print beyond these articles: pseudo-outcomes, clustered by article."""
    found = estimates([s for s, _ in sample])
    slope, rate = float(found.slope[0]), float(np.clip(found.rate[0], 0, 1))
    residual = slope * units.p - found.rate[0]
    for h, (s, picked) in enumerate(sample):
        error = s.y[0] - slope * s.p[0]
        residual[stratum == h] += error.mean()
        residual[picked[0]] += s.units / s.y.shape[1] * (error - error.mean())
    _, article = np.unique(units.article, return_inverse=True)
    clusters, sizes = np.bincount(article, residual), np.bincount(article)
    apart = (clusters**2).sum() * len(sizes) / max(len(sizes) - 1, 1)
    variance = apart / len(residual) ** 2 + max(float(found.variance[0] - found.raw[0]), 0)
    df = max(min(sizes.sum() ** 2 / (sizes**2).sum() - 1, float(found.free[0])), 1)
    low, high = interval(np.array([rate]), found.lent, np.array([variance]), np.array([df]))
    return (
        max(rate - wider(rate - low[0], rate - found.low[0], rate - found.inner[0][0]), 0),
        min(rate + wider(high[0] - rate, found.high[0] - rate, found.inner[1][0] - rate), 1),
    )


def wider(outer: float, inner: float, before: float) -> float:
    """Distance of an end, with what the rule of three added to the inner one, squared and added."""
    return float(np.sqrt(outer**2 + inner**2 - before**2))


def batches(draws: int, most: int = 250) -> Iterator[int]:
    """Sizes of batches."""
    yield from (min(most, draws - at) for at in range(0, draws, most))
