#!/usr/bin/env bash
# alto-tools prints the first half of a divided word twice and never the second.
#
# Guess: in ALTO, the format of digitised newspapers, a word divided at a line end is
# two <String> elements (HypPart1, HypPart2), each with its half in CONTENT and with
# the whole word in SUBS_CONTENT. The text has the whole word once, or its two halves.
#
# What happens: for HypPart2 the text of the string before is printed again. "mini-"
# and "ster" become "mini" and "mini", with no blank behind: "The mini / minispoke."
# The second half stands nowhere, and what follows is glued to the first. Halves
# without SUBS_TYPE and SUBS_CONTENT (both may be left out) are printed as they are,
# so a page of less careful markup keeps its words. Exit 0, no warning.
#
# Why it matters: narrow columns divide a word in every few lines, so a search for
# the words of an old newspaper misses just those, and finds words nobody wrote.
#
# alto-tools 0.1.0 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check alto-tools==0.1.0
venv/bin/python -c 'from importlib.metadata import version; print("alto-tools", version("alto-tools"))'

page() { # the attributes of the first half, and of the second
  cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Layout><Page ID="P"><PrintSpace><TextBlock ID="B">
<TextLine ID="L1"><String ID="S1" CONTENT="The"/><SP/><String ID="S2" CONTENT="mini"$1/><HYP CONTENT="-"/></TextLine>
<TextLine ID="L2"><String ID="S3" CONTENT="ster"$2/><SP/><String ID="S4" CONTENT="spoke."/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>
XML
}
page ' SUBS_TYPE="HypPart1" SUBS_CONTENT="minister"' ' SUBS_TYPE="HypPart2" SUBS_CONTENT="minister"' >marked.xml
page '' '' >unmarked.xml

changed=0
check() { # file, text expected, lines joined by " / "
  found=$(venv/bin/alto-tools -t "$1" | sed '/^$/d; s/ *$//' | paste -sd/ | sed 's:/: / :g')
  echo "$1: $found"
  if [ "$found" != "$2" ]; then
    echo "CHANGED, was: $2"
    changed=1
  fi
}
check marked.xml 'The mini / minispoke.'
check unmarked.xml 'The mini / ster spoke.'
exit $changed
# Output seen: as in the two lines above.
