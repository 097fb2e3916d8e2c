"""Standard streams of the command line: closed, full, or in an encoding that lacks a character.

A character that a stream cannot show is written as its escape of JSON, so that JSON stays JSON and nothing is lost; one line on
standard error says so at the end.
"""

import codecs
import os
import sys
from contextlib import suppress
from typing import NoReturn

ESCAPED = "audit-escape"
"""Name of the error handler of the streams."""
escaped: set[str] = set()
"""Encodings that lacked a character so far."""
at_once: set[str] = set()
"""Commands of this process that hold nothing when they are done: it ends without taking the interpreter down."""


def escape(error: UnicodeError) -> tuple[str, int]:
    """Error handler of an encoder: write each character that it lacks as `\\uXXXX`, by UTF-16 units as in JSON.

    >>> codecs.register_error(ESCAPED, escape)
    >>> "“é 🙂".encode("latin-1", ESCAPED).decode("latin-1")
    '\\\\u201cé \\\\ud83d\\\\ude42'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    escaped.add(error.encoding)
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2)), error.end


def prepare() -> None:
    """Make the standard streams safe to write to.

    A descriptor that is closed is occupied, so that no file opened later gets its number; writing to it then fails as to any
    closed stream.
    """
    codecs.register_error(ESCAPED, escape)
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)  # the lowest free number
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ESCAPED)


def finish() -> None:
    """Write what is still buffered; raise `OSError` when there is no room for it."""
    sys.stdout.flush()
    if escaped:
        names = ", ".join(sorted(escaped))
        complain(f"standard output in {names} lacks characters, written as \\uXXXX; set PYTHONIOENCODING=utf-8 to get them")


def own_process(command: str) -> bool:
    """True where a command is all that its process does; that process then ends at once."""
    import click

    own = bool(click.get_current_context().find_root().obj == "own process")
    if own:
        at_once.add(command)
    return own


def leave(code: int) -> NoReturn:
    """End this process without taking the interpreter down, a tenth of the time of an audit; standard output is written."""
    with suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)


def drop() -> None:
    """Give up what is buffered for standard output, so that the interpreter does not fail on it once more when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def complain(line: str) -> None:
    """Write one line to standard error, if it can be written to."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"audit: {line}\n")
        sys.stderr.flush()
