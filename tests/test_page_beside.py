"""What stands beside a story on its page: readers' comments, a second article, long lists, controls, credits of pictures."""

import pytest
from test_page import paragraphs

from audit.extract.insertions import insertions
from audit.load import Input, load
from audit.load.html.bounds import LONGEST
from audit.rows import Rows

STORY = (
    "The harbour board of Vell will shut the eastern pier for the winter, after divers found cracks in two of its pillars.",
    "Boats that land their catch there will be moved to the western quay, where the council has promised a second crane.",
    "The pier opened in 1931 and carries about nine hundred carts a day. It was last repaired eleven years ago.",
)
TITLE = "Eastern pier of Vell shut for the winter"
COMMENTS = (
    "I walk over this pier twice a day and nobody ever asked me what I think about the closure.",
    "Finally they do something about the pillars. The noise was terrible, and I could not sleep when the windows were open.",
    "The boat was late again on Friday. Last time they said two weeks and it took them four months, so I do not trust them at all.",
)
THREADS = {
    "section": "<section id=comments><h3>3 comments</h3>{}</section>",
    "list": "<ol class=commentlist>{}</ol>",
    "disqus": "<div id=disqus_thread>{}</div>",
    "german": "<div class=kommentare><h2>Kommentare</h2>{}</div>",
    "heading": "<div><h3>Comments (3)</h3>{}</div>",
    "readers": "<div class=below><h2>Reader comments</h2>{}</div>",
    "no box": "<h3>3 Comments</h3>{}",
    "title": f"<h3>3 Responses to “{TITLE}”</h3><ul>{{}}</ul><div id=respond><h3>Leave a Reply</h3><p>Name (required)</p></div>",
}
OTHER = (
    "The tram that ran along the quay until 1962 has been sold to a museum in the capital for a small sum, the council says.",
    "It will be brought there by ship in June, and visitors will be able to sit in it and ring the bell on Sundays.",
    "The museum has wanted it for years, and will show it in its new hall beside the old buses of the town.",
    "Nobody knows what the tram has cost, and the ledger of the year in which it was bought was burnt, the clerk says.",
    "The driver of the last tram is ninety now and will come to the opening, his daughter said on Monday at the yard.",
)
SECOND = {
    "h1": "<article><h1>Old tram sold</h1>{}</article>",
    "signed h2": "<article><h2>Old tram sold</h2><p class=byline>By Omar Feld</p>{}</article>",
    "address": "<article data-url=/tram><h2>Old tram sold</h2>{}</article>",
    "second main": "</main><main><article><h1>Old tram sold</h1><p>By Omar Feld</p>{}</article>",
}


def page(inside, after=""):
    """A page with an article, and something after it."""
    return (
        f"<!doctype html><html lang=en><head><title>{TITLE}</title></head><body><main><article><h1>{TITLE}</h1>"
        f"<p class=byline>By Ida Lund</p>{inside}</article>{after}</main></body></html>"
    )


def story_of(kit, html):
    """The document of a page, its insertions, and its text without them."""
    document = load(Input("a page", html=html, url="https://ledger.example/news/pier"))
    found = list(insertions(document, kit.insertions, Rows(doc=document.id, sighting="", kit="")))
    kept = list(document.text)
    for i in found:
        kept[i.start : i.stop] = "\n" * (i.stop - i.start)
    return document, found, "".join(kept)


@pytest.mark.parametrize("lines", [1, 2, len(STORY)])
@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("thread", THREADS)
def test_a_comment_is_no_story(kit, thread, inside, lines):
    """Comments are left out, also when they are longer than the story; the claim says so."""
    said = "".join(
        f"<div id=comment-{n}><b>Gull {n}</b><p>{line}</p><a href=#r>Reply</a></div>" for n, line in enumerate(COMMENTS)
    )
    box = THREADS[thread].format(said)
    body = paragraphs(*STORY[:lines])
    document, found, story = story_of(kit, page(body + box) if inside else page(body, box))
    assert not any(line in story for line in COMMENTS)
    assert STORY[0] in document.text
    assert not [i for i in found if i.role == "promo"]
    assert any(s.field == "left_out" and s.value.startswith("comments of readers") for s in document.said)


@pytest.mark.parametrize("name", ["comments-open", "has-comments", "commentary", "tone-comment"])
def test_a_class_about_comments_is_no_thread(kit, name):
    """What holds the headline or the first paragraph is the story, whatever its class says."""
    html = page(paragraphs(*STORY)).replace("<body>", f"<body class={name}>").replace("<article>", f"<article class={name}>")
    document, _, _ = story_of(kit, html)
    assert not [s for s in document.said if s.field == "left_out"]


@pytest.mark.parametrize("lines", [2, 3, 5])
@pytest.mark.parametrize("second", SECOND)
def test_the_second_article_is_not_the_story(kit, second, lines):
    """Only the page's own article is story, however short it is."""
    for own in (2, len(STORY)):
        _, _, story = story_of(kit, page(paragraphs(*STORY[:own]), SECOND[second].format(paragraphs(*OTHER[:lines]))))
        assert not any(line in story for line in OTHER)


@pytest.mark.parametrize("hidden", [" hidden", " style='display: none'", ""])
def test_a_list_before_the_story_does_not_hide_it(hidden):
    """Thousands of lines in front of the story: it is read, and a claim says how many lines are not."""
    items = "".join(f"<li><a href=/s/{n}>Station {n}</a></li>" for n in range(LONGEST + 500))
    html = page(paragraphs(*STORY)).replace("<main>", f"<ul{hidden}>{items}</ul><main>")
    document = load(Input("a page", html=html))
    assert document.text.split("\n")[0] == TITLE
    assert STORY[1] in document.text
    assert [s.value.partition(":")[0] for s in document.said if s.field == "left_out"] == ["a part of a very long page"]


def test_a_menu_does_not_count():
    """A page is not cut because its menus are long: all lines of the story are read."""
    menu = "<nav>" + "".join(f"<ul><li><a href=/m/{n}>Menu {n}</a></li></ul>" for n in range(LONGEST)) + "</nav>"
    lines = [
        f"The council met for the {n}th time on that day, and its clerk wrote down every word of it."
        for n in range(LONGEST - 20)
    ]
    document = load(Input("a page", html=page(paragraphs(*lines)).replace("<main>", f"{menu}<main>")))
    assert all(line in document.text for line in (lines[0], lines[-1]))


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: Jo Reed The council shut the eastern pier on Monday, after divers found two cracks.", "Photo: Jo Reed"),
        (
            "Image source: Harbour Images. The pier is not safe any more, the divers say, and the council agrees.",
            "Image source: Harbour Images.",
        ),
        (
            "Foto: Mia Torv Der Hafenrat hat am Montag den Pier geschlossen, nachdem Taucher Risse gefunden hatten.",
            "Foto: Mia Torv",
        ),
        ("Update 5.3 of the chart comes on Tuesday, the pilots say, and it will show the two wrecks off the mole.", ""),
        ("Update on the strike: the pilots went back to work on Monday after the owners had agreed to pay them.", ""),
        ("Editors note that the poem was changed three times before the book went to the printer in 1911.", ""),
    ],
)
def test_what_begins_like_a_note_and_is_story(kit, line, credit):
    """The credit of a picture is set aside without the lead behind it; an update of something is no update of the text."""
    document, found, _ = story_of(kit, page(paragraphs(line, *STORY)))
    start = document.text.index(line)
    over = [document.text[i.start : i.stop] for i in found if i.start < start + len(line) and start < i.stop]
    assert over == ([credit] if credit else [])


CONTROLS = ("Edit | Delete", "Permalink", "Name (required)", "chevron_right", "Updated on March 4, 2026", "Reply", "Post Comment", "Print this page",
    "Your email address will not be published. Required fields are marked *", "Notify me of new comments via email.", "Back to top", "Bearbeiten | Löschen")  # fmt: skip


@pytest.mark.parametrize(
    "frame", ["<div class=tools>{}</div>", "<ul class=meta><li>{}</li></ul>", "<p>{}</p>", "<div><a href=/x/1>{}</a></div>"]
)
@pytest.mark.parametrize("words", CONTROLS)
def test_controls_are_furniture(kit, words, frame):
    """Buttons, labels of forms, stamps and names of icons promote nothing, and are not story."""
    document, found, story = story_of(kit, page(paragraphs(*STORY[:2]) + frame.format(words) + paragraphs(*STORY[2:])))
    assert words in document.text
    assert words not in story
    assert not [i for i in found if i.role == "promo"]


@pytest.mark.parametrize("rule", ["_____________", "- - - - -", "* * *", "————"])
def test_a_rule_is_no_credit(kit, rule):
    """A line drawn with characters credits nobody."""
    text = "\n\n".join([TITLE, *STORY[1:], rule, "A note below the line."])
    document = load(Input("a text", text=text))
    found = list(insertions(document, kit.insertions, Rows(doc=document.id, sighting="", kit="")))
    assert not [i for i in found if i.kind == "wire_credit"]
    assert ("furniture", "label") in {(i.role, i.kind) for i in found if document.text[i.start : i.stop] == rule}


@pytest.mark.parametrize(
    ("footer", "read"),
    [
        ("<footer><p>Correction: An earlier version of this article misstated the age of the pier.</p></footer>", True),
        ("<footer><p>Correction: An earlier version misstated the age of the pier.</p><nav><a href=/x>Pier</a></nav></footer>", True),
        ("<footer><a href=/pier>Pier</a> <a href=/quay>Quay</a></footer>", False),
        ("</article><footer><p>Correction policy: The Ledger corrects every error that it learns of.</p></footer>", False),
    ],
)  # fmt: skip
def test_a_note_in_the_footer_of_the_article_is_read(kit, footer, read):
    document = load(Input("a page", html=page("".join(f"<p>{p}</p>" for p in STORY) + footer)))
    tail = [document.text[b.start : b.stop] for b in document.blocks if b.zone == "tail"]
    assert bool(tail) is read
    found = list(insertions(document, kit.insertions, Rows(doc=document.id, sighting="", kit="")))
    assert any(i.kind == "correction" for i in found) is read
