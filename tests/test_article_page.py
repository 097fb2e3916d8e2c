"""The article page: the text with its marks, nothing lost, nothing executed, and the numbers of SQL."""

import re
from pathlib import Path

import pytest
from blank import memory
from lxml import html
from made import BODY, STORY, Hand, story
from markupsafe import escape

from audit import rows
from audit.errors import AuditError
from audit.load import Input, load
from audit.pipeline import audit
from audit.report.article.page import article_markdown, article_page
from audit.report.article.spans_to_html import Mark, render
from audit.report.article.terminal import terminal
from audit.report.article.view import runs
from audit.report.reference.explain import explanations
from audit.store import write
from audit.store.ask import ask, shape

HARBOUR = Path(__file__).parents[1] / "examples" / "harbour.txt"
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)>"


def page_of(result):
    con = memory()
    write(con, [result])
    return con, article_page(con, result.rows.sighting)


@pytest.fixture(scope="module")
def made():
    result = story()
    con, page = page_of(result)
    return result, con, page, html.fromstring(page)


def test_the_page_shows_the_text_as_it_was_read(made):
    result, _, _, tree = made
    for sign in tree.xpath("//a[@class and (contains(@class,'chip') or contains(@class,'tag') or @class='flag')]"):
        sign.text = ""
    shown = [" ".join(p.text_content().split()) for p in tree.xpath("//h1 | //article//p")]
    assert shown == [" ".join(b.split()) for b in result.document.text.split("\n")]


def test_an_insertion_with_a_relative_address_has_its_note(kit):
    """The example page has no address of its own, so its links have no host."""
    page = HARBOUR.with_suffix(".html").read_bytes()
    _, shown = page_of(audit(load(Input("harbour.html", html=page)), kit))
    assert "/world/2026/03/12/dockers" in shown


def test_every_mark_leads_to_a_note_and_back(made):
    tree = made[3]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")]
    assert len(targets) > 20
    assert set(targets) <= set(ids)
    marked = tree.xpath("//article//a[starts-with(@href,'#')]/@id")
    assert len(marked) == 3 + 4 + 4 + 1  # insertions, statements, words outside links and headline, a flag
    assert not tree.xpath("//a//a")


def test_overlapping_marks_are_split_and_nest():
    shown = render("abcdef", 0, 6, [Mark(0, 4, 1, "<q>", "</q>"), Mark(2, 6, 2, "<u>", "</u>"), Mark(3, 4, 2, "<i>", "</i>")])
    assert shown == "<q>ab<u>c</u><i>d</i></q><u>ef</u>"


def test_numbers_on_the_page_are_those_of_the_query(made):
    result, con, _, tree = made
    shown = {td.get("data-measure"): td.text_content() for td in tree.xpath("//td[@data-measure]")}
    asked = con.execute("SELECT name, value FROM measure WHERE doc = ? AND value IS NOT NULL", [result.document.id]).fetchall()
    assert len(asked) >= 3
    assert {name: float(text.replace(",", "")) for name, text in shown.items()} == pytest.approx(dict(asked), abs=0.0005)
    words = con.execute("SELECT sum(len(string_split(trim(words), ' '))) FROM evidence WHERE kind = 'statement'").fetchone()[0]
    cells = tree.xpath("//section[@id='speakers']//tbody/tr/td[2]/text()")
    assert sum(map(int, cells)) == words
    shares = [
        int(s.split()[0]) for s in tree.xpath("//section[@id='speakers']//tbody/tr[not(@id='v-unresolved')]/td[3]/text()[1]")
    ]
    assert sum(shares) == pytest.approx(100, abs=2)


def test_shares_on_page_markdown_and_terminal_are_those_of_source_share(kit, monkeypatch):
    """One definition: words of speech in the body whose speaker is known; headline statements do not count."""
    monkeypatch.setenv("COLUMNS", "100")
    con = memory()
    result = audit(load(Input("harbour", text=HARBOUR.read_text(encoding="utf-8"))), kit)
    write(con, [result])
    asked = con.execute("SELECT name, words, share, n FROM source_share WHERE words > 0 ORDER BY words DESC, source").fetchall()
    ((unresolved, speech, of_all),) = con.execute("SELECT words, speech_n, speech_share FROM unresolved_share").fetchall()
    assert len(asked) >= 4
    assert sum(words for _, words, _, _ in asked) + unresolved == speech
    assert con.execute("SELECT sum(speech_share) FROM source_share").fetchone()[0] + of_all == pytest.approx(1)
    tree = html.fromstring(article_page(con, result.rows.sighting))
    shown = [
        [" ".join(" ".join(td.xpath(".//text()")).split()) for td in tr.xpath("td")[1:]]
        for tr in sorted(tree.xpath("//section[@id='speakers']//tbody/tr"), key=lambda tr: tr.get("id") == "v-unresolved")
    ]
    assert [row for row in shown if row[0] != "0"] == [
        *([str(words), f"{100 * share:.0f} %"] for _, words, share, _ in asked),
        [str(unresolved), "–"],
    ]
    named = " ".join(tree.xpath("//tr[@id='v-unresolved']/th")[0].text_content().split())
    assert f"{100 * of_all:.0f} % of all {speech} words of speech" in named
    caption = tree.xpath("//section[@id='speakers']//caption")[0].text_content()
    assert f"{asked[0][3]} words whose speaker is known (source_share)" in caption
    note, printed = article_markdown(con, result.rows.sighting), terminal(con, result.rows.sighting)
    for name, words, share, _ in asked:
        assert f"| {name} | " in note
        assert f" | {words} | {100 * share:.0f} % |" in note
        assert f"{words} words, {share:.0%} " in printed
    assert f"{unresolved} words, {of_all:.0%} of all speech" in printed
    assert "1 in headline or standfirst, not counted" in printed


def test_an_unsure_source_is_unresolved(made):
    rows = made[3].xpath("//section[@id='speakers']//tbody/tr")
    assert [r.get("id") for r in rows] == ["v-1", "v-2", "v-unresolved"]
    assert all("Two officials" not in r.text_content() for r in rows[:2])
    assert "too uncertain to name; perhaps Two officials" in " ".join(rows[2].text_content().split())


def test_disagreement_is_shown_by_origin(made):
    record = made[3].xpath("//details[@id='record']")[0].text_content()
    assert record.count("origins differ") == 2  # headline and date
    assert "2026-11-18" in record


def test_the_same_database_gives_the_same_bytes(made):
    result, con, page, _ = made
    assert article_page(con, result.rows.sighting) == page
    assert page_of(story())[1] == page


def test_hostile_text_is_shown_and_never_run():
    text = [("h1", "headline", HOSTILE), ("p", "body", f"Say \u202egpj.exe {HOSTILE} and more words here."), *STORY[3:]]
    said = [("author", HOSTILE, "meta"), ("headline", HOSTILE, "json-ld")]
    bad = Hand(text, url="javascript:alert(3)", outlet=HOSTILE, said=said)
    bad.resolved(headline=HOSTILE, author=[HOSTILE], published=HOSTILE, section=HOSTILE)
    bad.insertion("more words here", HOSTILE, HOSTILE, HOSTILE, host=HOSTILE)
    bad.link("gpj.exe", "data:text/html,<script>alert(4)</script>", None, "external").source(0, HOSTILE, HOSTILE, HOSTILE)
    bad.trait("ignored", HOSTILE, HOSTILE, HOSTILE)
    result = bad.audit()
    con, page = page_of(result)
    tree = html.fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //iframe | //*[@onerror] | //*[@style]")
    assert not [h for h in tree.xpath("//@href | //@src") if not re.match(r"https?://|#", h)]
    assert "\u202e" not in page
    assert "⟨U+202E⟩" in page
    assert "<script" not in article_markdown(con, result.rows.sighting)


def test_the_policy_allows_the_style_and_the_script_of_the_page_alone(made):
    tree = made[3]
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert len(tree.xpath("//style")) == len(tree.xpath("//script")) == 1


def test_the_page_is_light(made):
    result, _, page, _ = made
    assert len(page.encode()) - len(result.document.text.encode()) < 60_000


def test_the_page_of_a_long_article_is_light():
    """At most 150 kB beyond a text of 8,000 words with 420 marks."""
    say = "Minister number {0} said on Tuesday that the offer was swiftly dropped, and that {0} ships “will wait until {0}”, as ever before"
    lines = [f"{say.format(i)}, with {'more ' * 12}words." for i in range(245)]
    h = Hand([("h1", "headline", "Norland rejects the talks"), *(("p", "body", line) for line in lines)])
    for i in range(245):
        if i < 40:
            h.source(i, f"Minister number {i}", "government", "named")
        h.statement(i, f"“will wait until {i}”", "direct", "speech", "said", i % 40, f"Minister number {i} ".strip())
        if i < 175:
            h.trait("swiftly", "loaded", "manner_adverb", "outlet", nth=i)
    result = h.audit()
    text = result.document.text
    assert len(text.split()) > 8_000
    assert len(page_of(result)[1].encode()) - len(text.encode()) < 150_000


def test_markdown_has_the_findings(made):
    result, con, _, _ = made
    text = article_markdown(con, result.rows.sighting)
    assert "Ada Brandt" in text
    assert "rule also-on-host, insertion/" in text
    assert text.count("\n## ") == 8


def test_a_missing_sighting_is_named():
    with pytest.raises(AuditError, match="no such article"):
        article_page(memory(), "nothing")


def test_insertions_line_after_line_stand_together():
    row = shape(("start", "stop", "kind", "zone"))
    rows = [
        row(0, 9, "appeal", "body"),
        row(10, 19, "appeal", "body"),
        row(20, 29, "newsletter", "body"),
        row(90, 99, "newsletter", "body"),
        row(100, 109, "newsletter", "tail"),
    ]
    assert runs(rows) == [rows[:2], rows[2:3], rows[3:4], rows[4:]]


def test_the_same_words_are_said_once_and_minor_marks_have_one_line(kit):
    """The meaning of a category stands above its notes; minor marks are listed by feature, without a note each."""
    h = Hand()
    for n, word in enumerate(("offer", "canal", "plan", "sailor", "talks")):
        h.trait(word, "moral_emotional" if n else "loaded", "evaluative_adjective", "outlet")
    h.trait("swiftly", "loaded", "evaluative_adjective", "outlet")
    _, page = page_of(h.audit())
    tree = html.fromstring(page)
    assert len(tree.xpath("//ol[@class='notes']/li[starts-with(@id, 't-')]")) == 2
    assert page.count(str(escape(explanations()["evaluative_adjective"].what))) == 1
    (minor,) = tree.xpath("//section[@id='loaded']//details")
    assert [" ".join(dt.text_content().split()) for dt in minor.xpath(".//dt")] == ["moral emotional"]
    assert all(word in minor.text_content() for word in ("canal", "plan", "sailor", "talks"))


def test_the_first_five_lines_are_the_same_on_page_markdown_and_terminal_and_those_of_sql(made, monkeypatch):
    result, con, _, tree = made
    monkeypatch.setenv("COLUMNS", "400")
    shown = [" ".join(dd.text_content().split()) for dd in tree.xpath("//dl[@class='answers']//dd/bdi")]
    assert len(shown) == 5
    note, printed = article_markdown(con, result.rows.sighting), " ".join(terminal(con, result.rows.sighting).split())
    plain = note.replace("\\", "")
    for words in shown:
        assert words in printed
        assert words in plain
    (share, n), *_ = con.execute("SELECT value, n FROM measured WHERE name = 'promo_share'").fetchall()
    assert f"{round(share * n)} of {n} words are promotion ({share:.0%})" in shown[1]
    (name, words, of), *_ = con.execute("SELECT name, words, n FROM source_share ORDER BY words DESC").fetchall()
    assert shown[2].startswith(f"{name} speaks most: {words} of the {of} words of speech whose speaker is known")
    quotes = tree.xpath("//dl[@class='answers']//q")
    assert 0 < len(quotes) <= 3
    assert all(q.xpath("b[@class='v-outlet']") for q in quotes)


def test_the_strongest_marks_are_of_different_sentences_and_words():
    h = Hand()
    h.sentence(0, BODY[0], "outlet", 0.2)
    h.trait("swiftly", "loaded", "haste", "outlet", nth=1, weight=0.9).trait(
        "rejected", "loaded", "haste", "outlet", weight=0.8
    )
    h.trait("dead", "loaded", "haste", "outlet", weight=0.3).trait("sham", "loaded", "haste", "quoted", nth=1, weight=1.0)
    result = h.audit()
    con, _ = page_of(result)
    rows = ask(con, "reports/article_strongest", doc=result.document.id, kit=result.rows.kit)
    assert [r.words for r in rows] == ["swiftly", "dead"]


def test_what_is_not_story_is_folded_under_it(made):
    folds = made[3].xpath("//article/details")
    assert [f.xpath("string(summary)") for f in folds] == ["1 more line under the story: call to action"]


def test_moments_are_in_words(made):
    assert "17 November 2026, 09:00 +01:00" in made[3].xpath("string(//p[@class='byline'])")


def test_a_text_in_another_language_says_measure_by_measure_what_does_not_apply(kit, monkeypatch):
    monkeypatch.setenv("COLUMNS", "400")
    text = "Le port est ouvert\n" + "La ministre a dit que le port de la ville est ouvert depuis lundi avec les marins. " * 6
    result = audit(load(Input("fr", text=text)), kit)
    con, page = page_of(result)
    tree = html.fromstring(page)
    names = {n for (n,) in con.execute("SELECT name FROM measured WHERE state = 'not_applicable'").fetchall()}
    listed = tree.xpath("string(//details[@id='unchecked'])")
    assert names
    assert [n for n in names if explanations()[n].title not in listed] == []
    assert "not measured in French (fr)" in listed
    assert "Loaded language is not measured in French (fr)." in terminal(con, result.rows.sighting)


def test_a_promotion_that_leads_to_a_path_without_a_host_is_shown(kit):
    """A page saved without its address: links in it are relative, so that no host is known."""
    page = "<html><body><article><h1>Ferry sinks</h1>" + "<p>The ferry sank on Monday, the port said.</p>" * 3
    listed = '<aside class="related"><h3>Most read</h3><ol><li><a href="/quay/7">How the old quay fell</a></li></ol></aside>'
    result = audit(load(Input("a.html", html=f"{page}</article>{listed}</body></html>")), kit)
    assert ("/quay/7", None) in {(i.href, i.host) for i in result.of(rows.Insertion)}
    _, shown = page_of(result)
    assert "leads to <code><bdi>/quay/7</bdi></code>" in shown


def test_one_word_is_singular_on_the_terminal(kit):
    result = audit(load(Input("a.txt", text="Ferry sinks\n\nAda Brandt called the inquiry a “farce”.\n")), kit)
    con, _ = page_of(result)
    assert "1 words" not in terminal(con, result.rows.sighting)


def test_a_word_with_two_marks_counts_once_everywhere(kit):
    result = audit(load(Input("a.txt", text="Quay shut\n\nThe scandalous delay has infuriated residents of the quay.\n")), kit)
    marks = {t.feature for t in result.of(rows.Trait) if t.term == "scandalous"}
    assert {"accusation", "loaded"} <= marks
    con, page = page_of(result)
    printed, note = terminal(con, result.rows.sighting), article_markdown(con, result.rows.sighting)
    assert "Own voice: 1 loaded word" in printed
    assert printed.count("  scandalous  ") == 1
    assert "In the outlet’s own voice: 1" in note
    assert note.count("- “scandalous”") == 1
    assert "In the outlet’s own voice, 1:" in html.fromstring(page).text_content()


def test_a_quoted_sentence_gets_no_second_pair_of_marks(kit):
    text = "Quay shut\n\n“It is a shameful disgrace.” Dora Quill said so on Monday.\n"
    con, _ = page_of(audit(load(Input("a.txt", text=text)), kit))
    printed = terminal(con, con.execute("SELECT id FROM sighting").fetchone()[0])
    assert "““" not in printed
    assert "””" not in printed
    assert "“It is a shameful disgrace.”" in printed
