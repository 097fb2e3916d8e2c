"""Parts of speech: the most frequent tag of each word, corrected by its neighbours, guessed by shape for unknown words.

The correction by neighbours depends on the language: its module `tagging` has `correct(tags, forms, lists)`.

>>> from audit.lang.pack import Packs
>>> tags = Tags.load(Packs.load().nearest("en"))
>>> tags.of(["The", "minister", "said", "Kowalczyk", "unhelpfully", "."])
['DT', 'NN', 'VBD', 'NNP', 'RB', '.']
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from audit.frozen import frozen
from audit.lang.pack import Pack
from audit.lang.tokens import number

NAMES = (
    "NN", "NNP", "JJ", "NNS", "VBG", "VB", "VBN", "VBD", "RB", "CD", "VBZ", "VBP", "IN", "NNPS", "JJR", "JJS", "PRP", "DT",
    "MD", "CC", "RBR", "UH", "FW", "PRP$", ":", "WRB", "RP", "WP", "(", ")", ".", "POS", "RBS", "TO", "WDT", '"', "#", "$", ",",
    "EX", "SYM", "WP$",
)  # fmt: skip
"""Tags of the Penn treebank, brackets and quotation marks by one sign each, in the order of their numbers in the table.

Languages share the set, so that rules and tagger use the same tags; a pack maps its own.
"""

SYMBOLS = {
    **dict.fromkeys(["“", "”", '"', "''", "``", "«", "»", "„"], '"'), **dict.fromkeys(".!?…", "."), ",": ",", "(": "(",
    ")": ")", **dict.fromkeys([":", ";", "–", "—", "-", "--", "..."], ":"), "'": "POS", "[": "(", "]": ")",
}  # fmt: skip
"""Tags of punctuation, the same in every language."""


RAISED = frozenset({"NN", "NNS", "JJ", "VB", "VBG", "VBN", "VBD", "FW"})
"""Tags that become a name's when the word is capitalised, in languages that capitalise names only."""
KEPT = 20_000
"""Maximum words whose tags are cached."""


@frozen
class Tags:
    """The most frequent tag of each word of a language.

    `table` maps a word's hash (CRC-32 of its lower case) to the index of its tag in `NAMES`. The rest is from the pack:
    `fixed` tags of clitics and marks, `endings` to guess tags of words missing in the table, `lists` of words for the
    correction, and `initialisms` that are names in capitals. `capitals` is False where all nouns have one; `proper` tells names
    from nouns there. `correct` changes tags by their neighbours. `known` caches the tags of words seen.
    """

    table: dict[int, int] = field(repr=False)
    fixed: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    lists: Mapping[str, frozenset[str]]
    capitals: bool
    proper: Callable[[str], bool] | None
    correct: Callable[[list[str], list[str], Mapping[str, frozenset[str]]], None]
    known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, pack: Pack) -> "Tags":
        """Read the table of a language pack."""
        known = pack.words["tags"]
        return cls(
            table=table(pack),
            fixed=SYMBOLS | {w: tag for tag, words in known.get("groups", {}).items() for w in words} | known["fixed"],
            endings=tuple(known["endings"].items()),
            lists={name: frozenset(listed) for name, listed in known.items() if isinstance(listed, list)},
            capitals=known["capitals"] == "names",
            proper=None if known["capitals"] == "names" else pack.module("names").load(pack),
            correct=pack.module("tagging").correct,
        )

    def of(self, forms: list[str], sentence: list[int] | None = None) -> list[str]:
        """Tag each word of a text; `sentence` numbers the sentences, whose first words are capitalised anyway."""
        usual = {form: self.known.get(form) or self.remember(form) for form in set(forms)}
        tags = [usual[form] for form in forms]
        last = None
        for i, s in enumerate(sentence or [0] * len(forms)):
            if s != last:
                last = s
                low = forms[i].lower()
                if tags[i] == "NNP" and number(low) in self.table:
                    tags[i] = self.tag(low)
        self.correct(tags, forms, self.lists)
        return tags

    def usual(self) -> frozenset[int]:
        """Return the hashes of the words of the table whose most frequent tag is not a name's.

        >>> from audit.lang.pack import Packs
        >>> usual = Tags.load(Packs.load().nearest("en")).usual()
        >>> [number(word) in usual for word in ("clean", "now", "obama")]
        [True, True, False]
        """
        return frozenset(word for word, tag in self.table.items() if NAMES[tag] not in {"NNP", "NNPS"})

    def remember(self, form: str) -> str:
        """Return the tag of a word, and keep it: most words recur in the next texts."""
        if len(self.known) >= KEPT:
            self.known.clear()
        found = self.known[form] = self.tag(form)
        return found

    def tag(self, form: str) -> str:
        """Return the most frequent tag of a word, out of context."""
        low = form.lower().replace("’", "'")
        if low in self.fixed:
            return self.fixed[low]
        capital = form[:1].isupper()
        if capital and form.isupper() and low in self.lists["initialisms"]:
            return "NNP"
        known = self.table.get(number(low))
        if known is None:
            return self.shape(form)
        name = NAMES[known]
        return "NNP" if self.capitals and capital and name in RAISED and form.isalpha() else name

    def shape(self, form: str) -> str:
        """Guess the tag of an unknown word from its shape."""
        if form[:1].isdigit() or form[:1] in "$€£¥":
            return "CD"
        if form[:1].isupper():
            return "NNP" if self.proper is None or self.proper(form) else "NN"
        for ending, name in self.endings:
            if form.endswith(ending):
                return name
        return "NN" if re.match(r"\w", form) else "SYM"


def table(pack: Pack) -> dict[int, int]:
    """Read the table of a language pack; empty in a language without one, whose words are tagged by list and ending."""
    file = pack.folder / "models" / "tags.npz"
    if not file.exists():
        return {}
    import numpy as np

    with np.load(file) as arrays:
        return dict(zip(arrays["word"].tolist(), arrays["tag"].tolist(), strict=True))
