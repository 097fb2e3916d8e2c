"""No output replaces an input or somebody else's file, and each is whole or not there."""

import json
import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import duckdb
import newsroom
import pytest
from test_farm import Here, order

from audit.errors import AuditError
from audit.farm.batch import batch
from audit.farm.sinks import sink_type
from audit.outputs import check_output, refuse_inputs, whole_file
from audit.report.ours import holds_page, refuse_foreign
from audit.report.period.archive import kept, write
from audit.store.record import holds_records

FOREIGN = {
    "records of another program": '{"id": 1, "text": "Ministers meet."}\n',
    "a record and more": '{"schema":1,"id":"a"}\n{"id": 1}\n',
    "no line end": "x" * 100_000,
    "notes": "Call the harbour office.\n",
    "spaces": "\n\n",
    "bytes": "\x00\x01",
}
"""What a file of somebody else may hold."""
NAMES = ("a.jsonl", "a.duckdb", "a.parquet", "a")
"""A sink of each kind."""


def digests(folder):
    """All files below a folder with their content; links as such."""
    return {
        str(p.relative_to(folder)): p.readlink() if p.is_symlink() else blake2b(p.read_bytes()).digest()
        for p in sorted(folder.rglob("*"))
        if p.is_symlink() or p.is_file()
    }


def relative(source, sink):
    sink.parent.joinpath("sub").mkdir(exist_ok=True)
    return sink.parent / "sub" / ".." / source.relative_to(sink.parent)


def symbolic(source, sink):
    sink.symlink_to(source)
    return sink


def symbolic_twice(source, sink):
    (sink.parent / "middle").symlink_to(os.path.relpath(source, sink.parent))
    sink.symlink_to("middle")
    return sink


def hard(source, sink):
    os.link(source, sink)
    return sink


def linked_folder(source, sink):
    (sink.parent / "way").symlink_to(source.parent)
    return sink.parent / "way" / source.name


WAYS = (relative, symbolic, symbolic_twice, hard, linked_folder)
"""Ways to name an input as an output."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("suffix", [".jsonl", ".duckdb", ".parquet"])
def test_a_sink_that_is_an_input_is_refused(tmp_path, kit, way, suffix):
    source = tmp_path / f"news{suffix}"
    if suffix == ".jsonl":
        newsroom.lines(source, range(3))
    elif suffix == ".duckdb":
        with duckdb.connect(str(source)) as con:
            con.execute("CREATE TABLE post AS SELECT 'Ministers meet.' AS text")
    else:
        duckdb.connect().execute(f"COPY (SELECT 'Ministers meet.' AS text) TO '{source}' (FORMAT parquet)")
    sink = way(source, tmp_path / f"out{suffix}")
    before = digests(tmp_path)
    with pytest.raises(AuditError, match=r"is the input .*give a new name"):
        batch(order(sink, source), Here(), kit)
    assert digests(tmp_path) == before


@pytest.mark.parametrize("way", [symbolic, symbolic_twice, hard])
def test_a_sink_that_is_a_file_of_an_input_folder_is_refused(tmp_path, kit, way):
    """Even when it holds records: they are the input here."""
    source = tmp_path / "in" / "sub" / "news.jsonl"
    source.parent.mkdir(parents=True)
    source.write_text('{"schema":1,"id":"a","text":"Ministers meet."}\n')
    sink = way(source, tmp_path / "out.jsonl")
    before = digests(tmp_path)
    with pytest.raises(AuditError, match=r"is the input .*news\.jsonl"):
        batch(order(sink, tmp_path / "in"), Here(), kit)
    assert digests(tmp_path) == before


@pytest.mark.parametrize("sink", ["in", "in/sub", ".", "in/../in"])
def test_a_folder_with_an_input_in_it_is_no_sink(tmp_path, kit, sink):
    (tmp_path / "in" / "sub").mkdir(parents=True)
    newsroom.lines(tmp_path / "in" / "sub" / "a.jsonl", range(2))
    before = digests(tmp_path)
    for source in (tmp_path / "in" / "sub" / "a.jsonl", tmp_path / "in"):
        with pytest.raises(AuditError, match=r"input|holds something else"):
            batch(order(tmp_path / sink, source), Here(), kit)
    assert digests(tmp_path) == before


def test_standard_input_is_an_input(tmp_path):
    """As in `audit batch - --to a.jsonl < a.jsonl`."""
    path = newsroom.lines(tmp_path / "a.jsonl", range(2))
    saved = os.dup(0)
    with path.open("rb") as stdin:
        os.dup2(stdin.fileno(), 0)
    try:
        with pytest.raises(AuditError, match="is the input -"):
            refuse_inputs(path, [Path("-")])
    finally:
        os.dup2(saved, 0)
        os.close(saved)


@pytest.mark.parametrize("sink", NAMES)
@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_a_file_of_somebody_else_is_no_sink(tmp_path, kit, sink, content):
    source = newsroom.lines(tmp_path / "news.jsonl", range(2))
    (tmp_path / sink).write_text(content)
    before = digests(tmp_path)
    with pytest.raises(AuditError, match=sink):
        batch(order(tmp_path / sink, source), Here(), kit)
    assert {k: v for k, v in digests(tmp_path).items() if ".shards" not in k} == before


@pytest.mark.parametrize("kind", ["notes", "beside our tables", "tables of another program"])
def test_a_folder_of_somebody_else_is_no_sink(tmp_path, kit, kind):
    source = newsroom.lines(tmp_path / "news.jsonl", range(2))
    folder = tmp_path / "out"
    if kind == "beside our tables":
        batch(order(folder, source), Here(), kit)
    folder.mkdir(exist_ok=True)
    (folder / {"tables of another program": "post.parquet"}.get(kind, "notes.txt")).write_text("Call the harbour office.")
    before = digests(tmp_path)
    with pytest.raises(AuditError, match="holds something else"):
        batch(order(folder, source), Here(), kit)
    assert digests(tmp_path) == before


@pytest.mark.parametrize("sink", NAMES)
def test_a_folder_of_somebody_else_holds_no_shards(tmp_path, kit, sink):
    source = newsroom.lines(tmp_path / "news.jsonl", range(2))
    (tmp_path / f"{sink}.shards").mkdir()
    (tmp_path / f"{sink}.shards" / "thesis.txt").write_text("Three years of work.")
    before = digests(tmp_path)
    with pytest.raises(AuditError, match="shards: holds something else"):
        batch(order(tmp_path / sink, source), Here(), kit)
    assert digests(tmp_path) == before


@pytest.mark.parametrize("folder", ["plain", "[a-z]*", "100 % 'new' \"a\""])
@pytest.mark.parametrize("sink", NAMES)
def test_a_sink_of_ours_is_written_again_whatever_its_folder_is_called(tmp_path, kit, sink, folder):
    """Inside the input folder as well: what was written is not read."""
    (tmp_path / folder).mkdir()
    newsroom.lines(tmp_path / folder / "news.jsonl", range(3))
    for known in (0, 3):
        counts = batch(order(tmp_path / folder / sink, tmp_path / folder), Here(), kit)
        assert counts.done + counts.known == 3
        assert counts.known in {0, known}
    assert {p.name for p in (tmp_path / folder).iterdir()} == {"news.jsonl", sink}


@pytest.mark.parametrize("sink", NAMES[1:])
def test_a_path_that_duckdb_cannot_keep_is_named(tmp_path, kit, sink):
    (tmp_path / "what?").mkdir()
    source = newsroom.lines(tmp_path / "news.jsonl", range(3))
    with pytest.raises(AuditError, match="question mark; give another name"):
        batch(order(tmp_path / "what?" / sink, source), Here(), kit)


QUERY = "SELECT 1 AS one, 'a' AS two"
FORMS = ("csv", "json", "markdown", "table", "parquet")


@pytest.fixture
def database(tmp_path, kit):
    source = newsroom.lines(tmp_path / "news.jsonl", range(2))
    batch(order(tmp_path / "audit.duckdb", source), Here(), kit)
    source.unlink()
    return tmp_path / "audit.duckdb"


def ask(database, path, form, sql=QUERY):
    """Run a query as the command does."""
    from audit.store.query import asked
    from audit.store.show import show

    with asked(database, sql, {}, seconds=60, memory="1GB") as answer:
        show(answer, form, str(path))


@pytest.mark.parametrize("form", FORMS)
def test_an_answer_replaces_one_of_the_same_columns_and_nothing_else(database, tmp_path, form):
    target = tmp_path / f"answer.{form}"
    for sql in (QUERY, f"{QUERY} WHERE false", f"{QUERY} UNION ALL SELECT 22222222, 'bbbb|\"b'", QUERY):
        ask(database, target, form, sql)
    for content in (*FOREIGN.values(), "one,two,three\n", "[\n", "[1]", "one two\n──\n", "| one | two |\nno table"):
        target.write_text(content)
        with pytest.raises(AuditError, match="not an output of this command; give a new name"):
            ask(database, target, form)
        assert target.read_text() == content
    target.unlink()
    ask(database, target, form, "SELECT 1 AS three")
    before = digests(tmp_path)
    with pytest.raises(AuditError, match="not an output of this command"):
        ask(database, target, form)
    with pytest.raises(AuditError, match="a folder"):
        ask(database, tmp_path, form)
    assert digests(tmp_path) == before


@pytest.mark.slow
def test_commands_refuse_in_one_line(run, database, tmp_path):
    (tmp_path / "a.txt").write_text(newsroom.text(1))
    (tmp_path / "b.txt").write_text(newsroom.text(2))
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("<!doctype html><title>My site</title>")
    (tmp_path / "notes.html").write_text("<p>Notes")
    before = digests(tmp_path)
    for args in (
        ("batch", "a.txt", "--to", "notes.html"),
        ("query", QUERY, "--format", "csv", "--output", "audit.duckdb"),
        ("query", QUERY, "--format", "csv", "--output", "notes.html"),
        ("compare", "a.txt", "b.txt", "--output", "b.txt"),
        ("compare", "a.txt", "b.txt", "--output", "notes.html"),
        ("report", "--output", "site"),
        ("outlets", "add", "--host", "a.example", "--name", "A", "--source", "its page", "--to", "notes.html"),
        ("article", "a.txt", "--store", "--database", "b.txt"),
    ):
        done = run(*args)
        assert done.returncode == 2, args
        assert done.stderr.decode().count("\n") == 1, (args, done.stderr)
        assert digests(tmp_path) == before, args
    for _ in range(2):
        assert run("compare", "a.txt", "b.txt", "--format", "html", "--output", "two.html").returncode == 0
        assert run("query", QUERY, "--output", "/dev/stdout").stdout.startswith(b"one  two")


OURS = {"index.html": '<meta name="generator" content="newsaudit 1">', "rates.csv": "a\n", "report.md": "# Audit report"}
REPORT = json.dumps(
    {"schema": 1, "changes": [], "rates": [], "outlets": []}
    | {"period": {"since": "2026-11-16", "until": "2026-11-22"}, "vintage": [{"last_fetched": None, "articles": 3}]}
)


@pytest.mark.parametrize("name", [*OURS, "report.json", "feed.xml"])
def test_a_report_replaces_no_file_of_somebody_else(tmp_path, name):
    (tmp_path / name).write_text('{"schema": 1}')
    before = digests(tmp_path)
    with pytest.raises(AuditError, match=f"{name}: exists, and is not an output of this command"):
        write(tmp_path, OURS | {"report.json": REPORT, "feed.xml": "<author><name>newsaudit</name></author>"})
    assert digests(tmp_path) == before


def test_a_report_is_written_again_and_foreign_ones_are_not_listed(tmp_path):
    for text in ("# Audit report", "# Audit report, again"):
        write(tmp_path / "2026-W47", OURS | {"report.json": REPORT, "report.md": text})
    for name, content in FOREIGN.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.json").write_text(content)
    assert [k.name for k in kept(tmp_path)] == ["2026-W47"]
    with pytest.raises(AuditError, match="not a folder"):
        refuse_foreign(tmp_path / "2026-W47" / "rates.csv", [])


@pytest.mark.parametrize("ours", [holds_records, holds_page])
@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_no_content_of_somebody_else_is_taken_for_ours(tmp_path, ours, content):
    (tmp_path / "a").write_text(content)
    with pytest.raises(AuditError, match="a: exists"):
        check_output(tmp_path / "a", ours)


def test_a_file_is_whole_or_as_it_was(tmp_path):
    (tmp_path / "a").write_text("before")
    with suppress(ZeroDivisionError), whole_file(tmp_path / "a") as part:
        part.write_text("half")
        raise ZeroDivisionError
    assert digests(tmp_path).keys() == {"a"}
    assert (tmp_path / "a").read_text() == "before"
    with whole_file(tmp_path / "a") as part:
        part.write_text("after")
    assert ((tmp_path / "a").read_text(), list(tmp_path.iterdir())) == ("after", [tmp_path / "a"])
    with pytest.raises(AuditError, match="no such file"), whole_file(tmp_path / "none" / "a") as part:
        part.write_text("x")


def test_standard_output_is_no_sink():
    with pytest.raises(AuditError, match=r"standard output is no sink.*\.jsonl"):
        sink_type(Path("-"))
