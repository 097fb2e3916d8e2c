"""Frozen classes that are quick to define: what `@dataclass(frozen=True, slots=True)` makes, but compiled on first use.

`dataclass` compiles six methods of each class that it defines. A command defines more than a hundred classes and makes
instances of half of them, which took a tenth of an article's audit. Here one `__init__` is compiled, for a first instance.

>>> @frozen
... class Cut:
...     start: int
...     stop: int = 9
>>> Cut(1), Cut(1) == Cut(1, 9), len({Cut(1), Cut(1, 9)})
(Cut(start=1, stop=9), True, 1)
>>> Cut(1).start = 2
Traceback (most recent call last):
dataclasses.FrozenInstanceError: cannot assign to field 'start'
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """Make a class of fields whose instances are values: compared, hashed and shown by their fields, and never changed."""
    given = vars(cls)
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = Initial(made)
    for method in (*compared(made), shown, unassigned, undeleted, state, restore):
        if method.__name__ not in given:
            setattr(made, method.__name__, method)
    return made  # type: ignore[no-any-return] # `cls` with slots


class Initial:
    """The `__init__` of a class until it is first asked for: then it is compiled and takes this one's place."""

    def __init__(self, made: Any) -> None:
        self.made = made

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        """Return the compiled function, bound to an instance where one is given."""
        if vars(self.made)["__init__"] is self:
            self.made.__init__ = initial_of(self.made)
        function: Any = vars(self.made)["__init__"]
        return function if instance is None else function.__get__(instance, owner)


def initial_of(made: Any) -> Callable[..., None]:
    """Compile the `__init__` of a frozen dataclass with the fields of `made`."""
    names: dict[str, Any] = {f.name: again(f) for f in fields(made)}
    names = {name: default for name, default in names.items() if default is not MISSING}
    names |= {"__annotations__": {f.name: f.type for f in fields(made)}, "__doc__": made.__doc__ or made.__name__}
    if hasattr(made, "__post_init__"):
        names["__post_init__"] = made.__post_init__
    like: Any = dataclass(frozen=True, repr=False, eq=False, match_args=False)(type(made.__name__, (), names))
    function: Callable[..., None] = like.__init__
    function.__qualname__, function.__module__ = f"{made.__qualname__}.__init__", made.__module__
    return function


def again(f: "Field[Any]") -> Any:
    """Declare a field once more: its default, a field where there is more to say, or `MISSING`."""
    if f.default_factory is not MISSING:
        return field(default_factory=f.default_factory, init=f.init, kw_only=bool(f.kw_only))
    return f.default if f.init and not f.kw_only else field(default=f.default, init=f.init, kw_only=bool(f.kw_only))


def compared(made: Any) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Make the equality and the hash of a class, by the fields that are compared."""
    names = [f.name for f in fields(made) if f.compare]
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(values(self))

    return __eq__, __hash__


def shown(self: Any) -> str:
    """Show the fields of an instance."""
    return f"{type(self).__qualname__}({', '.join(f'{f.name}={getattr(self, f.name)!r}' for f in fields(self) if f.repr)})"


def unassigned(self: Any, name: str, value: object) -> NoReturn:
    """Refuse to assign to a field."""
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def undeleted(self: Any, name: str) -> NoReturn:
    """Refuse to delete a field."""
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def state(self: Any) -> list[Any]:
    """List the values of the fields, to be pickled."""
    return [getattr(self, f.name) for f in fields(self)]


def restore(self: Any, values: list[Any]) -> None:
    """Set the fields to pickled values."""
    for f, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, f.name, value)


shown.__name__, unassigned.__name__, undeleted.__name__ = "__repr__", "__setattr__", "__delattr__"
state.__name__, restore.__name__ = "__getstate__", "__setstate__"
