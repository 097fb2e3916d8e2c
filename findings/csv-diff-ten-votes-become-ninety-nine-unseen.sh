#!/usr/bin/env bash
# csv-diff finds nothing changed where 10 votes became 99, if two rows share their key.
#
# Guess: a key that stands in two rows is an error, or both rows are compared.
#
# What happens: of rows with one key only the last is looked at. In a table with two
# rows for Vell the first may say anything in the new version, or be gone: no change,
# nothing removed. Without a key, of two equal rows one may be gone. A column that is
# new is named, but what stands in it counts for nothing: rows with a note "withdrawn"
# are unchanged. Exit code 0, no warning.
#
# Why it matters: newsrooms watch tables of authorities with it, whose rows have keys
# that are nearly unique: places, names, days. "No changes" is then what the log of the
# archive says about a result that was rewritten.
#
# csv-diff 1.2 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check csv-diff==1.2
venv/bin/python -c 'from importlib.metadata import version; print("csv-diff", version("csv-diff"))'

printf 'place,votes\nVell,10\nOrm,20\nVell,30\n' >monday.csv
printf 'place,votes\nVell,99\nOrm,20\nVell,30\n' >tuesday.csv
printf 'place,votes\nOrm,20\nVell,30\n' >wednesday.csv
printf 'place,votes\nVell,10\nVell,10\n' >twice.csv
printf 'place,votes\nVell,10\n' >once.csv
printf 'place,votes,note\nVell,10,withdrawn\n' >noted.csv

changed=0
check() { # what is seen, then csv-diff's arguments
  local found
  found=$(venv/bin/csv-diff "${@:2}" --json | tr -d ' \n')
  echo "${*:2}: $found"
  if [ "$found" != "$1" ]; then
    echo "CHANGED, was: $1"
    changed=1
  fi
}
nothing='{"added":[],"removed":[],"changed":[],"columns_added":[],"columns_removed":[]}'
check "$nothing" monday.csv tuesday.csv --key place
check "$nothing" monday.csv wednesday.csv --key place
check "$nothing" twice.csv once.csv
check "${nothing/columns_added\":[]/columns_added\":[\"note\"]}" once.csv noted.csv --key place
exit $changed
# Output seen: as checked.
