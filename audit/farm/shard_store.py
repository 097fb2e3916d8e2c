"""Storage of shards: a folder, or an fsspec address that all machines of a cluster reach.

In a folder a shard is written under a hidden name and renamed; at an address its marker `done` is written last. A shard exists
when its marker does.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from audit.errors import AuditError

MARK = "done"
"""Marker file of a complete shard; it holds the counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder or an address of shards."""

    root: str

    @property
    def remote(self) -> bool:
        """True for an fsspec address, false for a folder."""
        return "://" in self.root

    def files(self) -> tuple[Any, str]:
        """File system of an address, and the path in it."""
        try:
            import fsspec
        except ImportError as e:
            raise AuditError(f"{self.root}: needs fsspec", "pip install newsaudit[ray], or give a shared folder") from e
        fs, path = fsspec.core.url_to_fs(self.root)
        return fs, str(path).rstrip("/")

    def put(self, name: str, fill: Callable[[Path], None], mark: str) -> None:
        """Write a shard; `fill` puts its files into a folder. Raises `AuditError` when the disk is full or not writable."""
        try:
            if self.remote:
                self.send(name, fill, mark)
                return
            root = Path(self.root)
            root.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=f".{name[:8]}-", dir=root))
            try:
                fill(folder)
                (folder / MARK).write_text(mark)
                with suppress(OSError):  # another worker finished the same shard first
                    folder.rename(root / name)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
        except (OSError, duckdb.IOException) as e:
            reason = "the disk is full" if "No space" in str(e) or "File too large" in str(e) else str(e).splitlines()[0]
            raise AuditError(f"{self.root}: {reason}", "make room or name another place, then run this again") from e
        if not self.has(name):
            raise AuditError(f"{self.root}: a shard could not be written", "check the folder, then run this again")

    def send(self, name: str, fill: Callable[[Path], None], mark: str) -> None:
        """Write a shard to an address, its marker last."""
        fs, path = self.files()
        with tempfile.TemporaryDirectory() as local:
            fill(Path(local))
            fs.makedirs(f"{path}/{name}", exist_ok=True)
            for file in sorted(Path(local).iterdir()):
                fs.put_file(str(file), f"{path}/{name}/{file.name}")
            fs.pipe_file(f"{path}/{name}/{MARK}", mark.encode())

    def has(self, name: str) -> tuple[int, int, int] | None:
        """Read the inputs done, failed and left out of an existing shard; None when it does not exist."""
        try:
            if self.remote:
                fs, path = self.files()
                text = fs.cat_file(f"{path}/{name}/{MARK}").decode()
            else:
                text = (Path(self.root) / name / MARK).read_text()
        except FileNotFoundError:
            return None
        done, failed, left_out = map(int, text.split())
        return done, failed, left_out

    def local(self, name: str, into: Path) -> Path:
        """Return the folder of a shard on this machine; from an address it is copied below `into`."""
        if not self.remote:
            return Path(self.root) / name
        fs, path = self.files()
        folder = into / name
        folder.mkdir(parents=True, exist_ok=True)
        for file in fs.ls(f"{path}/{name}", detail=False):
            fs.get_file(file, str(folder / file.rsplit("/", 1)[-1]))
        return folder

    def drop(self, name: str) -> None:
        """Delete a shard."""
        if self.remote:
            fs, path = self.files()
            fs.rm(f"{path}/{name}", recursive=True)
        else:
            shutil.rmtree(Path(self.root) / name, ignore_errors=True)
