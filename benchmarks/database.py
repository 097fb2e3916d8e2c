"""Questions to a database of many generated articles: by outlet and month, and of one period.

usage: python benchmarks/database.py [ARTICLES] [FILE]

Sightings, texts (without words), measures and insertions are made by SQL: 500 outlets with a long tail, ten years, in order of
time as a crawl brings them. Prints the size of the file, seconds (wall and processor), and how many rows were read.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from audit.store import open
from audit.store.named import query

MEASURES = ("loaded_rate", "promo_share", "external_link_share", "unnamed_share", "direct_share", "sources", "words_quoted",
            "links")  # fmt: skip
AT_ONCE = 500_000

SIGHTINGS = """
INSERT INTO sighting BY NAME
SELECT
    md5('s' || i) AS id, 'k' AS kit, md5('d' || i) AS doc, 'https://o' || o || '.example/' || i AS url,
    'o' || o || '.example' AS host, 'o' || o AS outlet, 'url' AS outlet_basis, 'html' AS format, d || 'T08:00:00Z' AS published,
    d || 'T09:00:00Z' AS fetched, 'i' || i AS input, 'r' AS run, d AS day
FROM made
"""
MEASURED = """
INSERT INTO measured BY NAME
SELECT
    md5('s' || i) AS sighting, md5('d' || i) AS doc, 'k' AS kit, left(md5('u' || i), 16) AS article, 'o' || o AS outlet,
    d || 'T09:00:00Z' AS fetched, d AS day, left(d, 7) AS month, strftime(CAST(d AS DATE), '%G-W%V') AS week,
    CASE WHEN hash(i) % 10 = 0 THEN 'wire' ELSE 'story' END AS counted, true AS current,
    CASE WHEN name = 'promo_share' THEN 'promotion' WHEN name LIKE '%link%' THEN 'provenance' ELSE 'language' END AS area, name,
    CASE WHEN hash(i, name) % 20 = 0 THEN NULL ELSE hash(i, name) % 1000 / 1000.0 END AS value, 10 + hash(i) % 30 AS n,
    CASE WHEN hash(i, name) % 20 = 0 THEN 'not_checked' ELSE 'present' END AS state
FROM made, (SELECT unnest($measures) AS name)
ORDER BY month, name, day
"""
INSERTIONS = """
INSERT INTO insertion BY NAME
SELECT
    md5('d' || i) AS doc, 'k' AS kit, 100 + n * 50 AS start, 140 + n * 50 AS stop, 'promo' AS role, 'cross_promotion' AS kind,
    'cue' AS rule, false AS fused, 'body' AS zone, 'o' || (o + n) % 500 || '.example' AS host, 7 AS words
FROM made, range(2) AS r(n)
"""
QUESTIONS = {
    "one measure by outlet and month, all years": "SELECT * FROM outlet_period WHERE unit = 'month' AND name = 'loaded_rate'",
    "all measures by outlet and month, all years": "SELECT * FROM outlet_period WHERE unit = 'month'",
    "all measures by outlet, one month": "SELECT * FROM outlet_period WHERE unit = 'month' AND period = '2021-07'",
    "all measures by outlet, one week": "SELECT * FROM outlet_period WHERE unit = 'week' AND period = '2021-W30'",
    "beside the others, one month": "SELECT * FROM outlet_beside_others WHERE unit = 'month' AND period = '2021-07'",
    "insertions by host, one outlet's month": """SELECT i.host, count(*) FROM sighting AS s JOIN insertion AS i ON i.doc = s.doc
        WHERE s.outlet = 'o1' AND s.day BETWEEN '2021-07-01' AND '2021-07-31' GROUP BY ALL""",
    "insertions by kind, all": "SELECT kind, count(*) FROM insertion GROUP BY ALL",
    "one article": "SELECT * FROM measured WHERE sighting = md5('s1000')",
}


def make(path: Path, articles: int) -> None:
    """Fill a new database."""
    con = open(path, write=True)
    con.execute("SET threads = 1; SET memory_limit = '3GB'; SET preserve_insertion_order = false")
    for first in range(0, articles, AT_ONCE):
        con.execute("BEGIN")
        con.execute("""
            CREATE OR REPLACE TEMP TABLE made AS
            SELECT i, CAST(floor(500 * pow(hash(i, 'o') % 100000 / 100000.0, 3)) AS INTEGER) AS o,
                strftime(DATE '2016-12-01' + CAST(floor(3640 * (i / $all)) AS INTEGER), '%Y-%m-%d') AS d
            FROM range($first, $last) AS r(i)""",
            {"first": first, "last": min(first + AT_ONCE, articles), "all": float(articles)})  # fmt: skip
        con.execute(SIGHTINGS)
        con.execute(MEASURED, {"measures": list(MEASURES)})
        con.execute(INSERTIONS)
        con.execute("COMMIT")
    con.close()


def main(articles: int, path: Path) -> None:
    """Make the database if it is not there, and ask."""
    if not path.exists():
        begun = time.process_time()
        make(path, articles)
        print(f"made in {time.process_time() - begun:.0f} s of processor")
    con = open(path)
    con.execute("SET threads = 1")
    size = f"{path.stat().st_size / 1e9:.2f} GB"
    for table in ("sighting", "measured", "insertion"):
        size += f", {con.execute(f'SELECT count(*) FROM {table}').fetchall()[0][0]:,} rows of {table}"
    print(size, flush=True)
    asked = {name: (sql, {}) for name, sql in QUESTIONS.items()}
    one, values = query("own-voice", {"from": "2021-07-01", "to": "2021-07-31"})
    asked["named query own-voice, one month"] = (one.sql, values)
    for name, (sql, values) in asked.items():
        wall, own = time.perf_counter(), time.process_time()
        found = len(con.execute(sql, values).fetchall())
        wall, own = time.perf_counter() - wall, time.process_time() - own
        plan = con.execute(f"EXPLAIN (ANALYZE, FORMAT json) {sql}", values).fetchall()[0][1]
        read = json.loads(plan)["query"]["total_rows_scanned"]
        print(f"{name:<46} {found:>7} rows  {wall:7.2f} s wall {own:7.2f} s processor {read:>13,} read", flush=True)
    con.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        file = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "many.duckdb"
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000, file)
