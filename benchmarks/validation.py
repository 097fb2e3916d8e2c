"""Coverage, width and bias of corrected rates: redraws samples from annotated units that the models have not seen.

    audit learn loaded babe.jsonl.gz ptc.jsonl.gz basil.jsonl.gz --texts … --folds article --to loaded.jsonl
    audit learn insertions --corpora CORPORA --folds outlet --to promotion.jsonl
    audit batch polnear_dev.jsonl.gz --to attribution.jsonl
    python benchmarks/validation.py CORPORA --loaded loaded.jsonl --promotion promotion.jsonl --attribution attribution.jsonl

The annotations take the place of the readers. The estimates are made in numpy, by the formulae of the product's views; a test
holds the two equal. `--marks` redraws from invented populations of a model that is nearly always right; `--scale` measures draw
and estimate over a million units.
"""

import argparse
import resource
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from annotated import Unit, Units, arrays, attributed, lines, loaded, promotion, source_right
from redraws import LARGE, NORMAL, batches, beyond, design, drawn, estimates, slope_of, stratum_of, wilson

from audit.store import memory
from audit.store.ask import ask
from audit.validate.draw import OUTLET_CODES, Draw, draw

CODES = 200
FEWEST = 40
"""Minimum units of an outlet whose coverage is shown."""
MARKS = ((0.0, 0.0), (0.02, 0.0), (0.05, 0.0), (0.2, 0.0), (0.0, 0.05), (0.0, 0.2), (0.03, 0.03), (0.1, 0.1), (0.3, 0.1))
"""Share of the positives that a model misses, and share of its marks that are false."""


def held(low: object, high: object, truth: float) -> float:
    """Share of intervals that hold the truth."""
    return float(np.mean((np.asarray(low) <= truth) & (truth <= np.asarray(high))))


def hand_width(rng: np.random.Generator, truth: float, codes: int) -> float:
    """Mean width of Wilson's interval of plain hand coding."""
    low, high = wilson(rng.binomial(codes, truth, 20_000) / codes, codes, NORMAL)
    return float(np.mean(high - low))


def overall(name: str, units: Units, draws: int, rng: np.random.Generator, codes: int = CODES) -> None:
    """Print coverage, width and bias of the rate of a large database."""
    plan, truth = design(units, codes, copies=LARGE), float(units.y.mean())
    found = [estimates([s for s, _ in drawn(rng, units, plan, size)]) for size in batches(draws)]
    rate, low, high = (np.concatenate([getattr(f, part) for f in found]) for part in ("rate", "low", "high"))
    width, hand = np.mean(high - low), hand_width(rng, truth, codes)
    print(
        f"{name:24} {len(units.p):6,} units, rate {truth:.3f}, flagged {units.flagged.mean():.3f}: "
        f"covered {held(low, high, truth):.3f}, width {width:.3f} ({width / hand:.2f} of hand coding), "
        f"bias {rate.mean() - truth:+.4f}, least upper end {high.min():.4f}",
        flush=True,
    )


def by_outlet(name: str, units: Units, draws: int, rng: np.random.Generator, codes: int = OUTLET_CODES) -> None:
    """Print coverage of each outlet with strata of its own."""
    names = [o for o in np.unique(units.outlet) if (units.outlet == o).sum() >= FEWEST]
    kept = Units(*(column[np.isin(units.outlet, names)] for column in units))
    plan = design(kept, codes * len(names), own=True, copies=LARGE)
    places = {o: np.unique(plan[0][kept.outlet == o]) for o in names}
    ends = {o: ([], []) for o in names}
    for size in batches(draws):
        strata = [s for s, _ in drawn(rng, kept, plan, size)]
        slope = slope_of(strata)
        for o in names:
            found = estimates([strata[h] for h in places[o]], slope)
            ends[o][0].extend(found.low)
            ends[o][1].extend(found.high)
    shown = ", ".join(f"{o} {held(*ends[o], float(kept.y[kept.outlet == o].mean())):.3f}" for o in names)
    width = np.mean([np.subtract(high, low).mean() for low, high in ends.values()])
    print(f"{name:24} by outlet, {codes} codes each: {shown}; mean width {width:.3f}", flush=True)


def outside(name: str, units: Units, draws: int, rng: np.random.Generator, articles: int) -> None:
    """Print coverage of what the outlets print, from databases of some articles."""
    _, where = np.unique(units.article, return_inverse=True)
    places = [np.flatnonzero(where == k) for k in range(where.max() + 1)]
    low, high, truth = [], [], float(units.y.mean())
    for _ in range(draws):
        picked = [places[k] for k in rng.integers(len(places), size=articles)]
        index = np.concatenate(picked)
        some = Units(*(column[index] for column in units))._replace(
            article=np.repeat(np.arange(articles), [len(p) for p in picked])
        )
        plan = design(some, min(CODES, len(index)))
        sample = []
        for h, seats in enumerate(plan[1]):
            inside = np.flatnonzero(plan[0] == h)
            chosen = rng.choice(inside, (1, seats), replace=False)
            sample.append((stratum_of(some, inside, chosen, 1), chosen))
        ends = beyond(some, plan[0], sample)
        low.append(ends[0])
        high.append(ends[1])
    width = np.mean(np.subtract(high, low))
    print(f"{name:24} beyond {articles} articles: covered {held(low, high, truth):.3f}, width {width:.3f}", flush=True)


def marked(rng: np.random.Generator, rate: float, missed: float, false: float, size: int = 20_000) -> Units:
    """Units of a model whose probabilities are 0 or 1, as those of promotion and of agency copy are."""
    y = rng.random(size) < rate
    flagged = y.copy()
    positives = rng.permutation(np.flatnonzero(y))
    flagged[positives[: round(missed * len(positives))]] = False
    marks = int(flagged.sum())
    flagged[rng.permutation(np.flatnonzero(~y))[: round(false * marks)]] = True
    blank = np.full(size, "")
    return Units(blank, blank, flagged.astype(float), flagged, y)


def scale(million: int = 1_000_000, each: int = 30) -> None:
    """Measure the processor time of draw and estimate over a million units."""
    con, docs = memory(), million // each
    con.execute("SELECT setseed(0.5)")
    con.execute(f"""
        INSERT INTO measured BY NAME
        SELECT
            's' || i AS sighting, 'd' || i AS doc, 'k' AS kit, 'a' || i AS article, 'o' || i % 20 AS outlet,
            '2026-11-03' AS day, '2026-11' AS month, '2026-W45' AS week, 'story' AS counted, true AS current,
            'language' AS area, 'loaded_rate' AS name, 0.1 AS value, {each} AS n, 'present' AS state
        FROM range({docs}) AS t(i)
    """)
    con.execute(f"""
        INSERT INTO sentence BY NAME
        SELECT
            'd' || i AS doc, 'k' AS kit, n, n * 9 AS start, n * 9 + 8 AS stop, 'outlet' AS voice, 'body' AS field,
            p AS loaded_p, p > 0.4 AS loaded
        FROM (SELECT i, n, random() ** 4 AS p FROM range({docs}) AS t(i), range({each}) AS u(n))
    """)
    began = processor_time()
    sample = draw(con, Draw("loaded_rate"), "2026-11-30T00:00:00+00:00")
    print(f"draw over {sample.units:,} units: {processor_time() - began:.2f} s of processor time")
    con.execute(
        "INSERT INTO code SELECT sample, unit, 'ann', CASE WHEN p > 0.3 THEN 'yes' ELSE 'no' END, NULL, 3.0, false, false "
        "FROM coding_sample"
    )
    began = processor_time()
    (found,) = ask(con, "validate/result", sample=sample.id)
    print(f"estimate: {processor_time() - began:.2f} s of processor time, {found.state}")


def processor_time() -> float:
    """Seconds that all threads of this process have used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def populations(given: argparse.Namespace, rng: np.random.Generator) -> dict[str, list[Unit]]:
    """Units of each corpus whose records are given."""
    found: dict[str, list[Unit]] = {}
    records = {
        part: {r["id"]: r for r in lines(path)}
        for part in ("loaded", "promotion", "attribution")
        if (path := vars(given)[part])
    }
    if "loaded" in records:
        for name in ("BABE", "PTC", "BASIL"):
            found[name] = list(loaded(lines(given.corpora / "loaded" / f"{name.lower()}.jsonl.gz"), records["loaded"]))
        found["BABE, Reuters"] = [u for u in found["BABE"] if u.outlet == "Reuters"]
        spans = found["PTC"] + found["BASIL"]
        kept = 0.02 / 0.98 * sum(not u.y for u in spans) / sum(u.y for u in spans)
        found["PTC and BASIL, thinned"] = [u for u in spans if not u.y or rng.random() < kept]
    if "promotion" in records:
        for view in ("html_blocks", "newspaper3k_text"):
            labels = lines(given.corpora / "promo" / "dev.jsonl.gz")
            found[f"promotion, {view.partition('_')[0]}"] = list(promotion(labels, records["promotion"], view))
    if "attribution" in records:
        gold = given.corpora / "attribution" / "polnear_dev.jsonl.gz"
        found["PolNeAR, attributed"] = list(attributed(lines(gold), records["attribution"]))
        found["PolNeAR, source right"] = list(source_right(lines(gold), records["attribution"]))
    return found


def shown(name: str, units: Sequence[Unit], draws: int, rng: np.random.Generator, codes: int) -> None:
    """Print all figures of one population; those of outlets and of databases only at the usual number of codes."""
    table = arrays(units)
    overall(name, table, draws, rng, codes)
    if codes != CODES:
        return
    if name in {"BABE", "BASIL", "PolNeAR, attributed"}:
        by_outlet(name, table, draws, rng)
    if name in {"PTC", "BASIL", "PolNeAR, attributed", "promotion, html"}:
        for articles in (30, 100, 300):
            outside(name, table, draws, rng, articles)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpora", nargs="?", type=Path)
    for part in ("loaded", "promotion", "attribution"):
        parser.add_argument(f"--{part}", type=Path)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--codes", type=int, default=CODES)
    parser.add_argument("--marks", action="store_true")
    parser.add_argument("--scale", action="store_true")
    given, rng = parser.parse_args(), np.random.default_rng(7)
    if given.scale:
        scale()
    if given.marks:
        for rate in (0.02, 0.07, 0.16, 0.5, 0.84, 0.98):
            for missed, false in MARKS:
                name = f"missed {missed:.0%}, false {false:.0%}"
                overall(name, marked(rng, rate, missed, false), given.draws, rng)
    for name, units in populations(given, rng).items() if given.corpora else ():
        shown(name, units, given.draws, rng, given.codes)


if __name__ == "__main__":
    main()
