#!/usr/bin/env bash
# inscriptis puts quotation marks around each element inside a <q>.
#
# Guess: inscriptis, which knows that browsers draw quotation marks around <q>,
# writes one opening and one closing mark for each quotation.
#
# What happens: the marks of <q> are handed down to the elements directly within it,
# as if they were part of its style. "<q>we will <em>not</em> sign</q>" is written with
# the "not" in quotation marks of its own, a linked name and a bold word as well.
# And where such an element ends the quotation, the closing marks are lost:
# "we will "not and left" has two that open and none that closes.
#
# Why it matters: words in quotation marks inside a quotation are read as scare
# quotes, or as somebody else's words, and a reader of quotations that pairs the
# marks takes the rest of the paragraph for quoted. Nobody wrote these marks.
#
# inscriptis 2.7.6 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check inscriptis==2.7.6 lxml==6.1.3

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from inscriptis import get_text

print("inscriptis", version("inscriptis"))
CASES = [
    ("<p>She said <q>we will not sign</q> and left.</p>",
     'She said "we will not sign" and left.'),
    ("<p>She said <q>we will <em>not</em> sign</q> and left.</p>",
     'She said "we will "not" sign" and left.'),
    ("<p>She said <q>ask <a href='/lund'>Jo Lund</a> first</q> and left.</p>",
     'She said "ask "Jo Lund" first" and left.'),
    ("<p>She said <q>we <b>will <i>not</i> sign</b> it</q> and left.</p>", None),
    ("<p>It was <q>as feared, or <q>nearly so</q></q>, and it stays.</p>", None),
    ("<p>She said <q>we will <em>not</em></q> and left.</p>", None),
]
SEEN = {
    3: 'She said "we "will not sign" it" and left.',
    4: 'It was "as feared, or ""nearly so", and it stays.',
    5: 'She said "we will "not and left.',
}
changed = 0
for number, (page, expected) in enumerate(CASES):
    expected = expected or SEEN[number]
    found = get_text(page).strip()
    print(f"\n{page}\n   | {found}\n   marks: {found.count(chr(34))}")
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
sys.exit(changed)
# Output seen: only the first sentence has the two marks it should have.
PY
