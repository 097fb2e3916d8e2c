"""Compiled patterns kept between runs of the command line: the same patterns, whatever the file holds."""

import re
import subprocess
import sys

import pytest
from conftest import PATH

from audit.patterns import Kept, keep_compiled

CASES = [
    (r"(?P<day>\d+)[./](?P<month>\d+)(?:[./](\d{4}))?", 0, "on 3.11.2026 and 4/5"),
    (r"\b(?:straße|ÉTÉ)\b", re.IGNORECASE, "STRASSE Straße été"),
    ("(?i:a(?-i:B))|[^\\W\\d_]+(?=\u2028)|(?<!x)y{2,3}?", re.MULTILINE, "aB ab Ab yyy wort\u2028"),
    (
        r"""(a) # first
         (?:b|\1)+$""",
        re.VERBOSE | re.DOTALL,
        "xaab",
    ),
    ("", 0, "ab"),
]


@pytest.fixture
def compiler():
    return __import__("re._compiler")._compiler


def kept(path, compiler):
    return Kept(path, compiler)


@pytest.mark.parametrize(("pattern", "flags", "text"), CASES)
def test_a_kept_pattern_is_the_pattern(pattern, flags, text, tmp_path, compiler, monkeypatch):
    monkeypatch.setattr("audit.patterns.WORTH", 1)
    first, plain = kept(tmp_path / "patterns", compiler), re.compile(pattern, flags)
    first.compile(pattern, flags)
    first.save()
    second = kept(tmp_path / "patterns", compiler)
    for made in (first.compile(pattern, flags), second.compile(pattern, flags)):
        assert (made.pattern, made.flags, made.groups, made.groupindex) == (
            plain.pattern,
            plain.flags,
            plain.groups,
            plain.groupindex,
        )
        assert [(m.span(), m.groups(), m.lastgroup) for m in made.finditer(text)] == [
            (m.span(), m.groups(), m.lastgroup) for m in plain.finditer(text)
        ]
    assert second.fresh == {}


@pytest.mark.parametrize("held", [b"", b"{", b"[]\n", b"{}\nabc", b"\xff\n", b'{"a": 1}\n', b"null\n\0\0\0\0"])
def test_a_broken_file_is_as_none(held, tmp_path, compiler):
    (tmp_path / "patterns").write_bytes(held)
    assert kept(tmp_path / "patterns", compiler).compile("a+").findall("baa") == ["aa"]


@pytest.mark.parametrize("change", [lambda e: [0, 0, *e[2:]], lambda e: e[:2], lambda e: [0, 9999, *e[2:]], lambda _: 7])
def test_numbers_that_are_no_pattern_are_not_used(change, tmp_path, compiler, monkeypatch):
    monkeypatch.setattr("audit.patterns.WORTH", 1)
    first = kept(tmp_path / "patterns", compiler)
    first.compile("a+(b)")
    first.save()
    second = kept(tmp_path / "patterns", compiler)
    second.compile("c")
    second.held = {key: change(entry) for key, entry in second.held.items()}
    assert second.compile("a+(b)").findall("aab") == ["b"]


def test_an_error_is_that_of_re(tmp_path, compiler):
    with pytest.raises(re.error) as plain:
        re.compile("a(b")
    with pytest.raises(re.error) as ours:
        kept(tmp_path / "patterns", compiler).compile("a(b")
    assert (ours.value.msg, ours.value.pos) == (plain.value.msg, plain.value.pos)


def test_bytes_and_locales_are_left_to_re(tmp_path, compiler):
    some = kept(tmp_path / "patterns", compiler)
    assert some.compile(b"a+").findall(b"baa") == [b"aa"]
    assert some.compile(b"a", re.LOCALE).findall(b"ba") == [b"a"]
    assert some.fresh == {}


def test_no_folder_keeps_nothing(monkeypatch):
    monkeypatch.setattr("audit.patterns.cache_folder", lambda: None)
    assert keep_compiled() is None


CODE = """
import re, sys
from audit.patterns import compiled_once
before = re._compiler.compile
with compiled_once() as kept:
    found = [re.compile(f"a{i}+(b|c)").findall(f"a{i}{i}b") for i in range(40)]
    fresh = len(kept.fresh)
print(len(found), fresh, re._compiler.compile == before)
"""


def test_a_second_process_compiles_nothing(tmp_path):
    def run():
        environment = {"PYTHONPATH": PATH, "XDG_CACHE_HOME": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, env=environment, timeout=60
        )
        return done.stdout.split()

    assert [run(), run(), run()] == [["40", "40", "True"], ["40", "0", "True"], ["40", "0", "True"]]
