"""Claims of meta elements, links of the head and microdata."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml.etree import XPath

from audit.load.declared.byline_places import Places
from audit.load.declared.jsonld import clean
from audit.load.html.addresses import unwrapped_address
from audit.load.html.element import text_of
from audit.outlets.address import absolute_address
from audit.text import Said

NAMES: Any = XPath(".//*[@itemprop='name']")
"""The names in a property of microdata."""
META = {
    "og:title": "headline", "twitter:title": "headline", "title": "headline", "dc.title": "headline",
    "dcterms.title": "headline", "parsely-title": "headline", "sailthru.title": "headline", "hdl": "headline",
    "citation_title": "headline", "cxenseparse:title": "headline",
    "author": "author", "article:author": "author", "article:author_name": "author", "og:article:author": "author",
    "byl": "author", "parsely-author": "author", "sailthru.author": "author", "dc.creator": "author",
    "dcterms.creator": "author", "dcsext.author": "author", "citation_author": "author", "cxenseparse:author": "author",
    "cxenseparse:recs:author": "author", "authors": "author", "mediator_author": "author", "news_authors": "author",
    "creator": "author", "dcsext.articleauthor": "author", "bt:author": "author", "shareaholic:article_author_name": "author",
    "article:published_time": "published", "og:article:published_time": "published", "og:published_time": "published",
    "datepublished": "published", "date": "published", "pubdate": "published", "publishdate": "published",
    "publish-date": "published", "publish_date": "published", "publication_date": "published", "published": "published",
    "published_at": "published", "dc.date": "published", "dc.date.issued": "published", "dcterms.issued": "published",
    "dcterms.date": "published", "dc.date.created": "published", "dcterms.created": "published",
    "parsely-pub-date": "published", "sailthru.date": "published", "article.published": "published",
    "cxenseparse:recs:publishtime": "published", "cxenseparse:publishtime": "published", "citation_date": "published",
    "og:pubdate": "published", "ptime": "published", "article:publish_date": "published", "article_date_original": "published",
    "article:published": "published", "article:published_date": "published", "article.published_time": "published",
    "article.created": "published", "date_published": "published", "publicationdate": "published",
    "publication-date": "published", "pub_date": "published", "pub-date": "published", "bt:pubdate": "published",
    "rnews:datepublished": "published", "originalpublicationdate": "published", "displaydate": "published",
    "dateposted": "published", "post_date": "published",
    "doc_date": "published", "issue_date": "published", "dcterms.available": "published", "dc.issued": "published",
    "dc.date.publication": "published", "dc.date.available": "published", "citation_publication_date": "published",
    "citation_online_date": "published", "datecreated": "published", "date_created": "published", "created": "published",
    "gentime": "published",
    "last-modified": "modified", "article:modified_time": "modified", "og:updated_time": "modified",
    "og:article:modified_time": "modified", "datemodified": "modified", "lastmod": "modified", "revised": "modified",
    "dc.date.modified": "modified", "dcterms.modified": "modified", "article.updated": "modified", "utime": "modified",
    "dateupdate": "modified", "date_modified": "modified", "last_modified": "modified", "article:modified": "modified",
    "article:modified_date": "modified", "article.modified": "modified", "updated": "modified", "bt:moddate": "modified",
    "article:section": "section", "og:article:section": "section", "parsely-section": "section", "section": "section",
    "cxenseparse:section": "section", "cxenseparse:recs:articlesection": "section", "dc.subject": "subject",
    "article:content_tier": "content_tier", "article:opinion": "opinion_flag", "og:site_name": "site_name",
    "application-name": "application_name", "og:url": "og_url", "twitter:url": "twitter_url", "og:type": "og_type",
    "og:locale": "locale", "content-language": "language", "dc.language": "language", "language": "language",
    "original-source": "original_source", "syndication-source": "syndication_source", "copyright": "copyright",
    "dc.rights": "copyright", "dcterms.rights": "copyright", "rights": "copyright", "dc.rightsholder": "copyright_holder",
    "dcterms.rightsholder": "copyright_holder", "dc.publisher": "publisher", "dcterms.publisher": "publisher",
    "publisher": "publisher", "article:publisher": "publisher_url", "twitter:site": "site_account",
    "twitter:creator": "author_account", "generator": "generator", "dc.source": "original_source",
    "tweetmeme-title": "headline",
    "news_keywords": "keyword", "article:tag": "keyword", "og:description": "standfirst", "source": "source",
    "article:location": "location_created", "contenttype": "content_type", "content-type-name": "content_type",
    "parsely-type": "content_type", "pagetype": "content_type", "page-type": "content_type", "article:type": "content_type",
}  # fmt: skip
"""Field of each name of a meta element, in lower case; within a field, claims come in this order."""

ORDER = {name: i for i, name in enumerate(META)}
MOST = 40
"""Maximum values of one field."""
RELS = {
    "canonical": "canonical_url",
    "amphtml": "amp_url",
    "author": "author_url",
    "license": "licence",
    "copyright": "copyright_page",
    "publisher": "publisher_url",
    "original": "original_source",
    "syndication-source": "syndication_source",
}
ADDRESSES = {"canonical_url", "amp_url", "og_url", "twitter_url", "original_source", "syndication_source"}
FEEDS = {"application/rss+xml", "application/atom+xml"}
OTHERS = {
    "Comment",
    "ImageObject",
    "VideoObject",
    "ItemList",
    "ListItem",
    "SiteNavigationElement",
    "WPHeader",
    "WPFooter",
}
"""Types of microdata whose properties do not belong to the article."""
PROPS = {
    "headline": "headline", "datepublished": "published", "datemodified": "modified", "author": "author",
    "articlesection": "section", "copyrightholder": "copyright_holder", "inlanguage": "language", "publisher": "publisher",
    "isaccessibleforfree": "access", "contentlocation": "location_created", "dateline": "dateline",
}  # fmt: skip


def meta(tree: Any, url: str | None) -> Iterator[Said]:
    """Collect claims of the head, in the order of `META`, addresses made absolute."""
    count: dict[str, int] = {}
    for _, field, content in sorted(known_metas(tree), key=lambda f: f[0]):
        count[field] = count.get(field, 0) + 1
        if count[field] <= MOST:
            yield Said(field, meta_address(url, content) if field in ADDRESSES else content, "meta")
    yield from of_links(tree, url)
    root = tree if tree.tag == "html" else next(tree.iter("html"), None)
    if root is not None and (lang := clean(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"))):
        yield Said("language", lang, "html")
    if root is not None and ("amp" in root.attrib or "\u26a1" in root.attrib):
        yield Said("variant", "amp", "html")


def meta_address(url: str | None, href: str) -> str:
    """Make the address in a meta element absolute; content that is words is kept as written."""
    return href if " " in href and "//" not in href else unwrapped_address(url, href)


def known_metas(tree: Any) -> Iterator[tuple[int, str, str]]:
    """Yield index in `META`, field and content of each meta element with a known name."""
    for element in tree.iter("meta"):
        content = clean(element.get("content"))
        for attribute in ("property", "name", "http-equiv", "itemprop") if content else ():
            name = (element.get(attribute) or "").strip().lower()
            if content and name in META and (attribute != "itemprop" or name.startswith("date")):
                yield ORDER[name], META[name], content
                break


def of_links(tree: Any, url: str | None) -> Iterator[Said]:
    """Collect claims of the links of the head: canonical and other addresses, feeds."""
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        if not href:
            continue
        for rel in (element.get("rel") or "").lower().split():
            if rel in RELS:
                yield Said(RELS[rel], meta_address(url, href), "meta")
            elif rel == "alternate" and (element.get("type") or "").lower() in FEEDS:
                yield Said("feed", absolute_address(url, href), "meta")


def microdata(properties: Iterable[Any], places: Places) -> Iterator[Said]:
    """Collect claims of the article's properties in microdata: the values of `content` or `datetime`, else the words.

    `properties` are the elements with `itemprop`; `places` gets those of authors.
    """
    count = 0
    for element in properties:
        for name in element.get("itemprop").lower().split():
            field = PROPS.get(name)
            if field and count < MOST and not of_other_item(element):
                value = clean(element.get("content") or element.get("datetime") or hidden(element)) or words(element)
                if value and len(value) <= 300:
                    count += 1
                    said = Said(field, value, "microdata")
                    yield places.put(said, element) if field == "author" else said


def hidden(element: Any) -> str | None:
    """Return the value of an abbreviation, as in microformats: the title over "12:23 AM" is the whole time."""
    return element.get("title") if element.tag == "abbr" else None


def of_other_item(element: Any) -> bool:
    """True when an element belongs to a comment, an item of a list, a picture or a video."""
    for a in element.iterancestors():
        kind = (a.get("itemtype") or "").rsplit("/", 1)[-1]
        if kind in OTHERS:
            return True
        if kind.endswith(("Article", "Posting")):
            return False
    return False


def words(element: Any) -> str | None:
    """Return the words of an element, or of the `name` in it."""
    for name in NAMES(element)[:1]:
        return clean(name.get("content")) or text_of(name)
    return text_of(element)
