-- Schema 5 to 6: statements get the lemma of their cue's verb. Audits of an earlier kit keep null: their cues were not analysed.
ALTER TABLE statement ADD COLUMN IF NOT EXISTS "verb" VARCHAR;
