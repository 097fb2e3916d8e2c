-- Draw the units with the smallest digests in each stratum, and freeze the sums of the frame; parameters sample and seats, the
-- number of codes of each stratum in order, and most, the largest of them.
CREATE OR REPLACE TEMP TABLE drawn AS
WITH chosen AS (
    SELECT stratum, among, unnest(smallest[:$seats[stratum + 1]]) AS digest
    FROM (SELECT stratum, count(*) AS among, min(digest, $most) AS smallest FROM stratified GROUP BY stratum)
)
SELECT s.*, c.among, row_number() OVER (ORDER BY s.digest, s.doc, s.n) - 1 AS place
FROM chosen AS c JOIN stratified AS s ON s.stratum = c.stratum AND s.digest = c.digest;

INSERT INTO coding_sample BY NAME
SELECT
    $sample AS sample, left(md5('unit ' || $seed || ' ' || doc || ' ' || n), 12) AS unit, doc, kit, n, start, stop, $measure AS measure,
    stratum, outlet, least($seats[stratum + 1] / among, 1.0) AS inclusion_p, place, p, flagged
FROM drawn ORDER BY place;

CREATE OR REPLACE TEMP TABLE cell AS
SELECT
    doc, outlet, stratum, any_value(day) AS day, count(*) AS units, sum(p) AS sum_p, sum(sigma ** 2) AS sum_pq,
    count(*) FILTER (flagged) AS flagged, min(p) AS low_p, max(p) AS high_p
FROM stratified GROUP BY doc, outlet, stratum;

INSERT INTO coding_stratum BY NAME
SELECT
    $sample AS sample, stratum, outlet, min(min(low_p)) OVER (PARTITION BY stratum) AS low_p,
    max(max(high_p)) OVER (PARTITION BY stratum) AS high_p, sum(units) AS units, count(*) AS articles, sum(sum_p ORDER BY doc) AS sum_p,
    sum(sum_pq ORDER BY doc) AS sum_pq, sum(flagged) AS flagged,
    least($seats[stratum + 1], sum(sum(units)) OVER (PARTITION BY stratum)) AS codes
FROM cell GROUP BY stratum, outlet ORDER BY stratum, outlet;

INSERT INTO coding_article BY NAME
SELECT $sample AS sample, doc, outlet, day, stratum, units, sum_p FROM cell ORDER BY doc, stratum;

DROP TABLE drawn;
DROP TABLE cell;
DROP TABLE stratified;
DROP TABLE frame_unit;
