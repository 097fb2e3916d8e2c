"""Snapshots: a value is read as it was written, from a file that runs nothing."""

import os
import pickle
from dataclasses import dataclass, fields, is_dataclass

import numpy as np
import pytest

from audit.kit import Kit
from audit.load import Input, load
from audit.parts import Numbers, Words
from audit.pipeline import audit
from audit.snapshot import read, recalled, written


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "newsaudit"


def again(value, tmp_path):
    (tmp_path / "a.snapshot").write_bytes(written(value))
    return read(tmp_path / "a.snapshot")


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no owner here")
def test_a_file_that_others_may_write_is_not_read(tmp_path):
    path = tmp_path / "a.snapshot"
    path.write_bytes(written([1]))
    path.chmod(0o666)
    with pytest.raises(PermissionError):
        read(path)
    path.chmod(0o600)
    assert read(path) == [1]


WORDS = [f"w{i}" for i in range(99)]
VALUES = [
    [i / 7 for i in range(99)],
    [2**62 - i for i in range(99)],
    [2**70, *range(99)],
    [True, *range(99)],
    dict.fromkeys(WORDS, 0.5),
    dict(zip(WORDS, range(99), strict=True)),
    dict(zip(WORDS, WORDS, strict=True)),
    dict.fromkeys([*WORDS, "two\nlines"], 1),
    dict.fromkeys([*WORDS, ""], 1),
    frozenset(WORDS),
    set(WORDS),
    frozenset([*WORDS, 1]),
    [],
    {},
    ["a\nb", None, 1.5],
]


@pytest.mark.parametrize("value", VALUES, ids=range(len(VALUES)))
def test_a_value_is_read_as_it_was(value, tmp_path):
    found = again([value, value], tmp_path)
    assert found == [value, value]
    assert found[0] is found[1]
    assert type(found[0]) is type(value)
    assert list(map(type, found[0])) == list(map(type, value)) or isinstance(value, set | frozenset)
    assert not isinstance(value, dict) or list(found[0].items()) == list(value.items())


MANY = [f"w{i} é" for i in range(5000)]


@pytest.mark.parametrize("value", [{w: i / 4 for i, w in enumerate(MANY)}, {w: i for i, w in enumerate(MANY)}, frozenset(MANY)])
def test_a_long_table_is_read_in_parts(value, tmp_path):
    found = again(value, tmp_path)
    assert isinstance(found, Numbers | Words)
    absent = [*(f"x{i}" for i in range(99)), "", "w1", "\ud800", None, 3]
    assert [w in found for w in (*MANY, *absent)] == [w in value for w in (*MANY, *absent)]
    assert len(found) == len(value)
    assert pickle.loads(pickle.dumps(found)) == value  # noqa: S301 - our own
    if isinstance(value, dict):
        assert [found.get(w) for w in (*MANY, *absent)] == [value.get(w) for w in (*MANY, *absent)]
        assert list(found.items()) == list(value.items())
        assert found | {"x": 1} == value | {"x": 1} == {"x": 1} | found
        assert found.copy() == value
        assert {type(v) for v in found.values()} == {type(v) for v in value.values()}
        with pytest.raises(KeyError):
            found["x"]
    else:
        assert found == value
        assert found | {"x"} == value | {"x"} == {"x"} | found
        others = (["x", MANY[3], None], [], MANY, {"x"}, frozenset(MANY[:9]))
        for name in ("union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint"):
            for other in others:
                assert getattr(found, name)(other) == getattr(value, name)(other), (name, other)
        for name in ("union", "intersection", "difference"):
            assert getattr(found, name)(*others[3:]) == getattr(value, name)(*others[3:])
        assert hash(found) == hash(value)


def test_a_table_with_line_ends_in_words_is_read_whole(tmp_path):
    value = dict.fromkeys([*MANY, "two\nlines"], 1)
    assert again(value, tmp_path) == value


def test_arrays_keep_numbers_and_shape(tmp_path):
    given = [np.arange(1001, dtype=np.float16), np.arange(12).reshape(3, 4), np.zeros(0)]
    found = again(given, tmp_path)
    assert [(a.dtype, a.shape, a.tolist()) for a in found] == [(a.dtype, a.shape, a.tolist()) for a in given]


@dataclass(frozen=True, slots=True)
class Named:
    """What a file must not name: no class of the package."""

    name: str


class Running:
    """Asks whoever reads it to run something."""

    def __init__(self, *asked):
        self.asked = asked

    def __reduce__(self):
        return self.asked


@pytest.mark.parametrize(
    "value",
    [
        Running(os.system, ("true",)),
        Running(eval, ("1",)),
        Running(getattr, ("", "join")),
        Running(pickle.loads, (b"N.",)),
        Named("a"),
    ],
)
def test_a_file_names_only_data(value, tmp_path):
    with pytest.raises(pickle.UnpicklingError, match="not read from a file"):
        again(value, tmp_path)


def test_a_function_that_writes_is_not_named(tmp_path):
    from audit.files import put

    with pytest.raises(pickle.UnpicklingError, match=r"audit\.files\.put"):
        again(Running(put, (tmp_path / "b", b"")), tmp_path)
    assert not (tmp_path / "b").exists()


def test_a_value_is_made_once(folder):
    made = []
    values = [recalled("kind", "a", lambda: made.append(1) or WORDS) for _ in range(3)]
    assert (values, len(made)) == ([WORDS] * 3, 1)


@pytest.mark.parametrize("held", [b"", b"[9]\n", b"{}\n", b"[3]\nabc", b"\0" * 99])
def test_a_broken_file_is_made_again(held, folder):
    folder.mkdir(parents=True)
    (folder / "kind-a.snapshot").write_bytes(held)
    assert recalled("kind", "a", lambda: WORDS) == WORDS
    assert read(folder / "kind-a.snapshot") == WORDS


def test_old_files_are_removed(folder):
    for i in range(9):
        recalled("kind", str(i), lambda: WORDS)
        os.utime(folder / f"kind-{i}.snapshot", ns=(i, i))
    recalled("other", "a", lambda: WORDS)
    left = sorted(p.name for p in folder.iterdir())
    assert "kind-8.snapshot" in left
    assert len(left) <= 6


def parts(value):
    """The named parts of a value, and whether it is compared by them."""
    if is_dataclass(value):
        return [(f.name, getattr(value, f.name)) for f in fields(value) if f.name != "held"]  # `held` grows with what is read
    if isinstance(value, dict):
        return list(value.items())[:200]
    return list(enumerate(value[:200])) if isinstance(value, list | tuple) else []


def differing(a, b, where="kit"):
    """Paths at which two values differ; what stayed in the file is compared as a whole."""
    b = dict(b) if isinstance(b, Numbers) else frozenset(b) if isinstance(b, Words) else b
    if isinstance(a, np.ndarray):
        same = np.array_equal(a, b)
    elif isinstance(a, str | int | float | set | frozenset | type(None)):
        same = a == b
    else:
        same = isinstance(b, type(a)) and [n for n, _ in parts(a)] == [n for n, _ in parts(b)]
    if not same:
        yield where
    else:
        for (name, x), (_, y) in zip(parts(a), parts(b), strict=True):
            yield from differing(x, y, f"{where}.{name}")


def test_the_kit_of_a_snapshot_makes_the_same_rows(folder):
    plain, first, second = Kit.load(), Kit.load(kept=True), Kit.load(kept=True)
    assert [type(read(path)) for path in folder.glob("kit-*.snapshot")]
    assert len(list(folder.glob("kit-*.snapshot"))) == 1
    assert list(differing(plain, second)) == []
    text = "Ministers meet\n“We go,” said Ada Brandt, the greedy minister. Sign up to our newsletter.\n" * 3
    found = [audit(load(Input("a.txt", text=text)), kit).rows for kit in (plain, first, second)]
    tables = [{table: rows.of(table) for table in rows._tables} for rows in found]
    assert tables[0] == tables[1] == tables[2]
