#!/usr/bin/env bash
# babel reads the times that it writes for the afternoon, in Korean, Greek or British dots, as at night.
#
# Guess: parse_time() with a locale reads what format_time() of that locale writes; a half of
# the day that it doesn't know is an error.
#
# What happens: the afternoon is known by the letters "pm" only. 14:30 is written "오후 2:30",
# "下午2:30", "2:30 μ.μ." and "2:30 p.m." (Spanish of Mexico), and each is read back as 02:30.
# So is an American "2:30 p.m.", as style books want it. "12:15 a.m." is a quarter past noon,
# "12:15 am" is right. Its documentation says that the locale gives the order of the
# fields, and nothing of halves of the day. No error.
#
# Why it matters: times of publication and of statements are given so in most of the world's
# papers with a clock of twelve hours. What was said in the afternoon was said before dawn.
#
# babel 2.19.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check babel==2.19.0

venv/bin/python - <<'PY'
import sys
from datetime import time
from importlib.metadata import version

from babel.dates import format_time, parse_time

print("babel", version("babel"))
EXPECTED = {"en_US": time(14, 30), "ko": time(2, 30), "zh_Hant": time(2, 30), "el": time(2, 30), "es_MX": time(2, 30), "de": time(14, 30)}
TEXTS = [
    ("2:30 pm", "en_US", time(14, 30)),
    ("2:30 p.m.", "en_US", time(2, 30)),
    ("12:15 am", "en_US", time(0, 15)),
    ("12:15 a.m.", "en_US", time(12, 15)),
]
changed = 0
for locale, seen in EXPECTED.items():
    TEXTS.append((format_time(time(14, 30), "short", locale=locale), locale, seen))
for text, locale, seen in TEXTS:
    found = parse_time(text, locale=locale)
    print(f"{locale}: {text} -> {found:%H:%M}")
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED and TEXTS.
PY
