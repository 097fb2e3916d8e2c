"""Rates of outlets: the interval follows the formula, and only what should count does."""

import random
import re
from pathlib import Path

import newsroom
import pytest
from blank import memory

from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Measured, StoryUnit
from audit.store import open, write
from audit.store.connect import SQL
from audit.store.named import queries, query
from audit.store.query import asked
from audit.store.writing import insert

QUERIES = {q.name: q for q in queries()}


def row(i, value, n, *, outlet="ledger", day="2026-11-03", counted="story", name="x_share", area="language", **more):
    article, fetched, doc = more.get("article", f"a{i}"), more.get("fetched", "2026-11-09"), more.get("doc", f"d{i}")
    week = "2026-W45" if day < "2026-11-09" else "2026-W46"
    current = more.get("current", True)
    key = (f"s{i}", doc, "k", article, outlet, fetched, day, day[:7], week, counted, current)
    return Measured(*key, area, name, value, n, "present")


def period(rows, where="unit = 'month'", view="outlet_period", units=()):
    con = memory()
    insert(con, Measured, rows)
    insert(con, StoryUnit, units)
    answer = con.execute(f"SELECT * FROM {view} WHERE {where} ORDER BY ALL")
    names = [c[0] for c in answer.description]
    return [dict(zip(names, r, strict=True)) for r in answer.fetchall()]


def student(df):
    """97.5 % quantile of Student's distribution (Cornish-Fisher)."""
    return 1.959964 + 2.372271 / df + 2.822502 / df**2 + 2.555853 / df**3 + 1.589536 / df**4


def expected(pairs):
    """r = Σk/Σn; se = √(Σ(k − r·n)² · m/(m − 1)) / Σn over m units; Wilson's ends, that away from few by a skewed quantile."""
    k, n, m = sum(k for k, _ in pairs), sum(n for _, n in pairs), len(pairs)
    rate = k / n
    error = (sum((a - rate * b) ** 2 for a, b in pairs) * m / (m - 1)) ** 0.5 / n
    nn, p = sum(b * b for _, b in pairs), min(rate, 1 - rate)
    seen = min(rate * (1 - rate) / error**2, n)
    units = min(seen, n * (p * seen + 0.5) / (p * n + 0.5 * (nn / n) ** 0.5))
    alike = (n / units - 1) / (nn / n - 1)
    skewness = (1 - 2 * p) / (units * p * (1 - p)) ** 0.5 * (1 - units / n) * (1 - alike) / (1 + alike)
    t = student(n**2 / nn - 1)
    far = t + max(skewness, 0) * (1 + 2 * t * t) / 6
    near, far = t * t / seen, far * far / units
    low, high = (near, far) if rate <= 0.5 else (far, near)
    return rate, wilson(rate, low)[0], wilson(rate, high)[1]


def wilson(rate, t2):
    """Ends of Wilson's interval, with t²/units."""
    middle, half = rate + t2 / 2, (t2 * (rate * (1 - rate) + t2 / 4)) ** 0.5
    return (middle - half) / (1 + t2), (middle + half) / (1 + t2)


@pytest.mark.parametrize("seed", range(5))
def test_the_interval_is_clustered_by_article(seed):
    draw = random.Random(seed)
    pairs = [(draw.randint(0, n), n) for n in (draw.randint(1, 40) for _ in range(30))]
    (found,) = period([row(i, k / n, n) for i, (k, n) in enumerate(pairs)])
    rate, low, high = expected(pairs)
    assert (found["rate"], found["low"], found["high"]) == pytest.approx((rate, low, high))
    assert (found["articles"], found["n"], found["few"]) == (30, sum(n for _, n in pairs), False)


def test_articles_on_one_linked_story_are_one_unit():
    pairs = [(3, 10), (5, 12), (1, 9), (2, 10), (4, 20), (0, 8)]
    units = [StoryUnit(f"s{i}", "one" if i < 3 else "other") for i in range(5)]
    (found,) = period([row(i, k / n, n) for i, (k, n) in enumerate(pairs)], units=units)
    assert (found["articles"], found["units"]) == (6, 3)
    (summed,) = period([row(i, k / n, n) for i, (k, n) in enumerate([(9, 31), (6, 30), (0, 8)])])
    ends = ("rate", "low", "high")
    assert [found[end] for end in ends] == pytest.approx([summed[end] for end in ends])
    (found,) = period([row(i, k / n, n) for i, (k, n) in enumerate(pairs[:3])], units=units)
    assert (found["articles"], found["units"], found["low"], found["high"]) == (3, 1, None, None)


def test_a_measure_that_is_no_share_is_a_mean_of_articles():
    values = [3.0, 5.0, 10.0]
    (found,) = period([row(i, v, 7, name="links") for i, v in enumerate(values)])
    mean = sum(values) / 3
    spread = (sum((v - mean) ** 2 for v in values) / 2) ** 0.5
    error, t = spread / 3**0.5, student(2)
    skewed = t + 2 * error / mean * (1 + 2 * t * t) / 6
    assert (found["rate"], found["high"]) == pytest.approx((mean, mean + skewed * error))
    assert found["few"]


def test_one_article_has_no_interval():
    (found,) = period([row(1, 0.5, 4)])
    assert (found["low"], found["high"]) == (None, None)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [
        ([0.0] * 20, 0, (0.05, 0.11)),  # none of 80 in 20 articles: no certainty of 0
        ([1.0] * 20, (0.89, 0.95), 1),
        ([0.5] * 20, (0.25, 0.35), (0.65, 0.75)),
        ([0.25] + [0.0] * 19, (0.00001, 0.0125), (0.1, 0.12)),  # one of 80: more than none, at both ends
    ],
)
def test_a_share_without_variation_or_with_few_has_an_honest_interval(values, low, high):
    (found,) = period([row(i, v, 4) for i, v in enumerate(values)])
    for end, aim in ((found["low"], low), (found["high"], high)):
        assert aim[0] < end < aim[1] if isinstance(aim, tuple) else end == aim
    assert found["low"] <= found["rate"] <= found["high"]


def test_a_mean_is_never_below_nothing():
    (found,) = period([row(i, v, 7, name="links") for i, v in enumerate([0.0, 0.0, 9.0])])
    assert found["low"] == 0
    (found,) = period([row(i, 0.0, 7, name="links") for i in range(10)])
    assert (found["rate"], found["low"], found["high"]) == pytest.approx((0, 0, 0.738))


@pytest.mark.parametrize(("rate", "size"), [(0.02, 10), (0.02, 20), (0.1, 20), (0.4, 10)])
def test_intervals_hold_the_rate_of_simulated_outlets(rate, size):
    """Sentences of one article alike (beta-binomial, correlation .1); 300 outlets of `size` articles at once."""
    draw = random.Random(size)
    rows = []
    for o in range(300):
        for i in range(size):
            n, q = draw.randint(8, 40), draw.betavariate(rate * 9, (1 - rate) * 9)
            rows.append(row(f"{o}.{i}", sum(draw.random() < q for _ in range(n)) / n, n, outlet=f"o{o}"))
    held = [r["low"] <= rate <= r["high"] for r in period(rows)]
    assert sum(held) / len(held) >= 0.92  # .94 and more in 2,000; here ± .014


def test_wire_copy_other_types_and_cut_texts_are_left_out_and_counted():
    rows = [
        row(0, 1.0, 10),
        row(1, 0.0, 10),
        row(2, 1.0, 10, counted="wire"),
        row(3, 1.0, 10, counted="other"),
        row(4, 1.0, 10, counted="cut"),
    ]
    (found,) = period(rows)
    assert (found["rate"], found["articles"], found["wire"], found["other"], found["cut"]) == (0.5, 2, 1, 1, 1)
    promotion = [row(i, r.value, r.n, counted=r.counted, area="promotion") for i, r in enumerate(rows)]
    (found,) = period(promotion)
    assert (found["rate"], found["articles"]) == (0.75, 4)  # how a page is made is the outlet's, whoever wrote the text


def test_an_article_counts_once_with_its_last_version_and_a_text_once(kit):
    texts = [newsroom.text(1), newsroom.text(2), newsroom.text(2), newsroom.text(3)]  # one address edited, one text moved
    urls = ["https://ledger.example/a", "https://ledger.example/a#top", "https://ledger.example/b", "https://ledger.example/c"]
    given = [
        Input(str(i), text=t, url=u, fetched=f"2026-11-0{i + 1}") for i, (t, u) in enumerate(zip(texts, urls, strict=True))
    ]
    audits = [audit(load(g), kit) for g in given]
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]):
        con = memory()
        for i in order:
            write(con, [audits[i]])
        current = con.execute(
            "SELECT DISTINCT s.input FROM measured AS m JOIN sighting AS s ON s.id = m.sighting WHERE current"
        )
        assert sorted(i for (i,) in current.fetchall()) == ["2", "3"]


def test_what_cannot_be_measured_is_no_zero():
    (found,) = period([row(0, None, 0), row(1, 1.0, 10), row(2, 0.5, 10)])
    assert (found["articles"], found["rate"]) == (2, 0.75)


def test_beside_the_others_and_from_period_to_period():
    draw = random.Random(1)
    pairs = {o: [(draw.randint(0, 9), 10) for _ in range(12)] for o in ("ledger", "courier", "gazette")}
    rows = [row(f"{o}{i}", k / n, n, outlet=o) for o, p in pairs.items() for i, (k, n) in enumerate(p)]
    found = {r["outlet"]: r for r in period(rows, "unit = 'month'", "outlet_beside_others")}
    own = expected(pairs["ledger"])[0]
    others = expected(pairs["courier"] + pairs["gazette"])[0]
    assert found["ledger"]["difference"] == pytest.approx(own - others)
    assert (found["ledger"]["others"], found["ledger"]["others_articles"]) == (2, 24)
    assert found["ledger"]["low"] < own - others < found["ledger"]["high"]
    rows = [row(i, k / n, n) for i, (k, n) in enumerate(pairs["ledger"])]
    rows += [row(f"n{i}", k / n, n, day="2026-12-03") for i, (k, n) in enumerate(pairs["courier"])]
    change = [r for r in period(rows, "unit = 'month'", "outlet_change") if r["period_before"]]
    assert [r["period"] for r in change] == ["2026-12"]
    assert change[0]["change"] == pytest.approx(expected(pairs["courier"])[0] - own)


def test_a_period_is_read_without_the_others():
    """Row groups of other months are skipped: fewer rows are scanned than exist."""
    con = memory()
    months = [f"2026-{m:02d}" for m in range(1, 13)]
    con.execute(
        """
        INSERT INTO measured BY NAME
        SELECT 's' || i AS sighting, 'd' || i AS doc, 'k' AS kit, 'a' || i AS article, 'ledger' AS outlet, m || '-03' AS day,
            m AS month, true AS current, '2026-W' || lpad(CAST(i % 52 + 1 AS VARCHAR), 2, '0') AS week, 'story' AS counted, 'language' AS area,
            'x_share' AS name, 0.5 AS value, 10 AS n, 'present' AS state
        FROM (SELECT unnest($months) AS m), range(130000) AS r(i) ORDER BY m""",
        {"months": months},
    )
    con.execute("PRAGMA enable_profiling = 'json'")
    plan = con.execute(
        "EXPLAIN (ANALYZE, FORMAT json) SELECT * FROM outlet_period WHERE unit = 'month' AND period = '2026-07'"
    ).fetchall()[0][1]
    scanned = [int(n) for n in re.findall(r'"total_rows_scanned": (\d+)', plan)]
    assert 130_000 <= max(scanned) <= 2 * 130_000 < 12 * 130_000


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    path = tmp_path_factory.mktemp("outlets") / "audit.duckdb"
    con = open(path, write=True)
    write(con, [audit(load(Input(**newsroom.record(i))), kit) for i in range(40)])
    con.close()
    return path


def test_there_are_named_queries_for_the_questions_people_have():
    assert len(QUERIES) >= 15


@pytest.mark.parametrize("name", QUERIES)
def test_a_named_query_runs_and_says_what_it_is(name, database):
    one = QUERIES[name]
    assert one.title.endswith(".")
    assert one.columns
    assert one.not_infer
    assert "--" not in one.title + one.columns + one.not_infer
    example = {
        "outlet": "ledger.example",
        "from": "2026-01-01",
        "to": "2026-11-30",
        "unit": "month",
        "measure": "loaded_rate",
        "story": "0",
        "kind": "copy",
    }
    for given in ({}, {key: example[key] for key in one.settable}):
        found, values = query(name, given)
        with asked(database, found.sql, values) as answer:
            columns = set(answer.columns)
            rows = list(answer.rows)
            assert (
                not given or "outlet" not in columns or {r[answer.columns.index("outlet")] for r in rows} <= {"ledger.example"}
            )
    rates = {c for c in columns if c == "rate" or c.startswith("share")}
    assert not rates or {"low", "high", "few"} <= columns


@pytest.mark.parametrize("check", sorted(p.name for p in (SQL / "checks").glob("*.sql")))
def test_checks_return_no_row(check, database):
    sql = Path(SQL / "checks" / check).read_text()
    assert sql.startswith("-- ")
    with asked(database, sql) as answer:
        assert list(answer.rows) == []


def test_every_view_is_explained_by_its_first_comment():
    for path in SQL.rglob("*.sql"):
        assert path.read_text().startswith("-- "), path
