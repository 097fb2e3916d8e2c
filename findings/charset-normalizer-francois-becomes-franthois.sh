#!/usr/bin/env bash
# charset-normalizer reads François, in an English story in windows-1252, as Franþois.
#
# Guess: in a text of English words the one letter with a mark is read in the Western set that
# most of the web's older pages are in, above all if the story is long.
#
# What happens: the answer is a set of MS-DOS (cp850, cp775), or the Baltic or Central European
# one, and the name has another letter or a sign in it: Franþois, G³nter, Zoė, Anaďs, Sřren, Săo Paulo. Stories of 4,600 letters with twenty such names are read alike.
# With an é, which has its place in the Central European set too, the words are right. chardet
# is right in all of these.
#
# Why it matters: it decides for many readers of pages and files what one without a
# declared set says. A name becomes another name, and no count, search or register has it.
#
# charset-normalizer 3.5.3; chardet 5.2.0 for comparison (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check charset-normalizer==3.5.3 chardet==5.2.0

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import chardet
from charset_normalizer import from_bytes

print("charset-normalizer", version("charset-normalizer"), "chardet", version("chardet"))
SHORT = "The minister said no. The council, which met on Monday, agreed that the port is to be closed. It is ours, said {}, and so it will be."
LONG = (SHORT + " The vote is on Sunday in the town hall of Vell, where 3,000 people are expected by the police.") * 20
EXPECTED = {
    "François": "Franþois",
    "Günter": "G³nter",
    "Zoë": "Zoė",
    "Anaïs": "Anaďs",
    "Søren": "Sřren",
    "São Paulo": "Săo Paulo",
    "Beyoncé": "Beyoncé",
}
LONG_EXPECTED = {"François": "Franþois", "Günter": "G³nter", "Zoë": "Zoė", "Søren": "Sřren", "São Paulo": "Săo Paulo", "Beyoncé": "Beyoncé"}
changed = 0
for story, expected in ((SHORT, EXPECTED), (LONG, LONG_EXPECTED)):
    start = SHORT.index("{")
    for name, seen in expected.items():
        raw = story.replace("{}", name).encode("cp1252")
        best = from_bytes(raw).best()
        found = str(best)[start : start + len(name)]
        rival = raw.decode(chardet.detect(raw)["encoding"])[start : start + len(name)]
        print(len(raw), "letters,", name, "->", found, f"({best.encoding})", "| chardet:", rival)
        if (found, rival) != (seen, name):
            changed = 1
            print("CHANGED, was:", seen)
sys.exit(changed)
# Output seen: as in EXPECTED and LONG_EXPECTED.
PY
