-- Schema 1 to 2: insertions and statements get a column with their number of words, counted here as in an audit.
CREATE TEMP TABLE step_statement AS
SELECT s.*, substring(d.text, s.start + 1, s.stop - s.start) AS said
FROM statement AS s JOIN document AS d ON d.id = s.doc AND d.kit = s.kit;

CREATE TEMP TABLE step_insertion AS
SELECT i.*, substring(d.text, i.start + 1, i.stop - i.start) AS said
FROM insertion AS i JOIN document AS d ON d.id = i.doc AND d.kit = i.kit;

DROP TABLE statement;
DROP TABLE insertion;

CREATE TABLE statement (
    "doc" VARCHAR NOT NULL,
    "kit" VARCHAR NOT NULL,
    "n" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "stop" INTEGER NOT NULL,
    "mode" VARCHAR NOT NULL,
    "act" VARCHAR NOT NULL,
    "cue_start" INTEGER,
    "cue_stop" INTEGER,
    "source_start" INTEGER,
    "source_stop" INTEGER,
    "source" INTEGER,
    "source_p" DOUBLE,
    "words" INTEGER NOT NULL,
    "quoted" INTEGER NOT NULL
);

CREATE TABLE insertion (
    "doc" VARCHAR NOT NULL,
    "kit" VARCHAR NOT NULL,
    "start" INTEGER NOT NULL,
    "stop" INTEGER NOT NULL,
    "role" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL,
    "rule" VARCHAR NOT NULL,
    "fused" BOOLEAN NOT NULL,
    "zone" VARCHAR NOT NULL,
    "headline_start" INTEGER,
    "headline_stop" INTEGER,
    "href" VARCHAR,
    "host" VARCHAR,
    "words" INTEGER NOT NULL
);

INSERT INTO statement BY NAME
SELECT
    * EXCLUDE (said), len(regexp_extract_all(said, '\S+')) AS words,
    CASE mode
        WHEN 'direct' THEN len(regexp_extract_all(said, '\S+'))
        WHEN 'mixed' THEN len(regexp_extract_all(
            array_to_string(regexp_extract_all(said, '“[^”"]*|"[^"”]*|«[^»]*|„[^“”]*|‘[^’]*'), ' '), '\S+'))
        ELSE 0
    END AS quoted
FROM step_statement;

INSERT INTO insertion BY NAME
SELECT * EXCLUDE (said), len(regexp_extract_all(said, '\S+')) AS words FROM step_insertion;

DROP TABLE step_statement;
DROP TABLE step_insertion;
