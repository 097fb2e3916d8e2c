-- Strata of the frame: bands of equal expected model error within the outlets that are named, and within all others together.
-- Units of one probability stay together, so that permuting probabilities within strata moves no unit.
CREATE OR REPLACE TEMP TABLE stratified AS
WITH weighted AS (
    SELECT
        *, md5($seed || ' ' || doc || ' ' || n) AS digest, CASE WHEN list_contains($outlets::VARCHAR[], outlet) THEN outlet END AS own,
        sqrt((0.02 + 0.96 * p) * (0.98 - 0.96 * p)) AS sigma
    FROM frame_unit
),
by_p AS (SELECT own, p, sum(sigma) AS sigma FROM weighted GROUP BY own, p),
banded AS (
    SELECT
        own, p, least(CASE WHEN own IS NULL THEN 4 ELSE 2 END - 1, CAST(floor(
            CASE WHEN own IS NULL THEN 4 ELSE 2 END
            * (sum(sigma) OVER (PARTITION BY own ORDER BY p ROWS UNBOUNDED PRECEDING) - sigma / 2) / sum(sigma) OVER (PARTITION BY own)
        ) AS INTEGER)) AS band
    FROM by_p
)
SELECT w.*, CAST(dense_rank() OVER (ORDER BY w.own NULLS FIRST, b.band) - 1 AS INTEGER) AS stratum
FROM weighted AS w JOIN banded AS b ON b.own IS NOT DISTINCT FROM w.own AND b.p = w.p;
