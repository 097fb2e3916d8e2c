-- Strata of the frame: bands of equal expected model error within the outlets that are named, and within all others together.
-- Units of one probability stay together, so that permuting probabilities within strata moves no unit.
CREATE OR REPLACE TEMP TABLE banded AS
SELECT
    *, least(bands - 1, CAST(floor(
        bands * (sum(sigma) OVER (PARTITION BY own ORDER BY p RANGE UNBOUNDED PRECEDING) - sigma / 2) / sum(sigma) OVER (PARTITION BY own)
    ) AS INTEGER)) AS band
FROM (
    SELECT
        *, md5_number_lower($seed || ' ' || doc || ' ' || n) AS digest, sqrt((0.02 + 0.96 * p) * (0.98 - 0.96 * p)) AS sigma,
        CASE WHEN list_contains($outlets::VARCHAR[], outlet) THEN outlet ELSE '' END AS own, CASE WHEN own = '' THEN 4 ELSE 2 END AS bands
    FROM frame_unit
);

CREATE OR REPLACE TEMP TABLE stratified AS
SELECT b.*, s.stratum
FROM banded AS b
JOIN (
    SELECT own, band, CAST(row_number() OVER (ORDER BY own, band) - 1 AS INTEGER) AS stratum FROM (SELECT DISTINCT own, band FROM banded)
) AS s ON s.own = b.own AND s.band = b.band;

DROP TABLE banded;
