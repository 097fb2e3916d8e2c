"""Archives: every record is done, failed or left out, and every intact page's words come out."""

import pytest
import warcs

from audit.load import Input, load
from audit.load.corpus import corpus
from audit.load.input import LeftOut
from audit.rows import Failure

PLAIN = [warcs.Record(n) for n in range(1, 10)]


def read(path):
    found = list(corpus([str(path)]))
    good = [g for g in found if isinstance(g, Input)]
    failed = [g for g in found if isinstance(g, Failure)]
    left_out = [g for g in found if isinstance(g, LeftOut)]
    assert len(found) == len(good) + len(failed) + len(left_out)
    return good, failed, left_out


def write(tmp_path, records, layout):
    path = tmp_path / f"a{warcs.suffix(layout)}"
    path.write_bytes(warcs.archive(records, layout))
    return path


def holds(good, number):
    """True when the page of that number came out whole, once."""
    return [g.html for g in good if g.id.endswith(f"{number:012d}")] == [warcs.page(number)]


@pytest.mark.parametrize("layout", warcs.LAYOUTS)
def test_every_way_to_store_a_page_gives_its_words(tmp_path, layout):
    pages = list(warcs.stored())
    last = len(pages) + 1
    records = [*pages, *warcs.others(last), *warcs.more_pages(last + 20)]
    good, failed, left_out = read(write(tmp_path, records, layout))
    assert [f.error for f in failed] == []
    assert (len(good), len(left_out)) == (len(pages) + 6, 8)
    wrong = [r for r in [*pages, *warcs.more_pages(last + 20)] if not holds(good, r.number)]
    assert wrong == []


@pytest.mark.parametrize("how", warcs.BROKEN)
@pytest.mark.parametrize("layout", warcs.LAYOUTS)
def test_done_failed_and_left_out_add_up_around_broken_records(tmp_path, layout, how):
    for places in [(0,), (4,), (8,), (3, 4), (1, 5), (0, 8), (1, 3, 5, 7), tuple(range(9))]:
        records = warcs.with_broken(PLAIN, places, how)
        good, failed, left_out = read(write(tmp_path, records, layout))
        assert len(good) + len(failed) + len(left_out) == len(records), (places, [f.error for f in failed])
        lost = [r.number for r in records if r.broken is None and not holds(good, r.number)]
        assert lost == [], places
        assert len(failed) == len(places)


SINGLE = [layout for layout in warcs.LAYOUTS if layout not in {"warc", "gz of three", "gz of one", "zst of one"}]
"""Layouts in which each record is packed alone."""


def starts(records, layout):
    """Where each record's member begins."""
    whole = len(warcs.archive(records, layout))
    return [whole - len(tail) for tail in tails(records, layout)]


def tails(records, layout):
    raw = warcs.archive(records, layout)
    mark = b"\x1f\x8b\x08" if layout == "gz" else b"\x28\xb5\x2f\xfd"
    places = [n for n in range(len(raw)) if raw.startswith(mark, n)][-len(records) :]
    return [raw[n:] for n in places]


@pytest.mark.parametrize("layout", SINGLE)
@pytest.mark.parametrize("width", [1, 12])
def test_a_member_that_cannot_be_unpacked_is_one_failure(tmp_path, layout, width):
    raw = warcs.archive(PLAIN, layout)
    places = [*starts(PLAIN, layout), len(raw)]
    for broken in [(2,), (0,), (8,), (3, 4), (1, 5, 7)]:
        for share in (0.0, 0.05, 0.3, 0.7, 0.97):
            damaged = bytearray(raw)
            for n in broken:
                at = places[n] + int(share * (places[n + 1] - places[n] - width))
                damaged[at : at + width] = bytes(b ^ 0x5A for b in damaged[at : at + width])
            path = tmp_path / f"a{warcs.suffix(layout)}"
            path.write_bytes(damaged)
            good, failed, left_out = read(path)
            told = (broken, share, [f.error.rpartition("/")[2] for f in failed])
            if share == 0.0 and 3 in broken:
                continue  # without their marks, two members are one stretch that is lost
            assert len(good) + len(failed) + len(left_out) == len(PLAIN), told
            assert [r.number for n, r in enumerate(PLAIN) if n not in broken and not holds(good, r.number)] == [], told
            assert len(failed) == len(broken) or (share == 0.05 and len(failed) <= len(broken)), told  # names and times of gzip


@pytest.mark.parametrize("layout", ["gz of three", "gz of one", "zst of one"])
def test_what_is_lost_behind_a_damaged_place_is_said(tmp_path, layout):
    raw = bytearray(warcs.archive(list(warcs.stored()), layout))
    raw[len(raw) // 2] ^= 0xFF
    path = tmp_path / f"a{warcs.suffix(layout)}"
    path.write_bytes(raw)
    good, failed, _ = read(path)
    (told,) = [f.error for f in failed if "packed bytes from byte" in f.error]
    assert "lost" in told
    assert [g for g in good if g.html != warcs.page(int(g.id[-12:])) and not g.said] == []
    if layout == "gz of three":
        assert len(good) >= len(list(warcs.stored())) - 3


@pytest.mark.parametrize("layout", ["warc", "gz", "zst", "gz of one"])
def test_an_archive_cut_anywhere_gives_what_came_before(tmp_path, layout):
    records = [
        warcs.Record(1),
        warcs.Record(2, "request"),
        warcs.Record(3, coding="gzip", says_coding="gzip", chunked=True, says_chunked=True),
    ]
    raw = warcs.archive(records, layout)
    ends = [len(warcs.archive(records[:n], layout)) for n in range(1, 4)] if layout != "gz of one" else [0, 0, len(raw)]
    path = tmp_path / f"a{warcs.suffix(layout)}"
    for cut in range(1, len(raw) - 5, 7):
        path.write_bytes(raw[:cut])
        good, failed, left_out = read(path)
        begun = 1 + sum(cut > end for end in ends[:2])
        if layout == "gz of one":
            assert len(failed) == 1, cut
        elif cut not in ends and cut + 2 not in ends and cut + 4 not in ends:
            assert len(good) + len(failed) + len(left_out) == begun, (cut, ends, [f.error for f in failed], left_out)
        assert [g for g in good if g.html != warcs.page(int(g.id[-12:]))] == [], cut


CUT = {
    "the last chunk is missing": warcs.Record(1, chunked=True, says_chunked=True),
    "its packed data break off": warcs.Record(1, coding="gzip", says_coding="gzip"),
    "of 2000 bytes": warcs.Record(1),
}


@pytest.mark.parametrize("reason", CUT)
def test_a_page_that_broke_off_when_it_was_fetched_says_so(tmp_path, reason):
    record = CUT[reason]
    head, _, body = record.block().partition(b"\r\n\r\n")
    short = head.replace(f"Content-Length: {len(body)}".encode(), b"Content-Length: 2000") + b"\r\n\r\n" + body[:-40]
    raw = record.raw().replace(record.block(), short).replace(
        f"Content-Length: {len(record.block())}".encode(), f"Content-Length: {len(short)}".encode(), 1
    )  # fmt: skip
    path = tmp_path / "a.warc"
    path.write_bytes(raw)
    (one,) = corpus([str(path)])
    assert isinstance(one, Input)
    assert reason in {s.field: s.value for s in one.said}["breaks_off"]
    assert [s.value for s in load(one).said if s.field == "access"] == ["partial"]
    assert warcs.words(1) in load(one).text
