"""Kinds of promotion and furniture on a page, told from the words of class, the links and a few wordings."""

import re

from audit.extract.insertions.traits import HEADING, SHOP, SOCIAL
from audit.outlets import host_of
from audit.text import Block, Document, Span

LETTER = re.compile(
    r"newsletter|sign(?:ing)?[ -]?up|inbox|e-?mail (?:alerts?|updates?)|\bthe app\b|\bapp (?:herunter|holen|laden)|"
    r"download the|notifications?|infolettre|bolet[ií]n|nyhetsbrev|nieuwsbrief",
    re.IGNORECASE,
)
APPEAL = re.compile(
    r"subscri(?:be|ption)|support (?:us|our|independent)|donat(?:e|ion)|become a member|membership|premium|"
    r"abonn|abo\b|suscr[ií]b|iscriviti|log ?in|register|registrier|anmelden|会員|登録|購読|구독",
    re.IGNORECASE,
)
SHARE = re.compile(
    r"\bshare\b|\bcomment(?:s|ary)?\b|have your say|tell us|write to|contact us|\bvote\b|\bpoll\b|"
    r"join the (?:conversation|discussion)|teilen|partager|compartir|condividi|deel\b",
    re.IGNORECASE,
)
PAID = frozenset({"sponsored", "advertorial", "paidpost", "promoted"})
"""Classes of paid matter; `branded` and `partner` are styles and cooperations of the outlet's own pages as often."""
CLOSE = 8
"""Words of class that are a block's own or its nearest box's."""
PICTURE = frozenset({
    "caption", "figcaption", "credit", "credits", "legend", "gallery", "slide", "slideshow", "photo", "image", "picture",
})  # fmt: skip
FOLLOW = re.compile(r"follow|folg|suiv|sig[ua]|whatsapp|channel", re.IGNORECASE)
CONTROL = frozenset({
    "button", "btn", "share", "social", "menu", "toolbar", "icon", "icons", "form", "input", "comment", "comments", "time",
    "date", "datetime", "timestamp", "player", "audio", "tooltip", "tabs", "breadcrumb",
})  # fmt: skip
ADS = frozenset({"ad", "ads", "advert", "advertisement", "advertising", "dfp", "adslot", "anzeige", "werbung", "publicidad"})
AD = re.compile(
    r"^\W*(?:advertisement|(?:story|article) continues below|anzeige|werbung|publicit[ée]|publicidad|annonse?|reklam\w*|"
    r"pubblicit[àa])",
    re.IGNORECASE,
)
BYLINE = frozenset({"byline", "bylines", "author", "authors", "autor", "autoren", "auteur"})
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
    hrefs = [a.href for a in block.links]
    if PAID.intersection(block.tokens[:CLOSE]) or any("sponsored" in a.rel for a in block.links):
        return "sponsored"
    if any(SOCIAL.search(h) for h in hrefs) and not HEADING.match(text):
        return "social_follow" if FOLLOW.search(text) else "call_to_action"
    if any(SHOP.search(h) for h in hrefs) or "affiliate" in tokens:
        return "commerce"
    if LETTER.search(text) or "newsletter" in tokens:
        return "newsletter"
    if covered(block):
        return "cross_promotion"
    return "appeal" if APPEAL.search(text) else "call_to_action" if SHARE.search(text) else "cross_promotion"


def covered(block: Block) -> bool:
    """Whether one link holds most of a block and leads to a page."""
    size = block.stop - block.start
    return any(a.stop - a.start > size / 2 and a.href.count("/") > 3 for a in block.links)


def furniture(text: str, block: Block) -> tuple[str, str]:
    """Role and kind of a block that is neither story nor promotion: a byline by its class is provenance.

    >>> furniture("Advertisement", Block(0, 13, "div", "body"))
    ('furniture', 'ad_label')
    """
    tokens, near = set(block.tokens), set(block.tokens[:6])
    short = len(text.split()) <= SHORT
    if AD.match(text) or (short and near & ADS):
        return "furniture", "ad_label"
    if block.tag == "figcaption" or "figure" in block.path[:4] or near & PICTURE:
        return "furniture", "caption"
    if short and near & BYLINE and re.search(r"[^\W\d_]{2}", text):
        return "provenance", "byline"
    if tokens & CONTROL or block.tag == "button" or "form" in block.path:
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
