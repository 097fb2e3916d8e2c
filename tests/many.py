"""A database of many invented articles: rows of every kind by arithmetic, without a detector."""

from pathlib import Path

from audit.store import open as connect
from audit.store.sums import renew
from audit.store.writing import transaction

SENTENCE = "Norland swiftly rejected the offer, Minister Ada Brandt said in port. "
"""Seventy code points; an article's text is twenty to forty of them, each after a number."""

ADDRESS = "https://OUTLET.example/2026/NUMBER"
LONG_ADDRESS = (
    "https://www.OUTLET.example/news/politics/2026/11/norland-swiftly-rejects-the-offer-of-sudria-as-talks-over-the-canal"
    "-enter-their-third-week-NUMBER.html"
)
"""Addresses of articles: a short one, and one as long as those of newspapers (140 code points and more)."""

ROWS = """
CREATE TEMP TABLE made AS
SELECT
    i, lpad(CAST(i AS VARCHAR), 32, '0') AS id, 'outlet' || (i % $outlets) AS outlet, hash(i) % 1000 / 1000.0 AS u,
    (i % $outlets) / $outlets AS lean, CAST(20 + hash(i + 7) % 20 AS BIGINT) AS sentences,
    strftime(DATE '2026-11-22' - CAST(hash(i * 3) % $days AS INTEGER), '%Y-%m-%d') AS day
FROM range($articles) AS t(i);
INSERT INTO document SELECT id, 'kit', id, repeat($sentence, sentences), 'en', sentences * 11, 0 FROM made;
INSERT INTO sighting BY NAME
SELECT id, 'kit' AS kit, id AS doc, $address.replace('OUTLET', outlet).replace('NUMBER', CAST(i AS VARCHAR)) AS url, outlet || '.example' AS host, outlet,
    'url' AS outlet_basis, 'html' AS format, 'free' AS access, day AS published, id AS input, 'run' AS run, day FROM made;
INSERT INTO resolved
SELECT id, 'kit', f.field, 0, f.value, 'meta' FROM made, LATERAL (
    SELECT unnest(['headline', 'author', 'type', 'wire_agency']) AS field,
        unnest(['Norland rejects offer number ' || i, CASE WHEN u > 0.3 THEN 'Mia Torv' END,
            CASE WHEN u < 0.9 THEN 'news' ELSE 'opinion' END, CASE WHEN u BETWEEN 0.5 AND 0.65 THEN 'Coastwire' END]) AS value
) AS f WHERE f.value IS NOT NULL;
INSERT INTO sentence
SELECT id, 'kit', j, j * 70, j * 70 + 69, CASE WHEN j % 3 = 0 THEN 'mixed' ELSE 'outlet' END, 'body', 0.5,
    hash(i * 100 + j) % 1000 < 50 + 150 * lean
FROM made, range(sentences) AS s(j);
INSERT INTO statement
SELECT id, 'kit', j, j * 140, j * 140 + 34, CASE WHEN j % 2 = 0 THEN 'direct' ELSE 'indirect' END, 'speech',
    j * 140 + 57, j * 140 + 61, j * 140 + 36, j * 140 + 56, j % 3, 0.9, words, CASE WHEN j % 2 = 0 THEN words ELSE 0 END, 'say'
FROM made, range(5) AS s(j), (SELECT len(string_split(trim(left($sentence, 34)), ' ')) AS words);
INSERT INTO source
SELECT id, 'kit', j, 'Ada Brandt ' || j, CASE WHEN j = 0 THEN 'person' ELSE 'government' END,
    CASE WHEN j = 2 AND u > 0.5 THEN 'unnamed_group' ELSE 'named' END, NULL, NULL
FROM made, range(3) AS s(j);
INSERT INTO trait
SELECT id, 'kit', j * 70 + 8, j * 70 + 15, 'loaded', 'haste', 'swiftly' || hash(i + j) % 9, 0.7,
    ['outlet', 'paraphrase', 'quoted', 'promo'][1 + j % 4], 'body'
FROM made, range(8) AS s(j);
INSERT INTO link
SELECT id, 'kit', j * 70, j * 70 + 7, 'Norland', 'https://h' || (i + j) % 30 || '.example/' || j,
    'h' || (i + j) % 30 || '.example', ['own', 'sister', 'external'][1 + (i + j) % 3],
    ['news', 'social', 'primary_government', 'unknown'][1 + (i * 7 + j) % 4], 'body', NULL
FROM made, range(6) AS s(j);
INSERT INTO insertion
SELECT id, 'kit', j * 350, j * 350 + 69, CASE WHEN j = 2 THEN 'provenance' ELSE 'promo' END,
    CASE WHEN j = 2 THEN 'correction' WHEN j = 1 THEN 'newsletter' ELSE 'cross_promotion' END, 'made', false, 'body',
    NULL, NULL, NULL, 'h' || i % 12 || '.example', len(string_split(trim(left($sentence, 69)), ' '))
FROM made, range(3) AS s(j) WHERE j < 2 OR hash(i * 5) % 100 < 2;
INSERT INTO outlet SELECT DISTINCT outlet, 'The ' || outlet || ' Ledger', 'NO', 'newspaper', '2026-11-01', 'user' FROM made;
INSERT INTO outlet_fact
SELECT DISTINCT outlet, 'owner', 'Harbour Trust', NULL, NULL, NULL, '2026-01-01', 'Register of Norland', 'register', 'user'
FROM made;
INSERT INTO run VALUES ('run', '2026-11-22T00:00:00+00:00', 'made', 'kit', '{}');
"""


def made(path: Path, articles: int = 100_000, outlets: int = 50, days: int = 365, address: str = ADDRESS) -> None:
    """Write a database of invented articles as a run leaves it; `address` is that of each, with its OUTLET and NUMBER."""
    with connect(path, write=True) as con:
        values = {"outlets": outlets, "days": days, "address": address, "articles": articles, "sentence": SENTENCE}
        for one in ROWS.split(";\n"):
            if one.strip():
                con.execute(one, {k: v for k, v in values.items() if f"${k}" in one})
        with transaction(con):
            renew(con)
