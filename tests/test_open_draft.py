"""OpenDocument drafts: all insertions taken, all deletions left out, links, hidden words, boxes, and bounds."""

import io
import zipfile

import pytest

from audit.errors import AuditError
from audit.load import Input, load
from audit.load.corpus import corpus
from audit.load.corpus.one import path

NAMES = " ".join(
    f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"'
    for k, v in {"office": "office", "text": "text", "style": "style", "draw": "drawing", "svg": "svg-compatible"}.items()
)
NAMES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
MANY = " ".join(f"a{n}='1'" for n in range(5000))
TYPE = "application/vnd.oasis.opendocument.text"


def content(body, styles="", root="document-content", more=""):
    return (
        f"<?xml version='1.0'?><office:{root} {NAMES} {more} office:version='1.3'><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:{root}>"
    )


def packed(xml, manifest="<manifest/>"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", TYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", xml)
        archive.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def flat(body, styles=""):
    return content(body, styles, "document", f"office:mimetype='{TYPE}'").encode()


def lines(body, styles=""):
    """The lines of a body, in a package and in one file alike."""
    found, same = (load(Input("a.odt", text=raw, draft="odt")) for raw in (packed(content(body, styles)), flat(body, styles)))
    assert found.text == same.text
    return found.text.split("\n")


def p(words, style="Standard"):
    return f"<text:p text:style-name='{style}'>{words}</text:p>"


CHANGES = (
    "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion><office:change-info><dc:creator>Ed</dc:creator>"
    f"</office:change-info>{p('not ')}</text:deletion></text:changed-region></text:tracked-changes>"
)
CASES = {
    "a deletion": (CHANGES + p("She will <text:change text:change-id='c1'/>sign."), ["She will sign."]),
    "an insertion": (p("She will <text:change-start text:change-id='c'/>now <text:change-end text:change-id='c'/>sign."), ["She will now sign."]),
    "a note": (p("She paid<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p("Twice.") + "</text:note-body></text:note>."), ["She paid."]),
    "a comment": (p("She paid<office:annotation><dc:creator>Ed</dc:creator>" + p("Check!") + "</office:annotation>."), ["She paid."]),
    "white space": (p("She<text:s text:c='3'/>paid<text:tab/>twice<text:line-break/>today."), ["She paid twice today."]),
    "a list": ("<text:list>\n <text:list-item>" + p("One.") + "</text:list-item><text:list-item>" + p("Two.") + "</text:list-item></text:list>", ["One.", "Two."]),
    "a span in a span": (p("She <text:span>paid <text:span>twice</text:span> to</text:span>day."), ["She paid twice today."]),
    "a box": (p("She <draw:frame><svg:title>A picture</svg:title><svg:desc>Of her</svg:desc><draw:text-box>" + p("The box.") + "</draw:text-box></draw:frame>paid."), ["She paid.", "The box."]),
    "ruby": (p("<text:ruby><text:ruby-base>運河</text:ruby-base><text:ruby-text>うんが</text:ruby-text></text:ruby>が開く。"), ["運河が開く。"]),
    "a hidden section": ("<text:section text:display='none'>" + p("Secret.") + "</text:section>" + p("She paid."), ["She paid."]),
    "a hidden paragraph": (p("<text:hidden-paragraph text:is-hidden='true'>no</text:hidden-paragraph>She paid."), ["She paid."]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_the_text_is_what_a_reader_sees(body, expected):
    assert lines(body) == expected


def test_hidden_words_go_by_their_style():
    hidden = "<style:style style:name='T1'><style:text-properties text:display='none'/></style:style>"
    assert lines(p("She <text:span text:style-name='T1'>never </text:span>paid."), hidden) == ["She paid."]


def test_headings_and_links():
    body = (
        p("Talks resume", "P1")
        + "<text:h text:outline-level='3'>The harbour</text:h>"
        + p(
            "She <text:a xlink:href='https://a.example/x'>paid <text:span>twice</text:span></text:a> <text:a xlink:href='#b'>here</text:a>."
        )
    )
    document = load(
        Input(
            "a.odt", text=packed(content(body, "<style:style style:name='P1' style:parent-style-name='Title'/>")), draft="odt"
        )
    )
    assert [(b.tag, b.zone) for b in document.blocks] == [("h1", "headline"), ("h3", "body"), ("p", "body")]
    (link,) = document.blocks[2].links
    assert (document.text[link.start : link.stop], link.href) == ("paid twice", "https://a.example/x")


@pytest.mark.parametrize("name", ["draft.odt", "draft.fodt", "draft", "draft.txt"])
def test_a_draft_is_known_by_its_content(tmp_path, name):
    body = p("Talks resume") + p("Ministers met in Vell on Monday, officials said.")
    (tmp_path / name).write_bytes(flat(body) if name.endswith("fodt") else packed(content(body)))
    assert load(path(tmp_path / name)).text == "Talks resume\nMinisters met in Vell on Monday, officials said."
    assert [given.draft for given in corpus([str(tmp_path / name)])] == ["odt"]


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (packed("<a"), "a damaged .odt"),
        (packed(content(p("A.")), "<m:encryption-data/>"), "a .odt locked by a password"),
        (packed(content(p("A."))).replace(b"content.xml", b"xontent.yml"), "a damaged .odt"),
        (packed("<a/>"), "without text"),
        (packed(content("")), "empty"),
        (packed(content("<text:section>" * 400 + p("A.") + "</text:section>" * 400)), "a damaged .odt"),
        (packed(content(f"<text:p {MANY}>A.</text:p>")), "attributes"),
    ],
)
def test_what_cannot_be_read_is_one_line(raw, line):
    with pytest.raises(AuditError, match=line) as caught:
        load(Input("a.odt", text=raw, draft="odt"))
    assert "\n" not in str(caught.value)
