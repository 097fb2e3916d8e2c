#!/usr/bin/env bash
# After Whisper's normalizer "-40" is 40, "minus 40" is -40, and "(not)" is nothing.
#
# Guess: before a transcript is compared with what was said, both are brought to one
# form: no capitals, no punctuation, numbers in digits. Two texts that say the opposite
# stay different, two that say the same become equal.
#
# What happens: a hyphen before a number is punctuation and goes: "-40 degrees" is "40
# degrees". The word "minus" becomes a hyphen and stays. So "-40" and "40" are equal,
# "-40" and "minus 40" differ. What stands in brackets is left out: "He did (not) sign"
# is "he did sign". A comma parts no numbers: "In March nineteen, thirty people left" is
# "in march 1930 people left". And "O'Hara" is "0 hara", as "oh" is a zero.
#
# Why it matters: word error rates of speech recognition are given after this step,
# those of broadcasts too. A transcript that has lost a "not" or the frost is free of
# errors by it.
#
# whisper-normalizer 0.1.15 (Python; OpenAI's normalizer as a package). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check whisper-normalizer==0.1.15

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from whisper_normalizer.english import EnglishTextNormalizer

print("whisper-normalizer", version("whisper-normalizer"))
normalize = EnglishTextNormalizer()
EXPECTED = [
    ("It was -40 degrees.", "it was 40 degrees"),
    ("It was 40 degrees.", "it was 40 degrees"),
    ("It was minus 40 degrees.", "it was -40 degrees"),
    ("He did (not) sign.", "he did sign"),
    ("He did sign.", "he did sign"),
    ("In March nineteen, thirty people left.", "in march 1930 people left"),
    ("Mr. O'Hara agreed.", "mister 0 hara agreed"),
]
changed = 0
for text, seen in EXPECTED:
    found = normalize(text)
    print(text, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
