"""A failure leads to file and record, also where the record has an id of its own; streams are recognised as files are."""

import json

import duckdb
import pytest

from audit.load.corpus import corpus
from audit.load.corpus.streams import with_head
from audit.load.input import Input

GOOD = "Ferries stand still\nTalks between the operator and its crews failed on Monday."


def failures(path):
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute("SELECT input, error FROM failure ORDER BY 1").fetchall()


def test_failures_name_file_and_record(tmp_path, run):
    records = [{"id": "one", "text": GOOD}, {"id": "two", "text": ["no"]}, {"id": "three", "text": "\0\1 binary"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
    (tmp_path / "b.csv").write_text("id,text\nfour,  \nfive,Ferries sail again on Monday.\n")
    assert run("batch", "a.jsonl", "b.csv", "--to", "out.duckdb").returncode == 1
    assert failures(tmp_path / "out.duckdb") == [
        ("four", "b.csv:1: empty; give a file that holds an article"),
        ("three", "a.jsonl:3: binary data, not text; give a text, a page (.html) or a draft (.docx, .md)"),
        ("two", "a.jsonl:2: text is not a string"),
    ]


def test_the_place_is_no_part_of_what_a_sighting_is():
    assert Input("a", text="Talks.", where="x.jsonl:1").sighting() == Input("a", text="Talks.").sighting()


FEED = (
    "<?xml version='1.0'?><!-- {comment} --><rss version='2.0'><channel><title>Ledger</title><item><title>Ferries stand still"
    "</title><description>{words}</description></item></channel></rss>"
)


@pytest.mark.parametrize("size", [10, 9_000, 40_000])
def test_an_export_on_standard_input_is_recognised_as_in_a_file(tmp_path, run, size):
    raw = FEED.format(comment="x" * size, words="Talks failed on Monday. " * 60).encode()
    (tmp_path / "a.xml").write_bytes(raw)
    (from_file,) = corpus([str(tmp_path / "a.xml")])
    done = run("batch", "-", "--to", "out.jsonl", stdin=raw)
    assert done.returncode == 0, done.stderr
    (record,) = map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())
    assert record["article"]["headline"] == "Ferries stand still"
    assert from_file.draft == "fragment"


def test_a_stream_is_read_from_its_beginning(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(bytes(range(256)) * 1000)
    with path.open("rb") as stream:
        headed = with_head(stream, 100)
        assert headed.head == path.read_bytes()[:100]
        assert headed.read() == path.read_bytes()
