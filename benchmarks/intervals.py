"""Coverage of the 95 % intervals of rates, of their differences and of means, over simulated outlets.

    python benchmarks/intervals.py

Each cell draws 2,000 outlets and asks the macros of `audit/sql/intervals.sql`, as the views do, for their intervals. "Before"
is r ± 1.96 se, without an interval where all articles agree, which counts as not held.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from audit.store import memory

OUTLETS = 2000
ARTICLES = ((3, 5), (10, 20), (50, 200))
CORRELATIONS = (0.02, 0.1, 0.3)
"""Correlation of the sentences of an article."""
SENTENCES, WORDS = 18, 600
"""Median length of an article."""
WANTED = 0.93
ENDS = ", ".join(f"unnest(${name}) AS {name}" for name in ("a", "al", "ah", "b", "bl", "bh"))
BETWEEN = f"""
SELECT difference_low(a, al, b, bh), difference_high(a, ah, b, bl)
FROM (SELECT {ENDS}, unnest(range({OUTLETS})) AS i) ORDER BY i"""
"""Ends of the intervals of differences a − b, from the rates and their ends."""
CON = memory()

Array = NDArray[np.float64]


class Drawn(NamedTuple):
    """k of n in each article, of shape (outlets, articles), and the true rate."""

    k: Array
    n: Array
    truth: float


class Interval(NamedTuple):
    """Ends and rate of each outlet; NaN where there is no interval."""

    low: Array
    high: Array
    rate: Array

    def held(self, truth: float) -> float:
        """Share of the outlets whose interval holds the truth."""
        return float(np.mean((self.low <= truth) & (truth <= self.high)))

    def width(self) -> float:
        """Mean width of the intervals that there are."""
        return float(np.nanmean(self.high - self.low))


Draw = Callable[[int, float], Drawn]
"""Draws outlets with so many articles and so high a rate."""


def lengths(rng: np.random.Generator, median: int, articles: int) -> Array:
    """Lengths of articles, lognormal around a median."""
    return np.ceil(rng.lognormal(np.log(median), 0.6, (OUTLETS, articles)))


def sentences(rng: np.random.Generator, correlation: float, together: int = 1) -> Draw:
    """Flagged sentences: articles differ by a beta distribution; `together` articles on one story share theirs."""

    def draw(articles: int, rate: float) -> Drawn:
        a, b = (x * (1 - correlation) / correlation for x in (rate, 1 - rate))
        own = rng.beta(a, b, (OUTLETS, -(-articles // together)))
        n = lengths(rng, SENTENCES, articles)
        return Drawn(rng.binomial(n.astype(int), np.repeat(own, together, axis=1)[:, :articles]).astype(float), n, rate)

    return draw


def answers(rng: np.random.Generator) -> Draw:
    """One yes or no an article."""

    def draw(articles: int, rate: float) -> Drawn:
        size = (OUTLETS, articles)
        return Drawn((rng.random(size) < rate).astype(float), np.ones(size), rate)

    return draw


def promotion(rng: np.random.Generator) -> Draw:
    """Words of promotion: none, or 10 to 39 in an article."""

    def draw(articles: int, rate: float) -> Drawn:
        n, some = lengths(rng, WORDS, articles), min(0.95, 25 * rate)
        k = rng.integers(10, 40, (OUTLETS, articles)) * (rng.random((OUTLETS, articles)) < some).astype(float)
        mean = some * 24.5
        return Drawn(k, n + k, mean / (WORDS * np.exp(0.18) + mean))

    return draw


def now(drawn: Drawn, share: bool = True) -> Interval:
    """The intervals of the views."""
    k, n, _ = drawn
    sums = {"k": k.sum(1), "n": n.sum(1), "kk": (k * k).sum(1), "kn": (k * n).sum(1), "nn": (n * n).sum(1)}
    error = f"rate_error({k.shape[1]}, k, n, kk, kn, nn)"
    unnested = ", ".join(f"unnest(${name}) AS {name}" for name in sums)
    found = CON.execute(
        f"""SELECT rate_low({share}, k / n, {error}, n, nn), rate_high({share}, k / n, {error}, n, nn), k / n
        FROM (SELECT {unnested}, unnest(range({OUTLETS})) AS i) ORDER BY i""",
        {name: values.tolist() for name, values in sums.items()},
    ).fetchall()
    return Interval(*np.array(found, float).T)


def before(drawn: Drawn) -> Interval:
    """The intervals r ± 1.96 se, in [0, 1]."""
    k, n, _ = drawn
    rate, m = k.sum(1) / n.sum(1), k.shape[1]
    error = np.sqrt(((k - rate[:, None] * n) ** 2).sum(1) * m / (m - 1)) / n.sum(1)
    error[error == 0] = np.nan
    return Interval(np.maximum(rate - 1.96 * error, 0), np.minimum(rate + 1.96 * error, 1), rate)


def rates(rng: np.random.Generator) -> None:
    """Print what is held in each kind of outlet, and in all cells."""
    kinds = {f"correlation {c}": sentences(rng, c) for c in CORRELATIONS}
    kinds |= {"one an article": answers(rng), "promotion by words": promotion(rng)}
    cells: list[tuple[float, float]] = []
    for name, draw in kinds.items():
        of = [0.003, 0.02] if draw is kinds["promotion by words"] else [0.003, 0.02, 0.1, 0.3, 0.9]
        for some in ARTICLES:
            drawn = [draw(m, rate) for m in some for rate in of]
            old, new = [before(d) for d in drawn], [now(d) for d in drawn]
            held = [(a.held(d.truth), b.held(d.truth)) for a, b, d in zip(old, new, drawn, strict=True)]
            cells += held
            (a, b), (least_a, least_b) = np.mean(held, axis=0), np.min(held, axis=0)
            wide = [np.mean([i.width() for i in x]) for x in (old, new)]
            print(f"{name:20} {some!s:10} {a:.3f} ({least_a:.3f})  {b:.3f} ({least_b:.3f})  width {wide[0]:.3f} {wide[1]:.3f}")
    mean, short = np.mean(cells, axis=0), np.sum(np.array(cells) < WANTED, axis=0)
    print(f"all {len(cells)} cells: {mean[0]:.3f}, {short[0]} below {WANTED}; now {mean[1]:.3f}, {short[1]} below")


def differences(rng: np.random.Generator) -> None:
    """Print how often the interval of a difference holds it, and how often equal rates are called different."""
    few, many = ((0.02, 0.02), (0.02, 0.04)), ((0.02, 0.02), (0.02, 0.1), (0.1, 0.1), (0.3, 0.4))
    held, called = [], []
    for draw, pairs in ((sentences(rng, 0.1), many), (answers(rng), many), (promotion(rng), few)):
        for p, q in pairs:
            for m, other in ((10, 10), (10, 50), (20, 200), (50, 50)):
                one, two = draw(m, p), draw(other, q)
                a, b = now(one), now(two)
                given = dict(zip(("al", "ah", "a", "bl", "bh", "b"), (x.tolist() for x in (*a, *b)), strict=True))
                ends = CON.execute(BETWEEN, given).fetchall()
                between = Interval(*np.array(ends, float).T, a.rate - b.rate)
                held.append(between.held(one.truth - two.truth))
                if p == q:
                    called.append(float(np.mean((between.low > 0) | (between.high < 0))))
    print(f"differences of {len(held)} pairs: {min(held):.3f} to {max(held):.3f}; equal rates called different: "
          f"{np.mean(called):.3f}, at most {max(called):.3f}")  # fmt: skip


def means(rng: np.random.Generator) -> None:
    """Print what is held for means of counts and of lengths."""
    kinds: dict[str, tuple[float, Callable[[int], Array]]] = {
        "sources": (6.0, lambda m: rng.poisson(rng.gamma(4, 1.5, (OUTLETS, m))).astype(float)),
        "rare counts": (0.2, lambda m: rng.poisson(0.2, (OUTLETS, m)).astype(float)),
        "words": (float(np.exp(6 + 0.245)), lambda m: rng.lognormal(6, 0.7, (OUTLETS, m))),
    }
    for name, (truth, draw) in kinds.items():
        found = []
        for m in (3, 5, 10, 20, 50):
            k = draw(m)
            found.append(f"{m}: {now(Drawn(k, np.ones_like(k), truth), share=False).held(truth):.3f}")
        print(f"mean of {name}, by articles: {', '.join(found)}")


def stories(rng: np.random.Generator) -> None:
    """Print what is held where articles of an outlet are on the same stories: not linked, and linked (a story is one unit)."""
    for together in (2, 4):
        draw, found = sentences(rng, 0.1, together), []
        for m in (20, 50, 200):
            apart = draw(m, 0.1)
            summed = [np.add.reduceat(x, range(0, m, together), axis=1) for x in apart[:2]]
            linked = Drawn(*summed, apart.truth)
            one, two = now(apart), now(linked)
            held = f"{one.held(apart.truth):.3f} {two.held(apart.truth):.3f}"
            found.append(f"{m}: {held} width {one.width():.3f} {two.width():.3f}")
        print(f"{together} articles a story, by articles, not linked and linked: {', '.join(found)}")


def loud(rng: np.random.Generator) -> None:
    """Print what is held where one article in twelve has eight times the rate, at most .8: few may have none of them."""

    def draw(articles: int, rate: float) -> Drawn:
        high, some = min(8 * rate, 0.8), 1 / 12
        own = np.where(rng.random((OUTLETS, articles)) < some, high, (rate - some * high) / (1 - some))
        n = lengths(rng, SENTENCES, articles)
        return Drawn(rng.binomial(n.astype(int), own).astype(float), n, rate)

    for rate in (0.02, 0.1):
        found = [f"{m}: {now(d).held(d.truth):.3f}" for m in (10, 20, 50, 200) for d in [draw(m, rate)]]
        print(f"one loud article in twelve, rate {rate}, by articles: {', '.join(found)}")


if __name__ == "__main__":
    generator = np.random.default_rng(5)
    for part in (rates, differences, means, stories, loud):
        part(generator)
