"""Digest all rows of a database, to prove that a change of code changes no row.

usage: python benchmarks/digest.py DATABASE [DATABASE ...]

Prints one line per table (rows, digest) and one for the database. Columns that identify code or run (`kit`, `run`, times) are
skipped, and row order does not matter. Two commits make the same rows when the databases that `audit batch` of each writes
from the same inputs give the same last line.
"""

import sys
from hashlib import blake2b

import duckdb

NOT_DATA = {"kit", "run", "started", "seconds"}
NOT_ROWS = {"run", "shard", "outlet", "outlet_host", "outlet_fact"}


def digests(database: str) -> dict[str, tuple[int, str]]:
    """Yield number of rows and digest of each table with rows."""
    found = {}
    with duckdb.connect(database, read_only=True) as con:
        tables = con.sql("SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY 1").fetchall()
        for (table,) in tables:
            if table in NOT_ROWS:
                continue
            columns = [c for c in con.table(table).columns if c not in NOT_DATA]
            names = ", ".join(f'"{c}"' for c in sorted(columns))
            rows = con.sql(f'SELECT md5(to_json(row({names}))::VARCHAR) AS d FROM "{table}" ORDER BY d').fetchall()
            if rows:
                found[table] = len(rows), blake2b("".join(d for (d,) in rows).encode(), digest_size=8).hexdigest()
    return found


def main() -> None:
    """Print the digests of the databases named on the command line."""
    whole = blake2b(digest_size=8)
    for database in sys.argv[1:]:
        for table, (n, digest) in digests(database).items():
            print(f"{database}\t{table}\t{n}\t{digest}")
            whole.update(f"{table} {n} {digest}".encode())
    print(f"all\t{whole.hexdigest()}")


if __name__ == "__main__":
    main()
