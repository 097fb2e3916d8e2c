"""Insertions and story that look like each other: notes, signatures, lists, contacts, controls; each in texts of its own."""

import pytest

from audit.load.document import Input, load
from audit.pipeline import audit
from audit.rows import Insertion
from audit.text import Document

HEADLINE = "Mill at Tarrow to close after ninety years"
FIRST = "The paper mill at Tarrow will close in May, its owner said on Tuesday, ninety years after the first roll left it."
SECOND = "Three hundred people work there, and most of them live within sight of its chimney."
LAST = "The owner blamed the price of wood, which has doubled since the floods of last spring."
PARAGRAPHS = (FIRST, SECOND, LAST)


def found(kit, *lines: str) -> list[tuple[str, str]]:
    document = Document.of("\n".join(lines))
    return [(i.kind, document.text[i.start : i.stop]) for i in audit(document, kit).of(Insertion)]


def on_page(kit, body: str, lang: str = "en") -> list[tuple[str, str]]:
    html = f'<html lang="{lang}"><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>'
    document = load(Input(id="p", html=html, url="https://tarrow.example/news/mill"))
    return [(i.kind, document.text[i.start : i.stop]) for i in audit(document, kit).of(Insertion)]


@pytest.mark.parametrize(
    "told",
    [
        "Das Interview erschien in einer Schülerzeitung.",
        "Der Beitrag wurde von keiner Zeitung übernommen.",
        "The essay was first printed in 1919, and first appeared in English nine years later.",
        "The report was amended by the board before anyone had read it.",
        "At the gate the owner at first appeared not to know the men.",
        "Source: The mill was losing money when it was sold",
        "Reprinted from an old plate, the map shows two chimneys.",
        "NPR-style talk radio reported from the gate:",
    ],
)
def test_a_text_that_the_story_mentions_is_no_note(told, kit):
    assert found(kit, HEADLINE, FIRST, told, SECOND, LAST) == []


@pytest.mark.parametrize(
    "note",
    [
        "Dieses Interview erschien zuerst in der Mühlenpost.",
        "This report was first published by the Tarrow Review.",
        "This essay is adapted from the Tarrow Review.",
    ],
)
def test_a_note_on_this_text_is_a_credit(note, kit):
    assert found(kit, HEADLINE, *PARAGRAPHS, note) == [("wire_credit", note)]


@pytest.mark.parametrize(
    "menu", [("Home", "Mills", "Trending"), ("Skip to content", "Latest news"), ("Start", "Meistgelesen", "Mehr")]
)
def test_the_headline_below_a_menu_is_story(menu, kit):
    assert HEADLINE not in {words for _, words in found(kit, *menu, HEADLINE, *PARAGRAPHS)}


def test_headlines_listed_below_the_storys_own_are_promotion(kit):
    rows = found(kit, HEADLINE, "Related", "Floods empty the lower town", *PARAGRAPHS)
    assert ("cross_promotion", "Floods empty the lower town") in rows


def test_a_signature_names_a_writer_an_agency_or_who_is_quoted(kit):
    assert found(kit, HEADLINE, *PARAGRAPHS, "— Lena Voss, Tarrow Review") == [("byline", "— Lena Voss, Tarrow Review")]
    assert found(kit, HEADLINE, *PARAGRAPHS, "— Lena Voss, Reuters") == [("wire_credit", "— Lena Voss, Reuters")]
    assert found(kit, HEADLINE, *PARAGRAPHS, "“The chimney was our clock.”", "— Lena Voss, Tarrow Review") == []
    assert found(kit, HEADLINE, FIRST, "- Upper Mill", "- Lake Tarrow", "- South Weir", LAST) == []


def test_a_plain_sentence_behind_the_last_paragraph_is_story(kit):
    paragraphs = "".join(f"<p>{p}</p>" for p in (FIRST, SECOND))
    for box in ("<div>{}</div>", "<div><div>{}</div></div>", '<div class="content">{}</div>'):
        assert on_page(kit, paragraphs + box.format("The men heard of it on the radio.")) == []


@pytest.mark.parametrize(
    ("cue", "stop"),
    [("Read more: Floods empty Tarrow", "Osk has no mill."), ("Related: Who owns the mill? A guide", "The owner said so.")],
)
def test_a_linked_headline_ends_with_its_link(cue, stop, kit):
    body = f'<p>{FIRST} <a href="/news/other">{cue}</a>{stop} {SECOND}</p><p>{LAST}</p>'
    assert on_page(kit, body) == [("cross_promotion", cue)]


def test_a_link_in_a_sentence_of_the_story_is_story(kit):
    assert (
        on_page(kit, f'<p>{FIRST} They read more of <a href="/map">the map of 1931</a> than of the law.</p><p>{LAST}</p>') == []
    )


def test_a_press_contact_takes_the_lines_up_to_its_last_address(kit):
    block = ["Press contact", "Lena Voss", "Head of news, Tarrow Mills", "+44 20 7946 0001", "press@tarrow.example"]
    rows = found(
        kit,
        HEADLINE,
        *PARAGRAPHS,
        *block,
        "About Tarrow Mills",
        "Tarrow Mills makes paper in two towns and was founded in 1931.",
    )
    assert rows == [("source_reference", line) for line in block]


@pytest.mark.parametrize(
    "control",
    [
        "Gift this article", "This story is more than 3 years old", "Listen to this article · 7 min", "Show key takeaways",
        "We use cookies to improve this site.", "This summary was written by AI and checked by an editor.",
        "Diesen Artikel anhören (6 Minuten)", "In Pocket speichern", "Dieser Beitrag ist älter als zwei Jahre.",
        "Écouter cet article", "Escuchar este artículo", "Ascolta l’articolo", "Ouça esta notícia", "Luister naar dit artikel",
        "Posłuchaj artykułu", "Lyssna på artikeln",
    ],
)  # fmt: skip
def test_controls_of_pages_are_furniture(control, kit):
    assert found(kit, HEADLINE, FIRST, SECOND, control, LAST) == [("interface", control)]
    assert on_page(kit, f"<p>{FIRST}</p><p>{SECOND}</p><p>{control}</p><p>{LAST}</p>") == [("interface", control)]


@pytest.mark.parametrize(
    "asked",
    [
        ("social_follow", "Add the Tarrow Review as a preferred source on Google"),
        ("social_follow", "Tarrower Bote als bevorzugte Quelle auf Google hinzufügen"),
        ("social_follow", "Follow the Tarrow Review on Google News for more."),
        ("appeal", "Please consider making a gift today: the Tarrow Review lives on its readers."),
        ("newsletter", "Sign up for First Light, our briefing on the valley."),
        ("commerce", "Tickets for our night at the mill are on sale now."),
    ],
)
def test_requests_of_recent_years_are_promotion(asked, kit):
    assert found(kit, HEADLINE, FIRST, SECOND, asked[1], LAST) == [asked]
    assert found(kit, HEADLINE, FIRST, f"{SECOND} {asked[1]}", LAST) == [asked]


@pytest.mark.parametrize(
    "told",
    [
        "The men were told to sign up for the newsletter of the union.", "The summary was written by AI, the judge said, and was wrong.",
        "Das Gericht ließ die Zusammenfassung von einer KI prüfen.", "The gift of the mill to the town was refused.",
        "Le syndicat a demandé à ses membres d’écouter l’article à la radio.",
    ],
)  # fmt: skip
def test_story_in_the_same_words_is_story(told, kit):
    assert found(kit, HEADLINE, FIRST, SECOND, told, LAST) == []
    assert found(kit, HEADLINE, FIRST, f"{SECOND} {told}", LAST) == []


def test_a_note_before_the_story_on_its_line_takes_none_of_it(kit):
    for note in ("This is a developing story.", "More on this as we get it."):
        assert not any(SECOND in words for _, words in found(kit, HEADLINE, FIRST, f"{note} {SECOND}", LAST))
    stamp = "[Updated at 4:45 p.m. ET]"
    assert found(kit, HEADLINE, f"{stamp} {FIRST}", SECOND, LAST) == [("editor_note", stamp)]


def test_who_the_story_is_about_has_no_bio(kit):
    bio = "Lena Voss is a professor of paper at Tarrow University."
    about = [
        f"Voss {did} on Monday, a day before the owner sold the mill to a bank."
        for did in ("spoke", "left the hall", "wrote to him")
    ]
    assert found(kit, HEADLINE, *PARAGRAPHS, *about, bio) == []
    assert found(kit, HEADLINE, *PARAGRAPHS, bio) == [("author_bio", bio)]


def test_labels_of_two_letters_are_advertisements(kit):
    assert found(kit, HEADLINE, FIRST, "AD", SECOND, "AD", LAST) == [("ad_label", "AD")] * 2


def test_a_correction_behind_the_story_takes_none_of_it(kit):
    said = "The lock was shut on Monday after a barge ran into it, the harbour master said."
    for note in (
        "An earlier version of this article misstated the day.",
        "Correction: The lock was shut on Tuesday.",
        "(This article has been corrected to give the right day.)",
    ):
        assert found(kit, HEADLINE, FIRST, f"{said} {note}", LAST) == [("correction", note)]


def test_a_name_linked_to_its_author_is_a_byline(kit):
    story = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    assert ("byline", "Jo Senn") in on_page(kit, f'<div><a href="/autor/jo-senn">Jo Senn</a></div>{story}')


def test_lines_above_the_story_have_the_claims_that_say_the_same():
    lead = f"{FIRST} {SECOND}"
    head = f"<meta name=author content='Jo Senn'><meta property='og:description' content='{lead[:150]}…'>"
    rows = ("3 May 2026 by Jo Senn", "Jo Senn", lead, LAST, "Jo Senn")
    body = "".join(f"<p>{row}</p>" for row in rows)
    html = f"<html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    blocks = load(Input(id="p", html=html, url="https://tarrow.example/news/mill")).blocks
    assert [b.declared for b in blocks][:6] == [None, "byline", "author", "standfirst", None, None]


@pytest.mark.parametrize("view", ["Print this page", "Druckansicht", "Version imprimable"])
def test_a_view_for_printers_has_its_headline_on_the_second_level(view):
    story = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    html = f"<html><head><title>{view}</title></head><body><h1>{view}</h1><h2>{HEADLINE}</h2>{story}</body></html>"
    document = load(Input(id="p", html=html, url="https://tarrow.example/print/mill"))
    assert document.text.startswith(f"{HEADLINE}\n{FIRST}")
