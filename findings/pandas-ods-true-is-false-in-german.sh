#!/usr/bin/env bash
# pandas reads TRUE in an OpenDocument sheet as False when it is shown as WAHR or VRAI.
#
# Guess: a cell of type boolean has its value in an attribute, office:boolean-value, the
# same in all languages, and read_excel reads that.
#
# What happens: read_excel compares what the cell shows with "TRUE". LibreOffice writes
# the word of the user's language beside the value, WAHR, VRAI or VERDADERO, and each of
# them is False. So in a sheet made by a German or French desk the whole column is
# False. "true" in small letters is False, too. With engine="calamine" the same file
# gives the true values, as pyexcel-ods3 does. No warning.
#
# Why it matters: columns of yes and no are what is coded by hand: checked, quoted,
# right of reply given. The same file gives another answer by the language of whoever
# saved it.
#
# pandas 3.1.1 with odfpy 1.4.1, python-calamine 0.9.1, pyexcel-ods3 0.6.1 (Python).
# Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 pyexcel-ods3==0.6.1

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import pandas
import pyexcel_ods3
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

print({n: version(n) for n in ("pandas", "odfpy", "python-calamine", "pyexcel-ods3")})
# what the cell shows, its value, and what pandas reads
EXPECTED = [
    ("TRUE", True, True),
    ("WAHR", True, False),
    ("VRAI", True, False),
    ("VERDADERO", True, False),
    ("true", True, False),
    ("FALSE", False, False),
    ("FALSCH", False, False),
]
table = Table(name="coded")
for shown, value, _ in EXPECTED:
    cell = TableCell(valuetype="boolean", booleanvalue=str(value).lower())
    cell.addElement(P(text=shown))
    row = TableRow()
    row.addElement(cell)
    table.addElement(row)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save("coded.ods")

read = pandas.read_excel("coded.ods", engine="odf", header=None)[0].tolist()
others = {
    "calamine": pandas.read_excel("coded.ods", engine="calamine", header=None)[0].tolist(),
    "pyexcel-ods3": [row[0] for row in pyexcel_ods3.get_data("coded.ods")["coded"]],
}
for (shown, value, _), found in zip(EXPECTED, read, strict=True):
    print(shown, "is", value, "read as", found)
print("others read the values:", {n: v == [value for _, value, _ in EXPECTED] for n, v in others.items()})
if read != [seen for *_, seen in EXPECTED] or any(v != [value for _, value, _ in EXPECTED] for v in others.values()):
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
PY
# Output seen: as in EXPECTED; the others read the values.
