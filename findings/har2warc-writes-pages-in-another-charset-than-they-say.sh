#!/usr/bin/env bash
# har2warc writes each page in UTF-8 and leaves the charset that the server named.
#
# Guess: HAR, what a browser saves of a visit, has the page as decoded text; made a
# WARC of, the page is in the charset of its header again, or the header is changed:
# header and bytes of the record fit each other, as those of the visit did.
#
# What happens: the text is written as UTF-8, whatever the header says, and
# "Content-Type: text/html; charset=windows-1252" stays. "Zoë" is replayed as "ZoÃ«",
# "“no”" as "â€œnoâ€\x9d"; Cyrillic in windows-1251 is unreadable. The record's digests
# are right for these bytes, so it is valid. A page in UTF-8 is all right, and so is
# one that the HAR has as base64.
#
# Why it matters: the WARC is kept as evidence of what was published, with names that
# nobody wrote, and quotation marks that no search for quotations finds.
#
# har2warc 1.0.4, read with warcio 1.8.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check har2warc==1.0.4 warcio==1.8.1

venv/bin/python -W ignore - <<'PY'
import base64
import json
import subprocess
import sys
from importlib.metadata import version

from warcio.archiveiterator import ArchiveIterator

print("har2warc", version("har2warc"), "warcio", version("warcio"))


def entry(path, charset, text, encoding=None):
    kind = f"text/html; charset={charset}"
    common = {"httpVersion": "HTTP/1.1", "cookies": [], "headersSize": -1, "bodySize": 0}
    content = {"size": len(text), "mimeType": kind, "text": text} | ({"encoding": encoding} if encoding else {})
    return {
        "startedDateTime": "2026-03-01T10:00:00.000Z",
        "time": 1,
        "request": common | {"method": "GET", "url": f"https://paper.example/{path}", "headers": [], "queryString": []},
        "response": common
        | {"status": 200, "statusText": "OK", "headers": [{"name": "Content-Type", "value": kind}]}
        | {"content": content, "redirectURL": ""},
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 1},
    }


WORDS = {"windows-1252": "Zoë said “no”", "windows-1251": "Она сказала «нет»", "utf-8": "Zoë said “no”"}
entries = [entry(charset, charset, text) for charset, text in WORDS.items()]
packed = base64.b64encode(WORDS["windows-1252"].encode("windows-1252")).decode()
entries.append(entry("base64", "windows-1252", packed, "base64"))
creator = {"name": "browser", "version": "1"}
with open("visit.har", "w") as file:
    json.dump({"log": {"version": "1.2", "creator": creator, "pages": [], "entries": entries}}, file)
subprocess.run(["venv/bin/har2warc", "visit.har", "visit.warc.gz"], check=True)

found = {}
with open("visit.warc.gz", "rb") as file:
    for record in ArchiveIterator(file):
        if record.rec_type == "response":
            charset = record.http_headers.get_header("Content-Type").split("charset=")[1]
            name = record.rec_headers.get_header("WARC-Target-URI").rsplit("/", 1)[1]
            found[name] = record.content_stream().read().decode(charset, "replace")
            print(name, charset, found[name])
good = {"utf-8": WORDS["utf-8"], "base64": WORDS["windows-1252"]}
EXPECTED = {c: t.encode().decode(c, "replace") for c, t in WORDS.items() if c != "utf-8"} | good
sys.exit(0 if found == EXPECTED else "CHANGED: the bytes are in the charset that is named")
# Output seen: ZoÃ« said â€œnoâ€�, РћРЅР° СЃРєР°Р·Р°Р»Р° В«РЅРµС‚В», and the words as they are twice.
PY
