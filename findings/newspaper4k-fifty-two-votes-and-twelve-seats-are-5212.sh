#!/usr/bin/env bash
# newspaper4k writes a table of results as "PartyVotesSeatsLeft5212Right4513".
#
# Guess: the cells of a table in the story are set apart by blanks or lines, as the items of a
# list are, or the table is left out.
#
# What happens: the words of all cells are joined without anything between them. 52 votes and
# 12 seats are 5212. Lists, terms of a <dl> and lines parted by <br> are lines of their own. No
# warning.
#
# Why it matters: election results, prices and casualties stand in tables. A number is read that
# nobody wrote, and the name beside it is found by no search for words.
#
# newspaper4k 0.9.6 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check newspaper4k==0.9.6

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

from newspaper import Article

print("newspaper4k", version("newspaper4k"))
OTHER = (
    "<p>The council of Vell met on Monday evening to speak of the port, which has been open since the spring of last year, "
    "and to hear from the people of the harbour who have complained about it for as long as it has been there.</p>"
)
CASES = {
    "<table><tr><th>Party</th><th>Votes</th><th>Seats</th></tr><tr><td>Left</td><td>52</td><td>12</td></tr>"
    "<tr><td>Right</td><td>45</td><td>13</td></tr></table>": ["PartyVotesSeatsLeft5212Right4513"],
    "<ul><li>Left 52</li><li>Right 45</li></ul>": ["Left 52", "Right 45"],
    "<dl><dt>Left</dt><dd>52</dd></dl>": ["Left", "52"],
    "<p>Left 52<br>Right 45</p>": ["Left 52", "Right 45"],
}
changed = 0
for part, seen in CASES.items():
    article = Article("https://gazette.example/vote")
    article.download(input_html=f"<html><head><title>Vote</title></head><body><article>{OTHER * 4}{part}{OTHER}</article></body></html>")
    article.parse()
    found = [line for line in article.text.split("\n") if line and not line.startswith("The council")]
    print(part, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in CASES.
PY
