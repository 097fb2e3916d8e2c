"""Saved pages of invented outlets, as browsers and archivers write them."""

import io
import plistlib
import quopri
import zipfile

import warcs

STORY = (
    "The harbour council voted on Monday to reopen the grain quay of Norhaven after nine weeks.",
    "“We kept the lock running through the café strike,” said Lia Moreno, who chairs the council.",
    "Shipping lines had asked for the vote in a letter that the council published last week.",
    "The quay handles a tenth of the region’s grain, and farmers had begun to send it by rail.",
)
URL = "https://ledger.example/2026/quay--reopens"
SAVED = "Sun Nov 29 2026 10:15:00 GMT+0100 (Central European Standard Time)"


def page(*, meta: str = "", top: str = "", inner: str = "") -> str:
    """A page of the story."""
    paragraphs = "".join(f"<p>{p}</p>" for p in STORY)
    return (
        f'<!DOCTYPE html>{top}<html lang="en"><head>{meta}<title>Grain quay reopens</title></head><body><article>'
        f"<h1>Grain quay reopens</h1>{paragraphs}{inner}</article></body></html>"
    )


def mhtml(*, encoding: str = "cp1252", base64: bool = False, inner: str = "", frame: str = "", start: str = "") -> bytes:
    """A page as Chromium saves it: quoted-printable in its own encoding, which only its meta names."""
    import base64 as b64

    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    html = page(meta=meta, inner=inner).encode(encoding)
    body = b64.encodebytes(html) if base64 else quopri.encodestring(html).replace(b"\n", b"\r\n")
    how = "base64" if base64 else "quoted-printable"
    mark = "----MultipartBoundary--aB3dE5----"
    head = (
        f"{start}From: <Saved by Blink>\r\nSnapshot-Content-Location: {URL}\r\nSubject: Grain quay reopens\r\n"
        "Date: Sun, 29 Nov 2026 09:15:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        f'\ttype="text/html";\r\n\tboundary="{mark}"\r\n\r\n\r\n'
    )
    parts = [
        f"Content-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: {how}\r\n"
        f"Content-Location: {URL}\r\n\r\n".encode()
        + body,
        b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://ledger.example/a.png\r\n\r\n"
        + b64.encodebytes(bytes(60)),
    ]
    if frame:
        parts.append(
            b"Content-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + quopri.encodestring(f"<html><head><title>no</title></head><body>{frame}</body></html>".encode())
        )
    joint = f"\r\n--{mark}\r\n".encode()
    return head.encode() + joint.removeprefix(b"\r\n") + joint.join(parts) + f"\r\n--{mark}--\r\n".encode()


def webarchive(*, binary: bool = True, encoding: str = "cp1252", media: str = "text/html") -> bytes:
    """A page as Safari saves it."""
    main = {
        "WebResourceData": page().encode(encoding), "WebResourceFrameName": "", "WebResourceMIMEType": media,
        "WebResourceTextEncodingName": encoding, "WebResourceURL": URL,
    }  # fmt: skip
    picture = {
        "WebResourceData": bytes(60),
        "WebResourceMIMEType": "image/png",
        "WebResourceURL": "https://ledger.example/a.png",
    }
    archive = {"WebMainResource": main, "WebSubresources": [picture]}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML)


def single_file() -> str:
    """A page of SingleFile, as its extension and Zotero write it."""
    comment = f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: {SAVED}\n-->"
    return page(meta="<meta charset=utf-8>").replace('<html lang="en">', f'<html lang="en">{comment}', 1)


def browser_saved() -> str:
    """A page as Chromium saves it with its pictures in a folder."""
    escaped = URL.replace("--", "-%2D")
    return page(top=f"\n<!-- saved from url=({len(URL):04d}){escaped} -->\n")


def wacz(archives: dict[str, bytes]) -> bytes:
    """A WACZ with some WARC files; its list of pages names one page only."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, raw in archives.items():
            z.writestr(f"archive/{name}", raw, zipfile.ZIP_STORED)
        z.writestr("indexes/index.cdx.gz", b"\x1f\x8b", zipfile.ZIP_STORED)
        lines = '{"format": "json-pages-1.0", "id": "pages", "title": "Pages"}\n{"url": "https://ledger.example/2026/1", "text": "Walkout"}\n'
        z.writestr("pages/pages.jsonl", lines, zipfile.ZIP_DEFLATED)
        z.writestr("datapackage.json", "{}", zipfile.ZIP_DEFLATED)
        z.writestr("datapackage-digest.json", "{}", zipfile.ZIP_DEFLATED)
    return out.getvalue()


def some_warcs() -> dict[str, bytes]:
    """Two WARC files: three pages, a request and a picture."""
    first = [warcs.Record(1), warcs.Record(2, "request"), warcs.Record(3)]
    second = [warcs.Record(4), warcs.Record(5, media="image/png", body=b"\x89PNG")]
    return {"a.warc.gz": warcs.archive(first, "gz"), "b.warc.gz": warcs.archive(second, "gz")}
