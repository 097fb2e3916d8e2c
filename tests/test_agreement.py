"""Krippendorff's alpha in SQL: equal to the published formula and to the package, null at the edges."""

import random
from collections import Counter
from itertools import permutations

import pytest
from blank import memory

from audit.rows import Code
from audit.store.writing import insert

VALUES = ("yes", "no", "outside")
# fmt: off
ALPHAS = (
    -0.03062730627306265, -0.010222489476849006, 0.027127839945744414, 0.020394289598912207, -0.02314814814814814,
    -0.006729475100941906, -0.005541871921182384, -0.0475570032573287, -0.05065257924176514, -0.0980392156862746,
    0.10757575757575755, 0.15040650406504064, -0.11475598526703523, 0.055309734513274256, 0.29801587301587296,
    0.07503896682253386, 0.2362745098039215, 0.15036001694197376, 0.1362017804154303, 0.10176991150442494,
    0.23270440251572322, 0.06477732793522273, 0.447334200260078, 0.3077013108614234, 0.32568807339449546,
    0.3580808080808081, 0.3470790378006874, 0.08764044943820215, 0.3042127071823204, 0.09318181818181825,
    0.29126602564102566, 0.27407186817550133, 0.20057034220532333, 0.4412416851441241, 0.418848167539267,
    0.5286195286195285, 0.4719530102790015, 0.6505500868558194, 0.8203434610303831, 0.7454545454545454,
    0.5125, 0.7929155313351499, 0.6750483558994198, 0.7644376899696048, 0.8803191489361702,
    0.8929254302103251, 0.8606676342525399, 0.8478574867597497, 0.9183673469387755, 1.0,
)
# fmt: on
"""Alphas of `random_table(0)` to `random_table(49)` by the package krippendorff 0.9.0, computed once."""


def alpha(table):
    """Krippendorff's nominal alpha by the coincidence matrix, as published; `table` has a list of values for each unit."""
    o = Counter()
    for values in table:
        for a, b in permutations(range(len(values)), 2):
            o[values[a], values[b]] += 1 / (len(values) - 1)
    n = Counter()
    for (a, _), weight in o.items():
        n[a] += weight
    total = sum(n.values())
    expected = sum(n[a] * n[b] for a in n for b in n if a != b)
    return 1 - (total - 1) * sum(w for (a, b), w in o.items() if a != b) / expected if expected else None


def random_table(seed):
    """Thirty units with up to four codes each, some missing; readers agree more from table to table."""
    rnd, table = random.Random(seed), []
    for _ in range(30):
        truth, many = rnd.choice(VALUES), rnd.randint(2, 4)
        codes = [truth if rnd.random() < seed / 50 else rnd.choice(VALUES) for _ in range(many)]
        table.append([c for c in codes if rnd.random() > 0.2])
    return table


@pytest.mark.parametrize("seed", range(50))
def test_alpha_is_that_of_the_coincidence_matrix(seed):
    table = random_table(seed)
    assert alpha_in_sql(table) == pytest.approx(alpha(table), abs=1e-12)
    assert alpha_in_sql(table) == pytest.approx(ALPHAS[seed], abs=1e-12)


def test_alpha_is_that_of_the_package():
    """The package krippendorff, where it is installed; its licence (GPL) keeps it out of the project's requirements."""
    package = pytest.importorskip("krippendorff", reason="the package krippendorff is not installed")
    numbers = {"yes": 0.0, "no": 1.0, "outside": 2.0}
    for seed in range(50):
        table = random_table(seed)
        known = [[numbers[u[i]] if i < len(u) else float("nan") for u in table] for i in range(max(map(len, table)))]
        expected = package.alpha(reliability_data=known, level_of_measurement="nominal")
        assert alpha_in_sql(table) == pytest.approx(expected, abs=1e-12)


def alpha_in_sql(table):
    con = memory()
    rows = [(f"u{u}", f"c{c}", v) for u, values in enumerate(table) for c, v in enumerate(values)]
    insert(con, Code, [Code("s", u, c, v, None, None, recognised=False, judge=False) for u, c, v in rows])
    found = con.execute("SELECT alpha FROM krippendorff").fetchone()
    return found and found[0]


@pytest.mark.parametrize("table", [[], [["yes"], ["no"]], [["yes", "yes"], ["yes", "yes"]], [["cannot_say", "yes"]]])
def test_alpha_is_null_at_the_edges(table):
    assert alpha_in_sql(table) is None


def test_published_alphas():
    """Hayes and Krippendorff 2007 and the package's example: two observers, ten binary units, alpha .095."""
    a, b = "0100000000", "1110010010"
    assert alpha_in_sql([["yes" if x == "1" else "no" for x in pair] for pair in zip(a, b, strict=True)]) == pytest.approx(
        0.095, abs=5e-4
    )
