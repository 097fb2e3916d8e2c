"""What an account of a story leaves out: never what it has in other words, and bodies by their whole names."""

import pytest
from blank import memory
from lxml import html

from audit.link.weeks import link
from audit.load import Input, load
from audit.pipeline import audit
from audit.report.story.story_page import story_pages
from audit.store import write

LEAD = "The old light of Ostrel goes dark on Thursday for the first time in a hundred years, and the bay below it will be lit by four buoys."
RISK = "The lamp was lit in 1871 after eleven boats had sunk in one night on the rocks west of the quay, and it has burned through two wars."
QUOTE = "“This is a death sentence for small boats and for every village that lives by them,” said Hinnerk Paal."
FIRM = "Tarn & Daughters said the old lamp had been “paid for three times over by the people of this coast”."


@pytest.fixture(scope="module")
def linked(kit):
    told = {
        "quay": (LEAD, QUOTE, RISK, FIRM),
        "mole": (LEAD, "A crowd had gathered at the door.", QUOTE, "It was cold.", RISK, "Rain fell all day.", FIRM),
        "pier": (LEAD.replace("goes dark on", "goes dark late on"), QUOTE),
        "weir": (
            "“A death sentence for small boats,” Hinnerk Paal said, “and for every village that lives by them.”",
            "Nobody on the weir had heard of the lamp before the meeting ended.",
        ),
    }
    con = memory()
    write(
        con,
        [
            audit(
                load(
                    Input(
                        name,
                        text="Ostrel dims its light\n\n" + "\n\n".join(lines),
                        url=f"https://{name}.example/2026/11/19/light",
                        published="2026-11-19",
                    )
                ),
                kit,
            )
            for name, lines in told.items()
        ],
    )
    link(con)
    return con


def test_a_passage_in_other_words_is_not_left_out(linked):
    passages = linked.execute(
        "SELECT l.outlet, substring(d.text, r.start + 1, r.stop - r.start) FROM left_out AS l"
        " JOIN reuse AS r ON r.doc || ':' || r.start = l.key JOIN document AS d ON d.id = r.doc WHERE l.what = 'passage'"
    ).fetchall()
    assert "weir.example" in {outlet for outlet, _ in passages}
    assert not [words for outlet, words in passages if outlet == "pier.example" and "1871" not in words]


def test_a_page_quotes_the_passage_and_names_a_body_in_full(linked):
    (page,) = story_pages(linked, "2026-11-01", "2026-11-30").values()
    shown = html.fromstring(page).xpath("//section[@id='left-out']")[0].text_content()
    assert "a passage, " in shown
    assert "a voice named Tarn & Daughters" in shown


def test_a_copy_with_a_quotation_in_it_is_a_copy(linked):
    """The quotation alone, which a third account has too, is none."""
    found = linked.execute(
        "SELECT r.kind, r.share > 0.8 FROM reuse AS r JOIN sighting AS s ON s.doc = r.doc JOIN sighting AS o ON o.doc = r.other"
        " WHERE list_sort([s.host, o.host]) = ['mole.example', 'quay.example']"
    ).fetchall()
    assert ("copy", True) in found
