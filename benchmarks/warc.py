"""Speed of reading a WARC against bare fastwarc with decoding.

usage: AUDIT_CORPORA=FOLDER python benchmarks/warc.py [ROUNDS]

A WARC of the development pages, each three times, is read by both in turn, for every way to store a page; the ratio of the
minima is printed. Bare fastwarc freezes each record first, because `auto_decode` alone loses all records behind the first one
that is coded and in chunks.
"""

import gzip
import sys
import tempfile
import time
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType
from pages import pages

from audit.load import Input
from audit.load.corpus import corpus

WAYS = {
    "as it is": ("", False, True),
    "in chunks": ("", True, True),
    "gzip": ("gzip", False, True),
    "gzip in chunks": ("gzip", True, True),
    "as it is, one gzip member": ("", False, False),
}
"""Content coding, in chunks or not, and whether each record is a gzip member alone."""


def record(one: Input, number: int, coding: str, chunked: bool) -> bytes:
    """Build one response record."""
    raw = one.html or b""
    body = raw.encode() if isinstance(raw, str) else raw
    body = gzip.compress(body, 6, mtime=0) if coding else body
    fields = [f"Content-Encoding: {coding}"] if coding else []
    fields += ["Transfer-Encoding: chunked"] if chunked else [f"Content-Length: {len(body)}"]
    if chunked:
        pieces = [body[at : at + 16384] for at in range(0, len(body), 16384)]
        body = b"".join(f"{len(p):x}\r\n".encode() + p + b"\r\n" for p in pieces) + b"0\r\n\r\n"
    head = "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *fields, "", ""]).encode()
    lines = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one.url}\r\nWARC-Date: 2026-11-25T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return lines.encode() + head + body + b"\r\n\r\n"


def bare(path: Path) -> int:
    """Count the records that fastwarc alone reads, bodies decoded."""
    found = 0
    with path.open("rb") as stream:
        for one in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=False):
            one.freeze()
            one.parse_http(auto_decode="all")
            one.reader.read()
            found += 1
    return found


def ours(path: Path) -> int:
    """Count the inputs that `audit.load` reads."""
    return sum(isinstance(g, Input) for g in corpus([str(path)]))


def measure(path: Path, rounds: int) -> tuple[dict[str, float], set[int]]:
    """Measure the minimum seconds of both, alternating, and count what they read."""
    best, counts = {"bare": float("inf"), "ours": float("inf")}, set()
    for _ in range(rounds):
        for way in (bare, ours):
            begun = time.process_time()
            counts.add(way(path))
            best[way.__name__] = min(best[way.__name__], time.process_time() - begun)
    return best, counts


def main(rounds: int) -> None:
    """Time all ways and print the ratios."""
    given = list(pages()) * 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        for way, (coding, chunked, alone) in WAYS.items():
            raw = [record(one, i, coding, chunked) for i, one in enumerate(given)]
            members = [[r] for r in raw] if alone else [raw]
            path.write_bytes(b"".join(gzip.compress(b"".join(member), 6) for member in members))
            best, counts = measure(path, rounds)
            times = f"bare {best['bare']:.3f} s, ours {best['ours']:.3f} s, ratio {best['ours'] / best['bare']:.2f}"
            print(f"{way:<26} {min(counts)} to {max(counts)} records: {times} (target 1.2)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
