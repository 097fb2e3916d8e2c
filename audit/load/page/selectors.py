"""XPath expressions of trafilatura answered from the marks of elements, each combination of marks once.

lxml calls Python for each `re:test` of each element, which takes half of an extraction; classes repeat within a page, and from
page to page of an outlet. An expression is read as it is written: one of an unknown form stays an XPath.

>>> from lxml import html
>>> from lxml.etree import XPath
>>> page = html.fromstring("<div><p class=promo-box>a</p><p>b</p><div><p class=x id=promo>c</p></div></div>")
>>> written = ".//*[self::p][re:test(@class, '^promo') or @id='promo']"
>>> first = Selector(XPath(written, namespaces={"re": "http://exslt.org/regular-expressions"}))
>>> [e.text for e in first(page)]
['a', 'c']
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple, cast

from lxml.etree import XPath
from lxml.html import HtmlElement

Marks = tuple[str | None, ...]
"""Values of the attributes that an expression tests, and the name of the first attribute of a union."""
STEP = re.compile(r"\.//(\*|[a-z]+)\s*(?=\[|$)")
"""The axis of one part of an expression."""
SELF = re.compile(r"self::([a-z]+)")
"""A test for one tag."""
ATOM = re.compile(
    r"(?:(?P<call>contains|starts-with|re:test)\()?\s*(?:(?P<folded>translate)\()?"
    r"@(?P<name>[a-z-]+)(?:\s*\|\s*@(?P<other>[a-z-]+))?"
    r"(?(folded)\s*,\s*'(?P<upper>[^']*)'\s*,\s*'(?P<lower>[^']*)'\s*\))"
    r"(?(call)\s*,\s*'(?P<value>[^']*)'(?:\s*,\s*'(?P<flag>i)')?\s*\)|(?:\s*=\s*'(?P<same>[^']*)')?)"
)
"""One test of attributes."""
REMEMBERED = 1 << 11
"""Maximum combinations of marks whose answer each expression remembers."""


class Condition(NamedTuple):
    """One test: of the first of these attributes that an element has, or of the presence of the only one."""

    names: tuple[str, ...]
    holds: Callable[[str], object] | None


class Branch(NamedTuple):
    """One part of an expression: its tag or any, the tags of its `self::` tests, and its predicates, each a list of tests."""

    tags: frozenset[str]
    predicates: tuple[tuple[Condition, ...], ...]


class Selector:
    """An expression that returns the elements below another one in the order of the page; callable as the XPath is.

    With a position (`[1]`) only the first element of all is returned, which is what is asked of such an expression.
    """

    def __init__(self, expression: XPath) -> None:
        self.expression = expression
        path = expression.path.strip()
        self.first = path.startswith("(") and path.endswith(")[1]") and len(split_at(path, "|")) == 1
        self.whole = True  # every predicate is understood
        branches = [self.branch(part) for part in split_at(path[1:-4] if self.first else path, "|")]
        self.known = [b for b in branches if b is not None]
        if len(self.known) < len(branches) or (len(branches) > 1 and not self.whole):
            self.known = []
        tests = [test for b in self.known for predicate in b.predicates for test in predicate]
        self.names = tuple(dict.fromkeys(name for test in tests for name in test.names))
        self.places = {name: n for n, name in enumerate(self.names)}
        self.unions = list(dict.fromkeys(test.names for test in tests if len(test.names) > 1))
        self.marked = all(b.predicates for b in self.known)  # an element without marks is never selected
        self.tags = frozenset().union(*(b.tags for b in self.known)) if all(b.tags for b in self.known) else frozenset({"*"})
        self.answer = lru_cache(maxsize=REMEMBERED)(self.matches)

    def branch(self, part: str) -> Branch | None:
        """Read one part of the expression; None when it is of an unknown form."""
        step = STEP.match(part.strip())
        if step is None:
            return None
        tags = frozenset({step[1]} - {"*"})
        predicates = []
        for inner in bracketed(part.strip()[step.end() :]):
            atoms = [atom.strip() for atom in split_at(inner, " or ")]
            named = [SELF.fullmatch(atom) for atom in atoms]
            tests = [condition_of(atom) for atom in atoms]
            if inner.strip() == "1":
                self.first = True
            elif all(named):
                tags = frozenset(m[1] for m in named if m)
            elif all(tests):
                predicates.append(tuple(test for test in tests if test))
            else:
                self.whole = False
        return Branch(tags, tuple(predicates))

    def __call__(self, tree: HtmlElement) -> list[HtmlElement]:
        """Return the elements below `tree` that the expression selects."""
        if not self.known:
            return cast("list[HtmlElement]", self.expression(tree))
        found = self.found(tree)
        if not self.whole:
            return cast("list[HtmlElement]", self.expression(tree)) if next(found, None) is not None else []
        return [e for e in (next(found, None),) if e is not None] if self.first else list(found)

    def found(self, tree: HtmlElement) -> Iterator[HtmlElement]:
        """Yield the elements whose marks fit."""
        names, unions, answer, none = self.names, self.unions, self.answer, (None,) * len(self.names)
        for e in tree.iterdescendants(*self.tags):
            marks: Marks = tuple(map(e.get, names))
            if marks == none:
                if self.marked:
                    continue
            elif unions and marks.count(None) < len(marks) - 1:
                marks += tuple(next((k for k in e.keys() if k in union), None) for union in unions)  # noqa: SIM118
            tag: Any = e.tag
            if answer(tag, marks):
                yield e

    def matches(self, tag: str, marks: Marks) -> bool:
        """True when an element with this tag and these marks is selected."""
        return any((not tags or tag in tags) and self.fits(predicates, marks) for tags, predicates in self.known)

    def fits(self, predicates: Sequence[Sequence[Condition]], marks: Marks) -> bool:
        """True when some test of each predicate holds."""
        for tests in predicates:
            for names, holds in tests:
                value = marks[self.places[names[0]]]
                if len(names) > 1 and (value is None or (len(marks) > len(self.names) and self.later(names, marks))):
                    value = marks[self.places[names[1]]]
                if value is not None and (holds is None or holds(value)):
                    break
            else:
                return False
        return True

    def later(self, names: tuple[str, ...], marks: Marks) -> bool:
        """True when the second attribute of a union is written before the first."""
        return marks[len(self.names) + self.unions.index(names)] == names[1]


def condition_of(atom: str) -> Condition | None:
    """Read one test of attributes; None for one of an unknown form."""
    m = ATOM.fullmatch(atom)
    if m is None:
        return None
    names = (m["name"], m["other"]) if m["other"] else (m["name"],)
    if m["same"] is not None:
        return Condition(names, m["same"].__eq__) if len(names) == 1 else None
    if m["call"] is None:
        return Condition(names, None) if len(names) == 1 else None
    holds: Callable[[str], object]
    if m["call"] == "re:test":
        holds = re.compile(m["value"], re.IGNORECASE if m["flag"] else 0).search
    else:
        holds = partial(with_value, m["value"], m["call"] == "starts-with")
    if m["folded"]:
        if len(m["upper"]) != len(m["lower"]):
            return None
        holds = partial(folded, str.maketrans(m["upper"], m["lower"]), holds)
    return Condition(names, holds)


def with_value(wanted: str, at_start: bool, value: str) -> bool:
    """True when a value contains another one, or starts with it."""
    return value.startswith(wanted) if at_start else wanted in value


def folded(table: dict[int, int], holds: Callable[[str], object], value: str) -> object:
    """Condition a value with some letters replaced."""
    return holds(value.translate(table))


def split_at(text: str, mark: str) -> list[str]:
    """Split an expression at a mark outside brackets and quotation marks; white space counts as one space.

    >>> split_at("re:test(@id|@class, 'a or b') or @x", " or ")
    ["re:test(@id|@class, 'a or b')", '@x']
    """
    found, depth, start, at, quoted = [], 0, 0, 0, False
    while at < len(text):
        c = text[at]
        quoted ^= c == "'"
        if not quoted:
            depth += (c in "([") - (c in ")]")
            m = re.compile(r"\s+or\s+" if mark == " or " else re.escape(mark)).match(text, at) if not depth else None
            if m:
                found.append(text[start:at])
                start = at = m.end()
                continue
        at += 1
    return [*found, text[start:]]


def bracketed(text: str) -> list[str]:
    """List the contents of the predicates of a step.

    >>> bracketed("[@a='[x]'][1]")
    ["@a='[x]'", '1']
    """
    found, depth, start, quoted = [], 0, 0, False
    for at, c in enumerate(text):
        quoted ^= c == "'"
        if quoted:
            continue
        if c == "[":
            depth += 1
            start = at + 1 if depth == 1 else start
        elif c == "]":
            depth -= 1
            found += [text[start:at]] if not depth else []
    return found
