"""What a page shows about itself outside head and scripts: title, first headings, byline, kicker, times, footer."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from audit.files import DATA, read_yaml
from audit.load.jsonld import clean
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
UPDATED = re.compile(
    r"updat|modif|edit|aktualis|mis ?[aà] ?jour|actualizad|aggiornat|atualizad|bijgewerkt|o(?:pp|p)dater|güncel|"
    r"обновл|päivitet",
    re.IGNORECASE,
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
SKIP = {"script", "style", "noscript", "template", "svg", "button"}
SIGN = re.compile(r"©|\(c\)\s|\bcopyright\b|&copy;", re.IGNORECASE)


def text_of(element: Any, longest: int = 2_000) -> str | None:
    """Words of an element without those of scripts and buttons, white space collapsed; None when there are none."""
    parts: list[str] = []
    size, muted = 0, 0
    for event, e in etree.iterwalk(element, events=("start", "end")):
        skipped = not isinstance(e.tag, str) or e.tag in SKIP
        if event == "start":
            muted += skipped
            if not muted and e.text:
                parts.append(e.text)
        else:
            muted -= skipped
            if e is not element and not muted:
                parts.append(e.tail or "")
                if e.tag in {"br", "li", "p", "div"}:
                    parts.append(" ")
        size += len(parts[-1]) if parts else 0
        if size > longest:
            break
    return " ".join("".join(parts).split()) or None


def shown(tree: Any, url: str | None) -> Iterator[Said]:
    """Claims of the visible page, in the order of the page."""
    for title in tree.xpath("//head//title | /html/title | //body/title")[:1]:
        if words := text_of(title):
            yield Said("page_title", words, "html")
    headings = tree.xpath("//h1")[:5]
    for h in headings:
        if (words := text_of(h)) and len(words) <= 400:
            yield Said("headline", words, "html")
    yield from marked(tree, url)
    yield from times(tree)
    yield from holders(tree)
    yield from policies(tree, url)


def tokens(element: Any) -> str:
    """Class, id and test marks of an element in lower case, camel case taken apart."""
    marks = " ".join(element.get(k) or "" for k in ("class", "id", "data-testid", "data-component", "data-qa"))
    return CAMEL.sub("-", marks[:400]).lower()


def aside(element: Any) -> bool:
    """Whether an element stands in a list of other articles, a comment, navigation or the footer."""
    for depth, a in enumerate(element.iterancestors()):
        if a.tag in {"body", "html", "main"} or depth > 14:
            return False
        if a.tag in {"nav", "footer", "aside"} or SIDE.search(tokens(a)):
            return True
    return False


def marked(tree: Any, url: str | None) -> Iterator[Said]:
    """Byline blocks with the names in them, and kickers: short blocks whose class says what they are."""
    bylines, kickers, seen = 0, 0, set[Any]()
    first = next(iter(tree.xpath("//h1")), None)
    before = first is not None
    for e in tree.xpath("//*[@class or @rel or @data-testid or @itemprop]"):
        if e is first:
            before = False
        if not isinstance(e.tag, str) or e.tag in SKIP or e.tag in {"body", "html", "main", "article", "link", "meta", "img"}:
            continue
        marks = tokens(e)
        if bylines < 6 and (BYLINE.search(marks) or "author" in (e.get("rel") or "").split()):
            if any(a in seen for a in e.iterancestors()) or aside(e):
                continue
            words = text_of(e, 200)
            if words and len(words) <= 160 and not LABEL.match(words):
                seen.add(e)
                bylines += 1
                yield Said("byline", words, "html")
                yield from named(e, url)
        elif kickers < 4 and KICKER.search(marks) and (before or e.tag in {"span", "div", "p", "a"}):
            words = text_of(e, 80)
            if words and len(words) <= 40 and not aside(e):
                kickers += 1
                yield Said("kicker", words, "html")


def named(byline: Any, url: str | None) -> Iterator[Said]:
    """Names that a byline block links to a page about their bearer, or marks as names."""
    for a in byline.xpath("descendant-or-self::a[@href]"):
        href = a.get("href")
        if "author" in (a.get("rel") or "").split() or AUTHOR_PATH.search(href) or "author" in tokens(a):
            words = text_of(a, 200)
            if words and len(words) <= 100:
                yield Said("author", words, "html")
                yield Said("author_url", join(url, href), "html")
    for e in byline.xpath("descendant-or-self::*[contains(@class, 'name')]"):
        words = text_of(e, 200)
        if words and len(words) <= 100 and e.tag != "a":
            yield Said("author", words, "html")


def join(url: str | None, href: str) -> str:
    """An address made absolute; as it stands when it cannot be, or is none."""
    try:
        return urljoin(url, href) if url and (" " not in href or "//" in href) else href
    except ValueError:
        return href


def times(tree: Any) -> Iterator[Said]:
    """The first times that the page marks as such, told apart by the words around them."""
    count = 0
    for e in tree.xpath("//time[@datetime]"):
        value = clean(e.get("datetime"))
        if count >= 4 or not value:
            continue
        if not aside(e):
            parent = e.getparent()
            around = " ".join(f"{tokens(x)} {x.text or ''}" for x in (e, parent) if x is not None)
            count += 1
            yield Said("modified" if UPDATED.search(around) else "published", value, "html")


def holders(tree: Any) -> Iterator[Said]:
    """The last line with a sign of copyright, where the footer stands."""
    found = None
    for text in tree.xpath("//body//text()[contains(., '©') or contains(., 'opyright') or contains(., 'OPYRIGHT')]"):
        parent = text.getparent()
        if parent is None or parent.tag in SKIP or len(text) > 2_000 or not SIGN.search(text):
            continue
        words = " ".join(text.split())
        if len(re.sub(r"[\W\d_]|opyright", "", words)) < 4:  # the sign stands alone: what is around it names the holder
            around = parent.getparent() if text.is_tail and parent.getparent() is not None else parent
            words = text_of(around, 300) or words
            words = words[words.find("©") :] if "©" in words else words
        found = words or found
    if found:
        yield Said("copyright", found[:300], "html")


@cache
def policy_words() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Each policy with a pattern over the words of a link and one over the last part of its address."""
    rows = read_yaml(DATA / "policies.yaml")["policies"].items()
    last = r"(?:^|/)(?:{})/?(?:\.\w+)?$"
    return tuple(
        (field, re.compile("|".join(v["words"]), re.IGNORECASE), re.compile(last.format("|".join(v["paths"]))))
        for field, v in rows
    )


def policies(tree: Any, url: str | None) -> Iterator[Said]:
    """Pages on how the outlet works that the page links to: corrections, ethics, ownership, imprint, contact and more."""
    seen: set[str] = set()
    for a in tree.xpath("//a[@href]"):
        href = a.get("href").strip()
        if len(href) > 200 or href.startswith(("#", "javascript")):
            continue
        words = (a.text or "").strip()
        if not words and len(a):
            words = text_of(a, 80) or ""
        if len(words) > 60:
            continue
        path = href.partition("?")[0].partition("#")[0].lower()
        for field, said, where in policy_words():
            if field not in seen and (said.fullmatch(words) or where.search(path)):
                seen.add(field)
                yield Said(field, join(url, href), "html")
