"""Values that take long to load, kept as they are in one file of the cache folder, which the next process maps into memory.

Lists of numbers, tables and sets of words are stored as arrays and texts, from which they are built several times faster than
one by one; the longest tables of numbers and sets of words stay in the file (`audit.parts`). The file can name only classes of
this package and of the arrays; it runs nothing else when it is read.
"""

import io
import json
import mmap
import pickle
from array import array
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from audit.files import cache_folder, is_own, put, without_older
from audit.parts import Numbers, Words, stored

T = TypeVar("T")

LONG = 32
"""Fewest items of a list, table or set that is stored as a whole."""
LONGEST = 2000
"""Fewest words of a table or unchanging set of which only what is asked for is read."""
ALIGNED = 64
"""Bytes of which the start of an array is a multiple, as numpy prefers it."""
OTHERS = {
    ("builtins", "dict"),
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("builtins", "str"),
    ("collections", "defaultdict"),
    ("functools", "partial"),
    ("numpy", "dtype"),
    ("numpy", "ndarray"),
    ("numpy._core.multiarray", "_reconstruct"),
    ("numpy._core.numeric", "_frombuffer"),
    ("pathlib", "PosixPath"),
    ("pathlib", "WindowsPath"),
    ("re", "_compile"),
}
"""What a file may name beside classes of this package."""
PURE = ("audit.lang.", "audit.extract.", "audit.score.")
"""Rooms whose functions a file may name: they read documents, and write nothing."""
KINDS = {float: "d", int: "q"}
"""Codes of the types of numbers, as `array` has them."""


def recalled(kind: str, name: str, make: Callable[[], T]) -> T:
    """Read the value that an earlier process kept under `kind` and `name`, else make and keep it.

    `name` must change with all that the value depends on.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    path = folder / f"{kind}-{name}.snapshot"
    with suppress(Exception):  # absent, cut short, or of another version of a library
        value: T = read(path)
        return value
    value = make()
    with suppress(Exception):  # a value that cannot be kept
        put(path, written(value))
        without_older(folder, f"{kind}-*.snapshot")
    return value


def read(path: Path) -> Any:
    """Read a file that `written` made: a line of JSON with the sizes of the parts, the pickle, then the arrays.

    Raises `PermissionError` for a file of another user, or one that others may write.
    """
    with path.open("rb") as file:
        if not is_own(file.fileno()):
            raise PermissionError(path)
        sizes = json.loads(file.readline())
        start = file.tell()
        whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    parts = []
    for size in sizes:
        parts.append(whole[start : start + size])
        start += size + -size % ALIGNED
    return Reader(io.BytesIO(parts[0]), buffers=parts[1:]).load()


def written(value: Any) -> bytes:
    """Write a value to bytes."""
    out, arrays = io.BytesIO(), list[pickle.PickleBuffer]()
    Writer(out, arrays.append).dump(value)
    parts = [out.getvalue(), *(bytes(a.raw()) for a in arrays)]
    head = json.dumps(list(map(len, parts))).encode()
    head += b" " * (-(len(head) + 1) % ALIGNED) + b"\n"
    return head + b"".join(p + b"\0" * (-len(p) % ALIGNED) for p in parts)


class Writer(pickle.Pickler):
    """Writes long lists, tables and sets of plain items as one item each; what is shared stays shared."""

    def __init__(self, out: io.BytesIO, arrays: Callable[[pickle.PickleBuffer], Any]) -> None:
        super().__init__(out, 5, buffer_callback=arrays)
        self.seen: dict[int, tuple[int, Any]] = {}

    def persistent_id(self, given: Any) -> Any:
        """How a value is stored in whole; None for one that is stored item by item."""
        if type(given) not in {list, dict, set, frozenset} or len(given) < LONG:
            return None
        if id(given) in self.seen:
            return "again", self.seen[id(given)][0]
        stored = whole(given)
        if stored is not None:
            self.seen[id(given)] = len(self.seen), given
        return stored


class Reader(pickle.Unpickler):
    """Reads what `Writer` wrote; the file names nothing but data."""

    def __init__(self, file: io.BytesIO, buffers: list[memoryview]) -> None:
        super().__init__(file, buffers=buffers)
        self.made: list[Any] = []

    def persistent_load(self, stored: Any) -> Any:
        """Build a value that is stored in whole."""
        kind, *given = stored
        if kind == "again":
            return self.made[given[0]]
        value = BUILT[kind](*given)
        self.made.append(value)
        return value

    def find_class(self, module: str, name: str) -> Any:
        """Find a class of ours, a function of `PURE`, or one of `OTHERS`. Raises `UnpicklingError` for all else."""
        found = super().find_class(module, name) if module.startswith("audit.") or (module, name) in OTHERS else None
        ours = isinstance(found, type) or module.startswith(PURE)
        if (module, name) in OTHERS or (ours and getattr(found, "__module__", None) == module):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is not read from a file")


def whole(given: Any) -> tuple[Any, ...] | None:
    """Store a list of numbers, a set of words or a table of numbers by words in one piece; None for anything else.

    >>> built = whole({f"w{i}": i / 4 for i in range(40)})
    >>> BUILT[built[0]](*built[1:])["w2"]
    0.5
    """
    if isinstance(given, list):
        numbers = packed(given)
        return numbers and ("list", *numbers)
    words = joined(given)
    if words is None:
        return None
    numbers = packed(list(given.values())) if isinstance(given, dict) else None
    if len(given) >= LONGEST and (numbers or isinstance(given, frozenset)):
        buffers = map(pickle.PickleBuffer, (*stored(given), *(numbers or ())[1:]))
        return ("numbers", numbers[0], *buffers) if numbers else ("words", *buffers)
    if isinstance(given, dict):
        return numbers and ("dict", words, *numbers)
    return type(given).__name__, words


def packed(values: list[Any]) -> tuple[str, bytes] | None:
    """Numbers of one type as bytes; None for others."""
    types = set(map(type, values))
    if len(types) != 1 or not types <= KINDS.keys():
        return None
    code = KINDS[types.pop()]
    with suppress(OverflowError):
        return code, array(code, values).tobytes()
    return None


def joined(words: Any) -> str | None:
    """Words as lines; None where one is no text of a single line."""
    if set(map(type, words)) != {str} or any("\n" in w for w in words):
        return None
    return "\n".join(words)


def unpacked(code: str, raw: bytes) -> "array[Any]":
    """Numbers of one type from their bytes."""
    out = array(code)
    out.frombytes(raw)
    return out


BUILT: dict[str, Callable[..., Any]] = {
    "list": lambda code, raw: unpacked(code, raw).tolist(),
    "dict": lambda words, code, raw: dict(zip(words.split("\n"), unpacked(code, raw), strict=True)),
    "set": lambda words: set(words.split("\n")),
    "frozenset": lambda words: frozenset(words.split("\n")),
    "numbers": lambda code, text, places, raw: Numbers(text, places, memoryview(raw).cast(code)),
    "words": Words,
}
"""How each kind is built."""
