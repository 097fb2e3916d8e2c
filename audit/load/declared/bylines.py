"""Byline blocks and kickers of a page, by what their classes say, outside lists of other articles."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from audit.load.html.element import SKIP, text_of
from audit.outlets.address import absolute_address
from audit.text import Said

BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|bylines?|authors?(?:-?names?)?|autor(?:en|es|zeile|in)?|auteurs?|autore|writers?|firma|signature|"
    r"contributors?|journalist|verfasser|reporter|credits?-author|articleauthors?|c-byline|forfatter|skribent(?:er)?|auth)"
    r"(?:$|[\s_-])"
)
KICKER = re.compile(
    r"(?:^|[\s_-])(?:kickers?|eyebrow|overline|rubri[ck]|dachzeile|roofline|label|flag|supertitle|surtitle|antetitulo|cintillo|"
    r"topline|article-type|content-type|spitzmarke|occhiello|stamp|badge|prehead|overtitle|pretitle)(?:$|[\s_-])"
)
SIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recirc\w*|teasers?|recommend\w*|comments?|sidebar|most-?(?:read|popular|viewed)|trending|newsletter|"
    r"promo|outbrain|taboola|carousel|more-(?:from|on|stories)|latest|popular|bios?|footer|nav|menu|modal|popup|onward|read-?more|"
    r"next-?article|cards?|feed|listing)(?:$|[\s_-])"
)
AUTHOR_PATH = re.compile(
    r"/(?:authors?|autor(?:en|es|i)?|auteurs?|profiles?|people|person|staff|by|contributors?|journalists?|reporters?|redaktion|"
    r"writers?|columnists?|correspondents?|firma|team|bios?|skribent|forfatter|yazar\w*|autori|firmas)/[^/?#]+|[?&]author=",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:redaktion|editors?|editing|producers?|producci[oó]n|photos?|fotos?|images?|sendung|moderation|kamera|camera|video|schnitt|"
    r"illustrations?|graphics?|audio|penyunting|edited by)\s*[:：]",
    re.IGNORECASE,
)
"""What opens a credit that is not an author's."""
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
BY, KICK, BESIDE, NAME = 1, 2, 4, 8
NO_BLOCK = {"body", "html", "main", "article", "link", "meta", "img"}


PART = re.compile(r"[^\s_-]+")
OPENERS = frozenset(
    (  # noqa: SIM905 - words are read more easily as words
        "by byline bylines author authors authorname authornames authorsname authorsnames autor autoren autores "
        "autorzeile autorin auteur auteurs autore writer writers firma signature contributor contributors journalist "
        "verfasser reporter credit credits articleauthor articleauthors c forfatter skribent skribenter auth kicker "
        "kickers eyebrow overline rubric rubrik dachzeile roofline label flag supertitle surtitle antetitulo cintillo "
        "topline article content spitzmarke occhiello stamp badge prehead overtitle pretitle related teaser teasers "
        "recommend comment comments sidebar most trending newsletter promo outbrain taboola carousel more latest "
        "popular bio bios footer nav menu modal popup onward read readmore next nextarticle card cards feed listing "
        "mostread mostpopular mostviewed"
    ).split()
)
"""First parts of what the patterns above look for; a class without one of them matches none."""


@lru_cache(maxsize=1 << 15)
def verdict(marks: str) -> int:
    """What the class, id and test mark of an element say of it: bits of `BY`, `KICK`, `BESIDE` and `NAME`."""
    text = CAMEL.sub("-", marks).lower()
    found = NAME * ("author" in text)
    if OPENERS.isdisjoint(PART.findall(text)) and "recirc" not in text and "recommend" not in text:
        return found
    return found + BY * bool(BYLINE.search(text)) + KICK * bool(KICKER.search(text)) + BESIDE * bool(SIDE.search(text))


def marks(element: Any) -> int:
    """The verdict on an element."""
    get = element.get
    own, name, test = get("class"), get("id"), get("data-testid")
    if name is None and test is None:
        return verdict(own[:400]) if own else 0
    return verdict(f"{own or ''} {name or ''} {test or ''}"[:400])


def aside(element: Any) -> bool:
    """Whether an element stands in a list of other articles, a comment, navigation or the footer."""
    for depth, a in enumerate(element.iterancestors()):
        if a.tag in {"body", "html", "main"} or depth > 14:
            return False
        if a.tag in {"nav", "footer", "aside", "figure", "figcaption"} or marks(a) & BESIDE:
            return True
    return False


def marked(tree: Any, url: str | None) -> Iterator[Said]:
    """Byline blocks with the names in them, and kickers: short blocks whose class says what they are."""
    bylines, kickers, seen = 0, 0, set[Any]()
    first = next(tree.iter("h1"), None)
    before = first is not None
    for e in tree.xpath("//body/descendant::*[@class or @data-testid or @rel]"):
        if e is first:
            before = False
        if bylines >= 6 and kickers >= 4:
            break
        said = marks(e)
        named_here = said & BY or "author" in (e.get("rel") or "").split()
        if not (named_here or said & KICK) or e.tag in SKIP or e.tag in NO_BLOCK:
            continue
        if bylines < 6 and named_here:
            if any(a in seen for a in e.iterancestors()) or aside(e):
                continue
            words = text_of(e, 200)
            if words and len(words) <= 160 and not LABEL.match(words):
                seen.add(e)
                bylines += 1
                yield Said("byline", words, "html")
                yield from named(e, url)
        elif kickers < 4 and said & KICK and (before or e.tag in {"span", "div", "p", "a"}):
            words = text_of(e, 80)
            if words and len(words) <= 40 and not aside(e):
                kickers += 1
                yield Said("kicker", words, "html")


def named(byline: Any, url: str | None) -> Iterator[Said]:
    """Names that a byline block links to a page about their bearer, or marks as names."""
    for a in byline.xpath("descendant-or-self::a[@href]"):
        href = a.get("href")
        if "author" in (a.get("rel") or "").split() or AUTHOR_PATH.search(href) or marks(a) & NAME:
            words = text_of(a, 200)
            if words and len(words) <= 100:
                yield Said("author", words, "html")
                yield Said("author_url", absolute_address(url, href), "html")
    for e in byline.xpath("descendant-or-self::*[contains(@class, 'name')]"):
        words = text_of(e, 200)
        if words and len(words) <= 100 and e.tag != "a":
            yield Said("author", words, "html")
