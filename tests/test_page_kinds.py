"""Kinds of pages: live blogs, parts of an article, copies, AMP pages, and pages with several articles on them."""

import json
from html import unescape

import pytest
from blank import memory

from audit.load import Input, load
from audit.load.html.lines import units
from audit.load.page.other_articles import several
from audit.pipeline import audit
from audit.report.article.page import article_markdown, article_page
from audit.rows import Insertion, Link, Resolved
from audit.store import write
from audit.text import Document

TITLE = "Storm closes the northern ferry lines"
STORY = [
    "All ferries to the northern islands stay in harbour until Thursday, the line's office in Skarvik said on Tuesday evening.",
    "The wind on the outer banks was measured at thirty-four metres a second, and the pier of Lomsund lost its western light.",
    "“Nobody is to wait on the quay tonight,” said Runa Aas, who speaks for the line, and she asked travellers to stay at home.",
    "Some two hundred people were put up in the school of Skarvik, where the council had beds and soup brought in by boat.",
]  # fmt: skip
UPDATES = [
    ("2026-11-03T18:40:00+01:00", "Ferries stay in harbour", "The last ferry of the day turned back off Lomsund and made fast in Skarvik at half past six."),
    ("2026-11-03T17:55:00+01:00", "Western light is lost", "The western light of the pier at Lomsund went out and was seen in the water an hour later, the pilots say."),
    ("2026-11-03T17:10:00+01:00", "School opens its doors", "The school of Skarvik opened its gymnasium for travellers, and the council sent beds and blankets for them."),
    ("2026-11-03T16:02:00+01:00", "First warning of the day", "The weather office warned of a storm from the north-west and asked masters of small boats to seek a harbour."),
]  # fmt: skip
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in STORY)
URL = "https://islander.example/news/storm"


def page(body: str, head: str = "") -> str:
    """A page with a title."""
    return f"<!doctype html><html><head><title>{TITLE} | The Islander</title>{head}</head><body>{body}</body></html>"


def story(more: str = "", under: str = "") -> str:
    """An article, with more inside it and below it."""
    return f"<main><article><h1>{TITLE}</h1>{PARAGRAPHS}{more}</article>{under}</main>"


def read(html: str, url: str | None = URL) -> Document:
    """The document of a page."""
    return load(Input("a page", html=html, url=url))


def said(document: Document, field: str) -> list[str]:
    """The values of a field's claims."""
    return [s.value for s in document.said if s.field == field]


def ld(value: dict[str, object]) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **value})}</script>'


LIVE = ld(
    {
        "@type": "LiveBlogPosting", "headline": TITLE, "datePublished": UPDATES[-1][0], "coverageStartTime": UPDATES[-1][0],
        "liveBlogUpdate": [{"@type": "BlogPosting", "headline": h, "articleBody": b, "datePublished": t} for t, h, b in UPDATES],
    }
)  # fmt: skip
BLOGS = {
    "json-ld, plain markup": (LIVE, "".join(f"<div class='post'><h2>{h}</h2><p>{b}</p></div>" for _, h, b in UPDATES)),
    "json-ld, one container": (LIVE, "".join(f"<h2>{h}</h2><p>{b}</p>" for _, h, b in UPDATES)),
    "microdata": ("", "".join(
        f"<div itemprop='liveBlogUpdate' itemscope itemtype='https://schema.org/BlogPosting'><meta itemprop='datePublished' content='{t}'>"
        f"<h3 itemprop='headline'>{h}</h3><div itemprop='articleBody'><p>{b}</p></div></div>" for t, h, b in UPDATES)),
    "times": ("", "".join(f"<li><time datetime='{t}'>{t[11:16]}</time><h3>{h}</h3><p>{b}</p></li>" for t, h, b in UPDATES)),
    "articles": ("", "".join(f"<article><header><time datetime='{t}'>now</time><h2>{h}</h2></header><p>{b}</p></article>" for t, h, b in UPDATES)),
}  # fmt: skip


@pytest.mark.parametrize("shape", BLOGS)
def test_each_update_of_a_live_blog_has_its_time_and_its_words(shape):
    """Every update is a claim: its declared time, and a span with its words and no other update's."""
    head, posts = BLOGS[shape]
    document = read(page(f"<main><h1>{TITLE}</h1><p>{STORY[0]}</p><div class='live'>{posts}</div></main>", head), f"{URL}/live")
    claims = [s for s in document.said if s.field == "live_update"]
    assert [s.value for s in claims] == [time for time, _, _ in UPDATES]
    for claim, (_, headline, body) in zip(claims, UPDATES, strict=True):
        words = document.text[claim.start : claim.stop]
        assert body in words
        assert headline in words
        assert sum(b in words for _, _, b in UPDATES) == 1


def test_stamps_of_a_live_blog_are_its_times():
    """Without markup, the time at the start of an update is its time."""
    posts = "".join(f"<div><p><b>{t[11:16]} Uhr</b></p><p>{b}</p></div>" for t, _, b in UPDATES)
    document = read(
        page(f"<main><h1>{TITLE}</h1><p>{STORY[0]}</p><div>{posts}</div></main>"), "https://islander.example/liveticker/storm"
    )
    assert said(document, "live_update") == [f"{t[11:16]} Uhr" for t, _, _ in UPDATES]


def test_updates_that_stand_only_in_a_script_are_read():
    """A live blog rendered by the browser gives its updates in their order, each with its time."""
    document = read(page("<div id='root'></div>", LIVE))
    assert [line for line in document.text.split("\n") if any(line == b for _, _, b in UPDATES)] == [b for _, _, b in UPDATES]
    assert said(document, "live_update") == [t for t, _, _ in UPDATES]


def test_an_article_with_times_is_no_live_blog():
    """Comments and teasers with times do not make an article a live blog."""
    comments = "".join(f"<li><time datetime='{t}'>{t[11:16]}</time><p>{b}</p></li>" for t, _, b in UPDATES)
    assert said(read(page(story(under=f"<ul class='comments'>{comments}</ul>"))), "live_update") == []


PAGER = "<div class='pages'>" + "".join(f"<a href='{{}}{n}'>{n}</a> " for n in (1, 2, 3)) + "</div>"


@pytest.mark.parametrize(
    ("url", "head", "more", "part"),
    [
        (f"{URL}?page=2", "", "", "2"),
        (f"{URL}/seite-3", "", "", "3"),
        (f"{URL}?utm_source=mail", "<link rel='next' href='?page=2'>", "", "1"),
        (f"{URL}/2", "<link rel='prev' href='/news/storm'><link rel='next' href='/news/storm/3'>", "", "2"),
        (URL, "", "<p>Page 1 of 3</p>", "1 of 3"),
        (URL, "", "<div>Seite 2 von 4</div>", "2 of 4"),
        (URL, "", "<div class='pages'><span>1</span> <a href='?page=2'>2</a> <a href='?page=3'>3</a></div>", "1 of 3"),
        (f"{URL}/2", "", "<nav><a href='/news/storm'>1</a> <b>2</b> <a href='/news/storm/3'>3</a></nav>", "2 of 3"),
    ],
)
def test_a_part_of_an_article_says_so(url, head, more, part, kit):
    """The number of the part, and the number of parts where the page has it."""
    found = audit(read(page(story(more), head), url), kit)
    assert [r.value for r in found.of(Resolved) if r.field == "part"] == [part]


@pytest.mark.parametrize(
    ("url", "head", "more"),
    [
        (URL, "<link rel='next' href='/news/strike'><link rel='prev' href='/news/harvest'>", ""),
        ("https://islander.example/2026/11/03/storm-12", "<link rel='prev' href='/2026/11/03/bread-9'>", ""),
        ("https://islander.example/story/8812", "<link rel='next' href='/story/8813'>", ""),
        (URL, "", "<p>Page 1 of the log is missing.</p>"),
        (URL, "", "<div class='comments'><p>Page 1 of 12</p></div>"),
        (URL, "", "<ol><li><a href='/a'>1</a></li><li><a href='/b'>2</a></li></ol>"),
        (URL, "", ""),
    ],
)
def test_a_whole_article_is_no_part(url, head, more):
    """Links to the next article, numbers in an address, and pages of comments do not make a part."""
    assert said(read(page(story(more), head), url), "part") == []


WAYBACK = "<script>__wm.init('https://web.archive.org/web');__wm.wombat('https://islander.example/news/storm','20261103194000','https://web.archive.org/');</script>"
COPIES = [
    ("https://web.archive.org/web/20261103194000/https://islander.example/news/storm", "", "archive", "web.archive.org"),
    ("https://archive.ph/20261103194000/https://islander.example/news/storm", "", "archive", "archive.ph"),
    ("https://archive.ph/AbC12", "<link rel='canonical' href='https://archive.ph/20261103194000/https://islander.example/news/storm'>", "archive", "archive.ph"),
    (None, "<meta property='og:url' content='http://archive.today/20261103194000/https://islander.example/news/storm'>", "archive", "archive.today"),
    (None, WAYBACK, "archive", "web.archive.org"),
    ("https://islander-example.cdn.ampproject.org/c/s/islander.example/news/storm", "", "cache", "islander-example.cdn.ampproject.org"),
    ("https://islander-example.translate.goog/news/storm?_x_tr_sl=no&_x_tr_tl=en", "", "translated_by", "islander-example.translate.goog"),
]  # fmt: skip


@pytest.mark.parametrize(("url", "head", "field", "copy"), COPIES)
def test_a_copy_has_the_address_of_its_original_and_says_whose_it_is(url, head, field, copy):
    """Address and host are the original's; archive, cache or translation is a claim, an archive's with the time of the copy."""
    document = read(page(story(), head), url)
    assert (document.url, document.host) == ("https://islander.example/news/storm", "islander.example")
    assert said(document, field) == [copy]
    assert said(document, "archived_at") == (["2026-11-03T19:40:00+00:00"] if field == "archive" else [])


def test_addresses_that_an_archive_rewrote_are_the_originals():
    """Canonical and shared addresses of an archived page are the outlet's, so they do not disagree with its own."""
    prefix = "https://web.archive.org/web/20261103194000/"
    head = f"<link rel='canonical' href='{prefix}{URL}'><meta property='og:url' content='{prefix}{URL}'>"
    document = read(page(story(), head), prefix + URL)
    assert [said(document, f) for f in ("canonical_url", "og_url")] == [[URL], [URL]]


def test_a_page_about_archives_is_no_copy():
    """A link to an archive, or an article on one, does not mean that the page was read from a copy."""
    head = "<link rel='canonical' href='https://islander.example/archive/storm'>"
    document = read(
        page(story("<p>See <a href='https://web.archive.org/web/2020/https://other.example/a'>an old copy</a>.</p>"), head)
    )
    assert (document.url, said(document, "archive")) == (URL, [])
    assert (
        load(Input("a text", text="\n".join([TITLE, *STORY]), url=f"https://archive.is/20261103194000/{URL}")).host
        == "islander.example"
    )


def test_an_amp_page_is_read_and_leads_to_its_canonical_one():
    """Its components are no text, its variant is a claim, its canonical address the page's."""
    body = story(
        "<amp-img src='/a.jpg'></amp-img><amp-ad type='x'><div>Buy</div></amp-ad>",
        "<amp-sidebar><ul><li>Menu</li></ul></amp-sidebar>",
    )
    html = page(body, f"<link rel='canonical' href='{URL}'>").replace("<html>", "<html \u26a1 lang='en'>")
    document = read(html, f"{URL}?amp")
    assert document.text.split("\n") == [TITLE, *STORY]
    assert (said(document, "variant"), said(document, "canonical_url")) == (["amp"], [URL])


OTHER = [
    "The bakers of Skarvik raise the price of bread by a tenth from Monday, their guild said, and they blame the price of flour from the mainland.",
    "A loaf cost four crowns in the spring and will cost six at Christmas, which is more than on any other island in the north.",
    "The council will talk about it on Thursday, its clerk said, but there is nothing that it could do about the price of flour.",
    "“We bake at night and we count in the morning,” said Per Holm, who has the bakery on the square, and who has two people less.",
    "In Lomsund, where one baker is left, people have begun to order their bread from the ferry that brings the post twice a week.",
]  # fmt: skip
LONG = "".join(
    f"<p>{line}</p>"
    for line in (
        *STORY,
        "The line will say on Wednesday at noon whether the first boats can go out on Thursday morning as planned.",
    )
)
SECOND = "".join(f"<p>{line}</p>" for line in OTHER)
NEXT = "Bread will cost more on the islands"
SHAPES = {
    "second h1": f"<article><h1>{TITLE}</h1>{LONG}</article><article><h1>{NEXT}</h1>{SECOND}</article>",
    "address": f"<article data-url='/news/storm'><h2>{TITLE}</h2>{LONG}</article><article data-url='/news/bread'><h2>{NEXT}</h2>{SECOND}</article>",
    "front of a blog": f"<article><h2><a href='/news/bread'>{NEXT}</a></h2>{SECOND}</article><article><h2><a href='/news/storm'>{TITLE}</a></h2>{LONG}</article>",
    "microdata": f"<div itemscope itemtype='https://schema.org/NewsArticle'><h1>{TITLE}</h1>{LONG}</div>"
    f"<div itemscope itemtype='https://schema.org/NewsArticle' itemid='/news/bread'><h2>{NEXT}</h2>{SECOND}</div>",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_of_several_articles_the_pages_own_is_read(shape):
    """The story with the page's title or address is the text; the other is excluded and its headline a claim."""
    document = read(page(f"<main>{SHAPES[shape]}</main>"))
    assert document.text.split("\n")[:5] == [TITLE, *STORY]
    assert not any(line in document.text for line in OTHER)
    assert said(document, "other_article") == [NEXT]


def test_a_front_page_of_whole_stories_tells_them_all():
    """Where no story is the page's own nothing is excluded, and every headline is a claim."""
    html = page(f"<main>{SHAPES['front of a blog']}</main>").replace(f"<title>{TITLE} |", "<title>Notes |")
    document = read(html, "https://islander.example/notes")
    assert sorted(said(document, "other_article")) == sorted([NEXT, TITLE])
    assert OTHER[0] in document.text
    assert STORY[0] in document.text


@pytest.mark.parametrize(
    "under",
    [
        "".join(f"<article class='comment'><p>{line}</p></article>" for line in OTHER * 2),
        f"<section><article><h2>Background</h2>{SECOND}</article></section>",
        f"<article class='teaser'><h2><a href='/news/bread'>{NEXT}</a></h2><p>{OTHER[0]}</p></article>" * 3,
    ],
    ids=["comments", "chapters", "teasers"],
)
def test_boxes_that_are_no_articles_of_their_own_stay(under):
    """Comments, chapters and teasers are not other articles."""
    html = page(f"<main><article><h1>{TITLE}</h1>{LONG}</article>{under}</main>")
    from audit.load.html.parse import tree_of

    tree = tree_of(html, "a page")
    assert several(tree, units(tree), [TITLE], [URL]) == ([], [])


def test_the_kinds_of_a_page_are_signals(kit):
    """Copy, part, updates, script and other articles are present where they are, and absent where they were looked for."""
    archived = "https://web.archive.org/web/20261103194000/https://islander.example/news/storm?page=2"
    two = read(page(f"<main>{SHAPES['second h1']}</main>"), archived)
    live = read(page("<div id='root'></div>", LIVE))
    con = memory()
    write(con, [audit(two, kit), audit(live, kit)])
    states = dict(
        con.execute(
            "SELECT signal, string_agg(state, ' ' ORDER BY s.url NULLS LAST) FROM signal JOIN sighting AS s ON s.id = sighting GROUP BY signal"
        ).fetchall()
    )
    assert [states[k] for k in ("copy_read", "part_of_article", "live_updates", "text_in_script", "other_articles")] == [
        "absent present", "absent present", "present absent", "present absent", "absent present",
    ]  # fmt: skip


def test_page_and_markdown_say_how_the_text_was_read(kit):
    """Copy, part and other articles are listed beside the outlet; without an address, the declared one is."""
    html = page(f"<main>{SHAPES['second h1']}</main>", f"<link rel='canonical' href='{URL}'>")
    archived = read(html, "https://web.archive.org/web/20261103194000/https://islander.example/news/storm?page=2")
    for document, wanted in (
        (
            archived,
            ("a copy at web.archive.org, taken 2026-11-03", "part 2 of an article", f"beside it: {NEXT}", "islander.example"),
        ),
        (read(html, None), ("the page declares", URL, "no address was given")),
    ):
        con = memory()
        result = audit(document, kit)
        write(con, [result])
        for shown in (article_page(con, result.rows.sighting), article_markdown(con, result.rows.sighting)):
            assert [w for w in wanted if w not in unescape(shown)] == []


def test_share_buttons_beside_share_links_are_no_promotion(kit):
    """A bare name of a service is part of the page's interface, whatever is around it and wherever it leads."""
    names = ["Messenger", "WhatsApp", "Pinterest", "Email"]
    buttons = "".join(f'<li><a href="{n.lower()}://share?link={URL}"><span>{n}</span></a></li>' for n in names)
    found = audit(
        read(page(f'<main><article><h1>{TITLE}</h1><div class="share"><ul>{buttons}</ul></div>{PARAGRAPHS}</article></main>')),
        kit,
    )
    text = found.document.text
    bare = [i for i in found.of(Insertion) if text[i.start : i.stop] in names]
    assert [(i.role, i.kind, i.host) for i in bare] == [("furniture", "interface", None)] * len(names)
    assert not {link.host for link in found.of(Link)} & {"share"}


def test_headings_of_notices_are_no_headline():
    """A page that uses `h1` for notices as well: headings that share nothing with its declared titles are not claims."""
    notice = "<section><h1>We need to talk about your blocker</h1><p>Please switch it off.</p></section>"
    body = f"<main><article><h1>{TITLE}</h1><h1>Northern ferry lines: the storm in pictures</h1>{PARAGRAPHS}</article></main>{notice}"
    heads = [c.value for c in read(page(body)).said if c.field == "headline" and c.origin == "html"]
    assert heads == [TITLE, "Northern ferry lines: the storm in pictures"]
    alone = read(f"<html><body><main><article><h1>{TITLE}</h1>{PARAGRAPHS}</article></main></body></html>")
    assert [c.value for c in alone.said if c.field == "headline"] == [TITLE]


def test_a_page_with_one_part_of_an_article_is_in_no_rate(kit):
    con = memory()
    write(con, [audit(read(page(story(), head=f'<link rel="next" href="{URL}?page=2">'), f"{URL}?page=1"), kit)])
    write(con, [audit(read(page(story()), f"{URL}-whole"), kit)])
    assert con.execute("SELECT url, counted FROM article ORDER BY url").fetchall() == [
        (f"{URL}-whole", "story"),
        (f"{URL}?page=1", "cut"),
    ]


@pytest.mark.parametrize(
    ("box", "hiding", "button"),
    [
        ("<div style='display: none'>{}</div>", "display: none", "<button>Read full story</button>"),
        (
            "<div hidden style='display:none'>{}</div>",
            "hidden style='display:none'",
            "<div class=more><a href='#'>Lire la suite ›</a></div>",
        ),
        ("<section style='color:red;display:none'>{}</section>", "display:none", "<p><span>続きを読む</span></p>"),
    ],
)
def test_the_rest_of_a_story_behind_a_button_is_story(box, hiding, button, kit):
    """What a page displays on request is read like the rest; hidden headlines, and boxes without such a button, are not."""

    def furniture(markup):
        found = audit(load(Input("page", html=page(f"<main><article><h1>{TITLE}</h1>{markup}</article></main>"), url=URL)), kit)
        return {found.document.text[i.start : i.stop] for i in found.of(Insertion)}

    hidden = [line for _, _, line in UPDATES]
    shown, rest = ("".join(f"<p>{line}</p>" for line in lines) for lines in (STORY, hidden))
    asked = furniture(shown + box.format(rest) + button)
    assert asked == furniture(shown + box.replace(hiding, "").format(rest))
    assert len(asked.intersection(hidden)) < len(furniture(shown + box.format(rest)).intersection(hidden))
