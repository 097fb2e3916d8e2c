"""trafilatura, asked for the text of an article alone, with its expressions answered by `selectors`.

Its modules are loaded a second time for that, under no name, so that trafilatura itself stays as it is. Left out is what nobody
reads here: copies of the tree for the algorithms that the fast mode does not run, and its reading of options for each page.

>>> from lxml import html
>>> story = "<p>" + "The ferries return to the old pier on Monday, the port said. " * 9 + "</p>"
>>> extracted(html.fromstring(f"<html><body><nav><p>Home</p></nav><article>{story}<p>They left.</p></article></body></html>"))[-10:]
'They left.'
"""

import logging
from collections.abc import Callable
from copy import copy
from functools import cache
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from audit.load.page.selectors import Selector

CALLS = "re:test"
"""What in an expression is answered in Python; others are quicker as they are."""


def extracted(tree: HtmlElement) -> str:
    """Extract the text of the article on a page, a line a block; empty when there is none. The tree may be changed.

    It is the text of `trafilatura.bare_extraction(tree, fast=True, include_comments=False)`.
    """
    sequence, text_of, options = extractor()
    alive = list(tree.iter())  # noqa: F841 - keeps the Python objects that lxml makes anew in every walk
    try:
        body, text, _, _ = sequence(tree, options)
    except (TypeError, ValueError):
        return ""
    return "" if len(text) < options.min_output_size else str(text_of(body, include_formatting=False))


@cache
def extractor() -> tuple[Callable[..., Any], Callable[..., Any], Any]:
    """Load the steps of an extraction, the writer of its text, and its options, on first use: trafilatura takes a while."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    core, main, base = (second(f"trafilatura.{name}") for name in ("core", "main_extractor", "baseline"))
    for module in (core, main, base):
        for name, value in list(vars(module).items()):
            if isinstance(value, XPath):
                setattr(module, name, quick(value))
            elif name.endswith("_XPATH") and isinstance(value, list):
                setattr(module, name, [quick(expression) for expression in value])
    vars(core).update(extract_content=main.extract_content, baseline=base.baseline, html2txt=base.html2txt)

    def prepared(tree: HtmlElement, options: Any, url: str | None) -> tuple[HtmlElement, HtmlElement]:
        cleaned = core.tree_cleaning(copy(tree), options)
        return core.convert_tags(cleaned, options, url), cleaned  # the second one is for algorithms that are not run

    vars(core)["_prepare_tree"] = prepared
    options = core.Extractor(output_format="python", fast=True, comments=False)
    return core.trafilatura_sequence, core.xmltotxt, options


def second(name: str) -> ModuleType:
    """Load a module again, under no name."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def quick(expression: XPath) -> XPath | Selector:
    """Return the quicker form of an expression."""
    return Selector(expression) if CALLS in expression.path else expression
