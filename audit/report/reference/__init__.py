"""Reference texts: `audit explain`, and the codebook of tables, views and measures."""
