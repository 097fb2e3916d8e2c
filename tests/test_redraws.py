"""The benchmark's numpy estimates equal those of the product's views, so that its coverage is the product's."""

import sys
from pathlib import Path

import numpy as np
import pytest
from coding import code, database, drawn, row

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from annotated import Units
from redraws import beyond, design, estimates, slope_of, stratum_of


def arrays_of(con, truth):
    rows = con.execute(
        "SELECT s.doc, s.n, m.outlet, s.loaded_p, s.loaded FROM sentence AS s JOIN measured AS m ON m.doc = s.doc"
    ).fetchall()
    columns = [np.array(c) for c in zip(*((d, o, p, f, truth[d, n]) for d, n, o, p, f in rows), strict=True)]
    return Units(*columns), {(d, n): i for i, (d, n, *_) in enumerate(rows)}


@pytest.mark.parametrize(
    ("order", "positive"),
    [({}, None), ({"codes": 120}, 0.0), ({"outlets": ("ledger", "courier", "gazette"), "codes": 240}, None)],
)
def test_numpy_estimates_equal_the_views(order, positive):
    con, truth = database(articles=30, positive=positive)
    sample = drawn(con, **order)
    code(con, sample, truth, "ann")
    units, index = arrays_of(con, truth)
    own = "outlets" in order
    stratum, seats = design(units, sample.codes, own=own)
    picked = [[] for _ in seats]
    places = {}
    for r in row(con, "coding_sample"):
        places[stratum[index[r["doc"], r["n"]]]] = r["stratum"]
        picked[stratum[index[r["doc"], r["n"]]]].append(index[r["doc"], r["n"]])
    assert [len(p) for p in picked] == list(seats)
    strata = [stratum_of(units, np.flatnonzero(stratum == h), np.array([some]), 1) for h, some in enumerate(picked)]
    whole = {r["of"]: r for r in row(con, "domain_estimate")}
    slope = slope_of(strata)
    domains = {o: [h for h in range(len(seats)) if set(units.outlet[stratum == h]) == {o}] for o in order.get("outlets", ())}
    for of, some in {None: range(len(seats)), **domains}.items():
        found = estimates([strata[h] for h in some], slope)
        for name, value in (("rate", found.rate), ("low", found.low), ("high", found.high), ("slope", found.slope)):
            assert whole[of][name] == pytest.approx(value[0], abs=1e-9)
    ends = beyond(units, stratum, [(s, np.array([p])) for s, p in zip(strata, picked, strict=True)])
    assert (whole[None]["beyond_low"], whole[None]["beyond_high"]) == pytest.approx(ends, abs=1e-9)
