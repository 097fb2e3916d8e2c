-- First and last row of each table for some parts of the accounts, and how many rows these have; parameters first, last: the parts.
SELECT name, min(first) AS first, max(last) AS last, sum(n)::BIGINT AS n FROM link_place WHERE part BETWEEN $first AND $last
GROUP BY name;
