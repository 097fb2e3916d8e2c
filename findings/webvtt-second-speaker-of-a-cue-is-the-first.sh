#!/usr/bin/env bash
# webvtt-py gives the second speaker's words in a cue to the first.
#
# Guess: a WebVTT cue may hold several voices (<v Ada Reed>… <v Jo Lund>…, the
# specification's own example has two); webvtt-py, which has a property `voice`,
# gives a list, or the voice by line, or none where it is not one.
#
# What happens: .voice is the first name only, and .text is the words of both
# without the names. So the answer is said by whoever asked. Character references
# stay as they are: "&lt;" is not decoded, though tags are taken off.
#
# Why it matters: hearings and interviews are published as WebVTT with voices; a
# cue with two of them is where one contradicts the other.
#
# webvtt-py 0.6.0 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check webvtt-py==0.6.0

venv/bin/python - <<'PY'
import io
import sys
from importlib.metadata import version

import webvtt

print("webvtt-py", version("webvtt-py"))
TRANSCRIPT = """WEBVTT

00:01.000 --> 00:03.000
<v Ada Reed>Did you sign?
<v Jo Lund>Never.

00:03.500 --> 00:05.000
<v Ada Reed>You did.</v> <v Jo Lund>It was &lt; 3 pages.</v>
"""
EXPECTED = [("Ada Reed", "Did you sign?\nNever."), ("Ada Reed", "You did. It was &lt; 3 pages.")]
found = [(c.voice, c.text) for c in webvtt.from_buffer(io.StringIO(TRANSCRIPT))]
for line in found:
    print(*map(repr, line))
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: all four sentences are Ada Reed's; Jo Lund has none.
PY
