"""Feeds, mailboxes and items of agencies: what is read, what is said, and that each record is counted once."""

import json

import exported
import pytest

from audit.errors import AuditError
from audit.load import Input, load
from audit.load.corpus import Wanted, corpus
from audit.load.corpus.one import source
from audit.load.corpus.recognise import recognised
from audit.load.input import LeftOut
from audit.rows import Failure

BOTH = "Ferries between Quarrow and Selby stood still on Monday after talks on pay failed for the third time."


def records(tmp_path, text, name="a.xml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return list(corpus([str(path)], Wanted()))


def documents(tmp_path, text, name="a.xml"):
    return [load(r) for r in records(tmp_path, text, name) if isinstance(r, Input)]


def said(document, field):
    return [s.value for s in document.said if s.field == field and s.origin == "export"]


def lines(document):
    return document.text.split("\n")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (exported.RSS, "feed"),
        (exported.ATOM, "feed"),
        (exported.RDF, "feed"),
        (exported.JSON_FEED, "json"),
        (exported.MAIL, "mail"),
        (exported.PLAIN_MAIL, "mail"),
        (exported.mbox(exported.MAIL), "mbox"),
        (exported.nitf(), "nitf"),
        (exported.news_item(), "newsml-g2"),
        (exported.news_message(exported.news_item()), "newsml-g2"),
        (json.dumps(exported.ninjs1()), "json"),
        (json.dumps([exported.ninjs3()]), "json"),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.html"])
def test_formats_are_known_by_their_content(text, form, name):
    assert recognised(text.encode(), name) == form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!doctype html><html><body><p>A</p></body></html>", "a.xml"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "a"),
        ("From Quarrow no ferry ran on Monday.\n\nTalks failed.", "a.txt"),
        ("Subject: a memo\nFrom: the board\n\nTalks failed.", "a.txt"),
        ('{"id": 1, "text": "Talks failed.", "pubStatus": "usable"}\n', "-"),
    ],
)
def test_pages_texts_and_records_are_no_exports(text, name):
    assert recognised(text.encode(), name) is None


def test_rss_takes_the_content_before_the_description_and_no_pictures_words(tmp_path):
    strike, board = documents(tmp_path, exported.RSS)
    assert lines(strike)[:2] == ["Strike stops ferries & trains", BOTH]
    assert (strike.url, strike.host) == ("https://ledger.example/strike", "ledger.example")
    assert [a.href for b in strike.blocks for a in b.links] == ["https://ledger.example/union"]
    assert [s.value for s in strike.said if s.field == "published"] == ["Mon, 23 Nov 2026 09:30:00 +0100"]
    assert (said(strike, "author"), said(strike, "access")) == (["Ada Corrigan"], [])
    assert (said(board, "author"), said(board, "access")) == (["Ines Vale"], ["partial"])
    assert "photographer" not in strike.text


def test_atom_takes_only_alternate_links_and_keeps_all_dates_of_change(tmp_path):
    strike, board = documents(tmp_path, exported.ATOM)
    assert lines(strike)[0] == "Strike stops ferries"
    assert (strike.url, board.url) == ("https://ledger.example/strike", "https://ledger.example/board")
    assert said(strike, "modified") == ["2026-11-23T11:00:00+01:00", "2026-11-24T08:00:00Z"]
    assert said(strike, "author") == ["The newsroom"]
    assert (lines(board)[1], said(board, "access")) == ("The board meets on Friday.", ["partial"])


def test_rdf_and_json_feeds_are_read_alike(tmp_path):
    (rdf,) = documents(tmp_path, exported.RDF)
    strike, board = documents(tmp_path, exported.JSON_FEED, "feed.json")
    assert rdf.text == strike.text
    assert (said(strike, "author"), said(strike, "external_url")) == (
        ["Ada Corrigan", "Ines Vale"],
        ["https://elsewhere.example/a"],
    )
    assert (strike.url, said(board, "access")) == ("https://ledger.example/strike", ["partial"])


@pytest.mark.parametrize(
    ("markup", "partial"),
    [
        (exported.STORY, False),
        (f"{exported.STORY}<p>The post <a href='https://a.example/x'>Strike</a> appeared first on A.</p>", False),
        ("<p>Talks failed… <a href='https://a.example/x#more'>Read on</a></p>", True),
        ("<p>Talks failed on Monday, and […]</p>", True),
    ],
)
def test_a_teaser_breaks_off_or_ends_in_a_link_to_its_article(tmp_path, markup, partial):
    item = {"title": "Strike", "url": "https://a.example/x", "content_html": markup}
    feed = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]})
    (document,) = documents(tmp_path, feed, "a.json")
    assert said(document, "access") == ["partial"] * partial


def test_a_mail_is_its_html_once_in_its_own_charset(tmp_path):
    mail, attachment = records(tmp_path, exported.MAIL, "a.eml")
    document = load(mail)
    assert lines(document) == [
        "Strike stops ferries in Sèlby",
        "From Quarrow to Sèlby no ferry ran on Monday.",
        "“Nobody asked us,” said Ada Corrigan.",
    ]
    assert isinstance(attachment, LeftOut)
    assert said(document, "newsletter") == ["out.ledger.example, lists.ledger.example"]
    assert said(document, "sender") == ["Harbour Ledger – morning <news@ledger.example>"]
    assert "7f3a" not in str(document.said)


def test_an_mbox_has_a_message_for_each_separator_and_unquotes_lines(tmp_path):
    mail, attachment, plain = records(tmp_path, exported.mbox(exported.MAIL, exported.PLAIN_MAIL), "a.mbox")
    assert [r.id.rpartition(":")[2] for r in (mail, plain)] == ["1", "2"]
    assert isinstance(attachment, LeftOut)
    assert lines(load(plain))[1:] == [BOTH, ">From Quarrow no ferry ran."]
    assert load(mail).text == documents(tmp_path, exported.MAIL, "a.eml")[0].text


def test_a_mail_that_breaks_off_in_its_text_is_partial(tmp_path):
    cut = exported.MAIL[: exported.MAIL.index("</html>") - 20]
    assert said(documents(tmp_path, cut, "a.eml")[0], "access") == ["partial"]


def test_nitf_gives_its_fields_and_every_paragraph(tmp_path):
    (document,) = documents(tmp_path, exported.nitf())
    assert lines(document) == [
        "Strike stops all ferries",
        "Talks fail again",
        "Ferries between Quarrow and Selby stood still on Monday.",
        "Talks failed",
        "“Nobody asked us,” said Ada Corrigan.",
        "Ines Vale in Selby added reporting.",
    ]
    fields = {s.field: s.value for s in document.said}
    expected = {
        "status": "usable",
        "author": "By Ada Corrigan",
        "dateline": "QUARROW",
        "provider": "QPA",
        "copyright_holder": "Quarrow Press Agency",
        "editor_note": "Adds quote in second paragraph",
        "urgency": "3",
        "published": "20261123T093000+0100",
    }
    assert expected.items() <= fields.items()


@pytest.mark.parametrize("make", [exported.ninjs1, exported.ninjs3])
def test_ninjs_of_all_versions_gives_the_same_article(tmp_path, make):
    (document,) = documents(tmp_path, json.dumps(make()), "a.json")
    assert lines(document)[:2] == ["Strike stops all ferries", BOTH]
    for field, value in (
        ("author", "By Ada Corrigan"),
        ("provider", "QPA"),
        ("editor_note", "Adds quote"),
        ("status", "usable"),
    ):
        assert said(document, field) == [value]


def test_newsml_keeps_the_words_in_a_headlines_markup(tmp_path):
    (document,) = documents(tmp_path, exported.news_message(exported.news_item()))
    assert lines(document)[:2] == ["Strike stops all ferries", BOTH]
    assert (said(document, "provider"), said(document, "copyright_holder")) == (["QPA"], ["Quarrow Press Agency"])


EMBARGO = "2026-12-01T00:00:00Z"
ENDED = "2026-11-20T00:00:00Z"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (exported.nitf("canceled"), "canceled"),
        (exported.nitf("embargoed"), "embargoed"),
        (exported.nitf(extra='<date.release norm="20261201T000000Z"/>'), "embargoed"),
        (exported.nitf(extra='<date.release norm="20261123T093000+0100"/>'), "usable"),
        (exported.news_item("stat:withheld"), "withheld"),
        (exported.news_item("http://cv.iptc.org/newscodes/pubstatusg2/canceled"), "canceled"),
        (exported.news_item(meta='<signal qcode="sig:kill"/>'), "killed"),
        (exported.news_item(meta=f"<embargoed>{EMBARGO}</embargoed>"), "embargoed"),
        (exported.news_item(meta="<embargoed/>"), "embargoed"),
        (json.dumps(exported.ninjs1("canceled")), "canceled"),
        (json.dumps(exported.ninjs1(embargoed=EMBARGO)), "embargoed"),
        (json.dumps(exported.ninjs1(embargoed=ENDED)), "usable"),
        (json.dumps(exported.ninjs3("withheld")), "withheld"),
        (json.dumps(exported.ninjs3(embargoedUntil=EMBARGO)), "embargoed"),
    ],
)
def test_the_status_of_an_item_is_its_first_claim(tmp_path, text, status):
    (document,) = documents(tmp_path, text, "a.json" if text.startswith("{") else "a.xml")
    first = next(s for s in document.said if s.origin == "export")
    assert (first.field, first.value) == ("status", status)


def test_an_item_without_text_is_left_out_with_its_status(tmp_path):
    bare = exported.news_item("stat:canceled", content="").replace("<edNote>Adds quote</edNote>", "")
    bare = bare.replace('Strike stops <a href="https://ledger.example/">all</a> ferries', "")
    found = records(tmp_path, exported.news_message(bare, "<packageItem/>", exported.news_item(content="")))
    assert [r.reason for r in found] == [
        "agency item without text (canceled)",
        "agency item that is not an article (packageItem)",
        "agency item without text (ninat:text)",
    ]


def test_a_withdrawn_item_without_text_is_kept_as_its_note(tmp_path):
    """It withdraws the versions before it."""
    (given,) = records(tmp_path, exported.news_message(exported.news_item("stat:canceled", content="")))
    assert (given.said[0].value, given.text) == ("canceled", "<p>Adds quote</p>")


def test_a_changed_status_is_another_sighting(tmp_path):
    usable, canceled = (documents(tmp_path, exported.nitf(status))[0] for status in ("usable", "canceled"))
    assert usable.id == canceled.id
    assert usable.sighting != canceled.sighting


BOMB = '<!DOCTYPE rss [<!ENTITY a "ferry"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "raw", "problem"),
    [
        ("a.xml", exported.RSS.replace("<rss ", f"{BOMB}<rss ", 1), "declares entities of its own"),
        ("a.nitf", exported.nitf()[:500], "not well-formed"),
        ("a.xml", exported.RSS[:200], "breaks off before its first entry"),
        ("a.xml", '<?xml version="1.0"?><opml><body/></opml>', "XML with the root element opml"),
        ("a.rss", "Talks failed on Monday.", "not XML, as its name says"),
        ("a.json", "Talks failed on Monday.", "not JSON"),
        ("a.json", '{"a": 1}', "JSON, not an article"),
        ("a.json", exported.JSON_FEED[:300], "not JSON"),
        ("a.json", '{"version": "https://jsonfeed.org/version/1"}', "without items"),
        ("a.eml", "Talks failed on Monday.", "not a mail"),
        ("a.mbox", "Talks failed on Monday.", "no mail in it"),
        ("a.eml", "From: a@ledger.example\nContent-Type: multipart/encrypted; boundary=x\n\n--x--\n", "encrypted"),
        ("a.rss", "", "empty"),
        ("a.mbox", "", "empty"),
    ],
)
def test_a_bad_file_gives_one_line_that_names_it(tmp_path, name, raw, problem):
    (failure,) = records(tmp_path, raw, name)
    assert isinstance(failure, Failure)
    assert problem in failure.error
    assert failure.error.startswith(str(tmp_path / name))
    assert "\n" not in failure.error
    with pytest.raises(AuditError, match=problem):
        source(str(tmp_path / name))


def test_a_folder_leaves_out_xml_and_json_of_other_kinds(tmp_path):
    (tmp_path / "map.xml").write_text('<?xml version="1.0"?><urlset/>')
    (tmp_path / "package.json").write_text('{"a": 1}')
    (tmp_path / "feed").write_text(exported.ATOM)
    assert [type(r) for r in corpus([str(tmp_path)], Wanted())] == [Input, Input, LeftOut, LeftOut]


@pytest.mark.parametrize(
    "value",
    [
        {
            "version": "https://jsonfeed.org/version/1",
            "items": [{"content_text": "\0\1" * 90}, {"content_text": "Talks failed."}],
        },
        [exported.ninjs1(body_html="", body_text="\0\1" * 90), exported.ninjs1()],
    ],
)
def test_binary_data_in_an_item_costs_no_other(tmp_path, value):
    assert [type(r) for r in records(tmp_path, json.dumps(value), "a.json")] == [Failure, Input]


@pytest.mark.parametrize("cut", range(0, len(exported.RSS), 97))
def test_a_feed_that_is_cut_gives_each_entry_that_began(tmp_path, cut):
    """Every opened entry is an input, a failure or left out."""
    part = exported.RSS[:cut]
    found = records(tmp_path, part, "a.rss") if part.strip() else []
    opened = part.count("<item>")
    assert len(found) == max(opened, 1 if part.strip() else 0)
    if "</item>" in part and cut < len(exported.RSS) - 20:
        assert isinstance(found[0], Input)


def test_a_broken_entry_costs_no_other(tmp_path):
    broken = exported.RSS.replace("<title>Board meets again</title>", "<title>Board & <b>meets</title>").encode()
    kinds = [type(r) for r in records(tmp_path, broken)]
    assert kinds == [Input, Failure, LeftOut]
    wrong = exported.RSS.encode().replace(b"Ines Vale", b"In\xe9s Vale")
    assert [type(r) for r in records(tmp_path, wrong)] == [Input, Failure, LeftOut]


def test_names_of_html_and_prefixes_that_a_feed_does_not_declare_are_read(tmp_path):
    loose = exported.RSS.replace("Board meets", "Board&nbsp;meets").replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', "")
    strike, board = documents(tmp_path, loose)
    assert (said(strike, "author"), lines(board)[0]) == (["Ada Corrigan"], "Board meets again")


@pytest.mark.parametrize("count", [1, 2, 7])
def test_records_of_each_kind_add_up(tmp_path, count):
    mails = exported.mbox(*[exported.PLAIN_MAIL] * count)
    items = exported.news_message(*[exported.news_item()] * count, "<conceptItem/>")
    lists = json.dumps([exported.ninjs1(), 7][:count] * count)
    assert len(records(tmp_path, mails, "a.mbox")) == count
    assert len(records(tmp_path, items)) == count + 1
    assert len(records(tmp_path, lists, "a.json")) == len(json.loads(lists))


def test_one_of_several_is_chosen_by_its_number(tmp_path):
    path, told = tmp_path / "a.rss", []
    path.write_text(exported.RSS)
    assert source(str(path), tell=told.append).url == "https://ledger.example/strike"
    assert source(str(path), part=2, tell=told.append).url == "https://ledger.example/board"
    assert told == [f"{path}: article {n} of 2; --part N shows another" for n in (1, 2)]
    with pytest.raises(AuditError, match="no article 3: it holds 2"):
        source(str(path), part=3)
    (tmp_path / "a.txt").write_text("Talks failed on Monday.")
    with pytest.raises(AuditError, match="no article 2: it holds one"):
        source(str(tmp_path / "a.txt"), part=2)
