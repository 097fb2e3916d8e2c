"""Untrusted SQL: one SELECT statement without files, network or settings, limited in time and memory.

It runs in a process of its own, because nothing else ends a function that computes for hours or takes all memory. There DuckDB
refuses files, network and writing, `audit.foreign.statements` whatever tells of this machine, and the kernel too much memory;
the time is kept here, and the process ended after it.
"""

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from audit.errors import AuditError
from audit.processes import amount, start_server
from audit.store.ask import named_rows
from audit.store.query_process import Question, serve

GRACE = 0.5
"""Seconds that the process has to end by itself; DuckDB ends most statements in time."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer of a query: names and SQL types of its columns, and an iterator over its rows.

    `ask(name, **parameters)` runs a file of `audit/sql` on the same database, once all rows are read (`audit.store.ask`).
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]] = field(repr=False)
    ask: Callable[..., list[Any]] = field(repr=False)


@contextmanager
def asked(
    path: str | Path, sql: str, values: Mapping[str, Any] | None = None, *, seconds: float = 60, memory: str = "2GB"
) -> Iterator[Answer]:
    """Answer one SELECT statement over a database file; rows can be fetched inside the block.

    `values` are the parameters that the statement names ($outlet). Raises `AuditError` when the statement is refused or wrong,
    or exceeds `seconds` or `memory`; the time that the caller spends between rows does not count.
    """
    question = Question(str(path), sql, dict(values or {}), seconds, memory, amount(memory))
    asker = Asker.start(question)
    try:
        columns, types = asker.take()
        yield Answer(columns=columns, types=types, rows=asker.rows(), ask=asker.ask)
    finally:
        asker.end()


@dataclass(slots=True)
class Asker:
    """The process of a query, seen from here; `left` is the time that it may still take, in seconds."""

    question: Question
    process: BaseProcess
    pipe: Connection
    left: float

    @classmethod
    def start(cls, question: Question) -> "Asker":
        """Start the process. It is forked where no other thread runs, which could hold a lock; that costs milliseconds.

        Elsewhere a server forks it, which has no other threads.
        """
        context: Any = get_context("fork" if alone() else "forkserver")
        if context.get_start_method() == "forkserver":
            start_server()
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, question), daemon=True)
        process.start()
        theirs.close()
        return cls(question, process, ours, question.seconds)

    def take(self) -> Any:
        """The next reply. Raises the error that the process reports, and `AuditError` when it ends or takes too long."""
        began = time.monotonic()
        try:
            there = self.pipe.poll(max(self.left, 0) + GRACE)
            self.left -= time.monotonic() - began
            if not there:
                raise over_time(self.question.seconds)
            reply = self.pipe.recv()
        except (EOFError, OSError) as e:
            raise self.ended() from e
        if isinstance(reply, BaseException):
            raise reply
        return reply

    def ended(self) -> AuditError:
        """Say why the process is gone."""
        self.process.join(GRACE)
        if self.process.exitcode in {-signal.SIGKILL, -signal.SIGABRT, -signal.SIGSEGV, -signal.SIGBUS}:
            return over_memory(self.question.memory)
        return AuditError(f"the query's process ended ({self.process.exitcode})", "run it again, or query less")

    def send(self, order: tuple[str, Mapping[str, Any]] | None) -> Any:
        """Ask for more rows, or for the answer to a file of `audit/sql`."""
        try:
            self.pipe.send(order)
        except OSError as e:
            raise self.ended() from e
        return self.take()

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Yield the rows, fetching some at a time."""
        while some := self.send(None):
            yield from some

    def ask(self, name: str, **parameters: object) -> list[Any]:
        """Run a file of `audit/sql` on the same database."""
        return named_rows(*self.send((name, parameters)))

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def alone() -> bool:
    """True when this process has one thread, those of libraries included; False where that cannot be seen."""
    tasks = Path("/proc/self/task")
    return tasks.exists() and len(list(tasks.iterdir())) == 1


def over_time(seconds: float) -> AuditError:
    """The error for a query that takes too long."""
    return AuditError(f"the query took longer than {seconds:g} s", "query less, or raise --seconds")


def over_memory(memory: str) -> AuditError:
    """The error for a query that takes too much memory."""
    return AuditError(f"the query needs more than {memory} of memory", "query less, or raise --memory")
