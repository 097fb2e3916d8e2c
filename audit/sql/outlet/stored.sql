-- Sums of a database that stored them at the end of its last run, and to which nothing was written since.
CREATE OR REPLACE VIEW month_sums AS SELECT * FROM month_sum;

CREATE OR REPLACE VIEW month_languages AS SELECT * FROM month_language;
