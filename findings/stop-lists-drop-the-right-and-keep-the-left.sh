#!/usr/bin/env bash
# Three stop lists drop the word for the political right and keep the one for the left.
#
# Guess: stop lists have words like "the", "of" and "not". If "right" is in one, so is
# "left"; words for country, people and money aren't.
#
# What happens: French "droite" and Portuguese "direita" are stop words in all three
# packages, "gauche" and "esquerda" in none. German "rechte", "rechten" and "rechter"
# are in stopwordsiso, "linke", "linken" and "linker" aren't. English "right" is in the
# lists of stopwordsiso and stop-words without "left"; many-stop-words has both.
# Hungarian is the other way about: "bal", left, without "jobb". English lists have
# "million", "world", "research" and "states" as well, two of them "uk" and "mp", and
# the German one of stopwordsiso has "mensch" and "ordnung".
#
# Why it matters: words are counted after these lists were taken out. "La droite accuse
# la gauche" is a text about the left alone, in every outlet, and the camp is missing
# from each table, topic and cloud of words without a gap to see it by.
#
# stopwordsiso 0.7.1, stop-words 2025.11.4, many-stop-words 0.2.2 (Python).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check stopwordsiso==0.7.1 stop-words==2025.11.4 many-stop-words==0.2.2

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import many_stop_words
import stop_words
import stopwordsiso

print({n: version(n) for n in ("stopwordsiso", "stop-words", "many-stop-words")})
LISTS = {
    "stopwordsiso": stopwordsiso.stopwords,
    "stop-words": stop_words.get_stop_words,
    "many-stop-words": many_stop_words.get_stop_words,
}
WORDS = {
    "fr": ["droite", "gauche"],
    "de": ["rechte", "rechten", "rechter", "linke", "linken", "linker", "mensch", "ordnung"],
    "pt": ["direita", "esquerda"],
    "hu": ["jobb", "bal"],
    "en": ["right", "left", "million", "world", "research", "members", "states", "uk", "un", "mp"],
}
EXPECTED = {
    ("stopwordsiso", "fr"): "droite",
    ("stopwordsiso", "de"): "rechte rechten rechter mensch ordnung",
    ("stopwordsiso", "pt"): "direita",
    ("stopwordsiso", "hu"): "bal",
    ("stopwordsiso", "en"): "right million world research members states uk un mp",
    ("stop-words", "fr"): "droite",
    ("stop-words", "de"): "",
    ("stop-words", "pt"): "direita",
    ("stop-words", "en"): "right million world research members states uk un mp",
    ("many-stop-words", "fr"): "droite",
    ("many-stop-words", "de"): "",
    ("many-stop-words", "pt"): "direita",
    ("many-stop-words", "en"): "right left million world research states un",
}
changed = 0
for (name, language), seen in EXPECTED.items():
    listed = set(LISTS[name](language))
    found = " ".join(word for word in WORDS[language] if word in listed)
    print(name, language, "has", found or "none of them")
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
