-- Choose the accounts from one number to another.
CREATE OR REPLACE TEMP TABLE link_chosen AS
SELECT nr, sighting, doc, text_id, date FROM link_dated WHERE nr BETWEEN $first AND $last;
