"""What a corpus may be, and what becomes of the broken parts of it."""

import csv
import gzip
import json
import sqlite3

import duckdb
import newsroom
import pytest

from audit.errors import AuditError
from audit.load import Input
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.tables import parse_map
from audit.load.input import LeftOut
from audit.load.sniff import ARTICLES, CORPORA, function
from audit.rows import Failure


def read(*sources, **wanted):
    found = list(corpus([str(s) for s in sources], Wanted(**wanted)))
    good = [g for g in found if isinstance(g, Input)]
    return good, [g for g in found if isinstance(g, Failure)], sum(g is None or isinstance(g, LeftOut) for g in found)


def test_a_folder_gives_its_articles_in_order_and_counts_the_rest(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.html").write_text(newsroom.page(1))
    (tmp_path / "a.txt").write_text(newsroom.text(2))
    (tmp_path / "c.md").write_text("# Strike goes on\n\nThe strike went on.")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text("no")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n")
    newsroom.lines(tmp_path / "z.jsonl.gz", range(2))
    good, failed, left_out = read(tmp_path)
    assert [g.id.removeprefix(f"{tmp_path}/") for g in good] == ["a.txt", "b/one.html", "c.md", "a0", "a1"]
    assert [(f.input.removeprefix(f"{tmp_path}/"), f.stage) for f in failed] == [("picture.txt", "read")]
    assert left_out == 1


def test_a_glob_names_files_and_a_missing_file_is_said_first(tmp_path):
    for name in ("b.txt", "a.txt", "c.html"):
        (tmp_path / name).write_text(newsroom.text(1))
    assert [g.id[-5:] for g in read(f"{tmp_path}/*.txt")[0]] == ["a.txt", "b.txt"]
    with pytest.raises(AuditError, match="no such file"):
        read(tmp_path, tmp_path / "none.txt")


def test_a_broken_line_is_a_failure_of_that_line(tmp_path):
    good = json.dumps({"text": "Ministers meet.", "url": None, "extra": 1})
    bad = [b"{not json", b'{"id": "u", "text": "\xff"}', b"[1]", b'{"id": 3}', b'{"id": 4, "text": [1]}',
           b'{"id": 5, "text": "a", "url": "\\ud800"}']  # fmt: skip
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([good.encode(), *bad, b"", good.encode()]))
    found, failed, _ = read(tmp_path / "a.jsonl")
    assert [g.id.rpartition("/")[2] for g in found] == ["a.jsonl:1", "a.jsonl:9"]
    assert [f.input.rpartition("/")[2] for f in failed] == ["a.jsonl:2", "a.jsonl:3", "a.jsonl:4", "3", "4", "5"]


@pytest.mark.parametrize("cut", [0.2, 0.9])
def test_a_truncated_gzip_gives_what_came_before(tmp_path, cut):
    path = newsroom.lines(tmp_path / "a.jsonl.gz", range(400))
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * cut)])
    good, failed, _ = read(path)
    assert 0 < len(good) < 400
    assert [g.id for g in good] == [f"a{i}" for i in range(len(good))]
    assert len(failed) == 1
    assert "breaks off" in failed[0].error


def test_tables_of_csv_parquet_sqlite_and_duckdb_give_the_same(tmp_path):
    rows = [(str(i), f"https://ledger.example/{i}", newsroom.text(i)) for i in range(3)]
    with (tmp_path / "a.csv").open("w", newline="") as out:
        csv.writer(out).writerows([("nr", "link", "body"), *rows])
    lite = sqlite3.connect(tmp_path / "a.sqlite")
    lite.execute("CREATE TABLE post (nr, link, body)")
    lite.executemany("INSERT INTO post VALUES (?, ?, ?)", rows)
    lite.commit()
    lite.close()
    con = duckdb.connect(str(tmp_path / "a.duckdb"))
    con.execute("CREATE TABLE post (nr VARCHAR, link VARCHAR, body VARCHAR)")
    con.executemany("INSERT INTO post VALUES (?, ?, ?)", rows)
    con.execute(f"COPY post TO '{tmp_path}/a.parquet'")
    con.close()
    columns = parse_map("id=nr,url=link,text=body")
    for name in ("a.csv", "a.parquet", "a.sqlite", "a.duckdb"):
        good, failed, _ = read(tmp_path / name, columns=columns)
        assert [(g.id, g.url, g.text) for g in good] == rows, name
        assert failed == []
    with pytest.raises(AuditError, match="say which with --map"):
        read(tmp_path / "a.csv")
    with pytest.raises(AuditError, match="it has: post"):
        read(tmp_path / "a.sqlite", columns=columns, table="page")
    with pytest.raises(AuditError, match="it has: nr, link, body"):
        read(tmp_path / "a.csv", columns=parse_map("text=words"))


def test_a_short_row_of_csv_is_a_failure_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.csv").write_text('id,text\n1,"One, two."\n2\n3,"Three\nfour"\n')
    good, failed, _ = read(tmp_path / "a.csv")
    assert [(g.id, g.text) for g in good] == [("1", "One, two."), ("3", "Three\nfour")]
    assert [f.error.rpartition("a.csv:")[2] for f in failed] == ["2: 1 cells where 2 are named"]


def test_pages_of_a_warc_have_their_address_and_time(tmp_path):
    records = [
        newsroom.warc_record(1), newsroom.warc_record(2, kind="image/png"), newsroom.warc_record(3, status="404 Not Found"),
        newsroom.warc_record(4),
    ]  # fmt: skip
    good, failed, left_out = read(newsroom.warc(tmp_path / "a.warc.gz", records))
    assert [(g.id[-1], g.url, g.fetched, g.charset) for g in good] == [
        ("1", "https://courier.example/2026/1", "2026-11-02T06:00:00Z", "utf-8"),
        ("4", "https://courier.example/2026/4", "2026-11-05T06:00:00Z", "utf-8"),
    ]
    assert (failed, left_out) == ([], 2)
    assert good[0].html == newsroom.page(1).encode()
    only, _, left_out = read(tmp_path / "a.warc.gz", hosts=("ledger.example",))
    assert (only, left_out) == ([], 4)


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz"])
def test_a_broken_record_is_a_failure_and_the_next_ones_are_read(tmp_path, suffix):
    headless = newsroom.warc_record(2).replace(b"WARC-Type: response\r\nWARC-Target", b"WARC-Ty\r\nWARC-Target", 1)
    records = [newsroom.warc_record(1), headless, newsroom.warc_record(3, length=700), *map(newsroom.warc_record, (4, 5))]
    good, failed, _ = read(newsroom.warc(tmp_path / f"a{suffix}", records))
    assert {g.id[-1] for g in good} >= {"1", "4", "5"}
    assert failed
    assert all(f.stage == "read" for f in failed)


def test_a_warc_cut_off_or_damaged_gives_the_rest(tmp_path):
    path = newsroom.warc(tmp_path / "a.warc.gz", map(newsroom.warc_record, range(1, 6)))
    raw = path.read_bytes()
    path.write_bytes(raw[:-300])
    good, failed, _ = read(path)
    assert [g.id[-1] for g in good] == ["1", "2", "3", "4"]
    assert len(failed) == 1
    damaged = bytearray(raw)
    start = len(gzip.compress(newsroom.warc_record(1)))
    damaged[start + 200 : start + 260] = bytes(60)
    path.write_bytes(damaged)
    good, failed, _ = read(path)
    assert {"1", "3", "4", "5"} <= {g.id[-1] for g in good} <= {"1", "2", "3", "4", "5"}
    assert failed
    path.write_bytes(b"no archive" * 100)
    good, failed, _ = read(path)
    assert (good, len(failed)) == ([], 1)


@pytest.mark.slow
def test_standard_input_is_lines_a_warc_or_one_article(run, tmp_path):
    def ids(stdin):
        done = run("batch", "-", "--to", "out.jsonl", stdin=stdin)
        assert done.returncode == 0, done.stderr
        return [json.loads(line)["id"] for line in (tmp_path / "out.jsonl").open()]

    assert ids(json.dumps(newsroom.record(1)).encode()) == ["a1"]
    assert ids(newsroom.text(1).encode()) == ["-"]
    assert ids(gzip.compress(newsroom.warc_record(3)))[0].endswith("3")


@pytest.mark.parametrize("form", [*ARTICLES, *CORPORA], ids=lambda f: f.name)
def test_every_format_of_the_table_has_its_reader(form):
    """Suffixes are in lower case and belong to one format; the readers are found by their names."""
    assert all(s == s.lower() and s.startswith(".") for s in form.suffixes)
    assert [f for f in (*ARTICLES, *CORPORA) if set(f.suffixes) & set(form.suffixes)] == [form]
    assert callable(function(form.reader))
    assert bool(form.start) == bool(form.stream)
    assert not form.stream or callable(function(form.stream))
