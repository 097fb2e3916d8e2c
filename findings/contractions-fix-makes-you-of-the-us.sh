#!/usr/bin/env bash
# contractions.fix() writes YOU.S. for U.S. and She Will for Shell.
#
# Guess: fix() expands contractions, words with an apostrophe ("isn't", "we'll");
# names, initials and words without an apostrophe stay as they are.
#
# What happens: by default single letters and words that would be contractions if an
# apostrophe stood in them are expanded as well. "U.S." becomes "YOU.S.", "U.K."
# "YOU.K.", the initial in "Ada U. Reed" "YOU"; the company Shell is "She Will", a
# minister's "wont" is "will not". Months are expanded too, in names as in dates: "Jan.
# Reed" (a sentence that ends in a name) is "January Reed". "She'd signed" is always
# "She would signed", so what was done becomes what might be. slang=False leaves
# letters and Shell alone, and changes the others still. What was changed isn't told.
#
# Why it matters: it is the usual first step before news is counted, matched or
# searched; the two most named countries, a company and who did what are altered.
#
# contractions 0.1.73 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check contractions==0.1.73

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import contractions

print("contractions", version("contractions"))
EXPECTED = {
    # text: by default, with slang=False (None: unchanged)
    "The U.S. and the U.K. left.": ("The YOU.S. and the YOU.K. left.", None),
    "Ada U. Reed resigned.": ("Ada YOU. Reed resigned.", None),
    "Shell raised its price.": ("She Will raised its price.", None),
    "It was his wont.": ("It was his will not.", None),
    "They elected Jan. Reed left.": ("They elected January Reed left.",) * 2,
    "She said she'd signed.": ("She said she would signed.",) * 2,
    "Reed's lawyer won't pay.": ("Reed's lawyer will not pay.",) * 2,
}
found = {}
for text in EXPECTED:
    both = contractions.fix(text), contractions.fix(text, slang=False)
    found[text] = tuple(None if b == text else b for b in both)
    print(text, found[text])
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
