"""Laws of linking: what is linked depends on the accounts, not on order, runs, names or accounts of something else."""

import re

import pytest
from accounts import TEXTS, UNRELATED, audits, database, linked_rows, page

from audit.link.accounts import Quoted
from audit.link.ledger import same_speaker
from audit.link.weeks import link
from audit.load import Input
from audit.store import memory, write


@pytest.fixture(scope="module")
def found(kit):
    return audits(kit, [page(text) for text in TEXTS])


@pytest.fixture(scope="module")
def con(found):
    con = database(found)
    link(con)
    return con


def outlets_of_stories(con):
    rows = con.execute(
        "SELECT story, list(outlet ORDER BY outlet), list(DISTINCT level) FROM story_account GROUP BY story"
    ).fetchall()
    return sorted((tuple(outlets), tuple(sorted(levels))) for _, outlets, levels in rows)


def test_accounts_of_one_event_are_a_story(con):
    assert outlets_of_stories(con) == [
        (("beacon.example", "ledger.example"), ("event",)),
        (("beacon.example", "ledger.example", "today.example"), ("event",)),
        (("coast.example", "today.example"), ("event",)),
    ]


def test_the_ledger_says_who_trims_a_quotation_and_with_which_verb(con):
    rows = con.execute(
        "SELECT outlet, verb, verb_class, round(kept, 2), fullest FROM quotation_version WHERE words_printed LIKE '%Forty ships%' ORDER BY 1"
    ).fetchall()
    assert [r[:3] for r in rows] == [
        ("beacon.example", "sneer", "loaded"),
        ("ledger.example", "say", "plain"),
        ("today.example", "tell", "plain"),
    ]
    assert [r[3] < 1 for r in rows] == [True, False, False]
    assert con.execute("SELECT speaker, speaker_state, outlets FROM utterance WHERE outlets = 3").fetchall() == [
        ("Ada Brandt", "agreed", 3)
    ]


def test_a_press_release_in_two_papers_is_a_copy(con):
    ((kind, first, basis, share),) = con.execute(
        "SELECT kind, first IS NOT NULL, first_basis, share FROM reuse WHERE words > 60"
    ).fetchall()
    assert (kind, first, basis) == ("copy", True, "published")
    assert share > 0.8


def test_a_second_run_links_nothing_and_changes_nothing(found):
    con = database(found)
    first = link(con)
    rows = linked_rows(con)
    con.execute("INSERT INTO story_unit SELECT id, 'of no story' FROM sighting")
    again = link(con)
    assert con.execute("SELECT count(*) FROM story_unit").fetchone() == (0,)  # each account is its outlet's only one
    assert (first.linked, first.skipped, again.linked, again.skipped) == (2, 0, 0, 2)
    assert linked_rows(con) == rows


def test_order_and_split_change_nothing(found, con):
    late, early = database(found[::-1]), database(found[:4])
    link(late)
    link(early)
    for one in (found[5:], found[4:5]):
        write(early, one)
        link(early)
    assert linked_rows(late) == linked_rows(early) == linked_rows(con)


def test_a_late_article_and_an_interruption_change_nothing(found, con):
    def stop(week, accounts):
        raise KeyboardInterrupt

    late = database(found[1:])
    link(late)
    write(late, found[:1])
    with pytest.raises(KeyboardInterrupt):
        link(late, progress=stop)
    assert link(late).linked == 1
    assert linked_rows(late) == linked_rows(con)


def test_an_unrelated_account_changes_no_row(found, con, kit):
    more = database([*found, *audits(kit, [page(UNRELATED)])])
    link(more)
    assert linked_rows(more) == linked_rows(con)


def test_swapping_the_names_of_outlets_changes_only_names(con, kit):
    swap = {"ledger": "beacon", "beacon": "ledger"}
    swapped = database(audits(kit, [page(text, swap=swap) for text in TEXTS]))
    link(swapped)
    names = {f"{a}.example": f"{b}.example" for a, b in swap.items()}
    ask = "SELECT outlet, words_printed, verb, kept, fullest, outlets FROM quotation_version ORDER BY ALL"
    there = sorted((names.get(r[0], r[0]), *r[1:]) for r in swapped.execute(ask).fetchall())
    assert there == sorted(con.execute(ask).fetchall())
    ask = "SELECT kind, words, equal_words, share FROM reuse ORDER BY ALL"
    assert swapped.execute(ask).fetchall() == con.execute(ask).fetchall()


def test_every_span_cuts_the_words_that_it_says(con):
    texts = dict(con.execute("SELECT id, text FROM document").fetchall())

    def words(doc, start, stop):
        assert 0 <= start < stop <= len(texts[doc])
        return re.findall(r"[^\W_]+", texts[doc][start:stop].lower())

    rows = con.execute("SELECT doc, start, stop, other, other_start, other_stop, equal_words, words FROM reuse").fetchall()
    for doc, start, stop, other, other_start, other_stop, equal, longest in rows:
        here, there = words(doc, start, stop), words(other, other_start, other_stop)
        assert max(len(here), len(there)) == longest
        assert here == there or equal < longest
    rows = con.execute(
        "SELECT doc, start, stop, other, other_start, other_stop FROM quotation_match WHERE kind = 'exact'"
    ).fetchall()
    assert rows
    assert all(words(*r[:3]) == words(*r[3:]) for r in rows)


def test_the_ledger_never_joins_two_stories(con):
    strays = con.execute(
        "SELECT * FROM quotation_use AS q JOIN utterance AS u ON u.id = q.utterance"
        " WHERE NOT EXISTS (FROM story_account AS a WHERE a.story = u.story AND a.doc = q.doc)"
    ).fetchall()
    assert strays == []
    assert con.execute(
        "SELECT max(n) FROM (SELECT count(DISTINCT story) AS n FROM story_member GROUP BY sighting)"
    ).fetchall() == [(1,)]


def test_one_text_at_two_addresses_is_no_reuse(found, kit):
    twice = database([*found, *audits(kit, [page(TEXTS[5], "-again")])])
    link(twice)
    ((_, stories, members),) = twice.execute(
        "SELECT d.text_id, count(DISTINCT m.story), count(*) FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting"
        " JOIN document AS d ON d.id = s.doc GROUP BY d.text_id HAVING count(*) > 1"
    ).fetchall()
    assert (stories, members) == (1, 2)
    same = "SELECT count(*) FROM reuse AS r JOIN document AS a ON a.id = r.doc JOIN document AS b ON b.id = r.other WHERE a.text_id = b.text_id"
    assert twice.execute(same).fetchall() == [(0,)]


def test_nothing_is_linked_inside_an_insertion(kit):
    """Two papers of one group carry the same promotion; it is shared by no story."""
    promo = "Sign up for our newsletter to get the stories of the harbour, the islands and the capital in your inbox every single morning."
    one = ("ledger", "2026-11-09", "Canal to reopen", f"{TEXTS[0][3]}\n{promo}")
    other = ("today", "2026-11-09", "Canal reopens", f"{TEXTS[2][3]}\n{promo}")
    con = database(audits(kit, [page(one), page(other)]))
    link(con)
    assert con.execute("SELECT count(*) FROM insertion WHERE role = 'promo'").fetchall() == [(2,)]
    inside = con.execute(
        "SELECT * FROM (SELECT doc, start, stop FROM reuse UNION ALL SELECT other, other_start, other_stop FROM reuse) AS r"
        " JOIN insertion AS i ON i.doc = r.doc AND i.start < r.stop AND r.start < i.stop"
    ).fetchall()
    assert inside == []


def test_what_two_others_carry_and_one_does_not(kit):
    body = f"{TEXTS[0][3].splitlines()[0]} “The lock keepers will be back on Monday morning at six,” said Omar Castel."
    some = [
        (name, "2026-11-09", f"Canal to reopen with inspectors at the locks, {name} learns", body)
        for name in ("ledger", "beacon")
    ]
    con = database(audits(kit, [page(text) for text in (*some, TEXTS[2])]))
    link(con)
    rows = con.execute("SELECT outlet, what, others, of_others, named_here FROM left_out ORDER BY what, outlet").fetchall()
    assert ("today.example", "utterance", 2, 2, None) in rows
    assert ("today.example", "speaker", 2, 2, False) in rows
    assert {r[0] for r in rows} == {"today.example"}
    con.execute("UPDATE sighting SET day = '2026-11-08' WHERE host = 'today.example'")
    assert con.execute("FROM left_out").fetchall() == []  # nobody has what is said a day later


def test_an_account_without_a_day_is_counted_and_left_out(found, kit):
    undated = Input("undated", text=UNRELATED[3], url="https://coast.example/masks")
    done = link(database([*found, *audits(kit, [undated])]))
    assert done.undated == 1


NAMES = [  # name, other name, whether both are persons', whether one person can be told
    ("Omar Castel", "Castel", True, True),
    ("Omar Castel", "O. Castel", True, True),
    ('Robert "Bob" Castel', "Bob Castel (G-Vell)", True, True),
    ("Ji Yong-ho", "Ji Yong Ho", True, True),
    ("Ada Castel", "Omar Castel", True, None),  # two of a family, or one by a short form
    ("Ada Brandt", "Omar Castel", True, False),
    ("Ada Brandt", "the Harbour Board", False, None),  # for which she may speak
]


@pytest.mark.parametrize(("name", "other", "persons", "same"), NAMES)
def test_names_of_shared_words_are_joined_where_they_are_one_speaker(name, other, persons, same):
    a, b = (
        Quoted("d", 0, (), (), verb=None, verb_class=None, source=1, speaker=who, person=person)
        for who, person in ((name, True), (other, persons))
    )
    assert same_speaker(a, b) is same_speaker(b, a) is same


def test_a_name_is_found_as_words_of_a_text():
    ask = "SELECT last_word('Tom Lee III'), last_word('(G-Vell)'), has_name(spaced('asleep, Lees'), 'lee'), has_name(spaced('Mr. Lee’s'), 'lee')"
    assert memory().execute(ask).fetchall() == [("lee", None, False, True)]


LANGUAGES = {
    "de": "Der Kanal zwischen Norland und Sudria wird am Freitag nach neun Wochen Verhandlungen über Inspektoren an den Schleusen wieder geöffnet, wie die Reederei mitteilte, und vierzig Schiffe sollen noch vor dem Winter nach Hause kommen.",
    "el": "Η διώρυγα μεταξύ των δύο χωρών ανοίγει ξανά την Παρασκευή μετά από εννέα εβδομάδες συνομιλιών για τους επιθεωρητές στις πύλες, και σαράντα πλοία θα επιστρέψουν στα σπίτια τους πριν από τον χειμώνα, είπε η εταιρεία.",
    "ja": "両国の間の運河は、閘門の検査官をめぐる九週間の協議を経て金曜日に再開され、四十隻の船が冬の前に帰港する見通しだと港湾会社は発表した。",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reuse_is_found_in_every_language(lang, kit):
    text = LANGUAGES[lang]
    some = [("ledger", "2026-11-09", "A", f"{text}\n{text[:30]}"), ("today", "2026-11-10", "B", f"{text[-30:]}\n{text}")]
    con = database(audits(kit, [page(one) for one in some]))
    link(con)
    ((kind, start, stop, doc),) = con.execute("SELECT kind, start, stop, doc FROM reuse ORDER BY words DESC LIMIT 1").fetchall()
    assert kind in {"copy", "passage"}
    ((words,),) = con.execute("SELECT text FROM document WHERE id = ?", [doc]).fetchall()
    assert text[:-1] in words[start : stop + 1]


def test_versions_of_one_article_are_one_account(found, kit):
    """The last version counts; one that was fetched earlier is no further account, whatever its words."""
    _, day, headline, body = TEXTS[0]
    again = [
        Input(
            f"v{i}", text=f"{headline}\n{text}", url="https://isle.example/canal", published=day, fetched=f"{day}T{i}0:00:00Z"
        )
        for i, text in enumerate((body.replace("on Friday", "this week"), body), 1)
    ]
    con = database([*found, *audits(kit, again)])
    link(con)
    rows = con.execute(
        "SELECT s.input FROM story_member AS m JOIN sighting AS s ON s.id = m.sighting WHERE s.url LIKE '%isle%'"
    ).fetchall()
    assert rows == [("v2",)]


def test_a_declared_comment_is_no_account_of_the_event(found, con, kit):
    """It may belong to the story, but it makes no event, and its outlet is not counted."""
    _, day, headline, body = TEXTS[0]
    comment = Input(
        "comment",
        text=f"{headline}\n{body} I for one shall wave at them.",
        url="https://isle.example/opinion/canal",
        published=day,
    )
    more = database([*found, *audits(kit, [comment])])
    link(more)
    assert more.execute("SELECT level FROM story_account WHERE url LIKE '%isle%'").fetchall() == [("story",)]
    ask = "SELECT outlets FROM story ORDER BY ALL"
    assert more.execute(ask).fetchall() == con.execute(ask).fetchall()
