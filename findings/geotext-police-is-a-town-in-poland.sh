#!/usr/bin/env bash
# GeoText finds the town of Police, in Poland, wherever a sentence begins with "Police".
#
# Guess: names that are common words are a known difficulty of gazetteers, and a
# package for finding places in text leaves out those that news is full of, or asks for
# a second sign ("in", a country near by).
#
# What happens: every word with a capital that is a name in its list is a city, at the
# beginning of a sentence too. "Police" counts one mention of Poland, "Most" one of the
# Czech Republic, "Man" of Ivory Coast, "March" of the United Kingdom, "Split" of
# Croatia. All capitals save them: "POLICE" is no place.
#
# Why it matters: country_mentions is counted per outlet to say what it covers. On the
# crime page Poland is the first country of all.
#
# geotext 0.4.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check geotext==0.4.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from geotext import GeoText

print("geotext", version("geotext"))
EXPECTED = [
    ("Police said that nobody was hurt.", ["Police"], {"PL": 1}),
    ("Police asked for help. Police found him.", ["Police", "Police"], {"PL": 2}),
    ("Most had left.", ["Most"], {"CZ": 1}),
    ("Man held after fire", ["Man"], {"CI": 1}),
    ("March was warm.", ["March"], {"GB": 1}),
    ("Split vote in parliament", ["Split"], {"HR": 1}),
    ("POLICE SEARCH FOR HIM", [], {}),
]
changed = 0
for text, cities, countries in EXPECTED:
    places = GeoText(text)
    found = list(places.cities), dict(places.country_mentions)
    print(text, *found)
    if found != (cities, countries):
        changed = 1
        print("CHANGED, was:", cities, countries)
sys.exit(changed)
# Output seen: as in EXPECTED.
PY
