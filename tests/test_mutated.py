"""Inputs of every kind, mutated as a whole and inside valid containers: each is done, failed or left out, and none crashes."""

import os
import random
import re
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import mutate

COUNT = 500
"""Files of a run; `AUDIT_SEED` gives others."""
MOST = 2000
"""Maximum bytes that are mutated; `benchmarks/mutate.py` goes on to two hundred times as many."""


@pytest.fixture(scope="module")
def files():
    return list(mutate.inputs(COUNT, int(os.environ.get("AUDIT_SEED", "7")), most=MOST))


def test_no_mutated_input_crashes(files, kit):
    counts = Counter()
    assert list(mutate.crashes(files, kit, counts)) == []
    assert counts.pop("inputs") == COUNT
    assert counts["done"] > COUNT / 4
    assert counts["failed"] > COUNT / 4
    assert set(counts) <= {"done", "failed", "left out", "refused", "nothing in it"}


def test_a_number_and_a_seed_decide_an_input(files):
    assert [f[:2] for f in islice(mutate.inputs(COUNT, 7), 9)] == [f[:2] for f in files[:9]]
    assert mutate.mutated(random.Random("a"), b"words of a story") == mutate.mutated(random.Random("a"), b"words of a story")


@pytest.mark.parametrize("kind", mutate.seeds())
def test_a_seed_that_is_not_mutated_is_read(kind, kit, tmp_path):
    seed = mutate.seeds()[kind]
    file = tmp_path / f"a{seed.suffix}"
    file.write_bytes(seed.around(seed.raw))
    found = Counter(mutate.outcomes(file, kit, []))
    assert found["done"] >= 1, found


@pytest.mark.parametrize("unit", ["(((", "\n\n…", "_", "—", "( ", "🙂 ", ". ", "\u0301", "1 ", "* * *\n", "\u202e"])
@pytest.mark.parametrize("count", [1, 3, 1001])
def test_a_text_without_a_letter_is_audited_or_refused(unit, count, kit):
    for head in ("", "Harbour talks resume\n"):
        try:
            assert mutate.audit(mutate.load(mutate.Input("a", text=head + unit * count)), kit).document.text
        except mutate.AuditError as e:
            assert "empty" in str(e) or "no " in str(e)


HALF = "\\ud800"
"""Half of a surrogate pair as JSON escapes it; no table and no file can hold it."""


def test_half_a_surrogate_pair_is_stored_or_refused(kit, tmp_path):
    kept = []
    for kind in ("page", "JSON lines", "JSON Feed", "ninjs", "page in JSON", "mhtml", "SingleFile"):
        seed = mutate.seeds()[kind]
        for word in (b"reopens", b"Lia", b"2026-11-23", b"Strike", b"ledger.example", b"NewsArticle"):
            if word in seed.raw:
                file = tmp_path / f"a{seed.suffix}"
                file.write_bytes(seed.around(seed.raw.replace(word, HALF.encode() + word)))
                assert set(mutate.outcomes(file, kit, kept)) <= {"done", "failed", "left out", "refused"}
    assert len(kept) > 10
    assert list(mutate.stored(kept, "half a pair")) == []


@pytest.mark.parametrize("date", [f"Sun, 29 Nov {'9' * 20} 09:15:00 +0000", f"Sun, 29 Nov 2026 09:15:00 +{'9' * 20}"])
def test_a_date_that_no_calendar_has_is_none(date, kit, tmp_path):
    for kind in ("mhtml", "mail", "mbox"):
        seed = mutate.seeds()[kind]
        raw = re.sub(rb"(?m)^Date: .*?$", f"Date: {date}".encode(), seed.raw)
        assert raw != seed.raw
        (tmp_path / f"a{seed.suffix}").write_bytes(raw)
        assert "done" in set(mutate.outcomes(tmp_path / f"a{seed.suffix}", kit, []))


def test_a_number_of_any_length_is_read(kit, tmp_path):
    """Python converts no more than 4,300 digits."""
    for kind, seed in mutate.seeds().items():
        raw = re.sub(rb"(?<![\w.-])\d+(?![\w.-])", b"9" * 5000, seed.raw)
        if raw != seed.raw and len(raw) < 400_000:
            file = tmp_path / f"a{seed.suffix}"
            file.write_bytes(seed.around(raw))
            assert set(mutate.outcomes(file, kit, [])) <= {"done", "failed", "left out", "refused"}, kind
