"""Word forms and their features, computed once per form and then looked up by number.

A form is a word as written; its key is the input of the models: in lower case, or a mask for a name, a word for a group, a
topical word or a number. Tables grow as texts are read, so that a common word costs one look-up.

>>> forms = Forms(Masks(frozenset({"muslim"}), frozenset({"the"}), common=frozenset({"greedy"})))
>>> numbers = forms.numbers(["The", "Muslim", "Greedy", "3,000"])
>>> [forms.keys[k] for k in forms.kinds.rows()[numbers, MASKED]]
['<n>', '<g>', 'greedy', '0']
"""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING, Any

from audit.score.word_sets import ENDINGS, Masks, WordSets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NAME, GROUP, TOPIC, NUMBER = "<n>", "<g>", "<t>", "0"
STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
"""Curly quotation marks and long dashes to ASCII; for matching only."""
LOCK = Lock()
"""Held while a table grows, because threads share tables."""
LIMIT = 40_000
"""Maximum forms kept; a process that has read more starts with empty ones. Five hundred articles have thirty thousand."""

SMALL = "float32"
"""Type of tables of whole numbers, which it holds exactly; sums over them are of `float`."""

LOW, MASKED, WORD, NAMED = range(4)
"""Columns of `Forms.kinds`: number of the form in lower case; of its keys masked, with topics unmasked, and as a name."""


class GrowingTable:
    """A row of numbers for each name of a growing list, computed on first use by `make`, for several names at once."""

    def __init__(self, names: list[str], make: Callable[[Sequence[str]], Any], kind: type | str = float) -> None:
        import numpy as np

        self.names, self.make, self.made = names, make, 0
        self.table: Any = np.zeros((1024, make(["a"]).shape[1]), dtype=kind)

    def rows(self) -> Any:
        """Return the rows of all names so far, followed by unused ones."""
        if self.made < len(self.names):
            import numpy as np

            with LOCK:
                have, want = self.made, len(self.names)
                table = self.table
                if want > len(table):
                    table = np.zeros((2 * want, table.shape[1]), dtype=table.dtype)
                    table[:have] = self.table[:have]
                if want > have:  # another thread may have computed them meanwhile
                    table[have:want] = self.make(self.names[have:want])
                self.table, self.made = table, want
        return self.table


def each(row: Callable[[str], Sequence[float]], names: Sequence[str]) -> Any:
    """Make rows of names one by one."""
    import numpy as np

    return np.fromiter(chain.from_iterable(map(row, names)), np.float64).reshape(len(names), -1)


class Forms:
    """The forms read so far, their keys, and tables of features of both.

    `kinds` and `form_features` hold a row per form, `key_features` one per key, `known` the model's values for each key,
    `subjects` the subject fields that a form in lower case (`lows`, all distinct) shows or that list it.
    """

    def __init__(self, masks: Masks, sets: WordSets | None = None, known: Callable[[Sequence[str]], Any] | None = None) -> None:
        """Start without forms; `known` looks up the model's values for some keys."""
        self.masks, self.sets = masks, sets or WordSets()
        self.number: dict[str, int] = {}
        self.forms: list[str] = []
        self.low: list[str] = []
        self.low_number: dict[str, int] = {}
        self.lows: list[str] = []
        self.key_number: dict[str, int] = {}
        self.keys: list[str] = []
        self.full_stop = self.key(".")
        listed = frozenset[str]().union(*self.sets.presence)
        self.present = {w: tuple(float(w in words) for words in self.sets.presence) for w in listed}
        self.absent = (0.0,) * len(self.sets.presence)
        self.kinds = GrowingTable(self.forms, partial(each, self.kind), int)
        self.form_features = GrowingTable(self.forms, partial(each, self.form_row), SMALL)
        self.key_features = GrowingTable(self.keys, partial(each, self.key_row), SMALL)
        self.known = GrowingTable(self.keys, known or partial(each, nothing_known))
        self.subjects = GrowingTable(self.lows, self.sets.fields.rows)

    @classmethod
    def of(cls, held: list["Forms"], make: Callable[[], "Forms"]) -> "Forms":
        """Return the forms held; new ones when there are none or they exceed the maximum."""
        if not held or len(held[0].forms) > LIMIT:
            held[:] = [make()]
        return held[0]

    def numbers(self, texts: Sequence[str]) -> "Ints":
        """Number each form; new ones are added."""
        import numpy as np

        found = list(map(self.number.get, texts))
        if None in found:
            with LOCK:
                for text in sorted(set(texts).difference(self.number)):
                    self.low.append(lower(text))
                    self.forms.append(text)
                    self.number[text] = len(self.forms) - 1
            found = list(map(self.number.get, texts))
        return np.array(found, dtype=np.int64)

    def key(self, text: str) -> int:
        """Number a key; a new one is added. Callers hold the lock."""
        at = self.key_number.get(text)
        if at is None:
            self.keys.append(text)
            at = self.key_number[text] = len(self.keys) - 1
        return at

    def kind(self, form: str) -> tuple[int, int, int, int]:
        """Return the row of `kinds` of one form."""
        m, low, c = self.masks, lower(form), form[0]
        number = self.low_number.setdefault(low, len(self.lows))
        if number == len(self.lows):
            self.lows.append(low)
        if not c.isalpha():
            at = self.key(NUMBER if c.isdigit() else low)
            return number, at, at, at
        genitive = self.sets.possessives
        if low in m.groups or (low.endswith(genitive) and any(low.removesuffix(s) in m.groups for s in genitive)):
            at = self.key(GROUP)
            return number, at, at, at
        word = NAME if c.isupper() and low not in m.common else low
        return number, self.key(TOPIC if word in m.topics else word), self.key(word), self.key(NAME)

    def key_row(self, key: str) -> tuple[float, ...]:
        """Return the row of `key_features` of one key, in the order of KEY."""
        return key_columns(key, self.masks, self.sets)

    def form_row(self, form: str) -> tuple[float, ...]:
        """Return the row of `form_features` of one form, in the order of FORM; then whether it is in each set of `presence`."""
        low = lower(form)
        return *form_columns(form, low, self.sets), *self.present.get(low, self.absent)


def key_columns(key: str, masks: Masks, sets: WordSets) -> tuple[float, ...]:
    """Compute the features of one key, in the order of KEY."""
    letter, mask, stop, lists = key[0].isalpha(), key[0] == "<", key in masks.stop, sets.lists
    word = letter or mask
    return (
        word,
        len(key) if word else 0,
        "-" in key,
        stop,
        key == NUMBER,
        letter and not stop,
        len(key),
        key == ",",
        key in PAUSES,
        mask,
        *[key in lists[name] for name in KEY_LISTS],
        *map(key.endswith, sets.endings.values()),
    )


def form_columns(form: str, low: str, sets: WordSets) -> tuple[float, ...]:
    """Compute the features of one form, in the order of FORM; `low` is the form in lower case."""
    letter, capital, upper = form[0].isalpha(), form[0].isupper(), form.isupper()
    long, digits = letter and len(form) >= 4, 0 if form.isalpha() else sum(map(str.isdigit, form))
    said, negated = low in sets.lists["saying"], low in sets.lists["negation"] or low.endswith(sets.endings["negated"])
    cased = (upper and len(form) > 2, capital, upper, digits, letter, long, long and capital)
    return said, negated, *cased, *(NO_MARK if letter else [form in MARKS[name] for name in MARKS])


def nothing_known(_: str) -> tuple[float]:
    """Return the row of a key without a model."""
    return (0.0,)


def lower(form: str) -> str:
    """Normalise a form: lower case, ASCII quotation marks and hyphens."""
    low = form.lower()
    return low if low.isascii() else low.translate(STRAIGHT)


MARKS = {
    "quote": frozenset('"“”'),
    "question": frozenset("?"),
    "exclamation": frozenset("!"),
    "comma": frozenset(","),
    "colon": frozenset(":"),
    "semicolon": frozenset(";"),
    "bracket": frozenset("("),
    "dash": frozenset("-–—"),
    "restart": frozenset('!?:…“"'),
    "straight": frozenset('"'),
    "open": frozenset("“"),
    "close": frozenset("”"),
    "stop": frozenset(".…"),
}
"""Marks that are features of a form."""
NO_MARK = (False,) * len(MARKS)
PAUSES = frozenset(".,;")
"""Marks that end a clause."""
KEY_LISTS = ("determiner", "degree", "genitive", "complementizer", "be", "infinitive")
"""Lists of words that are features of a key."""
CASED = ("said", "not", "capitals", "capital", "upper", "digits", "letter", "long", "long_capital")
PLAIN = ("word", "length", "hyphen", "stop", "number", "content", "letters", "comma", "pause", "mask")
FORM = {name: i for i, name in enumerate((*CASED, *MARKS))}
"""Columns of `Forms.form_features`; one column for each set of `WordSets.presence` follows them."""
KEY = {name: i for i, name in enumerate((*PLAIN, *KEY_LISTS, *ENDINGS))}
"""Columns of `Forms.key_features`."""
