-- Schema 4 to 5: sightings have the instants of their times beside the declared texts, by which they are compared.
ALTER TABLE sighting ADD COLUMN IF NOT EXISTS "published_at" VARCHAR;
ALTER TABLE sighting ADD COLUMN IF NOT EXISTS "fetched_at" VARCHAR;

UPDATE sighting SET
    published_at = CASE WHEN regexp_matches(published, '\dT\d\d:.*(Z|[+-]\d\d:\d\d)$')
        THEN strftime(try_cast(published AS TIMESTAMPTZ) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00') END,
    fetched_at = CASE WHEN regexp_matches(fetched, '\d[T ]\d\d:.*(Z|[+-]\d\d:\d\d)$')
        THEN strftime(try_cast(fetched AS TIMESTAMPTZ) AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%S+00:00') END;
