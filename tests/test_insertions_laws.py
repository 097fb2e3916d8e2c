"""Laws of insertions: what is put into a story is found and nothing else changes; removing insertions leaves a story."""

import random
from dataclasses import replace
from functools import cache

import pytest
from kits import shipped

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
GERMAN = (
    "Norlands Handelsministerin Ada Quill hat dem Gesandten Sudrias mitgeteilt, dass der Vertrag gelte, was immer der Hafenrat sage.",
    "„Wir werden in diesem Jahr nicht unterschreiben“, sagte sie nach den Gesprächen, die in der Hauptstadt drei Stunden dauerten.",
    "Der Gesandte reiste am Montag ohne ein weiteres Wort ab, und Beamte beider Länder wollten keinen Termin für neue Gespräche nennen.",
    "Im Februar hatte der Rat vorgeschlagen, Lastkähne in der Nacht fahren zu lassen, was der Hafen schroff zurückwies.",
)
STORIES = {"en": STORY, "de": GERMAN}
KICKERS = ("", "Harbour: ", "Live: ", "Opinion: ")
PROMOS = {
    "cross_promotion": ("READ MORE: Five things to know about the lighthouse", "Lesen Sie auch: Hafenrat vertagt die Abstimmung",
                        "Lire aussi : Le conseil du port reporte son vote", "Lea también: El consejo del puerto aplaza su voto",
                        "Also on ledger.example Fishermen block the lock after vote", "(Also on LEDGER: Fishermen block the lock)",
                        "Mehr zum Thema: Hafenrat vertagt die Abstimmung", "Das könnte Sie auch interessieren: Fünf Dinge über den Leuchtturm",
                        "Mehr dazu: Fischer blockieren die Schleuse"),
    "call_to_action": ("Like this story? Share it with a friend!", "Have a tip? Write to tips@ledger.example",
                       "Haben Sie Hinweise? Schreiben Sie an hinweise@bote.example", "Diskutieren Sie mit!"),
    "newsletter": ("Sign up for our daily newsletter", "CLICK HERE TO GET THE LEDGER APP", "Jetzt unseren Newsletter abonnieren",
                   "Hier können Sie unseren täglichen Newsletter bestellen"),
    "social_follow": ("Follow @ledgernews", "Follow us on Twitter and Facebook", "Folgen Sie uns auf Instagram", "Folgen Sie @hafenbote"),
    "appeal": ("Subscribe now for as little as $2 a month!", "THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY",
               "Jetzt abonnieren und weiterlesen", "Unterstützen Sie unsere Arbeit mit einem Abo"),
    "commerce": ("We may earn a commission when you buy through our links.", "Shop now at Ledger Store",
                 "Wenn Sie über unsere Links kaufen, erhalten wir eine Provision."),
    "sponsored": ("Sponsored by Harbour Bank", "Advertorial", "Gesponsert von der Hafenbank"),
}  # fmt: skip
PROMOTION = [(kind, words) for kind, found in PROMOS.items() for words in found]
PROVENANCE = {
    "en": {
        "wire_credit": "The Associated Press contributed to this report.",
        "correction": "An earlier version of this article misstated the length of the canal.",
        "editor_note": "Editor’s note: This is the second in a series.",
        "author_bio": "Ada Quill is a trade reporter for the Ledger.",
        "copyright": "© 2026 The Ledger. All rights reserved.",
        "source_reference": "(Read the full treaty report here)",
        "byline": "By Ada Quill",
    },
    "de": {
        "wire_credit": "Mit Material der dpa",
        "correction": "In einer früheren Version dieses Artikels war die Länge des Kanals falsch angegeben.",
        "editor_note": "Anmerkung der Redaktion: Dies ist der zweite Teil einer Serie.",
        "author_bio": "Ada Quill ist Handelsredakteurin des Boten.",
        "copyright": "© 2026 Der Bote. Alle Rechte vorbehalten.",
        "source_reference": "(Den ganzen Bericht zum Vertrag finden Sie hier)",
        "byline": "Von Ada Quill",
    },
}
NOTES = [(lang, kind, words) for lang, notes in PROVENANCE.items() for kind, words in notes.items()]
FUSED = ("Also on ledger.example Fishermen block the lock after vote", "READ MORE: Five things to know about the old lighthouse",
         "Related: Who owns the barges that wait in the bay", "SEE ALSO: Council votes to widen the northern lock",
         "Lesen Sie auch: Fischer blockieren die Schleuse", "Mehr zum Thema: Wem die Kähne in der Bucht gehören",
         "Mehr dazu: Hafenrat will die nördliche Schleuse weiten", "Auch interessant: Fünf Dinge über den alten Leuchtturm")  # fmt: skip
LANGUAGES = pytest.mark.parametrize("lang", STORIES)


def lines(text, lang="en"):
    return replace(Document.of(text), lang=lang)


def found(text, kit, lang="en"):
    return list(audit(lines(text, lang), kit).of(Insertion))


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


@cache
def seen_in(lang):
    """What is seen in a story without any insertion."""
    return seen(audit(lines(article(*STORIES[lang]), lang), shipped()))


@LANGUAGES
@pytest.mark.parametrize(("kind", "words"), PROMOTION)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_promotion_between_paragraphs_adds_only_itself(lang, kind, words, place, kit):
    story = STORIES[lang]
    after = audit(lines(article(*story[:place], words, *story[place:]), lang), kit)
    row, *more = after.of(Insertion)
    assert more == []
    assert (after.document.text[row.start : row.stop], row.role, row.kind, row.fused) == (words, "promo", kind, False)
    assert seen(after) == seen_in(lang)
    assert [t for t in after.of(Trait) if t.voice == "promo" and not row.start <= t.start < row.stop] == []


@LANGUAGES
@pytest.mark.parametrize("promo", FUSED)
@pytest.mark.parametrize("place", range(len(STORY)))
def test_promotion_fused_with_what_follows_ends_at_the_seam(lang, promo, place, kit):
    story = STORIES[lang]
    text = article(*story[:place], promo + story[place], *story[place + 1 :])
    after = audit(lines(text, lang), kit)
    assert [(text[i.start : i.stop], i.fused) for i in after.of(Insertion)] == [(promo, True)]
    assert seen(after) == seen_in(lang)


@LANGUAGES
@pytest.mark.parametrize("promo", FUSED)
def test_promotion_fused_with_what_stands_before_begins_at_the_seam(lang, promo, kit):
    story = STORIES[lang]
    text = article(story[0], story[1] + promo, *story[2:])
    assert [(text[i.start : i.stop], i.fused) for i in found(text, kit, lang)] == [(promo, True)]


@LANGUAGES
@pytest.mark.parametrize("promo", FUSED)
def test_promotion_fused_on_both_sides(lang, promo, kit):
    story = STORIES[lang]
    text = article(story[0], story[1] + promo + story[2], *story[3:])
    assert [(text[i.start : i.stop], i.fused) for i in found(text, kit, lang)] == [(promo, True)]


@pytest.mark.parametrize(("lang", "kind", "words"), NOTES)
def test_provenance_is_kept_and_typed(lang, kind, words, kit):
    text = article(*STORIES[lang], words)
    assert [(text[i.start : i.stop], i.role, i.kind) for i in found(text, kit, lang)] == [(words, "provenance", kind)]


def test_the_request_to_follow_after_a_bio_is_promotion_on_the_same_line(kit):
    text = article(*STORY, "Ada Quill is a trade reporter for the Ledger. Follow her on Twitter @adaquill")
    assert [(i.kind, text[i.start : i.stop], i.fused) for i in found(text, kit)] == [
        ("author_bio", "Ada Quill is a trade reporter for the Ledger.", False),
        ("social_follow", "Follow her on Twitter @adaquill", False),
    ]


@LANGUAGES
def test_a_story_alone_has_no_insertion(lang, kit):
    assert found(article(*STORIES[lang]), kit, lang) == []


@pytest.mark.parametrize(
    "before", ["sagte sie nach den Gesprächen", "weil sie seit Mai in der Bucht liegen", "und ihre Fracht verdirbt"]
)
def test_a_third_person_in_lower_case_addresses_no_reader(before, kit):
    """ "Sie" is you, "sie" she or they: the sentence before a promotion is the story's."""
    promo = "Mehr dazu: Fischer blockieren die Schleuse"
    text = article(GERMAN[0], f"Die Kähne warten noch immer vor dem Tor der alten Schleuse, {before}. {promo}", *GERMAN[2:])
    assert [text[i.start : i.stop] for i in found(text, kit, "de")] == [promo]


@LANGUAGES
@pytest.mark.parametrize("seed", range(40))
def test_what_is_left_when_insertions_are_taken_out_has_none(lang, seed, kit):
    pick = random.Random(seed)
    pieces = list(STORIES[lang])
    for _ in range(pick.randint(1, 4)):
        pieces.insert(pick.randint(0, len(pieces)), pick.choice([w for _, w in PROMOTION] + list(PROVENANCE[lang].values())))
    text = article(*pieces)
    rows = found(text, kit, lang)
    assert rows
    left = "".join(text[a:b] for a, b in cut(Span(0, len(text)), [Span(i.start, i.stop) for i in rows]))
    assert found(left, kit, lang) == []


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
