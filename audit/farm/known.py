"""Inputs that a database already holds, so that no kit audits an input twice."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from audit.errors import AuditError
from audit.kit import Kit
from audit.store.connect import connect, reading


@dataclass(slots=True)
class Counts:
    """Outcome of the inputs of a run.

    `errors` are the first of the failed inputs of this run. `known` inputs were stored before, `known_failed` of them as
    failures; `left_out` ones are not articles, or excluded by a filter. `unread` counts keys of records that look like claims
    and are not read, `unread_lines` the records with such keys; `literal` counts texts of `oddities.KINDS`, `unknown` names of
    outlets given by records that the registry does not know, `undated` given days of publication that may not be read.
    `trouble` is what ended the run early, such as a full disk or a missing sink; `unwritten` inputs were then not reached or
    not stored, and also count as failed.
    """

    done: int = 0
    failed: int = 0
    errors: list[str] = field(default_factory=list)
    left_out: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    unread_lines: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    literal: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    undated: Counter[str] = field(default_factory=Counter)
    known: int = 0
    known_failed: int = 0
    unwritten: int = 0
    trouble: AuditError | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Shards and sightings of one kit in a database when the run started; nothing without a database.

    With `again`, failures count as unknown, and shards are compared input by input.
    """

    path: Path | None = None
    kit: str = ""
    again: bool = False
    shards: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    empty: bool = True

    @classmethod
    def of(cls, path: Path, kit: Kit, *, again: bool = False) -> "Known":
        """Read what the database at `path` holds."""
        con, _ = reading(path)
        try:
            rows = con.execute("SELECT name, done, failed, left_out FROM shard WHERE ends_with(name, ?)", [kit.fingerprint])
            shards = {name: (done, failed, left_out) for name, done, failed, left_out in rows.fetchall()}
            one = "SELECT 1 FROM sighting WHERE kit = $k UNION ALL SELECT 1 FROM failure WHERE kit = $k LIMIT 1"
            empty = con.execute(one, {"k": kit.fingerprint}).fetchone() is None
        finally:
            con.close()
        return cls(path, kit.fingerprint, again, shards, empty)

    def count_shard(self, name: str, counts: Counts) -> bool:
        """True when a shard is stored; then its inputs are counted as known."""
        if self.again or name not in self.shards:
            return False
        done, failed, left_out = self.shards[name]
        counts.known += done + failed
        counts.known_failed += failed
        counts.left_out += left_out
        return True

    def tried(self, ids: list[str]) -> tuple[set[str], set[str]]:
        """Which of these sightings were audited, and which failed."""
        if self.empty or self.path is None:
            return set(), set()
        con = connect(self.path)  # checked above, when the run started
        try:
            sql = "SELECT DISTINCT {} FROM {} WHERE kit = ? AND {} IN (SELECT unnest(?::VARCHAR[]))"
            audited = con.execute(sql.format("id", "sighting", "id"), [self.kit, ids]).fetchall()
            attempted = sql.format("sighting", "failure", "sighting") + " AND stage <> 'write'"  # not reached, so not tried
            failed = con.execute(attempted, [self.kit, ids]).fetchall()
        finally:
            con.close()
        good = {s for (s,) in audited}
        return good, set() if self.again else {s for (s,) in failed} - good
