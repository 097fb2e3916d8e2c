#!/usr/bin/env bash
# In JavaScript Arrow reads 12.50, written from Python as a decimal, as 1250.
#
# Guess: a column of type decimal(9, 2) gives 12.5 or the text "12.50" in each language
# that reads Arrow.
#
# What happens: JavaScript's reader gives the digits without the place of the decimal
# point. Number(value) and String(value) say 1250 for 12.50 and -25 for -0.25. The scale
# stands in the column's type, and whoever knows it can divide. A column of floats
# beside it is right. No warning.
#
# Why it matters: 12.5 in a query of DuckDB is a decimal, and so are sums of money and
# shares in databases. Sent to a graphic in the browser as Arrow, 12.50 per cent is
# 1250, and in a column of one scale nothing looks odd.
#
# apache-arrow 21.2.0 (npm), pyarrow 26.0.1 (Python). Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check pyarrow==26.0.1
npm init --yes >npm.log
npm install --silent --no-audit --no-fund apache-arrow@21.2.0 >>npm.log
echo "apache-arrow $(node -p 'require("./node_modules/apache-arrow/package.json").version')"

venv/bin/python - <<'PY'
from decimal import Decimal

import pyarrow as pa

print("pyarrow", pa.__version__)
table = pa.table({
    "share": pa.array([Decimal("12.50"), Decimal("-0.25")], pa.decimal128(9, 2)),
    "float": pa.array([12.5, -0.25]),
})
with pa.ipc.new_file("shares.arrow", table.schema) as sink:
    sink.write(table)
PY
cat >try.cjs <<'JS'
const { readFileSync } = require("fs");
const { tableFromIPC } = require("apache-arrow");

const table = tableFromIPC(readFileSync("shares.arrow"));
const found = [...table].map((row) => [Number(row.share), String(row.share), row.float]);
const expected = [
  [1250, "1250", 12.5],
  [-25, "-25", -0.25],
];
console.log(String(table.schema.fields[0].type), "scale", table.schema.fields[0].type.scale);
console.log(found);
if (JSON.stringify(found) !== JSON.stringify(expected)) {
  console.log("CHANGED, was:", expected);
  process.exit(1);
}
JS
node try.cjs
# Output seen: Decimal[9e+2] scale 2, and as in `expected`.
