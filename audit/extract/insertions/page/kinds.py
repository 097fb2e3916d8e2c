"""Kinds of promotion and furniture on a page, told from the words of class, the links and a few wordings."""

from audit.extract.insertions.vocabulary import CLASSES, HEADING, PAGE, SOCIAL, sells
from audit.outlets import host_of
from audit.text import Block, Document, Span

CLOSE = 8
"""Words of class that are a block's own or its nearest box's."""
SHORT = 12
"""Words of a byline or an ad label."""


def promo(text: str, block: Block) -> str:
    """The kind of a promotional block.

    >>> promo("Sign up for our newsletter", Block(0, 26, "p", "body"))
    'newsletter'
    >>> promo("More from our desk", Block(0, 18, "p", "body", tokens=("sponsored", "box")))
    'sponsored'
    >>> promo("Show comments", Block(0, 13, "button", "tail", tokens=("branded", "comments")))
    'call_to_action'
    """
    tokens = set(block.tokens)
    low, hrefs = text.lower(), " ".join([a.href for a in block.links]).lower()
    if CLASSES["paid"].intersection(block.tokens[:CLOSE]) or any("sponsored" in a.rel for a in block.links):
        return "sponsored"
    if hrefs and SOCIAL.search(hrefs) and not HEADING.match(low):
        return "social_follow" if PAGE["follow"].search(low) else "call_to_action"
    if (hrefs and sells(hrefs)) or "affiliate" in tokens:
        return "commerce"
    if PAGE["newsletter"].search(low) or "newsletter" in tokens:
        return "newsletter"
    if covered(block):
        return "cross_promotion"
    return "appeal" if PAGE["appeal"].search(low) else "call_to_action" if PAGE["share"].search(low) else "cross_promotion"


def covered(block: Block) -> bool:
    """Whether one link holds most of a block and leads to a page."""
    size = block.stop - block.start
    return any(a.stop - a.start > size / 2 and a.href.count("/") > 3 for a in block.links)


def furniture(text: str, block: Block) -> tuple[str, str]:
    """Role and kind of a block that is neither story nor promotion: a byline by its class is provenance.

    >>> furniture("Advertisement", Block(0, 13, "div", "body"))
    ('furniture', 'ad_label')
    >>> furniture("By Ada Brandt", Block(0, 13, "p", "body", tokens=("byline",)))
    ('provenance', 'byline')
    >>> furniture("Nov. 19, 2019", Block(0, 13, "p", "body", tokens=("date", "byline")))
    ('furniture', 'interface')
    """
    tokens, near = set(block.tokens), set(block.tokens[:6])
    low, short = text.lower(), len(text.split()) <= SHORT
    if PAGE["ad"].match(low) or (short and near & CLASSES["ads"]):
        return "furniture", "ad_label"
    if block.tag == "figcaption" or "figure" in block.path[:4] or near & CLASSES["picture"]:
        return "furniture", "caption"
    if short and near & CLASSES["byline"] and block.tag != "button" and not PAGE["no_byline"].fullmatch(low):
        return "provenance", "byline"
    if tokens & CLASSES["control"] or block.tag == "button" or "form" in block.path:
        return "furniture", "interface"
    return "furniture", "label"


def promoted(document: Document, block: Block, kind: str) -> tuple[Span | None, str | None, str | None]:
    """The headline that a block promotes, the address that it sends the reader to, and that address's host."""
    if not block.links:
        return None, None, None
    link = max(block.links, key=lambda a: a.stop - a.start)
    words = document.text[link.start : link.stop].split()
    headline = Span(link.start, link.stop) if kind == "cross_promotion" and len(words) > 2 else None
    host = host_of(link.href) or document.host
    return headline, link.href or None, host
