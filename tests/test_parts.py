"""`audit article --part N` shows one article of a file that holds several, whatever its kind."""

import gzip
import json

import pytest
import saved

from audit.errors import AuditError
from audit.load.corpus.one import source

TEXTS = [f"Ferries stand still for day {i}\nTalks between the crews failed on day {i}." for i in (1, 2, 3)]
LINES = "\n".join(json.dumps({"id": f"r{i}", "text": text}) for i, text in enumerate(TEXTS, 1)).encode()


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv"])
def test_a_record_by_its_number(tmp_path, name):
    raw = b"id,text\n" + b"".join(f'r{i},"{text}"\n'.encode() for i, text in enumerate(TEXTS, 1))
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINES) if name.endswith("gz") else LINES if "jsonl" in name else raw)
    assert [source(str(path), part=n).id for n in (1, 2, 3)] == ["r1", "r2", "r3"]
    with pytest.raises(AuditError, match="no article 4: it holds 3; give --part 1 to --part 3"):
        source(str(path), part=4)
    with pytest.raises(AuditError, match=r"a file of many articles .*or one of them with --part N"):
        source(str(path))


def test_a_page_of_an_archive_by_its_number(tmp_path):
    path = tmp_path / "a.wacz"
    path.write_bytes(saved.wacz(saved.some_warcs()))
    assert source(str(path), part=2).url == "https://ledger.example/2026/3"
    with pytest.raises(AuditError, match="no article 9: it holds 3"):
        source(str(path), part=9)


def test_a_broken_record_has_a_number_too(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{broken\n" + LINES)
    assert source(str(path), part=2).id == "r1"
    with pytest.raises(AuditError, match=r"a.jsonl:1: not JSON"):
        source(str(path), part=1)


def test_a_part_on_standard_input(run):
    for raw in (LINES, gzip.compress(LINES)):
        done = run("article", "-", "--part", 3, "--format", "json", stdin=raw)
        assert json.loads(done.stdout)["id"] == "r3", done.stderr
    assert b"no article 2: it holds one" in run("article", "-", "--part", 2, stdin=TEXTS[0].encode()).stderr
    assert run("article", "-", "--part", 0, stdin=LINES).returncode == 2


@pytest.mark.parametrize("url", ["nonsense", "https://", "file:///a", "http://[", "https://two words.example/"])
def test_what_is_no_web_address_is_refused_as_url(run, url):
    done = run("article", "-", "--url", url, stdin=TEXTS[0].encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().strip() == f"audit: --url {url}: not an address; write it as https://news.example/story"


def test_a_text_whose_address_was_given_has_one_though_its_host_is_unknown(run):
    done = run("article", "-", "--url", "https://quarrow.example/a", stdin=TEXTS[0].encode()).stdout.decode()
    assert "plain text has no links" in done
    assert "no address" not in done
    assert "plain text has no address" in run("article", "-", stdin=TEXTS[0].encode()).stdout.decode()
