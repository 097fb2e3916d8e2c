"""Word forms and their features, computed once per form and then looked up by number.

A form is a word as written; its key is the input of the models: in lower case, or a mask for a name, a word for a group, a
topical word or a number. Tables grow as texts are read, so that a common word costs one look-up.

>>> forms = Forms(Masks(frozenset({"muslim"}), frozenset({"the"}), common=frozenset({"greedy"})))
>>> numbers = forms.numbers(["The", "Muslim", "Greedy", "3,000"])
>>> [forms.keys[k] for k in forms.kinds.rows()[numbers, MASKED]]
['<n>', '<g>', 'greedy', '0']
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from audit.score.word_sets import Masks, WordSets

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NAME, GROUP, TOPIC, NUMBER = "<n>", "<g>", "<t>", "0"
STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
"""Curly quotation marks and long dashes to ASCII; for matching only."""
LOCK = Lock()
"""Held while a table grows, because threads share tables."""
LIMIT = 100_000
"""Maximum forms kept; a process that has read more starts with empty tables."""

LOW, MASKED, WORD, NAMED = range(4)
"""Columns of `Forms.kinds`, all numbers of keys: of the form in lower case; masked; with topics unmasked; as a name."""


class GrowingTable:
    """A row of numbers for each name of a growing list, computed on first use."""

    def __init__(self, names: list[str], row: Callable[[str], Sequence[float]], kind: type = float) -> None:
        import numpy as np

        self.names, self.row, self.made = names, row, 0
        self.table: Any = np.zeros((1024, len(row("a"))), dtype=kind)

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
                    table[have:want] = [self.row(n) for n in self.names[have:want]]
                self.table, self.made = table, want
        return self.table


class Forms:
    """The forms read so far, their keys, and tables of features of both.

    `kinds`, `form_features` and `key_features` hold a row per form or key; `known` the model's values for each key,
    `subjects` the subject fields that it shows or that list it.
    """

    def __init__(
        self, masks: Masks, sets: WordSets | None = None, known: Callable[[str], Sequence[float]] | None = None
    ) -> None:
        """Start without forms; `known` looks up the model's values for a key."""
        self.masks, self.sets = masks, sets or WordSets()
        self.number: dict[str, int] = {}
        self.forms: list[str] = []
        self.low: list[str] = []
        self.key_number: dict[str, int] = {}
        self.keys: list[str] = []
        self.full_stop = self.key(".")
        self.kinds = GrowingTable(self.forms, self.kind, int)
        self.form_features = GrowingTable(self.forms, self.form_row)
        self.key_features = GrowingTable(self.keys, self.key_row)
        self.known = GrowingTable(self.keys, known or nothing_known)
        self.subjects = GrowingTable(self.keys, self.sets.fields.row)

    def numbers(self, texts: Sequence[str]) -> "Ints":
        """Number each form; new ones are added."""
        import numpy as np

        if new := set(texts).difference(self.number):
            with LOCK:
                for text in sorted(new.difference(self.number)):
                    self.low.append(lower(text))
                    self.forms.append(text)
                    self.number[text] = len(self.forms) - 1
        return np.fromiter(map(self.number.__getitem__, texts), dtype=np.int64, count=len(texts))

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
        if not c.isalpha():
            at = self.key(NUMBER if c.isdigit() else low)
            return self.key(low), at, at, at
        genitive = self.sets.possessives
        if low in m.groups or (low.endswith(genitive) and any(low.removesuffix(s) in m.groups for s in genitive)):
            at = self.key(GROUP)
            return self.key(low), at, at, at
        word = NAME if c.isupper() and low not in m.common else low
        return self.key(low), self.key(TOPIC if word in m.topics else word), self.key(word), self.key(NAME)

    def key_row(self, key: str) -> tuple[float, ...]:
        """Return the row of `key_features` of one key, in the order of KEY."""
        return tuple(key_columns(key, self.masks, self.sets).values())

    def form_row(self, form: str) -> tuple[float, ...]:
        """Return the row of `form_features` of one form, in the order of FORM; then whether it is in each set of `presence`."""
        low = lower(form)
        return *form_columns(form, self.sets).values(), *[low in words for words in self.sets.presence]


def key_columns(key: str, masks: Masks, sets: WordSets) -> dict[str, float]:
    """Compute the features of one key by name."""
    letter, mask, stop, lists = key[0].isalpha(), key[0] == "<", key in masks.stop, sets.lists
    word = letter or mask
    columns: dict[str, float] = {
        "word": word,
        "length": len(key) if word else 0,
        "hyphen": "-" in key,
        "stop": stop,
        "number": key == NUMBER,
        "content": letter and not stop,
        "letters": len(key),
        "comma": key == ",",
        "pause": key in {".", ",", ";"},
        "mask": mask,
        "determiner": key in lists["determiner"],
        "degree": key in lists["degree"],
        "genitive": key in lists["genitive"],
        "complementizer": key in lists["complementizer"],
        "be": key in lists["be"],
        "infinitive": key in lists["infinitive"],
    }
    return columns | {name: key.endswith(endings) for name, endings in sets.endings.items()}


def form_columns(form: str, sets: WordSets) -> dict[str, float]:
    """Compute the features of one form by name."""
    low, c, upper = lower(form), form[0], form.isupper()
    letter, capital, long = c.isalpha(), c.isupper(), c.isalpha() and len(form) >= 4
    return {
        "said": low in sets.lists["saying"],
        "not": low in sets.lists["negation"] or low.endswith(sets.endings["negated"]),
        "quote": form in {'"', "“", "”"},
        "question": form == "?",
        "exclamation": form == "!",
        "comma": form == ",",
        "colon": form == ":",
        "semicolon": form == ";",
        "bracket": form == "(",
        "capitals": upper and len(form) > 2,
        "capital": capital,
        "upper": upper,
        "digits": sum(map(str.isdigit, form)),
        "dash": form in {"-", "–", "—"},
        "letter": letter,
        "long": long,
        "long_capital": long and capital,
        "restart": form in {"!", "?", ":", "…", "“", '"'},
        "straight": form == '"',
        "open": form == "“",
        "close": form == "”",
        "stop": form in {".", "…"},
    }


def nothing_known(_: str) -> tuple[float]:
    """Return the row of a key without a model."""
    return (0.0,)


def lower(form: str) -> str:
    """Normalise a form: lower case, ASCII quotation marks and hyphens."""
    return form.lower().translate(STRAIGHT)


FORM = {name: i for i, name in enumerate(form_columns("a", WordSets()))}
"""Columns of `Forms.form_features`; one column for each set of `WordSets.presence` follows them."""
KEY = {name: i for i, name in enumerate(key_columns("a", Masks(frozenset(), frozenset()), WordSets()))}
"""Columns of `Forms.key_features`."""
