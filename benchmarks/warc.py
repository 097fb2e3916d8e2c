"""Speed of reading a WARC against bare fastwarc with decoding.

usage: AUDIT_CORPORA=FOLDER python benchmarks/warc.py [ROUNDS]

Both read a WARC of the development pages, each three times (gzip, one member a record), in turn; prints the ratio of the
minima.
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


def record(one: Input, number: int) -> bytes:
    """One gzipped response record."""
    raw = one.html or b""
    body = raw.encode() if isinstance(raw, str) else raw
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    fields = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {one.url}\r\nWARC-Date: 2026-11-25T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(head) + len(body)}\r\n\r\n"
    )
    return gzip.compress(fields.encode() + head + body + b"\r\n\r\n")


def bare(path: Path) -> int:
    """Number of records that fastwarc alone reads, bodies decoded."""
    found = 0
    with path.open("rb") as stream:
        for one in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True, auto_decode="all"):
            one.reader.read()
            found += 1
    return found


def ours(path: Path) -> int:
    """Number of inputs that `audit.load` reads."""
    return sum(isinstance(g, Input) for g in corpus([str(path)]))


def main(rounds: int) -> None:
    """Time both in turn and print the ratio of the minima."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        path.write_bytes(b"".join(record(one, i) for i, one in enumerate(list(pages()) * 3)))
        best = {bare: float("inf"), ours: float("inf")}
        counts = {}
        for _ in range(rounds):
            for way in (bare, ours):
                begun = time.process_time()
                counts[way] = way(path)
                best[way] = min(best[way], time.process_time() - begun)
        size = path.stat().st_size / 1e6
    for way in (bare, ours):
        print(f"{way.__name__:<5} {counts[way]} records of {size:.0f} MB packed in {best[way]:.3f} s")
    print(f"ratio {best[ours] / best[bare]:.2f} (target 1.2)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
