"""Where audits go: JSON lines in the order of the inputs, or a database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from audit.errors import AuditError
from audit.pipeline import Audit
from audit.rows import Failure, Run, Sighting
from audit.store import memory, open, write
from audit.store.record import failed, line, records
from audit.store.write import insert


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name only when it is complete."""
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as out:
            yield out
        part.replace(path)
    except OSError as e:
        raise AuditError(f"{path}: {(e.strerror or str(e)).lower()}", "check the folder and the room on its disk") from e
    finally:
        part.unlink(missing_ok=True)


def json_lines(shard: Sequence[Audit | Failure], out: TextIO) -> None:
    """A record a line, in the order of the shard."""
    con = memory()
    good = [a for a in shard if isinstance(a, Audit)]
    write(con, good)
    found = iter(records(con, good))
    out.writelines(line(failed(a) if isinstance(a, Failure) else next(found)) + "\n" for a in shard)


def database(shard: Sequence[Audit | Failure], path: Path, run: Run) -> None:
    """A shard's rows into a database, which is open only meanwhile."""
    good = [a for a in shard if isinstance(a, Audit)]
    for a in good:
        a.rows.replace(Sighting, [replace(s, run=run.id) for s in a.of(Sighting)])
    con = open(path, write=True)
    try:
        if not con.execute("SELECT 1 FROM run WHERE id = ?", [run.id]).fetchone():
            insert(con, Run, [run])
        write(con, good, [replace(f, run=run.id) for f in shard if isinstance(f, Failure)])
    finally:
        con.close()
