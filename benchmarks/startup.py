"""Start-up: processor time of commands, as ratios to `python -c "import duckdb, numpy, lxml"`; then the registry's.

usage: python benchmarks/startup.py [ROUNDS]

Help, a query of an empty database, and an audit of a text and of a page. Each round runs all commands in turn; a ratio is the
median of those within a round, so that a busy machine slows both sides. A first round, not counted, writes bytecode and what
the command line keeps in the cache folder, as an installed package has them after one use.
"""

import os
import resource
import subprocess
import sys
import tempfile
import timeit
from functools import partial
from pathlib import Path
from statistics import median

from audit.outlets.registry import Registry
from audit.store import open

HERE = Path(__file__).parents[1]
AUDIT = [sys.executable, "-m", "audit"]
BASE = "import duckdb, numpy, lxml"
COMMANDS = {
    BASE: [sys.executable, "-c", BASE],
    "audit --help": [*AUDIT, "--help"],
    'audit query "SELECT 1"': [*AUDIT, "query", "SELECT 1", "--database", "DATABASE"],
    "audit article, a text": [*AUDIT, "article", str(HERE / "examples" / "harbour.txt")],
    "audit article, a page": [*AUDIT, "article", str(HERE / "examples" / "harbour.html")],
}


def seconds(command: list[str]) -> float:
    """Run a command and return its processor time, that of its own processes included."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=HERE, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: int) -> None:
    """Measure the commands and print seconds and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        database = str(Path(folder, "empty.duckdb"))
        open(database, write=True).close()
        commands = {name: [database if word == "DATABASE" else word for word in c] for name, c in COMMANDS.items()}
        taken = [{name: seconds(command) for name, command in commands.items()} for _ in range(rounds + 1)][1:]
    for name in COMMANDS:
        ratio = median(one[name] / one[BASE] for one in taken)
        print(f"{name:<28} {median(one[name] for one in taken):7.3f} s   {ratio:5.2f} x")
    Registry.load()  # compiles it where the cache is empty
    loading = min(timeit.repeat(Registry.load, number=1, repeat=rounds))
    lookup = min(timeit.repeat(partial(Registry.load().by_host, "actualidad.rt.com"), number=10_000, repeat=3)) / 10_000
    print(f"registry: loaded in {loading * 1e3:.1f} ms, one host found in {lookup * 1e6:.1f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
