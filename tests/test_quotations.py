"""Quotation marks in the conventions of newsrooms: what opens, what closes, and what is an apostrophe."""

from dataclasses import replace

import pytest
from kits import shipped

from audit.lang.pack import Packs
from audit.lang.quotations import quotes
from audit.pipeline import audit
from audit.rows import Source, Statement
from audit.text import Document

EN = Packs.load().nearest("en")
KIT = shipped()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("‘We are not leaving,’ said Bo Tarn. ‘The dockers’ union agrees.’", ["‘We are not leaving,’", "‘The dockers’ union agrees.’"]),
        ("'We are not leaving,' said Bo Tarn. 'The dockers' union agrees.'", ["'We are not leaving,'", "'The dockers' union agrees.'"]),
        ("‘The dockers’ union has agreed to it.", ["‘The dockers’ union has agreed to it."]),
        ("‘’Tis late,’ she said.", ["‘’Tis late,’"]),
        ("‘Tis late for us,’ she said.", ["‘Tis late for us,’"]),
        ("The ’90s were grand and the ’80s too.", []),
        ("Rock ’n’ roll was the boys’ music in the '60s.", []),
        ("James’ boat and Rita’s boat, the Joneses’ too.", []),
        ("‘I was rockin’ all night,’ said Bo.", ["‘I was rockin’ all night,’"]),
        ("The players’ ‘done deal’ and the owners’ plan.", ["‘done deal’"]),
        ("the ‘deals’ in the players’ union", ["‘deals’"]),
        ("the boss’ ‘plan’ failed", ["‘plan’"]),
        ("The ship 'Ada' and the tug 'Bo' left.", ["'Ada'", "'Bo'"]),
        ("He said: ‘She told me “no” twice.’", ["‘She told me “no” twice.’"]),
        ("“She told me ‘no’ twice,” he said.", ["“She told me ‘no’ twice,”"]),
        ("“She told me, ‘I won’t go,’” he said.", ["“She told me, ‘I won’t go,’”"]),
        ("“‘We go,’ she said,” he said.", ["“‘We go,’ she said,”"]),
        ("‘He said ‘no’’ and left.", ["‘He said ‘no’’"]),
        ("« Nous partons », said Bo.", ["« Nous partons »"]),
        ("«We leave», said Bo. »We stay«, said Rita.", ["«We leave»", "»We stay«"]),
        ("‹We leave now›, said Bo.", ["‹We leave now›"]),
        ("„We leave“, said Bo.", ["„We leave“"]),
        ("»We leave», said Bo.", ["»We leave»"]),
        ("» The bridge closes in March.", []),
        ("He is 5’4” tall and she is 6' 2\".", []),
        ("“It is a 5’4” hole,” he said.", ["“It is a 5’4” hole,”"]),
        ("“We go,’’ he said. “We stay.’’", ["“We go,’’", "“We stay.’’"]),
        ("\"We go,'' he said.", ["\"We go,''"]),
        ("``We go,'' he said.", ["``We go,''"]),
        ("「春に見た」と述べた。", ["「春に見た」"]),
        ("״ראינו״, אמרה. מנכ״ל הנמל", ["״ראינו״"]),
        ("ה״עם הזה״ בא לצה״ל", ["״עם הזה״"]),
    ],
)  # fmt: skip
def test_marks(text, found):
    assert [text[q.start : q.stop] for q in quotes(text, EN) if q.depth == 0] == found


def spoken(text, lang="en"):
    """List the direct statements of a text with the names of their sources."""
    result = audit(replace(Document.of(text), lang=lang), KIT)
    names = {s.n: s.name for s in result.of(Source)}
    return [(text[s.start : s.stop], names.get(s.source)) for s in result.of(Statement) if s.mode == "direct"]


HEAD = "Port Amber shuts the bridge\n"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("‘We are not leaving the quay,’ said Bo Tarn.", "‘We are not leaving the quay,’"),
        ("'It’s the dockers' quay and we don't leave it,' Bo Tarn said.", "'It’s the dockers' quay and we don't leave it,'"),
        ("« We are not leaving the quay », said Bo Tarn.", "« We are not leaving the quay »"),
        ("»We are not leaving the quay«, said Bo Tarn.", "»We are not leaving the quay«"),
        ("„We are not leaving the quay“, said Bo Tarn.", "„We are not leaving the quay“"),
        ("— We are not leaving the quay, said Bo Tarn.", "We are not leaving the quay,"),
        ("“We are not leaving the quay, said Bo Tarn.", "“We are not leaving the quay,"),
        ("“We are not leaving the quay,” grumbled Bo Tarn.", "“We are not leaving the quay,”"),
    ],
)
def test_the_speaker_is_named_whatever_the_marks(said, words):
    assert spoken(HEAD + said + " The council met on Monday.\n") == [(words, "Bo Tarn")]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("ja", "港は橋を閉じる。\n市長は「橋はもう古い」と述べた。\n", ["「橋はもう古い」"]),
        ("zh", "港口将关闭大桥。\n市长说：“桥很旧了。”\n", ["“桥很旧了。”"]),
        ("es", "El puente cierra.\n—No, señor —dijo Ada Quill—. No lo cierran.\n", ["No, señor", "No lo cierran."]),
        ("es", "El puente cierra.\n«No esperaremos más», añadió.\n", ["«No esperaremos más»"]),
        ("no", "Broen stenges.\n– Vi har sett sprekkene, sier Ada Quill.\n", ["Vi har sett sprekkene,"]),
        ("fr", "Le pont ferme.\n— Nous partons, dit Ada Quill.\n", ["Nous partons,"]),
        ("de", "Die Brücke (kurz: „die Alte“) schließt.\n", []),
    ],
)
def test_short_quotations_and_dashes_in_other_languages(lang, text, found):
    assert [words for words, _ in spoken(text, lang)] == found


@pytest.mark.parametrize(
    "text",
    [
        "— The bridge is 90 metres long.\n— The council said the quay is soft.\n— In Sollen, the board met.\n",
        "» The bridge closes in March.\n» The ferries run.\n",
        "The mains — laid in 1911, said to be the oldest — will go.\n",
    ],
)
def test_lists_and_dashes_in_prose_are_no_speech(text):
    assert spoken(HEAD + text) == []
