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


def promo_kind(low: str, block: Block, known: Vocabulary) -> str:
    """Classify a promotional block by kind; `low` are its words in lower case.

    >>> known = Vocabulary.load()
    >>> promo_kind("sign up for our newsletter", Block(0, 26, "p", "body"), known)
    'newsletter'
    >>> promo_kind("more from our desk", Block(0, 18, "p", "body", tokens=("sponsored", "box")), known)
    'sponsored'
    >>> promo_kind("show comments", Block(0, 13, "button", "tail", tokens=("branded", "comments")), known)
    'call_to_action'
    """
    hrefs = " ".join([a.href for a in block.links]).lower()
    if not known.classes["paid"].isdisjoint(block.tokens[:CLOSE]) or any("sponsored" in a.rel for a in block.links):
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


def furniture_kind(low: str, block: Block, known: Vocabulary) -> tuple[str, str]:
    """Classify a block that is neither story nor promotion by role and kind: a byline by its class is provenance.

    `low` are its words in lower case.

    >>> known = Vocabulary.load()
    >>> furniture_kind("advertisement", Block(0, 13, "div", "body"), known)
    ('furniture', 'ad_label')
    >>> furniture_kind("by ada brandt", Block(0, 13, "p", "body", tokens=("byline",)), known)
    ('provenance', 'byline')
    >>> furniture_kind("nov. 19, 2019", Block(0, 13, "p", "body", tokens=("date", "byline")), known)
    ('furniture', 'interface')
    >>> furniture_kind("the lock at dawn", Block(0, 16, "figcaption", "body"), known)
    ('furniture', 'caption')
    """
    near = block.tokens[:NEAR]
    of_ads, of_picture, of_byline = (not known.classes[name].isdisjoint(near) for name in ("ads", "picture", "byline"))
    if known.page["ad"].match(low) or (of_ads and is_short(low)):
        return "furniture", "ad_label"
    if block.tag == "figcaption" or "figure" in block.path[:4] or of_picture:
        return "furniture", "caption"
    if of_byline and block.tag != "button" and is_short(low) and not known.page["no_byline"].fullmatch(low):
        return "provenance", "byline"
    if not known.classes["control"].isdisjoint(block.tokens) or block.tag == "button" or "form" in block.path:
        return "furniture", "interface"
    return "furniture", "label"


def is_short(words: str) -> bool:
    """True for at most as many words as a byline or an ad label has."""
    return len(words.split()) <= SHORT


def promoted(document: Document, block: Block, kind: str) -> tuple[Span | None, str | None, str | None]:
    """Return the headline that a block promotes, the address of its longest link, and the address's host; None if unknown."""
    if not block.links:
        return None, None, None
    link = max(block.links, key=lambda a: a.stop - a.start)
    titled = kind == "cross_promotion" and len(document.text[link.start : link.stop].split()) > 2
    headline = Span(link.start, link.stop) if titled else None
    return headline, link.href or None, host_of(link.href) or document.host
