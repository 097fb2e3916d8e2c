"""Who speaks, on articles written for the tests."""

import re

import pytest
from kits import shipped

from audit.files import read_yaml
from audit.lang.pack import FOLDER
from audit.pipeline import audit
from audit.rows import Affiliation, Insertion, Source, Statement
from audit.text import Document

KIT = shipped()

TWIN = "\n".join(  # noqa: FLY002 - paragraphs, one an item
    [
        "Estonia tells Finnish sale of Swedish K-90 radar system is an ‘open question’",
        (
            "Estonia’s defence minister Mari Tamm has told Finland’s Prime Minister Aino Laine that the two "
            "neighbours should share the radar and that Tallinn is not going to pay for Sweden’s K-90 system."
        ),
        (
            "Speaking before a summit in Riga, Estonia again rejected Finland’s demand for them to pay half of "
            "the price, telling Laine that it's an “open question” and calling on NATO to settle the dispute."
        ),
        (
            "After the talks, the Finnish Prime Minister voiced confidence about the outcome, writing on "
            "Facebook “We will find a way with our friends in Estonia before the winter.”"
        ),
        (
            "Finland fears that the K-90 is too slow for the northern coast and has hinted that Sweden could "
            "deliver a newer model by spring."
        ),
        (
            "Tallinn has twice declined to sign the contract, insisting that it was promised a lower price "
            "before Helsinki changed the terms."
        ),
        (
            "Estonia’s finance minister, Jaan Kask, proposed in May that the country would be ready to pay a "
            "third. Flatly dismissing the proposal, Finland plainly stated that the price will stay as it is."
        ),
    ]
)


def table(text):
    """Source, cue and words of each statement."""
    found = audit(Document.of(text), KIT)
    names = {s.n: s.name for s in found.of(Source)}
    return [
        (names.get(s.source), s.cue_start is not None and text[s.cue_start : s.cue_stop], text[s.start : s.stop])
        for s in found.of(Statement)
    ]


def test_two_countries_and_their_ministers():
    rows = table(TWIN)
    for who, cue, what in (
        ("Estonia", "tells", "sale of Swedish K-90 radar system is an ‘open question’"),
        ("Mari Tamm", "told", "that the two neighbours should share the radar and that Tallinn is not going to pay"),
        ("Estonia", "telling", "that it's an “open question”"),
        ("Estonia", "calling on", "NATO to settle the dispute"),
        ("Aino Laine", "voiced confidence", "the outcome"),
        ("Aino Laine", "writing", "“We will find a way with our friends in Estonia before the winter.”"),
        ("Finland", "fears", "that the K-90 is too slow for the northern coast"),
        ("Finland", "hinted", "that Sweden could deliver a newer model by spring"),
        ("Estonia", "insisting", "that it was promised a lower price before Helsinki changed the terms"),
        ("Jaan Kask", "proposed", "that the country would be ready to pay a third"),
        ("Finland", "dismissing", "the proposal"),
        ("Finland", "stated", "that the price will stay as it is"),
    ):
        assert [x for x in rows if x[0] == who and cue in x[1] and what in x[2]], (who, cue, what)


def test_sides_are_countries_heard_and_no_others():
    found = audit(Document.of(TWIN), KIT)
    assert {a.name for a in found.of(Affiliation)} == {"Estonia", "Finland"}
    assert {s.name for s in found.of(Source)} == {"Mari Tamm", "Estonia", "Aino Laine", "Finland", "Jaan Kask"}


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("“We will win,” said the coach.", "the coach", "“We will win,”"),
        ("According to police, the car was stolen.", "police", "the car was stolen"),
        ("The car was stolen, according to police.", "police", "The car was stolen"),
        ("Critics say the law goes too far.", "Critics", "the law goes too far"),
        ("The plan, Ann Lee said, will fail.", "Ann Lee", "The plan"),
        ("Ann Lee: “I am leaving the party today.”", "Ann Lee", "“I am leaving the party today.”"),
    ],
)
def test_shapes(text, who, what):
    assert (who, what) in {(w, c) for w, _, c in table(text)}


def test_words_are_in_the_text_and_outside_insertions():
    found = audit(Document.of(TWIN), KIT)
    for s in found.of(Statement):
        assert 0 <= s.start < s.stop <= len(TWIN)
        assert not any(i.start < s.stop and s.start < i.stop for i in found.of(Insertion))


def test_nationality_is_no_side():
    found = audit(Document.of("Turkish journalist Elif Kaya said that the bridge was closed."), KIT)
    assert [s.name for s in found.of(Source)] == ["Elif Kaya"]
    assert found.of(Affiliation) == ()


def test_no_attribution_no_rows():
    found = audit(Document.of("The bridge was closed on Monday. It will open again in May."), KIT)
    assert found.of(Statement) == ()


def test_a_title_with_a_first_name_or_a_surname_is_the_person_named_in_full():
    text = (
        "Sir Alan Pike said on Monday that the canal would stay open. Sir Alan added that no toll was planned. Mr Pike said that "
        "ships were welcome. “I like canals,” Mrs Pike said. Dame Mara Quell said that it was late. “He is wrong,” Ms Quell said."
    )
    assert {who for who, _, _ in table(text)} == {"Alan Pike", "Mrs Pike", "Mara Quell"}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not immediately respond to a request for comment on the tolls.",
        "Ann Lee said that it was over. Her lawyer declined to answer questions about the tolls.",
    ],
)
def test_silence_is_no_speech(text):
    spoken = [text[s.start : s.stop] for s in audit(Document.of(text), KIT).of(Statement) if s.act == "speech"]
    assert not [words for words in spoken if "request" in words or "questions" in words]


def test_a_cue_of_silence_is_told_by_its_wording():
    silence = read_yaml(FOLDER / "en" / "cues.yaml")["silence"]
    assert silence["pattern"] == KIT.statements.nearest("en").cues.silence
    assert [cue for cue in silence["hits"] if not re.search(silence["pattern"], cue, re.IGNORECASE)] == []
    assert [cue for cue in silence["misses"] if re.search(silence["pattern"], cue, re.IGNORECASE)] == []


def test_a_name_in_a_phrase_ahead_does_not_speak():
    text = (
        "US President Ann Lee left. In a post after a meeting with Nato chief Mark Senn, the US President said: “It is over.”"
    )
    found = audit(Document.of(text), KIT)
    names = {s.n: s.name for s in found.of(Source)}
    assert [names.get(s.source) for s in found.of(Statement) if "It is over" in text[s.start : s.stop]] == ["Ann Lee"]
    assert {(names[a.source], a.name) for a in found.of(Affiliation)} == {("Ann Lee", "United States")}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The men argued. Ann Lee, who said that it was late, left with Jo Senn, who added that it was cold.", set()),
        ("“It is late,” said Chad Hawk, vice president of a bank in Port Amber.", set()),
        ("Statistics from Norland’s labour force survey show that fewer people work.", set()),
        ("Canada Growth Party leader Jo Senn said that it was late.", set()),
        ("Constitutional Democratic Party of Japan leader Jo Senn said that it was late.", set()),
        ("Conservative lawmakers said that it was late.", set()),
        ("Ann Lee, who was an adviser to the US Congress, said that it was late.", set()),
        ("Japan’s foreign minister, Jo Senn, said that it was late.", {"Japan"}),
        (
            "Conservative lawmakers said that it was late. The Conservatives met in May, and Ann Lee, a Conservative, was there.",
            {"Conservative Party"},
        ),
        ("The WHO said that it was late.", {"World Health Organization"}),
    ],
)
def test_a_side_is_an_office_or_a_membership_and_no_likeness_of_words(text, sides):
    assert {a.name for a in audit(Document.of(text), KIT).of(Affiliation)} == sides


def test_two_persons_of_one_surname_are_two_voices():
    text = (
        "Pakistan’s prime minister, Ann Sharif, said that it was late. “It is over,” Sharif said. Army spokesman Jon Sharif said that "
        "jets had been seen. “They came at night,” Sharif said."
    )
    assert [who for who, _, _ in table(text)] == ["Ann Sharif", "Ann Sharif", "Jon Sharif", "Jon Sharif"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lund Motors said that sales had fallen.", "organisation"),
        ("Quay Energy told workers that it would close.", "organisation"),
        ("KBN News reported that it was late.", "media"),
        ("Ann Press said that it was late. Press left.", "person"),
    ],
)
def test_a_company_and_a_channel_are_no_persons(text, kind):
    assert [s.kind for s in audit(Document.of(text), KIT).of(Source)] == [kind]


def test_a_surname_is_who_speaks_and_not_who_was_once_mentioned():
    gap = (
        " The canal was dug in the years before the war, and its locks were built of stone from the hills in the north of the land."
        * 3
    )
    text = f"Adv Ann Tosane said that it was late. Her father, Jon Tosane, had worked there.{gap} “It is over,” Advocate Tosane said."
    assert [who for who, _, _ in table(text)] == ["Ann Tosane", "Ann Tosane"]


@pytest.mark.parametrize(
    ("text", "names", "sides"),
    [
        ("On Sunday, Speaker John A. Lee and others insisted that it was late.", {"John A. Lee"}, set()),
        ("Democratic Norland Gov. Ann Lee said that it was late.", {"Ann Lee"}, set()),
        ("Mr. Senn, a Norland Democrat who led the vote, said that it was late.", {"Senn"}, {"Democratic Party"}),
        ("White House Press Secretary Jo Senn said that it was late.", {"Jo Senn"}, {"United States"}),
        ("Last month, U.S. Secretary of State Jo Senn said that it was late.", {"Jo Senn"}, {"United States"}),
        ("“It is late,” said Jo Senn, the chief minister of Delhi.", {"Jo Senn"}, set()),
        ("In Davos, Switzerland, Friday, President Senn told the guests that it was late.", {"Senn"}, set()),
        ("“It is late,” said Jo Senn, president of the American Canal Alliance.", {"Jo Senn"}, set()),
        ("House Minority Leader Jo Senn said that it was late. Senn said that it was over.", {"Jo Senn"}, set()),
        ("The envoy of President Jo Senn said that it was late.", {"The envoy of President Jo Senn"}, set()),
        ("Canal Safety Secretary Jo Senn said that it was late.", {"Jo Senn"}, set()),
        ("Director of Canal Intelligence Jo Senn said that it was late.", {"Jo Senn"}, set()),
        ("Beacon's Jo Senn said that it was late.", {"Jo Senn"}, set()),
        ("KBN Jo Ann Senn said that it was late. “It is over,” said Jo Senn.", {"Jo Ann Senn"}, set()),
        (
            "Jo Martin Prince Jr. said that it was late. Will Senn said that it was over.",
            {"Jo Martin Prince Jr", "Will Senn"},
            set(),
        ),
        ("When Jo Senn was mayor, she said that it was late.", {"Jo Senn"}, set()),
        ("The KV Delta Cross Canal SUV is out. KV says that it will sell.", {"KV"}, set()),
        (
            "Ann Lee, the president, said that it was late. The Russian president said that it was not.",
            {"Ann Lee", "The Russian president"},
            {"Russia"},
        ),
    ],
)
def test_names_with_points_and_offices_beside_them(text, names, sides):
    found = audit(Document.of(text), KIT)
    assert {s.name for s in found.of(Source)} == names
    assert {a.name for a in found.of(Affiliation)} == sides
