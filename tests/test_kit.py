"""The kit is loaded lazily, leaves the process unchanged, and its fingerprint identifies code and data that make rows."""

import gc
import os
import pickle
import shutil
from pathlib import Path

import pytest
from test_house import TREES, imported

from audit import Document, audit
from audit.extract.insertions.joined.model import Joined, Packed, unpack
from audit.fingerprint import (
    CODE,
    DATA_ROOMS,
    DATA_SUFFIXES,
    NO_DATA,
    PACKAGE,
    PACKED,
    files,
    fingerprint,
    manifest,
    source_digest,
)
from audit.kit import Kit


def test_the_model_of_joined_pages_waits_for_one():
    """A short text with lines of its own never needs it; what is unpacked is the model of the file, also in a worker."""
    unpack.cache_clear()
    kit = Kit.load()
    audit(Document.of("Ferry to Vell stays\n\nThe council met on Monday.\n\nIt kept the ferry."), kit)
    assert isinstance(kit.insertions.joined, Packed)
    assert unpack.cache_info().currsize == 0
    sent = pickle.loads(pickle.dumps(kit))  # noqa: S301  bytes of our own
    assert isinstance(sent.insertions.joined.opened, Joined)
    assert sent.insertions.joined.opened is sent.insertions.joined.opened
    assert (sent.insertions.joined.opened.bias, sent.insertions.joined.opened.cut) == (
        kit.insertions.joined.opened.bias,
        kit.insertions.joined.opened.cut,
    )


def test_the_collector_runs_again_when_the_kit_is_loaded():
    assert gc.isenabled()
    Kit.load()
    assert gc.isenabled()
    gc.disable()
    try:
        Kit.load()
        assert not gc.isenabled()
    finally:
        gc.enable()


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package that tests may edit."""
    folder = tmp_path_factory.mktemp("package") / "audit"
    shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def edited(package: Path, path: str, added: bytes = b"\n# reworded\n") -> str:
    """The fingerprint while a file has another line, or while it is there at all."""
    file = package / path
    before = file.read_bytes() if file.exists() else None
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((before or b"") + added)
    try:
        return fingerprint("registry", package)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)


MADE = [next(files(PACKAGE, (room,), (".py",))) for room in CODE]
SHIPPED = list(files(PACKAGE, DATA_ROOMS, DATA_SUFFIXES, NO_DATA))
READ = [next(path for path in SHIPPED if path.endswith(suffix)) for suffix in (".json", ".npz", ".txt", ".yaml")]
OTHERS = [
    next(p.relative_to(PACKAGE).as_posix() for p in sorted(PACKAGE.glob(pattern)))
    for pattern in (
        "data/explain/*.yaml",
        "data/**/*.md",
        "data/**/*.license",
        "report/**/*.py",
        "report/**/*.html",
        "store/**/*.py",
        "farm/**/*.py",
        "learn/**/*.py",
        "cli/**/*.py",
        "sql/**/*.sql",
        "version.py",
    )
]


@pytest.mark.parametrize("path", [*MADE, *READ, "lang/en/forms.yaml", "extract/claims/more.py", "score/weights.csv"])
def test_code_and_data_that_make_rows_change_the_kit(copy, path):
    assert edited(copy, path) != fingerprint("registry", copy)


@pytest.mark.parametrize("path", [*OTHERS, "lang/en/README.md", "data/sources.json"])
def test_what_makes_no_row_leaves_the_kit(copy, path):
    assert edited(copy, path) == fingerprint("registry", copy)


def test_in_a_lexicon_its_entries_make_rows_and_its_explanations_do_not(copy):
    lexicon = next((copy / "lang" / "en" / "lexicons").glob("*.yaml"))
    before, whole = lexicon.read_bytes(), fingerprint("registry", copy)
    assert before.count(b"\nexplained:") == 1
    for old, new, same in ((b"\nexplained:", b"\n# entry\nexplained:", False), (b"title: ", b"title: more ", True)):
        lexicon.write_bytes(before.replace(old, new, 1))
        assert (fingerprint("registry", copy) == whole) is same
    lexicon.write_bytes(before)


def test_a_moved_line_and_another_registry_change_the_kit(copy):
    assert fingerprint("another", copy) != fingerprint("registry", copy)
    before = fingerprint("registry", copy)
    (copy / MADE[0]).rename(copy / "score" / "moved.py")
    try:
        assert fingerprint("registry", copy) != before
    finally:
        (copy / "score" / "moved.py").rename(copy / MADE[0])


def test_an_installed_package_needs_no_source(copy, tmp_path):
    """The wheel carries the digest of the source (`hatch_build.py`), so files of byte code alone give the same kit."""
    installed = tmp_path / "audit"
    shutil.copytree(copy, installed, ignore=shutil.ignore_patterns("*.py"))
    (installed / PACKED).write_text(source_digest(copy), encoding="ascii")
    assert fingerprint("registry", installed) == fingerprint("registry", copy)


def test_all_code_that_loads_and_audits_is_in_the_fingerprint():
    reached, todo = set(), ["audit.pipeline", "audit.load", "audit.load.corpus"]
    while todo:
        name = todo.pop()
        if name not in reached and name in TREES and name != "audit":
            reached.add(name)
            todo += imported(name)
    rooms = {room.removesuffix(".py") for room in CODE}
    assert {name.split(".")[1] for name in reached} - rooms == {"errors", "fingerprint", "version"}
    assert len(reached) > 100


def test_all_data_has_a_suffix_that_is_known():
    """A data file with another suffix would be read without changing the fingerprint."""
    unknown = {p.suffix for p in (PACKAGE / "data").rglob("*") if p.is_file()} - {*DATA_SUFFIXES, ".md", ".license"}
    assert unknown == set()


def test_a_manifest_changes_with_the_files_behind_a_fingerprint(tmp_path):
    shutil.copytree(PACKAGE, tmp_path / "audit", ignore=shutil.ignore_patterns("__pycache__"))
    package = tmp_path / "audit"
    first = manifest("r", package)
    assert manifest("r", package) == first != manifest("s", package)
    for name in ("text/line.py", "kit.py", "frozen.py", "data/phrases.yaml", "lang/en/models/tags.npz"):
        before, path = manifest("r", package), package / name
        raw, times = path.read_bytes(), (path.stat().st_atime_ns, path.stat().st_mtime_ns)
        path.write_bytes(raw[:-1] + b"#")
        os.utime(path, ns=times)  # the same size and time
        assert manifest("r", package) != before
    before = manifest("r", package)
    (package / "report" / "html.py").write_text("")
    assert manifest("r", package) == before
