-- Schema 7 to 8: sums of measures are over independent units, which are articles until stories are linked again.
CREATE TABLE IF NOT EXISTS story_unit (
    "sighting" VARCHAR NOT NULL,
    "story" VARCHAR NOT NULL
);

CREATE TEMP TABLE step_sum AS SELECT * FROM month_sum;

DROP TABLE month_sum;

CREATE TABLE month_sum (
    "month" VARCHAR NOT NULL,
    "outlet" VARCHAR NOT NULL,
    "area" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "counted" VARCHAR NOT NULL,
    "lang" VARCHAR NOT NULL,
    "sightings" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "units" INTEGER NOT NULL,
    "k" DOUBLE,
    "n" DOUBLE,
    "kk" DOUBLE,
    "kn" DOUBLE,
    "nn" DOUBLE
);

INSERT INTO month_sum BY NAME
SELECT month, outlet, area, name, counted, lang, sightings, articles, articles AS units, k, n, kk, kn, nn FROM step_sum;

DROP TABLE step_sum;
