"""Coverage, width and bias of corrected rates: redraws samples from annotated records that the model has not seen.

    audit learn loaded babe.jsonl.gz ptc.jsonl.gz basil.jsonl.gz --texts … \\
        --folds article --to folds.jsonl
    python benchmarks/validation.py folds.jsonl --gold babe.jsonl.gz --gold ptc.jsonl.gz --gold basil.jsonl.gz [--draws 1000]

The annotations take the place of the readers. Units are copied `COPIES` times, so that the frame is a large database; the
estimate is the product's own view. `--scale` times draw and estimate over a million units instead.
"""

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.rows import Measured, Sentence
from audit.store import memory
from audit.store.ask import ask
from audit.store.write import insert
from audit.validate.draw import Draw, draw

COPIES = 20
"""Copies of each unit in the frame."""
SPANS = {"Loaded_Language", "Name_Calling,Labeling", "lex"}
"""Labels of PTC and BASIL that are loaded language."""
Unit = tuple[str, str, float, bool]
"""Article, outlet, probability and annotation of one unit."""
Arrays = tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]
"""The same as four arrays."""
BATCH = 250
"""Samples estimated at once."""


def lines(path: Path) -> Iterator[Any]:
    """Read JSON lines, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as given:
        yield from map(json.loads, given)


def population(gold: Iterator[Any], records: dict[str, Any]) -> list[Unit]:
    """Units (article, outlet, p, y) of one corpus: excerpts, or own-voice body sentences of articles."""
    found = []
    for row in gold:
        record = records.get(row["id"])
        if record is None or record.get("failure"):
            continue
        some = [s for s in record["sentence"] if s["loaded_p"] is not None]
        outlet = row.get("outlet") or "all"
        if "loaded" in row:
            if some:
                found.append((row.get("url") or row["id"], outlet, max(s["loaded_p"] for s in some), bool(row["loaded"])))
            continue
        spans = [(a, b) for a, b, label, *_ in row["spans"] if label in SPANS]
        for s in some:
            if s["voice"] == "outlet" and s["field"] == "body":
                marked = any(a < s["stop"] and s["start"] < b for a, b in spans)
                found.append((row["id"], outlet, s["loaded_p"], marked))
    return found


def strata(p: NDArray[Any], bands: int) -> NDArray[Any]:
    """Number of the stratum of each unit, as `audit/sql/validate/strata.sql` has it; units of one p stay together."""
    values, where = np.unique(p, return_inverse=True)
    q = 0.02 + 0.96 * p
    sigma = np.bincount(where, np.sqrt(q * (1 - q)), len(values))
    band = np.minimum(np.floor(bands * (np.cumsum(sigma) - sigma / 2) / sigma.sum()), bands - 1)
    return np.unique(band[where], return_inverse=True)[1]


class Batch:
    """Samples drawn by numpy and put into the product's tables, to be estimated by its views at once."""

    def __init__(self) -> None:
        self.con, self.count = memory(), 0
        self.rows: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))

    def add(
        self,
        rng: np.random.Generator,
        units: Arrays,
        codes: int,
        *,
        own: bool = False,
        copies: int = COPIES,
        articles: bool = False,
    ) -> None:
        """Draw one sample; `units` are arrays (article, outlet, p, y). With `own` each outlet has strata of its own."""
        article, outlet, p, _ = units
        name, stratum = f"s{self.count}", np.zeros(len(p), dtype=int)
        self.count += 1
        at = 0
        for one in np.unique(outlet) if own else [None]:
            mine = (outlet == one) if own else np.ones(len(p), dtype=bool)
            stratum[mine] = strata(p[mine], 2 if own else 4) + at
            at = stratum[mine].max() + 1
        q = 0.02 + 0.96 * p
        groups = np.unique(outlet) if own else [None]
        self.put("sample", id=name, measure="loaded_rate")
        for one in groups:
            inside = np.unique(stratum[outlet == one]) if own else np.unique(stratum)
            sigma = [np.sqrt(q * (1 - q))[stratum == h].sum() for h in inside]
            seats = np.floor(codes * np.array(sigma) / sum(sigma) + rng.random()).astype(int)
            seats[-1] += codes - seats.sum()
            for h, n_h in zip(inside, seats, strict=True):
                self.stratum(rng, name, h, n_h, units, np.flatnonzero(stratum == h), copies)
        if articles:
            key = np.char.add(article.astype(str), np.char.add("|", stratum.astype(str)))
            _, first, where = np.unique(key, return_index=True, return_inverse=True)
            n, total = np.bincount(where), np.bincount(where, p)
            for i, at in enumerate(first):
                self.put("coding_article", sample=name, doc=str(article[at]), outlet=str(outlet[at]), stratum=int(stratum[at]),
                         units=int(n[i]), sum_p=float(total[i]))  # fmt: skip
        else:
            for h in np.unique(stratum):
                for one in np.unique(outlet[stratum == h]):
                    mine = (stratum == h) & (outlet == one)
                    self.put("coding_article", sample=name, doc=f"{one} {h}", outlet=str(one), stratum=int(h),
                             units=int(mine.sum()) * copies, sum_p=float(p[mine].sum()) * copies)  # fmt: skip

    def stratum(
        self, rng: np.random.Generator, name: str, h: int, n_h: int, units: Arrays, inside: NDArray[Any], copies: int
    ) -> None:
        """Put the sums of one stratum, and the codes drawn in it."""
        article, outlet, p, y = units
        q = 0.02 + 0.96 * p
        for one in np.unique(outlet[inside]):
            mine = inside[outlet[inside] == one]
            sums = {"sum_p": float(p[mine].sum()) * copies, "sum_pq": float((q * (1 - q))[mine].sum()) * copies, "flagged": 0}
            self.put("coding_stratum", sample=name, stratum=int(h), outlet=str(one), units=len(mine) * copies, **sums)
        many = min(n_h, len(inside) * copies)
        for i in rng.choice(len(inside) * copies, many, replace=False):
            u = inside[i % len(inside)]
            unit = f"{h} {i}"
            self.put(
                "coding_sample",
                sample=name,
                unit=unit,
                stratum=int(h),
                outlet=str(outlet[u]),
                doc=str(article[u]),
                p=float(p[u]),
            )
            self.put("code", sample=name, unit=unit, coder="gold", value="yes" if y[u] else "no", judge=False, recognised=False)

    def put(self, table: str, **values: Any) -> None:
        """Put one row."""
        for column, value in values.items():
            self.rows[table][column].append(value)

    def estimates(self) -> list[Any]:
        """Estimates of all samples: rows of `domain_estimate`."""
        for table, columns in self.rows.items():
            kinds = dict(
                self.con.execute(f"SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = '{table}'").fetchall()
            )
            blank = {"VARCHAR": "", "INTEGER": 0, "DOUBLE": 0.0, "BOOLEAN": False}
            size = len(next(iter(columns.values())))
            whole = {c: np.array(columns.get(c, [blank[kind]] * size), dtype=object) for c, kind in kinds.items()}
            self.con.register("fresh", whole)
            self.con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM fresh")
            self.con.unregister("fresh")
        asked = "SELECT of, rate, low, high, beyond_low, beyond_high FROM domain_estimate"
        return self.con.execute(asked).fetchall()


def batches(draws: int) -> list[int]:
    """Sizes of batches."""
    return [min(BATCH, draws - at) for at in range(0, draws, BATCH)]


def arrays(units: Sequence[Unit]) -> Arrays:
    """Units as arrays."""
    article, outlet, p, y = zip(*units, strict=True)
    return np.array(article), np.array(outlet), np.array(p, dtype=float), np.array(y, dtype=bool)


def wilson_width(rate: Any, n: int) -> Any:
    """Width of Wilson's interval of plain hand coding."""
    return 2 * 1.96 * np.sqrt(rate * (1 - rate) / n + 1.96**2 / (4 * n * n)) / (1 + 1.96**2 / n)


def overall(name: str, units: Sequence[Unit], draws: int, rng: np.random.Generator, codes: int = 200) -> None:
    """Print coverage, width and bias of the rate of a large database."""
    article, _, p, y = arrays(units)
    one = article, np.full(len(p), "all"), p, y
    truth, found = y.mean(), []
    for size in batches(draws):
        batch = Batch()
        for _ in range(size):
            batch.add(rng, one, codes)
        found += [r for r in batch.estimates() if r[0] is None]
    rate, low, high = (np.array([r[i] for r in found]) for i in (1, 2, 3))
    width = np.mean(high - low)
    hand = wilson_width(rng.binomial(codes, truth, 20000) / codes, codes).mean()
    print(
        f"{name:8} {len(p):5} units, rate {truth:.3f}, codes {codes}: covered {np.mean((low <= truth) & (truth <= high)):.3f}, "
        f"width {width:.3f} ({width / hand:.2f} of hand coding), bias {np.mean(rate) - truth:+.4f}, "
        f"[0, 0] {np.sum(high <= 0)}",
        flush=True,
    )


def by_outlet(name: str, units: Sequence[Unit], draws: int, rng: np.random.Generator, codes: int = 50) -> None:
    """Print coverage of each outlet with strata of its own."""
    article, outlet, p, y = arrays(units)
    names = [o for o in np.unique(outlet) if (outlet == o).sum() >= 40]
    kept = np.isin(outlet, names)
    some = article[kept], outlet[kept], p[kept], y[kept]
    truth = {o: y[outlet == o].mean() for o in names}
    found = []
    for size in batches(draws):
        batch = Batch()
        for _ in range(size):
            batch.add(rng, some, codes, own=True)
        found += [r for r in batch.estimates() if r[0] is not None]
    held = {o: np.mean([low <= truth[o] <= high for of, _, low, high, *_ in found if of == o]) for o in names}
    width = np.mean([high - low for _, _, low, high, *_ in found])
    shown = ", ".join(f"{o} {v:.3f}" for o, v in held.items())
    print(f"{name:8} by outlet, {codes} codes each: {shown}; mean width {width:.3f}", flush=True)


def beyond(name: str, units: Sequence[Unit], draws: int, rng: np.random.Generator, articles: int, codes: int = 200) -> None:
    """Print coverage of what the outlets print, from databases of some articles."""
    article, _, p, y = arrays(units)
    where = defaultdict(list)
    for i, one in enumerate(article):
        where[one].append(i)
    keys, truth, found = list(where), y.mean(), []
    for size in batches(draws):
        batch = Batch()
        for _ in range(size):
            picked = [np.array(where[keys[k]]) for k in rng.integers(len(keys), size=articles)]
            index = np.concatenate(picked)
            doc = np.repeat([f"a{k}" for k in range(articles)], [len(one) for one in picked])
            batch.add(
                rng, (doc, np.full(len(index), "all"), p[index], y[index]), min(codes, len(index)), copies=1, articles=True
            )
        found += [r for r in batch.estimates() if r[0] is None and r[4] is not None]
    low, high = (np.array([r[i] for r in found]) for i in (4, 5))
    print(
        f"{name:8} beyond {articles} articles: covered {np.mean((low <= truth) & (truth <= high)):.3f}, "
        f"width {np.mean(high - low):.3f}",
        flush=True,
    )


def scale(million: int = 1_000_000, each: int = 30) -> None:
    """Time the draw and the estimate over a million units."""
    con, rng = memory(), np.random.default_rng(1)
    docs = million // each
    key = [{"sighting": f"s{i}", "doc": f"d{i}", "kit": "k", "article": f"a{i}", "outlet": f"o{i % 20}"} for i in range(docs)]
    when = {"fetched": None, "day": "2026-11-03", "month": "2026-11", "week": "2026-W45", "counted": "story", "current": True}
    insert(
        con,
        Measured,
        [Measured(**k, **when, area="language", name="loaded_rate", value=0.1, n=each, state="present") for k in key],
    )
    p = rng.beta(0.5, 4, (docs, each)).tolist()
    for at in range(0, docs, 5000):
        some = range(at, min(at + 5000, docs))
        insert(
            con,
            Sentence,
            [
                Sentence(f"d{i}", "k", n, n * 9, n * 9 + 8, "outlet", "body", p[i][n], p[i][n] > 0.4)
                for i in some
                for n in range(each)
            ],
        )
    began = time.perf_counter()
    sample = draw(con, Draw("loaded_rate"), "2026-11-30T00:00:00+00:00")
    print(f"draw over {sample.units:,} units: {time.perf_counter() - began:.2f} s")
    con.execute(
        "INSERT INTO code SELECT sample, unit, 'ann', CASE WHEN p > 0.3 THEN 'yes' ELSE 'no' END, NULL, 3.0, false, false "
        "FROM coding_sample"
    )
    began = time.perf_counter()
    (found,) = ask(con, "validate/result", sample=sample.id)
    print(f"estimate: {time.perf_counter() - began:.2f} s, {found.state}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", nargs="?", type=Path)
    parser.add_argument("--gold", action="append", type=Path, default=[])
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--scale", action="store_true")
    given = parser.parse_args()
    if given.scale:
        scale()
    if given.records:
        records, rng = {r["id"]: r for r in lines(given.records)}, np.random.default_rng(7)
        pools = {path.name.partition(".")[0]: population(lines(path), records) for path in given.gold}
        rare = [u for name in pools if name != "babe" for u in pools[name] if not u[3] or rng.random() < 0.16]
        for name, units in {**pools, "rare": rare}.items():
            overall(name, units, given.draws, rng)
        for name in pools.keys() & {"babe", "basil"}:
            by_outlet(name, pools[name], given.draws, rng)
        for name in pools.keys() & {"ptc", "basil"}:
            for articles in (30, 100, 300):
                beyond(name, pools[name], given.draws // 4, rng, articles)


if __name__ == "__main__":
    main()
