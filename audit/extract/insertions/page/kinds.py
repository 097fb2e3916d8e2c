"""Kinds of promotion and furniture on a page, by class names, links and a few wordings."""

from audit.extract.insertions.vocabulary import Vocabulary
from audit.outlets import host_of
from audit.text import Block, Document, Span

CLOSE = 8
"""Words of class names counted for a block or its nearest box, for promotion."""
NEAR = 6
"""The same for furniture."""
SHORT = 12
"""Maximum words of a byline or an ad label."""


def promo_kind(text: str, block: Block, known: Vocabulary) -> str:
    """Classify a promotional block by kind.

    >>> known = Vocabulary.load()
    >>> promo_kind("Sign up for our newsletter", Block(0, 26, "p", "body"), known)
    'newsletter'
    >>> promo_kind("More from our desk", Block(0, 18, "p", "body", tokens=("sponsored", "box")), known)
    'sponsored'
    >>> promo_kind("Show comments", Block(0, 13, "button", "tail", tokens=("branded", "comments")), known)
    'call_to_action'
    """
    low, hrefs = text.lower(), " ".join([a.href for a in block.links]).lower()
    if known.classes["paid"].intersection(block.tokens[:CLOSE]) or any("sponsored" in a.rel for a in block.links):
        return "sponsored"
    if hrefs and known.social.search(hrefs) and not known.heading.match(low):
        return "social_follow" if known.page["follow"].search(low) else "call_to_action"
    if (hrefs and known.sells(hrefs)) or "affiliate" in block.tokens:
        return "commerce"
    if known.page["newsletter"].search(low) or "newsletter" in block.tokens:
        return "newsletter"
    if covered(block):
        return "cross_promotion"
    return (
        "appeal"
        if known.page["appeal"].search(low)
        else "call_to_action"
        if known.page["share"].search(low)
        else "cross_promotion"
    )


def covered(block: Block) -> bool:
    """True when one link covers most of a block and leads to a page.

    >>> from audit.text import Anchor
    >>> [covered(Block(0, 20, "p", "body", links=(Anchor(0, stop, "https://harbour.example/a"),))) for stop in (18, 8)]
    [False, False]
    >>> covered(Block(0, 20, "p", "body", links=(Anchor(0, 18, "https://harbour.example/news/7"),)))
    True
    """
    size = block.stop - block.start
    return any(a.stop - a.start > size / 2 and a.href.count("/") > 3 for a in block.links)


def furniture_kind(text: str, block: Block, known: Vocabulary) -> tuple[str, str]:
    """Classify a block that is neither story nor promotion by role and kind: a byline by its class is provenance.

    >>> known = Vocabulary.load()
    >>> furniture_kind("Advertisement", Block(0, 13, "div", "body"), known)
    ('furniture', 'ad_label')
    >>> furniture_kind("By Ada Brandt", Block(0, 13, "p", "body", tokens=("byline",)), known)
    ('provenance', 'byline')
    >>> furniture_kind("Nov. 19, 2019", Block(0, 13, "p", "body", tokens=("date", "byline")), known)
    ('furniture', 'interface')
    >>> furniture_kind("The lock at dawn", Block(0, 16, "figcaption", "body"), known)
    ('furniture', 'caption')
    """
    near = set(block.tokens[:NEAR])
    low, short = text.lower(), len(text.split()) <= SHORT
    if known.page["ad"].match(low) or (short and near & known.classes["ads"]):
        return "furniture", "ad_label"
    if block.tag == "figcaption" or "figure" in block.path[:4] or near & known.classes["picture"]:
        return "furniture", "caption"
    in_byline = near & known.classes["byline"] and block.tag != "button"
    if short and in_byline and not known.page["no_byline"].fullmatch(low):
        return "provenance", "byline"
    if known.classes["control"].intersection(block.tokens) or block.tag == "button" or "form" in block.path:
        return "furniture", "interface"
    return "furniture", "label"


def promoted(document: Document, block: Block, kind: str) -> tuple[Span | None, str | None, str | None]:
    """Return the headline that a block promotes, the address of its longest link, and the address's host; None if unknown."""
    if not block.links:
        return None, None, None
    link = max(block.links, key=lambda a: a.stop - a.start)
    words = document.text[link.start : link.stop].split()
    headline = Span(link.start, link.stop) if kind == "cross_promotion" and len(words) > 2 else None
    return headline, link.href or None, host_of(link.href) or document.host
