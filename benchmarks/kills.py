"""Batches that are killed, and disks that fill up: after one more run, every row is there once and no process is left.

    python benchmarks/kills.py [--rounds 12] [--kills 3] [--disks 20] [--inputs 150] [--seed 1]

A round kills the same batch so often, each time at a random moment: SIGKILL, SIGTERM or SIGINT, sent to the main process, to
its whole group, or to one of its descendants (workers, the server that forks them, the tracker of resources), whose batch then
goes on. Then the command is run once more. Its tables must equal those of a batch that nobody killed, without a part of a file
beside the sink, and no process of the round may be left after 20 s.

A disk is a tmpfs of limited size in a mount namespace of its own, which needs no privileges where the kernel lets users make
namespaces; elsewhere a limit of the size of each file (`ulimit -f`). The sizes go from 2 % of what the batch needs to all of
it, for a database, JSON lines and Parquet in turn. The batch that runs out of room must say so in one line; then it gets room
and is run again. Exit code 1 when anything differs.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import duckdb
import newsroom
from test_farm import heeding, rows
from test_kill import ignoring_runs

HERE = Path(__file__).parents[1]
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
TARGETS = ("main process", "group", "descendant")
SINKS = ("a.duckdb", "a.jsonl", "parquet")
MARK = "AUDIT_ROUND"
"""Variable of the environment by which the processes of a round are found, whoever their parent is by then."""
ROOM = """
mount -t tmpfs -o size=$1 none "$2" || exit 99
cd "$2"
shift 2
"$@" 2>"$SAID"
echo "exit $?" >>"$SAID"
mount -o remount,size=4g . || exit 98
"$@" 2>>"$SAID"
code=$?
cp -r . "$KEPT"
exit $code
"""
"""Script of one disk: the batch in little room, then with room, then a copy of what it left."""


def command(source: Path, sink: str) -> list[str]:
    """The batch."""
    return [sys.executable, "-m", "audit", "batch", str(source), "--to", sink, "--workers", "2"]


def environment(**more: str) -> dict[str, str]:
    """Environment of a batch of this checkout."""
    return os.environ | {"PYTHONPATH": str(HERE)} | more


def marked(mark: str) -> list[int]:
    """Processes of a round that still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"{MARK}={mark}".encode() in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
    return found


def gone(mark: str, seconds: float = 20) -> list[int]:
    """Wait until no process of a round is left, for some seconds at most; kill and return those that are."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and marked(mark):
        time.sleep(0.1)
    left = marked(mark)
    for process in left:
        with suppress(OSError):
            os.kill(process, signal.SIGKILL)
    return left


def killed(folder: Path, source: Path, mark: str, r: random.Random, whole: float) -> tuple[str, str, bool]:
    """Start the batch and kill it, or a part of it, at a random moment; the signal, the target, and whether it came in time."""
    number, target = r.choice(SIGNALS), r.choice(TARGETS)
    process = subprocess.Popen(
        command(source, "a.duckdb"),
        cwd=folder,
        env=environment(**{MARK: mark}),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=heeding,  # noqa: PLW1509 - no other thread runs
    )
    try:
        process.wait(r.uniform(0.05, 1.1) * whole)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            if target == "group":
                os.killpg(process.pid, number)
            else:
                others = [p for p in marked(mark) if p != process.pid]
                os.kill(r.choice(others) if target == "descendant" and others else process.pid, number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(60 + 10 * whole)
            return signal.Signals(number).name, target, True
        process.kill()
        return signal.Signals(number).name, f"{target}, after which the batch hung", True
    return signal.Signals(number).name, target, False


def rounds(folder: Path, source: Path, count: int, kills: int, seed: int) -> Iterator[str]:
    """Yield what is wrong after each round."""
    begun = time.monotonic()
    subprocess.run(command(source, "alone.duckdb"), cwd=folder, env=environment(), stderr=subprocess.DEVNULL, check=False)
    whole = time.monotonic() - begun
    expected = ignoring_runs(rows(folder / "alone.duckdb"))[0]
    counts: Counter[str] = Counter()
    for n in range(count):
        r, mark = random.Random(f"{seed} {n}"), f"{os.getpid()}-{n}"  # noqa: S311 - not for secrets
        place = folder / f"round{n}"
        place.mkdir()
        done = [killed(place, source, mark, r, whole) for _ in range(kills)]
        counts.update(f"{number} to {target}" if came else "came too late" for number, target, came in done)
        name = f"round {n} ({'; '.join(f'{number} to {target}' for number, target, _ in done)})"
        if left := gone(mark):
            yield f"{name}: {len(left)} processes left"
        again = subprocess.run(
            command(source, "a.duckdb"), cwd=place, env=environment(**{MARK: mark}), capture_output=True, check=False
        )
        if again.returncode != 1:  # one line is broken
            yield f"{name}: exit {again.returncode}: {again.stderr.decode()[-400:]}"
        elif ignoring_runs(rows(place / "a.duckdb"))[0] != expected:
            yield f"{name}: other rows"
        if names := sorted(p.name for p in place.iterdir() if p.name != "a.duckdb"):
            yield f"{name}: left beside the database: {names}"
        if left := gone(mark):
            yield f"{name}: {len(left)} processes left after the last run"
    print(f"{count} rounds of {kills} kills over {whole:.1f} s: {dict(sorted(counts.items()))}", flush=True)


def content(folder: Path, sink: str) -> Any:
    """What a sink holds, without what differs by run."""
    if sink.endswith("duckdb"):
        return ignoring_runs(rows(folder / sink))[0]
    if sink.endswith("jsonl"):
        lines = map(json.loads, (folder / sink).read_text(encoding="utf-8").splitlines())
        return [{k: v if not isinstance(v, dict) else v | {"run": ""} for k, v in line.items()} for line in lines]
    found = {}
    for table in ("sighting", "document", "statement", "insertion", "failure"):
        files = str(folder / sink / f"{table}*" / "**" / "*.parquet"), str(folder / sink / f"{table}*.parquet")
        some = [name for name in files if any(folder.glob(str(Path(name).relative_to(folder))))]
        if some:
            sql = f"SELECT * EXCLUDE (run) FROM read_parquet({some}, union_by_name = true) ORDER BY ALL"
            if table not in {"sighting", "failure"}:
                sql = sql.replace(" EXCLUDE (run)", "")
            found[table] = duckdb.sql(sql).fetchall()
    return found


def namespaces() -> bool:
    """True when this user may mount a tmpfs in a namespace."""
    with tempfile.TemporaryDirectory() as folder, suppress(OSError):
        script = 'mount -t tmpfs -o size=1m none "$1"'
        return not subprocess.run([*INSIDE, "sh", "-c", script, "-", folder], capture_output=True, check=False).returncode
    return False


INSIDE = ["unshare", "--user", "--map-root-user", "--mount"]


def small_disk(place: Path, source: Path, sink: str, size: int) -> tuple[int, str, Path]:
    """Run the batch on a disk of so many bytes, then with room; exit code of the second run, what both said, and the folder."""
    disk, kept, said = place / "disk", place / "kept", place / "said"
    disk.mkdir(parents=True)
    more = environment(SAID=str(said), KEPT=str(kept))
    whole = [*INSIDE, "bash", "-c", ROOM, "-", str(size), str(disk), *command(source, sink)]
    code = subprocess.run(whole, env=more, check=False).returncode
    return code, said.read_text(encoding="utf-8") if said.exists() else "", kept


def small_files(place: Path, source: Path, sink: str, size: int) -> tuple[int, str, Path]:
    """The same with a limit of the size of each file."""
    place.mkdir(parents=True)
    limited = ["bash", "-c", f'ulimit -f {size // 1024} && exec "$@"', "-", *command(source, sink)]
    first = subprocess.run(limited, cwd=place, env=environment(), capture_output=True, check=False)
    again = subprocess.run(command(source, sink), cwd=place, env=environment(), capture_output=True, check=False)
    said = f"{first.stderr.decode()}exit {first.returncode}\n{again.stderr.decode()}"
    return again.returncode, said, place


def disks(folder: Path, source: Path, count: int) -> Iterator[str]:
    """Yield what is wrong after each disk."""
    mounted = namespaces()
    attempt, way = (small_disk, "a tmpfs of limited size") if mounted else (small_files, "files of limited size")
    full, expected, need = 0, {}, {}
    for sink in SINKS:
        place = folder / f"room-{sink}"
        place.mkdir()
        subprocess.run(command(source, sink), cwd=place, env=environment(), capture_output=True, check=False)
        expected[sink] = content(place, sink)
        files = [p.stat().st_size for p in place.rglob("*") if p.is_file()]
        need[sink] = sum(files) if mounted else max(files)
    for n in range(count):
        sink = SINKS[n % len(SINKS)]
        size = int(need[sink] * (0.02 + 0.98 * n / max(1, count - 1))) // 4096 * 4096 + 4096
        code, said, place = attempt(folder / f"disk{n}", source, sink, size)
        first, _, second = said.partition("exit ")
        name = f"disk {n} of {size // 1024} kB, {sink}"
        filled = second[:1] != "1" or "the disk is full" in first or "room" in first
        full += "disk is full" in first
        if "Traceback" in said or (filled and "disk is full" not in first and "make room" not in first):
            yield f"{name}: {said[-600:]}"
        if code != 1:  # one line is broken
            yield f"{name}: exit {code} with room: {second[-400:]}"
        elif content(place, sink) != expected[sink]:
            yield f"{name}: other rows"
    print(f"{count} disks simulated by {way}, {full} of them filled up", flush=True)


def main() -> None:
    """Print what is wrong, then counts."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--disks", type=int, default=20)
    parser.add_argument("--inputs", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = newsroom.lines(folder / "a.jsonl", range(args.inputs))
        with source.open("a", encoding="utf-8") as out:
            out.write('{"id": "broken"\n')
        for problem in rounds(folder, source, args.rounds, args.kills, args.seed) if args.rounds else ():
            wrong += 1
            print(problem, flush=True)
        for problem in disks(folder, source, args.disks) if args.disks else ():
            wrong += 1
            print(problem, flush=True)
    print(f"{wrong} faults")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
