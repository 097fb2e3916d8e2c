"""Audits constructed by hand for tests of pages: an invented article with rows of every kind, without a detector."""

from dataclasses import replace

from kits import shipped

from audit import rows
from audit.extract.claims.agreement import meaning_numbers
from audit.kit import Kit
from audit.outlets import host_of
from audit.pipeline import Audit, frame
from audit.text import Anchor, Block, Document, Said, build, digest

KIT = "000000000kit"

PROMO = "[[Also on ledger.example Castel brutally snubs envoys]]"
BODY = (
    (
        "SEAVIK (Coastwire) - Norland has swiftly rejected an offer from Sudria to reopen the canal, Foreign Minister Ada Brandt "
        "said on Tuesday, calling the plan “a sham that insults every sailor”."
    ),
    (
        f"“We will not sit down,” Brandt told reporters, “until the blockade is gone.” {PROMO}Two officials, who asked not to be "
        "named because they feared reprisals, said the talks were dead."
    ),
    "Sudria’s trade ministry claimed that the offer, published in full, had been ignored for weeks.",
)
STORY = [
    ("h1", "headline", "Norland swiftly rejects ‘sham’ canal talks, Brandt says"),
    *(("p", "body", words) for words in BODY),
    ("p", "tail", "Like this story? Share it with a friend!"),
    ("p", "tail", "Correction: an earlier version gave the wrong day."),
]


class Hand:
    """A document under construction: rows located by their words."""

    def __init__(self, blocks=STORY, *, url="https://ledger.example/a/1", outlet="ledger", links=(), said=()):
        text, made = "", []
        for tag, zone, words in blocks:
            start = len(text)
            text += words + "\n"
            here = tuple(Anchor(start + words.index(a), start + words.index(a) + len(a), h) for a, h in links if a in words)
            made.append(Block(start, start + len(words), tag, zone, (), here))
        text = text.rstrip("\n")
        head = made[0].zone == "headline" and len(made) > 1
        body = made[1].start if head else 0
        host = host_of(url)
        self.document: Document = build(
            text, tuple(made), body, lang="en", format="html", input="hand", url=url, host=host, said=[Said(*s) for s in said]
        )
        self.text, self.outlet = text, outlet
        self.sighting = digest(self.document.id, url or "", "hand", "")
        self.rows = rows.Rows(doc=self.document.id, sighting=self.sighting, kit=KIT)
        numbers = meaning_numbers(self.document.said, shipped().claims)
        for s, meaning in zip(self.document.said, numbers, strict=True):
            self.rows.add([rows.Claim(sighting=self.sighting, kit=KIT, **s._asdict(), meaning=meaning)])

    def at(self, words, nth=0):
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def resolved(self, **fields):
        for field, values in fields.items():
            for n, value in enumerate(values if isinstance(values, list) else [values]):
                self.rows.add([rows.Resolved(self.sighting, KIT, field, n, value, "meta")])
        return self

    def insertion(self, words, role, kind, rule, *, headline=None, host=None, fused=False):
        a, b = self.at(headline) if headline else (None, None)
        d = self.document.id
        self.rows.add(
            [rows.Insertion(d, KIT, *self.at(words), role, kind, rule, fused, "body", a, b, None, host, len(words.split()))]
        )
        return self

    def statement(self, n, words, mode, act, cue, source, named, p=0.95):
        cue_at, named_at = self.at(cue) if cue else (None, None), self.at(named) if named else (None, None)
        d = self.document.id
        heard = len(words.split()), 0 if mode == "indirect" else len(words.split())
        self.rows.add([rows.Statement(d, KIT, n, *self.at(words), mode, act, *cue_at, *named_at, source, p, *heard, None)])
        return self

    def source(self, n, name, kind, identity, role=None, reason=None):
        self.rows.add([rows.Source(self.document.id, KIT, n, name, kind, identity, role, reason)])
        return self

    def trait(self, words, feature, category, voice, *, nth=0, field="body", weight=0.7):
        d = self.document.id
        self.rows.add([rows.Trait(d, KIT, *self.at(words, nth), feature, category, words.lower(), weight, voice, field)])
        return self

    def sentence(self, n, words, voice, p, *, field="body", loaded=None):
        flag = p > 0.6 if loaded is None else loaded
        self.rows.add([rows.Sentence(self.document.id, KIT, n, *self.at(words), voice, field, p, flag)])
        return self

    def link(self, words, href, host, relation, kind="news", zone="body"):
        start, stop = self.at(words)
        self.rows.add([rows.Link(self.sighting, KIT, start, stop, words, href, host, relation, kind, zone, None)])
        return self

    def audit(self) -> Audit:
        kit = Kit(KIT, *(getattr(shipped(), f) for f in Kit.__slots__[1:]))
        for row in frame(self.document, kit, self.rows):
            known = isinstance(row, rows.Sighting) and self.outlet
            self.rows.add([replace(row, outlet=self.outlet, outlet_basis="url") if known else row])
        return Audit(self.document, self.rows)


def story(blocks=STORY, **given) -> Audit:
    """The invented article with a row of every kind, some of them overlapping."""
    said = [
        ("headline", "Norland swiftly rejects ‘sham’ canal talks, Brandt says", "html", 0, 56),
        ("headline", "Norland rejects canal talks", "json-ld", None, None),
        ("author", "Mia Torv", "json-ld", None, None),
        ("published", "2026-11-17T09:00:00+01:00", "json-ld", None, None),
        ("published", "2026-11-18", "html", None, None),
    ]
    h = Hand(blocks, said=said, **given)
    h.resolved(headline="Norland swiftly rejects ‘sham’ canal talks, Brandt says", author=["Mia Torv"], section="World")
    h.resolved(published="2026-11-17T09:00:00+01:00", wire_agency="Coastwire", wire_level="credit")
    other = "Castel brutally snubs envoys"
    h.insertion(PROMO, "promo", "cross_promotion", "also-on-host", headline=other, host="ledger.example", fused=True)
    h.insertion("Like this story? Share it with a friend!", "promo", "call_to_action", "like-this-story")
    h.insertion("Correction: an earlier version gave the wrong day.", "provenance", "correction", "correction")
    h.source(0, "Ada Brandt", "person", "named", "Foreign Minister").source(1, "Sudria’s trade ministry", "government", "named")
    h.source(2, "Two officials", "person", "granted_anonymity", None, "they feared reprisals")
    h.statement(0, "“a sham that insults every sailor”", "direct", "speech", "calling", 0, "Ada Brandt")
    h.statement(1, "“We will not sit down,”", "direct", "speech", "told", 0, "Brandt")
    h.statement(1, "“until the blockade is gone.”", "direct", "speech", "told", 0, "Brandt")
    h.statement(2, "the talks were dead", "indirect", "speech", "said", 2, "Two officials", 0.5)
    offer = "the offer, published in full, had been ignored for weeks"
    h.statement(3, offer, "indirect", "speech", "claimed", 1, "Sudria’s trade ministry")
    h.trait("swiftly", "loaded", "haste", "outlet", field="headline").trait("swiftly", "loaded", "haste", "outlet", nth=1)
    h.trait("‘sham’", "scare_quote", None, "outlet", field="headline").trait("sham", "loaded", "abuse", "quoted", nth=1)
    h.trait("brutally", "loaded", "intensity", "promo").trait("ignored", "loaded", "neglect", "paraphrase")
    h.trait("claimed", "loaded", "loaded_reporting_verb", "outlet")
    first = h.text[slice(h.document.blocks[1].start, h.document.blocks[1].stop)]
    h.sentence(0, h.document.text.split("\n")[0], "outlet", 0.8, field="headline").sentence(1, first, "mixed", 0.74)
    h.sentence(2, h.text.split("\n")[3], "mixed", 0.3)
    h.link("an offer from Sudria", "https://sudria.example/offer.pdf", "sudria.example", "external", "primary_government")
    h.link("published in full, had", "javascript:alert(1)", None, "external", "unknown")
    h.link("Castel brutally snubs envoys", "https://ledger.example/b", "ledger.example", "own", "news", "insertion")
    return h.audit()
