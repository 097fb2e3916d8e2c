#!/usr/bin/env bash
# xlsx2csv writes 0 "02e02bers" for 44 members, and nothing but 0 "seats" for any seats.
#
# Guess: a cell is written as the sheet shows it, "44 members", or as its bare value,
# 44.
#
# What happens: a number format with a word in quotation marks that has a d, h, m, s or
# y in it is taken for one of dates, word and all: the number is read as a day of 1900
# and its parts are written into the word, while the digits of the number are gone. Of
# 0 "seats" nothing but the format is left, for each row the same. 0 "people" and
# #,##0 "kg" are numbers, #,##0 "km" is not. For a day, "dddd" (the weekday) gives its
# number in the month. Exit code 0, no warning.
#
# Why it matters: seats, days, members and kilometres are what tables in newsrooms are
# about, and units are put on by such formats. The figures can't be had back.
#
# xlsx2csv 0.8.6 (Python); openpyxl 3.1.5 makes the sheet. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5

cat >try.py <<'PY'
import csv
import subprocess
import sys
from datetime import datetime
from importlib.metadata import version

from openpyxl import Workbook

print("xlsx2csv", version("xlsx2csv"), "openpyxl", version("openpyxl"))
# value, number format, and what is written
EXPECTED = [
    (44, '0 "members"', '0 "02e02bers"'),
    (44, '0 "seats"', '0 "seats"'),
    (15, '0 "seats"', '0 "seats"'),
    (12, '0 "days"', '0 "11ays"'),
    (1500, '#,##0 "km"', '#,##0 "k02"'),
    (1500, '#,##0 "kg"', "1500"),
    (1500, '#,##0 "people"', "1500"),
    (datetime(2026, 3, 1), "dddd", "01"),
]
book = Workbook()
for value, number_format, _ in EXPECTED:
    book.active.append([value])
    book.active.cell(book.active.max_row, 1).number_format = number_format
book.save("table.xlsx")
done = subprocess.run(["venv/bin/xlsx2csv", "table.xlsx"], capture_output=True, text=True, check=True)
written = [row[0] for row in csv.reader(done.stdout.splitlines())]
print("warnings:", done.stderr or None)
changed = 0
for (value, number_format, seen), found in zip(EXPECTED, written, strict=True):
    print(value, number_format, "->", found)
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
PY
venv/bin/python try.py
# Output seen: as in EXPECTED, no warnings.
