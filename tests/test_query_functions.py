"""What a query may call is a list: each function of the pinned DuckDB is on it or refused, and those on it tell nothing."""

import os
import re
from pathlib import Path

import duckdb
import pytest

from audit.errors import AuditError
from audit.foreign.statements import LISTINGS, STANDARD, Rules, checked_select, functions
from audit.store import open
from audit.store.connect import reading
from audit.store.named import queries
from audit.store.views import definitions, macro_names, replace_views, view_names

PLACE = "folder-of-the-editor"
"""A folder in the path of the database, which no answer may hold."""
SYNTAX = {
    "case", "coalesce", "cume_dist", "current_time", "fill", "grouping", "grouping_id", "ifnull", "localtime", "localtimestamp",
    "percentile_cont", "percentile_disc", "rank_dense", "try", "current_timestamp", "between",
}  # fmt: skip
"""Calls that the parser knows and `duckdb_functions` does not list."""
REFUSED = re.compile(
    r"__internal.*|(icu_)?collate_.*|pg_.*|has_.*privilege|inet_.*|obj_description|shobj_description|col_description|format_pg_type|"
    r"format_type|map_(to_pg_oid|type_id_to_pg_oid)|read_.*|parquet_.*|pragma_.*|duckdb_.*|(python_)?(arrow|pandas)_.*|python_map_function|"
    r".*_extension.*|.*external_resource.*|(enable|disable)_.*|(force_)?checkpoint.*|glob|sniff_csv|query(_table)?|seq_scan|summary|which_secret|"
    r"test_(all|vector)_types|truncate_duckdb_logs|write_log|parse_duckdb_log_message|json_(execute_serialized|serialize|deserialize)_.*|"
    r"json_copy_.*|json_serialize_plan|current_(catalog|connection_id|database|query|query_id|role|schema|schemas|setting|transaction_id|user)|"
    r"session_user|user|getvariable|getenv|nextval|currval|setval|sleep_ms|in_search_path|index_key|txid_current|get_block_size|"
    r"histogram_values|stats|vector_type|(bitstring|timetz)_byte_comparable|create_sort_key|combine(_aggr)?|finalize|to_aggregate_state|"
    r"get_type|make_type|replace_type|remap_struct|switch|invoke|hive_partition_component|path_join|icu_calendar_names|repeat_row|"
    r"st_.*|vertex_extract|variant_.*|<->|\|/|assert_true|add_parquet_key|collations|copy_database|database_(list|size)|"
    r"extension_versions|import_database|metadata_info|platform|show(_.*)?|storage_info|table_info|user_agent|verify_parallelism|functions|"
    r"regexp_split_to_table|arrow_scan.*"
)
"""Functions that a query may not call: files, settings, state, text run as SQL, and internals."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """A connection as a query has it, and its rules."""
    path = tmp_path_factory.mktemp(PLACE) / "audit.duckdb"
    open(path, write=True).close()
    con, found = reading(
        path, settings={"temp_directory": "", "max_execution_time": "2000", "memory_limit": "300MB", "threads": "1"}
    )
    replace_views(con)
    con.execute("SET lock_configuration = true")
    yield con, Rules(found, view_names(), macro_names())
    con.close()


def all_functions(con):
    rows = con.execute(
        "SELECT DISTINCT lower(function_name), function_type, parameter_types FROM duckdb_functions() WHERE internal"
    ).fetchall()
    return sorted(rows, key=str)


def told(con, rules, sql):
    """All that a statement tells, as text: its answer or its error; "" when it is refused before it is run."""
    try:
        text, _ = checked_select(con, sql, rules)
    except AuditError as e:
        assert PLACE not in str(e), sql
        return ""
    try:
        return str(con.execute(text).fetchmany(3000))
    except (duckdb.Error, OverflowError, ValueError, UnicodeDecodeError) as e:
        return str(e)


def test_each_function_is_listed_or_refused(opened):
    con, _ = opened
    names = {name for name, kind, _ in all_functions(con) if kind != "pragma"}
    assert functions() - names - SYNTAX == set(), "listed, but not in this DuckDB"
    assert {n for n in names - functions() if not REFUSED.fullmatch(n)} == set(), "neither listed nor refused"


def test_no_other_function_can_be_called(opened):
    con, rules = opened
    names = {name for name, _, _ in all_functions(con)} - functions() - macro_names()
    assert len(names) > 500
    for name in {*names, "a_function_of_a_later_version"}:
        quoted = '"' + name.replace('"', '""') + '"'
        for form in ("SELECT {}()", "SELECT {}('a', 1)", "FROM {}('a')", "SELECT 1 ORDER BY {}(1)", "EXPLAIN SELECT {}('a')",
                     "SELECT (SELECT max({}(x)) FROM (VALUES ('a')) AS t(x))", "SELECT list_transform([1], lambda x: {}(x))",
                     "SELECT main.{}('a')", "SELECT system.main.{}('a')", "SELECT 'a'.{}()", "EXPLAIN ANALYZE FROM {}('a')"):  # fmt: skip
            try:
                checked_select(con, form.format(quoted), rules)
            except AuditError as e:
                assert "\n" not in str(e)
                continue
            raise AssertionError(f"{form.format(quoted)} was not refused")


VALUES = {
    "VARCHAR": ("'duckdb_databases'", "'temp_directory'", "'SELECT path FROM duckdb_databases()'"),
    "BOOLEAN": ("true",), "DATE": ("DATE '2026-11-22'",), "TIMESTAMP": ("TIMESTAMP '2026-11-22'",), "INTERVAL": ("INTERVAL 1 DAY",),
    "JSON": ("'{\"a\": [1]}'::JSON",), "BLOB": ("'a'::BLOB",), "BIT": ("'101'::BIT",), "UUID": ("uuid()",), "MAP": ("map {'a': 1}",),
    "STRUCT": ("{'a': 1}",), "TIME": ("TIME '10:00'",), "LAMBDA": ("lambda x: x", "lambda x, y: x"), "ANY": ("'path'", "1", "['a']"),
}  # fmt: skip
"""Arguments by type, among them names that a function may look up."""


def arguments(kinds, nth):
    out = []
    for kind in kinds or []:
        base = kind or "ANY"
        value = "['a', 'b']" if base.endswith("[]") else next((v for k, v in VALUES.items() if base.startswith(k)), ("1",))
        out.append(value if isinstance(value, str) else value[nth % len(value)])
    return ", ".join(out)


def test_listed_functions_tell_nothing_of_the_machine(opened):
    """Each with arguments of its types, as a scalar, over rows, in a plan, and in FROM."""
    con, rules = opened
    private = {PLACE, str(Path.home()), os.environ.get("PATH", "?")}
    ran = 0
    for name, kind, kinds in all_functions(con):
        if name not in functions() or kind == "pragma" or name in {"error", "repeat"}:
            continue
        call = f'"{name}"({arguments(kinds, len(kinds or []))})'
        forms = [f"FROM {call}"] if kind == "table" else [f"SELECT {call}", f"EXPLAIN SELECT {call}"]
        for sql in forms:
            answer = told(con, rules, sql)
            ran += bool(answer)
            assert not {p for p in private if p in answer}, sql
    assert ran > 2000


def test_views_of_the_system_tell_nothing_of_the_machine(opened):
    con, rules = opened
    views = con.execute("SELECT schema_name, view_name FROM duckdb_views() WHERE internal").fetchall()
    read = set()
    for schema, view in views:
        for form in ("FROM {1}", "FROM {0}.{1}", "FROM system.{0}.{1}", "DESCRIBE {0}.{1}", "SUMMARIZE {0}.{1}", "SHOW {1}",
                     "EXPLAIN ANALYZE FROM {0}.{1}", "WITH {1} AS (SELECT 1) FROM {0}.{1}",
                     "SELECT * FROM (WITH {1} AS (SELECT 1) SELECT 1), {1}"):  # fmt: skip
            answer = told(con, rules, form.format(schema, view))
            assert PLACE not in answer, (form, schema, view)
            if answer and form == "FROM {0}.{1}":
                read.add(view)
    assert read <= LISTINGS | STANDARD | {"sqlite_master"}


@pytest.mark.parametrize("sql", [
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT path FROM duckdb_databases()'))",
    "SELECT json_serialize_plan('SELECT current_setting(''temp_directory'')', optimize := true)",
    "EXPLAIN SELECT current_setting('temp_directory')",
    "EXPLAIN (FORMAT json) SELECT current_setting('temp_directory')",
    "EXPLAIN ANALYZE SELECT * FROM duckdb_databases()",
    "EXPLAIN EXPLAIN SELECT 1",
    "FROM histogram_values('duckdb_databases', path)",
    "FROM query_table('duckdb_databases')",
    "FROM (SHOW databases)",
    "SHOW DATABASES",
    "WITH a AS (INSERT INTO failure VALUES ('a', 'b', 'c', NULL, NULL, NULL) RETURNING 1) SELECT * FROM a",
    "FROM '/etc/passwd'",
    'FROM "a.parquet"',
    "WITH \"a.parquet\" AS (SELECT 1) SELECT * FROM (SELECT 1), '/etc/passwd'",
    "SELECT list_transform(['temp_directory'], lambda x: current_setting(x))",
    "SELECT 1 LIMIT length(current_setting('temp_directory'))",
    "SELECT columns(c -> current_setting(c)) FROM document",
    "PIVOT duckdb_databases ON path USING count(*)",
    "SELECT (((((" * 300 + "1" + ")))))" * 300,
    "SELECT " + "1+" * 20_000 + "1",
])  # fmt: skip
def test_ways_around_the_list_are_closed(opened, sql):
    con, rules = opened
    with pytest.raises(AuditError) as e:
        checked_select(con, sql, rules)
    assert "\n" not in str(e.value)
    assert len(str(e.value)) < 400


ANALYSIS = """
SELECT outlet, count(*) FILTER (words > 100) AS n, median(words), quantile_cont(words, [0.1, 0.9]) FROM article GROUP BY ALL ORDER BY n DESC
SELECT *, row_number() OVER w, lag(words, 1) OVER w, sum(words) OVER (w ROWS 3 PRECEDING) FROM article WINDOW w AS (PARTITION BY outlet ORDER BY published)
SELECT regexp_extract(text, '(\\w+) said', 1), regexp_extract_all(text, '\\d+'), text ~ 'a', text ILIKE '%strike%', text SIMILAR TO 'a.*' FROM document
SELECT upper(left(text, 3)) || 'x', string_split(text, ' ')[1:3], len(text), text[2], format('{} of {}', 1, 2), printf('%d', 3) FROM document
SELECT list_transform([1, 2], lambda x: x + 1), [x * 2 FOR x IN [1, 2] IF x > 1], list_sort(list_distinct(['b', 'a'])), unnest([1, 2])
SELECT {'a': 1}.a, map {'k': 1}['k'], '{"a": [1]}'::JSON -> '$.a', json_extract_string('{"a": 1}', '$.a'), to_json([1])
SELECT date_trunc('month', DATE '2026-11-22'), extract(week FROM now()), strftime(current_date, '%G-W%V'), DATE '2026-11-22' - INTERVAL 3 DAY, age(now())
SELECT CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END, coalesce(NULL, 1), nullif(1, 1), ifnull(NULL, 2), 3 BETWEEN 1 AND 4, 1 IS DISTINCT FROM NULL
WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 5) SELECT sum(n), stddev(n), corr(n, n), mode(n) FROM r
SELECT * FROM range(5) AS a(i) JOIN generate_series(1, 3) AS b(j) ON i = j LEFT JOIN (VALUES (1, 'x')) AS c(k, v) ON k = i
SELECT kind, count(*) FROM evidence GROUP BY ROLLUP (kind) HAVING count(*) > 0 QUALIFY row_number() OVER (ORDER BY kind) < 5
UNPIVOT (SELECT 1 AS a, 2 AS b) ON a, b
FROM (SELECT 'x' AS k, 1 AS v) PIVOT (sum(v) FOR k IN ('x', 'y'))
SELECT * EXCLUDE (text) REPLACE (upper(lang) AS lang) FROM document UNION BY NAME SELECT 'a' AS id
SELECT columns('id|lang') FROM document JOIN sighting ON document.id = sighting.doc
SELECT md5(text), hash(1), sha256('a'), jaccard('ab', 'b'), levenshtein('a', 'b'), strip_accents('é'), uuid(), random(), setseed(0.5) FROM document
SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal
SELECT table_name FROM information_schema.tables
SELECT near_certain(0.8), stated('present', 1), rate_low(true, 0.5, 0.1, 40, 200)
SELECT approx_count_distinct(id), histogram(words), arg_max(id, words), string_agg(id, ', ' ORDER BY id), bool_and(words > 1) FROM document
SHOW TABLES
SUMMARIZE document
DESCRIBE article
EXPLAIN SELECT * FROM article
EXPLAIN ANALYZE SELECT count(*) FROM measure
SELECT current_date, current_timestamp, current_user
SELECT * FROM document USING SAMPLE 10%
SELECT id, text FROM document d, LATERAL (SELECT d.words + 1) WHERE EXISTS (FROM sighting s WHERE s.doc = d.id) AND id IN (SELECT doc FROM trait)
"""
"""Statements of analysis, one a line."""


@pytest.mark.parametrize("sql", [line for line in ANALYSIS.splitlines() if line])
def test_analysis_is_answered(opened, sql):
    con, rules = opened
    text, _ = checked_select(con, sql, rules)
    con.execute(text).fetchall()


@pytest.mark.parametrize("named", queries(), ids=lambda q: q.name)
def test_named_queries_are_answered(opened, named):
    con, rules = opened
    text, _ = checked_select(con, named.sql, rules)
    con.execute(text, dict.fromkeys(named.settable))


def test_a_statement_gets_the_views_that_it_names(opened):
    con, rules = opened
    _, ours = checked_select(con, "FROM measure JOIN article ON true WHERE near_certain(1)", rules)
    assert ours == {"measure", "article", "near_certain"}
    assert ours <= set(definitions())
