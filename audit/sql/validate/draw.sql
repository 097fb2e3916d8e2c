-- Draw the units with the smallest digests in each stratum, and freeze the sums of the frame; parameters sample and seats, the
-- number of codes of each stratum in order.
CREATE OR REPLACE TEMP TABLE drawn AS
SELECT *, row_number() OVER (ORDER BY digest) - 1 AS place
FROM (
    SELECT *, count(*) OVER (PARTITION BY stratum) AS among, row_number() OVER (PARTITION BY stratum ORDER BY digest) AS nth
    FROM stratified
)
WHERE nth <= $seats[stratum + 1];

INSERT INTO coding_sample BY NAME
SELECT
    $sample AS sample, left(md5('unit ' || digest), 12) AS unit, doc, kit, n, start, stop, $measure AS measure, stratum, outlet,
    least($seats[stratum + 1] / among, 1.0) AS inclusion_p, place, p, flagged
FROM drawn ORDER BY place;

INSERT INTO coding_stratum BY NAME
WITH whole AS (SELECT stratum, min(p) AS low_p, max(p) AS high_p, count(*) AS units FROM stratified GROUP BY stratum)
SELECT
    $sample AS sample, s.stratum, s.outlet, any_value(w.low_p) AS low_p, any_value(w.high_p) AS high_p, count(*) AS units,
    count(DISTINCT s.doc) AS articles, sum(s.p) AS sum_p, sum(s.sigma ** 2) AS sum_pq, count(*) FILTER (s.flagged) AS flagged,
    least(any_value($seats[s.stratum + 1]), any_value(w.units)) AS codes
FROM stratified AS s JOIN whole AS w ON w.stratum = s.stratum
GROUP BY s.stratum, s.outlet ORDER BY s.stratum, s.outlet;

INSERT INTO coding_article BY NAME
SELECT $sample AS sample, doc, outlet, any_value(day) AS day, stratum, count(*) AS units, sum(p) AS sum_p
FROM stratified GROUP BY doc, outlet, stratum ORDER BY doc, stratum;
