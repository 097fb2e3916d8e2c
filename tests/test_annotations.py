"""Annotations for other tools keep every span: each format is read back, and the words are those of the text."""

import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import cassis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.store import open, write
from audit.store.annotations.brat import standoff, write_standoff
from audit.store.annotations.cas import cas
from audit.store.annotations.doccano import write_labels
from audit.store.annotations.label_studio import write_tasks
from audit.store.annotations.marked import Mark, MarkedText
from audit.store.annotations.web_annotation import unaudited, write_annotations

DOC = "0123456789abcdef" * 2
STORY = (
    "Harbour 😀 strike enters third week\n"
    "“The 𝔱reaty is dead,” said Ada Brandt.\u2028She spoke\tat Port Amber.\n\n"
    "Côte d’Ivoire 🇨🇮 claimed that the offer, e\u0301tude included, had been ignored."
)


def marked(text, marks):
    return MarkedText(DOC, text, "en", ("a1",), ("https://ledger.example/1",), tuple(sorted(set(marks))))


def at(words, **mark):
    start = STORY.index(words)
    return Mark(start, start + len(words), **mark)


WHOLE = Mark(0, len(STORY), "block", "body")
MARKS = (
    at("😀", label="face"),
    at("𝔱reaty is dead,” said Ada Brandt.\u2028She spoke\tat Port", kind="statement", label="direct", rule="speech"),
    at("Amber.\n\nCôte", kind="mention", label="Côte d’Ivoire"),
    at("🇨🇮 claimed that the offer, e\u0301tude", kind="trait", label="outlet", rule="loaded:verb", kit="k1"),
    WHOLE,
)
EXAMPLE = marked(STORY, MARKS)

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\r")


@st.composite
def texts(draw):
    text = draw(st.text(letters | st.sampled_from("a 😀\n\u2028\t"), min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] != p[1])
    tags = st.sampled_from(["statement", "", "mention"]), st.sampled_from(["direct", "Côte d’Ivoire", ""])
    return marked(text, [Mark(min(p), max(p), a, b) for p, a, b in draw(st.lists(st.tuples(places, *tags), max_size=6))])


def spans(text):
    return sorted((m.start, m.stop, m.tag) for m in text.marks)


def streamed(write, one):
    out = io.StringIO()
    write([one], out)
    return out.getvalue()


def as_annotations(one):
    return [json.loads(line) for line in streamed(write_annotations, one).split("\n")[:-1]]


def web_annotation(one):
    found = []
    for annotation in as_annotations(one):
        position, quotation = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        around = quotation["prefix"] + quotation["exact"] + quotation["suffix"]
        assert one.text[start:end] == quotation["exact"]
        assert one.text[max(start - 32, 0) : end + 32] == around
        values = {b["purpose"]: b["value"] for b in annotation["body"]}
        found.append((start, end, ": ".join(values[p] for p in ("classifying", "tagging") if p in values)))
    return found


def uima(one):
    read = cassis.load_cas_from_json(json.dumps(cas(one)))
    assert read.sofa_string == one.text
    found = read.select("custom.Span")
    assert all(a.get_covered_text() == one.text[a.begin : a.end] for a in found)  # cassis counts code points once read
    return [(a.begin, a.end, a.label) for a in found]


def label_studio(one):
    (task,) = json.loads(streamed(write_tasks, one))
    (prediction,) = task["predictions"]
    assert {v["value"] for v in task["data"]["labels"]} == {m.tag for m in one.marks}
    values = [r["value"] for r in prediction["result"]]
    assert all(task["data"]["text"][v["start"] : v["end"]] == v["text"] for v in values)
    return [(v["start"], v["end"], *v["labels"]) for v in values]


def doccano(one):
    record = json.loads(streamed(write_labels, one))
    assert record["text"] == one.text
    return [tuple(label) for label in record["label"]]


def brat(one):
    """As brat's own reader has it: lines, then tabs, then fragments, whose words are joined by a space."""
    with TemporaryDirectory() as folder:
        write_standoff([one], Path(folder))
        raw = (Path(folder) / f"{DOC}.txt").read_bytes().decode("utf-8")
        lines = (Path(folder) / f"{DOC}.ann").read_bytes().decode("utf-8").splitlines()
        types = (Path(folder) / "annotation.conf").read_text().partition("[relations]")[0].split()[1:]
    assert raw == one.text
    found, tags = [], {}
    for line in lines:
        name, data, words = line.split("\t", 2)
        if name.startswith("#"):
            tags[data.split()[1]] = words
            continue
        kind, places = data.split(" ", 1)
        pieces = [tuple(map(int, p.split(" "))) for p in places.split(";")]
        assert kind in types
        assert re.fullmatch(r"[\w-]+", kind, re.ASCII)
        assert words == " ".join(raw[a:b] for a, b in pieces)
        found.append((name, pieces[0][0], pieces[-1][1]))
    return [(start, stop, tags[name]) for name, start, stop in found]


READERS = (web_annotation, uima, label_studio, doccano)


@pytest.mark.parametrize("read", READERS)
def test_the_example_comes_back(read):
    plain = marked(STORY, [m._replace(rule="") for m in MARKS])
    if read is web_annotation:
        plain = marked(STORY, [m for m in plain.marks if m.kind or m.label])
    assert sorted(read(plain)) == spans(plain)


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(one=texts())
def test_any_text_comes_back(read, one):
    expected = spans(one)
    if read is web_annotation:
        expected = [(a, b, "span" if tag == "" else tag) for a, b, tag in expected]
    assert sorted(read(one)) == expected


@settings(max_examples=100, deadline=None)
@given(one=texts())
def test_brat_holds_any_text_by_fragments(one):
    solid = marked(one.text, [m for m in one.marks if "".join(one.text[m.start : m.stop].splitlines())])
    found = sorted((a, b) for a, b, _ in brat(solid))
    for (start, stop), m in zip(found, sorted(solid.marks, key=lambda m: bounds(one.text, m)), strict=True):
        assert (start, stop) == bounds(one.text, m)


def bounds(text, mark):
    """The span without line ends on both sides."""
    inner = [i for i in range(mark.start, mark.stop) if "".join(text[i].splitlines())]
    return inner[0], inner[-1] + 1


def test_brat_splits_at_line_ends_and_notes_the_label():
    found = standoff(EXAMPLE).splitlines()
    start = STORY.index("Amber.")
    cote = STORY.index("Côte")
    assert f"T4\tmention-Cote-d-Ivoire {start} {start + 6};{cote} {cote + 4}\tAmber. Côte" in found
    assert "#4\tAnnotatorNotes T4\tmention: Côte d’Ivoire" in found
    brat(marked(STORY, [m._replace(rule="") for m in MARKS]))
    with pytest.raises(AuditError, match="covers line ends alone"):
        standoff(marked("a\n\nb", [Mark(1, 3)]))


def test_cas_counts_utf16_units():
    raw = STORY.encode("utf-16-le")
    found = [s for s in cas(EXAMPLE)["%FEATURE_STRUCTURES"] if s["%TYPE"] == "custom.Span"]
    for mark, span in zip(EXAMPLE.marks, found, strict=True):
        assert raw[2 * span["begin"] : 2 * span["end"]].decode("utf-16-le") == STORY[mark.start : mark.stop]


def test_doccano_counts_what_its_import_would_drop_and_writes_ascii():
    assert streamed(write_labels, EXAMPLE).isascii()
    assert json.loads(streamed(write_labels, EXAMPLE))["overlapping"] == 4


def test_annotations_say_what_they_mark_and_who_made_them():
    found = as_annotations(EXAMPLE)
    assert len({a["id"] for a in found}) == len(MARKS)
    last = next(a for a in found if a["body"][0]["value"] == "trait")
    assert [(b["purpose"], b["value"]) for b in last["body"]] == [
        ("classifying", "trait"),
        ("tagging", "outlet"),
        ("describing", "loaded:verb"),
    ]
    assert last["creator"] == {"type": "Software", "name": "newsaudit, kit k1"}
    source = last["target"]["source"]
    assert source["id"].removeprefix("urn:uuid:").replace("-", "") == DOC
    assert (source["dcterms:identifier"], source["via"]) == ("a1", "https://ledger.example/1")
    failure = unaudited("a2", "load", "a2: no article", "k1")
    assert [b["value"] for b in failure["body"]] == ["failure", "load", "a2: no article"]
    assert "selector" not in failure["target"]


@pytest.fixture(scope="module")
def database(tmp_path_factory, kit):
    path = tmp_path_factory.mktemp("annotations") / "audit.duckdb"
    con = open(path, write=True)
    same = "Strike 😀 goes on\n“It is over,” said Ada Brandt on Monday."
    audits = [
        audit(load(Input("a", text=same, url="https://ledger.example/1")), kit),
        audit(load(Input("b", text=same, url="https://ledger.example/2")), kit),
    ]
    write(con, audits)
    con.close()
    return path


SPANS = "SELECT * FROM evidence WHERE kind = 'statement'"


def test_the_command_writes_each_format(run, database, tmp_path):
    ask = ["query", SPANS, "--database", database, "--format"]
    (one,) = [json.loads(line) for line in run(*ask, "webannotation").stdout.splitlines()]
    assert one["target"]["selector"][1]["exact"] == "“It is over,”"
    assert one["target"]["source"]["via"] == ["https://ledger.example/1", "https://ledger.example/2"]
    (task,) = json.loads(run(*ask, "labelstudio").stdout)
    assert task["data"]["text"].startswith("Strike 😀")  # the text is there although --text none is the default
    assert json.loads(run(*ask, "doccano").stdout)["input"] == "a"
    for form, names in (("cas", {".json"}), ("brat", {".txt", ".ann", ".conf"})):
        assert run(*ask, form).returncode == 2
        assert run(*ask, form, "--output", form).returncode == 0
        assert {p.suffix for p in (tmp_path / form).iterdir()} == names
        again = run(*ask, form, "--output", form)
        assert (again.returncode, b"exists already" in again.stderr) == (2, True)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brat", "cas"]


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT doc, kind FROM evidence", "need a column start and stop"),
        ("SELECT doc, cue_start AS start, NULL AS stop FROM statement", "row 1 has no span"),
        ("SELECT 'x' AS doc, 0 AS start, 1 AS stop", "x: no text of this database"),
        ("SELECT doc, 5 AS start, 5 AS stop FROM statement", "5 to 5 is not a span"),
        ("SELECT doc, 0 AS start, 5000 AS stop FROM statement", "0 to 5000 is not a span"),
    ],
)
def test_rows_without_a_span_are_refused_in_one_line(run, database, sql, said):
    done = run("query", sql, "--database", database, "--format", "webannotation")
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_nothing_asked_is_nothing_written(run, database):
    ask = ["query", "SELECT * FROM evidence WHERE false", "--database", database, "--format"]
    assert [run(*ask, form).stdout for form in ("webannotation", "doccano", "labelstudio")] == [b"", b"", b"[]\n"]
