"""Word drafts (.docx): the text that a reader sees once all tracked changes are accepted.

All insertions are taken, all deletions left out: of a tracked move the words are where they came to be, and a paragraph whose
mark was deleted goes on in the next one. A text box is read once, behind the paragraph that it is anchored in. Of a field its
result is read; those of links are links. Not read: comments, notes, headers and footers, hidden text, placeholders of forms.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.load.draft import Lines, Parsed
from audit.load.input import Input
from audit.load.page_words import alternatives, page_words
from audit.load.word_package import attribute, package

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
"""Namespaces of the words of a draft: transitional and strict."""
OTHERS = frozenset(
    {
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    }
)
"""Namespaces of alternatives and of formulas, whose words are read like those of a draft."""
LEFT_OUT = frozenset(
    {"del", "moveFrom", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt"}
)
"""Elements whose words are not read: deletions, properties, and the readings over characters of ruby."""
WRITTEN = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-"}
"""Elements that stand for characters. A soft hyphen is nothing: it shows at the end of a line only."""
LINK = re.compile(r"\s*HYPERLINK\b\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)  # the instruction of a field that is a link
ARGUMENT = re.compile(r'\\(?P<switch>[a-z])|"(?P<quoted>(?:\\.|[^"\\])*)"|(?P<bare>[^\s"\\]\S*)', re.IGNORECASE)
"""A switch or an argument of an instruction: `"https://a.example/" \\l "part" \\o "tip"`."""
SWITCHES = frozenset("lmot")
"""Switches that an argument follows, but for `n` and `h` of other fields."""
OFF = frozenset({"0", "false", "off"})
"""Values by which a property is switched off."""
PRIVATE = range(0xE000, 0xF900)
"""Code points of symbol fonts, which mean nothing without the font."""


def docx(given: Input, raw: bytes | str) -> Parsed:
    """Parse a Word draft. Raises `AuditError` when the file is damaged, locked or too large."""
    if isinstance(raw, str):
        raise AuditError(f"{given.id}: a .docx is not a string", "give its bytes")
    tree, targets = package(raw, given.id)
    draft = Draft(targets)
    draft.whole(tree)
    if draft.fields:  # one without end would hide all that follows
        draft = Draft(targets, with_fields=False)
        draft.whole(tree)
    return draft.out.parsed()


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, whether its result has begun, and where the result begins on this line."""

    instruction: str = ""
    shown: bool = False
    start: int = 0


class Draft:
    """The lines of a draft while its elements are read in order."""

    def __init__(self, targets: dict[str, str], *, with_fields: bool = True) -> None:
        """Begin a draft with the addresses of its links; without fields, all their words are read."""
        self.out = Lines()
        self.fields: list[Field] = []
        self._targets = targets
        self._with_fields = with_fields
        self._boxes: list[Any] = []
        self._hidden = False
        self._heading = re.compile(rf"(?:{alternatives('heading_styles')})(\d)")
        self._titles = page_words("title_styles")
        self._readers: dict[str, Callable[[Any], None]] = {
            "p": self._paragraph,
            "r": self._run,
            "t": lambda e: self._write(e.text or ""),
            "sym": lambda e: self._write(symbol(attribute(e, "char"))),
            "hyperlink": self._hyperlink,
            "fldSimple": self._simple_field,
            "fldChar": self._field_mark,
            "instrText": self._instruction,
            "txbxContent": self._boxes_later,
            "AlternateContent": self._alternatives,
            "tbl": self._table,
            "tr": lambda e: None if e.find("{*}trPr/{*}del") is not None else self.inside(e),
            "tc": self._cell,
            "sdt": lambda e: None if is_on(e, "{*}sdtPr/{*}showingPlcHdr") else self.inside(e),
        }

    def whole(self, tree: Any) -> None:
        """Read all of a document."""
        self.inside(tree)
        self._end("p")

    def inside(self, element: Any) -> None:
        """Read the children of an element."""
        for child in element:
            if isinstance(child.tag, str):  # no comment
                self._read(child)

    def _read(self, element: Any) -> None:
        """Read an element; what is of another namespace is a container of shapes."""
        space, _, name = element.tag[1:].rpartition("}")
        if space not in WORD and space not in OTHERS:
            self.inside(element)
        elif name in WRITTEN:
            self._write(WRITTEN[name])
        elif name not in LEFT_OUT:
            self._readers.get(name, self.inside)(element)

    def _write(self, words: str) -> None:
        """Add words, unless they are hidden or belong to the instruction of a field."""
        if not self._hidden and all(field.shown for field in self.fields):
            self.out.write(words)

    def _paragraph(self, element: Any) -> None:
        """Read a paragraph, and the text boxes in it behind it. One whose mark was deleted goes on in the next."""
        self.inside(element)
        mark = element.find("{*}pPr/{*}rPr")
        if mark is not None and (mark.find("{*}del") is not None or mark.find("{*}moveFrom") is not None):
            return
        style = element.find("{*}pPr/{*}pStyle")
        named = (attribute(style, "val") if style is not None else "").lower()
        level = self._heading.match(named)
        self._end("h1" if named in self._titles else f"h{level.group(1)}" if level else "p")

    def _end(self, tag: str) -> None:
        """End a line, in which open links end as well, and read the text boxes that it anchors."""
        for field in self.fields:
            self.out.link(field.start, link_of(field.instruction) if field.shown else "")
        self.out.end(tag)
        boxes, self._boxes = self._boxes, []
        fields, self.fields = self.fields, []
        for box in boxes:
            self.inside(box)
            self._end("p")
        self.fields = [Field(f.instruction, f.shown, len(self.out.text)) for f in fields]

    def _run(self, element: Any) -> None:
        """Read a run of words of one look."""
        hidden, self._hidden = self._hidden, self._hidden or is_on(element, "{*}rPr/{*}vanish")
        self.inside(element)
        self._hidden = hidden

    def _hyperlink(self, element: Any) -> None:
        """Read the words of a link; one inside the document is none."""
        start = len(self.out.text)
        self.inside(element)
        target, anchor = self._targets.get(attribute(element, "id"), ""), attribute(element, "anchor")
        self.out.link(start, f"{target}#{anchor}" if target and anchor else target)

    def _simple_field(self, element: Any) -> None:
        """Read a field in one element."""
        start = len(self.out.text)
        self.inside(element)
        self.out.link(start, link_of(attribute(element, "instr")))

    def _field_mark(self, element: Any) -> None:
        """Begin a field, its result, or what comes behind it."""
        kind = attribute(element, "fldCharType") if self._with_fields else ""
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].shown, self.fields[-1].start = True, len(self.out.text)
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            self.out.link(field.start, link_of(field.instruction) if field.shown else "")

    def _instruction(self, element: Any) -> None:
        """Add to the instruction of the innermost field."""
        if self.fields and not self.fields[-1].shown:
            self.fields[-1].instruction += element.text or ""

    def _boxes_later(self, element: Any) -> None:
        """Keep a text box until its paragraph ends."""
        self._boxes.append(element)

    def _alternatives(self, element: Any) -> None:
        """Read the first of several forms of one thing that has words: the fallback for older programs says the same."""
        before = len(self.out.text), len(self._boxes)
        for form in element:
            if isinstance(form.tag, str) and (len(self.out.text), len(self._boxes)) == before:
                self.inside(form)

    def _table(self, element: Any) -> None:
        """Read a table, before which a line ends in any case."""
        self._end("p")
        self.inside(element)

    def _cell(self, element: Any) -> None:
        """Read a cell, unless it was deleted; no line goes on behind it."""
        if element.find("{*}tcPr/{*}cellDel") is None:
            self.inside(element)
            self._end("p")


def is_on(element: Any, path: str) -> bool:
    """True when a property is there and not switched off."""
    found = element.find(path)
    return found is not None and attribute(found, "val").lower() not in OFF


def symbol(code: str) -> str:
    """The character of a hexadecimal code; nothing for those of symbol fonts.

    >>> symbol("2013"), symbol("F0E0"), symbol("no")
    ('–', '', '')
    """
    number = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{4,5}", code) else 0
    return chr(number) if number >= ord(" ") and number not in PRIVATE and not 0xD800 <= number < 0xE000 else ""


def link_of(instruction: str) -> str:
    r"""The address in the instruction of a field; empty for another field, and for a place in the document.

    >>> link_of(r' HYPERLINK "https://a.example/x" \l "part" \o "Read \"on\"" ')
    'https://a.example/x#part'
    >>> link_of(' hyperlink https://a.example/ '), link_of(' HYPERLINK \\l "part" '), link_of(" PAGE ")
    ('https://a.example/', '', '')
    """
    m = LINK.match(instruction)
    given: dict[str, str] = {}
    switch = ""
    for found in ARGUMENT.finditer(m["rest"] if m else ""):
        if found["switch"]:
            switch = found["switch"].lower() if found["switch"].lower() in SWITCHES else ""
            continue
        words = re.sub(r"\\(.)", r"\1", found["quoted"] or "") or found["bare"] or ""
        given.setdefault(switch, words)
        switch = ""
    target, place = given.get("", ""), given.get("l", "")
    return f"{target}#{place}" if target and place and "#" not in target else target
