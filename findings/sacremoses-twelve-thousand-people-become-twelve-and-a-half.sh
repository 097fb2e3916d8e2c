#!/usr/bin/env bash
# sacremoses writes the decimal mark into "12 500": in English 12.500, in French 12,500.
#
# Guess: normalizing punctuation makes one kind of quotation mark, dash and blank of
# many. A number whose thousands are set apart by a no-break space, as the SI, French
# and many others write it, keeps a blank there, or loses it.
#
# What happens: between two digits the no-break space becomes a mark, and in each
# language the one of decimals: a full stop in English, a comma in French, German,
# Spanish and Czech. "12 500 people" is 12.500, "12 500 personnes" is 12,500. A quoted
# word is changed as well: said "no". becomes said "no." No warning.
#
# Why it matters: MosesPunctNormalizer is how corpora of news are prepared for
# translation and search. Numbers of marchers, votes and euros are a thousandth of
# what the outlet wrote, and correct in form.
#
# sacremoses 0.2.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check sacremoses==0.2.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from sacremoses import MosesPunctNormalizer

print("sacremoses", version("sacremoses"))
EXPECTED = [
    ("en", "12\u00a0500 people came", "12.500 people came"),
    ("fr", "12\u00a0500 personnes", "12,500 personnes"),
    ("de", "12\u00a0500 Menschen", "12,500 Menschen"),
    ("es", "12\u00a0500 personas", "12,500 personas"),
    ("cs", "12\u00a0500 lid\u00ed", "12,500 lid\u00ed"),
    ("en", "12 500 people came", "12 500 people came"),
    ("en", 'Reed said "no".', 'Reed said "no."'),
]
changed = 0
for language, text, seen in EXPECTED:
    found = MosesPunctNormalizer(lang=language).normalize(text)
    print(language, text, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
