"""What a batch keeps from one shard to the next holds what it would hold anew: the database in memory, and the file's views."""

from dataclasses import replace

import duckdb
from test_sole import INPUTS

from audit.farm.shard_files import shard_rows
from audit.load import load
from audit.pipeline import audit
from audit.rows import AUDITED, Measured
from audit.store import OF_ARTICLE, memory, write
from audit.store.connect import as_left, writing
from audit.store.refilled import READ_OFTEN
from audit.store.schema import name


def contents(con):
    """Rows of all tables and views that a shard fills; which of several sightings counts is decided when shards are merged."""
    tables = (*map(name, AUDITED), *READ_OFTEN, "measures_alone")
    con.execute(f"CREATE OR REPLACE TEMP VIEW measures_alone AS SELECT * EXCLUDE (current) FROM {name(Measured)}")
    found = {table: con.execute(f"SELECT * FROM {table} ORDER BY ALL") for table in tables}
    return {table: ([(d[0], str(d[1])) for d in rows.description], rows.fetchall()) for table, rows in found.items()}


def test_a_database_filled_again_holds_the_last_shard_alone(kit):
    pages = [*INPUTS.values(), replace(INPUTS["page"], id="again.html", url="https://ledger.example/again")]
    first, second = pages[:2], pages[1:]
    for shard in (first, second, first):
        audits = [audit(load(given), kit) for given in shard]
        plain = memory(OF_ARTICLE)
        write(plain, audits)
        with shard_rows(audits, []) as con:
            assert contents(con) == contents(plain)


def test_views_of_a_file_are_made_again_only_after_others_wrote_it(tmp_path):
    path = tmp_path / "a.duckdb"
    with writing(path) as con:
        con.execute("INSERT INTO month_stale VALUES ('2026-11')")
    assert as_left(path)
    with writing(path) as con:
        assert con.execute("SELECT count(*) FROM month_stale").fetchone() == (1,)
        ours = con.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'latest'").fetchone()
    assert as_left(path)
    other = duckdb.connect(str(path))
    other.execute("CREATE OR REPLACE VIEW latest AS SELECT 1 AS doc, 2 AS kit")
    other.close()
    assert not as_left(path)
    with writing(path) as con:
        assert con.execute("SELECT sql FROM duckdb_views() WHERE view_name = 'latest'").fetchone() == ours
