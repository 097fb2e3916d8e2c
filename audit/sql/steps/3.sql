-- Schema 2 to 3: statements inside statements get a table, unless it already exists from before it had a version.
CREATE TABLE IF NOT EXISTS reported (
    "doc" VARCHAR NOT NULL,
    "kit" VARCHAR NOT NULL,
    "n" INTEGER NOT NULL,
    "statement" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "stop" INTEGER NOT NULL,
    "mode" VARCHAR NOT NULL,
    "act" VARCHAR NOT NULL,
    "cue_start" INTEGER,
    "cue_stop" INTEGER,
    "source_start" INTEGER NOT NULL,
    "source_stop" INTEGER NOT NULL,
    "source" INTEGER,
    "words" INTEGER NOT NULL
);
