#!/usr/bin/env bash
# conllu cuts a value in MISC at its second "=", addresses of sources too.
#
# Guess: in the column MISC of CoNLL-U, which is open to anything as name=value,
# the value is all that follows the first "="; parsing and serializing a valid
# file gives the same file.
#
# What happens: the value ends at the next "=". "Source=https://gazette.example/
# story?id=5&page=2" becomes "https://gazette.example/story?id", with which all
# stories of the outlet have one address, and serialize() writes it so. A formula,
# a padded base64 value and a key=value pair lose their end as well. The same text
# in a comment line (# source = ...) is kept whole. No error, no warning; pyconll
# keeps the value, but writes the names of the column in another order.
#
# Why it matters: CoNLL-U is how annotated news is passed on, and MISC is where the
# place of origin is written. One pass through the library and the addresses of
# pages that are told apart by a query all lead to the same page.
#
# conllu 6.0.0 (Python); pyconll 3.3.1 for comparison. Seen 2026-11-29.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check conllu==6.0.0 pyconll==3.3.1

venv/bin/python - <<'PY'
import sys
from importlib.metadata import version

import conllu
import pyconll

print("conllu", version("conllu"), "pyconll", version("pyconll"))
ADDRESS = "https://gazette.example/story?id=5&page=2"
FILE = f"""# source = {ADDRESS}
# text = Reed agreed.
1\tReed\tReed\tPROPN\t_\t_\t2\tnsubj\t_\tSource={ADDRESS}
2\tagreed\tagree\tVERB\t_\t_\t0\troot\t_\tHash=YWJjZA==|SpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\tSpaceAfter=No

"""
sentence = conllu.parse(FILE)[0]
again = sentence.serialize()
found = sentence[0]["misc"]["Source"], sentence[1]["misc"]["Hash"], sentence.metadata["source"]
print("\n".join(found))
print(again)
other = pyconll.load_from_string(FILE).conll()
print("pyconll keeps the address:", other.count(ADDRESS) == 2, "and the padding:", "YWJjZA==" in other)
if found != ("https://gazette.example/story?id", "YWJjZA", ADDRESS) or again == FILE or again.count(ADDRESS) != 1:
    print("CHANGED")
    sys.exit(1)
PY
