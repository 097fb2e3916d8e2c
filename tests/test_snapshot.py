"""MHTML as Chromium 156 writes it (`Page.captureSnapshot`), from a page of our own: its headers, parts and shadow roots."""

import quopri

from audit.load import load
from audit.load.corpus.one import source

HEAD = """From: <Saved by Blink>
Snapshot-Content-Location: https://ledger.example/ferries--now
Subject: =?utf-8?Q?Ferries=20stand=20still=20=E2=80=93=20Harbour=20Ledger?=
Date: Sun, 29 Nov 2026 20:46:20 GMT
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--1lVQxN8SJnjWMn4c25B6OQ----"


"""
PART = """------MultipartBoundary--1lVQxN8SJnjWMn4c25B6OQ----
Content-Type: text/html
Content-ID: <frame-{id}@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {url}

"""
PAGE = """<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><title>Ferries \
stand still – Harbour Ledger</title></head>
<body><article><h1>Ferries stand still at Quarrow</h1>
<p>The ferries between Quarrow and Selby stood still on Monday after talks between the harbour operator and its machinists failed.</p>
<p>“We shall not change our demand – not for a café,” said Bo Tarn, who speaks for the machinists of the harbour.</p>
<iframe src="cid:frame-2@mhtml.blink"></iframe>
<div id="open"><template shadowmode="open"><p>The open box says: the strike lasts until Friday evening at the least.</p></template></div>\
<div id="closed"><template shadowmode="closed"><p>The closed box says: buses replace the ferries from Tuesday on.</p></template></div>
<p>Harbour director Mary Quill called the decision wrong. She said the board had prepared another offer.</p>
</article></body></html>"""
FRAME = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252"></head>\
<body><p>The framed table: 12 ferries, 90 pupils.</p></body></html>"""


def snapshot():
    raw = HEAD.encode()
    for number, url, markup in ((1, "https://ledger.example/ferries--now", PAGE), (2, "https://ledger.example/f", FRAME)):
        raw += PART.format(id=number, url=url).encode() + quopri.encodestring(markup.encode("cp1252")) + b"\n"
    return (raw + b"------MultipartBoundary--1lVQxN8SJnjWMn4c25B6OQ------\n").replace(b"\n", b"\r\n")


def test_a_snapshot_of_chromium_is_the_page_with_frames_and_shadow_roots_in_place(tmp_path):
    (tmp_path / "a.mhtml").write_bytes(snapshot())
    found = load(source(str(tmp_path / "a.mhtml")))
    assert [found.text[b.start : b.stop].split()[:3] for b in found.blocks] == [
        ["Ferries", "stand", "still"],
        ["The", "ferries", "between"],
        ["“We", "shall", "not"],
        ["The", "framed", "table:"],
        ["The", "open", "box"],
        ["The", "closed", "box"],
        ["Harbour", "director", "Mary"],
    ]
    assert "demand – not for a café,” said" in found.text
    assert (found.url, found.fetched) == ("https://ledger.example/ferries--now", "2026-11-29T20:46:20+00:00")
    assert ("saved_by", "chromium mhtml") in {(s.field, s.value) for s in found.said}


COMPLETE = PAGE.replace("<!DOCTYPE html>", "<!DOCTYPE html>\n<!-- saved from url=({length:04d}){url} -->\n", 1)


def test_a_webpage_complete_has_its_address_in_the_comment(tmp_path):
    url = "https://ledger.example/ferries--now"
    raw = COMPLETE.replace("{length:04d}", f"{len(url):04d}").replace("{url}", url.replace("--", "-%2D"))
    (tmp_path / "Ferries.html").write_bytes(raw.encode("cp1252"))
    found = load(source(str(tmp_path / "Ferries.html")))
    assert found.url == url
    assert "not for a café,” said" in found.text
