"""Start-up time: help, and one audit of a text and of a page, as ratios to a bare start of Python; then the registry's.

usage: python benchmarks/startup.py [ROUNDS]

Each round runs all commands in turn, so that a busy machine slows all equally; prints the ratios of the minima.
"""

import subprocess
import sys
import time
import timeit
from functools import partial
from pathlib import Path

from audit.outlets.registry import Registry

HERE = Path(__file__).parents[1]
COMMANDS = {
    "bare Python": [sys.executable, "-c", "pass"],
    "audit --help": [sys.executable, "-m", "audit", "--help"],
    "audit article, a text": [sys.executable, "-m", "audit", "article", str(HERE / "examples" / "harbour.txt")],
    "audit article, a page": [sys.executable, "-m", "audit", "article", str(HERE / "examples" / "harbour.html")],
}


def main(rounds: int) -> None:
    """Time the commands and print seconds and ratios."""
    best = dict.fromkeys(COMMANDS, float("inf"))
    for _ in range(rounds + 1):  # the first round warms the caches
        for name, command in COMMANDS.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, cwd=HERE)
            best[name] = min(best[name], time.perf_counter() - begun)
    for name, seconds in best.items():
        print(f"{name:<24} {seconds:7.3f} s   {seconds / best['bare Python']:5.1f} x")
    Registry.load()  # compiles it where the cache is empty
    loading = min(timeit.repeat(Registry.load, number=1, repeat=rounds))
    lookup = min(timeit.repeat(partial(Registry.load().by_host, "actualidad.rt.com"), number=10_000, repeat=3)) / 10_000
    print(f"registry: loaded in {loading * 1e3:.1f} ms, one host found in {lookup * 1e6:.1f} µs")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
