"""DuckDB databases and SQL of others: what is refused before it is run. Nothing here knows the tables of audits."""
