#!/usr/bin/env bash
# VADER reads "isn’t good" as good when the apostrophe is a printed one.
#
# Guess: VADER, which knows contractions ("isn't", and "isnt" without a mark), takes
# the apostrophe and the quotation marks that newspapers print for what they are.
#
# What happens: only the straight apostrophe is one. "isn’t", "won’t" and "don’t"
# (U+2019) do not negate: the sentence changes its side, from -.34 to +.44. And only
# ASCII marks are taken off a word: “terrible” and ‘terrible’ in printed marks, and a
# word between dashes without blanks (—a disaster—), are not in the lexicon and count
# 0. TextBlob does find the word in printed marks. No warning.
#
# Why it matters: nearly all news sites print these marks, and quoted words are the
# loaded ones. Compared with an outlet that prints straight marks, the same story is
# more positive and its quotations are neutral.
#
# vaderSentiment 3.3.2, textblob 0.20.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check vaderSentiment==3.3.2 textblob==0.20.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from textblob import TextBlob
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

print("vaderSentiment", version("vaderSentiment"), "textblob", version("textblob"))
EXPECTED = {
    # sentence: VADER with straight marks, VADER with printed ones
    "The plan isn't good.": (-0.3412, 0.4404),
    "They don't support it.": (-0.3089, 0.4019),
    "She won't trust them again.": (-0.4023, 0.5106),
    'He called it "terrible".': (-0.4767, 0.0),
    "A 'terrible' deal.": (-0.4767, 0.0),
    "The talks - a disaster - ended.": (-0.6249, 0.0),
}
scorer = SentimentIntensityAnalyzer()
found = {}
for text in EXPECTED:
    printed = text.replace("'terrible'", "‘terrible’").replace('"terrible"', "“terrible”")
    printed = printed.replace("'", "’").replace(" - ", "—")
    found[text] = tuple(scorer.polarity_scores(t)["compound"] for t in (text, printed))
    print(text, printed, *found[text])
blob = [TextBlob(t).sentiment.polarity for t in ('He called it "terrible".', "He called it “terrible”.")]
print("TextBlob", blob)
if found != EXPECTED or blob != [-1.0, -1.0]:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED.
PY
