#!/usr/bin/env bash
# Of a caption file in two parts pycaption reads the last, and puts it at the wrong minute.
#
# Guess: TTML (DFXP), the broadcasters' format of captions, lets a <body> have any
# number of <div>; their captions follow each other. Times of an element count from
# the beginning of the element around it, so a <p> at 1 s in a <div> that begins at
# 10 min is shown at 10:01. A description in <metadata> isn't spoken.
#
# What happens: the captions of each <div> replace those of the one before, unless
# the two say different languages. A programme in two parts is its second part, with
# no word of the first. The times of <body> and <div> are not read, each <p> is counted
# from zero. What stands in <metadata> inside a caption ("door slams") is words of the
# caption. No warning.
#
# Why it matters: the questions of an interview are lost and its answers kept, and
# what is quoted is cited by a minute at which something else was said.
#
# pycaption 2.3.14 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pycaption==2.3.14

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

from pycaption import DFXPReader

print("pycaption", version("pycaption"))


def captions(body):
    head = '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head/>'
    read = DFXPReader().read(f'<?xml version="1.0" encoding="utf-8"?>{head}{body}</tt>')
    return [(c.start // 10**6, c.get_text()) for c in read.get_captions("en")]


ASK, ANSWER = "Will you sign?", "No, we never met."
FIRST = f'<p begin="00:00:01" end="00:00:02">{ASK}</p>'
SECOND = f'<p begin="00:00:03" end="00:00:04">{ANSWER}</p>'
NOTE = f'<p begin="00:00:01" end="00:00:02"><metadata><ttm:desc>door slams</ttm:desc></metadata>{ASK}</p>'
EXPECTED = {
    f"<body><div>{FIRST}{SECOND}</div></body>": [(1, ASK), (3, ANSWER)],
    f"<body><div>{FIRST}</div><div>{SECOND}</div></body>": [(3, ANSWER)],
    f'<body><div xml:lang="en">{FIRST}</div><div xml:lang="de">{SECOND}</div></body>': [(1, ASK)],
    f'<body><div begin="00:10:00">{FIRST}</div></body>': [(1, ASK)],
    f'<body begin="00:10:00"><div>{FIRST}</div></body>': [(1, ASK)],
    f"<body><div>{NOTE}</div></body>": [(1, f"door slams{ASK}")],
}
found = {body: captions(body) for body in EXPECTED}
for body, seen in found.items():
    print(body, "\n  ", seen)
if found != EXPECTED:
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
# Output seen: as in EXPECTED; of two parts in one language the second alone.
PY
