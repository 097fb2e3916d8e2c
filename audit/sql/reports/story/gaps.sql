-- What accounts of some stories leave out, computed once for all pages; parameter stories.
CREATE OR REPLACE TEMP TABLE story_missing AS
SELECT * FROM left_out WHERE story IN (SELECT unnest($stories::VARCHAR[]));
