"""Validation: draws repeat, estimates hold the truth, and what cannot be said is refused by design."""

import json
import os
import random
from collections import Counter
from types import SimpleNamespace

import coding
import pytest
from blank import memory
from coding import OUTLETS, code, database, drawn, row

from audit.display import plain
from audit.errors import AuditError
from audit.report.period import charts
from audit.store.ask import ask
from audit.validate.codebooks import MEASURES, VALUES, codebook_of
from audit.validate.coding_forms import CODING_FORMS
from audit.validate.coding_page import JUDGE, coding_page, units_of
from audit.validate.results import shown
from audit.validate.take import take


@pytest.fixture
def small():
    return database()


def page_of(con, sample, coder="ann"):
    return coding_page(sample, coder, units_of(con, sample, coder))


def test_the_same_seed_draws_the_same_units(small):
    con, _ = small
    one, other = drawn(con, seed=5), drawn(database()[0], seed=5)
    assert one == other
    again, _ = database()
    assert page_of(con, one) == page_of(again, drawn(again, seed=5))
    assert drawn(con, seed=5) == one
    assert drawn(con, seed=6).id != one.id


def test_inclusion_probabilities_are_those_of_the_draw(small):
    con, _ = small
    sample = drawn(con)
    rows = row(con, "coding_sample")
    assert len(rows) == sample.codes == 200
    sizes = Counter()
    for r in row(con, "coding_stratum"):
        sizes[r["stratum"]] += r["units"]
    seats = Counter(r["stratum"] for r in rows)
    assert sorted(seats.values()) == [50, 50, 50, 50]
    assert all(r["inclusion_p"] == pytest.approx(seats[r["stratum"]] / sizes[r["stratum"]]) for r in rows)
    assert sum(sizes.values()) == sample.units == 1800


def test_named_outlets_have_strata_and_codes_of_their_own(small):
    con, _ = small
    sample = drawn(con, outlets=("ledger", "courier"), codes=220)
    by = Counter(r["outlet"] for r in row(con, "coding_sample", f"sample = '{sample.id}'"))
    assert by["ledger"] >= 50
    assert by["courier"] >= 50
    own = {r["stratum"] for r in row(con, "coding_stratum") if r["outlet"] == "ledger"}
    assert {r["outlet"] for r in row(con, "coding_stratum") if r["stratum"] in own} == {"ledger"}
    with pytest.raises(AuditError, match="too few for 2 outlets"):
        drawn(con, outlets=("ledger", "courier"), codes=90)
    with pytest.raises(AuditError, match="beacon: nothing to draw"):
        drawn(con, outlets=("beacon",))


def test_a_page_knows_neither_outlet_nor_score(small):
    """Its bytes stay the same when outlets are renamed, and when probabilities are permuted within strata."""
    con, _ = small
    sample = drawn(con)
    page = page_of(con, sample)
    renamed, _ = database(outlets=("zeta", "alpha", "mid"))
    assert page_of(renamed, drawn(renamed)) == page
    strata = row(con, "(SELECT DISTINCT stratum, low_p, high_p FROM coding_stratum)")
    moved, rnd = database()[0], random.Random(3)
    for s in strata:
        rows = con.execute(
            "SELECT doc, n, loaded_p FROM sentence WHERE loaded_p BETWEEN ? AND ?", [s["low_p"], s["high_p"]]
        ).fetchall()
        shuffled = rnd.sample([p for *_, p in rows], len(rows))
        moved.executemany(
            "UPDATE sentence SET loaded_p = ? WHERE doc = ? AND n = ?",
            [(p, d, n) for (d, n, _), p in zip(rows, shuffled, strict=True)],
        )
    assert page_of(moved, drawn(moved)) == page
    for word in (*OUTLETS, "stratum", "loaded_p", "d00001", "flagged"):
        assert word not in page


def test_readers_have_orders_of_their_own_and_small_pages(small):
    con, _ = small
    sample = drawn(con)
    ann, ben = (units_of(con, sample, name) for name in ("ann", "ben"))
    assert sorted(ann) == sorted(ben)
    assert ann != ben
    assert len(page_of(con, sample).encode()) <= 200 * 1000
    assert all(u.before or u.after for u in ann)


@pytest.mark.parametrize("form", CODING_FORMS)
def test_exports_hold_no_prediction(small, form):
    con, _ = small
    sample = drawn(con)
    text = CODING_FORMS[form](sample, units_of(con, sample, "ann"))
    assert not any(word in text for word in ("prediction", "flagged", "stratum", *OUTLETS))
    assert text.count(sample.id) == 200


def test_the_corrected_rate_holds_the_truth(small):
    con, truth = small
    whole = sum(truth.values()) / len(truth)
    held = []
    for seed in range(20):
        sample = drawn(con, seed=seed)
        code(con, sample, truth, "ann", "ben")
        (found,) = row(con, "corrected", f"sample = '{sample.id}'")
        assert found["state"] == "corrected"
        assert found["corrected_low"] < found["corrected"] < found["corrected_high"]
        held.append(found["corrected_low"] <= whole <= found["corrected_high"])
    assert sum(held) >= 17
    (k,) = con.execute("SELECT sum(k) / sum(units) FROM corrected_article WHERE sample = ?", [sample.id]).fetchone()
    assert k == pytest.approx(found["corrected"])


def test_a_frame_coded_whole_is_certain():
    con, truth = database(articles=12, each=10)
    sample = drawn(con)
    code(con, sample, truth, "ann")
    (found,) = row(con, "corrected")
    assert found["codes"] == 120
    whole = sum(truth.values()) / len(truth)
    assert (found["corrected_low"], found["corrected"], found["corrected_high"]) == pytest.approx((whole, whole, whole))


def test_no_positive_gives_an_upper_bound_and_no_point(small):
    con, truth = small
    code(con, drawn(con), dict.fromkeys(truth, False), "ann", "ben")
    (found,) = row(con, "corrected")
    assert (found["state"], found["corrected"], found["corrected_low"], found["beyond_low"]) == (
        "few_positives",
        None,
        None,
        None,
    )
    assert 0 < found["corrected_high"] < 0.1
    assert "at most" in "\n".join(shown(con, drawn(con)))


def test_codes_that_copy_the_model_are_no_proof_that_it_never_errs(small):
    """Marks of probability 0 or 1 that no reader contradicts: each end leaves room for three errors among the codes."""
    con, truth = small
    con.execute("UPDATE sentence SET loaded_p = CAST(loaded AS INTEGER)")
    marks = dict(con.execute("SELECT (doc, n), loaded FROM sentence").fetchall())
    sample = drawn(con)
    code(con, sample, {key: marks[key] for key in truth}, "ann", "ben")
    (found,) = row(con, "corrected")
    assert found["corrected"] == pytest.approx(sum(marks.values()) / len(marks))
    for end in (found["corrected"] - found["corrected_low"], found["corrected_high"] - found["corrected"]):
        assert 3 / 200 * (1 - 200 / sample.units) < end < 6 / 200


@pytest.mark.parametrize("positive", [False, True])
def test_a_rate_of_all_or_none_has_a_bound(small, positive):
    con, truth = small
    con.execute("UPDATE sentence SET loaded_p = ?, loaded = ?", [float(positive), positive])
    code(con, drawn(con), dict.fromkeys(truth, positive), "ann", "ben")
    (found,) = row(con, "corrected")
    assert found["state"] == ("few_negatives" if positive else "few_positives")
    assert found["corrected"] is None
    low, high = found["corrected_low"], found["corrected_high"]
    assert (0.9 < low < 0.99 and high is None) if positive else (0.01 < high < 0.1 and low is None)


@pytest.mark.parametrize(("limit", "state"), [(99, "few_codes"), (100, "corrected"), (0, "few_codes")])
def test_fewer_than_a_hundred_codes_give_no_rate(small, limit, state):
    con, truth = small
    code(con, drawn(con), truth, "ann", limit=limit)
    (found,) = row(con, "corrected")
    assert (found["state"], found["corrected"] is None) == (state, state != "corrected")


def test_an_outlet_needs_thirty_codes(small):
    con, truth = small
    sample = drawn(con, outlets=("ledger",), codes=130)
    code(con, sample, truth, "ann", value=lambda _, doc, n: "yes" if truth[doc, n] else "no")
    found = {r["outlet"]: r for r in row(con, "corrected_outlet")}
    assert found["ledger"]["codes"] >= 50
    assert found["ledger"]["corrected_high"] is not None
    con.execute(
        "DELETE FROM code WHERE unit IN (SELECT unit FROM coding_sample WHERE outlet = 'ledger' ORDER BY place LIMIT 25)"
    )
    found = {r["outlet"]: r for r in row(con, "corrected_outlet")}
    assert found["ledger"]["state"] == "few_codes"
    assert found["ledger"]["corrected_high"] is None


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ("UPDATE measured SET kit = 'later'", "other_kit"),
        ("UPDATE measured SET kit = 'later' WHERE doc = 'd00001'", "other_kit"),
        ("DELETE FROM measured WHERE doc = 'd00001'", "other_articles"),
        ("UPDATE measured SET outlet = 'beacon' WHERE doc = 'd00001'", "other_articles"),
    ],
)
def test_another_frame_leaves_the_rate_uncorrected(small, change, state):
    con, truth = small
    sample = drawn(con)
    code(con, sample, truth, "ann", "ben")
    con.execute(change)
    (found,) = row(con, "corrected")
    assert (found["state"], found["corrected"], found["corrected_high"]) == (state, None, None)
    assert {r["corrected"] for r in row(con, "corrected_outlet")} == {None}
    assert "draw again" in "\n".join(shown(con, sample))


def test_readers_who_do_not_agree_give_a_wider_interval_and_no_point(small):
    con, truth = small
    sample = drawn(con)
    code(con, sample, truth, "ann", "ben", wrong=0.3)
    (found,) = row(con, "corrected")
    (agreement,) = row(con, "agreement")
    assert agreement["alpha"] < 0.667
    assert (found["state"], found["corrected"]) == ("readers_differ", None)
    assert found["corrected_high"] - found["corrected_low"] >= 2 * agreement["doubt"]


def test_the_judge_decides_and_sees_only_disagreements(small):
    con, truth = small
    sample = drawn(con)
    code(con, sample, truth, "ann", "ben", wrong=0.1)
    waiting = units_of(con, sample, JUDGE, differing=True)
    apart = {u for (u,) in con.execute("SELECT unit FROM code GROUP BY unit HAVING count(DISTINCT value) > 1").fetchall()}
    assert {u.unit for u in waiting} == apart
    code(con, sample, truth, JUDGE, judge=True, value=lambda unit, *_: "yes" if unit in apart else "no")
    assert {r["y"] for r in row(con, "coded") if r["unit"] in apart} == {1.0}
    assert units_of(con, sample, JUDGE, differing=True) == []
    assert row(con, "agreement")[0]["coders"] == 2


def test_units_outside_the_measure_leave_a_ratio(small):
    """Of the units that the measure counts, not of all: sentences coded as quotations do not pull the rate down."""
    con, truth = small
    sample = drawn(con)
    quoted = {key for key in truth if key[1] % 5 == 0}
    code(con, sample, truth, "ann", value=lambda _, d, n: "outside" if (d, n) in quoted else "yes" if truth[d, n] else "no")
    (found,) = row(con, "corrected")
    own = [v for key, v in truth.items() if key not in quoted]
    assert found["corrected_low"] < sum(own) / len(own) < found["corrected_high"]


def test_alpha_waits_for_a_hundred_pairs(small):
    con, truth = small
    sample = drawn(con)
    code(con, sample, truth, "ann", "ben", wrong=0.02, limit=99)
    assert row(con, "agreement")[0]["alpha"] is None
    assert "alpha needs 100" in "\n".join(shown(con, sample))


def lines(path, sample, units, coder="ann", value="no", **more):
    given = [
        {"sample": sample, "unit": u, "coder": coder, "value": value, "seconds": 3.5, "recognised": True} | more for u in units
    ]
    path.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
    return path


def test_files_of_readers_are_taken_and_told_apart(small, tmp_path):
    con, _ = small
    sample = drawn(con)
    units = [u.unit for u in units_of(con, sample, "ann")]
    files = [
        lines(tmp_path / "ann.jsonl", sample.id, units[:150]),
        lines(tmp_path / "ben.jsonl", sample.id, units[100:], "ben", "yes"),
    ]
    assert take(con, files) == take(con, files) == [sample.id]
    assert [tuple(r) for r in ask(con, "validate/overlap", sample=sample.id)] == [("ann", 150, 100), ("ben", 100, 50)]
    assert row(con, "agreement")[0]["pairs"] == 50
    assert row(con, "agreement")[0]["recognised"] == 200


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"sample": "000000000000", "unit": "u", "coder": "ann", "value": "no"}', "a sample that this database has not"),
        ('{"sample": "SAMPLE", "unit": "nowhere", "coder": "ann", "value": "no"}', "is not a unit of"),
        ('{"sample": "SAMPLE", "unit": "UNIT", "coder": "ann", "value": "maybe"}', "maybe is not a code"),
        ('{"sample": "SAMPLE", "unit": "UNIT", "coder": " ", "value": "no"}', "no coder"),
        ('{"sample": 7, "unit": "UNIT", "coder": "ann", "value": "no"}', "no sample"),
        ("[1]", "not a task of Label Studio"),
        ("7", "not a code"),
        ("{", "not JSON"),
        ("", "no codes"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_other_files_are_refused_in_one_line(small, tmp_path, text, says):
    con, _ = small
    sample = drawn(con)
    unit = units_of(con, sample, "ann")[0].unit
    path = tmp_path / "a.jsonl"
    path.write_bytes(text.replace("SAMPLE", sample.id).replace("UNIT", unit).encode("utf-8", "surrogateescape"))
    with pytest.raises(AuditError, match=says) as error:
        take(con, [path])
    assert "\n" not in str(error.value)
    assert row(con, "code") == []


def test_two_files_of_one_name_that_disagree_are_refused(small, tmp_path):
    con, _ = small
    sample = drawn(con)
    units = [u.unit for u in units_of(con, sample, "ann")][:5]
    files = [lines(tmp_path / "a.jsonl", sample.id, units), lines(tmp_path / "b.jsonl", sample.id, units, value="yes")]
    with pytest.raises(AuditError, match="give each reader a name"):
        take(con, files)


def test_label_studio_and_csv_come_back(small, tmp_path):
    con, _ = small
    sample = drawn(con)
    tasks = json.loads(CODING_FORMS["label-studio"](sample, units_of(con, sample, "ann")))
    for task in tasks:
        task["annotations"] = [{"completed_by": 1, "lead_time": 2.5, "result": [{"value": {"choices": ["Cannot say"]}}]}]
    (tmp_path / "a.json").write_text(json.dumps(tasks), encoding="utf-8")
    filled = CODING_FORMS["csv"](sample, units_of(con, sample, "ann")).replace(",,\n", ",ben,yes\n")
    (tmp_path / "b.csv").write_text(filled, encoding="utf-8")
    take(con, [tmp_path / "a.json", tmp_path / "b.csv"])
    assert Counter((r["coder"], r["value"]) for r in row(con, "code")) == {
        ("annotator 1", "cannot_say"): 200,
        ("ben", "yes"): 200,
    }


@pytest.mark.parametrize("measure", MEASURES)
def test_every_codebook_has_ten_examples_of_known_codes(measure):
    book = codebook_of(measure)
    assert len(book.examples) == 10
    assert {e.code for e in book.examples} <= set(VALUES)
    assert {"yes", "no", "outside"} <= {e.code for e in book.examples}


def test_a_sample_that_cannot_be_drawn_says_why():
    with pytest.raises(AuditError, match="no article to draw from"):
        drawn(memory())
    con, _ = database(articles=4)
    con.execute("UPDATE measured SET kit = 'other' WHERE doc = 'd00001'")
    with pytest.raises(AuditError, match="audited by 2 kits"):
        drawn(con)
    assert con.execute("SELECT count(*) FROM sample").fetchone() == (0,)
    with pytest.raises(AuditError, match="cannot be validated"):
        coding.draw(con, coding.Draw("sources"), coding.NOW)


def test_an_outlets_rate_of_the_period_gains_the_corrected_one(small):
    """For a month or week that holds exactly the articles of the sample; null for all others."""
    con, truth = small
    sample = drawn(con, outlets=("ledger",), codes=240)
    code(con, sample, truth, "ann", "ben")
    rates = {(r["unit"], r["outlet"]): r for r in row(con, "outlet_period", "name = 'loaded_rate'")}
    (found,) = [r for r in row(con, "corrected_outlet") if r["outlet"] == "ledger"]
    for unit in ("month", "week"):
        mine = rates[unit, "ledger"]
        assert (mine["corrected"], mine["corrected_low"]) == (found["corrected"], found["beyond_low"])
        assert (mine["codes"], mine["sample"]) == (found["codes"], sample.id)
    con.execute("UPDATE measured SET day = '2026-12-03', month = '2026-12' WHERE doc = 'd00003'")
    mine = row(con, "outlet_period", "name = 'loaded_rate' AND unit = 'month' AND outlet = 'ledger'")
    assert {r["corrected"] for r in mine} == {None}


def test_charts_show_the_uncorrected_rate_hollow_and_the_corrected_one_filled():
    plain = {"outlet": "ledger", "rate": 0.1, "low": 0.05, "high": 0.15, "m": 20}
    both = SimpleNamespace(**plain, corrected=0.2, corrected_low=0.15, corrected_high=0.3)
    bound = SimpleNamespace(**plain, corrected=None, corrected_low=None, corrected_high=0.3)
    alone = SimpleNamespace(**plain, corrected=None, corrected_low=None, corrected_high=None)
    for draw in (
        lambda r: charts.dots([r], few=10, title="x", names={}),
        lambda r: charts.strip([r], "ledger", few=10, title="x"),
    ):
        assert [draw(r).count("uncorrected") for r in (both, bound, alone)] == [1, 1, 0]
        assert [draw(r).count("<circle") for r in (both, bound, alone)] == [2, 1, 1]


HOSTILE = {
    "nested.jsonl": "[" * 100_000,
    "nested objects.jsonl": '{"a":' * 100_000,
    "twice.jsonl": '{"sample": "a", "sample": "%s", "unit": "u", "coder": "ann", "value": "no"}',
    "nothing.jsonl": "",
    "other.jsonl": '{"sample": "another", "unit": "u", "coder": "ann", "value": "no"}',
    "unit.jsonl": '{"sample": "%s", "unit": "u", "coder": "ann", "value": "no"}',
    "half.jsonl": '{"sample": "%s\\ud800", "unit": "u", "coder": "ann", "value": "no"}',
    "half a coder.jsonl": '{"sample": "%s", "unit": "u", "coder": "ann\\ud800", "value": "no"}',
    "long.jsonl": '{"sample": "%s", "unit": "u", "coder": "' + "a" * 5000 + '", "value": "no"}',
    "acts.jsonl": '{"sample": "\\u001b]0;owned\\u0007", "unit": "u", "coder": "ann", "value": "no"}',
    "number.jsonl": '{"sample": "%s", "unit": 1e999, "coder": NaN, "value": "no"}',
    "digits.jsonl": "9" * 6000,
    "cells.csv": "sample,unit,coder,value\na,b,c," + "x" * 200_000,
    "quotes.csv": 'sample,unit,coder,value\na,b,c,"x\n' * 5,
    "nothing.csv": "\0\0\0",
    "wide.csv": "value\nno" + ",a" * 10_000,
    "tasks.json": "[1, null, []]",
    "notes.json": '[{"data": {"sample": "a"}, "annotations": 5}]',
    "results.json": '[{"data": {"sample": "a"}, "annotations": [{"result": 5}, {"result": [{"value": [1]}, {"value": {"choices": 3}}]}]}]',
    "choices.json": '[{"data": {"sample": "a"}, "annotations": [{"result": [{"value": {"choices": [{"a": 1}]}}]}]}]',
}
"""Files that no reader saved."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_of_codes_is_refused_in_one_line_and_nothing_is_stored(small, tmp_path, name):
    con, _ = small
    sample = drawn(con)
    (tmp_path / name).write_text(HOSTILE[name].replace("%s", sample.id))
    with pytest.raises(AuditError) as refused:
        take(con, [tmp_path / name])
    assert "\n" not in plain(str(refused.value))
    assert len(str(refused.value)) < 600
    assert row(con, "code") == []


def test_what_is_no_file_of_codes_is_refused(small, tmp_path):
    con, _ = small
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe{")
    for name in ("pipe", "bytes.jsonl", "missing", "."):
        with pytest.raises(AuditError, match=r"not a file|not UTF-8|no such file"):
            take(con, [tmp_path / name])
