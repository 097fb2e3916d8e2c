"""Days as pages write them: numbers, names of months in many languages, stamps, and where on a page they count."""

import pytest

from audit.extract.claims import claims
from audit.lang.dates import Dates
from audit.lang.stamps import stamps
from audit.load import Input, load
from audit.rows import Claim, Resolved, Rows

DATES = Dates.load()
STORY = "".join(
    f"<p>The ferry office of Vell counted {n} thousand passengers on the northern line, and says that the old piers cannot carry "
    "any more of them until the spring.</p>"
    for n in (3, 5, 8, 13)
)


@pytest.mark.parametrize(
    ("langs", "value", "expected"),
    [
        ((), "23/10/2026 - 04:30", "2026-10-23T04:30:00"),
        ((), "10-23-2026", "2026-10-23"),
        ((), "05/03/2026", None),
        (("en",), "05/03/2026", None),
        (("en-GB",), "05/03/2026", "2026-03-05"),
        (("en-US",), "05/03/2026", "2026-05-03"),
        (("fr",), "05/03/26", "2026-03-05"),
        (("hu",), "2026.06.28. 14:05", "2026-06-28T14:05:00"),
        (("ko",), "26.06.28", "2026-06-28"),
        ((), "9. prosince 2026", "2026-12-09"),
        (("hr",), "9. listopada 2026.", "2026-10-09"),
        (("pl",), "9 listopada 2026", "2026-11-09"),
        ((), "9. listopada 2026", None),
        ((), "9. svibnja 2026.", "2026-05-09"),
        ((), "9 травня 2026, 10:15", "2026-05-09T10:15:00"),
        ((), "9 септември 2026 г.", "2026-09-09"),
        (("ar",), "٩ تشرين الثاني ٢٠٢٦", "2026-11-09"),
        ((), "09 سبتمبر 2026 - 3:05 م", "2026-09-09T03:05:00"),
        (("ar",), "09 سبتمبر 2026 - 3:05 م", "2026-09-09T15:05:00"),
        (("vi",), "Thứ sáu, ngày 9 tháng 10 năm 2026", "2026-10-09"),
        (("vi",), "Tháng Chín 9, 2026", "2026-09-09"),
        ((), "Jumat, 9 Desember 2026", "2026-12-09"),
        ((), "9 दिसंबर 2026", "2026-12-09"),
        ((), "9 ธันวาคม 2569", "2026-12-09"),
        (("fa",), "۲۶ اسفند ۱۴۰۴", None),
        (("ja",), "2026年2月9日 午後3時05分", "2026-02-09T15:05:00"),
        (("ja",), "令和8年2月9日", "2026-02-09"),
        (("lt",), "2026 m. gruodžio 9 d.", "2026-12-09"),
        (("ca",), "9 d’octubre del 2026", "2026-10-09"),
        (("tr",), "9 ŞUBAT 2026", "2026-02-09"),
        (("en",), "Marathon 12, 2026", None),
        (("en",), "2026-12-22148243245100018:47", None),
        (("en",), "2026-11", None),
        (("en",), "May 2026", None),
        (("en",), "release 1.12.2026.4", None),
    ],
)
def test_a_day_is_read_in_the_language_of_its_page(langs, value, expected):
    assert DATES.iso(value, DATES.usage(langs)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Wed, 03/11/2026", "2026-03-11"),
        ("Tue 03/11/26 - 12:14", "2026-11-03T12:14:00"),
        ("Mié, 11/03/2026 - 09:30", "2026-03-11T09:30:00"),
        ("Posted, 03/11/2026", None),
        ("Fri, 03/11/2026", None),
    ],
)
def test_the_weekday_settles_the_order_of_numbers(value, expected):
    """A weekday that neither reading has settles nothing."""
    assert DATES.iso(value, DATES.usage(["en"])) == expected


def test_the_host_settles_the_order_of_numbers_where_the_language_does_not():
    assert DATES.iso("03/11/26", DATES.usage(["en"], host="ledger.co.uk")) == "2026-11-03"
    assert DATES.iso("03/11/26", DATES.usage(["en-US"], host="ledger.com.au")) == "2026-11-03"
    assert DATES.iso("03/11/26", DATES.usage(["en-US"], host="ledger.example")) == "2026-03-11"
    assert DATES.iso("03/11/26", DATES.usage(["en"], host="ledger.io")) is None


def test_other_dates_of_a_page_settle_the_order_of_an_ambiguous_one():
    assert DATES.iso("05/03/2026", DATES.usage(["en"], ["28/02/2026"])) == "2026-03-05"
    assert DATES.iso("05/03/2026", DATES.usage(["en-US"], ["28/02/2026"])) == "2026-03-05"
    assert DATES.iso("05/03/2026", DATES.usage(["en"], [], ["2026-05-03T10:00:00Z"])) == "2026-05-03"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ida Moor · Vell Radio · Posted: Sep 4, 2026 9:27 AM ET | Last Updated: Sep 5, 2026", ["published", "modified"]),
        ("Updated 5 September 2026, published 4 September 2026", ["modified", "published"]),
        ("editor — September 4, 2026 add comment", ["published"]),
        ("Edited by Ida Moor, September 4, 2026", ["published"]),
        ("Correction, 5 September 2026: An earlier version gave another year.", ["modified"]),
        ("This article was amended on 5 September 2026.", ["modified"]),
        ("2026年9月4日 14時30分 公開", ["published"]),
        ("2026.09.05 (updated)", ["modified"]),
        ("Sept. 4, 2026 Updated: Sept. 5, 2026 12:05 a.m.", ["published", "modified"]),
        ("4 September 2026 at 9:15 p.m. Modified 5 September 2026 at 1:15 a.m.", ["published", "modified"]),
        ("4. September 2026 Aktualisiert 5. September 2026", ["published", "modified"]),
        ("4 septembre 2026, mis à jour le 5 septembre 2026", ["published", "modified"]),
        ("September 5, 2026 (updated) · September 4, 2026", ["modified", "published"]),
        ("4 September 2026 (updated 5 September 2026)", ["published", "modified"]),
        ("On 4 September 2026 the lock closed at 9 p.m.", []),
        ("This story is from September 4, 2026", ["published"]),
        ("The fair will be held on 4 September 2026.", []),
        ("Release date: 4 September 2026", []),
        ("Date: 4 September 2026", ["published"]),
    ],
)
def test_the_words_beside_a_day_say_what_happened(line, fields):
    assert [s.field for s in stamps(line, DATES, DATES.usage(["en"]))] == fields


def published(kit, body, head="", lang=""):
    """The resolved day of a page."""
    page = f"<html{lang}><head><title>Ferries are full</title>{head}</head><body>{body}</body></html>"
    rows = claims(load(Input("a page", html=page)), kit.claims, Rows(doc="", sighting="", kit=""))
    return next((r.value for r in rows if isinstance(r, Resolved) and r.field == "published"), None)


H1 = "<h1>Ferries are full</h1>"
LD = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2026-09-04T08:00:00+02:00"}</script>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"<article><p class='day'>4 September 2026</p>{H1}{STORY}</article>", "2026-09-04"),
        (f"<article><div><a href='/r'>Coast</a><p>/ viernes 4 de septiembre de 2026</p></div>{H1}{STORY}</article>", "2026-09-04"),
        (f"<div class=post><h2 class=date-header>Friday, 4 September 2026</h2>{H1}{STORY}</div>", "2026-09-04"),
        (f"<article>{H1}<p>Ida Moor | Posted: Sep 4, 2026 | Updated: 3 hours ago</p>{STORY}</article>", "2026-09-04"),
        (f"<div class=topbar><time datetime=2026-11-28>28 November 2026</time></div><article>{H1}{STORY}</article>", None),
        ((f"<article>{H1}<p>The war began on <time datetime=2022-02-24>24 February 2022</time>, and the ferries of Vell have not "
         f"crossed the strait since then, its harbour master says.</p>{STORY}</article>"), None),
        ((f"<article>{H1}<p>4 September 2026</p><aside class=related><a href=/x>Old ferry sold</a> <time datetime=2025-01-03>3 January"
         f" 2025</time></aside>{STORY}</article>"), "2026-09-04"),
        ((f"<article>{H1}{STORY}<ul class=related><li><a href=/y>New ferry</a> <time datetime=2026-09-09>9 September</time></ul>"
         "</article>"), None),
        ((f"<article>{H1}{STORY}<div class=post-footer>Posted by Ida Moor at <abbr class=published title='2026-09-04T00:23:00-04:00'>"
         "12:23 AM</abbr></div></article>"), "2026-09-04T00:23:00-04:00"),
        (f"<article>{H1}{STORY}<abbr itemprop=datePublished title='2026-09-04T00:23:00-04:00'>12:23 AM</abbr></article>",
         "2026-09-04T00:23:00-04:00"),
        (f"<article>{H1}<p>Updated 5 September 2026</p>{STORY}</article>", None),
        ((f"<article>{H1}<p>VELL / COASTWIRE / 4 September 2026 / The ferry office of Vell counted three thousand passengers on the "
         f"northern line, and says that the old piers cannot carry any more.</p>{STORY}</article>"), "2026-09-04"),
    ],
)  # fmt: skip
def test_a_day_counts_near_headline_or_byline(kit, body, expected):
    assert published(kit, body) == expected


def test_the_day_of_a_page_in_json_ld(kit):
    assert published(kit, f"<article>{H1}{STORY}</article>", LD) == "2026-09-04T08:00:00+02:00"


def test_the_publishers_own_form_of_a_moment_gives_the_day(kit):
    utc = "<meta property='article:published_time' content='2026-09-05T01:25:10Z'>"
    assert (
        published(kit, f"<article>{H1}<p>4 September 2026 | 9:25 pm</p>{STORY}</article>", utc) == "2026-09-04T21:25:10-04:00"
    )
    assert published(kit, f"<article>{H1}<p>4 September 2026</p>{STORY}</article>", utc) == "2026-09-04"
    assert published(kit, f"<article>{H1}<p>2 September 2026</p>{STORY}</article>", utc) == "2026-09-05T01:25:10+00:00"


def test_a_day_in_the_title_counts_where_none_is_visible(kit):
    shared = "<meta property='og:title' content='Ferries are full | Vell Radio | 04.09.2026'>"
    assert published(kit, f"<article>{H1}{STORY}</article>", shared, " lang=de") == "2026-09-04"
    assert published(kit, f"<article>{H1}<p>3 September 2026</p>{STORY}</article>", shared) == "2026-09-03"
    inside = "<meta property='og:title' content='Ferries of 4 September 2026 were full | Vell Radio'>"
    assert published(kit, f"<article>{H1}{STORY}</article>", inside) is None


def test_a_day_set_by_a_machine_or_an_edition_yields_to_the_visible_one(kit):
    anew = (
        "<meta property='article:published_time' content='2026-11-02T07:15:40Z'>"
        "<meta property='article:modified_time' content='2026-11-02T07:15:02Z'>"
    )
    assert published(kit, f"<article>{H1}<p>4 September 2026</p>{STORY}</article>", anew) == "2026-09-04"
    printed = "<meta name='date' content='2026-09-05'>"
    assert published(kit, f"<article>{H1}<p>4 September 2026, 18:05</p>{STORY}</article>", printed) == "2026-09-04T18:05:00"
    assert published(kit, f"<article>{H1}<p>4 September 2026</p>{STORY}</article>", printed) == "2026-09-04"
    assert published(kit, f"<article>{H1}<p>Updated 4 September 2026</p>{STORY}</article>", printed) == "2026-09-05"
    data = LD.replace("WebPage", "NewsArticle").replace("T08:00:00+02:00", "")
    assert published(kit, f"<article>{H1}<p>3 September 2026</p>{STORY}</article>", data) == "2026-09-04"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{H1}<dl><dt>Updated:<dd>6 September 2026<dt>Original:<dd>4 September 2026</dl>{STORY}", "2026-09-04"),
        (f"{H1}<p>Updated</p><p><time datetime=2026-09-06>6 September 2026</time></p>{STORY}", None),
        (f"<h1>Ferries are full again<br><small>4.9.2026 • Coast</small></h1>{STORY}", "2026-09-04"),
        (f"{H1}<div class=publish-date>Von der Redaktion in Vell 4. 9. 2026.</div>{STORY}", "2026-09-04"),
        (f"<p>Voll war am 4. September 2026 um 23:03 Uhr gepostet und unter Hafen abgelegt</p>{H1}{STORY}", "2026-09-04T23:03:00"),
        (f"{H1}{STORY}{STORY}<div><div>04.09.2026 um 09:25</div></div>", "2026-09-04T09:25:00"),
        (f"{H1}{STORY}<section class=nav-padding><p>Story published on Sep 4, 2026.</p></section>", "2026-09-04"),
        (f"{H1}{STORY}<div>04.09.2026</div><p>Der Hafen</p><div>05.09.2026</div>", None),
        (f"{H1}{STORY}<div><a href=/x>Alte Fähre nach Vell verkauft</a></div><div>03.01.2025</div>", None),
        (f"<nav><ul><li>12.05.2024 Hafenfest</ul></nav>{H1}{STORY}", None),
    ],
)  # fmt: skip
def test_labels_small_print_and_lone_days(kit, body, expected):
    assert published(kit, f"<article>{body}</article>", lang=" lang=de") == expected


def test_a_byline_or_dateline_below_a_long_standfirst_has_the_day(kit):
    standfirst = (
        "<p>The harbour office of Vell counts the passengers of each sailing, and its weekly letter says which of the piers are "
        "full, which are closed for repairs, and when the night boats will sail again.</p>"
    )
    dateline = STORY.replace("<p>", "<p>4.9.2026 - ", 1)
    for body in (f"{standfirst}<p>Ida Moor, 4 September 2026</p>{STORY}", f"<h3>{standfirst[3:-4]}</h3>{dateline}"):
        assert published(kit, f"<article>{H1}{body}</article>", lang=" lang=de") == "2026-09-04"


def test_claims_of_days_keep_their_words(kit):
    document = load(
        Input("a page", html=f"<html><body><article>{H1}<p>Posted 4 September 2026</p>{STORY}</article></body></html>")
    )
    rows = claims(document, kit.claims, Rows(doc="", sighting="", kit=""))
    found = [r for r in rows if isinstance(r, Claim) and r.field == "published"]
    assert [(r.origin, document.text[r.start : r.stop]) for r in found] == [("text", "4 September 2026")]
