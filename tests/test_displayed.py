"""Embedded posts and block quotes: somebody's words, with their source, and never promotion."""

import pytest

from audit.extract.embeds import displayed
from audit.extract.embeds.signs import DisplaySigns
from audit.files import DATA, read_yaml
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Insertion, Sentence, Source, Statement, Trait
from audit.score.voice import voices

RULES = DisplaySigns.load()
FILE = read_yaml(DATA / "embeds.yaml")
BEFORE = (
    "The transport minister said on Monday that ships would not have to pay a toll on the canal before the end of the year."
)
AFTER = (
    "Shipowners met in the harbour on Tuesday, and the harbour authority will publish its timetable for the locks next week."
)
SIGNED = "&mdash; Ada Brandt (@adabrandt) <a href='https://twitter.com/adabrandt/status/1'>November 16, 2026</a>"


def page(*middle, lang="en"):
    inner = "\n".join(f"<p>{BEFORE}</p>\n{m}\n<p>{AFTER}</p>" for m in middle)
    return f"<html lang={lang}><head><title>No toll on the canal</title></head><body><main><article><h1>No toll on the canal</h1>\n{inner}</article></main></body></html>"


def said(html, kit, **given):
    """Return words, source and mode of each statement without a cue of its own, and the audit."""
    found = audit(load(Input("a", html=html, **given)), kit)
    names = {s.n: s.name for s in found.of(Source)}
    text = found.document.text
    return {text[s.start : s.stop]: (names.get(s.source), s.mode) for s in found.of(Statement)}, found


@pytest.mark.parametrize(("name", "rule"), FILE["signatures"].items())
def test_a_signature_names_its_author_and_no_sentence_does(name, rule):
    for line, author in rule["hits"]:
        found = RULES.signature(line).author
        assert line[found.start : found.stop] == author
    for line in rule["misses"]:
        assert RULES.signature(line) is None, line


POST = "No toll this year. Ports will hear it from me first, and so will the shameless speculators of the harbour."
EMBEDS = {
    "with its script": f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{POST}</p>{SIGNED}</blockquote><script async src="https://platform.twitter.com/widgets.js"></script>',
    "in a figure": f'<figure class="embed"><div><blockquote class="bluesky-embed"><p>{POST}</p>&mdash; Ada Brandt (<a href="https://bsky.app/profile/ada">@ada.quay.example</a>) November 16, 2026 at 5:01 PM</blockquote></div></figure>',
    "of pictures": f'<blockquote class="instagram-media"><div><p>{POST}</p><p>A post shared by Ada Brandt (@adabrandt)</p></div></blockquote>',
    "without its classes": f"<blockquote><p>{POST}</p>{SIGNED}</blockquote>",
    "without its block quote": f"<div><p>{POST}</p><p>{SIGNED}</p></div>",
    "in one line": f"<p>{POST} {SIGNED}</p>",
}


@pytest.mark.parametrize("shape", EMBEDS)
def test_an_embedded_post_is_its_authors(shape, kit):
    statements, found = said(page(EMBEDS[shape]), kit)
    assert statements[POST] == ("Ada Brandt", "direct")
    at = found.document.text.index("shameless")
    assert (
        voices(found.document, found.rows, kit.language.packs.nearest(None), kit.language.nearest(None).citation).at(at)
        == "quoted"
    )
    assert not [i for i in found.of(Insertion) if i.start <= at < i.stop]


def test_the_name_that_signs_a_post_is_nobodys_wording(kit):
    _, found = said(
        page(EMBEDS["with its script"].replace("Ada Brandt", "Brainless Partisans").replace("@adabrandt", "@bp")), kit
    )
    at = found.document.text.index("Brainless")
    assert (
        voices(found.document, found.rows, kit.language.packs.nearest(None), kit.language.nearest(None).citation).at(at) is None
    )
    assert not [t for t in found.of(Trait) if at <= t.start < at + len("Brainless Partisans")]
    assert "outlet" not in [s.voice for s in found.of(Sentence) if s.start <= at < s.stop]


def test_a_post_keeps_its_author_where_statements_are_not_read(kit):
    post = "Kein Zoll in diesem Jahr. Die Häfen werden es zuerst von mir hören, und dann erst alle anderen."
    before, after = (
        "Die Schleuse bleibt bis zum Ende des Jahres geschlossen, sagt das Amt.",
        "Die Reeder treffen sich am Dienstag.",
    )
    html = page(EMBEDS["with its script"].replace(POST, post), lang="de").replace(BEFORE, before).replace(AFTER, after)
    assert said(html, kit)[0][post] == ("Ada Brandt", "direct")


def test_posts_one_under_another_are_told_apart(kit):
    other = (
        EMBEDS["with its script"]
        .replace("Ada Brandt", "Jon Holt")
        .replace(POST, "We will see about that, minister, when the ships come.")
    )
    statements, _ = said(page(EMBEDS["with its script"] + other), kit)
    assert statements[POST][0] == "Ada Brandt"
    assert statements["We will see about that, minister, when the ships come."][0] == "Jon Holt"


def test_a_post_that_asks_to_subscribe_is_no_promotion(kit):
    html = page(EMBEDS["with its script"].replace(POST, "Sign up for our newsletter! Follow us for more updates on the canal."))
    assert not [i for i in said(html, kit)[1].of(Insertion) if i.role == "promo"]


QUOTE = "We have waited for two years, and we will not wait for a third while the locks fall apart."


def test_a_block_quote_belongs_to_who_introduces_it(kit):
    statements, _ = said(
        page(
            f"<p>In a letter to the ministry, the union’s chairman, Jon Holt, wrote:</p><blockquote><p>{QUOTE}</p></blockquote>"
        ),
        kit,
    )
    assert statements[QUOTE] == ("Jon Holt", "direct")


@pytest.mark.parametrize(
    "under",
    [
        "<cite>Mara Quell, crane driver</cite>",
        "<footer>— Mara Quell</footer>",
        "<p>Mara Quell</p><p>Crane driver in Port Amber</p>",
    ],
)
def test_a_block_quote_belongs_to_the_name_under_it(under, kit):
    statements, _ = said(page(f"<blockquote><p>{QUOTE}</p>{under}</blockquote>"), kit)
    assert statements[QUOTE] == ("Mara Quell", "direct")


def test_a_box_is_no_quotation(kit):
    box = "<blockquote><p>Summary: the canal stays closed until the new year, and ships go round the cape until the locks are mended.</p></blockquote>"
    assert displayed(load(Input("a", html=page(box))), kit.insertions.embeds) == []
    whole = f"<html><body><article><h1>No toll</h1><blockquote class='quote'><p>{BEFORE}</p><p>{AFTER}</p></blockquote></article></body></html>"
    assert displayed(load(Input("a", html=whole)), kit.insertions.embeds) == []


def test_words_set_twice_are_those_of_the_first_place(kit):
    html = page(f"<p>“{QUOTE}” said Mara Quell.</p><blockquote class='pullquote'><p>{QUOTE}</p></blockquote>")
    document = load(Input("a", html=html))
    assert displayed(document, kit.insertions.embeds) == []


def test_a_post_in_a_plain_text(kit):
    lines = f"No toll on the canal\n{BEFORE}\n{POST}\n— Ada Brandt (@adabrandt) November 16, 2026\n{AFTER}"
    found = audit(load(Input("a", text=lines)), kit)
    names = {s.n: s.name for s in found.of(Source)}
    told = {found.document.text[s.start : s.stop]: names.get(s.source) for s in found.of(Statement)}
    assert told[POST] == "Ada Brandt"


def test_marks_and_statements_inside_a_quotation_are_part_of_it(kit):
    post = "The minister said “never”, and the ministry said that it was over. We say: open the canal!"
    statements, found = said(page(EMBEDS["with its script"].replace(POST, post)), kit)
    at = found.document.text.index(post)
    inside = [s for s in found.of(Statement) if s.start < at + len(post) and s.stop > at]
    assert len(inside) == 1
    assert statements[post] == ("Ada Brandt", "direct")
