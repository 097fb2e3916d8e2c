#!/usr/bin/env bash
# pagexml-tools reads a line with two readings as a line without text.
#
# Guess: in PAGE, the format of text recognition, a line may have several <TextEquiv>,
# the alternatives of the recognition, with an index; the reader takes index 0 (or the
# first one). A line whose text stands in its words has the text of its words.
#
# What happens: with two <TextEquiv> the line's text is None; so is the region's part
# of it. A line that has its text only in <Word> elements is None too, though its
# words are read. One <TextEquiv> with or without a confidence, or with a plain text
# beside the Unicode one, is right. No error, no warning; the line itself is there, so
# lines can be counted without noticing.
#
# Why it matters: programs that write alternatives do so where they were in doubt; a
# page of an old newspaper loses those lines, and a search finds nothing there.
#
# pagexml-tools 0.6.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pagexml-tools==0.6.0

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from pagexml.parser import parse_pagexml_file

print("pagexml-tools", version("pagexml-tools"))
COORDS = '<Coords points="0,0 900,0 900,90 0,90"/>'


def read(*texts, words=()):
    inner = "".join(f'<Word id="w{n}">{COORDS}<TextEquiv><Unicode>{w}</Unicode></TextEquiv></Word>' for n, w in enumerate(words))
    inner += "".join(f"<TextEquiv{given}><Unicode>{text}</Unicode></TextEquiv>" for given, text in texts)
    with open("page.xml", "w") as file:
        file.write(
            '<?xml version="1.0" encoding="UTF-8"?>'
            '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>desk</Creator>'
            "<Created>2026-03-01T00:00:00</Created><LastChange>2026-03-01T00:00:00</LastChange></Metadata>"
            '<Page imageFilename="page.jpg" imageWidth="1000" imageHeight="100"><TextRegion id="r">'
            f'{COORDS}<TextLine id="l">{COORDS}<Baseline points="0,80 900,80"/>{inner}</TextLine></TextRegion></Page></PcGts>'
        )
    return [line.text for line in parse_pagexml_file("page.xml").get_lines()]


found = {
    "one": read(("", "We will not sign.")),
    "one, sure": read((' conf="0.9"', "We will not sign.")),
    "two": read((' index="0"', "We will not sign."), (' index="1"', "We will now sign.")),
    "words": read(words=("We", "sign.")),
}
EXPECTED = {"one": ["We will not sign."], "one, sure": ["We will not sign."], "two": [None], "words": [None]}
for name, lines in found.items():
    print(name, lines)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
