"""Word drafts, element by element: all insertions taken, all deletions left out, everything once."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.errors import AuditError
from audit.load import Input, load, word_package
from audit.load.word_draft import docx

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELS = '<Relationship Id="r1" TargetMode="External" Target="https://a.example/lund"/>'


def draft(body, rels=RELS, part="word/document.xml", top="", word=SPACES["w"]):
    names = " ".join(f'xmlns:{k}="{word if k == "w" else v}"' for k, v in SPACES.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, f"<w:document {names}><w:body>{body}</w:body></w:document>")
        folder, _, file = part.rpartition("/")
        archive.writestr(f"{folder}/_rels/{file}.rels", f"<Relationships>{rels}</Relationships>")
        if top:
            archive.writestr("_rels/.rels", f"<Relationships>{top}</Relationships>")
    return out.getvalue()


def r(words, more=""):
    return f'<w:r>{more}<w:t xml:space="preserve">{words}</w:t></w:r>'


def p(*inside, more=""):
    return f"<w:p>{more}{''.join(inside)}</w:p>"


def mark(kind):
    """Properties of a paragraph whose mark is tracked."""
    return f'<w:pPr><w:rPr><w:{kind} w:id="1"/></w:rPr></w:pPr>'


def field(instruction, *result):
    end, mid = '<w:r><w:fldChar w:fldCharType="end"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    codes = "".join(f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in instruction.split("|"))
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{codes}{mid}{"".join(result)}{end}'


BOX = f"<w:txbxContent>{p(r('The box.'))}</w:txbxContent>"
CHOICE = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
VML = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
ELEMENTS = {
    "insertion": (p(r("It was "), f"<w:ins>{r('not ')}</w:ins>", r("dead.")), "It was not dead."),
    "deletion": (p(r("It was "), "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>", r("dead.")), "It was dead."),
    "insertion that was deleted": (p(r("A"), f"<w:ins><w:del>{r('no')}</w:del></w:ins>", r("b")), "Ab"),
    "move": (
        p(f'<w:moveFromRangeStart w:id="1"/><w:moveFrom>{r("Later. ")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>', r("First. "))
        + p(f'<w:moveToRangeStart w:id="2"/><w:moveTo>{r("Later. ")}</w:moveTo><w:moveToRangeEnd w:id="2"/>'),
        "First.\nLater.",
    ),
    "moved paragraph": (
        p(f"<w:moveFrom>{r('Later.')}</w:moveFrom>", more=mark("moveFrom"))
        + p(r("First."))
        + p(f"<w:moveTo>{r('Later.')}</w:moveTo>", more=mark("moveTo")),
        "First.\nLater.",
    ),
    "deleted paragraph mark": (p(r("They met "), more=mark("del")) + p(r("on Monday.")) + p(r("Then.")), "They met on Monday.\nThen."),
    "inserted paragraph mark": (p(r("One."), more=mark("ins")) + p(r("Two.")), "One.\nTwo."),
    "deleted mark before a table": (
        p(r("One."), more=mark("del")) + f"<w:tbl><w:tr><w:tc>{p(r('Two.'))}</w:tc></w:tr></w:tbl>",
        "One.\nTwo.",
    ),
    "deleted row and cell": (
        (f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p(r('no'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{p(r('One.'))}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p(r('no'))}</w:tc></w:tr></w:tbl>"),
        "One.",
    ),
    "change of properties": (p(r("A", "<w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>")), "A"),
    "text box": (
        p(r("Story."), f"<w:r><mc:AlternateContent>{CHOICE}<mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>") + p(r("On.")),
        "Story.\nThe box.\nOn.",
    ),
    "text box of an older program": (p(r("Story."), f"<w:r>{VML}</w:r>") + p(r("On.")), "Story.\nThe box.\nOn."),
    "text box in a fallback alone": (
        p(f"<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>", r("Story.")),
        "Story.\nThe box.",
    ),
    "deleted text box": (p(r("Story."), f"<w:del><w:r>{VML}</w:r></w:del>"), "Story."),
    "no-break hyphen": (p(r("Anna"), "<w:r><w:noBreakHyphen/></w:r>", r("Lena")), "Anna-Lena"),
    "soft hyphen": (p("<w:r><w:t>Har</w:t><w:softHyphen/><w:t>bour</w:t></w:r>"), "Harbour"),
    "tabs and breaks": (p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"), "a b c d"),
    "tab stops": (p(r("a"), more="<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"), "a"),
    "symbol": (p(r("1990"), '<w:r><w:sym w:font="Times" w:char="2013"/></w:r>', r("1991")), "1990–1991"),
    "smart tag": (p(f'<w:smartTag w:element="PersonName">{r("Ada Brandt")}</w:smartTag>', r(" met.")), "Ada Brandt met."),
    "content control": (p("<w:sdt><w:sdtPr/><w:sdtContent>", r("Ada"), "</w:sdtContent></w:sdt>"), "Ada"),
    "placeholder": (p(r("A"), f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Click')}</w:sdtContent></w:sdt>"), "A"),
    "hidden": (p(r("A"), r("no", "<w:rPr><w:vanish/></w:rPr>"), r("b", '<w:rPr><w:vanish w:val="0"/></w:rPr>')), "Ab"),
    "ruby": (p(f"<w:r><w:ruby><w:rt>{r('とうきょう')}</w:rt><w:rubyBase>{r('東京')}</w:rubyBase></w:ruby></w:r>"), "東京"),
    "formula": (p(r("E = "), "<m:oMath><m:r><m:t>mc</m:t></m:r></m:oMath>"), "E = mc"),
    "note and comment": (p(r("A"), '<w:r><w:footnoteReference w:id="1"/><w:commentReference w:id="1"/></w:r>'), "A"),
    "field": (p(r("Page "), field(" PAGE ", r("7")), r(".")), "Page 7."),
    "field in a field": (p(field(' IF |"', r("yes"), field(" DATE ", r(" 2026")))), "yes 2026"),
    "field without end": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', r("All ")) + p(r("is read.")), "All\nis read."),
    "end without field": (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', r("All")), "All"),
}  # fmt: skip


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("word", [SPACES["w"], STRICT], ids=["transitional", "strict"])
def test_each_element_gives_its_words_once(element, word):
    body, text = ELEMENTS[element]
    assert docx(Input("a.docx", draft="docx"), draft(body, word=word)).text == text


LINKS = {
    "relation": (p(f'<w:hyperlink r:id="r1">{r("in ")}{r("Lund")}</w:hyperlink>'), "https://a.example/lund"),
    "relation with a place": (p(f'<w:hyperlink r:id="r1" w:anchor="port">{r("in Lund")}</w:hyperlink>'), "https://a.example/lund#port"),
    "place": (p(f'<w:hyperlink w:anchor="port">{r("in Lund")}</w:hyperlink>'), None),
    "simple field": (p(f"<w:fldSimple w:instr=' HYPERLINK \"https://a.example/x\" '>{r('in Lund')}</w:fldSimple>"), "https://a.example/x"),
    "field": (p(field(' HYPERLINK "https://a.example/x" \\o "Read" ', r("in "), r("Lund"))), "https://a.example/x"),
    "field in pieces": (p(field(' HYPER|LINK "https://a.|example/x" \\l "p"', r("in Lund"))), "https://a.example/x#p"),
    "field of a page": (p(field(" PAGE ", r("in Lund"))), None),
    "field of a place": (p(field(' HYPERLINK \\l "port" ', r("in Lund"))), None),
}  # fmt: skip


@pytest.mark.parametrize("form", LINKS)
def test_links_have_their_words(form):
    body, href = LINKS[form]
    parsed = docx(Input("a.docx", draft="docx"), draft(body))
    links = [(parsed.text[a.start : a.stop], a.href) for b in parsed.blocks for a in b.links]
    assert links == ([("in Lund", href)] if href else [])


def test_a_link_over_two_paragraphs_is_one_in_each():
    begin, end = field(' HYPERLINK "https://a.example/x" ', "|").split("|")
    parsed = docx(Input("a.docx", draft="docx"), draft(p(r("a "), begin, r("b")) + p(r("c"), end, r(" d"))))
    assert [[(parsed.text[a.start : a.stop]) for a in b.links] for b in parsed.blocks] == [["b"], ["c"]]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["plain", "ins", "del", "moveFrom", "moveTo"]), st.booleans()), min_size=1, max_size=12)
)
def test_accepting_all_changes_first_gives_the_same_text(pieces):
    """Law: a draft with tracked changes has the text of the draft in which they were accepted."""
    tracked, accepted, open_words = [], [], ""
    for i, (kind, mark_deleted) in enumerate(pieces):
        words = f"w{i} "
        gone = kind in {"del", "moveFrom"}
        inside = r(words) if kind == "plain" else f"<w:{kind}>{r(words)}</w:{kind}>"
        tracked.append(p(inside, more=mark("del") if mark_deleted else ""))
        open_words += "" if gone else words
        if not mark_deleted:
            accepted.append(p(r(open_words)))
            open_words = ""
    accepted.append(p(r(open_words)))
    texts = [docx(Input("a.docx", draft="docx"), draft("".join(body))) for body in (tracked, accepted)]
    assert texts[0].text == texts[1].text
    assert re.findall(r"w\d+", texts[0].text) == [f"w{i}" for i, (k, _) in enumerate(pieces) if k not in {"del", "moveFrom"}]


def test_the_main_part_is_where_the_package_says():
    top = f'<Relationship Id="x" Type="{OFFICE}" Target="/word/document2.xml"/>'
    parsed = docx(Input("a.docx", draft="docx"), draft(LINKS["relation"][0], part="word/document2.xml", top=top))
    assert [a.href for a in parsed.blocks[0].links] == ["https://a.example/lund"]


def locked():
    raw = bytearray(draft(p(r("A"))))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag of encryption, in both headers
        start = -1
        while (start := raw.find(magic, start + 1)) >= 0:
            raw[start + at] |= 1
    return bytes(raw)


DEEP = "<w:sdt><w:sdtContent>" * 2000 + p(r("A")) + "</w:sdtContent></w:sdt>" * 2000


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (draft(p(r("A")))[:-200], "damaged"),
        (draft(p(r("A")), part="word/other.xml"), "damaged"),
        (draft(DEEP), "damaged"),
        (draft("<w:p>"), "damaged"),
        (locked(), "locked by a password"),
        (draft(""), "empty"),
        (draft(p(r("A" * 2_000_000))), "more than 1 MB"),
        (draft(p(r("A")), top='<Relationship Id="a"/>' * 9), "more than 2 parts"),
    ],
    ids=["cut", "no document", "deep", "no XML", "locked", "empty", "large", "parts"],
)  # fmt: skip
def test_a_bad_draft_is_one_line(raw, words, monkeypatch):
    monkeypatch.setattr(word_package, "LARGEST_PART", 1_000_000)
    monkeypatch.setattr(word_package, "PARTS", 2)
    with pytest.raises(AuditError, match=words) as caught:
        load(Input("a.docx", text=raw, draft="docx"))
    assert caught.value.way_out
