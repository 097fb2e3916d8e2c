"""Elements of a page by the attributes that its readers look for, found in one walk.

An XPath expression for one attribute tests every element, and takes half as long as this walk does for all of them.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

MARKED, PROPERTIES, TYPED = range(3)
READ = {
    "class": MARKED,
    "rel": MARKED,
    "data-testid": MARKED,
    "itemprop": PROPERTIES,
    "itemtype": TYPED,
    "data-article-url": TYPED,
}
"""Attributes that are looked for, and the list that their elements are in."""


class Attributes(NamedTuple):
    """Elements in the order of the page.

    `marked` are in the body and have a class, a relation or a test mark; `properties` are those of microdata; `typed` declare a
    type, or an address of their own.
    """

    marked: Sequence[Any]
    properties: Sequence[Any]
    typed: Sequence[Any]


def attributes_of(tree: Any) -> Attributes:
    """Find the elements of a tree with attributes that are looked for.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<html class=js><body><p class=a itemprop=headline>a</p><a rel=author class=b>b</a></body></html>")
    >>> [[e.tag for e in elements] for elements in attributes_of(page)]
    [['p', 'a'], ['p'], []]
    """
    body = next(tree.iter("body"), None)
    lists: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    for element in tree.iter():
        if element is body:
            lists[MARKED].clear()
        for name in element.keys():  # noqa: SIM118 - an element contains its children
            if (n := READ.get(name)) is not None and (not lists[n] or lists[n][-1] is not element):
                lists[n].append(element)
    return Attributes(lists[MARKED] if body is not None else (), lists[PROPERTIES], lists[TYPED])
