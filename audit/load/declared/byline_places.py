"""Elements behind claims: where a page names an author decides whether it is the article's."""

from typing import Any

from audit.text import Said


class Places(dict[Said, list[Any]]):
    """Elements of each claim, in page order."""

    def put(self, said: Said, element: Any) -> Said:
        """Record the element of a claim and return the claim."""
        self.setdefault(said, []).append(element)
        return said
