"""trafilatura, asked through `audit.load.page.extractor`, extracts what it extracts when asked directly."""

from copy import copy
from typing import Any

import pytest
import trafilatura
from lxml import etree
from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import settings, xpaths

from audit.load.html.parse import tree_of
from audit.load.page import extractor as module
from audit.load.page.extractor import CALLS, UNJUDGED, UNREAD, by_steps, extracted, extractor
from audit.load.page.selectors import Selector

STORY = "".join(
    f"<p>The ferry {n} returns to the old pier of Vell on Monday, said the harbour master, who had closed it in May.</p>"
    for n in range(12)
)
FEW = "<p>The pier of Vell opens on Monday, the port said.</p>"
ASIDE = (
    "<div class='share-bar'><a href=/a>Share this</a></div><div class=newsletter>Get our letter on ships every day.</div>"
    "<div class='c x' id=related>More on ships: the old lighthouse is for sale again.</div><p class=hidden-words hidden>Unseen</p>"
    "<div style='display:none'>Accept cookies to go on reading.</div><span class=author>Ada Holm</span>"
    "<ul class=tags><li>ships<li>piers</ul><p id=cookie-note class=y>We use cookies on this page.</p>"
)
COMMENTS = "<div id=comments class=comment-list><p>Good riddance, wrote a reader from Oster, who had walked there.</p></div>"
SCROLL = f"<div class=infinite-scroll><h2>Another story</h2>{STORY.replace('ferry', 'tram')}</div>"
LINKS = "<div class=menu>" + "".join(f"<a href=/{n}>Section {n}</a> " for n in range(30)) + "</div>"
PAGES = {
    "an article by its tag": f"<article>{STORY}{ASIDE}</article>{COMMENTS}",
    "a story by its class": f"{LINKS}<div class='post-content wide'>{STORY}{ASIDE}</div>{LINKS}",
    "a story by its id": f"<div id=story-body class=b>{ASIDE}{STORY}</div>",
    "a marked body": f"<section itemprop=articleBody>{STORY}</section><div class=teaser-box>{FEW}</div>",
    "no marks": f"<div>{STORY}</div><div>{LINKS}</div>",
    "another story below": f"<main>{STORY}</main>{SCROLL}",
    "a short story": f"<article>{FEW}</article><div>{STORY}</div>",
    "hardly any words": f"<div>{FEW}</div>",
    "promotion around everything": f"<article><div class=widget>{STORY}</div>{FEW}</article>",
    "a consent box": f"<div class='cookie-banner'>{FEW}</div><div>{FEW}<table><tr><td>Depth<td>9 m</table></div>",
    "lists and quotations": f"<article>{STORY}<ul><li>One pier<li>Two piers</ul><blockquote>It sinks.</blockquote></article>",
    "nothing": "",
}


def stripped(page: str) -> HtmlElement:
    """Parse a page as `kept_shares` gives it to the extractor."""
    tree = tree_of(f"<html><head><title>Vell</title></head><body><h1>Pier</h1>{page}</body></html>", "-")
    etree.strip_elements(tree, *UNREAD, *UNJUDGED, with_tail=False)
    return tree


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_text_is_that_of_trafilatura(page: str) -> None:
    tree = stripped(page)
    asked = trafilatura.bare_extraction(copy(tree), fast=True, include_comments=False)
    assert extracted(tree) == by_steps(tree, extractor()) == str(getattr(asked, "text", None) or "")


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_release_of_trafilatura_with_other_modules_is_asked_as_a_whole(
    page: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tree = stripped(page)
    quick = extracted(tree)
    module.tell_once.cache_clear()
    for name in ("core", "base"):
        monkeypatch.setattr(module, "extractor", lambda missing=name: extractor()._replace(**{missing: None}))
        assert extracted(tree) == quick
    monkeypatch.setattr(module, "Second", lambda *_: lambda name: __import__(f"trafilatura.no_{name}"))
    monkeypatch.setattr(module, "extractor", extractor.__wrapped__)
    assert extracted(tree) == extracted(tree) == quick
    told = [record.getMessage() for record in caplog.records if "other parts inside" in record.getMessage()]
    assert len(told) == len(set(told)) > 0


def expressions() -> list[Any]:
    """List the expressions of trafilatura that call Python for each element."""
    body = [e for name, value in vars(xpaths).items() if name.endswith("_XPATH") and isinstance(value, list) for e in value]
    return [e for e in (*body, settings.BASIC_CLEAN_XPATH) if CALLS in e.path]


def test_every_expression_of_an_extraction_is_understood() -> None:
    """One of an unknown form is answered by XPath: right, and slow."""
    assert len(expressions()) >= 8
    assert [e.path for e in expressions() if not Selector(e).known] == []


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_an_expression_selects_the_same_elements(page: str) -> None:
    tree = stripped(page)
    for expression in expressions():
        found, wanted = Selector(expression)(tree), list(expression(tree))
        assert found == (wanted[: len(found)] if Selector(expression).first and wanted else wanted)


def test_the_first_attribute_written_counts_in_a_union() -> None:
    written: Any = XPath(".//*[contains(@class|@id, 'foot')]", namespaces={"re": "http://exslt.org/regular-expressions"})
    tree = tree_of("<html><body><p class=a id=foot>1</p><p id=foot class=a>2</p><p id=foot>3</p></body></html>", "-")
    assert [e.text for e in Selector(written)(tree)] == [e.text for e in written(tree)] == ["2", "3"]
