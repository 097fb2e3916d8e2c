"""Inputs of `audit article`: files of every kind, drafts, and addresses of a server on this machine."""

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from audit.errors import AuditError
from audit.load import document as loading
from audit.load import load
from audit.load.corpus import fetch as fetching
from audit.load.corpus.fetch import fetch
from audit.load.corpus.one import path, source
from audit.load.input import Input
from audit.load.sniff import kind

STORY = "Ministers resume talks\nThey met on Monday in the harbour town."


@pytest.mark.parametrize(
    ("name", "raw", "words"),
    [
        ("empty.txt", b" \n ", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n0000", "a PNG image"),
        ("photo.html", b"\xff\xd8\xff\xe0 JFIF", "a JPEG image"),
        ("memo.txt", b"%PDF-1.7", "a PDF"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "old Office file"),
        ("pack.zip", b"PK\x03\x04abc", "a zip archive"),
        ("base.txt", b"12345678DUCK0000", "a DuckDB database"),
        ("table.xlsx", b"PK\x03\x04[Content_Types].xml0000xl/workbook.xml", "an Excel workbook.*csv"),
        ("table.zip", b"PK\x03\x04_rels/.rels0000xl/_rels/workbook.xml.rels", "an Excel workbook"),
        ("talk.pptx", b"PK\x03\x04[Content_Types].xml0000ppt/slides/slide1.xml", "a presentation"),
        ("novel.epub", b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "an EPUB book.*unpack"),
        ("draft.pages", b"PK\x03\x04" + bytes(26) + b"Index/Document.iwa", "iWork.*docx"),
        ("alert.msg", b"\xd0\xcf\x11\xe0" + bytes(600) + "__substg1.0_0037001F".encode("utf-16-le"), "Outlook.*eml"),
        ("visits.har", b'{"log": {"entries": [{"text": "<html><p>Ships wait.</p>"}]}}', "JSON, not a text.*jsonl"),
        ("notes.ipynb", b'{\n "cells": []\n}', "JSON, not a text"),
        ("all.txt", b'[\n {"id": 1, "text": "Ships wait."}]', "JSON, not a text"),
        ("links.txt", b"https://a.example/1\nhttps://a.example/2\r\n\r\nwww.a.example/3", "addresses, not an article"),
        ("one.txt", b"https://a.example/1\n", "addresses, not an article.*audit article ADDRESS"),
        ("draft.docx", b"PK\x03\x04abc", "a damaged .docx"),
        ("noise.txt", bytes(range(256)) * 4, "binary data|unknown encoding"),
    ],
)
def test_what_is_no_article_is_named(tmp_path, name, raw, words):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(AuditError, match=words) as caught:
        load(source(str(tmp_path / name)))
    assert name in str(caught.value)
    assert caught.value.way_out


WHOLE = "Lock closed\n\nThe lock at Amber was closed on Monday, the port said.\n"


@pytest.mark.parametrize(
    ("text", "headline", "begins"),
    [
        ("https://a.example/lock\n\n" + WHOLE, "Lock closed", "The lock"),
        ("<https://a.example/lock?x=1>\n" + WHOLE, "Lock closed", "The lock"),
        ("https://a.example/lock\n\nThe lock was closed on Monday.\n\nNobody saw it.\n", None, "The lock"),
        ("a.example reports\n\n" + WHOLE, "a.example reports", "Lock closed"),
        ("{Lock} closed\n\n" + WHOLE, "{Lock} closed", "Lock closed"),
    ],
)
def test_an_address_in_the_first_line_is_no_headline(text, headline, begins):
    document = load(Input("a", text=text))
    heads = [text[b.start : b.stop] for b in document.blocks if b.zone == "headline"]
    assert (heads, document.text[document.body_start :].startswith(begins)) == ([headline] * bool(headline), True)


def test_a_given_title_leaves_no_line_to_be_the_headline():
    document = load(
        Input("a", title="Lock closed", text="https://a.example/lock\n\nAmber waits\n\nThe lock was closed on Monday.")
    )
    assert "headline" not in {b.zone for b in document.blocks}


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("page.txt", b"<p class=lead>The lock was closed on Monday.</p><p>Nobody saw it at the port.</p>", "html"),
        ("-", b"\n<h2>Lock closed</h2><p>The lock was closed on Monday, the port said.</p>", "html"),
        ("note.txt", b"<Port> is the word.\n\nThe lock was closed on Monday.", "text"),
        ("note.md", b'<p align="center">Amber</p>\n\n# Lock closed\n\nThe lock was closed.', "markdown"),
    ],
)
def test_a_part_of_a_page_is_a_page_but_in_markdown(name, raw, expected):
    assert kind(raw, name) == expected


def test_missing_files_and_folders_are_named(tmp_path):
    with pytest.raises(AuditError, match="no such file"):
        path(tmp_path / "none.txt")
    with pytest.raises(AuditError, match="a folder"):
        path(tmp_path)


def test_a_giant_is_refused_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setattr(loading, "LARGEST", 1000)
    (tmp_path / "giant.txt").write_text("word " * 1000)
    with pytest.raises(AuditError, match="more than"):
        load(path(tmp_path / "giant.txt"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(tmp_path, encoding):
    text = "Café scandale à Genève\n“C’est très étonnant”, a déclaré la présidente du conseil, gênée par l’affaire.\n" * 5
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert load(path(tmp_path / "a.txt")).text == text


def test_markdown_links_point_at_their_words(tmp_path):
    (tmp_path / "a.md").write_text(
        "---\ntitle: Talks resume\nauthor: [Ana Sol, Ben Ito]\ndate: 2026-03-01\n---\n# Talks *resume*\n\n"
        "They [met **again**](https://a.example/x) on\nMonday.\n\n- one\n- two\n\n> We agree.\n"
    )
    document = load(path(tmp_path / "a.md"))
    assert document.text == "Talks resume\nThey met again on Monday.\none\ntwo\nWe agree."
    (link,) = [a for b in document.blocks for a in b.links]
    assert (document.text[link.start : link.stop], link.href) == ("met again", "https://a.example/x")
    assert [(s.field, s.value) for s in document.said] == [
        ("headline", "Talks resume"), ("author", "Ana Sol"), ("author", "Ben Ito"), ("published", "2026-03-01"),
    ]  # fmt: skip
    assert [b.tag for b in document.blocks] == ["h1", "p", "li", "li", "blockquote"]


def word(paragraphs: str, rels: str = "") -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {w} {r}><w:body>{paragraphs}</w:body></w:document>")
        if rels:
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{rels}</Relationships>")
    return out.getvalue()


def test_word_drafts_lose_deleted_text_and_keep_links(tmp_path):
    raw = word(
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Talks resume</w:t></w:r></w:p>'
        '<w:p><w:r><w:t xml:space="preserve">They </w:t></w:r><w:del><w:r><w:delText>quarrelled</w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t>met</w:t></w:r></w:ins><w:hyperlink r:id="r1"><w:r><w:t xml:space="preserve"> in Lund</w:t></w:r>'
        "</w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>",
        '<Relationship Id="r1" TargetMode="External" Target="https://a.example/lund"/>',
    )
    (tmp_path / "a.docx").write_bytes(raw)
    document = load(path(tmp_path / "a.docx"))
    assert document.text == "Talks resume\nThey met in Lund."
    (link,) = document.blocks[1].links
    assert (document.text[link.start : link.stop], link.href) == ("in Lund", "https://a.example/lund")
    assert document.blocks[0].zone == "headline"


def test_an_entity_bomb_is_a_damaged_draft(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb + "]><d>&j;</d>")
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    with pytest.raises(AuditError):
        load(path(tmp_path / "a.docx"))


class Answers(BaseHTTPRequestHandler):
    def do_GET(self):
        status, kind, body, more = {
            "/story": (200, "text/plain; charset=iso-8859-1", (STORY + " Café.").encode("latin-1"), {}),
            "/moved": (301, "text/html", b"", {"Location": "/story"}),
            "/round": (302, "text/html", b"", {"Location": "/round"}),
            "/inside": (302, "text/html", b"", {"Location": "ftp://127.0.0.1/x"}),
            "/memo.pdf": (200, "application/pdf", b"%PDF", {}),
            "/big": (200, "text/plain", b"x" * 5000, {}),
        }.get(self.path, (404, "text/html", b"gone", {}))
        if self.path == "/slow":
            threading.Event().wait(3)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_redirects_are_followed_and_recorded(server):
    given = source(f"{server}/moved", allow_private=True)
    document = load(given)
    assert document.text == STORY + " Café."
    assert document.url == f"{server}/story"
    assert [(s.field, s.value, s.origin) for s in document.said] == [("redirected_from", f"{server}/moved", "url")]
    assert document.fetched


@pytest.mark.parametrize(
    ("path", "words"),
    [("/none", "answered 404"), ("/memo.pdf", "application/pdf"), ("/round", "redirects"), ("/inside", "not an http")],
)
def test_answers_that_are_no_article_are_named(server, path, words):
    with pytest.raises(AuditError, match=words):
        fetch(server + path, allow_private=True)


def test_private_addresses_need_leave(server):
    for url in (server, "http://localhost/", "http://[::1]/", "http://169.254.169.254/latest", "http://0.0.0.0/"):
        with pytest.raises(AuditError, match="a private address"):
            fetch(url)


def test_size_and_time_are_bounded(server, monkeypatch):
    monkeypatch.setattr(fetching, "LARGEST", 1000)
    with pytest.raises(AuditError, match="more than"):
        fetch(f"{server}/big", allow_private=True)
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(AuditError, match="no whole answer"):
        fetch(f"{server}/slow", allow_private=True)


def test_a_closed_port_is_one_line(server):
    with pytest.raises(AuditError, match="nothing answers"):
        fetch("http://127.0.0.1:9/", allow_private=True)
