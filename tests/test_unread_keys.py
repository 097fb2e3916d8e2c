"""Keys of JSON lines that look like claims and are not read: one line on standard error per run."""

import json

import pytest

from audit.cli import batching
from audit.cli.article import audit_one
from audit.cli.batch import command
from audit.farm.known import Counts
from audit.farm.plan import groups
from audit.farm.shard import work
from audit.load.corpus import corpus
from audit.load.corpus.unread_keys import report, unread

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
    assert report(1, ["date"]).startswith("1 line has keys that are not read: date;")
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


class Here:
    """An engine in this process."""

    def run(self, tasks, kit):
        return (work(task, kit) for task in tasks)


def test_a_batch_and_an_article_say_so_in_one_line(tmp_path, kit, monkeypatch, capsys):
    source = lines(tmp_path / "a.jsonl", {"id": "a", "author": "Ada Holm"}, {"id": "b", "Author": "Ada Holm"}, {"id": "c"})
    said = "2 lines have keys that are not read: author, Author; the keys for title, outlet and day are in docs/inputs.md"
    monkeypatch.setattr(batching, "engine_of", lambda _: Here())
    monkeypatch.setattr(batching, "kit_of", lambda _: kit)
    args = [source, "--to", str(tmp_path / "out.jsonl")]
    with command.make_context("batch", args) as context:
        assert batching.run(context.params) == 0
    assert capsys.readouterr().err.splitlines()[1:] == [said]
    audit_one(source, None, None, kit, 1, allow_private=False)
    assert capsys.readouterr().err.splitlines() == [said.replace("2 lines have", "1 line has").replace(", Author", "")]
    audit_one(source, None, None, kit, 3, allow_private=False)
    assert capsys.readouterr().err == ""
