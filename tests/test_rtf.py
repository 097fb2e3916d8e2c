"""Rich text: what a reader of the file is shown, and nothing else."""

from functools import partial

import pytest
from clock import cpu_seconds

from audit.errors import AuditError
from audit.load import Input, load
from audit.load.rtf import DEEPEST, rich_paragraphs

FONTS = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil\fcharset204 B;}{\f2\fnil C;}"
    rb"{\f3\fnil\fcharset238{\*\falt X}D;}{\f4\fnil\fcharset128 E;}}"
)
"""A head whose third font names no charset."""


def paragraphs(body, head=rb"{\rtf1\ansi\ansicpg1252 "):
    found = rich_paragraphs(head + body + b"}", "a.rtf")
    assert found.whole
    return [p.text for p in found.paragraphs if p.text]


EXAMPLES = [
    (rb"A caf\'e9 and d\'e9j\'e0 vu", ["A café and déjà vu"]),
    (rb"\u8220?Yes,\u8221? she said", ["“Yes,” she said"]),
    (rb"\uc2\u26085\'93\'fa\uc1 x", ["日x"]),
    (rb"{\uc0\u233}t\u233?", ["été"]),
    (rb"\u8220\ldblquote Yes", ["“Yes"]),
    (rb"caf\u233\par and tea", ["café", "and tea"]),
    (rb"\u-10179?\u-8704? and \u-10179? alone", ["😀 and  alone"]),
    (rb"One{\v  hidden} two{\deleted  gone\par} three", ["One two three"]),
    (rb"One\v  hidden\v0  two\plain", ["One two"]),
    (rb"A note{\footnote\pard It says so.\par} stays out", ["A note stays out"]),
    (rb"{\header Page 1\par}{\footer Ledger\par}Words{\*\annotation no}{\pict ffd8ff}{\*\unknown no}", ["Words"]),
    (rb"{\field{\*\fldinst{PAGE}}{\fldrslt{4}}} of 5", ["4 of 5"]),
    (rb"Anna\_Lena\~Vale op\-tional \{x\}\\", ["Anna-Lena\u00a0Vale optional {x}\\"]),
    (rb"a\tab b\line c\emdash d\lquote e\rquote\bullet", ["a\tb\nc—d‘e’•"]),
    (rb"HD\cell Title\cell\row LP\cell Text\cell\row", ["HD\x07Title\x07", "LP\x07Text\x07"]),
    (rb"{\upr{fallback}{\*\ud{\u233?t\u233?}}}", ["été"]),
    (rb"One\bin4 }}}} two", ["One two"]),
    (b"One\\\ntwo\r\n three", ["One", "two three"]),
    (rb"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Box\par}}{\shprslt Box\par}}", ["Box"]),
    (rb"{\pntext\f3\'b7\tab}{\listtext 1.\tab}Item", ["Item"]),
]


@pytest.mark.parametrize(("body", "expected"), EXAMPLES)
def test_words_of_rich_text(body, expected):
    assert paragraphs(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (rb"\f0 \'e9", "é"),
        (rb"\f1 \'cf\'f0", "Пр"),
        (rb"\f2 \'e9", "é"),  # its neighbours' charsets are not its own
        (rb"\f3 \'b9", "ą"),
        (rb"\f4 \'93\'fa\'83A", "日ア"),  # a trail byte that is a letter
        (rb"{\f1 \'cf}\'e9", "Пé"),
        (rb"\f1\'cf\plain \'e9", "Пé"),
    ],
)
def test_bytes_are_decoded_by_the_charset_of_their_font(body, expected):
    assert paragraphs(body, FONTS) == [expected]


def test_the_documents_code_page_is_the_default():
    assert paragraphs(rb"{\fonttbl{\f0\fnil\fcharset0 A;}{\f1\fnil B;}}\f1 \'cf\'f0", rb"{\rtf1\ansi\ansicpg1251\deff1 ") == [
        "Пр"
    ]


def test_an_article_in_rich_text():
    link = rb'{\field{\*\fldinst{HYPERLINK "https://ledger.example/a"}}{\fldrslt{\ul the board}}}'
    raw = rb"{\rtf1 Talks resume\par\par They  met " + link + rb" again.\par a\cell b\row}"
    document = load(Input("a.rtf", text=raw, draft="rtf"))
    assert document.text == "Talks resume\nThey met the board again.\na\tb"
    assert [(b.zone, [a.href for a in b.links]) for b in document.blocks] == [
        ("headline", []),
        ("body", ["https://ledger.example/a"]),
        ("body", []),
    ]
    (anchor,) = document.blocks[1].links
    assert document.text[anchor.start : anchor.stop] == "the board"


def test_a_cut_file_declares_partial_access():
    document = load(Input("a.rtf", text=rb"{\rtf1 Talks resume\par They met {\b on Mon", draft="rtf"))
    assert document.text.endswith("on Mon")
    assert [s.value for s in document.said if s.field == "access"] == ["partial"]


@pytest.mark.parametrize("raw", [b"{\\rtf1 " + b"{" * (DEEPEST + 5), b"{\\rtf1 }", b"{\\rtf1{\\fonttbl{\\f0 A;}}"])
def test_what_holds_no_article_is_refused_in_one_line(raw):
    with pytest.raises(AuditError) as caught:
        load(Input("a.rtf", text=raw, draft="rtf"))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "piece", [b"{\\b a}", b"\\u233?", b"\\'e9", b"a\\par ", b"\\", b"{\\field{\\*\\fldinst x}{\\fldrslt y}}", b"{}"]
)
def test_time_grows_with_the_size_alone(piece):
    small, large = (cpu_seconds(partial(rich_paragraphs, b"{\\rtf1 " + piece * n + b"}", "a.rtf")) for n in (2_000, 16_000))
    assert large < 8 * 4 * small + 0.05
