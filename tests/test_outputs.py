"""What leaves a database keeps its values: workbooks, data packages, data frames, and batches as annotations."""

import io
import json
import math
import os
import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise

import duckdb
import newsroom
import openpyxl
import pytest
from conftest import PATH
from test_farm import Here, order

import audit as package
import audit.farm.plan
from audit.errors import AuditError
from audit.farm.batch import batch
from audit.rows import TABLES
from audit.store import frames, open
from audit.store.query import Answer, asked
from audit.store.schema import columns
from audit.store.schema import name as table_name
from audit.store.sheet import CELL, xlsx
from audit.store.show import show


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    folder = tmp_path_factory.mktemp("exports")
    batch(order(folder / "audit.duckdb", newsroom.lines(folder / "a.jsonl", range(12))), Here(), kit)
    return folder / "audit.duckdb"


def answer(names, rows):
    return Answer(columns=tuple(names), types=("VARCHAR",) * len(names), rows=iter(rows), ask=lambda *_, **__: [])


WIDE = "😀" * 20_000
"""Twenty thousand characters, forty thousand UTF-16 units."""
CELLS = [
    "=1+1",
    "{=SUM(A1:A2)}",
    "@cmd",
    "+1",
    "https://ledger.example/" + "a" * 3000,
    "mailto:ada@ledger.example",
    "_x0041_",
    "\x01 control \ufffe",
    " two\nlines\tand a tab ",
    "00123",
    WIDE,
    True,
    7,
    1.5,
    2**60 + 1,
    math.nan,
    math.inf,
    ["a", 1],
    None,
]


def test_a_workbook_holds_text_and_numbers_alone(tmp_path):
    xlsx(answer(["n", "=value"], enumerate(CELLS)), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [sheet.title for sheet in book] == ["answer", "cut"]
    found = [row[1] for row in book["answer"].iter_rows()]
    assert {cell.data_type for cell in found} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink is None for cell in found)
    values = [cell.value for cell in found]
    assert values[:6] == ["=value", *CELLS[:5]]
    assert values[7] == "_x0041_" or openpyxl.utils.escape.unescape(values[7]) == "_x0041_"
    assert values[9:11] == [CELLS[8], "00123"]
    assert values[12:] == ["true", 7, 1.5, str(2**60 + 1), "nan", "inf", '["a", 1]', None]
    cut = values[11]
    assert cut.endswith("😀 [cut: 20,000 characters, more than a cell holds]")
    assert CELL - 1 <= len(cut.encode("utf-16-le")) // 2 <= CELL
    assert [[c.value for c in row] for row in book["cut"]] == [["row", "column", "characters"], [12, "=value", 20_000]]


def test_a_workbook_has_the_same_bytes_each_time(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        xlsx(answer(["n", "value"], enumerate(CELLS)), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.xlsx", "b.xlsx"]


def test_a_sheet_that_is_full_is_said_and_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("audit.store.sheet.ROWS", 4)
    with pytest.raises(AuditError, match=r"a sheet holds 3 rows; .*parquet"):
        xlsx(answer(["n"], [(i,) for i in range(4)]), tmp_path / "a.xlsx")
    xlsx(answer(["n"], [(i,) for i in range(3)]), tmp_path / "b.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["b.xlsx"]
    with pytest.raises(AuditError, match="cannot be written"):
        xlsx(answer(["n"], [(1,)]), tmp_path / "no" / "a.xlsx")


def test_a_workbook_without_its_extra_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(AuditError, match=r"needs XlsxWriter; pip install 'newsaudit\[xlsx\]'"):
        xlsx(answer(["n"], []), tmp_path / "a.xlsx")


def test_a_folder_of_parquet_carries_its_codebook(tmp_path, kit):
    batch(order(tmp_path / "sink", newsroom.lines(tmp_path / "a.jsonl", range(12))), Here(), kit)
    descriptor = json.loads((tmp_path / "sink" / "datapackage.json").read_text())
    resources = {r["name"]: r for r in descriptor["resources"]}
    assert list(resources) == [table_name(t) for t in TABLES]
    named = set()
    for table in TABLES:
        resource = resources[table_name(table)]
        assert resource["description"]
        fields = {f["name"]: f for f in resource["schema"]["fields"]}
        assert [(c, text) for c, _, _, text in columns(table)] == [(n, f.get("description", "")) for n, f in fields.items()]
        if "path" not in resource:
            assert resource["data"] == [list(fields)]
            continue
        paths = [resource["path"]] if isinstance(resource["path"], str) else resource["path"]
        named |= set(paths)
        held = [str(tmp_path / "sink" / p) for p in paths]
        found = duckdb.sql(f"DESCRIBE FROM read_parquet({held}, hive_partitioning = false)").fetchall()
        assert [c[0] for c in found] == list(fields)
        for column, field in fields.items():
            if words := field.get("constraints", {}).get("enum"):
                values = duckdb.sql(f'SELECT DISTINCT "{column}" FROM read_parquet({held})').fetchall()
                assert {v for (v,) in values if v is not None} <= set(words), (table, column)
    assert named == {str(p.relative_to(tmp_path / "sink")) for p in (tmp_path / "sink").rglob("*.parquet")}


def test_an_answer_as_a_data_package_is_csv_with_its_codebook(database, tmp_path):
    sql = (
        "SELECT s.id, s.format, m.value AS loaded_rate, m.n, [1] AS list, {'a': 1} AS pair, DATE '2026-11-22' AS d, "
        "m.state IS NULL AS unknown, 1 AS n FROM sighting AS s JOIN measured AS m ON m.sighting = s.id ORDER BY ALL LIMIT 3"
    )
    with asked(database, sql) as found:
        show(found, "datapackage", str(tmp_path / "out"))
    descriptor = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    (resource,) = descriptor["resources"]
    fields = {f["name"]: f for f in resource["schema"]["fields"]}
    header, *rows = (tmp_path / "out" / resource["path"]).read_text().splitlines()
    assert header.split(",") == list(fields)
    assert len(rows) == 3
    assert {n: f["type"] for n, f in fields.items()} == {
        "id": "string",
        "format": "string",
        "loaded_rate": "number",
        "n": "integer",
        "list": "array",
        "pair": "object",
        "d": "date",
        "unknown": "boolean",
        "n_2": "integer",
    }
    assert fields["format"]["description"] == "html | text"
    assert "own voice" in fields["loaded_rate"]["description"]
    with asked(database, "SELECT 1") as found, pytest.raises(AuditError, match="exists already"):
        show(found, "datapackage", str(tmp_path / "out"))


def test_a_batch_writes_annotations_in_the_order_of_its_inputs(tmp_path, kit, monkeypatch):
    source = newsroom.lines(tmp_path / "a.jsonl", range(20))
    whole = source.read_text().splitlines()
    source.write_text("\n".join([*whole[:5], "{", *whole[5:], json.dumps({"id": "again", "text": "Strike\nIt goes on."})]))
    sinks = []
    for size in (3, 50):  # neither the split nor a text that was seen twice changes a line
        monkeypatch.setattr(audit.farm.plan, "INPUTS", size)
        sinks.append(tmp_path / f"{size}.annotations.jsonl")
        counts = batch(order(sinks[-1], source), Here(), kit)
        assert (counts.done, counts.failed) == (21, 1)
    assert sinks[0].read_bytes() == sinks[1].read_bytes()
    found = [json.loads(line) for line in io.StringIO(sinks[0].read_text())]
    assert len({a["id"] for a in found}) == len(found)
    inputs = list(dict.fromkeys(a["target"]["source"]["dcterms:identifier"] for a in found))
    assert inputs == [*(f"a{i}" for i in range(5)), f"{source}:6", *(f"a{i}" for i in range(5, 20)), "again"]
    (failure,) = [a for a in found if a["body"][0]["value"] == "failure"]
    assert "selector" not in failure["target"]
    kinds = {a["body"][0]["value"] for a in found}
    assert {"sentence", "block", "insertion", "link"} <= kinds
    last = [a for a in found if a["target"]["source"]["dcterms:identifier"] == "again"]
    assert all(a["target"]["selector"][1]["exact"] in "Strike\nIt goes on." for a in last)
    starts = [a["target"]["selector"][0]["start"] for a in last]
    assert all(a <= b for a, b in pairwise(starts))


def test_evidence_of_a_batch_and_of_a_query_is_the_same(tmp_path, kit, database):
    batch(order(tmp_path / "a.annotations.jsonl", database.with_name("a.jsonl")), Here(), kit)
    found = [json.loads(line) for line in io.StringIO((tmp_path / "a.annotations.jsonl").read_text())]
    con = open(database)
    rows = con.execute(
        "SELECT DISTINCT s.input, e.start, e.stop, e.kind, e.words FROM evidence AS e "
        "JOIN sighting AS s ON s.doc = e.doc AND s.kit = e.kit AND coalesce(e.sighting, s.id) = s.id"
    ).fetchall()
    con.close()
    assert {marked(a) for a in found} == set(rows)


def marked(annotation):
    position, quotation = annotation["target"]["selector"]
    kind = annotation["body"][0]["value"]
    return annotation["target"]["source"]["dcterms:identifier"], position["start"], position["end"], kind, quotation["exact"]


def test_frames_of_the_readme(database):
    """README's lines, on the packages of the extra `data`."""
    con = package.open(database)
    evidence = con.sql("SELECT * FROM evidence")
    tables = evidence.to_arrow_table(), evidence.pl(), evidence.df()
    rows = con.sql("SELECT count(*) FROM evidence").fetchall()[0][0]  # none of them blocks the connection
    con.close()
    assert [len(t) for t in tables] == [rows] * 3


@pytest.mark.parametrize("method", ["to_arrow_table", "pl", "df", "arrow"])
def test_an_absent_library_is_named_with_its_extra(run, database, method, tmp_path):
    """In a process of its own, where the three libraries cannot be found."""
    library = {"pl": "pyarrow|polars", "df": "pandas"}.get(method, "pyarrow")
    script = (
        "import importlib.util, sys\n"
        "found = importlib.util.find_spec\n"
        "absent = {'pandas', 'polars', 'pyarrow'}\n"
        "importlib.util.find_spec = lambda name, package=None: None if name in absent else found(name, package)\n"
        "import audit\n"
        f"con = audit.open({str(database)!r})\n"
        "try:\n"
        f"    con.sql('SELECT 1 AS one').{method}()\n"
        "except audit.AuditError as e:\n"
        "    print(e)\n"
        "print(con.execute('SELECT count(*) > 0 FROM sighting').fetchall())\n"
    )
    environment = os.environ | {"PYTHONPATH": PATH}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    said, answered = done.stdout.splitlines()
    assert said in {f"{method}() needs {one}; pip install 'newsaudit[data]'" for one in library.split("|")}
    assert answered == "[(True,)]"


def test_methods_that_need_a_library_are_all_known():
    """A method of DuckDB that gives a frame has an entry, so that a new release is noticed here."""
    known = {m for methods in frames.NEEDS.values() for m in methods}
    for owner in (duckdb.DuckDBPyRelation, duckdb.DuckDBPyConnection):
        named = {
            m for m in dir(owner) if not m.startswith(("_", "from_", "register")) and ("arrow" in m or "df" in m or m == "pl")
        }
        assert named - known == set()
    assert all(find_spec(library) for library in frames.NEEDS)


def test_a_report_describes_its_csv_files(run, database, tmp_path):
    done = run("report", "--database", database, "--period", "2026-01-01..2026-12-31", "--output", "out")
    assert done.returncode == 0, done.stderr
    (folder,) = {p.parent for p in tmp_path.rglob("datapackage.json")}
    resources = json.loads((folder / "datapackage.json").read_text())["resources"]
    for resource in resources:
        header, *_ = (folder / resource["path"]).read_text().splitlines()
        assert header.split(",") == [f["name"] for f in resource["schema"]["fields"]]
        assert resource["description"]
    empty = {p.name for p in folder.glob("*.csv") if not p.read_text()}
    assert {r["path"] for r in resources} | empty == {p.name for p in folder.glob("*.csv")}
    assert "rates.csv" not in empty
