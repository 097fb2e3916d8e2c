"""Hard-wrapped text is read as paragraphs, and words are matched over characters that nobody sees."""

import random
import re
import textwrap
import unicodedata
from dataclasses import fields

import pytest

from audit.load import Input, load
from audit.pipeline import audit, span_fields
from audit.rows import AUDITED, Claim, Insertion, Link, Sighting, Statement
from audit.rows import Document as DocumentRow
from audit.text import Document
from audit.text.folding import folded
from audit.text.wrapping import paragraphs

HEADLINE = "Norland tells Sudria that the canal treaty is finished"
STORY = (
    (
        "Norland’s foreign minister Ada Brandt has told Sudria’s Prime Minister Omar Castel that the canal treaty was over, and that no "
        "envoy would be sent before the spring."
    ),
    (
        "“We will not sign this paper,” she said on Tuesday after the talks in the office of the harbour. “Not this year, and not under "
        "threats from a board that nobody has elected.”"
    ),
    (
        "Sudria swiftly dismissed the offer, claiming that it had been forced to close the locks. Critics slammed the outrageous plan as "
        "a shameless giveaway to cronies."
    ),
    (
        "Officials, who spoke on condition of anonymity because the talks are private, said a deal was near, according to a well-known "
        "newspaper of the capital."
    ),
    "Sign up for our newsletter: the news of the harbour in your inbox every morning, and the weather of the coast as well.",
    "Correction: An earlier version of this article gave the wrong year for the opening of the canal. It was opened in 1911.",
)
ARTICLE = "\n\n".join((HEADLINE, *STORY))
LETTER = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])")
"""A place inside a word."""


def rows_of(text, kit):
    """Rows without ids, offsets and links' words; the words of a block are in its digest."""
    found = audit(load(Input("a", text=text)), kit)
    ids = {"id", "doc", "sighting", "text_id", "text", "body_start"}
    kept = {}
    for table in AUDITED:
        if table not in {DocumentRow, Sighting, Link}:
            spans = {name for pair in span_fields(table) for name in pair}
            names = [f.name for f in fields(table) if f.name not in spans | ids]
            kept[table.__name__] = [tuple(getattr(r, n) for n in names) for r in found.of(table)]
    for row in (r for table in AUDITED for r in found.of(table)):
        for first, last in span_fields(type(row)):
            if (start := getattr(row, first)) is not None:
                assert found.document.text[start : getattr(row, last)].strip()
    assert found.document.text == text
    return kept


def strewn(text, characters, seed):
    """Put characters at random places inside the words of a text."""
    dice = random.Random(seed)
    return LETTER.sub(lambda _: dice.choice(characters) if dice.random() < 0.15 else "", text)


@pytest.mark.parametrize("characters", ["\u00ad", "\u200b\u2060\ufeff", "\u200c\u200d", "\u00ad\u200b\u200e\u2060"])
def test_invisible_characters_change_no_row(characters, kit):
    assert rows_of(strewn(ARTICLE, characters, len(characters)), kit) == rows_of(ARTICLE, kit)


def test_ligatures_and_no_break_spaces_change_no_row(kit):
    ligated = ARTICLE.replace("ffi", "ﬃ").replace("ff", "ﬀ").replace("fi", "ﬁ").replace("fl", "ﬂ")
    assert rows_of(ligated, kit) == rows_of(ARTICLE, kit)
    assert rows_of(re.sub(r"(\d|Omar|a|the) ", "\\1\u00a0", ARTICLE), kit) == rows_of(ARTICLE, kit)


def test_decomposed_letters_change_no_row(kit):
    composed = (
        ARTICLE.replace("Ada Brandt", "Zoë Brándle").replace("Omar Castel", "José Ålvéstad").replace("cronies", "naïve cronies")
    )
    decomposed = unicodedata.normalize("NFD", composed)
    assert len(decomposed) > len(composed)
    assert rows_of(decomposed, kit) == rows_of(composed, kit)


@pytest.mark.parametrize("text", ["e\u0301t\u00e9 й", "ガラス とんび", "한국 각하", "q\u0307 x\u0304", "a\u034fb"])
def test_letters_that_have_a_composed_form_are_composed(text):
    decomposed = unicodedata.normalize("NFD", text)
    view = folded(Document.of(decomposed))
    seen = decomposed if view is None else view.document.text
    assert seen == unicodedata.normalize("NFC", text).replace("\u034f", "")


def blank(width):
    return "\n\n".join(textwrap.fill(p, width) for p in (HEADLINE, *STORY))


WRAPPED = {
    "mail": lambda w: "\n>\n".join("> " + textwrap.fill(p, w).replace("\n", "\n> ") for p in (HEADLINE, *STORY)),
    "database": lambda w: HEADLINE + "\n" + "\n\n".join(textwrap.fill("    " + p, w) for p in STORY),
    "indents": lambda w: HEADLINE + "\n" + "\n".join(textwrap.fill(p, w, initial_indent="   ") for p in STORY),
    "tabs": lambda w: HEADLINE + "\n" + "\n".join("\t" + textwrap.fill(p, w) for p in STORY),
    "flowed": lambda w: blank(w).replace("\n", " \n").replace(" \n \n", "\n\n"),
    "double": lambda w: blank(w).replace("\n\n", "\n\n\n\n"),
    "windows": lambda w: blank(w).replace("\n", "\r\n"),
    "separators": lambda w: blank(w).replace("\n\n", "\u2029").replace("\n", "\u2028"),
}


@pytest.mark.parametrize("width", [60, 66, 72, 75, 80])
def test_wrapping_at_any_width_changes_no_row(width, kit):
    assert rows_of(blank(width), kit) == rows_of(ARTICLE, kit)


@pytest.mark.parametrize("form", sorted(set(WRAPPED) - {"windows"}))
def test_wrapping_in_any_form_changes_no_row(form, kit):
    assert rows_of(WRAPPED[form](70), kit) == rows_of(ARTICLE, kit)


def read(text):
    return [" ".join(text[a:b].split()) for a, b in paragraphs(text)]


@pytest.mark.parametrize("width", range(60, 81))
@pytest.mark.parametrize("form", sorted(set(WRAPPED) - {"mail", "windows"}))
def test_paragraphs_of_wrapped_text(form, width):
    assert [p.replace("- ", "-") for p in read(WRAPPED[form](width))] == [HEADLINE, *STORY]


GERMAN = (
    (
        "Die Hafenbehörde von Port Amber sperrt die alte Drehbrücke im März für zwei Wochen, weil das Deck aus Stahl und die Lager "
        "erneuert werden müssen. Die Fähren fahren in dieser Zeit öfter."
    ),
    (
        "„Wir haben die ersten Risse im Frühling gesehen“, sagte die Bürgermeisterin Ada Quill am Montag nach der Sitzung des Rates, der "
        "den Plan mit großer Mehrheit annahm."
    ),
)
ARABIC = (
    "قالت وزيرة النقل آدا برانت إن الحكومة لن تعيد فتح القناة قبل تسوية إضراب عمال الميناء الذي دخل أسبوعه الثالث في مدينة بورت أمبر.",
    "وأضافت الوزيرة أن المحادثات مع نقابة العمال سوف تستمر حتى نهاية الأسبوع المقبل في مبنى هيئة الميناء القديم على ضفة النهر.",
)


@pytest.mark.parametrize("story", [GERMAN, ARABIC])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_paragraphs_in_other_languages(story, width):
    assert read("\n\n".join(textwrap.fill(p, width) for p in story)) == list(story)


KEPT = {
    "verse": "The lamps along the quay are lit\nand every boat is home again\nbut one, and where it ought to sit\n"
    "the tide is talking to the rain\nabout a man who would not wait\nfor anything the forecast said",
    "list": "Read more about the harbour:\nCastel must stop stalling, says the foreign minister of Norland\n"
    "Dockers of Port Amber begin the third week of their long strike\nHow the canal was dug in nine years by four thousand people",
    "transcript": "ADA QUILL: We saw the first cracks in spring, and they have grown since then.\n"
    "BO TARN: I would need two more crews before the closure could begin in March.\nADA QUILL: You will have them.",
    "table": "Port Amber      1931      9,000 vehicles a day      open to all traffic\n"
    "vell              1954      4,000 vehicles a day      closed until the spring",
    "address": "Harbour Ledger\n12 Quay Street\nPort Amber",
    "sentences": "The bridge opened in 1931 and carries about nine thousand vehicles a day.\nIt was last repaired eleven years ago.",
    "bullets": "* a timetable of the closures, to be published by the board of the town\n* two more crews for the ferries",
    "caption": "A ferry leaves Port Amber for the other side of the river on Monday morning\nphotograph by Ned Farrow",
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_lines_that_are_no_wrapped_paragraph_are_kept(text):
    assert read(text) == [" ".join(line.split()) for line in text.split("\n")]


def test_links_below_a_wrapped_text_are_each_a_line():
    links = ["More on this story:", *KEPT["list"].split("\n")[1:3], "Bridge to close", KEPT["list"].split("\n")[3]]
    assert read(blank(72) + "\n\n" + "\n".join(links))[-5:] == links


def test_wrapped_items_of_a_list_are_each_one_paragraph():
    items = [f"{mark} {p}" for mark, p in zip("123", STORY[:3], strict=True)]
    items = [item.replace(" ", ". ", 1) for item in items]
    assert read("\n".join(textwrap.fill(item, 70, subsequent_indent="   ") for item in items)) == items


def test_lines_over_the_lead_are_kept():
    head = [HEADLINE, "By Ida Lund and Ned Farrow", "PORT AMBER, 3 March"]
    assert read("\n".join([*head, blank(72).partition("\n\n")[2]]))[:4] == [*head, STORY[0]]


def test_a_headline_over_two_lines():
    title = "Norland tells Sudria that the canal treaty is finished and that no envoy will be sent"
    text = "\n\n".join(textwrap.fill(p, 64) for p in (title, *STORY))
    document = Document.of(text)
    assert (document.blocks[0].zone, read(text)[0]) == ("headline", title)


def test_a_single_line_end_inside_a_quotation(kit):
    text = f"{HEADLINE}\n“We will not leave the quay,” the ferryman Bo Tarn said on Monday. “Not for the board,\nand not for anybody.” It rained."
    found = audit(Document.of(text), kit)
    assert "“Not for the board,\nand not for anybody.”" in {text[s.start : s.stop] for s in found.of(Statement)}


def test_hyphens_at_line_ends():
    text = "The govern-\nment of the well-\nknown town near the old swing-\nbridge asked the board of the bridge for a swing of one year."
    document = Document.of(text)
    whole = document.blocks[0].__class__(0, len(text), "p", "body")
    view = folded(
        Document(**{f.name: getattr(document, f.name) for f in fields(Document)} | {"blocks": (whole,)}),
        {"known", "well", "government"}.__contains__,
    )
    assert view is not None
    assert view.document.text.startswith("The government of the well-known town near the old swing-bridge asked")


def test_pages_are_built_without_invisible_characters(kit):
    story = "".join(f"<p>{strewn(p, ['&shy;', '&#8203;', '&#x2060;'], 5)}</p>" for p in STORY)
    page = f"<html><head><title>Nor&shy;land</title></head><body><article><h1>{HEADLINE}</h1>{story}</article></body></html>"
    found = audit(load(Input("a", html=page)), kit)
    assert found.document.text.startswith("\n".join((HEADLINE, *STORY[:2])))
    assert {"newsletter", "correction"} <= {i.kind for i in found.of(Insertion)}
    assert "Norland" in {c.value for c in found.of(Claim)}


def test_joiners_that_a_script_needs_stay():
    text = "می\u200cخواهم क्\u200dष 👩\u200d🚒"
    assert folded(Document.of(text)) is None


def test_text_without_such_characters_is_its_own_view():
    assert folded(Document.of(f"{HEADLINE}\nÉtude – “quoted” 中文")) is None
