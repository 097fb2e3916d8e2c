-- What DuckDB may keep in memory; beyond, sorts and staged accounts go to a folder beside the database.
SET memory_limit = '1GB';
