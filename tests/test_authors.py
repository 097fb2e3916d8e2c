"""Authors and headlines of pages: who signs, from where, and which heading is the story's."""

import json

import pytest

from audit.extract.claims.authors import authors
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Resolved, Source
from audit.text import Document, Said

HEAD = "Lock gates of Sund stay shut until May"
STORY = "".join(
    f"<p>{words}</p>"
    for words in (
        "The canal office of Sund will keep the lower lock gates shut until the end of May, because the hinges that were cast in the spring are not ready and the old ones cannot carry the load.",
        "Barges will wait in the upper basin, where the office has rented forty berths and put up lamps, a kitchen and a small shop for the crews and their families.",
        "The gates were last replaced in 1974. Divers who looked at them in autumn counted nineteen cracks and a bent bolt, which the office keeps in a box on its counter.",
        "Traders on the quay said that they would bring their goods by road until then, and that the bread would cost a little more than it does in other years.",
    )
)


def page(over="", under="", head="", title=HEAD, h1=HEAD):
    heading = f"<h1>{h1}</h1>" if h1 else ""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body><main><article>{heading}{over}{STORY}{under}"
        "</article></main></body></html>"
    )


def resolved(markup, kit, field="author"):
    found = audit(load(Input("page", html=markup, url="https://sundpost.example/lock")), kit)
    return [r.value for r in found.of(Resolved) if r.field == field]


def ld(*authors, **more):
    node = {"@type": "NewsArticle", "headline": HEAD, "author": list(authors), **more}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


BYLINES = {
    "By Ida Marr, Jon Sell, and Eva Quist": ["Ida Marr", "Jon Sell", "Eva Quist"],
    "By Ann, Ben": ["Ann", "Ben"],
    "By Marr, Ben": ["Ben Marr"],
    "By IDA MARR, JON SELL, and EVA QUIST": ["IDA MARR", "JON SELL", "EVA QUIST"],
    "By Ida Marr, M.P.H., and Jon Sell": ["Ida Marr", "Jon Sell"],
    "By Ida Marr, Canal Editor, and Jon Sell, Staff Writer": ["Ida Marr", "Jon Sell"],
    "Von Ida Marr, Jon Sell und Karl von der Quist": ["Ida Marr", "Jon Sell", "Karl von der Quist"],
    "Von Ulla von Marr und Jon Sell": ["Ulla von Marr", "Jon Sell"],
    "Eine Reportage von Ida Marr und Jon Sell": ["Ida Marr", "Jon Sell"],
    "Por Rosa Vidal y Prado y Ana Gil": ["Rosa Vidal y Prado", "Ana Gil"],
    "By Sami al-Noor and Abdel el-Marr": ["Sami al-Noor", "Abdel el-Marr"],
}


@pytest.mark.parametrize(("line", "names"), BYLINES.items())
@pytest.mark.parametrize("origin", ["block", "line", "json-ld", "meta", "plain"])
def test_every_author_of_a_byline_is_named_in_every_origin(kit, line, names, origin):
    if origin == "plain":
        text = f"{HEAD}\n{line}\nThe canal office of Sund will keep the gates shut. Barges will wait in the upper basin."
        assert [r.value for r in audit(Document.of(text), kit).of(Resolved) if r.field == "author"] == names
        return
    markup = {
        "block": page(over=f"<p class='byline'>{line}</p>"),
        "line": page(over=f"<p>{line}</p>"),
        "json-ld": page(head=ld(line)),
        "meta": page(head=f'<meta name="author" content="{line}">'),
    }[origin]
    assert resolved(markup, kit) == names


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ("Ulla von Marr", "Ulla von Marr"),
        ("Jens par Quist", "Jens par Quist"),
        ("Ida Marr @idamarr", "Ida Marr"),
        ("Senior Editor Ida Marr", "Ida Marr"),
        ("Marr, Ida", "Ida Marr"),
        ("Nikola", "Nikola"),
        ("About Ida Marr", "Ida Marr"),
        ("Will Quist", "Will Quist"),
        ("Can Quist", "Can Quist"),
    ],
)
def test_a_declared_person_is_a_person(kit, declared, name):
    assert resolved(page(head=ld({"@type": "Person", "name": declared})), kit) == [name]


@pytest.mark.parametrize(
    "declared",
    [
        "Sund Post",
        "Canal Ministry",
        "Redaktion",
        "Anónimo",
        "View All",
        "View all articles",
        "Unknown",
        "https://a.example",
        "Will More",
        "Photos by Ida Marr",
        "Illustration von Ida Marr",
    ],
)
def test_what_is_plainly_no_person_is_none(kit, declared):
    assert resolved(page(head=ld({"@type": "Person", "name": declared}, publisher={"name": "Sund Post"})), kit) == []


LABELS = [
    "You May Also Like",
    "Related Stories",
    "Ähnliche Artikel",
    "Weitere Meldungen",
    "Lire Aussi",
    "Más Noticias",
    "Leggi Anche",
    "Lees Ook",
]


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("tag", ["h3", "p", "div"])
def test_a_label_under_the_story_signs_nothing(kit, label, tag):
    under = f"<{tag}>{label}</{tag}><ul><li><a href='/x'>Another lock is closed</a></li></ul>"
    assert resolved(page(under=under), kit) == []


OTHERS = {
    "comments": "<section class='comments'><div><span class='author'>Ned Farr</span><p>I sail there every day, and it is a shame.</p></div></section>",
    "list of comments": "<ol class='commentlist'><li class='comment'><cite class='fn'>Ned Farr</cite><p>It is a shame.</p></li></ol>",
    "pull quote": "<blockquote><p>It could not wait.</p><cite class='author'>Ned Farr</cite></blockquote>",
    "teaser": "<article><h2><a href='/t'>Old mill sold</a></h2><p class='byline'>By Ned Farr</p><p>The mill has been sold.</p></article>",
    "other story": f"</article><article><h1>Old mill sold to a baker</h1><p class='byline'>By Ned Farr</p>{STORY}",
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_names_of_other_things_on_the_page_are_no_authors(kit, other):
    assert resolved(page(over="<p class='byline'>By Ida Marr</p>", under=other), kit) == ["Ida Marr"]


@pytest.mark.parametrize("name", ["comments", "list of comments", "pull quote"])
def test_nobody_signs_for_a_page_without_a_byline(kit, name):
    assert resolved(page(under=OTHERS[name]), kit) == []


@pytest.mark.parametrize(
    ("over", "name"),
    [
        ("<p>Posted on 3 March 2026 by Ida Marr</p>", "Ida Marr"),
        ("<p>3. März 2026, 10:15 · von Ida Marr</p>", "Ida Marr"),
        ("<p>03.03.2026 - Ida Marr</p>", "Ida Marr"),
        ("<p>Eine Reportage von Ida Marr</p>", "Ida Marr"),
        ("<div class='byline'>By<a href='/a/ida'>Ida Marr</a></div>", "Ida Marr"),
        (
            "<div class='byline'>By <a rel='author' href='/a'>Ida Marr</a> <a rel='author' href='/all'>View All</a></div>",
            "Ida Marr",
        ),
        ("<div class='author'><a href='/author/nikola/'>nikola</a></div>", "nikola"),
        ("<p>Ida Marr · <a href='/'>Sund News</a> · Posted: Mar 3, 2026 9:27 AM | Last Updated: 2 hours ago</p>", "Ida Marr"),
    ],
)
def test_lines_over_the_story_sign_it(kit, over, name):
    assert resolved(page(over=over), kit) == [name]


def test_addresses_of_profiles_confirm_a_linked_line_of_names(kit):
    head = "<meta property='article:author' content='https://sundpost.example/profile/ida-marr,https://sundpost.example/profile/jon-sell'>"
    line = "<div><a href='/1'>Ida Marr</a> and <a href='/2'>Jon Sell</a></div><div>3 March 2026</div>"
    assert resolved(page(over=line, head=head), kit) == ["Ida Marr", "Jon Sell"]
    assert resolved(page(over=line), kit) == []


BRAND = "<header><h1><a href='/'>Sund Post</a></h1></header>"
OG = "<meta property='og:title' content='{}'><meta property='og:site_name' content='Sund Post'>"


@pytest.mark.parametrize(
    "markup",
    [
        page(title=f"{HEAD} | Sund Post").replace("<main>", BRAND + "<main>"),
        page(title=f"Sund Post: {HEAD}", head=OG.format(HEAD)).replace("<main>", BRAND + "<main>"),
        page(title=f"{HEAD} - Sund Post", h1=None, over=f"<h2>{HEAD}</h2>").replace("<main>", BRAND + "<main>"),
        page(title="Why bread costs more in Sund | Sund Post", head=OG.format("Why bread costs more in Sund")),
        page(title=f"{HEAD} | Sund Post", h1=f"{HEAD} | Sund Post", head=OG.format(HEAD)),
        page(title=HEAD).replace("<main>", "<nav><h1>Menu</h1></nav><main>"),
        page(title=f"{HEAD} | Sund Post", h1=None),
        page(title=f"Sund-Post – {HEAD}", h1=None),
        page(title=HEAD, h1=None, over=f"<h2>{HEAD}</h2>").replace("<main>", "<h1>SundPost</h1><main>"),
    ],
    ids=[
        "brand",
        "brand in front",
        "brand alone",
        "shared title",
        "tail",
        "menu",
        "host's tail",
        "host's head",
        "host's brand",
    ],
)
def test_the_heading_over_the_story_is_the_headline(kit, markup):
    assert resolved(markup, kit, "headline") == [HEAD]


NAMES = [
    "Otto van den Marr",
    "Ulla von der Quist",
    "Rui da Sell",
    "Sami bin Noor",
    "Jean de la Quist",
    "Nadir el-Marr",
    "Omar al-Sell",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_surname_with_its_particle_is_one_voice_with_the_full_name(kit, name):
    surname = name.partition(" ")[2]
    raised = surname[:1].upper() + surname[1:]
    text = f"{HEAD}\n{name}, the engineer, said the gate was worn. “It will break soon,” {raised} said. The canal is old.\n"
    assert [s.name for s in audit(Document.of(text), kit).of(Source)] == [name]


def test_persons_who_speak_jointly_are_a_voice_that_names_each(kit):
    text = f"{HEAD}\nIda Marr and Jon Sell said the gates must close. The dancer Quilla said she agreed.\n"
    found = {s.name: (s.kind, s.identity) for s in audit(Document.of(text), kit).of(Source)}
    assert found["Ida Marr and Jon Sell"] == ("group", "named")
    assert found["Ida Marr"] == found["Jon Sell"] == found["Quilla"] == ("person", "named")


@pytest.mark.parametrize(
    ("byline", "desks"),
    [
        ("By Ada Holm Staff Writer", []),
        ("By Ada Holm@adaholm", []),
        ("By Ada Holm, Political Correspondent", []),
        ("Email the author", []),
        ("By Ada Holm, LDG Staff", ["LDG Staff"]),
    ],
)
def test_words_about_the_person_are_no_desk(byline, desks, kit):
    said = (Said("author", "Ada Holm", "json-ld"), Said("author", byline, "text"))
    found = authors(said, kit.claims, "https://ledger.example/a")
    assert [[s.value for s in part] for part in found] == [["Ada Holm"], desks]


PLAIN = f"{HEAD}\n{{}}\nThe canal office will keep the lock gates shut until the end of May, because the hinges that were cast in the spring are not ready.\nBarges wait."


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Ada Holm\n3 May 2024", ["Ada Holm"]),
        ("Ada Holm at the Lower Lock\n3 May 2024", ["Ada Holm"]),
        ("Ada Holm Consumer Affairs Correspondent\n3 May 2024", ["Ada Holm"]),
        ("Ada Holm / Sund Weekly\n3 May 2024", ["Ada Holm"]),
        ("Written by Ada Holm | Edited by Jon Dell\n3 May 2024", ["Ada Holm"]),
        ("Ada Holm", []),
        ("Middle East\n3 May 2024", []),
        ("Reviewed by Jon Dell on 3 May 2024", []),
    ],
)
def test_the_line_under_the_headline_of_a_plain_text_signs_before_a_day(lines, names, kit):
    found = audit(load(Input("text", text=PLAIN.format(lines))), kit)
    assert [r.value for r in found.of(Resolved) if r.field == "author"] == names


@pytest.mark.parametrize("title", [f"The Sund Post: {HEAD}", f"{HEAD} - Sund Post", f"{HEAD} | Lund"])
def test_a_line_that_the_title_repeats_is_the_headline_where_no_heading_is(title, kit):
    markup = page(title=title, h1="", over=f"<div class='k'>{HEAD}</div>")
    assert resolved(markup, kit, "headline") == [HEAD]
    assert load(Input("page", html=markup)).text.count(HEAD) == 1
