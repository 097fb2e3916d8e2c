"""Markdown drafts, with the front matter of static site generators."""

import re
import tomllib
from typing import Any

from audit.errors import AuditError
from audit.files import parse_yaml
from audit.load.draft import Lines, Parsed
from audit.load.input import Input
from audit.load.plain import decode
from audit.text import Said

FRONT = re.compile(
    r"---[ \t]*\n(?P<yaml>(?:\#.*\n)*[^\s:\#]+[ \t]*:(?:[ \t].*)?\n(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?P<toml>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)"
)
"""Front matter: YAML between two lines of hyphens, or TOML between two of plus signs. Its first line is a key without white
space; anything else between two lines of hyphens is text between two thematic breaks (CommonMark 4.1)."""

FIELDS = {"title": "headline", "headline": "headline", "author": "author", "authors": "author", "date": "published"}
"""Field of each key of front matter."""

DEEPEST = 20
"""Maximum levels of front matter."""

NESTING = 100
"""Maximum levels of lists and block quotes; the parser drops the rest of a text that nests deeper."""


def markdown(given: Input, raw: bytes | str) -> Parsed:
    """Parse a Markdown draft; the claims are those of its front matter. Raises `AuditError` for data that is not text.

    >>> parsed = markdown(Input("draft.md"), "# Talks *resume*\\n\\nThey [met](https://a.example/x) again.")
    >>> parsed.text, parsed.body_start, parsed.blocks[1].links[0].href
    ('Talks resume\\nThey met again.', 13, 'https://a.example/x')
    """
    from markdown_it import MarkdownIt

    source = decode(raw, given.id, given.charset)
    said: tuple[Said, ...] = ()
    if front := FRONT.match(source):
        said = front_matter(front["yaml"], front["toml"])
        source = source[front.end() :]
    out, tags = Lines(), ["p"]
    tokens = MarkdownIt("commonmark", {"maxNesting": NESTING}).enable("table").parse(source)
    if max((t.level for t in tokens), default=0) >= NESTING - 2:
        raise AuditError(f"{given.id}: lists or block quotes nested too deep", f"nest at most {NESTING // 2 - 1} levels")
    for token in tokens:
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
    return out.parsed(said)


def inline(out: Lines, tokens: list[Any]) -> None:
    """Write the words and links of one inline run."""
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


def front_matter(yaml: str | None, toml: str | None) -> tuple[Said, ...]:
    """Parse claims from front matter: title, author, date. Raises `AuditError` when it is malformed or too complex."""
    try:
        refused = yaml is not None and unfolds(yaml)
        head = None if refused else tomllib.loads(toml) if toml is not None else parse_yaml(yaml or "")
    except (Exception, RecursionError) as e:
        raise AuditError(f"front matter: {' '.join(str(e).split())[:80]}", "correct the lines at the top of the draft") from e
    if refused:
        raise AuditError("front matter: aliases, or deep nesting", "write out title, author and date")
    found = head.items() if isinstance(head, dict) else ()
    known = [(FIELDS[str(k).lower()], v) for k, v in found if str(k).lower() in FIELDS]
    pairs = [(f, v) for f, vs in known for v in (vs if isinstance(vs, list) else [vs])]
    return tuple(Said(f, str(v), "given") for f, v in pairs if v)


def unfolds(source: str) -> bool:
    """True for YAML with aliases, a few of which unfold to gigabytes, or nested deeper than `DEEPEST`."""
    import yaml

    depth = 0
    for event in yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            return True
    return False
