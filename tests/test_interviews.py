"""Interviews and transcripts: each turn is its speaker's, and what only looks like one is the outlet's."""

import pytest
from kits import shipped

from audit.lang.dialogue import DialogueWords
from audit.load import Input, load
from audit.pipeline import audit
from audit.rows import Source, Statement

KIT = shipped()
ASKED = ("What is wrong with the mains?", "And who will pay for it?", "Do you drink the water yourself?")
ANSWERED = (
    "They are a hundred years old. We patch them every week, and my people are tired of it.",
    "We all will. I have told the council so, and I do not think that they were pleased.",
    "I do. But I let it run for a minute, as my mother taught me.",
)
LEAD = "Oda Fennimore runs the waterworks of Ostrel. She received us in her office by the river.\n"
HEAD = "Waterworks of Ostrel to close its old mains\n"


def lines(asks, answers, lead=LEAD):
    """Write the conversation as plain text with labels."""
    return HEAD + lead + "".join(f"{asks}{q}\n{answers}{a}\n" for q, a in zip(ASKED, ANSWERED, strict=True))


def page(asks, answers, before="", after=""):
    """Write the conversation as a page; `%s` is the place of a line."""
    body = "".join(asks % q + answers % a for q, a in zip(ASKED, ANSWERED, strict=True))
    prose = "<p>The mains of Ostrel were laid in 1911 and feed nine thousand homes; the town wants them gone by spring.</p>"
    title = "Oda Fennimore on the mains"
    article = f"<article><h1>{title}</h1>{before}<p>{LEAD}</p>{prose}{body}{after}</article>"
    return f'<!doctype html><html lang="en"><head><title>{title}</title></head><body>{article}</body></html>'


def said(given):
    """Return the text, its direct statements as (words, source row, probability)."""
    document = load(Input("x", html=given) if given.startswith("<!") else Input("x", text=given))
    result = audit(document, KIT)
    sources = {s.n: s for s in result.of(Source)}
    direct = [s for s in result.of(Statement) if s.mode == "direct"]
    return [(document.text[s.start : s.stop], sources.get(s.source), s.source_p) for s in direct]


def speaker(given, words):
    """Return the row of the source of the only direct statement with these words, and its probability."""
    found = [(source, p) for text, source, p in said(given) if words in text]
    assert len(found) == 1, (words, said(given))
    return found[0]


@pytest.mark.parametrize(
    "given",
    [
        lines("Q: ", "A: "),
        lines("Q. ", "A. "),
        lines("Q) ", "A) "),
        lines("Question: ", "Answer: "),
        lines("Ostrel Echo: ", "Fennimore: "),
        lines("Luc Garrel: ", "Oda Fennimore: "),
        lines("LG: ", "OF: ", lead="Luc Garrel talked to Oda Fennimore, who runs the waterworks of Ostrel.\n"),
        lines("Luc Garrel (00:12): ", "Oda Fennimore (00:20): "),
        lines("Luc Garrel\n", "Oda Fennimore\n"),
        lines("Luc Garrel, Ostrel Echo\n", "Oda Fennimore\n").replace(", Ostrel Echo", ""),
        lines("Q: ", "", lead="Luc Garrel of the Echo and Ada Holm wrote of it. Oda Fennimore shared her thoughts with us.\n"),
        lines("Q. ", "", lead=LEAD + "Her answers have been edited for length and clarity.\n"),
        page("<p>Luc Garrel</p><p>%s</p>", "<p>Oda Fennimore</p><p>%s</p>"),
        page("<p><b>%s</b></p>", "<p>%s</p>"),
        page("<p><em>%s</em></p>", "<p>%s</p>"),
        page("<h3>%s</h3>", "<p>%s</p>"),
        page("<p><strong>%s</strong></p>", "<p>%s [smiles]</p>"),
        page("<p><strong>Echo:</strong> %s</p>", "<p><strong>Fennimore:</strong> %s</p>"),
        page("<p><strong>Luc Garrel</strong></p><p>%s</p>", "<p><strong>Oda Fennimore</strong></p><p>%s</p>"),
    ],
)
def test_answers_belong_to_the_person_asked(given):
    for words in ("patch them every week", "told the council", "mother taught me"):
        source, p = speaker(given, words)
        assert source.name == "Oda Fennimore"
        assert source.kind == "person"
        assert p > 0.75
    assert not any("smiles" in text for text, _, _ in said(given))


@pytest.mark.parametrize(
    ("given", "name"),
    [
        (lines("Q: ", "A: "), None),
        (lines("Ostrel Echo: ", "Fennimore: "), "Ostrel Echo"),
        (lines("INTERVIEWER: ", "ODA FENNIMORE: "), "INTERVIEWER"),
        (lines("Luc Garrel\n", "Oda Fennimore\n"), "Luc Garrel"),
        (lines("Q: ", "", lead=LEAD + "Her answers have been condensed.\n"), None),
        (lines("Q: ", "Oda Fennimore: "), None),
        (page("<p><b>%s</b></p>", "<p>%s</p>"), None),
        (page("<p><b>%s</b></p>", "<p>%s</p>", before="<p class='byline'>By Luc Garrel</p>"), "Luc Garrel"),
    ],
)
def test_the_interviewer_is_a_source_of_kind_media(given, name):
    source, _ = speaker(given, "who will pay")
    assert (source.kind, source.name) == ("media", name)


BROADCAST = """LUC GARREL, ANCHOR: Good evening. The mains of Ostrel are to go. What is wrong with them?
ODA FENNIMORE, CHIEF EXECUTIVE, OSTREL WATER: They are a hundred years old, and we patch them.
GARREL: And who will pay?
FENNIMORE: We all will. I told the council so. (LAUGHTER)
(BEGIN VIDEO CLIP)
UNIDENTIFIED MALE: I will not pay for it.
(END VIDEO CLIP)
GARREL: Thank you.
"""


def test_a_surname_in_capitals_is_the_speaker_introduced_with_an_office():
    source, p = speaker(HEAD + BROADCAST, "told the council")
    assert (source.name, p) == ("ODA FENNIMORE", 0.97)
    assert speaker(HEAD + BROADCAST, "who will pay")[0].kind == "media"
    assert not any("LAUGHTER" in text or "VIDEO" in text for text, _, _ in said(HEAD + BROADCAST))


CHAT = """ada.holm (Ada Holm, news editor): The mains of Ostrel are to go. What do we make of it, everyone?
bolund (Bo Lund, water correspondent): I think it is late. We wrote about the lead in 1998!
tedo: I do not agree, Bo. My street got new pipes last year.
And the year before that, too.
bolund: Your street, yes.
ada.holm: But who pays? I have not seen a figure from anybody, and Ted Orr has read the budget.
tedo: We do, of course. I have the bill on my desk.
ada.holm: OK, last question: do you drink it?
bolund: I do.
tedo: So do I, and I let it run.
"""


def test_handles_of_a_chat_are_the_persons_whom_they_abbreviate():
    given = HEAD + "Welcome to our weekly water chat. It has been lightly edited.\n" + CHAT
    for words, name in (("lead in 1998", "Bo Lund"), ("the year before that", "Ted Orr"), ("anybody", "Ada Holm")):
        source, p = speaker(given, words)
        assert source.name == name
        assert p > 0.75


SPEECH = (
    "My friends, I have lived in Ostrel for forty years, and I have never seen the river so low.",
    "We dug wells. We carried buckets. We asked the council for pipes, and the council sent us a form.",
    "I do not blame my neighbours for leaving. I blame those of us who stayed and kept quiet, and I was one of them.",
    "So tonight I ask you to sign with me. We want water that our children can drink, and we want it by the spring.",
    "My mother used to say that a town without water is a camp. I think that she was right, and I think you know it.",
    "Thank you, and good night to you all.",
)
AFTER = "Fennimore left without taking questions. The council meets on Monday."


@pytest.mark.parametrize(
    ("announced", "name"),
    [
        ("The full text of Oda Fennimore’s speech is below.", "Oda Fennimore"),
        ("Here is her speech in full:", "Oda Fennimore"),
        ("A transcript of the remarks follows, edited by nobody:", "Oda Fennimore"),
        ("The complete statement by Oda Fennimore follows. It was read at noon.", "Oda Fennimore"),
    ],
)
def test_words_given_in_full_are_their_speakers(announced, name):
    found = said(HEAD + LEAD + announced + "\n" + "\n".join((*SPEECH, AFTER)) + "\n")
    whole = " ".join(words for words, _, _ in found)
    assert all(line in whole for line in SPEECH)
    assert "Fennimore left" not in whole
    assert {(source.name, source.kind) for _, source, _ in found} == {(name, "person")}


@pytest.mark.parametrize(
    "lead",
    [
        "The speech is on the council’s site.",
        "She had read the full text of the bill below the dam.",
        "From the transcript of the hearing:",
    ],
)
def test_a_column_in_the_first_person_is_not_given_in_full(lead):
    assert said(HEAD + LEAD + lead + "\n" + "\n".join(SPEECH) + "\n") == []


def test_the_person_announced_answers_and_not_the_one_named_most():
    lead = "Oda Fennimore runs the waterworks. Mayor Bo Lund wants them sold, and Lund has the votes; Lund was elected on it.\n"
    given = lines("Q: ", "", lead=lead + "Fennimore spoke to the Echo. Her answers have been edited.\n")
    assert speaker(given, "told the council")[0].name == "Oda Fennimore"


def test_an_answer_goes_on_over_paragraphs_and_ends_where_the_outlet_tells():
    more = "And the lead is only one part of it. The pumps are worse, and we cannot get the parts.\n"
    text = lines("Garrel: ", "Fennimore: ", lead="Luc Garrel talked to Oda Fennimore.\n")
    text = (
        text.replace("tired of it.\n", "tired of it.\n" + more)
        + "Fennimore took over six years ago. The works begin in spring.\n"
    )
    assert speaker(text, "cannot get the parts")[0].name == "Oda Fennimore"
    assert not any("six years ago" in words for words, _, _ in said(text))
    shortened = page("<p><b>%s</b></p>", "<p>%s</p>", after="<p><em>This interview has been shortened for clarity.</em></p>")
    assert not any("shortened" in words for words, _, _ in said(shortened))


EXPLAINED = "".join(
    f"<h3>{q}</h3><p>{a}</p>"
    for q, a in (
        ("What is wrong with the mains?", "They are a hundred years old and lose a third of the water."),
        ("Who will pay for it?", "All households will, Fennimore says."),
        ("Do I have to be at home?", "No. The works are in the street."),
    )
)


PLACES = (("Port Amber", "quay"), ("Vell Lock", "gate"), ("Port Amber", "mole"), ("Vell Lock", "sluice"))


@pytest.mark.parametrize(
    "given",
    [
        f"<!doctype html><html><body><article><h1>What the works mean</h1><p>{LEAD}</p>{EXPLAINED}</article></body></html>",
        HEAD
        + "Fennimore: Would lay new mains.\nGarrel: Would patch them.\nFennimore: Would raise prices.\nGarrel: Would tax it.\n",
        HEAD + "Advertisement:\nThe mains are old.\nAdvertisement:\nThe council met.\nAdvertisement:\nIt will meet again.\n",
        HEAD + "Venue: The old quay.\nNote: The gate is shut.\nNote: The ferry runs.\nPrice: Ten crowns.\n",
        HEAD + "".join(f"{name}\nThe {thing} is old. It was laid in 1911.\n" for name, thing in PLACES),
        HEAD + "Ada Holm\nWe lead.\nBo Lund\nI follow.\nTed Orr\nI am third.\nJo Senn\nI am last.\n",
        HEAD
        + "q: Why?\nnote: we close at six.\nnote: you pay at the gate.\nnote: i lead.\nupdate: we open.\nupdate: we do.\nupdate: so.\n",
        HEAD
        + "Q: Is the water safe?\nIt is, according to the town.\nQ: What does it cost?\nTen crowns a year, Fennimore says.\n",
        HEAD + "Q: Is the water safe?\nA: It is, according to the town.\nQ: What does it cost?\nA: Ten crowns a year.\n",
    ],
)
def test_explanations_comparisons_and_lists_are_the_outlets(given):
    assert said(given) == []


def test_a_quotation_under_check_has_no_reply_as_its_own_words():
    text = "ODA FENNIMORE: “We lose half of the water.”\nTHE FACTS: The mains lose a third, the town says.\n"
    text += "ODA FENNIMORE: “I know of no older mains.”\nTHE FACTS: Two towns have some.\n"
    assert not any("lose a third" in words for words, _, _ in said(HEAD + text))


def test_words_of_every_language_are_in_lower_case_and_unique():
    words = DialogueWords.load()
    for code, of in words.languages.items():
        assert not of.speaking & of.asking, code
    assert len(set(words.pairs)) == len(words.pairs)


def test_labels_of_the_first_question_and_answer_alone_are_no_words_of_theirs():
    """Only the first pair is labelled; the others are told apart by bold type."""
    given = page("<p><strong>%s</strong></p>", "<p>%s</p>", "<p>An interview.</p>")
    given = given.replace(f"<strong>{ASKED[0]}", f"<strong>Echo: {ASKED[0]}").replace(
        f"<p>{ANSWERED[0]}", f"<p>Fennimore: {ANSWERED[0]}"
    )
    source, _ = speaker(given, "a hundred years old")
    assert source.name == "Oda Fennimore"
    words = [text for text, _, _ in said(given)]
    assert ASKED[0] in words
    assert ANSWERED[0] in words
    assert speaker(given, "as my mother taught me")[0].name == "Oda Fennimore"


PROMPTS = (
    "You have run the works for nine years.",
    "Tell me what is wrong with your mains.",
    "And you drink the water yourself.",
)


@pytest.mark.parametrize(("before", "answers"), [("<p>The conversation has been edited for length.</p>", 3), ("", 0)])
def test_sentences_in_bold_ask_where_an_interview_is_announced(before, answers):
    given = page("<p><b>%s</b></p>", "<p>%s</p>", before=before)
    for question, prompt in zip(ASKED, PROMPTS, strict=True):
        given = given.replace(question, prompt)
    assert [source.name for words, source, _ in said(given) if words in ANSWERED] == ["Oda Fennimore"] * answers


def test_the_one_spoken_with_answers_not_the_one_spoken_of_most():
    lead = (
        "Bo Vexley has run Ostrel since 2009. Vexley sold the mains, and Vexley wants them back. The Echo spoke with Oda Fennimore "
        "over the phone to discuss her works and what Vexley said of them. The conversation has been edited for length.\n"
    )
    text = HEAD + lead + "".join(f"{q}\n{a}\n" for q, a in zip(ASKED, ANSWERED, strict=True))
    assert speaker(text, "as my mother taught me")[0].name == "Oda Fennimore"


def test_a_remark_asks_and_a_question_at_the_end_of_an_answer_does_not():
    """Neither a paragraph's question mark nor its absence alone tells who speaks."""
    remark = "You promised new mains in spring. The council says that they are late."
    answer = "I did promise that. I had not seen the bill, and my people had."
    turns = [x for q, a in zip(ASKED, ANSWERED, strict=True) for x in (q, a)]
    turns[1] += " Who would not be?"
    lead = "In an interview with the Echo, Oda Fennimore, who runs the waterworks, speaks of old mains.\n"
    given = HEAD + lead + "".join(f"{x}\n" for x in (*turns[:2], remark, answer, *turns[2:]))
    assert speaker(given, "Who would not be")[0].name == "Oda Fennimore"
    assert speaker(given, "You promised")[0].kind == "media"
    assert speaker(given, "I had not seen")[0].name == "Oda Fennimore"
