"""Claims: what pages and texts declare about an article, and what the rules resolve, case by case."""

import gzip
import json

import pytest
from blank import memory
from lxml import html

from audit.extract.claims.agencies import Wires
from audit.extract.claims.agreement import meaning_numbers
from audit.extract.claims.byline import Bylines
from audit.extract.claims.genres import Genres
from audit.extract.claims.moments import earlier, same_moment
from audit.extract.claims.resolve import resolve
from audit.extract.claims.settled import Settled
from audit.files import DATA, read_yaml
from audit.lang.dates import Dates
from audit.lang.titles import title_words
from audit.load import Input, load
from audit.load.declared import declared
from audit.load.declared.visible import policy_words
from audit.load.html.parse import tree_of
from audit.pipeline import audit
from audit.report.article.page import article_page
from audit.report.article.terminal import terminal
from audit.report.article.view import view
from audit.rows import Claim, Resolved
from audit.store import write
from audit.store.named import query
from audit.text import Document, Said

BYLINES = Bylines.load(weekdays=["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
WIRES = Wires.load(BYLINES)
GENRES = Genres.load()


def page(head="", body=""):
    return html.fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def said(head="", body="", url="https://ledger.example/canal"):
    return tuple(declared(page(head, body), url))


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


def settled(claims, kit, url="https://ledger.example/canal"):
    found = {}
    for s in resolve(tuple(claims), kit.claims, url):
        found.setdefault(s.field, []).append(s.value)
    return found


@pytest.mark.parametrize("credit", WIRES.credits, ids=lambda c: c.rule)
def test_a_credit_line_matches_its_hits_and_no_miss(credit):
    names = {**WIRES.names, **({} if credit.names_only else WIRES.codes)}

    def matches(line):
        return any(credit.match(line, n) for n in ([None] if credit.agency else [n for n in names if n in line]))

    assert credit.hits
    assert credit.misses
    assert [h for h in credit.hits if not matches(h)] == []
    assert [m for m in credit.misses if matches(m)] == []


@pytest.mark.parametrize(("genre", "entry"), read_yaml(DATA / "genres.yaml")["genres"].items())
def test_a_genre_matches_its_hits_and_no_miss(genre, entry):
    assert {GENRES.by_word(h) for h in entry["hits"]} == {genre}
    assert {GENRES.by_word(m) for m in entry["misses"]} == {None}


@pytest.mark.parametrize(("policy", "entry"), read_yaml(DATA / "policies.yaml")["policies"].items())
def test_a_policy_matches_its_hits_and_no_miss(policy, entry):
    words = {field: pattern for field, pattern, _ in policy_words()[2]}
    assert [h for h in entry["hits"] if not words[policy].fullmatch(h)] == []
    assert [m for m in entry["misses"] if any(p.fullmatch(m) for p in words.values())] == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-11-19 19:31:39", "2019-11-19T19:31:39"),
        ("Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00"),
        ("01:38:07 PM IST Nov 20, 2019", "2019-11-20T13:38:07"),  # IST has several meanings: no offset is assumed
        ("Tue Nov 19 2019 03:05:46 GMT+0000", "2019-11-19T03:05:46+00:00"),
        ("2024-04-30", "2024-04-30"),
        ("2023-04-28T19:20:36+0200", "2023-04-28T19:20:36+02:00"),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00", None),
        ("28. April 2023, 05:00 Uhr", "2023-04-28T05:00:00"),
        ("23 de abril de 2024", "2024-04-23"),
        ("2026年1月29日 18時40分", "2026-01-29T18:40:00"),
        ("1700000000", "2023-11-14T22:13:20+00:00"),
        ("3 października 2026", "2026-10-03"),
        ("5. helmikuuta 2026 klo 9:15", "2026-02-05T09:15:00"),
        ("yesterday", None),
    ],
)
def test_a_date_keeps_its_day_and_its_own_offset(value, expected):
    assert Dates.load().iso(value) == expected


@pytest.mark.parametrize(
    ("value", "persons", "agencies"),
    [
        ("By Ada Holm | Ledger Studios", ["Ada Holm"], []),
        ("Ada Holm, Sponsored Content", ["Ada Holm"], []),
        ("Harbour Creative Lab", [], []),
        ("Jo Brand and Ada Holm", ["Jo Brand", "Ada Holm"], []),
        *read_yaml(DATA / "bylines.yaml")["values"],
        ("By MEG BROWN and ERIN HALL, Associated Press", ("MEG BROWN", "ERIN HALL"), ("Associated Press",)),
        ("Felix Schorn und Jörg Sold, dpa", ("Felix Schorn", "Jörg Sold"), ("dpa",)),
        ("Ada Brandt, Correspondent in Norport", ("Ada Brandt",), ()),
        ("https://social.example/ledger", (), ()),
        ("d.brandt@ledger.example", (), ()),
        ("Ledger Staff", (), ()),
        ("The Ledger et AFP", (), ("AFP",)),
        ("Ada Brandt, AP National Security Writer", ("Ada Brandt",), ("AP",)),
        ("Ada Brandt, Ap Auto Writer", ("Ada Brandt",), ("Ap",)),
        ("Ada van der Brandt; Omar O'Castel", ("Ada van der Brandt", "Omar O'Castel"), ()),
    ],
)
def test_a_byline_holds_persons_and_agencies(value, persons, agencies):
    found = BYLINES.parse(value, WIRES.agency, frozenset({"ledger"}))
    assert (list(found.persons), list(found.agencies)) == (list(persons), list(agencies))


@pytest.mark.parametrize(
    ("script", "headline"),
    [
        ('//<![CDATA[\n{"@type": "NewsArticle", "headline": "Strike"}\n//]]>', "Strike"),
        ('{"@type": "NewsArticle", "headline": "Str\nike"}', "Str ike"),
        ('{"@graph": [[{"@type": ["Article", "NewsArticle"], "headline": "A &amp; B"}]]}', "A & B"),
        ('{"@type": "WebPage", "mainEntity": {"@type": "ReportageNewsArticle", "headline": "Strike"}}', "Strike"),
        ('{"@type": "NewsArticle", "headline": "Strike"};', "Strike"),
    ],
)
def test_json_ld_is_read_leniently(script, headline):
    assert ("headline", headline, "json-ld", None, None) in said(ld(script))


def test_json_ld_that_is_not_json_is_a_claim_that_says_so():
    found = said(ld('{"@type": "NewsArticle", "headline": "Str"ike"}') + "<title>Strike</title>")
    assert [s.field for s in found if s.origin == "json-ld"] == ["malformed"]
    assert [s.value for s in found if s.field == "page_title"] == ["Strike"]
    assert [s.field for s in said(ld("[" * 100_000))] == ["malformed"]


def test_the_fullest_article_of_several_speaks_and_a_teaser_does_not():
    other = '{"@type": "NewsArticle", "headline": "Other", "author": "X Y", "datePublished": "2026-01-01"}'
    teaser = '{"@type": "ItemList", "itemListElement": [' + other + "]}"
    own = '{"@type": "NewsArticle", "headline": "Own", "author": {"@id": "#a"}}'
    person = '{"@type": "Person", "@id": "#a", "name": "Ada Brandt"}'
    found = said(ld(teaser) + ld(own) + ld(person))
    assert [s.value for s in found if s.field in {"headline", "author"}] == ["Own", "Ada Brandt"]


def test_the_headline_over_the_article_is_found(kit):
    site = '<meta property="og:site_name" content="The Ledger">'
    meta = f'<meta property="og:title" content="Strike enters third week | The Ledger">{site}'
    assert settled(said(meta), kit)["headline"] == ["Strike enters third week"]
    heads = "<h1>Log in</h1><h1>Strike enters its third week</h1>"
    assert settled(said(meta, heads), kit)["headline"] == ["Strike enters its third week"]
    declared_too = ld('{"@type": "NewsArticle", "headline": "Harbour strike latest"}')
    seo = "<title>Harbour strike latest - The Ledger</title>" + declared_too
    shown = f'<meta property="og:title" content="Dockers hold out">{site}'
    assert settled(said(seo + shown, "<h1>Dockers hold out</h1>"), kit)["headline"] == ["Dockers hold out"]
    assert settled([Said("headline", "Given", "given"), *said(meta)], kit)["headline"] == ["Given"]


def test_a_kicker_or_small_print_inside_the_heading_is_no_headline(kit):
    story = "<p>The locks of Vell open again on Monday, after divers had worked on their gates for eleven weeks.</p>" * 3
    for heading in ("<small>Inland</small><br>Locks open on Monday", "Locks open on Monday <small>4 May</small>",
                    "<span class=story__kicker>Canal</span> <i>–</i> <span>Locks open on Monday</span>"):  # fmt: skip
        body = f"<article><h1>{heading}</h1>{story}</article>"
        document = load(Input("a page", html=f"<title>Inland – Locks open on Monday</title><body>{body}"))
        found = audit(document, kit).of(Resolved)
        assert [r.value for r in found if r.field == "headline"] == ["Locks open on Monday"], heading


def test_a_change_before_publication_is_a_disagreement_and_both_are_kept(kit):
    dates = '"datePublished": "2026-11-20T10:00:00Z", "dateModified": "2026-11-19T10:00:00Z"'
    node = '{"@type": "NewsArticle", "headline": "S", ' + dates + "}"
    found = settled(said(ld(node)), kit)
    assert found["published"] == ["2026-11-20T10:00:00+00:00"]
    assert found["modified"] == ["2026-11-19T10:00:00+00:00"]
    assert found["disagreement"] == ["modified_before_published"]
    fine = node.replace("2026-11-19T10:00:00Z", "2026-11-20T11:00:00+01:00")
    assert "disagreement" not in settled(said(ld(fine)), kit)


def test_three_addresses_are_kept_apart(kit):
    head = (
        '<link rel="canonical" href="https://gazette.example/x"><meta property="og:url" content="https://ledger.example/canal">'
    )
    found = settled(said(head), kit)
    assert found["canonical_url"] == ["https://gazette.example/x"]
    assert found["og_url"] == ["https://ledger.example/canal"]
    assert found["disagreement"] == ["canonical_other_site", "og_other_site"]


@pytest.mark.parametrize(
    ("head", "body", "url", "genre"),
    [
        (ld('{"@type": "OpinionNewsArticle", "headline": "S"}'), "", "/canal", ["opinion"]),
        ("", "<div class='kicker'>Analysis</div><h1>S</h1>", "/canal", ["analysis"]),
        ("", "", "/opinion/2026/canal", ["opinion"]),
        ("", "", "/2026/opinion-poll", None),
        ("<meta property='article:section' content='Sponsored by Harbour Bank'>", "", "/canal", ["sponsored"]),
    ],
)
def test_the_genre_is_what_is_declared(head, body, url, genre, kit):
    assert settled(said(head, body), kit, f"https://ledger.example{url}").get("type") == genre


STORY = "".join(
    f"<p>{'The ferry line keeps its boats in the harbour of Skarvik until the wind turns. ' * 5}</p>" for _ in range(8)
)


@pytest.mark.parametrize(
    ("body", "genre"),
    [
        ("<nav><span class='nav-label'>Anzeige</span></nav><main><div><div><h1>S</h1></div>{}</div></main>", None),
        ("<main><header><h1>S</h1></header><div><div class='ad-label'>Advertisement</div>{}</div></main>", None),
        ("<div><span class='label'>Opinion</span>{}</div><main><div><div><h1>S</h1></div></div></main>", None),
        ("<main><header><span class='label'>Anzeige</span><h1>S</h1></header>{}</main>", ["sponsored"]),
        ("<main><div><div><b class='label'>Opinion</b></div><div><div><h1>S</h1></div></div></div>{}</main>", ["opinion"]),
        ("<div class='label'>Opinion</div><h2>S</h2>{}", ["opinion"]),
    ],
)
def test_a_label_counts_beside_the_headline_only(body, genre, kit):
    """Labels of advertisements, menus and teasers have the classes of kickers: they don't tell what the article is."""
    assert settled(said("", body.format(STORY)), kit, "https://ledger.example/canal").get("type") == genre


def test_a_byline_block_that_names_more_persons_is_believed_and_one_about_the_author_is_not(kit):
    node = ld('{"@type": "NewsArticle", "headline": "S", "author": {"name": "Ada Brandt"}}')
    block = "<div class='byline'><a rel=author href='/a'>Ada Brandt</a> <a rel=author href='/o'>{}</a></div>"
    assert settled(said(node, block.format("Omar Castel")), kit)["author"] == ["Ada Brandt", "Omar Castel"]
    assert settled(said(node, block.format("About Ada Brandt")), kit)["author"] == ["Ada Brandt"]


def text_claims(text, kit):
    return audit(Document.of(text), kit)


@pytest.mark.parametrize(
    ("body", "agency", "level"),
    [
        ("NORPORT, Sudria (AP) — The canal reopened on Monday after a strike of three weeks, the harbour said.", "ap", "full"),
        ("The canal reopened.\nThe Associated Press contributed to this report.", "ap", "partial"),
        ("The canal reopened, two officials told Reuters.", "reuters", "cited"),
        ("The canal reopened.\nReporting by Lia Moreno; Editing by Jon Holt", "reuters", "full"),
    ],
)
def test_a_wire_credit_in_the_text_has_an_agency_and_a_level(body, agency, level, kit):
    found = text_claims(f"Harbour strike ends\n{body}", kit)
    values = {r.field: r.value for r in found.of(Resolved)}
    assert (values["wire_agency"], values["wire_level"]) == (agency, level)
    for claim in found.of(Claim):
        if claim.start is not None:
            assert found.document.text[claim.start : claim.stop] == claim.value


def test_a_text_gives_byline_and_dateline(kit):
    lead = "NORPORT, Sudria — The canal reopened on Monday after three weeks of strike, the harbour said."
    found = text_claims(f"Strike ends\nBy Ada Brandt and Omar Castel\n{lead}", kit)
    values = [(r.field, r.value) for r in found.of(Resolved)]
    assert ("author", "Ada Brandt") in values
    assert ("author", "Omar Castel") in values
    assert ("dateline", "NORPORT, Sudria") in values


def test_a_promotion_names_a_candidate_outlet_and_no_owner(kit):
    promo = "Also on ledger.example Castel must stop stalling, Brandt says as talks drag"
    found = text_claims(f"Strike ends\n{promo}\nIt reopened.", kit)
    assert [(c.value, c.origin) for c in found.of(Claim) if c.field == "outlet"] == [("ledger.example", "promo")]


def test_rules_hand_over_settled_rows(kit):
    assert list(resolve((Said("section", "World", "meta"),), kit.claims, None)) == [Settled("section", "World", "meta")]


def test_a_text_behind_a_wall_is_cut_only_when_little_of_it_is_there(kit):
    wall = ld('{"@type": "NewsArticle", "headline": "Locks shut", "isAccessibleForFree": "False"}')
    paragraph = "The canal was dug by hand and opened by a queen, and it runs through the old town down to the sea. "
    for body, access in ((paragraph * 12, "paywalled"), (paragraph * 2 + "The locks …", "stub")):
        page = f"<html><head>{wall}</head><body><article><h1>Locks shut</h1><p>{body}</p></article></body></html>"
        found = audit(load(Input("a", html=page, url="https://ledger.example/locks")), kit)
        assert [r.value for r in found.of(Resolved) if r.field == "access"] == [access]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Norburg (dpa) Der Kanal ist nach drei Wochen Streik wieder offen, teilte die Hafenbehörde am Montag mit.", "Norburg"),
        ("Ada Brandt (Grüne) will den Kanal nach drei Wochen Streik wieder öffnen, teilte ihr Büro am Montag mit.", None),
        (
            "Norport – The canal reopened on Monday after three weeks of strike, the harbour authority said in a note.",
            "Norport",
        ),
    ],
)
def test_a_place_before_brackets_is_a_dateline_only_before_an_agency_or_a_dash(line, place, kit):
    found = text_claims(f"Strike ends\n{line}\nShips wait.", kit)
    assert [c.value for c in found.of(Claim) if c.field == "dateline"] == ([place] if place else [])


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("2026-11-19T19:31:00+01:00", "2026-11-19T18:31:00+00:00", True),  # an instant in local time and in UTC
        ("2026-11-19T19:31:00+01:00", "2026-11-19T19:31:00+00:00", False),
        ("2026-11-19", "2026-11-19T23:30:00-05:00", True),  # a day is the publisher's local day, whatever it is in UTC
        ("2026-11-20", "2026-11-19T23:30:00-05:00", False),
        ("2026-11-19", "2026-11-20", False),
        ("2026-11-19T03:00:00", "2026-11-19T07:00:00+00:00", True),  # a clock without an offset may be in any zone
        ("2026-11-19T03:10:00", "2026-11-19T07:00:00+00:00", False),
        ("2026-11-19T03:00:10", "2026-11-19T03:00:50", True),  # to the minute
    ],
)
def test_moments_are_compared_as_instants(a, b, one):
    assert same_moment(a, b) == same_moment(b, a) == one


@pytest.mark.parametrize(
    ("a", "b", "before"),
    [
        ("2026-11-19T10:00:00+00:00", "2026-11-19T12:00:00+01:00", True),
        ("2026-11-19T10:00:00+00:00", "2026-11-19T11:00:30+01:00", False),  # half a minute: some fields round
        ("2026-11-19", "2026-11-20T00:30:00+09:00", True),
        ("2026-11-19T22:00:00+00:00", "2026-11-20T01:00:00", False),  # equal in a zone three hours east
        ("2026-11-18T10:00:00+00:00", "2026-11-20T01:00:00", True),  # equal in no zone
        ("2026-11-19T09:00:00", "2026-11-19T10:00:00", True),
    ],
)
def test_a_time_is_earlier_only_when_it_is_so_in_every_zone(a, b, before):
    assert earlier(a, b) == before
    assert not earlier(b, a) or not before


SAID_TWICE = """<html lang="en"><head><title>Canal shut</title>
<meta property="og:site_name" content="The Ledger"><meta property="og:title" content="Canal shut | The Ledger">
<meta property="article:published_time" content="{}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Canal shut", "datePublished": "{}"}}</script></head>
<body><main><article><h1>Canal shut</h1><p>{}</p><p>{}</p></article></main></body></html>"""
WORDS = "The harbour authority said on Monday that the canal would stay shut for six weeks while divers repair the locks. " * 3


@pytest.mark.parametrize(
    ("meta", "declared", "n"),
    [
        ("2026-11-19T18:31:00Z", "2026-11-19T19:31:00+01:00", 1),
        ("2026-11-19", "2026-11-19T19:31:00+01:00", 1),
        ("2026-11-18", "2026-11-19T19:31:00+01:00", 2),
        ("2026-11-18", "2026-11-19", 2),
    ],
)
def test_a_disagreement_is_one_thing_on_the_page_in_the_terminal_in_the_query_and_in_the_measure(
    meta, declared, n, kit, tmp_path
):
    found = audit(
        load(Input("a", html=SAID_TWICE.format(meta, declared, WORDS, WORDS), url="https://ledger.example/canal")), kit
    )
    assert {c.meaning for c in found.of(Claim) if c.field == "published"} == set(range(n))
    assert {c.meaning for c in found.of(Claim) if c.field == "headline"} == {0}
    assert {c.meaning for c in found.of(Claim) if c.field == "author"} <= {None}
    con = memory()
    write(con, [found])
    several = {c.field: c.several for c in view(con, found.rows.sighting).claims if c.several}
    page, shown = article_page(con, found.rows.sighting), terminal(con, found.rows.sighting)
    named, given = query("disagreements", {})
    rows = con.execute(named.sql, given).fetchall()
    measure = con.execute("SELECT value FROM measure WHERE name = 'disagreements'").fetchone()
    assert several == ({"published": n} if n > 1 else {})
    assert page.count("origins differ") == (n > 1)
    assert ("published: 2 different values" in shown) == (n > 1)
    assert [(row[3], row[4]) for row in rows] == ([("published", n)] if n > 1 else [])
    assert measure == (float(n > 1),)


def test_values_that_only_say_less_have_one_meaning(kit):
    said = [
        Said("published", "2026-11-19", "meta"),
        Said("published", "2026-11-19T19:31+01:00", "json-ld"),
        Said("headline", "Canal shut", "html"),
        Said("headline", "Canal open", "meta"),
        Said("headline", "Canal shut | The Ledger", "meta"),
        Said("headline", "Canal sh…", "meta"),
        Said("site_name", "The Ledger", "meta"),
        Said("author", "Ada Brandt", "meta"),
        Said("published", "yesterday", "html"),
    ]
    assert meaning_numbers(tuple(said), kit.claims) == [0, 0, 0, 1, 0, 2, 0, None, None]


def test_times_of_change_of_a_live_blog_are_not_compared(kit):
    """They differ while it runs; of any other article they are compared, and headlines are compared in both."""
    said = [
        Said("modified", "2026-11-19T09:00+01:00", "meta"),
        Said("modified", "2026-11-19T11:30+01:00", "json-ld"),
        Said("headline", "Canal shut", "html"),
        Said("headline", "Canal open", "meta"),
    ]
    live = Said("live_update", "2026-11-19T11:30+01:00", "html")
    assert meaning_numbers(tuple(said), kit.claims) == [0, 1, 0, 1]
    assert meaning_numbers((*said, live), kit.claims) == [None, None, 0, 1, None]


def test_fields_that_contradict_each_other_are_in_the_same_view(kit):
    dates = '"datePublished": "2026-11-20T10:00:00Z", "dateModified": "2026-11-19T10:00:00Z"'
    head = ld('{"@type": "NewsArticle", "headline": "Canal shut", ' + dates + "}")
    head += '<link rel="canonical" href="https://gazette.example/x">'
    html_page = f"<html><head>{head}</head><body><article><h1>Canal shut</h1><p>{WORDS}</p></article></body></html>"
    found = audit(load(Input("a", html=html_page, url="https://ledger.example/canal")), kit)
    con = memory()
    write(con, [found])
    rows = con.execute("SELECT field, across, n FROM disagreement ORDER BY field").fetchall()
    assert rows == [("canonical_other_site", "fields", 2), ("modified_before_published", "fields", 2)]
    named, given = query("disagreements", {})
    assert [row[3] for row in con.execute(named.sql, given).fetchall()] == [field for field, _, _ in rows]
    signals = con.execute("SELECT signal FROM signal WHERE state = 'present' AND signal IN (SELECT field FROM disagreement)")
    assert sorted(s for (s,) in signals.fetchall()) == [field for field, _, _ in rows]


@pytest.mark.slow
def test_on_the_pages_headlines_authors_and_days_are_as_good_as_the_floor(corpora, floors, kit):
    """Exact words, sets of persons (without agencies, desks and brands on both sides), calendar day; claims only."""
    hits = {"headline": [], "authors": [], "day": []}
    with gzip.open(corpora / "pages" / "fundus.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found = settled(declared(tree_of(row["html"], row["id"]), row["url"]), kit, row["url"])
            hits["headline"].append(title_words(found.get("headline", [""])[0]) == title_words(row["gold_title"]))
            hits["day"].append(found.get("published", [""])[0][:10] == row["gold_published"][:10])
            own = frozenset(BYLINES.name_key(x) for x in (row["site"], row["publisher"]) if x)
            gold, persons = (
                {" ".join(title_words(p)) for n in names or [] for p in BYLINES.parse(n, WIRES.agency, own).persons}
                for names in (row["gold_authors"], found.get("author"))
            )
            hits["authors"].append(gold == persons)
    figures = {name: sum(found) / len(found) for name, found in hits.items()}
    assert [(name, figures[name]) for name, floor in floors["claims of pages"].items() if figures[name] < floor] == []


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/harbour/locks-reopen", "harbour"), ("/harbour/locks-reopen/", "harbour"), ("/locks-reopen/", None), ("/locks", None),
        ("/2026/05/04/locks/", None), ("/2026/05/harbour/locks/", "harbour"), ("/news/2026/05/locks/", None), ("/", None),
        ("/en-gb/harbour/locks//", "harbour"),
    ],
)  # fmt: skip
def test_the_last_part_of_an_address_names_the_article_and_no_section(kit, path, section):
    found = audit(load(Input("a", text=f"Locks reopen\n\n{WORDS}", url=f"https://ledger.example{path}")), kit)
    assert [c.value for c in found.of(Claim) if c.field == "section"] == [section] * bool(section)
