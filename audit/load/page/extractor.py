"""trafilatura, asked for the text of an article alone, with its expressions answered by `selectors`.

Its modules are loaded a second time for that, so that trafilatura itself stays as it is. Left out is what nobody reads here:
its reading of options for each page, libraries that fetch pages, guess encodings and find dates, whose import takes as long as
the audit of a page, and its copies of the tree. The copies are for second attempts, which few pages need: a first look goes
without, and where its text is too short, all steps of trafilatura follow from the page's tree.

>>> from lxml import html
>>> story = "<p>" + "The ferries return to the old pier on Monday, the port said. " * 9 + "</p>"
>>> extracted(html.fromstring(f"<html><body><p>Home</p><article>{story}<p>They left.</p></article></body></html>"))[-10:]
'They left.'
"""

import logging
from copy import copy, deepcopy
from functools import cache
from typing import Any, NamedTuple

from lxml import etree
from lxml.etree import XPath
from lxml.html import HtmlElement

from audit.load.page.second import Second
from audit.load.page.selectors import Selector

UNREAD = ("script", "style", "svg", "noscript", "template", "iframe", "link", "meta")
"""Elements without words of the article; removing them first makes trafilatura's copies of the tree a third cheaper."""
UNJUDGED = (
    "head", "img", "picture", "source", "video", "audio", "track", "canvas", "map", "area", "object", "embed", "applet",
    "param", "frame", "frameset", "aside", "nav", "footer", "menu", "dialog", "button", "label", "input", "select", "option",
    "textarea", "datalist", "fencedframe",
)  # fmt: skip
"""Elements that trafilatura removes itself, but only after copying the tree several times and testing their classes."""
FIRST = "data-first-look"
"""Mark of a root of which no copy is made."""
UNUSED = (
    "charset_normalizer",
    "courlan",
    "trafilatura.external",
    "trafilatura.metadata",
    "urllib3.response",
)
"""Modules that trafilatura imports for what is not asked of it here."""
CALLS = "re:test"
"""What in an expression is answered in Python; others are quicker as they are."""


class ShortTextError(Exception):
    """A text so short that trafilatura attempts it in other ways, for which it needs the tree as it was."""


class Unkept:
    """In place of the copy of a tree: asking for its elements raises `ShortTextError`."""

    def iter(self) -> None:
        """Raise `ShortTextError`."""
        raise ShortTextError


class Extractor(NamedTuple):
    """Modules of trafilatura, and its options."""

    core: Any
    main: Any
    base: Any
    clean: Any
    options: Any

    def first_look(self, tree: HtmlElement) -> HtmlElement:
        """Return the body of a page by the first attempt. The tree is changed.

        Raises `ShortTextError` where trafilatura may make another: below a share of the page's text, of which the spaces that
        it sets around blocks are a part.
        """
        core = self.core
        for marks in (core.RAW_TREE_PRUNE_XPATH, core.REMOVE_COMMENTS_AND_LISTS_XPATH):
            tree = core.prune_unwanted_nodes(tree, marks)
        most = len(" ".join(tree.text_content().split())) + 2 * len(list(tree.iter(*self.base._BLOCK_ELEMS)))  # noqa: SLF001
        cleaned = core.convert_tags(self.clean.tree_cleaning(tree, self.options), self.options, None)
        cleaned.set(FIRST, "")
        body, text = self.main.extract_content(cleaned, self.options)
        if len(text) < min(core.ESCALATION_MAX_LENGTH, core.ESCALATION_PAGE_SHARE * most):
            raise ShortTextError
        return body

    def all_looks(self, tree: HtmlElement) -> HtmlElement | None:
        """Return the body of a page by all attempts of trafilatura; None where it has none. The tree is changed."""
        try:
            body, text, _, _ = self.core.trafilatura_sequence(tree, self.options)
        except (TypeError, ValueError):
            return None
        return None if len(text) < self.options.min_output_size else body


def extracted(tree: HtmlElement) -> str:
    """Extract the text of the article on a page, a line a block; empty when there is none.

    `tree` has none of the elements `UNREAD`, and is not changed. The text is that of
    `trafilatura.bare_extraction(tree, fast=True, include_comments=False)` without the elements `UNJUDGED`; a release with other
    modules inside is asked just so.
    """
    try:
        return by_steps(tree, extractor())
    except (AttributeError, ImportError) as e:
        tell_once(str(e))
        return as_whole(tree)


@cache
def tell_once(missing: str) -> None:
    """Log that this release of trafilatura lacks something inside."""
    from importlib.metadata import version

    said = "trafilatura %s has other parts inside than 2.3 (%s): pages are read with the same text, in more time"
    logging.getLogger(__name__).warning(said, version("trafilatura"), missing)


def as_whole(tree: HtmlElement) -> str:
    """Extract the text as trafilatura itself does."""
    from trafilatura import bare_extraction

    asked = bare_extraction(judged_part(tree), fast=True, include_comments=False)
    return str(getattr(asked, "text", None) or "")


def by_steps(tree: HtmlElement, steps: Extractor) -> str:
    """Extract the text with the steps of trafilatura."""
    judged = judged_part(tree)
    alive = list(judged.iter())  # noqa: F841 - keeps the Python objects that lxml makes anew in every walk
    try:
        body = steps.first_look(judged)
    except (ShortTextError, TypeError, ValueError):
        body = steps.all_looks(judged_part(tree))
    return "" if body is None else str(steps.core.xmltotxt(body, include_formatting=False))


def judged_part(tree: HtmlElement) -> HtmlElement:
    """Copy a page without the elements that trafilatura removes."""
    part = copy(tree)
    etree.strip_elements(part, *UNJUDGED, with_tail=False)
    return part


@cache
def extractor() -> Extractor:
    """Load the modules of an extraction on first use: trafilatura takes a while."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    core, main, base, clean = map(Second("trafilatura", UNUSED), ("core", "main_extractor", "baseline", "htmlprocessing"))
    vars(clean)["MANUALLY_CLEANED"] = [tag for tag in clean.MANUALLY_CLEANED if tag not in {*UNREAD, *UNJUDGED}]
    for module in (core, main, base):
        for name, value in list(vars(module).items()):
            if isinstance(value, XPath):
                setattr(module, name, quick(value))
            elif name.endswith("_XPATH") and isinstance(value, list):
                setattr(module, name, [quick(expression) for expression in value])

    def prepared(tree: HtmlElement, options: Any, url: str | None) -> tuple[HtmlElement, HtmlElement]:
        cleaned = clean.tree_cleaning(copy(tree), options)
        return core.convert_tags(cleaned, options, url), cleaned  # the second one is for algorithms that are not run

    def kept(element: HtmlElement) -> HtmlElement | Unkept:
        return Unkept() if element.get(FIRST) is not None else deepcopy(element)

    vars(core)["_prepare_tree"] = prepared
    vars(main)["deepcopy"] = kept
    options = core.Extractor(output_format="python", fast=True, comments=False)
    return Extractor(core, main, base, clean, options)


def quick(expression: XPath) -> XPath | Selector:
    """Return the quicker form of an expression."""
    return Selector(expression) if CALLS in expression.path else expression
