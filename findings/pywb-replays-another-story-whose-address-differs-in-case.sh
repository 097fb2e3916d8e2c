#!/usr/bin/env bash
# pywb answers with another story when two addresses differ in capitals only.
#
# Guess: the index of a web archive has folded keys, but the index also holds the
# full address, so when a page was archived under exactly the address asked for,
# that page is replayed.
#
# What happens: keys are made with SURT, which writes the path and the query in
# small letters, drops www, www2, www3 and a session's number, and sorts the
# query; replay looks at nothing but this key and the time. https://gazette.example
# /s/AbC and /s/aBc are two stories (short links, ids of videos). Asked for the
# first without a time, or with the time of the second, pywb sends the second, status
# 200; asked for /s/ABC, which nobody archived, it sends /s/aBc too. With the first
# one's own time the first comes. Which story it is can be told only from the Link
# header (rel="original").
#
# Why it matters: an archived copy is the proof of what stood under an address. Here
# the proof for one story is another one, and the same link gives one or the other
# depending on which was crawled last.
#
# pywb 2.10.0 (Python), WARC written with its own warcio. Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pywb==2.10.0

venv/bin/python - <<'PY'
import logging
import sys
import warnings
from gevent import monkey

monkey.patch_all()
warnings.simplefilter("ignore")
import io
import os
import subprocess
from importlib.metadata import version

from pywb.apps.frontendapp import FrontEndApp
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from werkzeug.test import Client

print("pywb", version("pywb"))
PAGES = [
    ("https://gazette.example/s/AbC", "2026-05-03T10:00:00Z", "Vote on the canal fails"),
    ("https://gazette.example/s/aBc", "2026-05-04T10:00:00Z", "Choir wins a prize"),
]
with open("crawl.warc.gz", "wb") as file:
    writer = WARCWriter(file, gzip=True)
    for address, date, story in PAGES:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        page = f"<html><head><title>{story}</title></head><body>{story}</body></html>".encode()
        writer.write_record(writer.create_warc_record(
            address, "response", payload=io.BytesIO(page), http_headers=headers, warc_headers_dict={"WARC-Date": date}))
manager = os.path.join(os.path.dirname(sys.executable), "wb-manager")
for command in (["init", "news"], ["add", "news", "crawl.warc.gz"]):
    subprocess.run([manager, *command], check=True, capture_output=True)
with open("collections/news/indexes/index.cdxj") as index:
    for line in index:
        print(line[:90])

sys.stderr = open(os.devnull, "w")
client = Client(FrontEndApp(config_file=None, custom_config={"collections_root": "collections"}))
CASES = [
    # what is asked for, what comes, whose address it has
    ("20260503100000id_/https://gazette.example/s/AbC", "Vote on the canal fails", "/s/AbC"),
    ("20260504100000id_/https://gazette.example/s/AbC", "Choir wins a prize", "/s/aBc"),
    ("id_/https://gazette.example/s/AbC", "Choir wins a prize", "/s/aBc"),
    ("id_/https://gazette.example/s/ABC", "Choir wins a prize", "/s/aBc"),
]
changed = 0
for asked, expected, original in CASES:
    answer = client.get("/news/" + asked, headers={"Host": "localhost"})
    found = answer.get_data(as_text=True).partition("<title>")[2].partition("</title>")[0]
    link = answer.headers.get("Link", "").partition(">")[0]
    print(f"{asked}\n   {answer.status}: {found}, original {link[1:]}")
    if (answer.status_code, found) != (200, expected) or not link.endswith(original):
        changed = 1
        print("   CHANGED, was:", expected)
sys.stdout.flush()
os._exit(changed)
PY
