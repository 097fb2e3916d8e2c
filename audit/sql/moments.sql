-- Instants are texts in UTC (ISO 8601 with +00:00), whose order is that of time. A day, or a clock without an offset, has no
-- instant, but bounds: zones lie between 12 hours west and 14 hours east of Greenwich.
CREATE OR REPLACE MACRO instant_text(moment) AS strftime(moment, '%Y-%m-%dT%H:%M:%S+00:00');

CREATE OR REPLACE MACRO not_before(instant, declared) AS
    coalesce(instant, instant_text(try_cast(declared AS TIMESTAMP) - INTERVAL 14 HOUR));

CREATE OR REPLACE MACRO not_after(instant, declared) AS
    coalesce(instant, instant_text(
        try_cast(declared AS TIMESTAMP) + CASE WHEN length(declared) = 10 THEN INTERVAL 36 HOUR ELSE INTERVAL 12 HOUR END));

-- The instant, else the declared time as if it were UTC: for a choice that must fall on one of several.
CREATE OR REPLACE MACRO in_order(instant, declared) AS
    coalesce(instant, instant_text(try_cast(declared AS TIMESTAMP)), declared);
