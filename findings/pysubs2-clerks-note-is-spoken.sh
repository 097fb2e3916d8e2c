#!/usr/bin/env bash
# pysubs2 reads WebVTT's comments and cue names as words of the speaker before.
#
# Guess: pysubs2 drops what WebVTT calls comments (blocks of NOTE) and the names
# of cues, as players do, and decodes the character references; or it keeps them
# apart.
#
# What happens: it takes all lines from one time line to the next for the words
# of the first. Before the first cue a NOTE disappears; after it, the NOTE is said
# by whoever spoke last, in .plaintext and in the SRT that is written. A cue's
# name (any line before its times) is said by the speaker before too; only
# numbers are taken off. The voice (<v Ada Reed>) is lost, &lt; and &amp; stay as
# they are.
#
# Why it matters: hearings, councils and broadcasters publish WebVTT, with notes
# by whoever made it: "inaudible", "corrected on 4 May", "not part of the
# minutes". Here they become quotable words of a person, and who the person is
# gets lost in the same step.
#
# pysubs2 1.8.1 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pysubs2==1.8.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from pysubs2 import SSAFile

print("pysubs2", version("pysubs2"))
TRANSCRIPT = """WEBVTT

NOTE Minutes of the canal committee

00:01.000 --> 00:03.000
<v Ada Reed>We will sign.

NOTE
The clerk's remark: she took this back later

00:03.500 --> 00:05.000
<v Jo Lund>Cost &lt; 3 &amp; rising.

second-reading
00:05.500 --> 00:07.000
<v Ada Reed>I agree.

3
00:07.500 --> 00:08.000
<v Jo Lund>No.
"""
EXPECTED = [
    ("", "We will sign.\n\nNOTE\nThe clerk's remark: she took this back later"),
    ("", "Cost &lt; 3 &amp; rising.\n\nsecond-reading"),
    ("", "I agree."),
    ("", "No."),
]
file = SSAFile.from_string(TRANSCRIPT)
found = [(line.name, line.plaintext) for line in file]
for name, text in found:
    print(repr(name), repr(text))
srt = file.to_string("srt")
print(srt)
if found != EXPECTED or "remark" not in srt or "Reed" in srt:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: the remark and "second-reading" stand in the words of the cue
# before them, also in the SRT; the first note and both names are gone.
PY
