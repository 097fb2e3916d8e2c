"""Patterns of files whose size grows: rich text, Word, PDF, Markdown, archives, mail, feeds, agencies, tables and JSON.

A pattern makes the bytes of a file of its suffix, of about so many characters; the container around the growing part is valid.
"""

import csv
import io
import json
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import exported
import pdfs
import press
import warcs

STORY = "Ministers met in Vell on Monday to discuss the canal, officials said, and they will meet again."
PAGE = warcs.page(1).decode()
Make = Callable[[int], bytes]


def times(unit: str, n: int) -> str:
    """A unit over and over, about `n` characters."""
    return unit * max(1, n // len(unit))


def rtf(unit: str, close: str = "") -> Make:
    """Rich text whose body ends with a unit over and over, and as many `close`."""
    made = press.rtf(["Talks resume", STORY, STORY, ""]).removesuffix(b"\\par}")
    return lambda n: made + times(unit, n).encode() + (close * max(1, n // len(unit))).encode() + b"\\par}"


def docx(unit: str, before: str = "<w:p>", after: str = "</w:p>") -> Make:
    """A Word draft whose body ends with a unit over and over."""
    empty = press.docx(["Talks resume", STORY, STORY])

    def made(n: int) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(empty)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.namelist():
                raw = old.read(part).decode()
                new.writestr(part, raw.replace("</w:body>", f"{before}{times(unit, n)}{after}</w:body>"))
        return out.getvalue()

    return made


def pdf(unit: str, before: str = "BT /F1 10 Tf 60 700 Td (Talks resume) Tj ", after: str = " ET") -> Make:
    """A PDF whose page holds operators over and over."""
    return lambda n: pdfs.made_pdf(pdfs.Sheet(), packed=zlib.compress(f"{before}{times(unit, n)}{after}".encode()))


def pdf_pages(n: int) -> bytes:
    """A PDF of short pages of wrapped lines."""
    sheets = []
    for _ in range(max(1, n // 500)):
        sheets.append(pdfs.Sheet())
        sheets[-1].column(60, 80, 400, f"{STORY}\n" * 5)
    return pdfs.made_pdf(*sheets)


def draft(unit: str, head: str = "") -> Make:
    """A Markdown draft that ends with a unit over and over, or whose front matter does."""
    if head:
        return lambda n: f"---\ntitle: Talks\n{head}{times(unit, n)}\n---\n# Talks resume\n\n{STORY}\n".encode()
    return lambda n: f"# Talks resume\n\n{STORY}\n\n{times(unit, n)}\n".encode()


def warc(*, warc_unit: str = "", http_unit: str = "") -> Make:
    """A record with a unit over and over among its own headers or those of HTTP."""

    def made(n: int) -> bytes:
        body = PAGE.encode()
        more = times(http_unit, n) if http_unit else ""
        block = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body
        own = times(warc_unit, n) if warc_unit else ""
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ledger.example/a\r\n{own}"
            "WARC-Date: 2026-11-02T06:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        return head.encode() + block + b"\r\n\r\n"

    return made


def warc_records(n: int) -> bytes:
    """Records of redirects around one page."""
    return warcs.Record(1).raw() + warcs.Record(2, status="301 Moved", body=b"").raw() * max(1, n // 100)


def mail(unit: str, *, among: str = "head") -> Make:
    """A mail with a unit over and over among its headers, or in its text."""

    def made(n: int) -> bytes:
        head = "From: Harbour Ledger <a@ledger.example>\nSubject: Talks resume\nDate: Tue, 24 Nov 2026 07:00:00 +0100\n"
        text = f"Talks resume\n{STORY}\n{STORY}\n"
        more = times(unit, n)
        if among == "head":
            return f"{head}{more}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}".encode()
        kind = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
        if among == "text":
            return f"{head}MIME-Version: 1.0\n{kind}{text}{more}".encode()
        parts = f"--b\n{kind}{text}\n{more}--b--\n"
        return f"{head}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{parts}".encode()

    return made


def replaced(whole: str, old: str, unit: str) -> Make:
    """A valid file with a unit over and over in front of some words."""
    return lambda n: whole.replace(old, times(unit, n) + old, 1).encode()


def json_line(key: str, unit: str, start: str = "", stop: str = "") -> Make:
    """A JSON line with a value of another key that grows, as JSON text."""
    line = json.dumps({"id": "a", "url": "https://ledger.example/a", "text": f"Talks resume\n{STORY}"}).removesuffix("}")
    return lambda n: f'{line}, "{key}": {start}{times(unit, n)}{stop}}}\n'.encode()


def table(unit: str) -> Make:
    """A CSV with a cell that grows."""

    def made(n: int) -> bytes:
        out = io.StringIO()
        csv.writer(out).writerows([("id", "text"), ("a", f"Talks resume\n{STORY}\n{times(unit, n)}")])
        return out.getvalue().encode()

    return made


def wide_table(n: int) -> bytes:
    """A CSV with columns that nobody asked for."""
    count = max(1, n // 12)
    names, cells = "".join(f",column {k}" for k in range(count)), ",b" * count
    return f"id,text{names}\na,{json.dumps(STORY)}{cells}\n".encode()


RUN = "<w:r><w:t xml:space='preserve'>a </w:t></w:r>"
FILES: dict[str, tuple[str, Make]] = {
    "rtf paragraphs": (".rtf", rtf("The canal was closed.\\par\n")),
    "rtf code page escapes": (".rtf", rtf("\\'e9")),
    "rtf Unicode escapes": (".rtf", rtf("\\u8220?")),
    "rtf groups": (".rtf", rtf("{\\b a}")),
    "rtf nested groups": (".rtf", rtf("{\\i ", "}")),
    "rtf destinations": (".rtf", rtf("{\\*\\x a}")),
    "rtf fields": (".rtf", rtf('{\\field{\\*\\fldinst HYPERLINK "https://a.example"}{\\fldrslt a}}')),
    "rtf table cells": (".rtf", rtf("\\trowd\\intbl a\\cell b\\cell\\row ")),
    "rtf letters": (".rtf", rtf("a")),
    "docx paragraphs": (".docx", docx("<w:p><w:r><w:t>The canal was closed.</w:t></w:r></w:p>", "", "")),
    "docx runs": (".docx", docx(RUN)),
    "docx insertions and deletions": (".docx", docx(f"<w:ins>{RUN}</w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>")),
    "docx links": (".docx", docx(f"<w:hyperlink w:anchor='a'>{RUN}</w:hyperlink>")),
    "docx table rows": (".docx", docx(f"<w:tr><w:tc><w:p>{RUN}</w:p></w:tc></w:tr>", "<w:tbl>", "</w:tbl>")),
    "docx breaks": (".docx", docx("<w:r><w:br/></w:r>")),
    "pdf words at one place": (".pdf", pdf("(a) Tj ")),
    "pdf words in lines": (".pdf", pdf("0 -12 Td (The canal was closed.) Tj ")),
    "pdf words turned back": (".pdf", pdf("1 0 0 1 60 700 Tm (canal) Tj ")),
    "pdf array of letters": (".pdf", pdf("(a) -20 ", "BT /F1 10 Tf 60 700 Td [", "] TJ ET")),
    "pdf one long string": (".pdf", pdf("a", "BT /F1 10 Tf 60 700 Td (", ") Tj ET")),
    "pdf hexadecimal string": (".pdf", pdf("01", "BT /F2 10 Tf 60 700 Td <", "> Tj ET")),
    "pdf saved states": (".pdf", pdf("q ")),
    "pdf nested arrays": (".pdf", pdf("[ ")),
    "pdf marked content": (".pdf", pdf("/P <</MCID 0>> BDC (a) Tj EMC ")),
    "pdf operands without operator": (".pdf", pdf("1 ")),
    "pdf pages": (".pdf", pdf_pages),
    "markdown links": (".md", draft("[a](https://a.example) ")),
    "markdown open links": (".md", draft("[a](")),
    "markdown open brackets": (".md", draft("[")),
    "markdown strong marks": (".md", draft("**a ")),
    "markdown underscores": (".md", draft("_a")),
    "markdown code marks": (".md", draft("`a ")),
    "markdown nested quotes": (".md", draft("> ")),
    "markdown list items": (".md", draft("- a\n")),
    "markdown nested lists": (".md", lambda n: draft("".join(" " * k + "- a\n" for k in range(int((2 * n) ** 0.5))))(1)),
    "markdown pictures": (".md", draft("![a](b.png) ")),
    "markdown headings": (".md", draft("# Talks\n")),
    "markdown link definitions": (".md", draft("[a]: https://a.example\n")),
    "front matter lines": (".md", draft("a: b\n", "\n")),
    "front matter authors": (".md", draft("Ada, ", "authors: ")),
    "warc headers": (".warc", warc(warc_unit="X-A: b\r\n")),
    "warc header of one line": (".warc", lambda n: warc(warc_unit=f"X-A: {times('a ', n)}\r\n")(1)),
    "HTTP headers": (".warc", warc(http_unit="X-A: b\r\n")),
    "HTTP header of one line": (".warc", lambda n: warc(http_unit=f"Link: {times('<a>; rel=next, ', n)}\r\n")(1)),
    "warc redirects": (".warc", warc_records),
    "mail headers": (".eml", mail("Received: from a.example by b.example; Mon, 23 Nov 2026 07:00:03 +0100\n")),
    "mail encoded words": (".eml", mail("X-A: =?utf-8?q?a?=\n =?utf-8?q?a?= ")),
    "mail subject of many parts": (".eml", lambda n: mail(f"Subject: {times('=?utf-8?q?a?= ', n)}\n")(1)),
    "mail receivers": (".eml", lambda n: mail(f"To: {times('a@b.example, ', n)}\n")(1)),
    "mail quoted letters": (".eml", mail("=E2=80=93", among="text")),
    "mail quoted replies": (".eml", mail("> The canal was closed.\n", among="text")),
    "mail parts": (".eml", mail("--b\nContent-Type: image/png\n\naGk=\n", among="parts")),
    "mbox lines": (".mbox", lambda n: exported.mbox(exported.PLAIN_MAIL + times(">From a\n", n)).encode()),
    "feed categories": (".xml", replaced(exported.RSS, "<category>", "<category>a</category>")),
    "feed content": (".xml", replaced(exported.RSS, "<p>Ferries", "<p>The canal was closed.</p>")),
    "feed entities": (".xml", replaced(exported.ATOM, "&lt;p&gt;Ferries", "&lt;p&gt;a&amp;amp;")),
    "nitf paragraphs": (".xml", lambda n: exported.nitf(body=times("<p>The canal was closed.</p>", n)).encode()),
    "nitf persons": (".xml", lambda n: exported.nitf(body=f"<p>{times('<person>Ada</person> ', n)}</p>").encode()),
    "newsml items": (".xml", lambda n: exported.news_message(exported.news_item(meta=times("<link rel='a'/>", n))).encode()),
    "ninjs keywords": (".json", lambda n: json.dumps(exported.ninjs1(keywords=["a"] * max(1, n // 5))).encode()),
    "press database headers": (".txt", replaced(press.UNI_TEXT, "Body\n", "Byline: Ada Brandt\n")),
    "JSON escapes": (".jsonl", json_line("note", "\\u0041", '"', '"')),
    "JSON nested lists": (".jsonl", lambda n: json_line("note", "[" * min(n, 900), "", "]" * min(n, 900))(1)),
    "JSON keys": (".jsonl", json_line("note", '"a": 1, ', "{", '"b": 1}')),
    "CSV cell of quotation marks": (".csv", table('"')),
    "CSV cell of lines": (".csv", table("The canal was closed.\n")),
    "CSV columns": (".csv", wide_table),
}
"""Suffix and maker of files by name."""
