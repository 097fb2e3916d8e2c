#!/usr/bin/env bash
# @dsnp/parquetjs reads an unsigned number of 64 bits as signed: half of all hashes are below zero.
#
# Guess: JavaScript's numbers can't hold 64 bits, so a reader of Parquet gives a BigInt, the
# number that was written.
#
# What happens: it gives a BigInt, and for what is 2^63 or more it is 2^64 too small. 2^64 - 1 is
# -1n; of the hashes that DuckDB's hash() gives for eight stories those of the upper half are
# negative. It knows the type: its schema says UINT_64. hyparquet gives each number as it is.
# No error.
#
# Why it matters: hashes and ids that were made in Python or SQL are looked up in a page of
# results by another number; for half of the stories nothing is found.
#
# @dsnp/parquetjs 1.8.8, hyparquet 1.33.0 (npm), duckdb 2.0.1 (Python) to write; needs node 18 or later. Seen 2026-11-30.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check duckdb==2.0.1
npm init --yes >npm.log
npm install --silent --no-audit --no-fund @dsnp/parquetjs@1.8.8 hyparquet@1.33.0 >>npm.log
for name in @dsnp/parquetjs hyparquet; do
  echo "$name $(node -p "JSON.parse(require('fs').readFileSync('node_modules/$name/package.json')).version")"
done

venv/bin/python - <<'PY'
import duckdb

print("duckdb", duckdb.__version__)
duckdb.execute("""COPY (
    SELECT unnest([9223372036854775807, 9223372036854775808, 18446744073709551615]::UBIGINT[]) AS id
    UNION ALL SELECT hash('story ' || i) FROM range(8) AS t(i)) TO 'ids.parquet'""")
duckdb.execute("COPY (SELECT id::VARCHAR AS id FROM 'ids.parquet') TO 'ids.csv' (HEADER false)")
PY

cat >try.mjs <<'JS'
import fs from "node:fs";
import parquetjs from "@dsnp/parquetjs";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const written = fs.readFileSync("ids.csv", "utf8").trim().split("\n").map(BigInt);
const reader = await parquetjs.ParquetReader.openFile("ids.parquet");
const cursor = reader.getCursor();
const ids = [];
for (let row = await cursor.next(); row; row = await cursor.next()) ids.push(row.id);
await reader.close();
const other = (await parquetReadObjects({ file: await asyncBufferFromFile("ids.parquet") })).map((row) => row.id);
let changed = 0;
written.forEach((id, i) => {
  console.log(id, "-> parquetjs", ids[i], "hyparquet", other[i]);
  if (ids[i] !== BigInt.asIntN(64, id) || other[i] !== id) {
    changed = 1;
    console.log("CHANGED, was:", BigInt.asIntN(64, id), id);
  }
});
console.log("below zero:", ids.filter((id) => id < 0n).length, "of", ids.length);
if (!ids.some((id) => id < 0n)) changed = 1;
process.exit(changed);
JS
node try.mjs
# Output seen: 9223372036854775808 -> parquetjs -9223372036854775808, 18446744073709551615 -> -1.
