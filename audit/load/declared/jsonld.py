"""Claims in the JSON-LD of a page about the article and its publisher.

A page may have several scripts, each a graph, a list or an object nested in others. All are walked, within limits of depth
and number; of several article nodes the most complete one about this page counts. A script that is not JSON even when parsed
leniently yields one claim with the error: repairing it with patterns takes seconds on large pages.
"""

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from audit.load.declared.breadcrumbs import section_of
from audit.text import Said

LONGEST = 3_000_000
"""Maximum characters of one script."""
DEEPEST, MOST = 16, 8_000
"""Maximum depth of an object, and maximum objects of one page."""
LONGEST_VALUE = 2_000
"""Maximum characters of a value."""
TITLE = 8
"""Minimum letters and digits of a title that can identify an article."""

OPENING = re.compile(r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?|<!--)")
"""Start of a wrapper that some systems put around a script. Its end is trailing data, which is ignored."""
ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$|^(?:Advertiser\w+|CreativeWork)$")
"""Types of the page's own article, such as `NewsArticle`, `BlogPosting`, `AdvertiserContentArticle`."""
OPINION = re.compile(r"Review$")
"""Types of a review: an article with a headline, else what a customer says of a thing for sale."""
PAGE = re.compile(r"Page$|^Recipe$")
"""Types of a page, and of what is an article of its own: `WebPage`, `AboutPage`, `Recipe`."""
ORGANISATION = re.compile(r"Organization$|^(?:Corporation|NewsMedia|Newspaper|Periodical)\w*$")
"""Types of a publisher."""
ASIDE = {
    "liveBlogUpdate",
    "comment",
    "itemListElement",
    "hasPart",
    "relatedLink",
    "mentions",
    "isPartOf",
    "review",
    "about",
    "associatedMedia",
    "video",
    "image",
    "breadcrumb",
    "isBasedOn",
    "citation",
}
"""Properties that hold articles other than the page's own."""

VALUES = {
    "headline": "headline", "alternativeHeadline": "alternative_headline", "description": "standfirst",
    "datePublished": "published", "dateModified": "modified", "dateCreated": "created", "uploadDate": "created",
    "articleSection": "section", "genre": "genre", "inLanguage": "language", "isAccessibleForFree": "access",
    "url": "declared_url", "mainEntityOfPage": "declared_url", "dateline": "dateline", "locationCreated": "location_created",
    "correction": "correction", "backstory": "backstory", "isBasedOn": "based_on", "citation": "citation",
    "sponsor": "sponsor", "funder": "funder", "creditText": "credit", "copyrightNotice": "copyright",
    "copyrightHolder": "copyright_holder", "copyrightYear": "copyright_year", "license": "licence",
    "usageInfo": "licence", "sourceOrganization": "source_organisation", "provider": "provider", "editor": "editor",
    "contributor": "contributor", "translator": "translator", "archivedAt": "archived_at",
    "digitalSourceType": "digital_source_type", "acquireLicensePage": "licence", "creativeWorkStatus": "status",
    "keywords": "keyword", "sdPublisher": "sd_publisher", "contentReferenceTime": "reference_time",
    "coverageStartTime": "coverage_start", "coverageEndTime": "coverage_end",
}  # fmt: skip
"""Field of each property of the article node."""

POLICIES = {
    "publishingPrinciples": "publishing_principles", "ethicsPolicy": "ethics_policy",
    "correctionsPolicy": "corrections_policy", "diversityPolicy": "diversity_policy",
    "diversityStaffingReport": "diversity_staffing_report", "masthead": "masthead",
    "missionCoveragePrioritiesPolicy": "mission_policy", "ownershipFundingInfo": "ownership_funding",
    "unnamedSourcesPolicy": "unnamed_sources_policy", "verificationFactCheckingPolicy": "verification_policy",
    "noBylinesPolicy": "no_bylines_policy", "actionableFeedbackPolicy": "feedback_policy",
    "parentOrganization": "parent_organisation", "legalName": "legal_name", "foundingDate": "founded",
}  # fmt: skip
"""Field of each property of publisher or article that describes how the publisher works and who is behind it."""

Node = dict[str, Any]
"""A JSON object."""


def jsonld(scripts: list[str], url: str | None, titles: Sequence[str] = ()) -> Iterator[Said]:
    """Collect the claims of all JSON-LD scripts of a page with these titles, fetched from `url`.

    >>> [s[:3] for s in jsonld(['{"@type": "NewsArticle", "headline": "A &amp; B", "author": "Ada Brandt"}'], None)]
    [('declared_type', 'NewsArticle', 'json-ld'), ('headline', 'A & B', 'json-ld'), ('author', 'Ada Brandt', 'json-ld')]
    """
    graphs = []
    for script in scripts:
        value, trouble = read(script)
        if trouble:
            yield Said("malformed", trouble, "json-ld")
        elif value is not None:
            graphs.append(value)
    nodes = list(walk(graphs))
    by_id = {n["@id"]: n for n, _ in reversed(nodes) if isinstance(n.get("@id"), str) and len(n) > 1}
    main = article(nodes, url, titles)
    yield from about_article(main, by_id) if main is not None else ()
    yield from about_page(nodes, by_id) if main is None or not main.get("datePublished") else ()
    if trail := section_of((n for n, _ in nodes), url, [*titles, *(called(main) if main else ())]):
        yield Said("breadcrumb", trail, "json-ld")
    seen = set()
    for node, _ in nodes:
        if node is main or any(ORGANISATION.search(t) for t in types(node)):
            for policy, field in POLICIES.items():
                for value in names(node.get(policy), by_id, prefer=("url", "@id", "name")):
                    if (field, value) not in seen:
                        seen.add((field, value))
                        yield Said(field, value, "json-ld")


def read(script: str) -> tuple[Any, str | None]:
    """Parse a script, or return its error. Wrappers are removed; raw newlines and trailing data are accepted."""
    text = script[:LONGEST]
    for _ in range(2):
        if m := OPENING.match(text):
            text = text[m.end() :]
    text = text.strip().lstrip("\ufeff")
    if not text:
        return None, None
    decoder = json.JSONDecoder(strict=False)
    try:
        return decoder.raw_decode(text)[0], None
    except RecursionError:
        return None, "nested too deep"
    except ValueError as e:
        trouble = str(e)
    if "&quot;" in text:
        try:
            return decoder.raw_decode(unescape(text))[0], None
        except (ValueError, RecursionError):
            pass
    return None, trouble


def walk(graphs: list[Any]) -> Iterator[tuple[Node, bool]]:
    """Yield every object, top down, and whether the page's own article may be there."""
    todo: list[tuple[Any, int, bool]] = [(g, 0, True) for g in graphs]
    count = 0
    while todo and count < MOST:
        value, depth, own = todo.pop(0) if len(todo) < MOST else todo.pop()
        if isinstance(value, list):
            todo += [(v, depth + 1, own) for v in value[:500]] if depth < DEEPEST else []
        elif isinstance(value, dict):
            count += 1
            yield value, own
            if depth < DEEPEST:
                todo += [(v, depth + 1, own and k not in ASIDE) for k, v in value.items() if isinstance(v, (dict, list))]


def types(node: Node) -> list[str]:
    """Return the types of an object, without the address of their vocabulary."""
    found = node.get("@type")
    return [t.rsplit("/", 1)[-1] for t in (found if isinstance(found, list) else [found]) if isinstance(t, str)]


def article(nodes: list[tuple[Node, bool]], url: str | None, titles: Sequence[str] = ()) -> Node | None:
    """Select the node about this page: the article with most of headline, author and date, preferring the page's own.

    Own is a node with the page's address or with a headline among its titles; a teaser may say as much about another article.
    """
    best: tuple[tuple[int, ...], Node] | None = None
    known = [plain(t) for t in titles]
    for node, own in nodes:
        kinds = types(node)
        if not own or not any(ARTICLE.search(t) for t in kinds):
            continue
        full = sum(bool(node.get(k)) for k in ("headline", "author", "datePublished"))
        same = same_page(node, url)
        if full and not (same or called(node)) and all(OPINION.search(t) for t in kinds):
            continue
        named = same or any(title in t for title in map(plain, called(node)) if len(title) >= TITLE for t in known)
        rank = (min(full, 2), int(named), full, int(same), int("CreativeWork" not in kinds), int(len(node) > 4))
        if full and (best is None or rank > best[0]):
            best = rank, node
    return best[1] if best else None


def called(node: Node) -> list[str]:
    """Return the headlines of a node, else its names."""
    return names(node.get("headline"), {}) or names(node.get("name"), {})


def plain(title: str) -> str:
    """Return the letters and digits of a title, to find one in another.

    >>> plain("Ferries & Co. – back!") in plain("Ferries &amp; Co – back | Harbour Radio")
    True
    """
    return "".join(c for c in unescape(title).casefold() if c.isalnum())


def same_page(node: Node, url: str | None) -> bool:
    """True when a node gives the address of this page as its own."""
    path = (url or "").partition("?")[0].partition("//")[2].rstrip("/")
    return bool(path) and any(path in v for k in ("url", "mainEntityOfPage", "@id") for v in names(node.get(k), {}))


def about_article(node: Node, by_id: dict[str, Node]) -> Iterator[Said]:
    """Collect claims of the article's node, field by field."""
    for kind in types(node):
        yield Said("declared_type", kind, "json-ld")
    for prop, field in VALUES.items():
        value = node.get(prop)
        if field == "access" and value is not None and not isinstance(value, (dict, list)):
            yield Said(field, str(value).lower().rsplit("/", 1)[-1], "json-ld")
            continue
        prefer = ("@id", "url") if field == "declared_url" else ("name", "text", "headline", "url", "@id")
        for text in names(value, by_id, prefer=prefer):
            yield Said(field, text, "json-ld")
    if not node.get("headline"):
        for text in names(node.get("name"), by_id):
            yield Said("headline", text, "json-ld")
    yield from people(node.get("author") or node.get("creator"), by_id)
    for org in flat(node.get("publisher")):
        full = by_id.get(org.get("@id", ""), org) if isinstance(org, dict) else org
        for text in names(full, by_id)[:1]:
            yield Said("publisher", text, "json-ld")


def about_page(nodes: list[tuple[Node, bool]], by_id: dict[str, Node]) -> Iterator[Said]:
    """Collect the times of a page's node, where no article has one."""
    for node, own in nodes:
        if own and node.get("datePublished") and any(PAGE.search(t) for t in types(node)):
            for prop in ("datePublished", "dateModified"):
                for text in names(node.get(prop), by_id):
                    yield Said(VALUES[prop], text, "json-ld")
            return


def people(value: Any, by_id: dict[str, Node]) -> Iterator[Said]:
    """Collect claims of authors: persons, and organisations as such, with their addresses and roles."""
    for item in flat(value):
        node = item
        if isinstance(node, dict) and isinstance(node.get("@id"), str) and not node.get("name"):
            node = by_id.get(node["@id"], node)
        found = names(node, by_id, prefer=("name",))
        if isinstance(node, dict) and not found:
            parts = [clean(node.get(k)) for k in ("givenName", "familyName")]
            found = [" ".join(p for p in parts if p)] if all(parts) else []
        organisation = isinstance(node, dict) and is_organisation(types(node))
        for name in found:
            yield Said("author_organisation" if organisation else "author", name, "json-ld")
        if isinstance(node, dict) and found:
            for key in ("url", "sameAs"):
                for address in names(node.get(key), by_id)[:3]:
                    yield Said("author_url", address, "json-ld")
            for title in names(node.get("jobTitle"), by_id)[:1]:
                yield Said("author_role", title, "json-ld")


def is_organisation(kinds: list[str]) -> bool:
    """True for types of an organisation without `Person`: the sites of single persons declare both."""
    return "Person" not in kinds and any(ORGANISATION.search(t) for t in kinds)


def flat(value: Any, depth: int = 0) -> list[Any]:
    """Flatten a value to a list."""
    if not isinstance(value, list):
        return [value] if value not in (None, "", {}) else []
    return [v for item in value[:100] for v in (flat(item, depth + 1) if depth < 4 else [])]


def names(value: Any, by_id: dict[str, Node], prefer: tuple[str, ...] = ("name", "text", "url", "@id")) -> list[str]:
    """Return the strings of a value: itself, or an object's first preferred property; resolve references within the page."""
    found = []
    for item in flat(value):
        if isinstance(item, dict):
            node = by_id.get(item["@id"], item) if isinstance(item.get("@id"), str) else item
            text = next((t for t in (clean(first(node.get(k))) for k in prefer) if t), None)
        else:
            text = clean(item)
        if text:
            found.append(text)
    return found


def first(value: Any) -> Any:
    """Return the first item of a list, else the value."""
    return value[0] if isinstance(value, list) and value else value


def clean(value: Any) -> str | None:
    """Clean a string: entities resolved once, tags removed, white space collapsed; None when nothing is left."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return None
    text = value[: 2 * LONGEST_VALUE]
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = re.sub(r"</?[a-zA-Z][^<>]{0,200}>", "", text)
    return " ".join(text.split())[:LONGEST_VALUE] or None
