"""Frozen classes behave as those of `@dataclass(frozen=True, slots=True)`."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from threading import Thread
from typing import ClassVar

import pytest

from audit.frozen import frozen


@frozen
class Ours:
    """A class of all kinds of fields."""

    kind: ClassVar[str] = "k"
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)
    d: float | None = field(default=None, repr=False)
    e: int = field(default=7, kw_only=True)

    @property
    def twice(self) -> int:
        """A property."""
        return 2 * self.a


@dataclass(frozen=True, slots=True)
class Plain:
    """A class of all kinds of fields."""

    kind: ClassVar[str] = "k"
    a: int
    b: str = "b"
    c: list[int] = field(default_factory=list, compare=False)
    d: float | None = field(default=None, repr=False)
    e: int = field(default=7, kw_only=True)


@frozen
class Base:
    """A class without fields."""

    record: ClassVar[str] = "list"


@frozen
class Child(Base):
    """One that inherits."""

    record = "one"

    a: int
    b: int = 2


@frozen
class Checked:
    """One that looks at itself, and says in words what it is."""

    a: int

    def __post_init__(self) -> None:
        if self.a < 0:
            raise ValueError("negative")

    def __repr__(self) -> str:
        return f"a={self.a}"

    def __hash__(self) -> int:
        return 3


def test_instances_are_made_shown_and_compared_as_those_of_a_dataclass():
    for given, named in [((1,), {}), ((1, "x"), {"e": 3}), ((1, "x", [1], 0.5), {}), ((), {"a": 1, "c": [3]})]:
        ours, plain = Ours(*given, **named), Plain(*given, **named)
        assert repr(ours) == repr(plain).replace("Plain", "Ours")
        assert asdict(ours) == asdict(plain)
        assert asdict(replace(ours, a=5)) == asdict(replace(plain, a=5))
        assert ours == Ours(*given, **named)
        assert hash(ours) == hash(Ours(*given, **named))
        assert ours != plain
        for back in (pickle.loads(pickle.dumps(ours)), copy.copy(ours), copy.deepcopy(ours)):  # noqa: S301 - our own
            assert (back, back.c) == (ours, ours.c)
    assert Ours(1) == Ours(1, c=[2])
    assert Ours(1) != Ours(2)


def test_the_class_is_described_as_a_dataclass_is():
    assert [(f.name, f.type, f.default) for f in fields(Ours)] == [(f.name, f.type, f.default) for f in fields(Plain)]
    assert str(inspect.signature(Ours)) == str(inspect.signature(Plain))
    assert (Ours.__slots__, Ours.__match_args__, Ours.__doc__) == (Plain.__slots__, Plain.__match_args__, Plain.__doc__)
    assert (Ours.kind, Ours(4).twice) == ("k", 8)


@pytest.mark.parametrize("given", [{}, {"a": 1, "z": 2}])
def test_wrong_arguments_are_refused(given):
    with pytest.raises(TypeError):
        Ours(**given)
    with pytest.raises(TypeError):
        Ours(1, "b", [], None, 7)


def test_nothing_is_changed():
    ours = Ours(1)
    for change in (lambda: setattr(ours, "a", 2), lambda: setattr(ours, "z", 2), lambda: delattr(ours, "a")):
        with pytest.raises(FrozenInstanceError):
            change()
    assert not hasattr(ours, "__dict__")


def test_a_class_inherits_and_has_methods_of_its_own():
    assert (Child(1), Child.record, Base.record, Base() == Base()) == (Child(a=1, b=2), "one", "list", True)
    assert (repr(Checked(1)), hash(Checked(1))) == ("a=1", 3)
    with pytest.raises(ValueError, match="negative"):
        Checked(-1)


def test_threads_make_first_instances_together():
    @frozen
    class Late:
        a: int

    made: list[Late] = []
    threads = [Thread(target=lambda i=i: made.append(Late(i))) for i in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(late.a for late in made) == list(range(16))
