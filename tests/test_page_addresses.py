"""Addresses on pages: whatever an attribute contains, a page gives an audit or one clear error."""

import ast
import json
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from kits import shipped
from test_page import STORY, page, paragraphs

from audit import AuditError
from audit.load import Input, load
from audit.load.corpus.fetch import fetch
from audit.load.html.addresses import link_address
from audit.pipeline import audit

MALFORMED = (
    "http://[::1/x",
    "http://[bad",
    "//[",
    "http://a]b/",
    "https://paper.example:port/",
    "http://℀.example/",
    "http://",
    "?page=2",
)
ADDRESS = st.one_of(
    st.sampled_from(MALFORMED),
    st.text(alphabet="[]:/?#@%.&=ahtps w1\n\t\0", max_size=24),
    st.text(max_size=16),
    st.builds("https://{}/{}".format, st.text(max_size=12), st.text(max_size=12)),
    st.builds("https://web.archive.org/web/20210320101500/{}".format, st.sampled_from(MALFORMED)),
)
SCRIPT = {"@type": "NewsArticle", "headline": "Ministers meet again", "datePublished": "2026-11-03"}
NUMBER = 16
"""Addresses of the page below."""


def written(values: list[str]) -> str:
    """A page with an address in every attribute and element that `audit` reads one from."""
    a = [escape(v, quote=True) for v in values]
    declared = SCRIPT | {
        "url": values[0],
        "mainEntityOfPage": {"@id": values[1]},
        "author": {"name": "Ada Brandt", "url": values[2]},
    }
    head = (
        f'<title>Ministers meet again</title><base href="{a[3]}"><link rel="canonical" href="{a[4]}"><link rel="next" href="{a[5]}">'
        f'<link rel="amphtml license" href="{a[6]}"><meta property="og:url" content="{a[7]}"><meta name="source" content="{a[8]}">'
        f'<link rel="alternate" type="application/rss+xml" href="{a[9]}">'
        f'<script type="application/ld+json">{json.dumps(declared)}</script>'
    )
    links = (
        f'<p>Ministers <a href="{a[10]}">met in the harbour</a> of Vell on Monday, and <a href="{a[11]}">2</a> of them stayed.</p>'
        f'<div class="byline">By <a rel="author" href="{a[12]}">Ada Brandt</a></div><a href="{a[13]}">About us</a>'
        f'<blockquote class="twitter-tweet"><a href="{a[14]}">A post by the port</a></blockquote>'
    )
    other = f'<article data-url="{a[15]}"><h1>Harvest fails again</h1>{paragraphs(*STORY, *STORY)}</article>'
    return page(paragraphs(*STORY, *STORY), links, head=head).replace("<footer>", f"{other}<footer>")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(ADDRESS, min_size=NUMBER, max_size=NUMBER), st.one_of(st.none(), st.just("https://paper.example/1"), ADDRESS))
@example(["http://[::1/x"] * NUMBER, "https://paper.example/1")
@example(["http://[bad"] * NUMBER, "http://[bad")
def test_any_addresses_give_an_audit_or_an_error(values, url):
    """An address is evidence, not something to rely on: the text is the same whatever it is."""
    try:
        document = load(Input("a page", html=written(values), url=url))
    except AuditError:
        return
    audit(document, shipped())  # no argument: Hypothesis writes those of an example in full, and a kit fills a book


@pytest.mark.parametrize(
    "url", ["http://[::1/x", "http://a.example:99999/", "http://a.example:b/", "https://" + "ä" * 80 + ".example/"]
)
def test_an_address_that_cannot_be_fetched_is_one_line(url):
    with pytest.raises(AuditError, match="not an http"):
        fetch(url)


def test_a_link_keeps_a_malformed_address():
    """It is kept as written, because a page's links are evidence."""
    assert link_address("https://paper.example/a", "http://[::1/x") == "http://[::1/x"


def test_addresses_are_split_and_joined_in_one_place():
    """`urlsplit` and `urljoin` raise on what any page may hold; only `outlets/address.py` calls them."""
    root = Path(__file__).parents[1] / "audit"
    users = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and {a.name for a in node.names} & {"urlsplit", "urljoin", "urlparse"}
    }
    assert users == {"outlets/address.py"}
