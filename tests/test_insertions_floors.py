"""Minimum figures of the insertion finders on the development data with the shipped models; never lower one silently."""

import random
from hashlib import blake2b

import pytest

from audit.extract.insertions import insertions
from audit.extract.insertions.joined.segment import PAGE
from audit.learn.insertions.corpora import Segment, paragraphs, prose, segments
from audit.learn.insertions.cued_seams import exact, fuses
from audit.rows import Rows
from audit.text import Document

pytestmark = pytest.mark.slow
PLAIN = "newspaper3k_text"


def rows(text, kit):
    return list(insertions(Document.of(text), kit.insertions, Rows(doc="", sighting="", kit="")))


def share(found, s: Segment, role):
    return sum(max(0, min(i.stop, s.stop) - max(i.start, s.start)) for i in found if i.role == role) / (s.stop - s.start)


@pytest.fixture(scope="module")
def texts(corpora):
    return segments(corpora)[0]


@pytest.fixture(scope="module")
def audited(corpora, texts, kit):
    _, labelled = segments(corpora)
    mine = [s for s in labelled if s.view in {PLAIN, "synthetic_newline_removed"}]
    return {doc: rows(texts[doc], kit) for doc in {s.doc for s in mine}}, mine


def test_promotion_in_plain_text(audited, floors):
    found, labelled = audited
    mine = [s for s in labelled if s.view == PLAIN]
    promo = [s for s in mine if s.role == "promo"]
    body = [s for s in mine if s.role == "body"]
    assert sum(share(found[s.doc], s, "promo") >= 0.5 for s in promo) / len(promo) >= floors["insertions"]["recall, plain text"]
    assert (
        sum(share(found[s.doc], s, "promo") >= 0.5 for s in body) / len(body)
        <= floors["insertions"]["body flagged, plain text"]
    )


def test_provenance_is_found_and_typed(audited, texts, floors):
    """A line drawn with underscores credits nobody, whatever the label says: it is found, and is furniture."""
    found, labelled = audited
    every = [s for s in labelled if s.view == PLAIN and s.role == "provenance"]
    drawn = [s for s in every if not any(c.isalpha() for c in texts[s.doc][s.start : s.stop])]
    mine = [s for s in every if s not in drawn]
    typed = sum(share(found[s.doc], s, "provenance") >= 0.5 for s in mine) / len(mine)
    assert typed >= floors["insertions"]["provenance, plain text"]
    assert drawn
    assert all(share(found[s.doc], s, "furniture") == 1 for s in drawn)


def test_fused_promotion_has_both_ends(audited, floors):
    found, labelled = audited
    mine = [s for s in labelled if s.view != PLAIN]
    right = sum(any(abs(i.start - s.start) <= 1 and abs(i.stop - s.stop) <= 1 for i in found[s.doc]) for s in mine) / len(mine)
    assert right >= floors["insertions"]["fused, both ends"]


def test_seams_of_headlines_and_paragraphs(corpora, kit, floors):
    tried = [f for f in fuses([p for p in prose(corpora) if p.lang == "en"], 1500, 11) if f.at < len(f.text)]
    assert exact(tried, kit.insertions.seams) >= floors["insertions"]["seam exact, English"]


PROMOTIONAL = {
    *("aa389f653b1d", "4b603e340aa5", "5d19b3d69e54", "bcab5ebc05d7"),
    *("ff99e8c6d493", "16a75203f84f", "0ec791bf9e5c", "941c1ee26f3d", "7a07bb54e687", "3f005b6ed174"),  # "Sign up to receive …"
}
"""Digests of paragraphs of this draw that are promotion, or have one in them, by reading each find. A paragraph of which a find
takes words of the story is not among them."""


def test_clean_paragraphs_have_no_seam(corpora, kit, floors):
    pick = random.Random(4)
    articles = pick.sample([p for p in prose(corpora) if p.lang == "en" and len(p.paragraphs) > 3], 300)
    # A longer "paragraph" is a page that the scraper joined, promotion included: spans decide there, not seams.
    clean = [q for p in articles for q in paragraphs("\n".join(p.paragraphs))[:4] if len(q) < PAGE]
    fused = [q for q in clean if any(i.fused and i.role == "promo" for i in rows(f"Ministers meet in the capital\n{q}", kit))]
    false = [q for q in fused if blake2b(q.encode(), digest_size=6).hexdigest() not in PROMOTIONAL]
    assert len(false) / len(clean) <= floors["insertions"]["false seams"], false[:5]
