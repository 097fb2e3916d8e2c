"""A DuckDB file as a sink."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from audit.farm.known import Known
from audit.farm.merge import Outlets, merge, renew_sums, write_unreached
from audit.farm.shard_store import Place
from audit.kit import Kit
from audit.rows import Failure, Run, Shard
from audit.store.connect import refuse_other, writing


class Database:
    """A DuckDB file, open only while shards are merged into it."""

    form, eager = "rows", True

    def __init__(self, path: Path, folder: Path, run: Run, outlets: Outlets) -> None:
        self.path, self.run, self.outlets = path, run, outlets
        path.parent.mkdir(parents=True, exist_ok=True)
        with writing(path):  # fail now, not after hours, when it is in use or not a database of audits
            pass

    @staticmethod
    def refuse(path: Path) -> None:
        """Refuse a database of something else before anything is kept beside it."""
        if path.exists():
            refuse_other(path)

    def known(self, kit: Kit, *, again: bool) -> Known:
        """Shards and sightings of this kit."""
        return Known.of(self.path, kit, again=again)

    def note(self, name: str) -> None:
        """Do nothing: tables have no order."""

    def take(self, place: Place, shards: Sequence[Shard], copies: Path) -> None:
        """Merge shards, then delete their files."""
        merge(self.path, [place.local(s.name, copies) for s in shards], shards, self.run, self.outlets)
        for s in shards:
            place.drop(s.name)
        shutil.rmtree(copies, ignore_errors=True)

    def fail(self, failures: Sequence[Failure]) -> None:
        """Write rows of inputs that were not reached; the next run tries them again."""
        write_unreached(self.path, failures, self.run, self.outlets)

    def finish(self, place: Place) -> None:
        """Renew the sums by period; all else is complete after each merge."""
        renew_sums(self.path)
