#!/usr/bin/env bash
# With a processor, partial_ratio_alignment's places are those of another text.
#
# Guess: the four offsets that partial_ratio_alignment returns cut the aligned
# words out of the two strings that were given, whatever processor is used for
# the comparison.
#
# What happens: they are offsets in the processed strings, and those are nobody's
# but the function's own. utils.default_process, the library's own processor,
# turns signs into blanks and strips both ends: for a text that begins with a
# quotation mark, a dash or line breaks, every place is too far to the left, by as
# many characters as were stripped, even if the quotation stands in the last
# paragraph. For a text that begins with a letter the places are right, so a test
# on plain sentences finds nothing. The score is right in any case (100).
#
# Why it matters: this is the way to find where a quotation stands in an article,
# and the way to make it ignore case and curly quotes is the processor. The
# highlighted words are off by one or more just in the texts that begin with a
# quotation.
#
# rapidfuzz 3.14.6 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check rapidfuzz==3.14.6

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from rapidfuzz import fuzz, utils

print("rapidfuzz", version("rapidfuzz"))
QUOTE = "She Then Left"
CASES = [
    ("We will sign,” said Reed. “She then left,” said Lund.", "She then left"),
    ("“We will sign,” said Reed. “She then left,” said Lund.", "“She then lef"),
    ("— “We will sign,” said Reed. “She then left,” said Lund.", ". “She then l"),
    ("\n\n  We will sign, said Reed. She then left, said Lund.", "ed. She then "),
]
changed = 0
for text, expected in CASES:
    place = fuzz.partial_ratio_alignment(QUOTE, text, processor=utils.default_process)
    found = text[place.dest_start : place.dest_end]
    processed = utils.default_process(text)[place.dest_start : place.dest_end]
    print(f"{text!r}\n   score {place.score:.0f}: {found!r}; in the processed text {processed!r}")
    if found != expected or processed != "she then left" or place.score != 100:
        changed = 1
        print("   CHANGED, was:", repr(expected))
sys.exit(changed)
PY
