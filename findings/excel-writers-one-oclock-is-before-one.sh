#!/usr/bin/env bash
# One o'clock, written to Excel by openpyxl or XlsxWriter, is 00:59 for three readers.
#
# Guess: a moment that is whole in minutes is so again when it is read from the sheet.
#
# What happens: Excel keeps a moment as a number of days, which needs 17 digits to be
# exact; both writers write 16. A third of all quarters of an hour become a hair too
# early: for 1 March 2026, 01:00, there stands 46082.04166666666, not ...664. openpyxl
# and exceljs round when they read, and have 01:00. xlsx2csv cuts the seconds off
# and prints 00:59; SheetJS with cellDates and read-excel-file give 00:59:59.999. No
# warning.
#
# Why it matters: tables of articles with their hours go from Python to the graphics
# desk's JavaScript. Counted by hour, a third of what appeared at the full hour is in
# the hour before, and at equal moments "first" is another outlet.
#
# openpyxl 3.1.5, XlsxWriter 3.3.1, xlsx2csv 0.8.6 (Python); xlsx 0.18.5,
# read-excel-file 9.3.17, exceljs 4.4.0 (npm). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check openpyxl==3.1.5 XlsxWriter==3.3.1 xlsx2csv==0.8.6
npm init --yes >npm.log
npm install --silent --no-audit --no-fund xlsx@0.18.5 read-excel-file@9.3.17 exceljs@4.4.0 >>npm.log
for name in xlsx read-excel-file exceljs; do
  echo "$name $(node -p 'JSON.parse(require("fs").readFileSync("node_modules/'$name'/package.json")).version')"
done

cat >try.py <<'PY'
import subprocess
import sys
from datetime import datetime, timedelta
from importlib.metadata import version

from openpyxl import Workbook, load_workbook
from xlsxwriter import Workbook as Writer

print({n: version(n) for n in ("openpyxl", "XlsxWriter", "xlsx2csv")})
MOMENTS = [datetime(2026, 3, 1) + i * timedelta(minutes=15) for i in range(96)]
FORM = "dd/mm/yyyy hh:mm"

book = Workbook()
for moment in MOMENTS:
    book.active.append([moment])
    book.active.cell(book.active.max_row, 1).number_format = FORM
book.save("openpyxl.xlsx")
with Writer("xlsxwriter.xlsx") as other:
    sheet, form = other.add_worksheet(), other.add_format({"num_format": FORM})
    for row, moment in enumerate(MOMENTS):
        sheet.write_datetime(row, 0, moment, form)

changed = 0
for name in "openpyxl.xlsx", "xlsxwriter.xlsx":
    read = [cell.value for cell in load_workbook(name).active["A"]]
    table = subprocess.run(["venv/bin/xlsx2csv", name], capture_output=True, text=True, check=True).stdout.splitlines()
    wrong = [line for line, moment in zip(table, MOMENTS, strict=True) if line != moment.strftime("%d/%m/%Y %H:%M")]
    done = subprocess.run(["node", "try.mjs", name], capture_output=True, text=True, check=True)
    found = sum(a != b for a, b in zip(read, MOMENTS, strict=True)), len(wrong), wrong[1], done.stdout.strip()
    seen = 0, 32, "01/03/2026 00:59", "xlsx 32, read-excel-file 32, exceljs 0 of 96, such as 2026-03-01T00:59:59.999Z"
    print(name, "openpyxl, xlsx2csv:", *found[:3], "|", found[3])
    if found != seen:
        changed = 1
        print("CHANGED, was:", seen)
sys.exit(changed)
PY
cat >try.mjs <<'JS'
import { createRequire } from "module";
import readExcel from "read-excel-file/node";

const require = createRequire(import.meta.url);
const xlsx = require("xlsx");
const exceljs = require("exceljs");

const file = process.argv[2];
const quarters = Array.from({ length: 96 }, (_, i) => new Date(Date.UTC(2026, 2, 1, 0, 15 * i)).toISOString());
const wrong = (days) => days.map((day) => day.toISOString()).filter((day, i) => day !== quarters[i]);

const book = xlsx.readFile(file, { cellDates: true });
const first = wrong(xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).map((row) => row[0]));
const second = wrong((await readExcel(file))[0].data.map((row) => row[0]));
const other = new exceljs.Workbook();
await other.xlsx.readFile(file);
const third = wrong(other.worksheets[0].getColumn(1).values.slice(1));
console.log(`xlsx ${first.length}, read-excel-file ${second.length}, exceljs ${third.length} of 96, such as ${first[1]}`);
JS
TZ=UTC venv/bin/python try.py
# Output seen: 0, 32, 01/03/2026 00:59 | xlsx 32, read-excel-file 32, exceljs 0, twice.
