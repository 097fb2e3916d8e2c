"""Keys and columns that look like claims and are not read: one line on standard error per run."""

import json

import duckdb
import pytest

from audit.cli import batching
from audit.cli.article import audit_one
from audit.cli.batch import command
from audit.farm.known import Counts
from audit.farm.plan import groups
from audit.farm.shard import work
from audit.load.corpus import corpus
from audit.load.corpus.oddities import literal_report
from audit.load.corpus.unread_keys import report, unread
from audit.load.corpus.wanted import Wanted

TEXT = "Council opens bridge\n\nThe council opened the bridge on Monday after nine years of work. Nobody had expected it."


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"author": "Ada Holm"}, ("author",)),
        ({"Authors": ["Ada Holm"], "published_at": 1772496000}, ("Authors", "published_at")),
        ({"date-published": "2026-03-03", "Publish Date": "2026-03-03"}, ("date-published", "Publish Date")),
        ({"author": None, "date": "", "byline": [], "creator": {}}, ()),
        (
            {
                "id": "a",
                "url": "https://ledger.example/a",
                "title": "Talks",
                "outlet": "x",
                "published": "2026",
                "fetched": "2026",
            },
            (),
        ),
        ({"words": 12, "topic": "canals", "authority": "port", "update": 1}, ()),
    ],
)
def test_keys_that_look_like_claims_are_listed_as_written(row, expected):
    assert unread({"text": TEXT, **row}) == expected


def test_the_report_names_the_most_frequent_keys_first_and_not_all():
    assert report(1, ["date"]).startswith("1 record has values that are not read: date;")
    assert report(9, [f"date {n}" for n in range(20)]).count(",") == 8


def lines(path, *rows):
    path.write_text("".join(json.dumps({"text": TEXT, **row}) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_records_with_such_keys_are_counted_and_their_rows_are_the_same(tmp_path, kit):
    """A key that is not read changes nothing else: not the input, not its sighting."""
    rows = (
        {"id": "a", "author": "Ada Holm", "date": "2026-03-03"},
        {"id": "b", "date": "2026-03-03"},
        {"id": "c", "mood": "calm"},
    )
    counts = Counts()
    ((a, b, c),) = groups(corpus([lines(tmp_path / "a.jsonl", *rows)]), kit, counts)
    assert (counts.unread_lines, counts.unread.most_common()) == (2, [("date", 2), ("author", 1)])
    plain = lines(tmp_path / "b.jsonl", {"id": "a"}, {"id": "b"}, {"id": "c"})
    assert [i.sighting() for i in (a, b, c)] == [i.sighting() for i in corpus([plain])]


HEADS = (
    ("id,text,Verfasser,Erscheinungsdatum,Kennung", ("Verfasser", "Erscheinungsdatum")),
    ("id,text,title,auteur,Date de publication", ("auteur", "Date de publication")),
    ("id,text,outlet,Byline,published,Published At,words", ("Byline", "Published At")),
    ("id,text,url,published,title,outlet,fetched", ()),
    ("id,text,Fuente,Sección,notes", ("Fuente", "Sección")),
)  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS)
@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".parquet", ".duckdb"])
def test_columns_that_look_like_claims_are_listed_as_written(tmp_path, head, expected, suffix):
    path = tmp_path / f"a{suffix}"
    names = head.split(",")
    cells = [[TEXT.partition("\n\n")[2] if n == "text" else f"{n} {i}" for n in names] for i in (1, 2)]
    if suffix in (".csv", ".tsv"):
        mark = "," if suffix == ".csv" else "\t"
        path.write_text("\n".join(mark.join(row) for row in [names, *cells]) + "\n", encoding="utf-8")
    else:
        columns = ", ".join(f"'{cells[0][i]}' AS \"{n}\"" for i, n in enumerate(names))
        with duckdb.connect(str(path) if suffix == ".duckdb" else ":memory:") as con:
            con.execute(f"CREATE TABLE one AS SELECT {columns}")
            if suffix == ".parquet":
                con.execute(f"COPY one TO '{path}'")
    assert {given.unread for given in corpus([str(path)])} == {expected}


def test_columns_without_a_value_and_mapped_ones_are_not_listed(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        f"nr,words,who,Datum,Autor\n1,{TEXT[:40].splitlines()[0]} and crossed it today.,x,,Ada Holm\n", encoding="utf-8"
    )
    (given,) = corpus([str(path)], Wanted({"id": "nr", "text": "words"}))
    assert given.unread == ("Autor",)
    (given,) = corpus([str(path)], Wanted({"id": "nr", "text": "words", "title": "Autor"}))
    assert given.unread == ()


def test_outlets_that_the_registry_does_not_know_are_counted(tmp_path, kit):
    rows = (
        {"id": "a", "outlet": "The Vell Post"}, {"id": "b", "outlet": "The Vell Post"}, {"id": "c", "outlet": "bbc"},
        {"id": "d", "outlet": "Coast Weekly", "url": "https://www.bbc.com/news/1"}, {"id": "e", "outlet": "Coast Weekly"}, {"id": "f"},
    )  # fmt: skip
    counts = Counts()
    list(groups(corpus([lines(tmp_path / "a.jsonl", *rows)]), kit, counts))
    assert counts.unknown == {"The Vell Post": 2, "Coast Weekly": 1}


MARKED = "<p>The council opened the bridge.</p><p>&ldquo;At last,&rdquo; said Ada Holm.</p>"


def test_texts_that_are_markup_are_counted(tmp_path, kit, capsys):
    rows = (
        {"id": "a", "text": MARKED},
        {"id": "b", "text": "AT&amp;T said <b> is a tag."},
        {"id": "c"},
        {"id": "d", "html": MARKED, "text": None},
    )
    source = lines(tmp_path / "a.jsonl", *rows)
    counts = Counts()
    list(groups(corpus([source]), kit, counts))
    assert counts.literal == {"html": 1}
    assert literal_report("html", 2) == "2 texts have tags of HTML and are read as they are; give them as html"
    audit_one(source, None, None, kit, 1, allow_private=False)
    assert literal_report("html", 1) in capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("words", "kind"), [("Bridge\n\n" + MARKED, "html"), (TEXT.replace("\n", r"\n") + r" \"No.\"", "escapes")]
)
def test_a_file_says_what_it_is_read_as(tmp_path, kit, capsys, words, kind):
    (tmp_path / "a.txt").write_text(words)
    audit_one(str(tmp_path / "a.txt"), None, None, kit, None, allow_private=False)
    assert capsys.readouterr().err == literal_report(kind, 1) + "\n"


def test_an_article_says_that_its_outlet_is_not_in_the_registry(tmp_path, kit, capsys):
    source = lines(tmp_path / "a.jsonl", {"id": "a", "outlet": "Coast\nWeekly"}, {"id": "b", "outlet": "bbc"})
    audit_one(source, None, None, kit, 1, allow_private=False)
    assert capsys.readouterr().err.startswith("1 record names an outlet that is not in the registry: Coast Weekly;")
    audit_one(source, None, "bbc", kit, 1, allow_private=False)
    audit_one(source, None, None, kit, 2, allow_private=False)
    assert capsys.readouterr().err == ""


class Here:
    """An engine in this process."""

    def run(self, tasks, kit):
        return (work(task, kit) for task in tasks)


def test_a_batch_and_an_article_say_so_in_one_line(tmp_path, kit, monkeypatch, capsys):
    source = lines(tmp_path / "a.jsonl", {"id": "a", "author": "Ada Holm"}, {"id": "b", "Author": "Ada Holm"}, {"id": "c"})
    said = "2 records have values that are not read: author, Author; the names for title, outlet and day are in docs/inputs.md"
    monkeypatch.setattr(batching, "engine_of", lambda _: Here())
    monkeypatch.setattr(batching, "kit_of", lambda _: kit)
    args = [source, "--to", str(tmp_path / "out.jsonl")]
    with command.make_context("batch", args) as context:
        assert batching.run(context.params) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [said]
    audit_one(source, None, None, kit, 1, allow_private=False)
    assert capsys.readouterr().err.splitlines() == [said.replace("2 records have", "1 record has").replace(", Author", "")]
    audit_one(source, None, None, kit, 3, allow_private=False)
    assert capsys.readouterr().err == ""
