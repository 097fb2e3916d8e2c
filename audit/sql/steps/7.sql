-- Schema 6 to 7: sums of measures by month are stored; an older program, which would not renew them, does not write here.
CREATE TABLE IF NOT EXISTS month_sum (
    "month" VARCHAR NOT NULL,
    "outlet" VARCHAR NOT NULL,
    "area" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "counted" VARCHAR NOT NULL,
    "lang" VARCHAR NOT NULL,
    "sightings" INTEGER NOT NULL,
    "articles" INTEGER NOT NULL,
    "k" DOUBLE,
    "n" DOUBLE,
    "kk" DOUBLE,
    "kn" DOUBLE,
    "nn" DOUBLE
);

CREATE TABLE IF NOT EXISTS month_language (
    "month" VARCHAR,
    "outlet" VARCHAR NOT NULL,
    "lang" VARCHAR NOT NULL,
    "sightings" INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS month_stale (
    "month" VARCHAR
);
