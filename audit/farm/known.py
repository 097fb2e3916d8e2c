"""What a database holds already, so that no input is audited twice by one kit."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import AuditError
from audit.kit import Kit
from audit.store import open


@dataclass(slots=True)
class Counts:
    """What became of the inputs.

    `known` were there before, of which `known_failed` failed then; `left_out` are no article by their kind, or not wanted by
    a filter; `trouble` is what ended the run before its end: a full disk, a sink that was taken away. `unwritten` were not
    reached then or have no place in the sink; they count as failed.
    """

    done: int = 0
    failed: int = 0
    left_out: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    known: int = 0
    known_failed: int = 0
    unwritten: int = 0
    trouble: AuditError | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Shards and sightings of one kit in a database as it was at the start; nothing without a database.

    With `again`, what failed counts as not known, and shards are looked at input by input.
    """

    path: Path | None = None
    kit: str = ""
    again: bool = False
    shards: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    empty: bool = True

    @classmethod
    def of(cls, path: Path, kit: Kit, *, again: bool = False) -> "Known":
        """What the database at `path` holds."""
        con = open(path)
        try:
            rows = con.execute("SELECT name, done, failed, left_out FROM shard WHERE ends_with(name, ?)", [kit.fingerprint])
            shards = {name: (done, failed, left_out) for name, done, failed, left_out in rows.fetchall()}
            one = "SELECT 1 FROM sighting WHERE kit = $k UNION ALL SELECT 1 FROM failure WHERE kit = $k LIMIT 1"
            empty = con.execute(one, {"k": kit.fingerprint}).fetchone() is None
        finally:
            con.close()
        return cls(path, kit.fingerprint, again, shards, empty)

    def shard(self, name: str, counts: Counts) -> bool:
        """Whether a shard is there; then its inputs are counted as known."""
        if self.again or name not in self.shards:
            return False
        done, failed, left_out = self.shards[name]
        counts.known += done + failed
        counts.known_failed += failed
        counts.left_out += left_out
        return True

    def sightings(self, ids: list[str]) -> tuple[set[str], set[str]]:
        """Those of some sightings that were audited, and those that failed."""
        if self.empty or self.path is None:
            return set(), set()
        con = open(self.path)
        try:
            sql = "SELECT DISTINCT {} FROM {} WHERE kit = ? AND {} IN (SELECT unnest(?::VARCHAR[]))"
            audited = con.execute(sql.format("id", "sighting", "id"), [self.kit, ids]).fetchall()
            tried = sql.format("sighting", "failure", "sighting") + " AND stage <> 'write'"  # what found no room was not tried
            failed = con.execute(tried, [self.kit, ids]).fetchall()
        finally:
            con.close()
        good = {s for (s,) in audited}
        return good, set() if self.again else {s for (s,) in failed} - good
