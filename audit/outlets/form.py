"""Forms of values, and where a value breaks one.

>>> form = Shape({"host": Text("[a-z.]+", "a host in lower case"), "role": OneOf(("primary", "edition"))}, ("host",))
>>> for problem in form.breaks({"role": "main"}, ("hosts", 0)):
...     print(problem.field, problem.says)
hosts[0].host is missing
hosts[0].role 'main' is none of primary, edition
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

At = tuple[str | int, ...]


class Problem(NamedTuple):
    """Where a file breaks its form: keys and indexes down to the place, and what is wrong there."""

    at: At
    says: str

    @property
    def field(self) -> str:
        """The place as people write it: `outlets[0].hosts[1].role`."""
        return "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in self.at).removeprefix(".") or "the file"


class Form(Protocol):
    """Anything that says where a value breaks it."""

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Every break in a value that stands at a place."""


class Text(NamedTuple):
    """A string that matches a pattern; `example` says what it should look like."""

    pattern: str
    example: str

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Not a string, or not of the pattern."""
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            yield Problem(at, f"{value!r} is not {self.example}")


class OneOf(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """None of the words."""
        if value not in self.words:
            yield Problem(at, f"{value!r} is none of {', '.join(self.words)}")


class Number(NamedTuple):
    """A number within limits."""

    least: float
    most: float

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Not a number, or outside the limits."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            yield Problem(at, f"{value!r} is not a number from {self.least:g} to {self.most:g}")


class Many(NamedTuple):
    """A list of one form, with at least `least` items."""

    item: Form
    least: int = 0

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Not a list, too short, or broken in an item."""
        if not isinstance(value, list):
            yield Problem(at, "must be a list")
        elif len(value) < self.least:
            yield Problem(at, "is empty")
        else:
            for i, part in enumerate(value):
                yield from self.item.breaks(part, (*at, i))


class Shape(NamedTuple):
    """A mapping: its fields by name, and those that must be there."""

    fields: Mapping[str, Form]
    required: tuple[str, ...] = ()

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Not a mapping, a field too few or too many, or broken in a field."""
        if not isinstance(value, Mapping):
            yield Problem(at, "must hold fields, one a line")
            return
        yield from (Problem((*at, name), "is missing") for name in self.required if name not in value)
        for name, part in value.items():
            if name in self.fields:
                yield from self.fields[name].breaks(part, (*at, name))
            else:
                yield Problem((*at, str(name)), f"is no field here; known are {', '.join(self.fields)}")


class Named(NamedTuple):
    """A mapping from names to things of one form."""

    item: Form

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Not a mapping, or broken in a thing."""
        if isinstance(value, Mapping):
            for name, part in value.items():
                yield from self.item.breaks(part, (*at, str(name)))
        else:
            yield Problem(at, "must hold names, one a line")


def line_of(text: str, at: At) -> int:
    """Line of a place in a YAML text, from 1; of the nearest thing around it when the place itself is missing.

    >>> line_of("outlets:\\n  - id: a\\n    name: B\\n", ("outlets", 0, "name"))
    3
    """
    import yaml

    node: Any = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    line = 1
    for step in at:
        found = None
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                if name.value == str(step):
                    found, line = value, name.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
            line = found.start_mark.line + 1
        if found is None:
            break
        node = found
    return line
