"""Whatever a folder, a file name or a record holds: nothing hangs, nothing raises, and each entry is counted once."""

import json
import math
import os
import socket
import subprocess
import sys
from pathlib import Path

import duckdb
import newsroom
import pytest
from conftest import PATH
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.files import unglobbed
from audit.load import Input
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.json_lines import KEYS, parsed_line, record
from audit.load.corpus.one import source
from audit.load.input import LeftOut
from audit.rows import Failure

LETTERS = "a*?[]!{}#% '\"-~"
"""Letters that mean something to a shell, a glob, an address or SQL; DuckDB takes a backslash for a separator."""
names = st.text(LETTERS, min_size=1, max_size=6).filter(lambda n: n != "aab" and not n.startswith("~"))
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("x" * 30_000)
    | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(["id", *KEYS]), values))
def test_a_record_is_an_input_or_one_failure_whatever_it_holds(row):
    one = record(row, "a.jsonl:1")
    if isinstance(one, Failure):
        assert one.input
        assert len(one.error) < 21_000
        return
    assert isinstance(one, Input)
    assert isinstance(one.html if one.html is not None else one.text, (str, bytes))
    for value in (one.url, one.title, one.outlet, one.published, one.fetched):
        assert value is None or isinstance(value, str)
    assert one.sighting()


@pytest.mark.parametrize("key", ["id", *KEYS])
@pytest.mark.parametrize(
    "value", ["[1]", '{"a": 1}', "true", "7", "1e999", "NaN", "9" * 5000, '"' + "x" * 30_000 + '"', "null"]
)
def test_a_line_with_any_value_is_an_input_or_one_failure(key, value):
    others = {"id": "a", "text": "Ministers meet."}
    fields = [f"{json.dumps(k)}: {json.dumps(v)}" for k, v in others.items() if k != key] + [f'"{key}": {value}']
    one = parsed_line(f"{{{', '.join(fields)}}}".encode(), "a.jsonl:1")
    assert isinstance(one, (Input, Failure))
    if value[0] in "[{t" or len(value) > 4000:
        assert isinstance(one, Failure) or (key in {"html", "text"} and value.startswith('"'))


def test_not_a_number_is_missing():
    one = record({"id": math.nan, "title": math.nan, "html": math.nan, "text": "Ministers meet."}, "a:1")
    assert (one.id, one.title, one.html) == ("a:1", None, None)


def every_kind(folder: Path) -> dict[str, str]:
    """A folder with an entry of every kind that is not read; returns the reason for each."""
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text(newsroom.text(1))
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(os.path.relpath(folder / "socket.txt"))
    (folder / "null.txt").symlink_to("/dev/null")
    (folder / "zero.html").symlink_to("/dev/zero")
    (folder / "linked").symlink_to("articles")
    (folder / "articles" / "up").symlink_to("..")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "link.txt").symlink_to("articles/a.txt")
    nowhere = dict.fromkeys(("loop.txt", "one.txt", "two.txt", "gone.txt"), "symbolic link that leads nowhere")
    return nowhere | {
        "pipe.txt": "named pipe",
        "pipe.jsonl": "named pipe",
        "socket.txt": "socket",
        "null.txt": "device",
        "zero.html": "device",
        "linked": "symbolic link to a folder",
        "articles/up": "symbolic link to a folder",
    }


def test_only_regular_files_of_a_folder_are_opened_and_the_rest_is_counted(tmp_path):
    folder = tmp_path / "in"
    expected = every_kind(folder)
    found = list(corpus([str(folder)], Wanted()))
    reasons = {os.path.relpath(one.input, folder): one.reason for one in found if isinstance(one, LeftOut)}
    assert reasons == expected
    assert [os.path.relpath(one.id, folder) for one in found if isinstance(one, Input)] == ["articles/a.txt", "link.txt"]
    assert len(found) == len(expected) + 2


def test_matches_of_a_glob_are_opened_like_entries_of_a_folder(tmp_path):
    expected = {n: r for n, r in every_kind(tmp_path / "in").items() if "." in n and n != "linked"}
    found = list(corpus([f"{tmp_path}/in/*.*"], Wanted()))
    assert {Path(one.input).name: one.reason for one in found if isinstance(one, LeftOut)} == expected


def test_a_pipe_that_is_named_itself_is_read():
    """As `audit batch <(zcat a.jsonl.gz)` and `audit article <(cat a.txt)` name one."""
    for content in (json.dumps(newsroom.record(1)) + "\n", newsroom.text(1)):
        for batch in (True, False):
            read, write = os.pipe()
            os.write(write, content.encode())
            os.close(write)
            name = f"/dev/fd/{read}"
            try:
                (one,) = corpus([name], Wanted()) if batch else [source(name)]
            finally:
                os.close(read)
            assert one.text.encode() if isinstance(one.text, str) else one.text
            assert one.id == ("a1" if batch and content[0] == "{" else name)


@settings(max_examples=40, deadline=None)
@given(names, st.sampled_from([".txt", ".jsonl", ".parquet", ".csv"]), names)
def test_a_file_name_is_a_file_name_whatever_letters_it_has(tmp_path_factory, stem, suffix, folder):
    """The file itself is read and no other that a pattern of its name would match."""
    place = tmp_path_factory.mktemp("named") / folder
    place.mkdir()
    path, other = place / f"{stem}{suffix}", place / f"aab{suffix}"
    for file, text in ((other, "The other."), (path, "Ministers meet.")):
        if suffix == ".parquet":
            con = duckdb.connect()
            con.execute("CREATE TABLE t AS SELECT ? AS text", [text])
            con.execute(f"COPY t TO '{str(file).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
        else:
            file.write_text({".txt": text, ".jsonl": json.dumps({"text": text}), ".csv": f"text\n{text}\n"}[suffix])
    (one,) = corpus([str(path)], Wanted())
    assert isinstance(one, Input), one
    body = one.text if isinstance(one.text, str) else one.text.decode()
    assert body == "Ministers meet."
    assert len(list(corpus([str(place)], Wanted()))) == 2


@settings(max_examples=40, deadline=None)
@given(names, names)
def test_a_pattern_made_of_a_path_matches_that_path_alone(tmp_path_factory, folder, stem):
    place = tmp_path_factory.mktemp("globbed") / folder
    place.mkdir()
    con = duckdb.connect()
    for name in (f"{stem}.csv", "aab.csv", "aaab.csv"):
        (place / name).write_text("1\n")
    found = con.execute("SELECT file FROM glob(?)", [unglobbed(place / f"{stem}.csv")]).fetchall()
    assert found == [(str(place / f"{stem}.csv"),)]


def test_no_program_of_the_current_folder_runs(tmp_path):
    """Workers import nothing from it, as the command itself does not."""
    program, folder = tmp_path / "bin" / "audit.run.py", tmp_path / "downloads"
    program.parent.mkdir()
    folder.mkdir()
    program.write_text("from audit.cli.main import main\nif __name__ == '__main__':\n    raise SystemExit(main())\n")
    for name in ("random", "multiprocessing", "duckdb", "audit"):
        (folder / f"{name}.py").write_text(f"open('ran', 'a').write('{name} ')\n")
    (folder / "a.txt").write_text("Council shuts pool\n\nThe mayor said on Monday that the pool would shut for the winter.\n")
    asked = [sys.executable, str(program), "batch", "a.txt", "--to", "a.jsonl"]
    done = subprocess.run(asked, cwd=folder, env=os.environ | {"PYTHONPATH": PATH}, capture_output=True, text=True, check=False)
    assert not (folder / "ran").exists(), (folder / "ran").read_text()
    assert "1 done" in done.stderr
