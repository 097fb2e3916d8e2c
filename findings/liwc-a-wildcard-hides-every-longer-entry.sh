#!/usr/bin/env bash
# liwc counts "hopeless" as hope when the dictionary has "hope*" and "hopeless".
#
# Guess: in a dictionary of LIWC's form a word gets the categories of the entry that
# fits it best: an exact word before a pattern, a longer pattern before a shorter one;
# or those of all that fit.
#
# What happens: the shortest pattern wins. As soon as "hope*" stands in the file, no
# longer entry that begins so is ever found, neither "hopeless" (exact) nor
# "hopeless*": both count as hope, and "harm*" takes "harmony". The order of the
# lines makes no difference. Nothing tells that an entry can't be reached.
#
# Why it matters: dictionaries of moral and emotional words are made with such pairs
# on purpose, the longer entry as the exception; news texts are scored with the
# opposite category, by a package whose only task is to read these files.
#
# liwc 0.5.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check liwc==0.5.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import liwc

print("liwc", version("liwc"))
HEAD = "%\n1\thope\n2\tdespair\n3\tharm\n4\tpeace\n%\n"
LINES = ["hope*\t1", "hopeless\t2", "despondent\t2", "harm*\t3", "harmony\t4", "harmonious*\t4", "calm\t4"]
EXPECTED = {
    "hope": ["hope"],
    "hopeful": ["hope"],
    "hopeless": ["hope"],
    "despondent": ["despair"],
    "harmful": ["harm"],
    "harmony": ["harm"],
    "harmoniously": ["harm"],
    "calm": ["peace"],
}
changed = 0
for order in (LINES, LINES[::-1]):
    with open("words.dic", "w") as file:
        file.write(HEAD + "\n".join(order) + "\n")
    parse, _ = liwc.load_token_parser("words.dic")
    found = {word: list(parse(word)) for word in EXPECTED}
    print(found)
    changed |= found != EXPECTED
if changed:
    print("CHANGED, was:", EXPECTED)
sys.exit(changed)
# Output seen: twice as in EXPECTED; hopeless is hope, harmony is harm.
PY
