"""ninjs 1 to 3: an item, or a list of items; version 1 has one headline and `body_*`, later ones lists with roles.

Names of keys were joined in version 1 (`pubstatus`) and are camel case since 3 (`pubStatus`): they are compared in lower case.
"""

from collections.abc import Iterator
from typing import Any

from audit.load.corpus.agency_item import Item, item_input
from audit.load.corpus.item import as_html, failed, paragraphs
from audit.load.corpus.json_feed import listed, words
from audit.load.input import Input, LeftOut
from audit.rows import Failure

KEYS_OF_NINJS = frozenset(
    {"pubstatus", "versioncreated", "contentcreated", "standard", "representationtype", "ednote", "infosources"}
)
"""Keys that an item of ninjs has and other JSON has not; it has its `uri` besides."""
TEXTS = ("body_html", "body_xhtml", "body_text")
"""Bodies of version 1, best first."""
CLAIMS = (
    ("author", "byline"),
    ("author", "by"),
    ("dateline", "dateline"),
    ("location_created", "located"),
    ("copyright_holder", "copyrightholder"),
    ("copyright", "copyrightnotice"),
    ("editor_note", "ednote"),
    ("urgency", "urgency"),
    ("language", "language"),
    ("slugline", "slugline"),
    ("guid", "uri"),
    ("version", "version"),
)
"""Fields and the keys of an item that fill them."""
Record = dict[str, Any]


def is_ninjs(value: Any) -> bool:
    """True for an item of ninjs, or a list that begins with one."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict) or not isinstance(first.get("uri"), str):
        return False
    keys = {key.lower() for key in first}
    return bool(keys & KEYS_OF_NINJS) or any(key.startswith("body_") for key in keys)


def ninjs(value: Any, name: str) -> Iterator[Input | Failure | LeftOut]:
    """The items of a ninjs file."""
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        where = f"{name}:{number}" if len(items) > 1 else name
        if isinstance(item, dict):
            yield item_input(ninjs_item({key.lower(): v for key, v in item.items()}, where))
        else:
            yield failed(where, "an item that is not a JSON object")


def ninjs_item(item: Record, where: str) -> Item:
    """An item, its keys in lower case."""
    heads = roled(item.get("headlines"), "value")
    embargo = item.get("embargoed", item.get("embargoeduntil"))
    version = words(item.get("versioncreated")) or None
    first = words(item.get("firstcreated")) or words(item.get("contentcreated")) or version
    pairs = [("headline", words(item.get("headline"))), ("headline", heads[0] if heads else None)]
    pairs += [("alternative_headline", value) for value in heads[1:]]
    pairs += [(field, plain_value(item.get(key))) for field, key in CLAIMS]
    pairs += [("provider", value) for value in sources(item)]
    return Item(
        where=where,
        markup=ninjs_body(item),
        status=words(item.get("pubstatus")) or None,
        published=first,
        embargo=words(embargo) if embargo is not None else None,
        version=version,
        pairs=pairs,
        kind=words(item.get("type")) or None,
    )


def plain_value(value: Any) -> str | None:
    """A string or a number as a string; None for any other value."""
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else None


def roled(values: Any, key: str) -> list[str]:
    """Values of a list of objects with roles: those that are main or have no role first."""
    found = [v for v in listed(values) if isinstance(v, dict) and words(v.get(key))]
    found.sort(key=lambda v: "main" not in (words(v.get("role")) or "main").lower())
    return [words(v.get(key)) for v in found]


def ninjs_body(item: Record) -> str:
    """HTML of an item's body: of `bodies` the first HTML, else the first text; of version 1 in the order of `TEXTS`."""
    for key in TEXTS:
        if text := words(item.get(key)):
            return paragraphs(text) if key.endswith("_text") else as_html(text)
    bodies = [b for b in listed(item.get("bodies")) if isinstance(b, dict) and words(b.get("value"))]
    bodies.sort(key=lambda b: "html" not in kind_of(b))
    if not bodies:
        return ""
    return as_html(words(bodies[0]["value"])) if "html" in kind_of(bodies[0]) else paragraphs(words(bodies[0]["value"]))


def kind_of(body: Record) -> str:
    """Media type of a body, in lower case."""
    found = {key.lower(): v for key, v in body.items()}
    return words(found.get("contenttype")).lower()


def sources(item: Record) -> list[str]:
    """Names of the sources of information, and of the provider where one is named."""
    found = [*listed(item.get("infosources")), *listed(item.get("infosource")), item.get("provider"), item.get("source")]
    names = [words(s.get("name")) if isinstance(s, dict) else words(s) for s in found]
    return [name for name in dict.fromkeys(names) if name]
