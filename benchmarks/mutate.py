"""Mutated inputs of every kind, also inside valid containers: each must be done, failed or left out, within its limits.

usage: python benchmarks/mutate.py [--inputs 20000] [--seed 1] [--only KIND] [--state FOLDER]

Inputs are done in parts of 1,000, each with a seed of its own, from `--seed` on; `--state` keeps the outcome of each part, so
that a run that is stopped goes on with the next part.

An input is a seed file of one kind, mutated once to four times (bits, cuts, repetitions, swaps, huge numbers, deep nesting,
encodings, words of a list), as a whole or inside: the page of a WARC record, a cell of a table, a part of a .docx, with a
container around it that is valid. It is read, audited and stored like an input of `audit batch`, and read like one of
`audit article`. A crash is any exception but `AuditError`, or processor time above `SECONDS`. The same numbers make the same
inputs anywhere.
"""

import argparse
import csv
import faulthandler
import gzip
import io
import json
import random
import sys
import tempfile
import time
import traceback
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import duckdb
import exported
import pdfs
import press
import saved
import warcs

from audit.errors import AuditError
from audit.farm.limits import OverTime, limited
from audit.kit import Kit
from audit.load import Input, load
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.one import source
from audit.load.input import LeftOut
from audit.pipeline import Audit, audit
from audit.store import memory, write

PART = 1000
"""Inputs with one seed."""
LARGEST = 400_000
"""Maximum bytes of what is mutated."""
SECONDS = 10.0
"""Processor time within which an input of at most some hundred kB must end."""
TEXT = (
    "Harbour talks resume\nBy Ada Brandt\n9 May 2026\n\n“We will not sign,” Brandt said. The canal was closed for a week.\n"
    "Read more: Ministers meet again\n"
)
DRAFT = (
    f"---\ntitle: Talks\nauthor: [Ada Brandt]\ndate: 2026-05-09\n---\n# Harbour talks resume\n\n[{TEXT}](https://a.example)\n"
)
PAGE = saved.page(
    meta='<meta name="author" content="Lia Moreno"><script type="application/ld+json">{"@type": "NewsArticle", "headline":'
    ' "Grain quay reopens", "datePublished": "2026-11-23T10:00:00+01:00", "author": [{"@type": "Person", "name": "Lia"}]}'
    "</script>",
    inner="<ul><li><a href=/a>Quay closes</a></ul><table><tr><td>1<td>2</table><time datetime=2026-11-23>Monday</time>",
)
WORDS = (
    b"\0",
    b"\x1b[2J",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",
    b"\xe2\x80\xae",
    b"&#x110000;",
    b"&#xd800;",
    b"&#0;",
    b"%s%n",
    b"NaN",
    b"1e999",
    b"-1",
    b"9" * 400,
    b"0x10",
    b"\\u0000",
    b"\\ud800",
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"<script>",
    b"</body>",
    b"<svg>",
    b"<template>",
    b"<frameset>",
    b"<plaintext>",
    b"\r",
    b"\r\n",
    b"\n\n",
    b"\xe2\x80\xa8",
    b"\x85",
    b'"',
    b"'",
    b"\xe2\x80\x9c",
    b"{",
    b"}",
    b"null",
    b"[]",
    b"{}",
    b"2026-13-45",
    b"https://[::1",
    b"http://user:word@a.example:99999/",
    b"//",
    b"\\",
    b"From ",
    b"Content-Length: -5\r\n",
    b"\\bin999999 ",
    b"endobj",
    b"/Length 99999999",
    b"\xf0\x9f\x99\x82",
    b"\xd8\xa7",
    b"\xcc\x81" * 50,
)
"""Words that readers of the formats treat apart."""
NESTS = (b"<div>", b"<b><i>", b"<table><tr><td>", b"[", b'{"a":', b"(", b"{\\b ", b"<<", b"> ", b"- ", b"<svg><g>", b"<w:p>")
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "cp1252", "koi8-r", "shift_jis", "utf-7", "cp037")


def flip(r: random.Random, raw: bytes) -> bytes:
    """Flip up to eight bits."""
    out = bytearray(raw)
    for _ in range(r.randint(1, 8)):
        out[r.randrange(len(out))] ^= 1 << r.randrange(8)
    return bytes(out)


def slice_of(r: random.Random, raw: bytes) -> tuple[int, int]:
    """A slice of a file, mostly a short one."""
    start = r.randrange(len(raw))
    return start, min(len(raw), start + int(r.choice((1, 8, 100, len(raw))) * r.random()) + 1)


def lose(r: random.Random, raw: bytes) -> bytes:
    """Cut out a slice, or all before or behind a place."""
    a, b = slice_of(r, raw)
    return r.choice((raw[:a] + raw[b:], raw[:a], raw[b:]))


def repeat(r: random.Random, raw: bytes) -> bytes:
    """Repeat a slice, at most 100 kB."""
    a, b = slice_of(r, raw)
    return raw[:b] + raw[a:b] * min(r.choice((1, 2, 50, 2000)), 100_000 // (b - a)) + raw[b:]


def swap(r: random.Random, raw: bytes) -> bytes:
    """Swap two slices that are beside each other."""
    a, b = slice_of(r, raw)
    c = min(len(raw), b + b - a)
    return raw[:a] + raw[b:c] + raw[a:b] + raw[c:]


def number(r: random.Random, raw: bytes) -> bytes:
    """Put an extreme number in place of a digit."""
    places = [i for i, c in enumerate(raw) if 48 <= c < 58] or [0]
    at = r.choice(places)
    return raw[:at] + r.choice((b"9" * 20, b"9" * 5000, b"-1", b"0", b"4294967296", b"1e309")) + raw[at + 1 :]


def nest(r: random.Random, raw: bytes) -> bytes:
    """Insert deep nesting."""
    at = r.randrange(len(raw))
    return raw[:at] + r.choice(NESTS) * r.choice((30, 300, 5000)) + raw[at:]


def word(r: random.Random, raw: bytes) -> bytes:
    """Insert some of `WORDS`."""
    for _ in range(r.randint(1, 5)):
        at = r.randrange(len(raw) + 1)
        raw = raw[:at] + r.choice(WORDS) + raw[at:]
    return raw


def encode(r: random.Random, raw: bytes) -> bytes:
    """Write the words in another encoding."""
    return raw.decode("utf-8", "surrogateescape").encode(r.choice(ENCODINGS), "replace")


MUTATIONS = (flip, flip, lose, repeat, swap, number, nest, word, word, encode)


def mutated(r: random.Random, raw: bytes, most: int = LARGEST) -> bytes:
    """Mutate a file once to four times, and cut it after some thousand bytes, `most` at most."""
    for _ in range(r.randint(1, 4)):
        raw = r.choice(MUTATIONS)(r, raw or b"a")
    return raw[: min(most, r.choice((10_000, 20_000, 20_000, 20_000, LARGEST)))]


@dataclass(frozen=True)
class Seed:
    """A file of one kind: its suffix, what is mutated, and what builds the file around that."""

    suffix: str
    raw: bytes
    around: Callable[[bytes], bytes] = bytes


def words_of(raw: bytes) -> str:
    """Mutated bytes as a string that a valid JSON or CSV may hold."""
    return raw.decode("utf-8", "replace")


def json_line(field: str) -> Callable[[bytes], bytes]:
    """A valid JSON line around a page or text."""
    return lambda raw: json.dumps({"id": "a", "url": "https://ledger.example/a", "text": TEXT, field: words_of(raw)}).encode()


def json_page(raw: bytes) -> bytes:
    """A valid JSON line around a page, lone surrogates kept."""
    return json.dumps({"id": "a", "html": raw.decode("utf-8", "surrogateescape")}).encode()


def table(raw: bytes) -> bytes:
    """A valid CSV around a cell."""
    out = io.StringIO()
    csv.writer(out).writerows([("id", "url", "text"), ("a", "https://ledger.example/a", words_of(raw)), ("b", "", TEXT)])
    return out.getvalue().encode()


def parquet(raw: bytes) -> bytes:
    """A valid Parquet file around a cell."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"threads": 1}) as con:
        file = Path(folder) / "a.parquet"
        con.execute("CREATE TABLE t AS SELECT 'a' AS id, ? AS text", [words_of(raw)]).table("t").write_parquet(str(file))
        return file.read_bytes()


def package(name: str, seed: bytes) -> Callable[[bytes], bytes]:
    """The zip archive of `seed`, valid, around one part."""

    def around(raw: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.namelist():
                new.writestr(part, raw if part == name else old.read(part))
        return out.getvalue()

    return around


def record(raw: bytes) -> bytes:
    """A valid WARC record around a page."""
    return warcs.Record(1, body=raw).raw()


def sheet(raw: bytes) -> bytes:
    """A valid PDF around the content of its page."""
    return pdfs.made_pdf(pdfs.Sheet(), packed=raw)


def flated(raw: bytes) -> bytes:
    """A valid PDF around compressed content."""
    return pdfs.made_pdf(pdfs.Sheet(), packed=zlib.compress(raw))


def feed(raw: bytes) -> bytes:
    """A valid feed around the content of an entry."""
    return exported.RSS.replace(exported.STORY, words_of(raw).replace("]]>", "")).encode()


def agency(raw: bytes) -> bytes:
    """Valid ninjs around a body."""
    return json.dumps(exported.ninjs1(body_html=words_of(raw))).encode()


def attached(raw: bytes) -> bytes:
    """A valid mail around a page."""
    import base64

    head = b"From: a@ledger.example\nSubject: Talks resume\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
    return head + b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(raw)


def in_mailbox(raw: bytes) -> bytes:
    """A valid mailbox around that mail."""
    return b"From a@ledger.example Mon Nov 23 07:00:03 2026\n" + attached(raw) + b"\n"


@cache
def seeds() -> dict[str, Seed]:
    """All kinds of inputs by name."""
    sheets = pdfs.Sheet()
    sheets.column(60, 80, 400, TEXT * 3)
    word, page, text = press.docx(TEXT.splitlines()), PAGE.encode(), TEXT.encode()
    paragraphs = zipfile.ZipFile(io.BytesIO(word)).read("word/document.xml")
    line = json.dumps({"id": "a", "url": "https://ledger.example/a", "html": PAGE, "published": "2026-11-23"}).encode() + b"\n"
    ops = (
        b"BT /F1 10 Tf 1 0 0 1 60 700 Tm (Harbour talks resume) Tj ET BT /F1 10 Tf 1 0 0 1 60 680 Tm (They met in Vell.) Tj ET"
    )
    both = record(page) + warcs.Record(2).raw()
    kinds = {
        "page": Seed(".html", page),
        "text": Seed(".txt", text),
        "Markdown": Seed(".md", DRAFT.encode()),
        "rtf": Seed(".rtf", press.rtf(TEXT.splitlines())),
        "docx": Seed(".docx", word),
        "docx part": Seed(".docx", paragraphs, package("word/document.xml", word)),
        "pdf": Seed(".pdf", pdfs.made_pdf(sheets)),
        "pdf content": Seed(".pdf", ops, flated),
        "pdf packed": Seed(".pdf", zlib.compress(ops), sheet),
        "JSON lines": Seed(".jsonl", line * 2),
        "page in JSON": Seed(".jsonl", page, json_page),
        "text in JSON": Seed(".jsonl", text, json_line("text")),
        "address in JSON": Seed(".jsonl", b"https://a.example/", json_line("url")),
        "day in JSON": Seed(".jsonl", b"2026-11-23T10:00:00Z", json_line("published")),
        "gzip": Seed(".jsonl.gz", gzip.compress(line * 2, mtime=0)),
        "lines in gzip": Seed(".jsonl.gz", line * 2, gzip.compress),
        "csv": Seed(".csv", table(text)),
        "cell of csv": Seed(".csv", text, table),
        "parquet": Seed(".parquet", parquet(text)),
        "cell of parquet": Seed(".parquet", text, parquet),
        "warc": Seed(".warc", both),
        "page in warc": Seed(".warc", page, record),
        "warc in gzip": Seed(".warc.gz", both, gzip.compress),
        "warc.gz": Seed(".warc.gz", gzip.compress(both, mtime=0)),
        "wacz": Seed(".wacz", saved.wacz(saved.some_warcs())),
        "warc in wacz": Seed(".wacz", both, lambda b: saved.wacz({"a.warc": b})),
        "page in wacz": Seed(".wacz", page, lambda b: saved.wacz({"a.warc.gz": gzip.compress(record(b), mtime=0)})),
        "mhtml": Seed(".mhtml", saved.mhtml()),
        "webarchive": Seed(".webarchive", saved.webarchive()),
        "webarchive as XML": Seed(".webarchive", saved.webarchive(binary=False)),
        "SingleFile": Seed(".html", saved.single_file().encode()),
        "rss": Seed(".xml", exported.RSS.encode()),
        "content of rss": Seed(".xml", exported.STORY.encode(), feed),
        "atom": Seed(".xml", exported.ATOM.encode()),
        "rdf": Seed(".rdf", exported.RDF.encode()),
        "JSON Feed": Seed(".json", exported.JSON_FEED.encode()),
        "mail": Seed(".eml", exported.MAIL.encode()),
        "page in mail": Seed(".eml", page, attached),
        "page in mbox": Seed(".mbox", page, in_mailbox),
        "mbox": Seed(".mbox", exported.mbox(exported.MAIL, exported.PLAIN_MAIL).encode()),
        "nitf": Seed(".xml", exported.nitf().encode()),
        "newsml": Seed(".xml", exported.news_message(exported.news_item()).encode()),
        "ninjs": Seed(".json", json.dumps(exported.ninjs3()).encode()),
        "page in ninjs": Seed(".json", page, agency),
    }
    return kinds | {f"export {name}": Seed("." + name.partition(".")[2], raw) for name, raw in press.EXPORTS.items()}


def inputs(count: int, seed: int, only: str = "", most: int = LARGEST) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, suffix and bytes of mutated files, the kinds in turn; each has a number that alone decides it."""
    kinds = {k: v for k, v in seeds().items() if only in k}
    for n, (name, kind) in zip(range(count), (item for _ in range(count) for item in kinds.items()), strict=False):
        r = random.Random(f"{seed} {n}")  # noqa: S311 - a generator of tests
        yield f"{n} {name}", kind.suffix, kind.around(mutated(r, kind.raw, most))


def outcomes(file: Path, kit: Kit, kept: list[Audit]) -> Iterator[str]:
    """Read and audit a file as `audit batch` does, then read it as `audit article` does; yield what became of each record."""
    try:
        for given in corpus([str(file)], Wanted()):
            if not isinstance(given, Input):
                yield "left out" if isinstance(given, LeftOut) else "failed"
                continue
            try:
                kept.append(audit(load(given), kit))
                yield "done"
            except AuditError:
                yield "failed"
    except AuditError:
        yield "refused"
    with suppress(AuditError):
        source(str(file))


def crashes(files: Iterable[tuple[str, str, bytes]], kit: Kit, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield name and traceback of every crash; count the outcomes of all records and of all files."""
    with tempfile.TemporaryDirectory() as folder:
        kept: list[Audit] = []
        for name, suffix, raw in files:
            file = Path(folder) / f"a{suffix}"
            file.write_bytes(raw)
            counts["inputs"] += 1
            faulthandler.dump_traceback_later(SECONDS * 12, exit=True)
            try:
                with limited(SECONDS):
                    found = list(outcomes(file, kit, kept))
                counts.update(found or ["nothing in it"])
            except OverTime:
                yield name, f"took longer than {SECONDS:g} s"
            except Exception:  # noqa: BLE001 - a crash
                yield name, traceback.format_exc()
            faulthandler.cancel_dump_traceback_later()
            if len(kept) >= 100:
                yield from stored(kept, name)
        yield from stored(kept, "the last")


def stored(kept: list[Audit], name: str) -> Iterator[tuple[str, str]]:
    """Store the audits so far, and forget them."""
    try:
        with memory() as con:
            write(con, kept)
    except Exception:  # noqa: BLE001 - a crash
        yield f"stored before {name}", traceback.format_exc()
    kept.clear()


def part(seed: int, count: int, only: str, kit: Kit) -> list[str]:
    """Lines on one part of the inputs: crashes, and last the outcomes."""
    counts: Counter[str] = Counter()
    begun = time.process_time()
    lines = [f"== {seed}: {name}\n{words}" for name, words in crashes(inputs(count, seed, only), kit, counts)]
    outcome = ", ".join(f"{n} {what}" for what, n in sorted(counts.items()) if what != "inputs")
    return [*lines, f"{len(lines)} crashes of {counts['inputs']} inputs in {time.process_time() - begun:.0f} s; {outcome}"]


def main() -> None:
    """Report crashes, then counts; exit code 1 when there is a crash."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--state", type=Path, help="folder of the outcomes so far")
    args = parser.parse_args()
    kit, found = Kit.load(), 0
    for n, start in enumerate(range(0, args.inputs, PART)):
        state = args.state and args.state / f"{args.seed + n}.txt"
        if state and state.exists():
            lines = state.read_text(encoding="utf-8").split("\n")
        else:
            lines = part(args.seed + n, min(PART, args.inputs - start), args.only, kit)
            if state:
                args.state.mkdir(parents=True, exist_ok=True)
                state.write_text("\n".join(lines), encoding="utf-8")
        print("\n".join(lines), flush=True)
        found += sum(line.startswith("== ") for line in lines)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
