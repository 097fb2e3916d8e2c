#!/usr/bin/env bash
# textstat does not count sentences of one or two words, but counts their words.
#
# Guess: measures of readability become easier when one long sentence is cut into
# short ones; an abbreviation may at worst count as a sentence too many.
#
# What happens: pieces of up to two words are no sentences for textstat. "They lost.
# They left. Nobody spoke. Everybody wept." is one sentence of eight words, with an
# ARI of 8.5, for pupils in the eighth year; joined by "and" it is 5.5, with a third
# word in each sentence 1.3. "Mr. Reed spoke." is no sentence at all, since "Mr." and
# "Reed spoke." are too short; "Reed spoke up." is one.
#
# Why it matters: short sentences are the mark of tabloids, tickers and quoted
# speech. Just there the mean length of a sentence goes up, so a comparison of
# outlets by readability is bent against those that write the shortest.
#
# textstat 0.7.13 (Python). Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check textstat==0.7.13

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import textstat

print("textstat", version("textstat"))
CASES = [
    # text, number of sentences
    ("They lost. They left. Nobody spoke. Everybody wept.", 1),
    ("They lost and they left and nobody spoke and everybody wept.", 1),
    ("They lost it. They left it. Nobody spoke up. Everybody wept then.", 4),
    ("Mr. Reed spoke. Ms. Berg wept. They left the hall.", 1),
    ("Reed spoke up. Berg wept again. They left the hall.", 3),
    ("No. Never. She said no. The hall was silent.", 2),
]
changed = 0
for text, expected in CASES:
    found = textstat.sentence_count(text)
    words = textstat.lexicon_count(text)
    print(f"{text}\n   sentences {found}, words {words}, words a sentence {textstat.words_per_sentence(text):.1f}, "
          f"LIX {textstat.lix(text):.1f}, ARI {textstat.automated_readability_index(text):.1f}")
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)
short = textstat.lix("They lost. They left. Nobody spoke. Everybody wept.")
longer = textstat.lix("They lost it. They left it. Nobody spoke up. Everybody wept then.")
if not short > longer:
    changed = 1
    print("CHANGED: the shorter sentences are easier")
sys.exit(changed)
PY
