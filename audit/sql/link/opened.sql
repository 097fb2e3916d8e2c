-- Stories that a week left open, which are written again; parameter ids.
CREATE OR REPLACE TEMP TABLE replaced_story AS SELECT id FROM story WHERE id IN (SELECT unnest($ids::VARCHAR[]));
