"""Forms of words and what is known of each, worked out once and then read by number.

A form is a word as it stands in a text; its key is how the models see it: in lower case, or a mask where it is a name, a word
for a group, a word of a topic or a number. Tables grow as texts are read, so that a common word costs one look-up.

>>> forms = Forms(Masks(frozenset({"muslim"}), frozenset({"the"}), common=frozenset({"greedy"})))
>>> places = forms.places(["The", "Muslim", "Greedy", "3,000"])
>>> [forms.keys[k] for k in forms.kinds.rows()[places, MASKED]]
['<n>', '<g>', 'greedy', '0']
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

NAME, GROUP, TOPIC, NUMBER = "<n>", "<g>", "<t>", "0"
STRAIGHT = str.maketrans("’‘“”–—", "''\"\"--")
"""Curly marks made straight, for matching only."""
LOCK = Lock()
"""Held while a table grows: threads share tables."""
LIMIT = 100_000
"""Forms that are kept; a process that has read more begins anew."""

LOW, MASKED, WORD, NAMED = range(4)
"""Columns of `Forms.kinds`: the form in lower case, its key, its key were topics not masked, and its key when it is a name."""

FIRST = frozenset({"i", "we", "our", "my", "us", "me", "ours"})
MODAL = frozenset({"should", "must", "ought"})
DAY = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
SETS = (
    FIRST, MODAL, frozenset({"according"}), frozenset({"but"}), frozenset({"you", "your"}), frozenset({"he", "she"}),
    frozenset({"so"}), frozenset({"just"}), frozenset({"even"}), DAY, frozenset({"percent", "%"}),
)  # fmt: skip
"""Sets of words whose presence in a sentence counts."""
NEGATION = frozenset({"not", "no", "never", "none", "nothing", "nor", "neither", "cannot"})
SAID = frozenset({"said", "says", "told", "according", "reported", "announced", "added"})
DETERMINER = frozenset(
    ["the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "our", "my", "your", "no", "any"]
)
DEGREE = frozenset(["so", "very", "as", "how", "too", "such", "more", "most", "utterly", "totally"])
BE = frozenset(["is", "was", "are", "were", "be", "been"])


@dataclass(frozen=True, slots=True)
class Masks:
    """Words that no score rests on (groups, topics), words without content, and words that the language has in lower case."""

    groups: frozenset[str]
    stop: frozenset[str]
    topics: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


class Table:
    """A row of numbers for each name of a list that only grows; rows are made when first asked for."""

    def __init__(self, names: list[str], row: Callable[[str], Sequence[float]], kind: type = float) -> None:
        import numpy as np

        self.names, self.row, self.made = names, row, 0
        self.table: Any = np.zeros((1024, len(row("a"))), dtype=kind)

    def rows(self) -> Any:
        """The rows of all names so far, and room for more."""
        if self.made < len(self.names):
            import numpy as np

            with LOCK:
                have, want = self.made, len(self.names)
                table = self.table
                if want > len(table):
                    table = np.zeros((2 * want, table.shape[1]), dtype=table.dtype)
                    table[:have] = self.table[:have]
                if want > have:  # another thread may have made them meanwhile
                    table[have:want] = [self.row(n) for n in self.names[have:want]]
                self.table, self.made = table, want
        return self.table


class Forms:
    """The forms met so far, their keys, and tables of both."""

    def __init__(self, masks: Masks, known: Callable[[str], Sequence[float]] | None = None) -> None:
        """`known` gives what a model knows of a key."""
        self.masks = masks
        self.place: dict[str, int] = {}
        self.forms: list[str] = []
        self.low: list[str] = []
        self.key_place: dict[str, int] = {}
        self.keys: list[str] = []
        self.kinds = Table(self.forms, self.kind, int)
        self.shape = Table(self.forms, shape)
        self.ending = Table(self.keys, self.ends)
        self.known = Table(self.keys, known or nothing)

    def places(self, texts: Sequence[str]) -> "Ints":
        """The place of each form; those not met before are added."""
        import numpy as np

        if new := set(texts).difference(self.place):
            with LOCK:
                for text in sorted(new.difference(self.place)):
                    self.low.append(lower(text))
                    self.forms.append(text)
                    self.place[text] = len(self.forms) - 1
        return np.fromiter(map(self.place.__getitem__, texts), dtype=np.int64, count=len(texts))

    def key(self, text: str) -> int:
        """The place of a key."""
        at = self.key_place.get(text)
        if at is None:
            self.keys.append(text)
            at = self.key_place[text] = len(self.keys) - 1
        return at

    def kind(self, form: str) -> tuple[int, int, int, int]:
        """The places of the keys of a form: in lower case, masked, with topics, and as a name."""
        m, low, c = self.masks, lower(form), form[0]
        if not c.isalpha():
            at = self.key(NUMBER if c.isdigit() else low)
            return self.key(low), at, at, at
        if low in m.groups or (low.endswith("'s") and low[:-2] in m.groups):
            at = self.key(GROUP)
            return self.key(low), at, at, at
        word = NAME if c.isupper() and low not in m.common else low
        return self.key(low), self.key(TOPIC if word in m.topics else word), self.key(word), self.key(NAME)

    def ends(self, key: str) -> tuple[float, ...]:
        """The columns ENDING of one key."""
        word = key[0].isalpha() or key[0] == "<"
        stop = key in self.masks.stop
        return (
            word, len(key) if word else 0, key.endswith("ly"), key.endswith("est"), key.endswith(("ist", "ists", "ism")),
            "-" in key, key.endswith(("'s", "'re", "'ll", "'d", "n't")), stop, key == NUMBER, key[0].isalpha() and not stop,
            key[0].isalpha(), key.endswith("ing"), key.endswith("ed"), key.endswith("s"), len(key), key in DETERMINER,
            key in DEGREE, key == "of", key == "that", key == ",", key in {".", ",", ";"}, key[0] == "<", key in BE,
            key == "to",
        )  # fmt: skip


ENDINGS = (
    "word", "length", "ly", "est", "ist", "hyphen", "short", "stop", "number", "content", "alpha", "ing", "ed", "s", "letters",
    "determiner", "degree", "of", "that", "comma", "pause", "mask", "be", "to",
)  # fmt: skip
ENDING = {name: i for i, name in enumerate(ENDINGS)}
"""Columns of `Forms.ending`."""

SHAPES = (
    "said", "not", "quote", "question", "exclamation", "comma", "colon", "semicolon", "bracket", "capitals", "capital", "upper",
    "digits", "dash", "letter", "long", "long_capital", "restart", "straight", "open", "close", "stop",
)  # fmt: skip
SHAPE = {name: i for i, name in enumerate(SHAPES, len(SETS))}
"""Columns of `Forms.shape`, after one for each of SETS."""


def shape(form: str) -> tuple[float, ...]:
    """The columns SHAPE of one form."""
    low, c = lower(form), form[0]
    letter, capital = c.isalpha(), c.isupper()
    long = letter and len(form) >= 4
    return (
        *[low in words for words in SETS],
        low in SAID, low in NEGATION or low.endswith("n't"), form in {'"', "“", "”"}, form == "?", form == "!", form == ",",
        form == ":", form == ";", form == "(", form.isupper() and len(form) > 2, capital, form.isupper(),
        sum(x.isdigit() for x in form), form in {"-", "–", "—"}, letter, long, long and capital, form in set('!?:…“"'),
        form == '"', form == "“", form == "”", form in {".", "…"},
    )  # fmt: skip


def nothing(_: str) -> tuple[float]:
    """What no model knows of a key."""
    return (0.0,)


def lower(form: str) -> str:
    """A form in lower case with straight marks."""
    return form.lower().translate(STRAIGHT)
