"""Drafts before publication: Markdown and Word files → text, blocks and links.

The text is what a reader would see: markup is left out, one block a line, links with the offsets of their words. In Word
files deleted text of tracked changes is left out and inserted text kept; comments, headers and footnotes are not read.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from audit.errors import AuditError
from audit.text import LONGEST_HEADLINE, Anchor, Block, Said

LARGEST_PART = 50_000_000
"""Bytes of one unpacked part of a .docx; more is no draft."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(slots=True)
class Lines:
    """Lines of a text as they are read, with their tags and links."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    _start: int = 0
    _links: list[Anchor] = field(default_factory=list)

    def write(self, words: str) -> None:
        """Add words to the line; white space is collapsed and the line's first is dropped."""
        words = re.sub(r"[ \t\r\n\f\v\u00a0]+", " ", words)
        if self.text.endswith((" ", "\n", "\t")) or not self.text:
            words = words.removeprefix(" ")
        self.text += words

    def link(self, start: int, href: str) -> None:
        """Mark the words since `start` as a link."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        stop = len(self.text.rstrip())
        if start < stop and href:
            self._links.append(Anchor(start, stop, href))

    def end(self, tag: str) -> None:
        """End the line; an empty one leaves no block."""
        self.text = self.text.rstrip(" ")
        stop = len(self.text)
        if stop > self._start:
            self.blocks.append(Block(self._start, stop, tag, "body", (), tuple(self._links)))
            self.text += "\n"
        self._start, self._links = len(self.text), []

    def settled(self) -> tuple[str, tuple[Block, ...], int]:
        """Text, blocks with the headline told, and where the body begins."""
        text = self.text.removesuffix("\n")
        if not self.blocks:
            return text, (), 0
        first = self.blocks[0]
        words = text[first.start : first.stop]
        plain = len(words) <= LONGEST_HEADLINE and not re.search(r"[.!?…:;,][\"”’')\]]*$", words)
        if len(self.blocks) > 1 and (first.tag in {"h1", "h2"} or plain):
            head = Block(first.start, first.stop, "h1", "headline", (), first.links)
            return text, (head, *self.blocks[1:]), self.blocks[1].start
        return text, tuple(self.blocks), first.start


def markdown(source: str) -> tuple[str, tuple[Block, ...], int, list[Said]]:
    """Text, blocks, start of the body and claims (of front matter) of a Markdown draft.

    >>> text, blocks, body_start, said = markdown("# Talks *resume*\\n\\nThey [met](https://a.example/x) again.")
    >>> text, body_start, blocks[1].links[0].href
    ('Talks resume\\nThey met again.', 13, 'https://a.example/x')
    """
    from markdown_it import MarkdownIt

    said: list[Said] = []
    if front := re.match(r"---\n(.*?)\n---\n", source, re.DOTALL):
        said = front_matter(front.group(1))
        source = source[front.end() :]
    out, tags = Lines(), ["p"]
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "inline":
            inline(out, token.children or [])
        elif token.nesting == 1 and token.type != "inline":
            tags.append(token.tag)
        elif token.nesting == -1:
            tag = tags.pop()
            if tag in {"td", "th"}:
                out.text += "\t"
            elif tag in {"p", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}:
                out.end("li" if tag == "p" and "li" in tags else "blockquote" if tag == "p" and "blockquote" in tags else tag)
        elif token.type in {"fence", "code_block"}:
            out.write(token.content)
            out.end("pre")
    out.end("p")
    return (*out.settled(), said)


def inline(out: Lines, tokens: list[Any]) -> None:
    """Words and links of one inline run."""
    opened: list[tuple[int, str]] = []
    for t in tokens:
        if t.type == "link_open":
            opened.append((len(out.text), str(t.attrGet("href") or "")))
        elif t.type == "link_close":
            out.link(*opened.pop())
        elif t.type in {"softbreak", "hardbreak"}:
            out.write(" ")
        elif t.type in {"text", "code_inline"}:
            out.write(t.content)


def front_matter(source: str) -> list[Said]:
    """Claims of a YAML head: title, author, date."""
    from audit.files import parse_yaml

    fields = {"title": "headline", "headline": "headline", "author": "author", "authors": "author", "date": "published"}
    try:
        head = parse_yaml(source)
    except Exception as e:
        raise AuditError(f"front matter: {' '.join(str(e).split())[:80]}", "mend the lines between the two ---") from e
    found = head.items() if isinstance(head, dict) else ()
    pairs = [(fields[k.lower()], v) for k, vs in found if k.lower() in fields for v in (vs if isinstance(vs, list) else [vs])]
    return [Said(f, str(v), "given") for f, v in pairs if v]


def docx(raw: bytes, name: str) -> tuple[str, tuple[Block, ...], int, list[Said]]:
    """Text, blocks, start of the body and claims of a Word draft. Raises `AuditError` when it is damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            tree = etree.fromstring(part(archive, "word/document.xml"), parser)
            rels = "word/_rels/document.xml.rels"
            found = etree.fromstring(part(archive, rels), parser) if rels in archive.namelist() else ()
    except (zipfile.BadZipFile, KeyError, EOFError, etree.XMLSyntaxError, ValueError) as e:
        raise AuditError(f"{name}: a damaged .docx", "save it again, or copy its text into a .txt file") from e
    targets = {r.get("Id"): r.get("Target") or "" for r in found if r.get("TargetMode") == "External"}
    out = Lines()
    for paragraph in tree.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        named = (style.get(f"{W}val") or "").lower() if style is not None else ""
        heading = re.match(r"(?:heading|berschrift|titre|ttulo)(\d)", named)
        words(out, paragraph, targets)
        out.end("h1" if named in {"title", "titel", "titre"} else f"h{heading.group(1)}" if heading else "p")
    return (*out.settled(), [])


def words(out: Lines, paragraph: Any, targets: dict[str | None, str]) -> None:
    """Words and links of one Word paragraph, deleted text left out."""
    for run in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
        start = len(out.text)
        out.write(run.text or "" if run.tag == f"{W}t" else " ")
        anchor = next((a for a in run.iterancestors(f"{W}hyperlink")), None)
        if anchor is not None:
            out.link(start, targets.get(anchor.get(f"{R}id"), ""))


def part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive, refused when it unpacks to more than a draft can be."""
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(name)
    return archive.read(name)
