"""Laws of insertions: what is put into a story is found and nothing else changes; removing insertions leaves a story."""

import random

import pytest

from audit.pipeline import audit
from audit.rows import AUDITED, Block, Claim, Insertion, Link, Resolved, Sentence, Sighting, Statement, Trait
from audit.rows import Document as Text
from audit.text import Document, Span, cut

HEADLINE = "Norland tells Sudria that the canal treaty is a ‘closed book’"
STORY = (
    "Norland’s trade minister Ada Quill has told Sudria’s envoy that the treaty would stand whatever the harbour council says.",
    "“We will not sign this year,” she said after the talks, which lasted for three hours in the capital.",
    "The envoy left on Monday without a further word, and officials in both capitals declined to name a date for new talks.",
    "In February the council had suggested that barges could pass at night, an idea that the port swiftly rejected.",
)
KICKERS = ("", "Harbour: ", "Live: ", "Opinion: ")
PROMOS = {
    "cross_promotion": ("READ MORE: Five things to know about the lighthouse", "Lesen Sie auch: Hafenrat vertagt die Abstimmung",
                        "Lire aussi : Le conseil du port reporte son vote", "Lea también: El consejo del puerto aplaza su voto",
                        "Also on ledger.example Fishermen block the lock after vote", "(Also on LEDGER: Fishermen block the lock)"),
    "call_to_action": ("Like this story? Share it with a friend!", "Have a tip? Write to tips@ledger.example"),
    "newsletter": ("Sign up for our daily newsletter", "CLICK HERE TO GET THE LEDGER APP", "Jetzt unseren Newsletter abonnieren"),
    "social_follow": ("Follow @ledgernews", "Follow us on Twitter and Facebook", "Folgen Sie uns auf Instagram"),
    "appeal": ("Subscribe now for as little as $2 a month!", "THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY"),
    "commerce": ("We may earn a commission when you buy through our links.", "Shop now at Ledger Store"),
    "sponsored": ("Sponsored by Harbour Bank", "Advertorial"),
}  # fmt: skip
PROMOTION = [(kind, words) for kind, found in PROMOS.items() for words in found]
PROVENANCE = {
    "wire_credit": "The Associated Press contributed to this report.",
    "correction": "An earlier version of this article misstated the length of the canal.",
    "editor_note": "Editor’s note: This is the second in a series.",
    "author_bio": "Ada Quill is a trade reporter for the Ledger.",
    "copyright": "© 2026 The Ledger. All rights reserved.",
    "source_reference": "(Read the full treaty report here)",
    "byline": "By Ada Quill",
}
FUSED = ("Also on ledger.example Fishermen block the lock after vote", "READ MORE: Five things to know about the old lighthouse",
         "Related: Who owns the barges that wait in the bay", "SEE ALSO: Council votes to widen the northern lock")  # fmt: skip


def lines(text):
    return Document.of(text)


def found(text, kit):
    return list(audit(Document.of(text), kit).of(Insertion))


def article(*paragraphs):
    return "\n".join((HEADLINE, *paragraphs))


def seen(result, skip=()):
    """Every row outside insertions, each span as the words under it, so that shifted rows compare equal."""
    text = result.document.text
    holes = [Span(i.start, i.stop) for i in result.of(Insertion)]
    inside = [(h.start, h.stop) for h in holes]
    rows = []
    for table in AUDITED:
        if table in {Insertion, Text, Block, Sighting, Claim, Link, Resolved, *skip}:
            continue
        for row in result.of(table):
            start, stop = getattr(row, "start", None), getattr(row, "stop", None)
            if start is not None and any(a <= start and stop <= b for a, b in inside):
                continue
            words = "".join(text[a:b] for a, b in cut(Span(start, stop), holes)) if start is not None else ""
            rows.append(
                (
                    table.__name__,
                    words,
                    *(getattr(row, f, None) for f in ("mode", "act", "voice", "feature", "term", "name", "kind")),
                )
            )
    return sorted(map(str, rows))


@pytest.mark.parametrize(("kind", "words"), PROMOTION)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_promotion_between_paragraphs_adds_only_itself(kind, words, place, kit):
    before = audit(lines(article(*STORY)), kit)
    after = audit(lines(article(*STORY[:place], words, *STORY[place:])), kit)
    row, *more = after.of(Insertion)
    assert more == []
    assert (after.document.text[row.start : row.stop], row.role, row.kind, row.fused) == (words, "promo", kind, False)
    assert seen(after) == seen(before)
    assert [t for t in after.of(Trait) if t.voice == "promo" and not row.start <= t.start < row.stop] == []


@pytest.mark.parametrize("promo", FUSED)
@pytest.mark.parametrize("place", range(len(STORY)))
def test_promotion_fused_with_what_follows_ends_at_the_seam(promo, place, kit):
    before = audit(lines(article(*STORY)), kit)
    text = article(*STORY[:place], promo + STORY[place], *STORY[place + 1 :])
    after = audit(lines(text), kit)
    assert [(text[i.start : i.stop], i.fused) for i in after.of(Insertion)] == [(promo, True)]
    assert seen(after) == seen(before)


@pytest.mark.parametrize("promo", FUSED)
def test_promotion_fused_with_what_stands_before_begins_at_the_seam(promo, kit):
    text = article(STORY[0], STORY[1] + promo, *STORY[2:])
    assert [(text[i.start : i.stop], i.fused) for i in found(text, kit)] == [(promo, True)]


@pytest.mark.parametrize("promo", FUSED)
def test_promotion_fused_on_both_sides(promo, kit):
    text = article(STORY[0], STORY[1] + promo + STORY[2], *STORY[3:])
    assert [(text[i.start : i.stop], i.fused) for i in found(text, kit)] == [(promo, True)]


@pytest.mark.parametrize(("kind", "words"), PROVENANCE.items())
def test_provenance_is_kept_and_typed(kind, words, kit):
    text = article(*STORY, words)
    assert [(text[i.start : i.stop], i.role, i.kind) for i in found(text, kit)] == [(words, "provenance", kind)]


def test_the_request_to_follow_after_a_bio_is_promotion_on_the_same_line(kit):
    text = article(*STORY, "Ada Quill is a trade reporter for the Ledger. Follow her on Twitter @adaquill")
    assert [(i.kind, text[i.start : i.stop], i.fused) for i in found(text, kit)] == [
        ("author_bio", "Ada Quill is a trade reporter for the Ledger.", False),
        ("social_follow", "Follow her on Twitter @adaquill", False),
    ]


def test_a_story_alone_has_no_insertion(kit):
    assert found(article(*STORY), kit) == []


@pytest.mark.parametrize("seed", range(60))
def test_what_is_left_when_insertions_are_taken_out_has_none(seed, kit):
    pick = random.Random(seed)
    pieces = list(STORY)
    for _ in range(pick.randint(1, 4)):
        pieces.insert(pick.randint(0, len(pieces)), pick.choice([w for _, w in PROMOTION] + list(PROVENANCE.values())))
    text = article(*pieces)
    rows = found(text, kit)
    assert rows
    left = "".join(text[a:b] for a, b in cut(Span(0, len(text)), [Span(i.start, i.stop) for i in rows]))
    assert found(left, kit) == []


@pytest.mark.parametrize("host", ["ledger.example", "news.bay-courier.example", "rt.com", "zeitung.example"])
@pytest.mark.parametrize("headline", ["Fishermen block the lock after vote", "‘Closed book’ treaty divides the harbour town of Vell",
                                      "McVell: iPhone sales fall as NATO meets", "FISHERMEN BLOCK THE LOCK AFTER COUNCIL VOTE"])  # fmt: skip
def test_another_host_or_headline_changes_nothing_else(host, headline, kit):
    text = article(STORY[0], f"Also on {host} {headline}" + STORY[2], STORY[3])
    (row,) = found(text, kit)
    assert (row.host, text[row.headline_start : row.headline_stop]) == (host, headline)
    assert (row.rule, row.kind, row.fused, row.href) == ("also-on-host", "cross_promotion", True, None)


def test_nothing_inside_a_promotion_is_said_or_counted(kit):
    result = audit(
        lines(article(STORY[0], "Also on ledger.example “Shameful giveaway,” Castel says" + STORY[2], STORY[3])), kit
    )
    (row,) = result.of(Insertion)
    for table in (Statement, Sentence):
        for other in result.of(table):
            assert other.stop <= row.start or other.start >= row.stop
