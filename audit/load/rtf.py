"""Rich text (.rtf): groups, fonts with their charsets, Unicode with its fallback, fields, tables.

The text is what a reader is shown: hidden and deleted text, footnotes, comments, headers and the instructions of fields are
left out, of a field its result is read. One pass over the bytes without recursion; groups are nested to a limit. A file that
ends inside a group is cut: it is read as far as it goes, and declares partial access.
"""

import re
from typing import NamedTuple

from audit.errors import AuditError
from audit.load.rtf_charsets import CHARACTERS, CHARSETS, DOCUMENT, SYMBOLS, code_page
from audit.text import Anchor

START = b"{\\rtf"
CELL = "\x07"
"""Between the cells of a table row, as Word itself has it."""
DEEPEST = 1000
"""Maximum depth of groups; Word nests them to some dozens."""
LONGEST_INSTRUCTION = 4000
"""Maximum bytes of the instruction of a field that are looked at."""
TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<symbol>.)"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|(?P<rest>[\r\n]+|\\)",
    re.DOTALL,
)
"""A control word with its number and the space that ends it, a byte in hexadecimal, a control symbol, a brace, or text."""
LINK = re.compile(rb'HYPERLINK\s+"([^"\\]+)"')  # the instruction of a field that is a link, not one to a bookmark
NO_TEXT = re.compile(r"[\x00-\x06\x08\x0b-\x1f\x7f]")  # control characters that no text has
SKIPPED = frozenset(
    (  # noqa: SIM905 - words are read more easily as words
        "colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf footnote annotation "
        "atnid atnauthor atndate atnref listtable listoverridetable revtbl rsidtbl filetbl pntext listtext pntxta pntxtb "
        "xe tc txe rxe bkmkstart bkmkend shprslt nonshppict sp objclass objname objdata datafield ftnsep ftnsepc ftncn "
        "aftnsep aftnsepc aftncn template private generator xmlnstbl themedata colorschememapping latentstyles datastore"
    ).split()
)
"""Destinations whose words are not the text's: tables of the format, pictures, page heads, notes, list marks, index entries."""
STARRED = frozenset({"fldinst", "ud", "shpinst"})
"""Destinations that are read although a reader may skip them: instructions of fields, Unicode text, text boxes."""
TEXT, SKIP, FONTS, INSTRUCTION = range(4)


class Paragraph(NamedTuple):
    """A paragraph as written, with tabs, line breaks and `CELL`, and its links."""

    text: str
    links: tuple[Anchor, ...] = ()


class RichText(NamedTuple):
    """Paragraphs of a file, and whether it is whole."""

    paragraphs: list[Paragraph]
    whole: bool


class Group:
    """Properties that hold in a group, and in the groups inside it until they change them."""

    __slots__ = ("deleted", "fallback", "font", "hidden", "link", "outer", "role")

    def __init__(self) -> None:
        self.role, self.outer = TEXT, SKIP
        self.hidden = self.deleted = False
        self.font: int | None = None
        self.fallback = 1
        self.link: tuple[int, int, str] | None = None

    def inner(self) -> "Group":
        """A group inside this one."""
        made = Group()
        made.role, made.outer, made.hidden, made.deleted = self.role, self.outer, self.hidden, self.deleted
        made.font, made.fallback = self.font, self.fallback
        return made


class RtfReader:
    """The state of reading one file."""

    def __init__(self) -> None:
        self.group = Group()
        self.open: list[Group] = []
        self.done: list[Paragraph] = []
        self.pieces: list[str] = []
        self.length = 0
        self.links: list[Anchor] = []
        self.bytes = bytearray()
        self.high = 0
        self.skip = 0
        self.starred = False
        self.fonts: dict[int, str | None] = {}
        self.entry = self.default_font = -1
        self.codec = "cp1252"
        self.instruction = bytearray()

    def read(self, raw: bytes, name: str) -> RichText:
        """Read a file. Raises `AuditError` for groups nested too deeply."""
        at, size = 0, len(raw)
        ended = False
        while at < size and not ended and (m := TOKEN.match(raw, at)):
            at = m.end()
            kind = m.lastgroup
            if kind == "text":
                self.write_bytes(m.group())
            elif kind == "byte":
                self.write_bytes(bytes((int(m.group("byte"), 16),)))
            elif kind in {"word", "number"}:
                number = int(m.group("number")) if m.group("number") else None
                at += self.word(m.group("word").decode("ascii"), number)
            elif kind == "symbol":
                self.symbol(m.group("symbol"))
            elif kind == "open":
                self.begin_group(name)
            elif kind == "close":
                ended = self.end_group()
        self.end_paragraph()
        return RichText(self.done, ended)

    def begin_group(self, name: str) -> None:
        """Enter a group."""
        self.flush()
        self.skip, self.starred = 0, False
        if len(self.open) >= DEEPEST:
            raise AuditError(f"{name}: rich text with groups nested deeper than {DEEPEST}", "save it as .docx or .txt")
        self.open.append(self.group)
        self.group = self.group.inner()

    def end_group(self) -> bool:
        """Leave a group; True for the last one, which ends the file."""
        self.flush()
        self.skip, self.starred = 0, False
        if self.group.link:
            paragraph, start, href = self.group.link
            start, stop = (start, self.length) if paragraph == len(self.done) else (0, self.length)
            if start < stop:
                self.links.append(Anchor(start, stop, href))
        if not self.open:
            return True
        self.group = self.open.pop()
        return not self.open

    def word(self, name: str, number: int | None) -> int:
        """Obey a control word; the number of bytes behind it that are binary data."""
        if name == "bin":
            return max(number or 0, 0)
        if self.skip and name in CHARACTERS:  # other words are no fallback, whatever the specification allows
            self.skip -= 1
            return 0
        self.skip = 0
        self.flush()
        starred, self.starred = self.starred, False
        role = self.group.role
        if name == "ud" and role == SKIP:
            self.group.role = self.group.outer
        elif role != SKIP and (name in SKIPPED or (starred and name not in STARRED)):
            self.group.role = SKIP
        elif role == FONTS:
            self.font_word(name, number)
        elif role == TEXT:
            self.text_word(name, number)
        return 0

    def font_word(self, name: str, number: int | None) -> None:
        """Obey a control word of the font table; a font that names no charset has the document's."""
        if name == "f" and number is not None:
            self.entry = number
            self.fonts[number] = None
        elif name == "fcharset":
            self.fonts[self.entry] = CHARSETS.get(number or 0)
        elif name == "cpg":
            self.fonts[self.entry] = code_page(number or 0)

    def text_word(self, name: str, number: int | None) -> None:
        """Obey a control word of the text."""
        if name in CHARACTERS:
            self.write(CHARACTERS[name])
        elif name == "u":
            self.unicode((number or 0) & 0xFFFF)
        elif name in {"par", "sect", "page", "column", "row", "nestrow"}:
            if self.shown:
                self.end_paragraph()
        elif name in {"cell", "nestcell"}:
            self.write(CELL)
        elif name in {"fonttbl", "fldinst", "fldrslt", "upr"}:
            self.destination(name)
        else:
            self.set_property(name, number)

    def destination(self, name: str) -> None:
        """Enter a destination that is read in a way of its own."""
        if name == "fonttbl":
            self.group.role = FONTS
        elif name == "fldinst":
            self.group.role = INSTRUCTION
            self.instruction.clear()
        elif name == "upr":
            self.group.outer, self.group.role = self.group.role, SKIP
        elif m := LINK.search(self.instruction):
            self.group.link = (len(self.done), self.length, m.group(1).decode("utf-8", "replace"))
            self.instruction.clear()

    def set_property(self, name: str, number: int | None) -> None:
        """Obey a control word that sets a property of the group or of the document."""
        group = self.group
        if name == "plain":
            group.hidden = group.deleted = False
            group.font = None
        elif name == "v":
            group.hidden = number != 0
        elif name in {"deleted", "mvf"}:
            group.deleted = number != 0
        elif name == "uc":
            group.fallback = min(max(number or 0, 0), 1000)
        elif name == "f":
            group.font = number
        elif name == "deff":
            self.default_font = number or 0
        elif name == "ansicpg":
            self.codec = code_page(number or 0) or self.codec
        elif name in DOCUMENT:
            self.codec = DOCUMENT[name]

    def symbol(self, raw: bytes) -> None:
        """Obey a control symbol."""
        if self.skip:
            self.skip -= 1
            return
        self.flush()
        mark = raw.decode("latin-1")
        if mark == "*":
            self.starred = True
        elif mark in SYMBOLS:
            self.write(SYMBOLS[mark])
        elif mark in "\r\n" and self.shown:
            self.end_paragraph()

    @property
    def shown(self) -> bool:
        """True where words are the text's."""
        return self.group.role == TEXT and not self.group.hidden and not self.group.deleted

    def write_bytes(self, raw: bytes) -> None:
        """Add bytes in the charset of the font, less those that repeat a Unicode character."""
        if self.skip:
            dropped = min(self.skip, len(raw))
            self.skip -= dropped
            raw = raw[dropped:]
        if self.shown:
            self.bytes += raw
        elif self.group.role == INSTRUCTION and len(self.instruction) < LONGEST_INSTRUCTION:
            self.instruction += raw

    def flush(self) -> None:
        """Decode the bytes that were added."""
        if self.bytes:
            font = self.default_font if self.group.font is None else self.group.font
            text = self.bytes.decode(self.fonts.get(font) or self.codec, "replace")
            self.bytes.clear()
            self.write(text)

    def unicode(self, unit: int) -> None:
        """Add a UTF-16 code unit; what follows it is its fallback."""
        self.skip = self.group.fallback
        if 0xDC00 <= unit < 0xE000 and self.high:
            unit, self.high = 0x10000 + ((self.high - 0xD800) << 10) + unit - 0xDC00, 0
        elif 0xD800 <= unit < 0xDC00:
            self.high = unit
            return
        self.write("\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit))

    def write(self, text: str) -> None:
        """Add characters."""
        self.high = 0
        if self.shown and (clean := NO_TEXT.sub("", text) if text != CELL else text):
            self.pieces.append(clean)
            self.length += len(clean)

    def end_paragraph(self) -> None:
        """End the paragraph."""
        self.flush()
        self.done.append(Paragraph("".join(self.pieces), tuple(self.links)))
        self.pieces, self.length, self.links = [], 0, []


def rich_paragraphs(raw: bytes, name: str) -> RichText:
    """Paragraphs of a file. Raises `AuditError` when it is damaged.

    >>> rich_paragraphs(rb"{\\rtf1\\uc1 Caf\\u233? {\\v hidden}d\\'e9j\\'e0 vu.\\par}", "a.rtf").paragraphs[0].text
    'Café déjà vu.'
    """
    return RtfReader().read(raw[raw.find(START) :] if START in raw[:1024] else raw, name)
