#!/usr/bin/env bash
# Empath counts no word that touches a comma, full stop or quotation mark, nor one with a capital.
#
# Guess: analyze() is meant for running text (the README gives it sentences), so it
# finds words of a category wherever they stand; the shares of normalize=True are
# of the words of the text.
#
# What happens: the text is cut at white space and each piece is looked up as it
# is. "war" is found, "war." and "War" and "(war)" are not, so a category loses the
# last word of every sentence and clause, the first word of every sentence, and
# all of a headline in title case. They stay in the denominator. Two outlets that
# use the same words, one in long sentences, one in short ones, get different
# shares: here 0.333 and 0. Taking tokenizer=, a function, mends it.
#
# Why it matters: such category shares are compared between outlets as measures of
# tone; the difference can be punctuation.
#
# empath 0.89 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check empath==0.89

venv/bin/python - <<'PY'
import re
import sys
import warnings
from importlib.metadata import version

warnings.simplefilter("ignore")
from empath import Empath

print("empath", version("empath"))
lexicon = Empath()
changed = 0


def war(text, **options):
    return round((lexicon.analyze(text, categories=["war"], **options) or {"war": 0.0})["war"], 3)


def show(text, expected, **options):
    global changed
    found = war(text, **options)
    print(f"{text!r:52}", found)
    if found != expected:
        changed = 1
        print("   CHANGED, was:", expected)


show("they feared the war in spring", 1.0)
show("they feared the war, in spring", 0.0)
show("In spring they feared the war.", 0.0)
show('they spoke of "war" in spring', 0.0)
show("War in spring", 0.0)
show("WAR IN SPRING", 0.0)
show("war came and war went home", 0.333, normalize=True)
show("War came. Home went war.", 0.0, normalize=True)


def words(text, *_):
    return re.findall(r"\w+", text.lower())


show("War came. Home went war.", 2.0, tokenizer=words)
sys.exit(changed)
PY
