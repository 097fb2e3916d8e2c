"""First bytes of archives and saved pages, which identify them whatever their names.

>>> is_warc(b"WARC/1.0\\r\\n"), is_webarchive(b"bplist00"), is_wacz(b"PK")
(True, False, False)
"""

import io
import re
import zlib

HEAD = 1 << 14
"""Number of bytes inspected at the start of a file."""
WARC = b"WARC/"
GZIP = b"\x1f\x8b"
ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
"""First file of the package of an OpenDocument text, not packed, with its name before it."""
FLAT_ODT = re.compile(rb"^[^<]*(?:<[?!][^<>]*>\s*)*<office:document\b[^<>]*vnd\.oasis\.opendocument\.text")
"""The root of one in one file of XML."""
ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""Magic numbers of a Zstandard frame, and of the dictionary before the frames of a WARC."""
ZIP = b"PK\x03\x04"
OF_WACZ = (b"archive/", b"pages/", b"indexes/", b"datapackage", b"logs/", b"fuzzy.json")
"""Names in a WACZ (WACZ 1.1, section 4)."""
HEADER = re.compile(rb"[A-Za-z][A-Za-z-]{1,60}:")
"""First header of a mail or an MHTML file."""
MAILED = re.compile(rb"^(?:received|delivered-to|to|message-id|list-unsubscribe):", re.IGNORECASE | re.MULTILINE)
"""Headers of a mail, which an MHTML file does not have."""
SAVER = re.compile(rb"^(?:snapshot-content-location:|from:[^\n]{0,20}saved by)", re.IGNORECASE | re.MULTILINE)
"""Headers that browsers write into MHTML."""


def plain_start(head: bytes) -> bytes:
    """Return the first bytes of a file, decompressed if it is gzip or Zstandard."""
    if head.startswith(GZIP):
        try:
            return zlib.decompressobj(31).decompress(head, HEAD)
        except zlib.error:
            return b""
    if head.startswith(ZSTD[0]):
        from fastwarc.stream_io import ZstdReader

        try:
            return bytes(ZstdReader(io.BytesIO(head)).read(len(WARC)))
        except (OSError, ValueError, EOFError):
            return b""
    return head


def is_warc(head: bytes) -> bool:
    """True for a WARC file, compressed or not."""
    return head.startswith(ZSTD[1]) or plain_start(head).startswith(WARC)


def is_wacz(head: bytes) -> bool:
    """True for a zip whose first file is one of a WACZ."""
    return head.startswith(ZIP) and head[30:].startswith(OF_WACZ)


def is_open_text(head: bytes) -> bool:
    """True for an OpenDocument text: a package that begins with its media type, or one file of XML.

    >>> is_open_text(b"<office:document office:mimetype='application/vnd.oasis.opendocument.text'>"), is_open_text(b"PK")
    (True, False)
    """
    return ODT in head[:100] or FLAT_ODT.search(head, 0, HEAD) is not None


def is_mhtml(head: bytes) -> bool:
    """True for a page that a browser saved in one MHTML file, but not for a mail.

    >>> is_mhtml(b"From: <Saved by Blink>\\r\\nMIME-Version: 1.0\\r\\nContent-Type: multipart/related;\\r\\n\\r\\n")
    True
    """
    start = head[:HEAD].lstrip(b"\xef\xbb\xbf\r\n")
    if not HEADER.match(start):
        return False
    headers = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0].lower()
    if b"mime-version:" not in headers or b"content-type:" not in headers:
        return False
    related = b"multipart/related" in headers and not MAILED.search(headers)
    return bool(SAVER.search(headers)) or related


def is_webarchive(head: bytes) -> bool:
    """True for a property list, binary or XML, with the main resource of a web archive."""
    return (head.startswith(b"bplist0") or b"<plist" in head[:2048]) and b"WebMainResource" in head
