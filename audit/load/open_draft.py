"""OpenDocument drafts (.odt, .fodt): the text that a reader sees once all tracked changes are accepted.

ODF keeps deleted words in a list in front of the text, where readers that ask for all paragraphs find them; it is left out, as
are notes, comments, hidden text, readings over characters, and descriptions of pictures. A text box is read behind the
paragraph that it is anchored in. Elements and attributes: OASIS, "Open Document Format 1.3, part 3" (2021).
"""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from audit.errors import AuditError
from audit.load.draft import Lines, Parsed
from audit.load.file_starts import ZIP
from audit.load.input import Input
from audit.load.page_words import page_words
from audit.load.word_package import BROKEN, PARTS, attribute, damaged, tree_of, tree_of_part

if TYPE_CHECKING:
    from collections.abc import Callable

LEFT_OUT = frozenset(
    {"tracked-changes", "note", "annotation", "ruby-text", "covered-table-cell", "forms"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "event-listeners"}
)
"""Elements whose words are not read."""
SPACES = frozenset({"s", "tab", "line-break"})
"""Elements that stand for white space; runs of it are collapsed."""
DRAWN = "svg-compatible"
"""Part of the namespace of titles and descriptions of pictures."""
INLINE = frozenset(
    {
        "p",
        "h",
        "a",
        "span",
        "meta",
        "meta-field",
        "ruby",
        "ruby-base",
        "bookmark-ref",
        "reference-ref",
        "sequence-ref",
        "note-ref",
    }
    | {"date", "time", "author-name", "author-initials", "title", "placeholder", "text-input", "expression", "number"}
    | {"conditional-text", "hidden-text", "hidden-paragraph", "variable-set", "variable-get", "user-field-get", "sequence"}
)
"""Elements whose own text is words of the draft; that of others is white space of the file."""
LEVELS = 6
"""Levels of headings of a document here; ODF has ten."""


def odt(given: Input, raw: bytes | str) -> Parsed:
    """Parse an OpenDocument draft. Raises `AuditError` when the file is damaged, locked or too large."""
    if isinstance(raw, str):
        raw = raw.encode()
    tree = packed(raw, given.id) if raw.startswith(ZIP) else tree_of(raw, given.id, ".fodt")
    body = tree.find("{*}body/{*}text")
    if body is None:
        raise AuditError(f"{given.id}: an OpenDocument file without text", "give a text document")
    draft = OpenDraft(tree)
    draft.inside(body)
    draft.end("p")
    return draft.out.parsed()


def packed(raw: bytes, name: str) -> Any:
    """The tree of the content of a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if len(archive.infolist()) > PARTS:
                raise AuditError(f"{name}: a .odt of more than {PARTS} parts", "copy its text into a .txt file")
            if is_locked(archive):
                raise AuditError(f"{name}: a .odt locked by a password", "save it without one")
            return tree_of_part(archive, "content.xml", name, ".odt")
    except BROKEN as e:
        raise damaged(name, ".odt") from e
    except RuntimeError as e:  # zipfile raises it for an encrypted part
        raise AuditError(f"{name}: a .odt locked by a password", "save it without one") from e


def is_locked(archive: zipfile.ZipFile) -> bool:
    """True when the manifest says that parts are encrypted."""
    try:
        with archive.open("META-INF/manifest.xml") as file:
            return b"encryption-data" in file.read(1 << 20)
    except KeyError:
        return False


class OpenDraft:
    """The lines of a draft while its elements are read in order."""

    def __init__(self, tree: Any) -> None:
        """Begin a draft; automatic styles tell which words are hidden and which paragraph is the title."""
        self.out = Lines()
        self._boxes: list[Any] = []
        self._hidden: set[str] = set()
        self._titles: set[str] = set(page_words("title_styles"))
        for style in tree.iter("{*}style"):
            name = attribute(style, "name").lower()
            if attribute(style, "parent-style-name").lower() in page_words("title_styles"):
                self._titles.add(name)
            if any(attribute(p, "display") == "none" for p in style.iter("{*}text-properties")):
                self._hidden.add(name)
        self._readers: dict[str, Callable[[Any], None]] = {
            "p": lambda e: self._paragraph(e, "h1" if attribute(e, "style-name").lower() in self._titles else "p"),
            "h": lambda e: self._paragraph(e, f"h{level_of(e)}"),
            "a": self._link,
            "text-box": self._boxes.append,
            "section": lambda e: None if attribute(e, "display") == "none" else self.inside(e),
            "hidden-text": lambda e: None if attribute(e, "is-hidden") != "false" else self.inside(e),
            "hidden-paragraph": lambda e: None if attribute(e, "is-hidden") != "false" else self.inside(e),
        }

    def inside(self, element: Any) -> None:
        """Read the words and the children of an element."""
        words = attribute(element, "style-name").lower() not in self._hidden
        inline = element.tag.rpartition("}")[2] in INLINE
        if words and inline:
            self.out.write(element.text or "")
        for child in element:
            if isinstance(child.tag, str) and words:  # no comment
                self._read(child)
            if words and inline:
                self.out.write(child.tail or "")

    def end(self, tag: str) -> None:
        """End a line, and read the text boxes that it anchors."""
        self.out.end(tag)
        boxes = list(self._boxes)
        self._boxes.clear()
        for box in boxes:
            self.inside(box)
            self.end("p")

    def _read(self, element: Any) -> None:
        """Read an element."""
        space, _, name = element.tag.rpartition("}")
        if name in SPACES:
            self.out.write(" ")
        elif name not in LEFT_OUT and DRAWN not in space:
            self._readers.get(name, self.inside)(element)

    def _paragraph(self, element: Any, tag: str) -> None:
        """Read a paragraph or heading."""
        self.inside(element)
        self.end(tag)

    def _link(self, element: Any) -> None:
        """Read the words of a link; one inside the document is none."""
        start = len(self.out.text)
        self.inside(element)
        target = attribute(element, "href")
        self.out.link(start, "" if target.startswith("#") else target)


def level_of(heading: Any) -> int:
    """The level of a heading, 1 to 6."""
    level = attribute(heading, "outline-level")
    return min(max(int(level), 1), LEVELS) if level.isdecimal() and len(level) < LEVELS else 1
