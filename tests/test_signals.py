"""Signals: fifty facts planted in one page are extracted into fields of their own, and each signal has a state."""

import pytest
from blank import memory

from audit.files import DATA, read_yaml
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Claim, Insertion, Link, Resolved
from audit.store import write
from audit.text import Document, Said

FILLER = "The canal was dug by hand and opened by a queen, and it runs through the whole of the old town to the sea. "
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Qtitle locks shut | Qsite</title>
<link rel="canonical" href="https://qcanonical.example/locks"><link rel="amphtml" href="https://qamp.example/locks">
<link rel="alternate" type="application/rss+xml" href="/qfeed.xml">
<meta property="og:title" content="Qheadline locks shut"><meta property="og:url" content="https://qogurl.example/locks">
<meta property="og:site_name" content="Qsite"><meta property="article:section" content="Qsection">
<meta name="original-source" content="https://qoriginal.example/a"><meta name="syndication-source" content="https://qsyndi.example/a">
<meta name="copyright" content="Qmetacopy"><meta property="article:content_tier" content="metered">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [
{{"@type": "ReportageNewsArticle", "headline": "Qheadline locks shut", "alternativeHeadline": "Qalternative",
"author": [{{"@type": "Person", "name": "Qada Brandt", "url": "https://ledger.example/qprofile", "jobTitle": "Qrole"}},
{{"@type": "Person", "name": "Qomar Castel"}}], "editor": {{"@type": "Person", "name": "Qeditor Holt"}},
"contributor": {{"@type": "Person", "name": "Qcontributor Lee"}},
"datePublished": "2026-11-03T08:15:00+03:00", "dateModified": "2026-11-04T09:25:00+03:00", "dateline": "QDATELINE, Sudria",
"locationCreated": {{"@type": "Place", "name": "Qplace"}}, "isAccessibleForFree": false, "inLanguage": "en-GB",
"correction": "Qcorrection of the depth", "backstory": "Qbackstory of the reporting", "isBasedOn": "https://qbasedon.example/d",
"citation": "Qcitation 2026", "sponsor": {{"name": "Qsponsor"}}, "funder": {{"name": "Qfunder"}}, "creditText": "Qcredit",
"sourceOrganization": {{"name": "Qsourceorg"}}, "copyrightHolder": {{"name": "Qholder"}}, "license": "https://qlicence.example/l",
"publishingPrinciples": "https://ledger.example/qprinciples", "archivedAt": "https://qarchive.example/a",
"publisher": {{"@id": "#org"}}}},
{{"@type": "NewsMediaOrganization", "@id": "#org", "name": "Qpublisher", "legalName": "Qlegal", "parentOrganization": {{"name": "Qparent"}},
"ethicsPolicy": "https://ledger.example/qethics", "correctionsPolicy": "https://ledger.example/qcorrections",
"diversityPolicy": "https://ledger.example/qdiversity", "masthead": "https://ledger.example/qmasthead",
"ownershipFundingInfo": "https://ledger.example/qownership", "unnamedSourcesPolicy": "https://ledger.example/qunnamed",
"verificationFactCheckingPolicy": "https://ledger.example/qverification", "noBylinesPolicy": "https://ledger.example/qnobylines",
"actionableFeedbackPolicy": "https://ledger.example/qfeedback",
"missionCoveragePrioritiesPolicy": "https://ledger.example/qmission"}}]}}</script></head>
<body><header><nav><a href="/">Home</a></nav></header><main><article>
<div class="kicker">Analysis</div><h1>Qheadline locks shut</h1>
<div class="byline">By <a rel="author" href="/authors/ada">Qada Brandt</a> and Qomar Castel, Reuters</div>
<time datetime="2026-11-03T08:15:00+03:00">3 November 2026</time>
<p>{FILLER}{FILLER}</p>
<p>{FILLER}The authority <a href="https://www.un.org/qprimary">published a report</a> and
<a rel="sponsored" href="https://qsponsored.example/x">a pump maker</a> offered help. {FILLER}</p>
<p>READ MORE: <a href="/qpromo">Qpromo: what the town fears about its canal</a></p>
<p>{FILLER}The bank declined to comment. A diver, who asked not to be named because he feared for his job, said it was bad.</p>
<p>{FILLER}{FILLER}</p>
<p>Correction: An earlier version of this article misstated the Qdepth of the canal.</p>
<p>The Associated Press contributed to this report.</p></article></main>
<footer><a href="/qabout">About us</a> <a href="/qimprint">Imprint</a> <a href="/qcontact">Contact us</a>
<p>© 2026 Qfooter Media Ltd. All rights reserved.</p></footer></body></html>"""

PLANTED = [
    ("headline", "Qheadline locks shut"),
    ("alternative_headline", "Qalternative"),
    ("page_title", "Qtitle locks shut | Qsite"),
    ("author", "Qada Brandt"),
    ("author", "Qomar Castel"),
    ("author_url", "https://ledger.example/qprofile"),
    ("author_role", "Qrole"),
    ("editor", "Qeditor Holt"),
    ("contributor", "Qcontributor Lee"),
    ("published", "2026-11-03T08:15:00+03:00"),
    ("modified", "2026-11-04T09:25:00+03:00"),
    ("dateline", "QDATELINE, Sudria"),
    ("location_created", "Qplace"),
    ("access", "false"),
    ("content_tier", "metered"),
    ("language", "en-GB"),
    ("correction", "Qcorrection of the depth"),
    ("backstory", "Qbackstory of the reporting"),
    ("based_on", "https://qbasedon.example/d"),
    ("citation", "Qcitation 2026"),
    ("sponsor", "Qsponsor"),
    ("funder", "Qfunder"),
    ("credit", "Qcredit"),
    ("source_organisation", "Qsourceorg"),
    ("copyright_holder", "Qholder"),
    ("copyright", "Qmetacopy"),
    ("copyright", "© 2026 Qfooter Media Ltd. All rights reserved."),
    ("licence", "https://qlicence.example/l"),
    ("archived_at", "https://qarchive.example/a"),
    ("publishing_principles", "https://ledger.example/qprinciples"),
    ("ethics_policy", "https://ledger.example/qethics"),
    ("corrections_policy", "https://ledger.example/qcorrections"),
    ("diversity_policy", "https://ledger.example/qdiversity"),
    ("masthead", "https://ledger.example/qmasthead"),
    ("ownership_funding", "https://ledger.example/qownership"),
    ("unnamed_sources_policy", "https://ledger.example/qunnamed"),
    ("verification_policy", "https://ledger.example/qverification"),
    ("no_bylines_policy", "https://ledger.example/qnobylines"),
    ("feedback_policy", "https://ledger.example/qfeedback"),
    ("mission_policy", "https://ledger.example/qmission"),
    ("parent_organisation", "Qparent"),
    ("legal_name", "Qlegal"),
    ("publisher", "Qpublisher"),
    ("site_name", "Qsite"),
    ("section", "Qsection"),
    ("declared_type", "ReportageNewsArticle"),
    ("kicker", "Analysis"),
    ("canonical_url", "https://qcanonical.example/locks"),
    ("og_url", "https://qogurl.example/locks"),
    ("amp_url", "https://qamp.example/locks"),
    ("original_source", "https://qoriginal.example/a"),
    ("syndication_source", "https://qsyndi.example/a"),
    ("feed", "https://ledger.example/qfeed.xml"),
    ("wire", "Reuters"),
    ("wire", "The Associated Press contributed to this report"),
    ("about_page", "https://ledger.example/qabout"),
    ("imprint", "https://ledger.example/qimprint"),
    ("contact", "https://ledger.example/qcontact"),
]
ON_LINKS = [("https://www.un.org/qprimary", "primary_igo"), ("https://qsponsored.example/x", "sponsored")]
IN_INSERTIONS = [("cross_promotion", "Qpromo"), ("correction", "Qdepth")]


@pytest.fixture(scope="module")
def planted(kit):
    return audit(load(Input("planted", html=PAGE, url="https://ledger.example/locks")), kit)


def test_what_is_planted_in_a_page_comes_back_in_its_own_field(planted):
    """The fifty kinds of tokens of which extractors lose 37 to 44, and eight more; none may be lost."""
    said = {(c.field, c.value) for c in planted.of(Claim)}
    lost = [p for p in PLANTED if p not in said]
    links = {x.href: x for x in planted.of(Link)}
    text = planted.document.text
    found = [
        links["https://www.un.org/qprimary"].kind == "primary_igo",
        links["https://qsponsored.example/x"].rel == "sponsored",
        any(i.kind == "cross_promotion" and "Qpromo" in text[i.start : i.stop] for i in planted.of(Insertion)),
        any(i.kind == "correction" and "Qdepth" in text[i.start : i.stop] for i in planted.of(Insertion)),
    ]
    assert len(PLANTED) + len(found) >= 50
    assert lost == []
    assert found == [True] * 4


def test_what_is_planted_is_settled(planted):
    settled = {}
    for r in planted.of(Resolved):
        settled.setdefault(r.field, []).append(r.value)
    assert settled["author"] == ["Qada Brandt", "Qomar Castel"]
    assert settled["type"] == ["report"]
    assert settled["wire_agency"] == ["reuters"]
    assert settled["wire_level"] == ["partial"]
    assert settled["access"] == ["paywalled"]
    assert settled["copyright_holder"] == ["Qholder"]
    assert settled["disagreement"] == ["canonical_other_site", "og_other_site"]


def states(audits, kit):
    con = memory()
    write(con, audits)
    return {s: (state, n) for s, state, n in con.execute("SELECT signal, state, n FROM signal").fetchall()}


def test_signals_of_a_page_are_present_with_their_number(planted, kit):
    found = states([planted], kit)
    assert found["byline_person"] == ("present", 2)
    assert found["wire_in_byline"][0] == "present"
    assert found["wire_in_text"][0] == "present"
    assert found["primary_document_link"] == ("present", 1)
    assert found["paid_label"][0] == "present"
    assert found["right_of_reply"] == ("present", 1)
    assert found["anonymity_reason"][0] == "present"
    assert found["correction_note"][0] == "present"
    assert found["policies"][0] == "present"
    assert found["canonical_other_site"][0] == "present"
    assert found["modified_before_published"] == ("absent", 0)
    assert found["silent_edit"] == ("not_checked", 0)
    assert found["owner"] == ("not_checked", 0)


def test_a_plain_text_cannot_show_what_only_pages_have(kit):
    found = states([audit(Document.of(f"Locks shut\n{FILLER}\nIt cost $2.5 billion. The bank declined to comment."), kit)], kit)
    for signal in ("site_name", "published", "story_link", "policies", "wire_in_byline", "wire_in_text", "outlet_known"):
        assert found[signal] == ("not_checked", 0), signal
    assert found["right_of_reply"] == ("present", 1)
    assert found["number_without_source"] == ("present", 1)
    assert found["anonymous_source"] == ("absent", 0)
    assert found["anonymity_reason"] == ("not_applicable", 0)


def test_judgements_of_language_are_not_made_of_other_languages(kit):
    text = (
        "Kanaal gesloten\n" + "De havendienst heeft gezegd dat het kanaal zes weken niet te gebruiken is voor de schepen. " * 6
    )
    found = states([audit(load(Input("a", text=text)), kit)], kit)
    assert found["number_without_source"] == ("not_applicable", 0)
    assert found["headline_stronger"] == ("not_applicable", 0)
    assert found["promo_insertion"] == ("absent", 0)


def test_every_signal_is_explained(planted, kit):
    explained = {n for n, e in read_yaml(DATA / "explain" / "signals.yaml").items() if e["kind"] == "signal"}
    assert set(states([planted], kit)) == explained
    con = memory()
    write(con, [planted])
    measures = {m for (m,) in con.execute("SELECT DISTINCT name FROM measure_provenance").fetchall()}
    assert measures <= {n for n, e in read_yaml(DATA / "explain" / "signals.yaml").items() if e["kind"] == "measure"}


def test_measures_of_links_count_the_links_of_the_story(planted):
    con = memory()
    write(con, [planted])
    measure = dict(con.execute("SELECT name, value FROM measure").fetchall())
    assert (measure["external_links"], measure["document_links"], measure["authors"]) == (2, 1, 2)
    assert (measure["disagreements"], measure["insertion_links"]) == (2, 2)


def test_a_cut_text_is_a_fact_that_was_seen_and_no_declaration(kit):
    """The publisher declares that a page is free or not, never that we have half of it."""
    cases = {"partial": "url", "free": "json-ld", "paywalled": "json-ld"}
    con = memory()
    audits = {}
    for value, origin in cases.items():
        given = Input(
            value, text=f"Ferries stand still\nTalks failed on Monday, said {value}.", said=(Said("access", value, origin),)
        )
        audits[value] = audit(load(given), kit)
    write(con, list(audits.values()))
    rows = "SELECT kind, detail, state FROM signal WHERE signal = 'access' AND sighting = ?"
    shown = {value: con.execute(rows, [found.rows.sighting]).fetchone() for value, found in audits.items()}
    assert shown == {
        "partial": ("fact", "partial (seen, not declared)", "present"),
        "free": ("declaration", "free", "present"),
        "paywalled": ("declaration", "paywalled", "present"),
    }
