"""Validators for parsed YAML: text, choice, number, list, mapping.

>>> form = Shape({"host": Text("[a-z.]+", "a host in lower case"), "role": OneOf(("primary", "edition"))}, ("host",))
>>> for problem in form.breaks({"role": "main"}, ("hosts", 0)):
...     print(problem.field, problem.says)
hosts[0].host is missing
hosts[0].role 'main' is not one of primary, edition
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

At = tuple[str | int, ...]
"""Path to a value: keys and indexes from the root down."""


class Problem(NamedTuple):
    """A violation: the path to it, and what is wrong there."""

    at: At
    says: str

    @property
    def field(self) -> str:
        """Format the path: `outlets[0].hosts[1].role`."""
        return "".join(f"[{k}]" if isinstance(k, int) else f".{k}" for k in self.at).removeprefix(".") or "the file"


class Form(Protocol):
    """A validator."""

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Yield all violations in the value at a path."""


class Text(NamedTuple):
    """Accept a string that matches a pattern; `example` completes “is not …” in the message."""

    pattern: str
    example: str

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all but matching strings."""
        if not isinstance(value, str) or not re.fullmatch(self.pattern, value):
            yield Problem(at, f"{value!r} is not {self.example}")


class OneOf(NamedTuple):
    """Accept one of a few words."""

    words: tuple[str, ...]

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all other values."""
        if value not in self.words:
            yield Problem(at, f"{value!r} is not one of {', '.join(self.words)}")


class Number(NamedTuple):
    """Accept a number from `least` to `most`."""

    least: float
    most: float

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all but numbers within the limits."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            yield Problem(at, f"{value!r} is not a number from {self.least:g} to {self.most:g}")


class Many(NamedTuple):
    """Accept a list of at least `least` valid items."""

    item: Form
    least: int = 0

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all but lists that are long enough; check the items."""
        if not isinstance(value, list):
            yield Problem(at, "must be a list")
        elif len(value) < self.least:
            yield Problem(at, "is empty")
        else:
            for i, part in enumerate(value):
                yield from self.item.breaks(part, (*at, i))


class Shape(NamedTuple):
    """Accept a mapping with known fields, the `required` ones included."""

    fields: Mapping[str, Form]
    required: tuple[str, ...] = ()

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all but mappings, missing and unknown fields; check the values."""
        if not isinstance(value, Mapping):
            yield Problem(at, "must be a mapping of fields, one per line")
            return
        yield from (Problem((*at, name), "is missing") for name in self.required if name not in value)
        for name, part in value.items():
            if name in self.fields:
                yield from self.fields[name].breaks(part, (*at, name))
            else:
                yield Problem((*at, str(name)), f"is not a field here; known are {', '.join(self.fields)}")


class Named(NamedTuple):
    """Accept a mapping from any names to valid values."""

    item: Form

    def breaks(self, value: Any, at: At) -> Iterator[Problem]:
        """Reject all but mappings; check the values."""
        if isinstance(value, Mapping):
            for name, part in value.items():
                yield from self.item.breaks(part, (*at, str(name)))
        else:
            yield Problem(at, "must be a mapping of names, one per line")


def line_of(text: str, at: At) -> int:
    """Find the line of a path in a YAML text, from 1; of its nearest ancestor when the path itself is missing.

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
