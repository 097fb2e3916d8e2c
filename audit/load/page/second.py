"""Modules of a library loaded a second time, as a copy of our own, without what they import for other uses.

The import statements of the copy are answered here: another module of the library is copied too, and a name of a module that is
put off is imported when it is first needed. The library itself is neither loaded nor changed.

>>> copy = Second("json", {"json.scanner"})
>>> copy("decoder").JSONDecoder().decode("[1]"), copy("decoder") is copy("decoder")
([1], True)
"""

import builtins
from collections.abc import Callable, Collection, Mapping, Sequence
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from types import ModuleType, SimpleNamespace
from typing import Any


class Later:
    """A function or class that is imported when it is called, or asked whether a value is of its kind.

    >>> Later("math", "fsum")([0.5, 0.25]), isinstance(1, Later("numbers", "Integral")), int | Later("numbers", "Integral")
    (0.75, True, typing.Any)
    """

    def __init__(self, module: str, name: str) -> None:
        self.found: Callable[[], Any] = lambda: getattr(import_module(module), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Import and call it."""
        return self.found()(*args, **kwargs)

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, self.found())

    def __or__(self, other: object) -> Any:
        """In an annotation: any type, as nobody reads it."""
        return Any

    __ror__ = __or__


class Second:
    """The second copy of a library's modules; names of the modules `put_off` are imported when they are needed."""

    def __init__(self, library: str, put_off: Collection[str]) -> None:
        self.library, self.put_off = library, frozenset(put_off)
        self.loaded: dict[str, ModuleType] = {}
        self.builtins = vars(builtins) | {"__import__": self.imported}

    def __call__(self, name: str) -> ModuleType:
        """Load a module of the library, by its name in it. Raises `ModuleNotFoundError`."""
        if name not in self.loaded:
            whole, package = f"{self.library}.{name}", find_spec(self.library)
            spec = PathFinder.find_spec(whole, package.submodule_search_locations if package else None)
            if spec is None or spec.loader is None:
                raise ModuleNotFoundError(whole)
            module = self.loaded[name] = module_from_spec(spec)
            vars(module)["__builtins__"] = self.builtins
            spec.loader.exec_module(module)
        return self.loaded[name]

    def imported(
        self,
        name: str,
        names: Mapping[str, Any] | None = None,
        local: Mapping[str, Any] | None = None,
        wanted: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """Answer an import statement of the copy, as `__import__` does."""
        whole = f"{self.library}.{name}" if level == 1 else name
        if whole in self.put_off:
            return SimpleNamespace(**{one: Later(whole, one) for one in wanted or ()})
        return self(name) if level == 1 else __import__(name, names, local, wanted or (), level)
