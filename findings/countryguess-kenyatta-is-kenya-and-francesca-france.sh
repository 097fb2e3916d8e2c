#!/usr/bin/env bash
# For countryguess and hdx-python-country Kenyatta is Kenya, Perugia Peru and Francesca France.
#
# Guess: a pattern for names of countries finds them as whole words ("Republic of Kenya"), or
# with the endings of their people, as in "Kenyan".
#
# What happens: many patterns have no end, so any word that begins so is the country: Kenyatta,
# Perugia, Benincasa, Francesca, Swedenborg, Haitink, Indianola. "Lebanon, Ohio" is Lebanon.
# That patterns are used countryguess's documentation says, not that they fit within words.
# Others do have an end: "Malinowska" is none. hdx-python-country marks these as not exact, as it
# does North Korea; New Mexico and New Jersey are Mexico and Jersey for it, and no country
# for countryguess. Indiana is India for countryguess only.
#
# Why it matters: used on by-lines, datelines and names of speakers, persons and towns become
# countries, and so a town's story foreign news.
#
# countryguess 0.4.9, hdx-python-country 4.2.5 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check countryguess==0.4.9 hdx-python-country==4.2.5

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from countryguess import guess_country
from hdx.location.country import Country

print("countryguess", version("countryguess"), "hdx-python-country", version("hdx-python-country"))
CASES = [
    ("Kenyatta", "KEN", "KEN"),
    ("Perugia", "PER", "PER"),
    ("Benincasa", "BEN", "BEN"),
    ("Francesca", "FRA", "FRA"),
    ("Swedenborg", "SWE", "SWE"),
    ("Haitink", "HTI", "HTI"),
    ("Indianola", "IND", "IND"),
    ("Lebanon, Ohio", "LBN", "LBN"),
    ("North Korea", "PRK", "PRK"),
    ("Malinowska", None, None),
    ("New Mexico", None, "MEX"),
    ("New Jersey", None, "JEY"),
    ("Indiana", "IND", None),
]
changed = 0
for name, seen, seen_hdx in CASES:
    found = guess_country(name, attribute="iso3")
    found_hdx, exact = Country.get_iso3_country_code_fuzzy(name, use_live=False)
    print(name, "->", found, "| hdx:", found_hdx, "exact" if exact else "")
    if (found, found_hdx, exact) != (seen, seen_hdx, False):
        changed = 1
        print("CHANGED, was:", seen, seen_hdx)
sys.exit(changed)
# Output seen: as in CASES.
PY
