#!/usr/bin/env bash
# tablib reads the comment on a cell of an OpenDocument sheet in place of the cell.
#
# Guess: a comment ("check this name") is not part of the table: the cell that it hangs
# on has its words, and of a cell with two lines both.
#
# What happens: the file has the comment inside the cell, before its words, each in a
# paragraph, and tablib takes the first paragraph that it meets. So the name "Reed" with
# a comment is "check this name". A cell with two lines has the first only: "Lund / did
# not sign" is "Lund". A number with a comment raises an error. pandas and pyexcel-ods3
# give name, number and both lines.
#
# Why it matters: comments are how editors ask each other about a cell. Whoever imports
# the table has the doubt in place of the name, and a note loses its end.
#
# tablib 3.10.0; pandas 3.1.1 and pyexcel-ods3 0.6.1 for comparison; odfpy 1.4.1 makes
# the sheet (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check tablib==3.10.0 pandas==3.1.1 pyexcel-ods3==0.6.1 odfpy==1.4.1

venv/bin/python -W ignore - <<'PY'
import sys
from importlib.metadata import version

import pandas
import pyexcel_ods3
import tablib
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

print({n: version(n) for n in ("tablib", "pandas", "pyexcel-ods3", "odfpy")})


def cell(*lines: str, comment: str | None = None) -> TableCell:
    made = TableCell(valuetype="string")
    if comment:
        note = Annotation()
        note.addElement(P(text=comment))
        made.addElement(note)
    for line in lines:
        made.addElement(P(text=line))
    return made


table = Table(name="quoted")
for cells in (
    [cell("name"), cell("note")],
    [cell("Reed", comment="check this name"), cell("signed")],
    [cell("Lund"), cell("Lund", "did not sign")],
):
    row = TableRow()
    for each in cells:
        row.addElement(each)
    table.addElement(row)
document = OpenDocumentSpreadsheet()
document.spreadsheet.addElement(table)
document.save("quoted.ods")

with open("quoted.ods", "rb") as file:
    found = [list(row) for row in tablib.Dataset().load(file.read(), format="ods")]
others = {
    "pandas": pandas.read_excel("quoted.ods", engine="odf").to_numpy().tolist(),
    "pyexcel-ods3": [list(row) for row in pyexcel_ods3.get_data("quoted.ods")["quoted"][1:]],
}
EXPECTED = [["check this name", "signed"], ["Lund", "Lund"]]
WRITTEN = [["Reed", "signed"], ["Lund", "Lund\ndid not sign"]]
print("tablib", found)
print(others)
if found != EXPECTED or any(rows != WRITTEN for rows in others.values()):
    print("CHANGED, was:", EXPECTED)
    sys.exit(1)
PY
# Output seen: [['check this name', 'signed'], ['Lund', 'Lund']] by tablib.
