"""What the data of a story in a script says of it: authors, days and section beside its text.

Content management systems give one object to a story: its text, and keys such as `publishedAt`, `author: {name}` or
`taxonomy: {primary_section}`. The objects around the text are read, up to the one with its headline, and all others with the
same headline. Keys are English everywhere.

>>> node = {"title": "Canal closed", "publishedAt": "2026-03-11", "author": {"name": "Ada Holm"}, "body": "<p>Ships wait.</p>"}
>>> [s[:2] for s in around(Search("script", node, 99), (node,), "Canal closed")]
[('published', '2026-03-11'), ('author', 'Ada Holm')]
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from audit.load.declared.jsonld import Node, clean
from audit.load.page.main_text import words
from audit.load.page.script_search import BESIDE, INNER, PICTURES, Search
from audit.text import Said

PUBLISHED = (
    "datepublished", "publishedat", "publishedon", "publisheddate", "publishedtime", "firstpublished", "firstpublishedat",
    "firstpublishdate", "firstpublicationdate", "publishdate", "publishtime", "publicationdate", "publicationtime", "pubdate",
    "webpublicationdate", "displaydate", "postdate", "dateposted", "published", "date", "datetime",
)  # fmt: skip
"""Keys of the day of publication, without underscores, best first; that of a record's creation is none."""
MODIFIED = (
    "datemodified", "modifiedat", "modifieddate", "modifiedtime", "modified", "lastmodified", "lastmodifieddate",
    "lastmodifiedat",
    "lastupdated", "lastupdatedat", "lastupdateddate", "updatedat", "updateddate", "updated", "dateupdated", "lastpublishedat",
)  # fmt: skip
"""Keys of the time of the last change."""
AUTHORS = (
    "authors", "author", "bylines", "byline", "credits", "authorname", "writers", "writer", "creators", "creator", "embedded",
)  # fmt: skip
"""Keys of authors."""
SECTIONS = (
    "primarysection", "section", "sectionname", "articlesection", "primarycategory", "category", "channel", "vertical",
    "taxonomy", "sections", "categories",
)  # fmt: skip
"""Keys of the section."""
NAMES = ("name", "displayname", "fullname", "authorname", "byline", "title", "label", "text")
"""Keys of the name of a person or section."""
INSIDE = ("by", "author", "authors", "data", "attributes", "fields", "node", "person", "primarysection", "sections", "items")
"""Keys of objects with such a name."""
WHOLE_NAME = ("firstname", "lastname")
"""Keys of the two parts of a name."""
OTHERS = frozenset((*AUTHORS, *SECTIONS))
"""Keys of objects about something else than the story."""
FIELDS = ("published", "modified", "author", "section")
MOST = 4_000
"""Maximum values of a script that are searched for the story's headline."""
AROUND, DEEP, MOST_NAMES = 5, 5, 12
"""Maximum objects around a story that are read, levels inside one, and names of one key."""
LONGEST_NAME = 160
"""Maximum characters of a name."""
LINKED = '<script type="application/ld+json">{}</script>'
"""A script of JSON-LD."""
EPOCH = 1_000_000_000
"""Smallest number that is a time: seconds since 1970."""


def around(search: Search, nodes: Sequence[Node], title: str | None) -> tuple[Said, ...]:
    """Collect the claims about a story from the objects around it, nearest first; of each field those of the first object."""
    near: list[Node] = []
    for node in nodes[:AROUND]:
        here = [node, *objects(search, node)]
        near += here
        if title and any(is_titled(search, n, title) for n in here):
            break
    if title:
        near += [n for n in everywhere(search) if is_titled(search, n, title)]
    found: dict[str, list[Said]] = {}
    for node in near:
        told: dict[str, list[Said]] = {}
        for said in about(search, node):
            told.setdefault(said.field, []).append(said)
        found = {**told, **found}
    return tuple(said for field in FIELDS for said in found.get(field, ()))


def objects(search: Search, node: Node) -> list[Node]:
    """List the objects of an object that say something about it: its header, its metadata; no picture, person or section."""
    kept = (v for k, v in node.items() if plain_key(k) not in OTHERS and not BESIDE.search(k) and not PICTURES.search(k))
    return [value for value in map(search.row, kept) if isinstance(value, dict)]


def is_titled(search: Search, node: Node, title: str) -> bool:
    """True for an object with a headline of the same words."""
    return any(words(t) == words(title) for t in search.titles(node))


def everywhere(search: Search) -> Iterator[Node]:
    """Yield objects of a script, top down, without those beside a story."""
    todo: list[Any] = [search.root]
    for _ in range(MOST):
        if not todo:
            return
        value = todo.pop()
        if isinstance(value, dict):
            yield value
            todo += [v for k, v in value.items() if isinstance(v, (dict, list)) and not BESIDE.search(k)]
        elif isinstance(value, list):
            todo += [v for v in value if isinstance(v, (dict, list))]


def head_of(search: Search) -> str:
    """Return the meta elements and JSON-LD among the elements of React as the markup of a head."""
    found: list[str] = []
    todo: list[Any] = [search.root]
    for _ in range(MOST):
        if not todo:
            break
        value = todo.pop()
        if isinstance(value, list) and value[:1] == ["$"] and len(value) > 3 and isinstance(value[3], dict):
            found += [written] if (written := head_element(search, value[1], value[3])) else []
        inner = value.values() if isinstance(value, dict) else value
        todo += [v for v in inner if isinstance(v, (dict, list))]
    return "".join(found)


def head_element(search: Search, tag: Any, given: Node) -> str | None:
    """Return a meta element or a script of JSON-LD as markup; None for other elements.

    >>> head_element(Search("", {}, 9), "meta", {"property": "og:title", "content": "Canal & lock"})
    '<meta property="og:title" content="Canal &amp; lock">'
    """
    if tag == "meta":
        kept = [(k, v) for k, v in given.items() if k in {"name", "property", "content"} and isinstance(v, str)]
        return "<meta{}>".format("".join(f' {k}="{escape(v)}"' for k, v in kept)) if len(kept) > 1 else None
    inner = search.row(given.get(INNER)) if tag == "script" and "ld+json" in str(given.get("type")) else None
    text = search.row(inner.get("__html")) if isinstance(inner, dict) else None
    return LINKED.format(text.replace("</", "<\\/")) if isinstance(text, str) else None


def about(search: Search, node: Node) -> Iterator[Said]:
    """Yield what one object says of its story."""
    keys = {plain_key(k): v for k, v in node.items()}
    for field, moments in (("published", PUBLISHED), ("modified", MODIFIED)):
        times = (as_time(search.row(keys[name])) for name in moments if name in keys)
        if value := next((t for t in times if t), None):
            yield Said(field, value, "html")
    for field, names, most in (("author", AUTHORS, MOST_NAMES), ("section", SECTIONS, 1)):
        values = ([*names_in(search, keys[name])] for name in names if name in keys)
        for value in next((v for v in values if v), [])[:most]:
            yield Said(field, value, "html")


def plain_key(key: str) -> str:
    """Normalise a key.

    >>> plain_key("display_date"), plain_key("wp:term"), plain_key("publishedAt")
    ('displaydate', 'wpterm', 'publishedat')
    """
    return "".join(c for c in key.lower() if c.isalnum())


def as_time(value: Any) -> str | None:
    """Return a time as written: a string with digits, or seconds or milliseconds since 1970.

    >>> as_time(1773219600000), as_time("$D2026-03-11T08:00:00.000Z"), as_time(True), as_time("draft")
    ('1773219600000', '2026-03-11T08:00:00.000Z', None, None)
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if value > EPOCH else None
    if not isinstance(value, str) or not any(c.isdigit() for c in value) or len(value) > LONGEST_NAME:
        return None
    return clean(value.removeprefix("$D"))


def names_in(search: Search, value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the names in the value of a key: a string, an object with a name, or several of them."""
    value = search.row(value)
    if isinstance(value, str):
        name = clean(value)
        if name and 1 < len(name) <= LONGEST_NAME and not name.startswith(("http", "/", "$")) and any(map(str.isalpha, name)):
            yield name
    elif isinstance(value, list) and depth < DEEP:
        for item in value[:MOST_NAMES]:
            yield from names_in(search, item, depth + 1)
    elif isinstance(value, dict) and depth < DEEP:
        keys = {plain_key(k): search.row(v) for k, v in value.items()}
        given = (keys.get(key) for key in NAMES)
        name = next((n for n in given if isinstance(n, str) and n.strip()), None)
        if name is None and all(isinstance(keys.get(key), str) for key in WHOLE_NAME):
            name = " ".join(keys[key] for key in WHOLE_NAME)
        inner = [name] if name else [keys[key] for key in INSIDE if isinstance(keys.get(key), (dict, list))]
        yield from next((found for v in inner if (found := [*names_in(search, v, depth + 1)])), [])
