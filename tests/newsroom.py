"""Articles of invented outlets, in any number, each with a distinct detail."""

import gzip
import json
from pathlib import Path

HOSTS = ("ledger.example", "courier.example", "gazette.example")
SPEAKERS = ("Ada Brandt", "Omar Castel", "Lia Moreno", "Jon Holt")


def text(i: int) -> str:
    speaker = SPEAKERS[i % 4]
    return "\n".join(
        (
            f"Harbour strike enters week {i}",
            f"The strike at the port began on Monday, the {i}th walkout this year, {speaker} said in a statement.",
            f"“We will not sign {i} papers,” {speaker} said. “Not this year, and not under threats.”",
            "Critics swiftly slammed the outrageous plan, claiming that it had been forced through." if i % 2 else
            "Officials, who spoke on condition of anonymity because the talks are private, said a deal was near.",
            f"READ MORE: Five things to know about lock {i}",
            "The canal carries a tenth of the region’s grain and was dug in 1911.",
        )
    )  # fmt: skip


def page(i: int) -> str:
    head, *body = text(i).split("\n")
    paragraphs = "".join(f"<p>{p}</p>" for p in body)
    link = f'<p>See the <a href="https://{HOSTS[(i + 1) % 3]}/canal/{i}">earlier report</a> on lock {i}.</p>'
    return (
        f"<!doctype html><html lang=en><head><title>{head}</title>"
        f'<meta property="article:published_time" content="2026-{1 + i % 12:02d}-{1 + i % 28:02d}T08:00:00Z"></head>'
        f"<body><article><h1>{head}</h1>{paragraphs}{link}</article></body></html>"
    )


def record(i: int) -> dict:
    """Make an article: every third is a page; every tenth has the words of another under another address."""
    known = i - 6 if i % 10 == 9 else i
    url = f"https://{HOSTS[i % 3]}/2026/{i}"
    one = {"id": f"a{i}", "url": url, "fetched": f"2026-11-{1 + i % 28:02d}T06:00:00Z"}
    return one | ({"html": page(known)} if known % 3 == 0 else {"text": text(known)})


def lines(path: Path, numbers) -> Path:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(record(i)) + "\n" for i in numbers)
    return path


def warc_record(i: int, *, status: str = "200 OK", kind: str = "text/html", length: int = 0) -> bytes:
    """One response record; `length` is added to its declared length, which breaks it."""
    body = page(i).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    http = head.encode() + body
    fields = {
        "WARC-Type": "response", "WARC-Target-URI": f"https://{HOSTS[i % 3]}/2026/{i}",
        "WARC-Date": f"2026-11-{1 + i % 28:02d}T06:00:00Z", "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{i:012d}>",
        "Content-Type": "application/http; msgtype=response", "Content-Length": str(len(http) + length),
    }  # fmt: skip
    lines = "".join(f"{k}: {v}\r\n" for k, v in fields.items())
    return f"WARC/1.0\r\n{lines}\r\n".encode() + http + b"\r\n\r\n"


def warc(path: Path, records) -> Path:
    pack = gzip.compress if path.suffix == ".gz" else bytes
    path.write_bytes(b"".join(pack(r) for r in records))
    return path
