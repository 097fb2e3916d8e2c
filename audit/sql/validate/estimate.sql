-- Effective number of codes: r(1 - r) / V. Where no code, or every code, is positive, the rate with the borrowed codes takes the
-- place of r.
CREATE OR REPLACE MACRO effective_codes(r, lent, v) AS
    (CASE WHEN r > 0 AND r < 1 THEN r * (1 - r) ELSE lent * (1 - lent) END) / v;

-- Slope of each sample, one for all strata: clip(Σ c s_yp / Σ c s²_p, 0, 1) with c = W²(1 - n/N)/n.
CREATE OR REPLACE VIEW slope AS
SELECT sample, least(greatest(coalesce(sum(c * s_yp) / nullif(sum(c * s_pp), 0), 0), 0), 1) AS slope
FROM (
    SELECT
        d.sample, d.stratum, any_value(f.units) ** 2 * (1 - count(*) / any_value(f.units)) / count(*) AS c,
        covar_samp(d.y, d.p) AS s_yp, var_samp(d.p) AS s_pp
    FROM coded AS d
    JOIN (SELECT sample, stratum, sum(units) AS units FROM coding_stratum GROUP BY sample, stratum) AS f
        ON f.sample = d.sample AND f.stratum = d.stratum
    WHERE d.y IS NOT NULL
    GROUP BY d.sample, d.stratum
)
WHERE s_yp IS NOT NULL
GROUP BY sample;

-- Strata of each domain: the whole sample (of is null) and each outlet, with sums of the frame and sums of the codes.
CREATE OR REPLACE VIEW domain_stratum AS
WITH domain AS (
    SELECT id AS sample, NULL AS of FROM sample UNION ALL SELECT DISTINCT sample, outlet FROM coding_stratum
),
frame AS (
    SELECT
        d.sample, d.of, s.stratum, sum(s.units) AS units, sum(s.units) FILTER (d.of IS NULL OR s.outlet = d.of) AS own,
        sum(s.sum_p) FILTER (d.of IS NULL OR s.outlet = d.of) AS sum_p,
        sum(s.sum_pq) FILTER (d.of IS NULL OR s.outlet = d.of) AS sum_pq,
        sum(s.flagged) FILTER (d.of IS NULL OR s.outlet = d.of) AS flagged
    FROM domain AS d JOIN coding_stratum AS s ON s.sample = d.sample
    GROUP BY d.sample, d.of, s.stratum HAVING own > 0
),
counted_code AS (
    SELECT
        f.sample, f.of, f.stratum, count(*) AS codes, count(*) FILTER (f.of IS NULL OR c.outlet = f.of) AS own_codes,
        avg(CASE WHEN f.of IS NULL OR c.outlet = f.of THEN c.y ELSE 0.0 END) AS y,
        avg(CASE WHEN f.of IS NULL OR c.outlet = f.of THEN c.p ELSE 0.0 END) AS p,
        avg(CASE WHEN f.of IS NULL OR c.outlet = f.of THEN c.v ELSE 0.0 END) AS v,
        avg(CASE WHEN f.of IS NULL OR c.outlet = f.of THEN 1.0 ELSE 0.0 END) AS d,
        count(*) FILTER (c.y >= 0.5 AND (f.of IS NULL OR c.outlet = f.of)) AS positives,
        count(*) FILTER (c.y < 0.5 AND (f.of IS NULL OR c.outlet = f.of)) AS negatives
    FROM frame AS f
    JOIN coded AS c ON c.sample = f.sample AND c.stratum = f.stratum
    WHERE c.y IS NOT NULL
    GROUP BY f.sample, f.of, f.stratum
)
SELECT
    f.sample, f.of, f.stratum, f.units, f.own, f.sum_p, f.sum_pq, f.flagged, coalesce(c.codes, 0) AS codes,
    coalesce(c.own_codes, 0) AS own_codes, c.y, c.p, c.v, c.d, coalesce(c.positives, 0) AS positives, coalesce(c.negatives, 0) AS negatives
FROM frame AS f
LEFT JOIN counted_code AS c ON c.sample = f.sample AND c.of IS NOT DISTINCT FROM f.of AND c.stratum = f.stratum;

-- Rate of each domain: stratified PPI++ (GREG with one slope), as a ratio where units are not what the measure counts.
CREATE OR REPLACE VIEW domain_rate AS
SELECT
    d.sample, d.of, CAST(sum(d.own) AS BIGINT) AS units, CAST(sum(d.own_codes) AS BIGINT) AS codes,
    CAST(sum(d.positives) AS BIGINT) AS positives, CAST(sum(d.negatives) AS BIGINT) AS negatives,
    sum(d.flagged) / sum(d.own) AS flagged, sum(d.sum_p) / sum(d.own) AS mean_p, any_value(s.slope) AS slope,
    min(d.codes) > 0 AS complete, sum(d.units * d.v) AS size, sum(d.units * d.d) AS weight, sum(d.own) AS own,
    (
        sum(d.units * (d.y - s.slope * d.p)) + s.slope * sum(d.sum_p) / sum(d.own) * sum(d.units * d.d)
    ) / nullif(sum(d.units * d.v), 0) AS rate,
    sum(d.units * (d.codes * d.y + 2 * (0.02 * d.own + 0.96 * d.sum_p) / d.units) / (d.codes + 2))
        / nullif(sum(d.units * (d.codes * d.v + 2 * d.own / d.units) / (d.codes + 2)), 0) AS lent
FROM domain_stratum AS d
JOIN slope AS s ON s.sample = d.sample
GROUP BY d.sample, d.of, s.slope;

-- Pseudo-outcomes of each article in a domain, centred by stratum: λp + ē + (e - ē)/π with e = y - λp - rv. `residual` adds up to 0
-- over the domain; `outcome`, with e = y - λp, adds up to the corrected number of its units.
CREATE OR REPLACE VIEW domain_article AS
WITH rates AS MATERIALIZED (SELECT * FROM domain_rate),
strata AS MATERIALIZED (SELECT * FROM domain_stratum),
error AS MATERIALIZED (
    SELECT
        r.sample, r.of, c.stratum, c.doc, c.y - r.slope * c.p AS e, r.rate * c.v AS rv, d.units / d.codes AS weight, r.slope
    FROM rates AS r
    JOIN coded AS c ON c.sample = r.sample AND (r.of IS NULL OR c.outlet = r.of)
    JOIN strata AS d ON d.sample = r.sample AND d.of IS NOT DISTINCT FROM r.of AND d.stratum = c.stratum
    WHERE c.y IS NOT NULL AND r.complete
),
whole AS (SELECT sample, of, sum(weight * e) / sum(weight) AS e, sum(weight * rv) / sum(weight) AS rv FROM error GROUP BY sample, of),
center AS MATERIALIZED (
    SELECT
        d.sample, d.of, d.stratum, CASE WHEN d.own = d.units THEN coalesce(m.e, w.e) ELSE w.e END AS e,
        CASE WHEN d.own = d.units THEN coalesce(m.rv, w.rv) ELSE w.rv END AS rv
    FROM strata AS d
    JOIN whole AS w ON w.sample = d.sample AND w.of IS NOT DISTINCT FROM d.of
    LEFT JOIN (SELECT sample, of, stratum, avg(e) AS e, avg(rv) AS rv FROM error GROUP BY sample, of, stratum) AS m
        ON m.sample = d.sample AND m.of IS NOT DISTINCT FROM d.of AND m.stratum = d.stratum
),
drawn AS (
    SELECT
        e.sample, e.of, e.doc, sum(e.weight * (e.e - c.e)) AS e, sum(e.weight * (e.rv - c.rv)) AS rv, count(*) AS codes
    FROM error AS e JOIN center AS c ON c.sample = e.sample AND c.of IS NOT DISTINCT FROM e.of AND c.stratum = e.stratum
    GROUP BY e.sample, e.of, e.doc
),
framed AS (
    SELECT
        r.sample, r.of, a.doc, sum(a.units) AS units, any_value(a.outlet) AS outlet, sum(r.slope * a.sum_p + a.units * c.e) AS e,
        sum(a.units * c.rv) AS rv
    FROM rates AS r
    JOIN coding_article AS a ON a.sample = r.sample AND (r.of IS NULL OR a.outlet = r.of)
    JOIN center AS c ON c.sample = r.sample AND c.of IS NOT DISTINCT FROM r.of AND c.stratum = a.stratum
    GROUP BY r.sample, r.of, a.doc
)
SELECT
    f.sample, f.of, f.doc, f.outlet, f.units, coalesce(d.codes, 0) AS codes, f.e + coalesce(d.e, 0) AS outcome,
    f.e + coalesce(d.e, 0) - f.rv - coalesce(d.rv, 0) AS residual
FROM framed AS f LEFT JOIN drawn AS d ON d.sample = f.sample AND d.of IS NOT DISTINCT FROM f.of AND d.doc = f.doc;

-- Estimates with both intervals: for the articles of the frame, and for what the outlets print beyond them (clustered by article).
-- In the variance each stratum borrows two codes from the model, so that none whose codes agree is called certain.
CREATE OR REPLACE VIEW domain_estimate AS
WITH rates AS MATERIALIZED (SELECT * FROM domain_rate),
strata AS MATERIALIZED (SELECT * FROM domain_stratum),
spread AS (
    SELECT
        r.sample, r.of, c.stratum, var_samp(CASE
            WHEN r.of IS NULL OR c.outlet = r.of THEN c.y - r.slope * (c.p - r.mean_p) - r.rate * c.v ELSE 0.0
        END) AS s2
    FROM rates AS r JOIN coded AS c ON c.sample = r.sample WHERE c.y IS NOT NULL AND r.complete
    GROUP BY r.sample, r.of, c.stratum
),
varied AS (
    SELECT
        sample, of, sum(v) AS variance, sum(raw) AS raw, sum(v) ** 2 / nullif(sum(v * v / (codes + 1)), 0) AS df,
        -- Rule of three for disagreements: three errors among n codes would stay unseen in one sample of twenty. Each end of the
        -- interval is at least as far from the rate as three errors, where the model expects them, would move it.
        3 * sqrt(sum(c * v0) / nullif(sum(codes * v0), 0)) AS reach
    FROM (
        SELECT
            d.sample, d.of, d.codes, d.sum_pq / d.units AS v0, d.units ** 2 * (1 - d.codes / d.units) / d.codes / r.size ** 2 AS c,
            c * coalesce(z.s2, 0) AS raw, c * ((d.codes - 1) * coalesce(z.s2, 0) + 2 * v0) / (d.codes + 1) AS v
        FROM strata AS d
        JOIN rates AS r ON r.sample = d.sample AND r.of IS NOT DISTINCT FROM d.of
        JOIN spread AS z ON z.sample = d.sample AND z.of IS NOT DISTINCT FROM d.of AND z.stratum = d.stratum
    )
    GROUP BY sample, of
),
clustered AS (
    SELECT
        sample, of, count(*) AS articles, sqrt(sum(residual ** 2) * count(*) / nullif(count(*) - 1, 0)) AS apart,
        sum(units) ** 2 / sum(units ** 2) - 1 AS free
    FROM domain_article GROUP BY sample, of
),
wilson AS (
    SELECT
        *, CASE WHEN variance > 0 THEN wilson_low(clipped, effective_codes(clipped, lent, variance), student(df)) ELSE clipped END AS inner_low,
        CASE WHEN variance > 0 THEN wilson_high(clipped, effective_codes(clipped, lent, variance), student(df)) ELSE clipped END AS inner_high,
        CASE WHEN beyond > 0 THEN wilson_low(clipped, effective_codes(clipped, lent, beyond), student(beyond_df)) END AS outer_low,
        CASE WHEN beyond > 0 THEN wilson_high(clipped, effective_codes(clipped, lent, beyond), student(beyond_df)) END AS outer_high
    FROM (
        SELECT
            r.*, least(greatest(r.rate, 0), 1) AS clipped, v.variance, v.df, v.reach, a.articles,
            (a.apart / r.size) ** 2 + greatest(v.variance - v.raw, 0) AS beyond,
            greatest(least(a.free, coalesce(v.df, 1000)), 1) AS beyond_df
        FROM rates AS r
        JOIN varied AS v ON v.sample = r.sample AND v.of IS NOT DISTINCT FROM r.of
        JOIN clustered AS a ON a.sample = r.sample AND a.of IS NOT DISTINCT FROM r.of
    )
)
SELECT
    * EXCLUDE (inner_low, inner_high, outer_low, outer_high, beyond_df, reach),
    greatest(least(inner_low, clipped - coalesce(reach, 0)), 0) AS low, least(greatest(inner_high, clipped + coalesce(reach, 0)), 1) AS high,
    greatest(clipped - sqrt((clipped - outer_low) ** 2 + (clipped - low) ** 2 - (clipped - inner_low) ** 2), 0) AS beyond_low,
    least(clipped + sqrt((outer_high - clipped) ** 2 + (high - clipped) ** 2 - (inner_high - clipped) ** 2), 1) AS beyond_high
FROM wilson;
