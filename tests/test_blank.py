"""The databases that tests copy are those that the product makes."""

import blank
import pytest

from audit.store import memory

CATALOGUES = (
    # the words of a view sorted: DuckDB prints the columns of EXCLUDE in any order
    r"""SELECT schema_name, view_name, list_sort(regexp_extract_all(sql, '\w+|[^\w\s]')), temporary
    FROM duckdb_views() WHERE NOT internal ORDER BY ALL""",
    "SELECT function_name, parameters, macro_definition FROM duckdb_functions() WHERE NOT internal ORDER BY ALL",
    "SELECT table_name, sql FROM duckdb_tables() ORDER BY ALL",
    "SELECT table_name, constraint_type, constraint_text FROM duckdb_constraints() ORDER BY ALL",
    "SELECT index_name, sql FROM duckdb_indexes() ORDER BY ALL",
    "SELECT table_name, column_name, column_default, is_nullable, data_type FROM duckdb_columns() WHERE NOT internal ORDER BY ALL",
    "SELECT name, value FROM duckdb_settings() WHERE name IN ('threads', 'disabled_optimizers')",
    "SELECT database_name FROM duckdb_databases() ORDER BY ALL",
)


@pytest.fixture(scope="module")
def both():
    return memory(), blank.memory()


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_copy_is_what_is_made(catalogue, both):
    made, copied = (con.execute(catalogue).fetchall() for con in both)
    assert made == copied
