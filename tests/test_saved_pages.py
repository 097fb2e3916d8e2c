"""Pages that a browser or an archiver saved: read as the page they were, in `article` and `batch` alike."""

import random

import pytest
import saved
import warcs

from audit.errors import AuditError
from audit.load import Input, load
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.one import source
from audit.load.input import LeftOut
from audit.rows import Failure

KINDS = {
    "a.mhtml": saved.mhtml(),
    "b.mht": saved.mhtml(base64=True, encoding="utf-8"),
    "c.webarchive": saved.webarchive(),
    "x.webarchive": saved.webarchive(binary=False, encoding="utf-8"),
    "s.html": saved.single_file().encode(),
    "w.htm": saved.browser_saved().encode(),
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("rename", [False, True], ids=["named", "unnamed"])
def test_a_saved_page_is_the_page_with_its_address(tmp_path, name, rename):
    path = tmp_path / ("page.dat" if rename and not name.startswith(("s", "w")) else name)
    path.write_bytes(KINDS[name])
    (batched,) = corpus([str(tmp_path)])
    alone = source(str(path))
    assert batched == alone
    document = load(alone)
    assert document.text.startswith("\n".join(("Grain quay reopens", *saved.STORY)))
    assert (document.url, document.host, document.format) == (saved.URL, "ledger.example", "html")
    moment = {"a": "2026-11-29T09:15:00+00:00", "b": "2026-11-29T09:15:00+00:00", "s": "2026-11-29T10:15:00+01:00"}
    assert document.fetched == moment.get(name[0])
    by = {"a": "chromium mhtml", "b": "chromium mhtml", "c": "safari webarchive", "x": "safari webarchive", "s": "SingleFile"}
    assert [s.value for s in document.said if s.field == "saved_by"] == ([by[name[0]]] if name[0] in by else [])


def test_frames_and_shadow_roots_are_where_the_browser_showed_them(tmp_path):
    inner = (
        '<iframe src="cid:frame-2@mhtml.blink" width=3></iframe>'
        '<x-quote><template shadowmode="closed"><p>The letter asked for talks, <slot></slot> said.</p></template>the lines</x-quote>'
        "<p>Trains to the quay will end on Friday, the rail company said in a note to farmers.</p>"
    )
    frame = "<p>The rail company declined to say how many trains had run since the quay was shut.</p>"
    path = tmp_path / "a.mhtml"
    path.write_bytes(saved.mhtml(inner=inner, frame=frame))
    text = load(source(str(path))).text
    assert "closed after nine weeks" not in text
    order = [
        text.index(w) for w in (saved.STORY[3], "The rail company declined", "talks, the lines said.", "Trains to the quay")
    ]
    assert order == sorted(order)


def test_two_hyphens_in_an_address_are_told_from_an_escape():
    from audit.load.saved_page import saved as comment

    for url in ("https://ledger.example/a-%2Db", "https://ledger.example/a--b", "https://ledger.example/a"):
        written = url.replace("--", "-%2D")
        assert comment(f"<!doctype html>\n<!-- saved from url=({len(url):04d}){written} -->\n<html>").url == url


def test_a_wacz_gives_each_page_once_and_counts_the_rest(tmp_path):
    for name in ("a.wacz", "b.dat"):
        path = tmp_path / name
        path.write_bytes(saved.wacz(saved.some_warcs()))
        found = list(corpus([str(path)]))
        assert [g.id[-1] for g in found if isinstance(g, Input)] == ["1", "3", "4"]
        reasons = sorted(g.reason for g in found if isinstance(g, LeftOut))
        assert reasons == sorted(
            ["request record", "answer of a media type other than a page's", "index of a WACZ", "page list of a WACZ",
             "description of a WACZ", "description of a WACZ"]
        )  # fmt: skip
        assert len(found) == 9
    with pytest.raises(AuditError, match="more than one page; give it to audit batch, or one of them"):
        source(str(path))
    assert [g.id[-1] for g in corpus([str(path)], Wanted(hosts=("courier.example",))) if isinstance(g, Input)] == []


def test_an_archive_with_one_page_is_that_page_for_audit_article(tmp_path):
    raw = saved.some_warcs()["b.warc.gz"]
    for name, content in (("b.warc.gz", raw), ("b.dat", raw), ("b.wacz", saved.wacz({"b.warc.gz": raw}))):
        (tmp_path / name).write_bytes(content)
        assert source(str(tmp_path / name)).url == "https://ledger.example/2026/4"


def encrypted(raw):
    """The zip with the flags of encryption set, in its directory and before its first file."""
    raw = bytearray(raw)
    raw[6] |= 1
    for n in range(len(raw) - 4):
        if raw[n : n + 4] == b"PK\x01\x02":
            raw[n + 8] |= 1
    return bytes(raw)


WACZ = saved.wacz(saved.some_warcs())
BAD = {
    "cut.mhtml": (KINDS["a.mhtml"][:900], "breaks off"),
    "head.mhtml": (KINDS["a.mhtml"][:300], "without a page"),
    "empty.mhtml": (b"", "empty"),
    "text.mhtml": (b"Nothing of the kind.", "without a page"),
    "cut.webarchive": (KINDS["c.webarchive"][:-200], "damaged or breaks off"),
    "cut2.webarchive": (KINDS["x.webarchive"][:-200], "damaged or breaks off"),
    "empty.webarchive": (b"", "empty"),
    "picture.webarchive": (saved.webarchive(media="image/png"), "of image/png, not of a page"),
    "text.webarchive": (b"Nothing of the kind.", "damaged or breaks off"),
    "cut.wacz": (WACZ[:-300], "not a whole WACZ"),
    "empty.wacz": (b"", "not a whole WACZ"),
    "text.wacz": (b"Nothing of the kind.", "not a whole WACZ"),
    "locked.wacz": (encrypted(WACZ), "protected by a password"),
    "empty.warc.gz": (b"", "empty"),
    "text.warc": (b"Nothing of the kind.", "not a record"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_clear_line(tmp_path, name):
    raw, words = BAD[name]
    path = tmp_path / name
    path.write_bytes(raw)
    found = list(corpus([str(path)]))
    assert [g for g in found if isinstance(g, Input)] == []
    failed = [g for g in found if isinstance(g, Failure)]
    assert len(failed) == (2 if name == "locked.wacz" else 1)
    assert words in failed[0].error
    assert "\n" not in failed[0].error
    with pytest.raises(AuditError, match=words):
        source(str(path))


def test_a_saved_page_may_be_larger_than_its_article(tmp_path):
    raw = saved.mhtml()
    picture = b"\r\n" + b"A" * 76
    at = raw.rindex(b"\r\n--")
    (tmp_path / "a.mhtml").write_bytes(raw[:at] + picture * 300_000 + raw[at:])
    assert load(source(str(tmp_path / "a.mhtml"))).url == saved.URL


def test_a_mail_is_no_saved_page(tmp_path):
    from audit.load.file_starts import is_mhtml

    assert not is_mhtml(
        b"Received: x\r\n" + KINDS["a.mhtml"].replace(b"From: <Saved by Blink>\r\nSnapshot-Content-Location:", b"X:", 1)
    )
    assert not is_mhtml(b"Norhaven: the council met.\n\nIt voted.")


def mangled(raw, dice):
    """The bytes with a stretch cut out, doubled, zeroed or changed."""
    at = dice.randrange(len(raw))
    size = dice.choice([1, 3, 40, 400])
    piece = raw[at : at + size]
    other = dice.choice(
        [b"", piece * 2, bytes(len(piece)), bytes(b ^ dice.randrange(1, 256) for b in piece), b"\r\n\r\n", b"--"]
    )
    return raw[:at] + other + raw[at + size :]


@pytest.mark.parametrize(
    "name", ["a.mhtml", "b.mht", "c.webarchive", "x.webarchive", "a.wacz", "a.warc", "a.warc.gz", "a.warc.zst"]
)
def test_any_bytes_give_a_page_or_one_line(tmp_path, name):
    records = [*warcs.others(1), warcs.Record(9), warcs.Record(10, coding="br", says_coding="br")]
    whole = {"a.wacz": WACZ, **{f"a{warcs.suffix(k)}": warcs.archive(records, k) for k in ("warc", "gz", "zst")}, **KINDS}[name]
    dice = random.Random(name)
    path = tmp_path / name
    for _ in range(150):
        raw = whole
        for _ in range(dice.choice([1, 1, 2, 5])):
            raw = mangled(raw, dice) or b"x"
        path.write_bytes(raw)
        found = list(corpus([str(path)]))
        assert found
        for one in found:
            if isinstance(one, Failure):
                assert "\n" not in one.error
        try:
            load(source(str(path)))
        except AuditError as e:
            assert "\n" not in str(e)


def test_docs_name_every_input():
    from pathlib import Path

    from audit.load.sniff import ARTICLES, CORPORA, SAVED

    text = (Path(__file__).parent.parent / "docs" / "inputs.md").read_text(encoding="utf-8")
    suffixes = [s for f in (*ARTICLES, *SAVED, *CORPORA) for s in f.suffixes]
    assert [s for s in suffixes if f"`{s}`" not in text] == []


@pytest.mark.slow
def test_done_failed_and_left_out_add_up_in_a_batch(run, tmp_path):
    folder = tmp_path / "given"
    folder.mkdir()
    for name, raw in {**KINDS, "d.wacz": WACZ, "logo.bin": b"\x00\x01", "cut.mhtml": BAD["cut.mhtml"][0]}.items():
        (folder / name).write_bytes(raw)
    records = [*warcs.others(20), *warcs.with_broken([warcs.Record(n) for n in range(40, 45)], [1], "long")]
    (folder / "e.warc.gz").write_bytes(warcs.archive(records, "gz"))
    done = run("batch", str(folder), "--to", "out.jsonl")
    assert done.returncode == 1
    told = done.stderr.decode() if isinstance(done.stderr, bytes) else done.stderr
    assert f"{6 + 3 + 4} done, 2 failed, {6 + 1 + 8} skipped ({6 + 1 + 8} left out)" in told
    assert "2 × description of a WACZ" in told
    assert "1 × revisit record" in told
